//! Services delivered: the form of ten seconds, the services of one subject, the counters of the desk, the programmes.

use chrono::{DateTime, NaiveDate, Utc};
use ponte_domain::service::{AdhesionEnd, Origin, ServiceChannel, ServiceOutcome, Side};
use serde::Serialize;

use super::{invented, worker_view::WorkerHead};
use crate::{
    form::{Choice, FieldError, Form},
    layout::{Crumb, Layout, Place},
};

/// A level that can be chosen.
#[derive(Debug, Clone, Serialize)]
pub struct LepChoice {
    pub code: String,
    /// What the installation calls it; absent for those of the law.
    pub name: Option<String>,
    /// Whether it is part of the one before.
    pub part: bool,
}

/// A service that one press records.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Preset {
    pub lep: &'static str,
    pub minutes: u32,
    pub channel: ServiceChannel,
}

/// The form of ten seconds. Posts `preset`, or `lep`, `minutes`, `channel`, `outcome`, `programme`, `note`, `day` and `hour`.
#[derive(Debug, Clone, Serialize)]
pub struct ServiceForm {
    pub action: String,
    /// Where to go on.
    pub back: String,
    pub leps: Vec<LepChoice>,
    pub presets: Vec<Preset>,
    /// What was chosen last.
    pub lep: String,
    pub minutes: u32,
    pub channel: ServiceChannel,
    pub programmes: Vec<Choice>,
    pub form: Form,
}

/// A service.
#[derive(Debug, Clone, Serialize)]
pub struct ServiceRow {
    pub id: String,
    pub lep: LepChoice,
    pub at: DateTime<Utc>,
    pub minutes: u32,
    pub channel: ServiceChannel,
    pub outcome: ServiceOutcome,
    pub desk: String,
    pub by: Option<String>,
    pub note: Option<String>,
    pub programme: Option<String>,
    /// The act that recorded it by itself.
    pub origin: Option<Origin>,
    /// Name and address of its subject, where the page shows several.
    pub subject: Option<(String, String)>,
}

/// A programme that a person is or was in.
#[derive(Debug, Clone, Serialize)]
pub struct AdhesionRow {
    pub id: String,
    pub version: i64,
    pub programme: String,
    pub name: String,
    pub from: NaiveDate,
    pub last: Option<NaiveDate>,
    pub why: Option<AdhesionEnd>,
    pub beyond_quota: Option<String>,
}

/// The services to a person, and the programmes she is in.
#[derive(Debug, Clone, Serialize)]
pub struct WorkerServices {
    pub layout: Layout,
    pub head: WorkerHead,
    pub rows: Vec<ServiceRow>,
    pub adhesions: Vec<AdhesionRow>,
    /// Programmes that she could join today.
    pub open: Vec<Choice>,
    pub service: Option<ServiceForm>,
    pub today: NaiveDate,
    pub form: Form,
}

/// The services to an employer.
#[derive(Debug, Clone, Serialize)]
pub struct EmployerServices {
    pub layout: Layout,
    pub name: String,
    pub rows: Vec<ServiceRow>,
    pub service: Option<ServiceForm>,
}

/// What was delivered of one level.
#[derive(Debug, Clone, Serialize)]
pub struct CountRow {
    /// Absent for all of the desk together.
    pub lep: Option<LepChoice>,
    pub events: u64,
    pub people: u64,
    pub employers: u64,
    pub minutes: u64,
}

/// What a desk delivered.
#[derive(Debug, Clone, Serialize)]
pub struct DeskCounts {
    pub desk: String,
    pub total: CountRow,
    pub rows: Vec<CountRow>,
}

/// The services that the desk delivers: counters, and the list. Filters by `lep`, `sportello`, `programma`, `canale`, `dal` and `al`.
#[derive(Debug, Clone, Serialize)]
pub struct ServicesPage {
    pub layout: Layout,
    pub desks: Vec<DeskCounts>,
    pub rows: Vec<ServiceRow>,
    pub total: u64,
    pub leps: Vec<LepChoice>,
    pub desk_choices: Vec<Choice>,
    pub programmes: Vec<Choice>,
    /// Filters in use, by the name of their field.
    pub form: Form,
    /// The query of the filters, for the files.
    pub query: String,
    pub next: Option<String>,
    pub may_export: bool,
}

