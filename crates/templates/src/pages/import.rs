//! Importing and exporting files.

use chrono::{DateTime, Utc};
use ponte_domain::codes;
use serde::Serialize;

use super::invented;
use crate::{
    form::{FieldError, Form},
    layout::{Crumb, Layout, Place},
};

codes! {
    /// What a file holds.
    pub enum ImportKind { Workers = "workers", Vacancies = "vacancies", Employers = "employers", Courses = "courses" }
}

/// Choosing a file. Posts `kind`, `file`, `atomic`.
#[derive(Debug, Clone, Serialize)]
pub struct ImportStart {
    pub layout: Layout,
    pub form: Form,
    pub past: Vec<PastImport>,
}

/// An import that was made.
#[derive(Debug, Clone, Serialize)]
pub struct PastImport {
    pub id: String,
    pub file: String,
    pub kind: ImportKind,
    pub at: DateTime<Utc>,
    pub by: String,
    pub new: u64,
    pub changed: u64,
    pub refused: u64,
    pub undone: bool,
}

/// The first lines of a file and which column is which field. Posts `column.N` = import name (empty: left out), `act` = `check` or `import`.
#[derive(Debug, Clone, Serialize)]
pub struct ImportPreview {
    pub layout: Layout,
    pub id: String,
    pub file: String,
    pub kind: ImportKind,
    /// Lines counted so far.
    pub lines: u64,
    pub columns: Vec<ColumnMap>,
    /// Import names that may be chosen.
    pub fields: Vec<String>,
    /// Required fields that no column gives.
    pub lacking: Vec<String>,
    /// Whether the mapping was remembered from an earlier file.
    pub remembered: bool,
}

/// A column of the file.
#[derive(Debug, Clone, Serialize)]
pub struct ColumnMap {
    pub name: String,
    /// Import name it stands for; empty when left out.
    pub field: String,
    /// The first values.
    pub examples: Vec<String>,
}

/// An import that ended (or was only tried).
#[derive(Debug, Clone, Serialize)]
pub struct ImportReport {
    pub layout: Layout,
    pub id: String,
    pub file: String,
    pub kind: ImportKind,
    /// Whether nothing was written.
    pub dry: bool,
    pub read: u64,
    pub new: u64,
    pub changed: u64,
    pub unchanged: u64,
    pub refused: u64,
    pub seconds: u64,
    pub linked: Vec<LinkBand>,
    pub faults: Vec<Fault>,
    /// Faults that are not shown.
    pub more_faults: u64,
    /// Where the refused lines are downloaded.
    pub rejects: Option<String>,
    /// Where a POST undoes the batch.
    pub undo: Option<String>,
}

/// How many texts were linked to a concept, by how sure that is: `sure`, `likely`, `doubtful`, `none`.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct LinkBand {
    pub band: &'static str,
    pub count: u64,
}

/// A line that was refused.
#[derive(Debug, Clone, Serialize)]
pub struct Fault {
    pub line: u64,
    pub field: Option<String>,
    /// The stable code of the fault.
    pub code: String,
    pub value: Option<String>,
    /// The nearest name or value that would have been right.
    pub nearest: Option<String>,
    /// Data for the words: a limit, an expected type, another line or field.
    pub detail: String,
}

/// Choosing what to export. GET `/sportello/esporta/{kind}?formato=`.
#[derive(Debug, Clone, Serialize)]
pub struct Export {
    pub layout: Layout,
    /// Rest of an `export-…` key, and how many records.
    pub kinds: Vec<ExportKind>,
}

/// A kind of records that may be exported.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct ExportKind {
    pub kind: &'static str,
    pub path: &'static str,
    pub count: u64,
}

fn layout(path: &str) -> Layout {
    invented::operator(Place::More, path, vec![Crumb::key("import", "/sportello/importa")])
}

page!(ImportStart, "pages/import/start.html", {
    let past = |undone| PastImport {
        id: invented::id(6),
        file: "annunci.csv".into(),
        kind: ImportKind::Vacancies,
        at: invented::in_minutes(-400),
        by: "Chiara Donati".into(),
        new: 131,
        changed: 2,
        refused: 2,
        undone,
    };
    let form = Form::new("/sportello/importa");
    vec![
        Self {
            layout: layout("/sportello/importa"),
            form: form.clone().wrong(FieldError::new("file", "file-unreadable")),
            past: vec![past(false), past(true)],
        },
        Self { layout: layout("/sportello/importa"), form, past: Vec::new() },
    ]
});

page!(ImportPreview, "pages/import/preview.html", {
    let column = |name: &str, field: &str| ColumnMap {
        name: name.into(),
        field: field.into(),
        examples: vec!["Elettricista di bordo".into(), "Cameriera di sala".into()],
    };
    let one = Self {
        layout: layout("/sportello/importa/6"),
        id: invented::id(6),
        file: "annunci.csv".into(),
        kind: ImportKind::Vacancies,
        lines: 135,
        columns: vec![column("titolo", "title"), column("note interne", "")],
        fields: ["id", "title", "employer", "positions"].map(String::from).to_vec(),
        lacking: vec!["employer".into()],
        remembered: true,
    };
    vec![one.clone(), Self { lacking: Vec::new(), remembered: false, ..one }]
});

page!(ImportReport, "pages/import/report.html", {
    let fault = Fault {
        line: 12,
        field: Some("partita_iva".into()),
        code: "bad-partita-iva".into(),
        value: Some("01234567890".into()),
        nearest: None,
        detail: "check".into(),
    };
    let bands = ["sure", "likely", "doubtful", "none"].iter().zip([98, 24, 9, 4]).map(|(band, count)| LinkBand { band, count }).collect();
    let full = Self {
        layout: layout("/sportello/importa/6/rapporto"),
        id: invented::id(6),
        file: "annunci.csv".into(),
        kind: ImportKind::Vacancies,
        dry: false,
        read: 135,
        new: 131,
        changed: 2,
        unchanged: 0,
        refused: 2,
        seconds: 3,
        linked: bands,
        faults: vec![fault.clone(), Fault { field: None, value: None, ..fault }],
        more_faults: 4,
        rejects: Some("/sportello/importa/6/scarti".into()),
        undo: Some("/sportello/importa/6/annulla".into()),
    };
    vec![
        full.clone(),
        Self { dry: true, refused: 0, faults: Vec::new(), more_faults: 0, rejects: None, undo: None, linked: Vec::new(), ..full },
    ]
});

page!(Export, "pages/export.html", {
    let kinds = [
        ("workers", "/sportello/esporta/persone"),
        ("employers", "/sportello/esporta/imprese"),
        ("vacancies", "/sportello/esporta/offerte"),
        ("courses", "/sportello/esporta/corsi"),
    ];
    vec![Self {
        layout: invented::operator(Place::More, "/sportello/esporta", Vec::new()),
        kinds: kinds.iter().map(|(kind, path)| ExportKind { kind, path, count: 2000 }).collect(),
    }]
});
