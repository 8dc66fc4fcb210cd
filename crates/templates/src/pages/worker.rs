//! Workers: list and form.

use chrono::NaiveDate;
use ponte_domain::worker::Segment;
use serde::Serialize;

use super::{
    form_page::{Conflict, Twin},
    invented,
};
use crate::{
    Page,
    form::{FieldError, Form, Link, LinkChoice},
    layout::{Crumb, Done, Flash, Layout, Place},
    list::{Chip, ListState, SortLink},
};

/// The list of workers. Query: `q`, `segmento`, `senza_disponibilita`, `ordine`, `dopo` (cursor).
#[derive(Debug, Clone, Serialize)]
pub struct WorkerList {
    pub layout: Layout,
    pub list: ListState,
    pub rows: Vec<WorkerRow>,
    pub segment: Option<Segment>,
}

/// The columns of the list of workers beside the name.
pub const WORKER_COLUMNS: &[&str] = &["occupation", "place", "phone", "ascertained", "open-proposals", "segment"];

/// A worker in a list.
#[derive(Debug, Clone, Serialize)]
pub struct WorkerRow {
    pub id: String,
    pub name: String,
    pub age: Option<u32>,
    /// The municipality that counts for distance.
    pub place: Option<String>,
    /// First wish, else the last work.
    pub occupation: Option<String>,
    pub segment: Option<Segment>,
    pub phone: Option<String>,
    /// When the availability was last ascertained.
    pub ascertained: Option<NaiveDate>,
    /// Proposals that are not closed.
    pub open_proposals: u32,
}

/// The form of a worker. Field names are the import names.
#[derive(Debug, Clone, Serialize)]
pub struct WorkerForm {
    pub layout: Layout,
    pub form: Form,
    /// Id and name of the person who is changed; absent for a new one.
    pub worker: Option<Named>,
    /// What codes that were typed are called: ISTAT code, ESCO URI or ATECO code to words.
    pub labels: std::collections::BTreeMap<String, String>,
    /// How many rows each list shows, at least one more than it has.
    pub rows: WorkerRows,
    pub conflict: Option<Conflict>,
    pub duplicates: Vec<Twin>,
}

/// Rows of the lists of a worker's form.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct WorkerRows {
    pub education: usize,
    pub experiences: usize,
    pub skills: usize,
    pub languages: usize,
    pub wishes: usize,
}

/// A record by id and name.
#[derive(Debug, Clone, Serialize)]
pub struct Named {
    pub id: String,
    pub name: String,
}

/// What is told of a worker beside her name, when one points at it.
#[derive(Debug, Clone, Serialize)]
pub struct WorkerCard {
    pub layout: Layout,
    pub row: WorkerRow,
    pub email: Option<String>,
    /// Whether her name may go to employers today.
    pub may_be_named: bool,
}

page!(WorkerCard, "parts/worker_card.html", {
    let card =
        |row: WorkerRow| WorkerCard { layout: invented::anybody("/"), email: Some("luca@posta.example".into()), may_be_named: true, row };
    let rows: Vec<WorkerRow> = rows();
    let mut cards: Vec<WorkerCard> = rows.into_iter().map(card).collect();
    cards.iter_mut().skip(1).for_each(|card| (card.email, card.may_be_named) = (None, false));
    cards
});

impl Page for WorkerList {
    const TEMPLATE: &'static str = "pages/worker/list.html";

    fn layout(&self) -> &Layout {
        &self.layout
    }

    fn samples() -> Vec<Self> {
        let path = "/sportello/persone";
        let layout = invented::operator(Place::Workers, path, Vec::new());
        let flash = Flash {
            done: Done::Created,
            what: Some("Yonas Tesfay".into()),
            about: None,
            count: 1,
            undo: Some("/sportello/annulla/1".into()),
        };
        let sorts = ["name", "ascertained", "changed"].map(|sort| SortLink { sort: sort.into(), href: format!("{path}?ordine={sort}") });
        let list = ListState {
            path: path.into(),
            q: "elettricista".into(),
            total: 38,
            uncounted: true,
            all: 8412,
            chips: vec![Chip { filter: "segment".into(), value: "smart".into(), kind: Some("segment".into()), without: path.into() }],
            sort: "name".into(),
            sorts: sorts.to_vec(),
            next: Some(format!("{path}?dopo=x")),
            first: Some(path.into()),
            here: path.into(),
            export: Some("/sportello/esporta/persone?q=elettricista".into()),
            print: Some("/sportello/persone.pdf?q=elettricista".into()),
            print_first: Some(500),
            columns: WORKER_COLUMNS.iter().map(|column| (*column).to_owned()).collect(),
            options: Some(invented::list_options("persone", WORKER_COLUMNS)),
        };
        let empty = ListState { path: path.into(), sort: "name".into(), ..ListState::default() };
        vec![
            Self { layout: layout.clone(), list, rows: rows(), segment: Some(Segment::Smart) },
            Self { layout: invented::after(layout, flash), list: empty, rows: Vec::new(), segment: None },
        ]
    }
}

