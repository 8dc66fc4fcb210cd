//! The protected part of a file, and protected files. None of these pages is in a list, a search or a feed.

use chrono::{DateTime, Utc};
use ponte_domain::{
    codes,
    protected::{Contacting, Field, Input, Section, Why},
};
use serde::Serialize;

use super::{invented, worker_view::WorkerHead};
use crate::{
    form::{FieldError, Form},
    layout::{Crumb, Layout, Place},
};

codes! {
    /// Why something protected cannot be read.
    pub enum Unreadable { Missing = "missing", Unusable = "unusable", Unknown = "unknown", Damaged = "damaged" }
}

/// Whose protected part it is: a worker, or a file that exists for its team only.
#[derive(Debug, Clone, Serialize)]
pub struct ProtectedOf {
    /// Address below which everything is.
    pub base: String,
    /// Address below which its sections are.
    pub sections: String,
    /// What stands above the page of a worker.
    pub head: Option<WorkerHead>,
    /// What a protected file is called; absent until it is opened.
    pub pseudonym: Option<String>,
}

/// The question before anything is shown: what for.
#[derive(Debug, Clone, Serialize)]
pub struct ProtectedGate {
    pub layout: Layout,
    pub of: ProtectedOf,
    pub whys: Vec<Why>,
    pub unreadable: Option<Unreadable>,
}

/// The protected part, opened.
#[derive(Debug, Clone, Serialize)]
pub struct ProtectedPage {
    pub layout: Layout,
    pub of: ProtectedOf,
    pub why: Why,
    pub sections: Vec<SectionCard>,
    pub unreadable: Option<Unreadable>,
    /// Of a protected file.
    pub file: Option<FileCard>,
    /// Whether something was just saved.
    pub saved: bool,
}

/// A section as it is shown.
#[derive(Debug, Clone, Serialize)]
pub struct SectionCard {
    pub section: Section,
    pub version: i64,
    pub updated: Option<DateTime<Utc>>,
    /// What is known; empty when nothing is.
    pub values: Vec<ShownValue>,
}

/// A value of a section.
#[derive(Debug, Clone, Serialize)]
pub struct ShownValue {
    pub name: &'static str,
    /// How it is read: `line`, `text`, `day`, `whole`, `euro`, `yes`, `code`.
    pub input: &'static str,
    /// Prefix of the words of a code.
    pub list: &'static str,
    pub text: String,
    /// Of an amount.
    pub cents: i64,
}

/// How to reach a protected person.
#[derive(Debug, Clone, Serialize)]
pub struct FileCard {
    pub contacting: Contacting,
    pub contact: Option<String>,
    pub safe_times: Option<String>,
    pub notes: Option<String>,
    /// Account numbers and names.
    pub team: Vec<(String, String)>,
    pub version: i64,
    /// What was wrong with the account that was to be added.
    pub form: Form,
}

/// The form of a section.
#[derive(Debug, Clone, Serialize)]
pub struct ProtectedForm {
    pub layout: Layout,
    pub of: ProtectedOf,
    pub why: Why,
    pub section: Section,
    pub fields: Vec<FieldLine>,
    pub form: Form,
}

/// A field of a form.
#[derive(Debug, Clone, Serialize)]
pub struct FieldLine {
    pub name: &'static str,
    pub input: &'static str,
    pub list: &'static str,
    pub codes: Vec<&'static str>,
}

/// What a section was.
#[derive(Debug, Clone, Serialize)]
pub struct ProtectedHistory {
    pub layout: Layout,
    pub of: ProtectedOf,
    pub why: Why,
    pub section: Section,
    pub entries: Vec<WasCard>,
}

/// What a section was until an instant.
#[derive(Debug, Clone, Serialize)]
pub struct WasCard {
    pub until: DateTime<Utc>,
    pub by: Option<String>,
    pub values: Vec<ShownValue>,
}

/// The protected files of the teams of whoever asks.
#[derive(Debug, Clone, Serialize)]
pub struct ProtectedFiles {
    pub layout: Layout,
    pub rows: Vec<FileRow>,
}

/// A protected file in the list of its team.
#[derive(Debug, Clone, Serialize)]
pub struct FileRow {
    pub id: String,
    /// Absent when the key is missing.
    pub pseudonym: Option<String>,
    pub updated: DateTime<Utc>,
}

/// The form of a protected file.
#[derive(Debug, Clone, Serialize)]
pub struct ProtectedFileForm {
    pub layout: Layout,
    pub form: Form,
    pub ways: Vec<Contacting>,
    pub new: bool,
    pub why: Option<Why>,
}

/// How a field is typed, in a word for the template.
#[must_use]
pub fn input_word(field: &Field) -> (&'static str, &'static str) {
    match field.input {
        Input::Line => ("line", ""),
        Input::Text => ("text", ""),
        Input::Day => ("day", ""),
        Input::Whole(..) => ("whole", ""),
        Input::Euro => ("euro", ""),
        Input::Yes => ("yes", ""),
        Input::Code(list, _) => ("code", list),
    }
}

/// The lines of the form of a section.
#[must_use]
pub fn field_lines(section: Section) -> Vec<FieldLine> {
    let line = |field: &Field| {
        let (input, list) = input_word(field);
        let codes = if let Input::Code(_, codes) = field.input { codes() } else { Vec::new() };
        FieldLine { name: field.name, input, list, codes }
    };
    section.fields().iter().map(line).collect()
}

