//! The welcome: the queue of the desk, one visit, the screen of the waiting room.

use chrono::{DateTime, NaiveDate, Utc};
use ponte_domain::visit::{VisitKind, VisitOutcome, VisitPurpose, VisitState};
use serde::Serialize;

use super::{
    circular::{CircularRow, sample_row},
    form_page::TwinReason,
    invented,
    unemployment::StatusLine,
};
use crate::{
    form::{Choice, FieldError, Form},
    layout::{Crumb, Done, Flash, Layout, Place},
};

/// A visit in the queue.
#[derive(Debug, Clone, Serialize)]
pub struct VisitRow {
    pub id: String,
    pub version: i64,
    pub ticket: u32,
    pub state: VisitState,
    pub kind: VisitKind,
    pub purpose: VisitPurpose,
    pub name: Option<String>,
    /// Address of her file, when one may open it.
    pub file: Option<String>,
    pub arrived: DateTime<Utc>,
    /// Whole minutes that she waited, or waits.
    pub waited: u32,
    /// Who receives her, and where.
    pub by: Option<String>,
    pub counter: Option<String>,
    pub ended: Option<DateTime<Utc>>,
    pub outcome: Option<VisitOutcome>,
    /// Whether she has a file: what she was told is recorded as a service.
    pub known: bool,
}

/// The figures of a day.
#[derive(Debug, Clone, Default, Serialize)]
pub struct DayFigures {
    pub arrived: u32,
    pub waiting: u32,
    pub received: u32,
    pub served: u32,
    pub left: u32,
    /// Minutes.
    pub median_wait: Option<u32>,
    pub longest_wait: Option<u32>,
    pub purposes: Vec<(VisitPurpose, u32)>,
    pub outcomes: Vec<(VisitOutcome, u32)>,
}

/// The queue of a desk. Filters by `sportello` and `giorno`; looks for people with `q`. Posts `purpose`, `name`, `worker`; `counter`.
#[derive(Debug, Clone, Serialize)]
pub struct QueuePage {
    pub layout: Layout,
    pub desk: String,
    pub desk_name: String,
    pub desks: Vec<Choice>,
    pub day: NaiveDate,
    /// Whether it is today: what is past is only looked at.
    pub today: bool,
    pub rows: Vec<VisitRow>,
    pub figures: DayFigures,
    /// Who is looked for at the entrance, and who may be meant.
    pub q: String,
    pub candidates: Vec<CandidateRow>,
    pub may_export: bool,
    /// Whether the visitor's role receives people and opens files.
    pub may_edit: bool,
    /// Circulars that whoever begins here is still to read.
    pub circulars: Vec<CircularRow>,
    pub form: Form,
}

/// A file that may be hers.
#[derive(Debug, Clone, Serialize)]
pub struct CandidateRow {
    pub id: String,
    pub name: String,
    pub birth_year: Option<i32>,
    pub desk: String,
    /// Why it looks like what was typed.
    pub why: Option<TwinReason>,
}

/// The person of a visit, as far as one may open her file.
#[derive(Debug, Clone, Serialize)]
pub struct VisitPerson {
    pub id: String,
    pub name: String,
    pub phone: Option<String>,
    pub status: StatusLine,
    /// Whether a declaration can be recorded now.
    pub may_declare: bool,
    /// The pact that has not ended: its number, its version and the day of its signature.
    pub pact: Option<(String, i64, Option<NaiveDate>)>,
    /// What she looks for, for the pact.
    pub goal: String,
}

/// One visit: who it is, and what is done with her. Posts `worker`; `given_name`, `family_name`, `codice_fiscale`, `phone`, `email`,
/// `confirm_new`, `new_id`; `goal`; `outcome`.
#[derive(Debug, Clone, Serialize)]
pub struct VisitPage {
    pub layout: Layout,
    pub visit: VisitRow,
    pub today: bool,
    /// Absent when nobody is known, or her file is another's.
    pub person: Option<VisitPerson>,
    pub may_edit: bool,
    /// Whether the national system is away: a declaration waits for its protocol.
    pub away: bool,
    /// What the visit came to so far.
    pub so_far: VisitOutcome,
    pub q: String,
    pub candidates: Vec<CandidateRow>,
    pub twins: Vec<CandidateRow>,
    pub form: Form,
}

/// The screen of the waiting room: numbers only.
#[derive(Debug, Clone, Serialize)]
pub struct ScreenPage {
    pub layout: Layout,
    pub desk: String,
    /// Number and place, the last called first.
    pub called: Vec<(u32, Option<String>)>,
    pub waiting: Vec<u32>,
    /// Whether it asks again by itself.
    pub runs: bool,
    /// Address of the same screen that does, or does not.
    pub other: String,
}

fn row(state: VisitState, name: Option<&str>) -> VisitRow {
    let received = state != VisitState::Waiting && state != VisitState::Left;
    VisitRow {
        id: invented::id(70),
        version: 2,
        ticket: 27,
        state,
        kind: if name.is_some() { VisitKind::Known } else { VisitKind::PasserBy },
        purpose: VisitPurpose::Status,
        name: name.map(str::to_owned),
        file: name.map(|_| "/sportello/persone/11".into()),
        arrived: invented::in_minutes(-22),
        waited: 14,
        by: received.then(|| "Chiara Donati".into()),
        counter: received.then(|| "2".into()),
        ended: matches!(state, VisitState::Ended | VisitState::Left).then(|| invented::in_minutes(-3)),
        outcome: match state {
            VisitState::Ended => Some(VisitOutcome::Information),
            VisitState::Left => Some(VisitOutcome::Left),
            _ => None,
        },
        known: name.is_some(),
    }
}