fn rows() -> Vec<WorkerRow> {
    let row = |number: u16, name: &str, age, place: &str, occupation: &str, days: i64, open_proposals| WorkerRow {
        id: invented::id(number),
        name: name.into(),
        age: Some(age),
        place: Some(place.into()),
        occupation: Some(occupation.into()),
        segment: Some(Segment::Smart),
        phone: Some(format!("0187 000 4{number}")),
        ascertained: Some(invented::in_days(-days)),
        open_proposals,
    };
    let unknown = WorkerRow {
        id: invented::id(99),
        name: "Yonas Tesfay".into(),
        age: None,
        place: None,
        occupation: None,
        segment: None,
        phone: None,
        ascertained: None,
        open_proposals: 0,
    };
    vec![
        row(11, "Giulia Ferrando", 34, "Lerici", "Elettricista navale", 6, 2),
        row(12, "Matteo Bertoloni", 41, "La Spezia", "Impiantista civile", 3, 1),
        row(13, "Luca Vannucci", 29, "Arcola", "Elettricista di bordo", 47, 0),
        unknown,
    ]
}

impl Page for WorkerForm {
    const TEMPLATE: &'static str = "pages/worker/form.html";

    fn layout(&self) -> &Layout {
        &self.layout
    }

    fn samples() -> Vec<Self> {
        let crumbs = vec![Crumb::key("workers", "/sportello/persone")];
        let layout = invented::operator(Place::Workers, "/sportello/persone/nuova", crumbs);
        let rows = WorkerRows { education: 1, experiences: 1, skills: 2, languages: 1, wishes: 2 };
        let new = Self {
            layout: layout.clone(),
            form: Form::new("/sportello/persone/nuova"),
            worker: None,
            labels: std::collections::BTreeMap::new(),
            rows,
            conflict: None,
            duplicates: Vec::new(),
        };
        vec![new, changed(layout, rows)]
    }
}

fn changed(layout: Layout, rows: WorkerRows) -> WorkerForm {
    let id = invented::id(11);
    let mut form = Form::new(format!("/sportello/persone/{id}/modifica"))
        .with("given_name", "Giulia")
        .with("family_name", "Ferrando")
        .with("codice_fiscale", "FRRGLI92C41E463X")
        .with("residence.istat", "011016")
        .with("contacts.phone", "0187 000 411")
        .with("education.1.title", "Qualifica di operatore elettrico")
        .with("education.1.eqf", "3")
        .with("experiences.1.title", "Elettricista di bordo")
        .with("availability.contracts", "permanent")
        .with("availability.contracts", "fixed_term")
        .with("availability.max_km", "25")
        .with("licences", "B")
        .wrong(FieldError::new("codice_fiscale", "codice-fiscale-check"))
        .wrong(FieldError::new("availability.max_km", "number"));
    form.version = Some(4);
    let choice = |uri: &str, label: &str, sure| LinkChoice { uri: uri.into(), label: label.into(), sure };
    let choices = vec![choice("o/1", "elettricista navale", Some(912)), choice("o/2", "elettricista", None)];
    form.links
        .insert("experiences.1.title".into(), Link { words: "Elettricista di bordo".into(), uri: "o/1".into(), choices: choices.clone() });
    form.links.insert("skills.1.skill".into(), Link { words: "quadri".into(), uri: String::new(), choices });
    let mut imported = FieldError::new("residence.istat", "unknown-place");
    imported.args = [("field", "residence.istat"), ("value", "Lercio"), ("nearest", "Lerici"), ("detail", "")]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into();
    form.errors.push(imported);
    WorkerForm {
        layout,
        form,
        worker: Some(Named { id: id.clone(), name: "Giulia Ferrando".into() }),
        labels: [("011016".to_owned(), "Lerici (SP)".to_owned())].into(),
        rows,
        conflict: Some(Conflict::sample()),
        duplicates: vec![Twin {
            id,
            name: "Giulia Ferrando".into(),
            note: "1992, Lerici".into(),
            why: super::form_page::TwinReason::CodiceFiscale,
        }],
    }
}