fn layout(tab: &str) -> Layout {
    let id = invented::id(11);
    invented::operator(Place::Workers, &format!("/sportello/persone/{id}{tab}"), vec![Crumb::key("workers", "/sportello/persone")])
}

fn of_worker() -> ProtectedOf {
    let head = super::worker_view::sample_head();
    let base = format!("/sportello/persone/{}/protetta", head.id);
    ProtectedOf { sections: base.clone(), base, head: Some(head), pseudonym: None }
}

fn of_file(opened: bool) -> ProtectedOf {
    let base = format!("/sportello/riservate/{}", invented::id(12));
    ProtectedOf { sections: format!("{base}/sezioni"), base, head: None, pseudonym: opened.then(|| "Alba".into()) }
}

fn values(section: Section) -> Vec<ShownValue> {
    let value = |field: &Field| {
        let (input, list) = input_word(field);
        let text = match field.input {
            Input::Day => "2027-01-31".to_owned(),
            Input::Whole(least, _) => least.to_string(),
            Input::Yes => "yes".to_owned(),
            Input::Code(_, codes) => codes().first().copied().unwrap_or_default().to_owned(),
            _ => "Due figli, di tre e sei anni".to_owned(),
        };
        ShownValue { name: field.name, input, list, text, cents: 936_000 }
    };
    section.fields().iter().map(value).collect()
}

fn cards() -> Vec<SectionCard> {
    let card = |section: &Section| SectionCard {
        section: *section,
        version: 2,
        updated: Some(invented::in_minutes(-3000)),
        values: if *section == Section::Migration { Vec::new() } else { values(*section) },
    };
    Section::ALL.iter().map(card).collect()
}

page!(ProtectedGate, "pages/protected/gate.html", {
    let gate = |of, unreadable| Self { layout: layout("/protetta"), of, whys: Why::ALL.to_vec(), unreadable };
    let faults = Unreadable::ALL.iter().map(|fault| gate(of_worker(), Some(*fault)));
    [gate(of_worker(), None), gate(of_file(false), None)].into_iter().chain(faults).collect()
});

page!(ProtectedPage, "pages/protected/page.html", {
    let full = Self {
        layout: layout("/protetta"),
        of: of_worker(),
        why: Why::Interview,
        sections: cards(),
        unreadable: None,
        file: None,
        saved: true,
    };
    let file = FileCard {
        contacting: Contacting::ThirdPerson,
        contact: Some("Associazione, 0187 000 555".into()),
        safe_times: Some("Il martedì mattina; non lasciare messaggi".into()),
        notes: Some("Preferisce parlare in francese".into()),
        team: vec![(invented::id(70), "Chiara Donati".into())],
        version: 3,
        form: Form::default().wrong(FieldError::new("username", "account-unknown")),
    };
    let bare = FileCard { contacting: Contacting::None, contact: None, safe_times: None, notes: None, ..file.clone() };
    let of_file = Self { of: of_file(true), file: Some(file), saved: false, ..full.clone() };
    let empty = Self { file: Some(bare), sections: Vec::new(), unreadable: Some(Unreadable::Missing), ..of_file.clone() };
    vec![full, of_file, empty]
});

page!(ProtectedForm, "pages/protected/form.html", {
    let form = |section: &Section| Self {
        layout: layout("/protetta"),
        of: of_worker(),
        why: Why::Pact,
        section: *section,
        fields: field_lines(*section),
        form: Form::new(format!("/sportello/persone/{}/protetta/{section}", invented::id(11))),
    };
    let mut forms: Vec<Self> = Section::ALL.iter().map(form).collect();
    if let Some(first) = forms.first_mut() {
        first.form.version = Some(2);
        first.form = first.form.clone().wrong(FieldError::new("percent", "number")).wrong(FieldError::new("listed_on", "date"));
    }
    forms
});

page!(ProtectedHistory, "pages/protected/history.html", {
    let entry = |by: Option<&str>| WasCard {
        until: invented::in_minutes(-9000),
        by: by.map(str::to_owned),
        values: if by.is_some() { values(Section::Household) } else { Vec::new() },
    };
    let full = Self {
        layout: layout("/protetta"),
        of: of_worker(),
        why: Why::PersonAsked,
        section: Section::Household,
        entries: vec![entry(Some("Chiara Donati")), entry(None)],
    };
    vec![full.clone(), Self { entries: Vec::new(), of: of_file(true), ..full }]
});

page!(ProtectedFiles, "pages/protected/files.html", {
    let row = |pseudonym: Option<&str>| FileRow {
        id: invented::id(12),
        pseudonym: pseudonym.map(str::to_owned),
        updated: invented::in_minutes(-90),
    };
    let full =
        Self { layout: invented::operator(Place::More, "/sportello/riservate", Vec::new()), rows: vec![row(Some("Alba")), row(None)] };
    vec![full.clone(), Self { rows: Vec::new(), ..full }]
});

page!(ProtectedFileForm, "pages/protected/file_form.html", {
    let layout = invented::operator(Place::More, "/sportello/riservate/nuova", vec![Crumb::key("protected-files", "/sportello/riservate")]);
    let new = Self { layout, form: Form::new("/sportello/riservate"), ways: Contacting::ALL.to_vec(), new: true, why: None };
    let mut changed = Self { new: false, why: Some(Why::Correction), ..new.clone() };
    changed.form = changed.form.with("pseudonym", "").wrong(FieldError::new("pseudonym", "required"));
    changed.form.version = Some(3);
    vec![new, changed]
});
