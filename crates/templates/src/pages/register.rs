//! The smaller registers: courses, bodies, projects. One list and one view serve the three; each has its own form.

use ponte_domain::codes;
use serde::Serialize;

use super::{invented, worker::Named};
use crate::{
    form::{Choice, FieldError, Form},
    layout::{Crumb, Layout, Place},
    list::ListState,
};

codes! {
    /// Which register. The path of each is [`Noun::path`].
    pub enum Noun { Course = "course", Body = "body", Project = "project" }
}

impl Noun {
    /// Path of the list.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Course => "/sportello/corsi",
            Self::Body => "/sportello/enti",
            Self::Project => "/sportello/progetti",
        }
    }

    const fn place(self) -> Place {
        match self {
            Self::Course => Place::Courses,
            Self::Body | Self::Project => Place::More,
        }
    }

    const fn crumb(self) -> &'static str {
        match self {
            Self::Course => "courses",
            Self::Body => "bodies",
            Self::Project => "projects",
        }
    }
}

/// A list of one of the smaller registers. Query: `q`, `dopo`.
#[derive(Debug, Clone, Serialize)]
pub struct RegisterList {
    pub layout: Layout,
    pub noun: Noun,
    pub list: ListState,
    pub rows: Vec<RegisterRow>,
}

/// A record in a list.
#[derive(Debug, Clone, Serialize)]
pub struct RegisterRow {
    pub id: String,
    pub name: String,
    /// Body, place.
    pub note: Option<String>,
    pub facts: Vec<FactLine>,
}

/// A fact of a record, worded by its kind.
#[derive(Debug, Clone, Serialize)]
pub struct FactLine {
    /// Rest of a `field-…` key.
    pub field: &'static str,
    pub value: FactValue,
}

/// The value of a fact.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum FactValue {
    Text(String),
    Texts(Vec<String>),
    Number(i64),
    Date(chrono::NaiveDate),
    Cents(i64),
    Yes(bool),
    /// Address of a page elsewhere.
    Link(String),
    /// A code: list of codes and code.
    Code(&'static str, String),
    /// People or bodies of our own registers: path and name.
    Records(Vec<Linked>),
}

/// A record to which a fact leads.
#[derive(Debug, Clone, Serialize)]
pub struct Linked {
    pub name: String,
    pub href: String,
}

/// A record of one of the smaller registers.
#[derive(Debug, Clone, Serialize)]
pub struct RegisterView {
    pub layout: Layout,
    pub noun: Noun,
    pub id: String,
    pub name: String,
    /// Path of the record, from which `modifica` and `storia` hang.
    pub path: String,
    pub facts: Vec<FactLine>,
}

fn facts() -> Vec<FactLine> {
    let fact = |field, value| FactLine { field, value };
    vec![
        fact("course-body", FactValue::Text("Scuola Nazionale Trasporti".into())),
        fact("taught", FactValue::Texts(vec!["impianti elettrici di bordo".into(), "quadri 24 V".into()])),
        fact("course-hours", FactValue::Number(80)),
        fact("course-from", FactValue::Date(invented::in_days(7))),
        fact("cost", FactValue::Cents(0)),
        fact("hiring_commitment", FactValue::Yes(true)),
        fact("link", FactValue::Link("https://corsi.example/bordo".into())),
        fact("stage", FactValue::Code("stage", "running".into())),
        fact("project-workers", FactValue::Records(vec![Linked { name: "Giulia Ferrando".into(), href: "/sportello/persone/11".into() }])),
    ]
}

page!(RegisterList, "pages/register/list.html", {
    let one = |noun: &Noun, rows: Vec<RegisterRow>| Self {
        layout: invented::operator(noun.place(), noun.path(), Vec::new()),
        noun: *noun,
        list: ListState { path: noun.path().into(), total: rows.len() as u64, all: rows.len() as u64, ..ListState::default() },
        rows,
    };
    let row = RegisterRow {
        id: invented::id(31),
        name: "Impianti di bordo".into(),
        note: Some("La Spezia".into()),
        facts: facts()[2..5].to_vec(),
    };
    Noun::ALL
        .iter()
        .flat_map(|noun| {
            [one(noun, vec![row.clone(), RegisterRow { note: None, facts: Vec::new(), ..row.clone() }]), one(noun, Vec::new())]
        })
        .collect()
});

page!(RegisterView, "pages/register/view.html", {
    Noun::ALL
        .iter()
        .map(|noun| Self {
            layout: invented::operator(noun.place(), noun.path(), vec![Crumb::key(noun.crumb(), noun.path())]),
            noun: *noun,
            id: invented::id(31),
            name: "Impianti di bordo".into(),
            path: format!("{}/{}", noun.path(), invented::id(31)),
            facts: facts(),
        })
        .collect()
});

macro_rules! register_form {
    ($(#[$meta:meta])* $page:ident, $template:literal, $noun:expr, $wrong:literal) => {
        form_page!($(#[$meta])* $page, $template, |make: fn(Layout, Form) -> $page| {
            let noun: Noun = $noun;
            let layout = invented::operator(noun.place(), noun.path(), vec![Crumb::key(noun.crumb(), noun.path())]);
            let mut new = make(layout, Form::new(format!("{}/nuovo", noun.path())));
            new.rows = [("skills".to_owned(), 2)].into();
            new.choices = [("body".to_owned(), vec![Choice::new("B1", "Comune della Spezia")])].into();
            let mut changed = new.clone();
            changed.record = Some(Named { id: invented::id(31), name: "Impianti di bordo".into() });
            changed.form = changed.form.with("title", "Impianti di bordo").with("online", "true").wrong(FieldError::new($wrong, "required"));
            vec![new, changed]
        });
    };
}

register_form!(
    /// The form of a course. Field names are the import names (`skills.1`, `place.istat`, `apply_until`).
    CourseForm, "pages/register/course_form.html", Noun::Course, "title"
);
register_form!(
    /// The form of a body: `name`, `kind`, `codice_fiscale`, `istat`, `address`, `contact_name`, `phone`, `email`, `website`, `note`.
    BodyForm, "pages/register/body_form.html", Noun::Body, "name"
);
register_form!(
    /// The form of a project: `title`, `kind`, `body`, `stage`, `outlets`, `from`, `to`, `note`.
    ProjectForm, "pages/register/project_form.html", Noun::Project, "title"
);