fn candidate(why: Option<TwinReason>) -> CandidateRow {
    CandidateRow {
        id: invented::id(11),
        name: "Giulia Ferrando".into(),
        birth_year: Some(1992),
        desk: "Sportello Lavoro La Spezia".into(),
        why,
    }
}

page!(QueuePage, "pages/visit/queue.html", {
    let figures = DayFigures {
        arrived: 27,
        waiting: 2,
        received: 1,
        served: 22,
        left: 2,
        median_wait: Some(9),
        longest_wait: Some(41),
        purposes: VisitPurpose::ALL.iter().map(|purpose| (*purpose, 3)).collect(),
        outcomes: VisitOutcome::ALL.iter().map(|outcome| (*outcome, 3)).collect(),
    };
    let layout = invented::operator(Place::More, "/sportello/accoglienza", Vec::new());
    let full = QueuePage {
        layout: invented::after(
            layout.clone(),
            Flash { done: Done::Received, what: None, about: None, count: 27, undo: Some("/sportello/accoglienza/70/annulla".into()) },
        ),
        desk: "SP".into(),
        desk_name: "Sportello Lavoro La Spezia".into(),
        desks: vec![Choice::new("SP", "Sportello Lavoro La Spezia"), Choice::new("SZ", "Sarzana")],
        day: invented::in_days(0),
        today: true,
        rows: vec![
            row(VisitState::Received, Some("Giulia Ferrando")),
            row(VisitState::Waiting, None),
            row(VisitState::Waiting, Some("Ada Rossi")),
            row(VisitState::Ended, Some("Ada Rossi")),
            row(VisitState::Left, None),
        ],
        figures,
        q: "ferr".into(),
        candidates: vec![candidate(None)],
        may_export: true,
        may_edit: true,
        circulars: vec![sample_row(true)],
        form: Form::default().with("counter", "2").wrong(FieldError::new("name", "too-long")),
    };
    let bare = QueuePage {
        layout,
        desks: Vec::new(),
        today: false,
        rows: Vec::new(),
        figures: DayFigures::default(),
        q: String::new(),
        candidates: Vec::new(),
        may_export: false,
        may_edit: false,
        circulars: Vec::new(),
        form: Form::default(),
        ..full.clone()
    };
    vec![full.clone(), QueuePage { rows: Vec::new(), ..full }, bare]
});

page!(VisitPage, "pages/visit/one.html", {
    let crumbs = vec![Crumb::key("welcome", "/sportello/accoglienza")];
    let person = VisitPerson {
        id: invented::id(11),
        name: "Giulia Ferrando".into(),
        phone: Some("0187 000 111".into()),
        status: super::worker_view::sample_head().status,
        may_declare: true,
        pact: None,
        goal: "elettricista".into(),
    };
    let unknown = VisitPage {
        layout: invented::operator(Place::More, "/sportello/accoglienza/70", crumbs),
        visit: row(VisitState::Received, None),
        today: true,
        person: None,
        may_edit: true,
        away: false,
        so_far: VisitOutcome::Information,
        q: "ferr".into(),
        candidates: vec![candidate(None)],
        twins: vec![candidate(Some(TwinReason::Name))],
        form: Form::default().with("new_id", invented::id(71)).wrong(FieldError::new("codice_fiscale", "codice-fiscale")),
    };
    let known = VisitPage {
        visit: row(VisitState::Received, Some("Giulia Ferrando")),
        person: Some(person.clone()),
        away: true,
        q: String::new(),
        candidates: Vec::new(),
        twins: Vec::new(),
        form: Form::default().wrong(FieldError::new("goal", "required")),
        ..unknown.clone()
    };
    let written =
        |signed: Option<NaiveDate>| VisitPerson { may_declare: false, pact: Some((invented::id(72), 1, signed)), ..person.clone() };
    vec![
        VisitPage { person: Some(written(None)), so_far: VisitOutcome::Declaration, form: Form::default(), ..known.clone() },
        VisitPage { person: Some(written(Some(invented::in_days(0)))), so_far: VisitOutcome::Pact, form: Form::default(), ..known.clone() },
        VisitPage { visit: row(VisitState::Waiting, None), may_edit: false, twins: Vec::new(), form: Form::default(), ..unknown.clone() },
        VisitPage { visit: row(VisitState::Ended, Some("Ada Rossi")), today: false, form: Form::default(), ..known.clone() },
        VisitPage {
            visit: VisitRow { file: None, ..row(VisitState::Received, Some("Ada Rossi")) },
            person: None,
            form: Form::default(),
            ..known.clone()
        },
        unknown,
        known,
    ]
});

page!(ScreenPage, "pages/visit/screen.html", {
    let full = ScreenPage {
        layout: invented::anybody("/sala/SP"),
        desk: "Sportello Lavoro La Spezia".into(),
        called: vec![(27, Some("2".into())), (26, None)],
        waiting: vec![28, 29, 31],
        runs: true,
        other: "/sala/SP?fermo=1".into(),
    };
    vec![full.clone(), ScreenPage { called: Vec::new(), waiting: Vec::new(), runs: false, other: "/sala/SP".into(), ..full }]
});
