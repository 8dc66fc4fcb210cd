//! What offices have printed: their letters, their words in the documents of the program, a letter to many.

use chrono::{DateTime, Utc};
use ponte_domain::{reference::Lang, template::TemplateUse};
use serde::Serialize;
use serde_json::Value;

use super::{attachment::blocks, invented};
use crate::{
    form::{Choice, FieldError, Form},
    layout::{Crumb, Layout, Place},
};

/// A text.
#[derive(Debug, Clone, Serialize)]
pub struct TemplateRow {
    pub id: String,
    pub about: TemplateUse,
    pub name: String,
    pub version: i64,
    pub at: DateTime<Utc>,
    pub editor: Option<String>,
    /// Name of the desk above that wrote it.
    pub by: Option<String>,
    pub retired: bool,
    /// The languages that it is written in.
    pub langs: Vec<Lang>,
}

/// The texts of a desk.
#[derive(Debug, Clone, Serialize)]
pub struct TemplateList {
    pub layout: Layout,
    pub desk: Choice,
    /// The desks whose texts the visitor may write, when there are several.
    pub desks: Vec<Choice>,
    pub rows: Vec<TemplateRow>,
    /// Documents of the program that the desk has no text of its own for.
    pub missing: Vec<TemplateUse>,
}

/// A placeholder that cannot be filled.
#[derive(Debug, Clone, Serialize)]
pub struct BadLine {
    pub field: &'static str,
    pub lang: Lang,
    pub line: usize,
    pub written: String,
}

/// A version of a text.
#[derive(Debug, Clone, Serialize)]
pub struct TemplateVersion {
    pub version: i64,
    pub at: DateTime<Utc>,
    pub editor: Option<String>,
}

/// What a text looks like, filled in for an invented person.
#[derive(Debug, Clone, Serialize)]
pub struct TemplatePreview {
    pub lang: Lang,
    pub subject: String,
    /// Blocks as `ponte-documents` composes them.
    pub blocks: Vec<Value>,
    pub after: Vec<Value>,
}

/// A text as it is written. Posts `name`, `subject.LANG`, `text.LANG`, `after.LANG`, `lang` of the preview and `act` (`preview`, `save`).
#[derive(Debug, Clone, Serialize)]
pub struct TemplateEditor {
    pub layout: Layout,
    pub desk: Choice,
    /// Absent for a new one.
    pub id: Option<String>,
    pub about: TemplateUse,
    /// Names that placeholders may use.
    pub names: Vec<String>,
    pub bad: Vec<BadLine>,
    pub versions: Vec<TemplateVersion>,
    pub preview: Option<TemplatePreview>,
    pub retired: bool,
    pub form: Form,
}

/// What a letter to the people of a list would come to. Posts `by` (`paper`, `email`), `lang` and `act` (`look`, `make`).
#[derive(Debug, Clone, Serialize)]
pub struct MergePage {
    pub layout: Layout,
    pub letters: Vec<Choice>,
    /// The one that was chosen.
    pub chosen: Option<String>,
    /// The filters of the list, as the list writes them.
    pub query: String,
    pub people: usize,
    pub not_yours: usize,
    pub unreachable: usize,
    pub too_many: bool,
    pub by_mail: bool,
    /// Language of the letter.
    pub letter_lang: Lang,
    /// For the first of them: her name, the subject, the blocks, what is not known.
    pub first: Option<String>,
    pub subject: String,
    pub blocks: Vec<Value>,
    pub gaps: Vec<String>,
}

fn row(about: TemplateUse, retired: bool, by: bool) -> TemplateRow {
    TemplateRow {
        id: invented::id(51),
        about,
        name: "Convocazione".into(),
        version: 3,
        at: invented::in_minutes(-900),
        editor: Some("Chiara Donati".into()),
        by: by.then(|| "Provincia della Spezia".into()),
        retired,
        langs: Lang::ALL.to_vec(),
    }
}

page!(TemplateList, "pages/office/templates.html", {
    let desk = Choice::new("SP", "Sportello Lavoro La Spezia");
    let mut rows: Vec<TemplateRow> = TemplateUse::ALL.iter().map(|about| row(*about, false, false)).collect();
    rows.push(row(TemplateUse::Letter, true, false));
    rows.push(TemplateRow { editor: None, ..row(TemplateUse::Letter, false, true) });
    let full = TemplateList {
        layout: invented::operator(Place::More, "/sportello/modelli", Vec::new()),
        desks: vec![desk.clone(), Choice::new("LE", "Sportello di Lerici")],
        desk,
        rows,
        missing: Vec::new(),
    };
    vec![full.clone(), TemplateList { rows: Vec::new(), missing: TemplateUse::ALL.to_vec(), desks: Vec::new(), ..full }]
});

page!(TemplateEditor, "pages/office/template.html", {
    let full = TemplateEditor {
        layout: invented::operator(Place::More, "/sportello/modelli/1", vec![Crumb::key("templates", "/sportello/modelli")]),
        desk: Choice::new("SP", "Sportello Lavoro La Spezia"),
        id: Some(invented::id(51)),
        about: TemplateUse::Letter,
        names: vec!["given_name".into(), "today".into()],
        bad: vec![
            BadLine { field: "text", lang: Lang::It, line: 2, written: "nome".into() },
            BadLine { field: "subject", lang: Lang::Fr, line: 1, written: String::new() },
        ],
        versions: vec![
            TemplateVersion { version: 2, at: invented::in_minutes(-900), editor: Some("Chiara Donati".into()) },
            TemplateVersion { version: 1, at: invented::in_minutes(-1900), editor: None },
        ],
        preview: Some(TemplatePreview { lang: Lang::It, subject: "Convocazione".into(), blocks: blocks(), after: Vec::new() }),
        retired: false,
        form: Form { version: Some(2), ..Form::default() }
            .with("name", "Convocazione")
            .with("subject.it", "Convocazione")
            .with("text.it", "Buongiorno {{ nome }}")
            .wrong(FieldError::new("text.it", "template-placeholders")),
    };
    let document = TemplateEditor {
        id: None,
        about: TemplateUse::StatusCertificate,
        bad: Vec::new(),
        versions: Vec::new(),
        preview: Some(TemplatePreview { lang: Lang::Fr, subject: String::new(), blocks: blocks(), after: blocks() }),
        form: Form::default(),
        ..full.clone()
    };
    let retired = TemplateEditor {
        retired: true,
        preview: None,
        bad: Vec::new(),
        form: Form { version: Some(2), ..Form::default() },
        ..full.clone()
    };
    vec![full, document, retired]
});

page!(MergePage, "pages/worker/merge_letters.html", {
    let full = MergePage {
        layout: invented::operator(Place::Workers, "/sportello/lettere", vec![Crumb::key("workers", "/sportello/persone")]),
        letters: vec![Choice::new(invented::id(51), "Convocazione")],
        chosen: Some(invented::id(51)),
        query: "q=saldatore".into(),
        people: 42,
        not_yours: 3,
        unreachable: 2,
        too_many: true,
        by_mail: true,
        letter_lang: Lang::It,
        first: Some("Giulia Ferrari".into()),
        subject: "Convocazione".into(),
        blocks: blocks(),
        gaps: vec!["address".into()],
    };
    let none = MergePage {
        chosen: None,
        letters: Vec::new(),
        people: 0,
        not_yours: 0,
        unreachable: 0,
        too_many: false,
        by_mail: false,
        first: None,
        gaps: Vec::new(),
        blocks: Vec::new(),
        ..full.clone()
    };
    vec![full.clone(), none, MergePage { people: 0, first: None, ..full }]
});
