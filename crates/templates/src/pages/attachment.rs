//! Files of a person, and letters and documents that are written for her.

use chrono::{DateTime, NaiveDate, Utc};
use ponte_domain::{
    attachment::{AttachmentKind, Media},
    pack::Channel,
    reference::Lang,
};
use serde::Serialize;
use serde_json::{Value, json};

use super::{
    invented,
    own::{OwnHead, own_head},
    worker::Named,
    worker_view::{WorkerHead, sample_head},
};
use crate::{
    form::{Choice, FieldError, Form},
    layout::{Crumb, Layout, Place},
};

/// A file.
#[derive(Debug, Clone, Serialize)]
pub struct FileRow {
    pub id: String,
    pub kind: AttachmentKind,
    pub title: String,
    pub media: Media,
    /// In thousands of bytes, at least 1.
    pub kilobytes: u64,
    /// It was made here, from a text of the office or of a service.
    pub made: bool,
    /// Where what it belongs to is shown.
    pub belongs: Option<String>,
    pub by: Option<String>,
    pub at: DateTime<Utc>,
    pub removed: Option<RemovedLine>,
}

/// That a file was removed.
#[derive(Debug, Clone, Serialize)]
pub struct RemovedLine {
    pub by: Option<String>,
    pub on: NaiveDate,
    pub reason: String,
}

/// The files of a person. Posts `kind`, `title` and `file`; for one file `reason`.
#[derive(Debug, Clone, Serialize)]
pub struct WorkerFiles {
    pub layout: Layout,
    pub head: WorkerHead,
    pub rows: Vec<FileRow>,
    /// Letters of the office that can be written to her.
    pub letters: Vec<Choice>,
    pub may_edit: bool,
    pub form: Form,
}

/// The files of a person on her own pages.
#[derive(Debug, Clone, Serialize)]
pub struct OwnFiles {
    pub layout: Layout,
    pub own: OwnHead,
    pub rows: Vec<FileRow>,
}

/// A letter, document or message as it will be made. Posts `subject`, `text` and `act` (`preview`, `paper`, `email`, `sms`,
/// `messaging`, `telephone`).
#[derive(Debug, Clone, Serialize)]
pub struct ComposePage {
    pub layout: Layout,
    pub person: Named,
    pub title: String,
    /// Where it is posted, and where one comes back to.
    pub action: String,
    pub back: String,
    /// Whether it has a subject.
    pub has_subject: bool,
    /// What was not known.
    pub gaps: Vec<String>,
    /// Whom it is for and where she lives.
    pub to: Vec<String>,
    pub subject: String,
    /// Blocks as `ponte-documents` composes them.
    pub blocks: Vec<Value>,
    pub channels: Vec<Channel>,
    pub email: Option<String>,
    pub phone: Option<String>,
    /// Whether she may be written to by mail.
    pub writable: bool,
    /// Language of the letter.
    pub letter_lang: Lang,
    /// The whole text without marks, for a telephone.
    pub plain: String,
    pub form: Form,
}

fn file(kind: AttachmentKind, media: Media, made: bool) -> FileRow {
    FileRow {
        id: invented::id(31),
        kind,
        title: "Patto firmato".into(),
        media,
        kilobytes: 240,
        made,
        belongs: made.then(|| format!("/sportello/persone/{}/percorsi/{}", invented::id(11), invented::id(40))),
        by: Some("Chiara Donati".into()),
        at: invented::in_minutes(-500),
        removed: None,
    }
}

fn files() -> Vec<FileRow> {
    let mut rows: Vec<FileRow> =
        AttachmentKind::ALL.iter().map(|kind| file(*kind, Media::Pdf, *kind == AttachmentKind::Document)).collect();
    rows.extend(Media::ALL.iter().map(|media| file(AttachmentKind::Other, *media, false)));
    let removed = RemovedLine { by: Some("Chiara Donati".into()), on: invented::in_days(-1), reason: "Di un’altra persona".into() };
    rows.push(FileRow { removed: Some(removed), by: None, ..file(AttachmentKind::Other, Media::Jpeg, false) });
    rows
}

/// Blocks of every kind.
pub(crate) fn blocks() -> Vec<Value> {
    let run = |text: &str| json!({"text": text, "strong": false, "emphasis": false, "link": null, "ends_line": false});
    let link = json!({"text": "il sito", "strong": true, "emphasis": true, "link": "https://example.org", "ends_line": true});
    vec![
        json!({"kind": "heading", "level": 1, "runs": [run("Che cosa portare")]}),
        json!({"kind": "paragraph", "runs": [run("Buongiorno Anna, "), link, run("a presto.")]}),
        json!({"kind": "list", "ordered": true, "items": [[run("un documento")]]}),
        json!({"kind": "list", "ordered": false, "items": [[run("il patto")]]}),
        json!({"kind": "rule"}),
    ]
}

page!(WorkerFiles, "pages/worker/files.html", {
    let full = WorkerFiles {
        layout: invented::operator(Place::Workers, "/sportello/persone/1/documenti", vec![Crumb::key("workers", "/sportello/persone")]),
        head: sample_head(),
        rows: files(),
        letters: vec![Choice::new(invented::id(50), "Convocazione")],
        may_edit: true,
        form: Form::default().with("title", "Patto").wrong(FieldError::new("file", "attachment-form")),
    };
    vec![full.clone(), WorkerFiles { rows: Vec::new(), letters: Vec::new(), may_edit: false, form: Form::default(), ..full }]
});

page!(OwnFiles, "pages/own/files.html", {
    let full = OwnFiles { layout: invented::anybody("/area/1/documenti"), own: own_head(true), rows: files() };
    vec![full.clone(), OwnFiles { rows: Vec::new(), own: own_head(false), ..full }]
});

page!(ComposePage, "pages/worker/compose.html", {
    let full = ComposePage {
        layout: invented::operator(Place::Workers, "/sportello/persone/1/documenti", vec![Crumb::key("workers", "/sportello/persone")]),
        person: Named { id: invented::id(11), name: "Giulia Ferrari".into() },
        title: "Convocazione".into(),
        action: "/sportello/persone/1/documenti/lettera/2".into(),
        back: "/sportello/persone/1/documenti".into(),
        has_subject: true,
        gaps: vec!["place".into()],
        to: vec!["Giulia Ferrari".into(), "Via dell’Esempio 2".into()],
        subject: "Convocazione".into(),
        blocks: blocks(),
        channels: Channel::ALL.to_vec(),
        email: Some("giulia@example.org".into()),
        phone: Some("0187 000 123".into()),
        writable: true,
        letter_lang: Lang::It,
        plain: "Buongiorno".into(),
        form: Form::default().with("subject", "Convocazione").with("text", "Buongiorno").wrong(FieldError::new("text", "required")),
    };
    let document = ComposePage {
        has_subject: false,
        gaps: Vec::new(),
        to: Vec::new(),
        channels: vec![Channel::Paper],
        email: None,
        phone: None,
        writable: false,
        form: Form::default().with("text", "# Attestazione"),
        ..full.clone()
    };
    vec![full, document]
});