/// The levels that the installation adds. Posts `code`, `name`, `parent`, `side` and `remove`.
#[derive(Debug, Clone, Serialize)]
pub struct LevelsPage {
    pub layout: Layout,
    pub added: Vec<AddedLevel>,
    pub leps: Vec<LepChoice>,
    pub form: Form,
}

/// A level that the installation added.
#[derive(Debug, Clone, Serialize)]
pub struct AddedLevel {
    pub code: String,
    pub name: String,
    pub parent: Option<String>,
    pub side: Side,
}

/// A programme in a list.
#[derive(Debug, Clone, Serialize)]
pub struct ProgrammeRow {
    pub id: String,
    pub name: String,
    pub funding: Option<String>,
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
    pub quota: Option<u32>,
    pub taken: u32,
    pub leps: Vec<LepChoice>,
    pub eligibility: Option<String>,
    pub runs: bool,
}

/// The programmes.
#[derive(Debug, Clone, Serialize)]
pub struct ProgrammesPage {
    pub layout: Layout,
    pub rows: Vec<ProgrammeRow>,
    pub leps: Vec<LepChoice>,
    pub may_edit: bool,
    pub form: Form,
}

/// A programme, its form and the people in it.
#[derive(Debug, Clone, Serialize)]
pub struct ProgrammePage {
    pub layout: Layout,
    pub programme: ProgrammeRow,
    /// Name and address of each person, where one may see who; and her adhesion.
    pub people: Vec<(Option<(String, String)>, AdhesionRow)>,
    pub leps: Vec<LepChoice>,
    pub may_edit: bool,
    pub form: Form,
}

fn lep(code: &str) -> LepChoice {
    LepChoice { code: code.into(), name: (code == "RDC").then(|| "Reddito di cittadinanza".into()), part: code.len() == 2 }
}

fn leps() -> Vec<LepChoice> {
    ["A", "B", "F", "F1", "F3", "RDC"].map(lep).to_vec()
}

pub(crate) fn sample_form() -> ServiceForm {
    ServiceForm {
        action: "/sportello/persone/11/servizi".into(),
        back: "/sportello/persone/11".into(),
        leps: leps(),
        presets: vec![
            Preset { lep: "A", minutes: 10, channel: ServiceChannel::Desk },
            Preset { lep: "F1", minutes: 30, channel: ServiceChannel::Telephone },
        ],
        lep: "F1".into(),
        minutes: 30,
        channel: ServiceChannel::Desk,
        programmes: vec![Choice::new(invented::id(60), "GOL")],
        form: Form::default(),
    }
}

fn row(origin: Option<Origin>) -> ServiceRow {
    ServiceRow {
        id: invented::id(61),
        lep: lep("F1"),
        at: invented::in_minutes(-600),
        minutes: 45,
        channel: ServiceChannel::Desk,
        outcome: ServiceOutcome::Done,
        desk: "Sportello Lavoro La Spezia".into(),
        by: Some("Chiara Donati".into()),
        note: origin.is_none().then(|| "Vuole restare nel refit".into()),
        programme: origin.is_none().then(|| "GOL".into()),
        origin,
        subject: Some(("Giulia Ferrando".into(), "/sportello/persone/11".into())),
    }
}

pub(crate) fn rows() -> Vec<ServiceRow> {
    std::iter::once(row(None)).chain(Origin::ALL.iter().map(|origin| row(Some(*origin)))).collect()
}

pub(crate) fn adhesion(why: Option<AdhesionEnd>) -> AdhesionRow {
    AdhesionRow {
        id: invented::id(62),
        version: 1,
        programme: invented::id(60),
        name: "GOL".into(),
        from: invented::in_days(-90),
        last: why.map(|_| invented::in_days(-2)),
        why,
        beyond_quota: why.map(|_| "Deroga della Regione del 3 marzo".into()),
    }
}

fn programme(quota: Option<u32>) -> ProgrammeRow {
    ProgrammeRow {
        id: invented::id(60),
        name: "GOL, percorso 1".into(),
        funding: Some("PNRR M5C1".into()),
        from: invented::in_days(-300),
        to: Some(invented::in_days(60)),
        quota,
        taken: 12,
        leps: vec![lep("C"), lep("F1")],
        eligibility: Some("Chi riceve la NASpI".into()),
        runs: quota.is_some(),
    }
}

page!(WorkerServices, "pages/worker/services.html", {
    let full = WorkerServices {
        layout: invented::operator(Place::Workers, "/sportello/persone/11/servizi", vec![Crumb::key("workers", "/sportello/persone")]),
        head: super::worker_view::sample_head(),
        rows: rows(),
        adhesions: vec![adhesion(None), adhesion(Some(AdhesionEnd::Hired))],
        open: vec![Choice::new(invented::id(60), "GOL, percorso 1")],
        service: Some(ServiceForm { form: Form::default().wrong(FieldError::new("minutes", "service-minutes")), ..sample_form() }),
        today: invented::in_days(0),
        form: Form::default().wrong(FieldError::new("programme", "programme-full")),
    };
    let bare =
        WorkerServices { rows: Vec::new(), adhesions: Vec::new(), open: Vec::new(), service: None, form: Form::default(), ..full.clone() };
    vec![full, bare]
});

page!(EmployerServices, "pages/employer/services.html", {
    let full = EmployerServices {
        layout: invented::operator(Place::Employers, "/sportello/imprese/5/servizi", vec![Crumb::key("employers", "/sportello/imprese")]),
        name: "Cantiere Levante Refit".into(),
        rows: rows(),
        service: Some(sample_form()),
    };
    vec![full.clone(), EmployerServices { rows: Vec::new(), service: None, ..full }]
});

page!(ServicesPage, "pages/services.html", {
    let count = |lep| CountRow { lep, events: 1_240, people: 810, employers: 12, minutes: 30_405 };
    let full = ServicesPage {
        layout: invented::operator(Place::More, "/sportello/servizi-resi", Vec::new()),
        desks: vec![DeskCounts {
            desk: "Sportello Lavoro La Spezia".into(),
            total: count(None),
            rows: leps().into_iter().map(|lep| count(Some(lep))).collect(),
        }],
        rows: rows(),
        total: 1_240,
        leps: leps(),
        desk_choices: vec![Choice::new("SP", "Sportello Lavoro La Spezia")],
        programmes: vec![Choice::new(invented::id(60), "GOL")],
        form: Form::default().with("lep", "F").with("dal", "2026-11-01"),
        query: "lep=F&dal=2026-11-01".into(),
        next: Some("?lep=F&da=50".into()),
        may_export: true,
    };
    let bare = ServicesPage {
        desks: Vec::new(),
        rows: Vec::new(),
        total: 0,
        desk_choices: Vec::new(),
        programmes: Vec::new(),
        form: Form::default(),
        query: String::new(),
        next: None,
        may_export: false,
        ..full.clone()
    };
    vec![full, bare]
});

page!(LevelsPage, "pages/levels.html", {
    let added = AddedLevel { code: "RDC".into(), name: "Reddito di cittadinanza".into(), parent: None, side: Side::People };
    let full = LevelsPage {
        layout: invented::operator(Place::More, "/sportello/servizi-resi/livelli", vec![Crumb::key("services", "/sportello/servizi-resi")]),
        added: vec![AddedLevel { parent: Some("C".into()), code: "C.1".into(), ..added.clone() }, added],
        leps: leps(),
        form: Form::default().wrong(FieldError::new("code", "lep-taken")),
    };
    vec![full.clone(), LevelsPage { added: Vec::new(), form: Form::default(), ..full }]
});

page!(ProgrammesPage, "pages/programmes.html", {
    let full = ProgrammesPage {
        layout: invented::operator(Place::More, "/sportello/programmi", Vec::new()),
        rows: vec![programme(Some(12)), programme(None)],
        leps: leps(),
        may_edit: true,
        form: Form::default().wrong(FieldError::new("name", "required")),
    };
    vec![full.clone(), ProgrammesPage { rows: Vec::new(), may_edit: false, form: Form::default(), ..full }]
});

page!(ProgrammePage, "pages/programme.html", {
    let full = ProgrammePage {
        layout: invented::operator(Place::More, "/sportello/programmi/60", vec![Crumb::key("programmes", "/sportello/programmi")]),
        programme: programme(Some(20)),
        people: vec![
            (Some(("Giulia Ferrando".into(), "/sportello/persone/11".into())), adhesion(None)),
            (None, adhesion(Some(AdhesionEnd::Completed))),
        ],
        leps: leps(),
        may_edit: true,
        form: Form::default().with("leps", "C").with("name", "GOL"),
    };
    vec![full.clone(), ProgrammePage { people: Vec::new(), may_edit: false, programme: programme(None), ..full }]
});
