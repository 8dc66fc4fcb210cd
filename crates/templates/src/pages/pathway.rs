//! Pathways: where people stand, and what is to be done.

use chrono::{DateTime, NaiveDate, Utc};
use ponte_domain::pathway::{FactKind, Outcome, Quantity, StepKind, StepState};
use ponte_domain::response::ResponseState;
use serde::Serialize;

use super::{
    invented,
    picture::{ArrowPoints, BoxState, BoxWords, LaneWords, Picture},
    worker::Named,
};
use crate::{
    form::{Choice, FieldError, Form},
    layout::{Crumb, Layout, Place},
};

/// The pathways of a person, and those that can be begun.
#[derive(Debug, Clone, Serialize)]
pub struct PersonPathways {
    pub layout: Layout,
    /// The person or the employer.
    pub person: Named,
    /// Address of her or its pathways.
    pub at: String,
    /// Whether it is an employer.
    pub employer: bool,
    pub cases: Vec<CaseRow>,
    pub beginnings: Vec<BeginningLine>,
    pub may_edit: bool,
}

/// A pathway that can be begun.
#[derive(Debug, Clone, Serialize)]
pub struct BeginningLine {
    pub pack: String,
    pub pathway: String,
    pub title: String,
    /// Title of the service.
    pub service: String,
    pub summary: String,
}

/// A case in a list.
#[derive(Debug, Clone, Serialize)]
pub struct CaseRow {
    pub id: String,
    /// Address of the pathways of whom it is about, and whether that is an employer.
    pub at: String,
    pub employer: bool,
    pub person: Named,
    pub title: String,
    pub begun: NaiveDate,
    /// Title of the phase; absent once it ended.
    pub phase: Option<String>,
    pub due: Option<NaiveDate>,
    pub late: bool,
    pub ended: Option<NaiveDate>,
    /// Title of the exit.
    pub exit: Option<String>,
}

/// The form that begins a pathway.
#[derive(Debug, Clone, Serialize)]
pub struct BeginPathway {
    pub layout: Layout,
    pub person: Named,
    pub at: String,
    pub begins: BeginningLine,
    pub picture: Picture,
    pub facts: Vec<FactLine>,
    pub events: Vec<EventLine>,
    pub form: Form,
}

/// A fact about the person or the case.
#[derive(Debug, Clone, Serialize)]
pub struct FactLine {
    pub id: String,
    pub kind: FactKind,
    pub title: String,
    pub options: Vec<Choice>,
    /// What is known, in words; absent when nothing is.
    pub known: Option<String>,
    /// The same for a condition that is true or false.
    pub yes: Option<bool>,
}

/// Something that happens outside the pathway.
#[derive(Debug, Clone, Serialize)]
pub struct EventLine {
    pub id: String,
    pub title: String,
    pub on: Option<NaiveDate>,
}

/// A case.
#[derive(Debug, Clone, Serialize)]
pub struct CasePage {
    pub layout: Layout,
    pub person: Named,
    pub at: String,
    pub employer: bool,
    pub id: String,
    pub title: String,
    pub service: String,
    /// The version of the service that it runs on, when new cases begin with another.
    pub older: Option<String>,
    pub begun: NaiveDate,
    pub picture: Picture,
    pub here: Vec<HereLine>,
    pub steps: Vec<StepLine>,
    /// Steps of phases that were left, done or open.
    pub before: Vec<StepLine>,
    pub facts: Vec<FactLine>,
    pub events: Vec<EventLine>,
    pub moves: Vec<Choice>,
    pub exits: Vec<ExitLine>,
    pub ended: Option<EndedLine>,
    pub history: Vec<HistoryLine>,
    pub today: NaiveDate,
    pub form: Form,
    pub may_edit: bool,
}

/// A phase that somebody is in.
#[derive(Debug, Clone, Serialize)]
pub struct HereLine {
    /// Whose, when it is not the person's own.
    pub track: Option<String>,
    pub phase: String,
    pub summary: String,
    pub since: NaiveDate,
    pub complete: bool,
}

/// A step.
#[derive(Debug, Clone, Serialize)]
pub struct StepLine {
    pub id: String,
    pub kind: StepKind,
    pub phase: String,
    pub title: String,
    pub help: String,
    /// Titles of those who do it.
    pub who: Vec<String>,
    pub required: bool,
    pub state: StepState,
    pub done: Option<NaiveDate>,
    pub times: u32,
    pub due: Option<NaiveDate>,
    pub repeats: bool,
    /// What can be decided.
    pub options: Vec<Choice>,
    /// What was decided, in words.
    pub decided: Option<String>,
    pub quantity: Option<Quantity>,
    /// How much was noted so far.
    pub total: Option<String>,
    /// How often nobody came, and whether that can be.
    pub missed: u32,
    pub can_be_missed: bool,
    pub leps: Vec<String>,
    pub minutes: Option<u32>,
    /// A document or message is written for it.
    pub writes: bool,
    /// Title of its questionnaire.
    pub sheet: Option<String>,
    /// The questionnaire that was put to the person for it, the latest.
    pub response: Option<SheetLine>,
}

/// A questionnaire that was put to the person for a step.
#[derive(Debug, Clone, Serialize)]
pub struct SheetLine {
    pub id: String,
    pub state: ResponseState,
    /// Whether it still waits for answers.
    pub open: bool,
}

/// An exit that is open.
#[derive(Debug, Clone, Serialize)]
pub struct ExitLine {
    pub id: String,
    pub title: String,
    pub outcome: Outcome,
    pub reasons: Vec<Choice>,
    pub afterwards: String,
}

/// How it ended.
#[derive(Debug, Clone, Serialize)]
pub struct EndedLine {
    pub title: String,
    pub outcome: Outcome,
    pub on: NaiveDate,
    pub reason: Option<String>,
    pub afterwards: String,
}

/// Something that was recorded.
#[derive(Debug, Clone, Serialize)]
pub struct HistoryLine {
    pub id: String,
    /// What kind of act: `event`, `fact`, `sheet`, `step`, `move`, `exit`.
    pub act: &'static str,
    pub title: String,
    /// What was said: a decision, a value, an amount.
    pub said: Option<String>,
    /// What was said of a fact that is yes or no.
    pub yes: Option<bool>,
    pub on: NaiveDate,
    pub at: DateTime<Utc>,
    pub by: Option<String>,
    pub note: String,
    /// Who struck it out and why.
    pub struck: Option<StruckLine>,
}

/// Why something was struck out.
#[derive(Debug, Clone, Serialize)]
pub struct StruckLine {
    pub by: Option<String>,
    pub at: DateTime<Utc>,
    pub reason: String,
}

/// The cases of a desk.
#[derive(Debug, Clone, Serialize)]
pub struct PathwayList {
    pub layout: Layout,
    pub pathways: Vec<PathwayCount>,
    /// The pathway that is looked at.
    pub shown: Option<PathwayCount>,
    pub picture: Option<Picture>,
    pub rows: Vec<CaseRow>,
    /// Which: `open`, `late`, `ended`.
    pub which: &'static str,
    pub phase: Option<String>,
    /// Steps of the phase that several people can do together.
    pub steps: Vec<Choice>,
    /// The page, from 1, and whether there is one after it.
    pub page: u64,
    pub more: bool,
    /// Address of this list without its page.
    pub query: String,
    pub today: NaiveDate,
    pub form: Form,
    pub may_edit: bool,
    /// How it went for those of a group for whom it could not be recorded: the name and a code.
    pub refused: Vec<(String, String)>,
}

/// A pathway with how many are on it.
#[derive(Debug, Clone, Serialize)]
pub struct PathwayCount {
    pub pack: String,
    pub pathway: String,
    pub title: String,
    pub open: u64,
    pub late: u64,
    pub ended: u64,
    pub phases: Vec<PhaseCount>,
    pub exits: Vec<(String, u64)>,
}

/// A phase with how many are in it.
#[derive(Debug, Clone, Serialize)]
pub struct PhaseCount {
    pub id: String,
    pub title: String,
    pub cases: u64,
}

/// The picture of the samples.
pub(super) fn picture() -> Picture {
    let square = |title: &str, x: i32, y: i32, state| BoxWords {
        id: title.into(),
        title: title.into(),
        lines: vec![title.into()],
        x,
        y,
        width: 168,
        height: 68,
        state,
        steps: 3,
        people: Some(4),
        anywhere: state == BoxState::Ahead,
    };
    Picture {
        id: "prova".into(),
        title: "Avvio di impresa".into(),
        width: 640,
        height: 240,
        lanes: vec![LaneWords { title: "Cooperativa".into(), y: 120 }],
        phases: vec![
            square("Accesso", 22, 28, BoxState::Done),
            square("Colloquio", 234, 28, BoxState::Now),
            square("Programma", 446, 28, BoxState::Ahead),
            square("Affiancamento", 22, 148, BoxState::Plain),
        ],
        exits: vec![square("Progetto fattibile", 446, 148, BoxState::Ahead)],
        arrows: vec![
            ArrowPoints { points: "190,62 234,62".into(), out: false },
            ArrowPoints { points: "614,80 625,80 625,182 614,182".into(), out: true },
        ],
    }
}

fn person() -> Named {
    Named { id: invented::id(1), name: "Amina Diallo".into() }
}

fn crumbs() -> Vec<Crumb> {
    vec![Crumb::key("workers", "/sportello/persone"), Crumb::name("Amina Diallo", format!("/sportello/persone/{}", invented::id(1)))]
}

fn case_row(ended: bool) -> CaseRow {
    CaseRow {
        id: invented::id(70),
        at: "/sportello/persone/1/percorsi".into(),
        employer: false,
        person: person(),
        title: "Avvio di impresa".into(),
        begun: invented::in_days(-40),
        phase: (!ended).then(|| "Colloquio".into()),
        due: (!ended).then(|| invented::in_days(-2)),
        late: !ended,
        ended: ended.then(|| invented::in_days(-1)),
        exit: ended.then(|| "Progetto fattibile".into()),
    }
}

fn beginning() -> BeginningLine {
    BeginningLine {
        pack: "self-employment".into(),
        pathway: "self_employment".into(),
        title: "Avvio di impresa".into(),
        service: "Consulenza all’avvio di impresa".into(),
        summary: "Dall’idea al progetto.".into(),
    }
}

fn facts() -> Vec<FactLine> {
    let fact = |kind: FactKind, known: bool| FactLine {
        id: format!("{kind}-{known}"),
        kind,
        title: "Nel patto".into(),
        options: vec![Choice::new("a", "Standard")],
        known: known.then(|| "Standard".into()),
        yes: (known && kind == FactKind::YesNo).then_some(true),
    };
    FactKind::ALL.iter().flat_map(|kind| [fact(*kind, true), fact(*kind, false)]).collect()
}

fn events() -> Vec<EventLine> {
    let event = |on: Option<NaiveDate>| EventLine {
        id: if on.is_some() { "pact".into() } else { "visit".into() },
        title: "Patto firmato".into(),
        on,
    };
    vec![event(Some(invented::in_days(-60))), event(None)]
}

page!(PersonPathways, "pages/pathway/person.html", {
    let full = PersonPathways {
        layout: invented::operator(Place::Workers, "/sportello/persone/1/percorsi", crumbs()),
        person: person(),
        at: "/sportello/persone/1/percorsi".into(),
        employer: false,
        cases: vec![case_row(false), case_row(true), CaseRow { due: None, late: false, ..case_row(false) }],
        beginnings: vec![beginning()],
        may_edit: true,
    };
    vec![
        full.clone(),
        PersonPathways { cases: Vec::new(), beginnings: Vec::new(), ..full.clone() },
        PersonPathways { may_edit: false, employer: true, ..full },
    ]
});

page!(BeginPathway, "pages/pathway/begin.html", {
    let full = BeginPathway {
        layout: invented::operator(Place::Workers, "/sportello/persone/1/percorsi/inizia", crumbs()),
        person: person(),
        at: "/sportello/persone/1/percorsi".into(),
        begins: beginning(),
        picture: picture(),
        facts: facts(),
        events: events(),
        form: Form::default().with("new_id", invented::id(71)).wrong(FieldError::new("begun", "run-future")),
    };
    vec![full.clone(), BeginPathway { facts: Vec::new(), events: Vec::new(), form: Form::default(), ..full }]
});

fn steps() -> Vec<StepLine> {
    let step = |kind: StepKind, state: StepState| StepLine {
        id: format!("{kind}-{state}"),
        kind,
        phase: "Colloquio".into(),
        title: "Colloquio informativo".into(),
        help: "Forme giuridiche, credito, rischi.".into(),
        who: vec!["Operatore".into(), "La persona".into()],
        required: state != StepState::Open,
        state,
        done: (state == StepState::Done).then(|| invented::in_days(-3)),
        times: u32::from(state == StepState::Done),
        due: (state != StepState::Done).then(|| invented::in_days(-1)),
        repeats: kind == StepKind::Log,
        options: if kind == StepKind::Decision { vec![Choice::new("alone", "Da sola")] } else { Vec::new() },
        decided: (kind == StepKind::Decision && state == StepState::Done).then(|| "Da sola".into()),
        quantity: (kind == StepKind::Log).then_some(Quantity::Hours),
        total: (kind == StepKind::Log).then(|| "25,5".into()),
        missed: 1,
        can_be_missed: matches!(kind, StepKind::Appointment | StepKind::Session),
        leps: vec!["O".into()],
        minutes: Some(60),
        writes: matches!(kind, StepKind::Document | StepKind::Message),
        sheet: (kind == StepKind::Sheet).then(|| "Scheda del progetto".into()),
        response: None,
    };
    let mut all: Vec<StepLine> = StepKind::ALL.iter().map(|kind| step(*kind, StepState::Open)).collect();
    all.extend(StepState::ALL.iter().map(|state| step(StepKind::Decision, *state)));
    for quantity in Quantity::ALL {
        all.push(StepLine { quantity: Some(*quantity), times: 2, ..step(StepKind::Log, StepState::Late) });
    }
    for state in ResponseState::ALL {
        let open = matches!(state, ResponseState::Sent | ResponseState::Started);
        let response = Some(SheetLine { id: invented::id(73), state: *state, open });
        all.push(StepLine { response, ..step(StepKind::Sheet, if open { StepState::Open } else { StepState::Done }) });
    }
    for (place, line) in all.iter_mut().enumerate() {
        line.id = format!("step-{place}");
    }
    all
}

pub(super) fn history() -> Vec<HistoryLine> {
    let line = |act, struck: bool| HistoryLine {
        id: invented::id(72),
        act,
        title: "Colloquio".into(),
        said: Some("Da sola".into()),
        yes: None,
        on: invented::in_days(-3),
        at: invented::in_minutes(-4_000),
        by: Some("Chiara Donati".into()),
        note: "È venuta con la sorella".into(),
        struck: struck.then(|| StruckLine {
            by: Some("Chiara Donati".into()),
            at: invented::in_minutes(-10),
            reason: "Un’altra persona".into(),
        }),
    };
    let mut all: Vec<HistoryLine> =
        ["event", "fact", "sheet", "step", "missed", "move", "exit"].into_iter().map(|act| line(act, false)).collect();
    all.push(HistoryLine { said: None, yes: Some(true), ..line("fact", false) });
    all.push(HistoryLine { by: None, said: None, note: String::new(), ..line("step", true) });
    all
}

/// The end of the samples.
pub(super) fn ended() -> EndedLine {
    EndedLine {
        title: "Interrotto".into(),
        outcome: Outcome::Lost,
        on: invented::in_days(-1),
        reason: Some("Ha trovato lavoro".into()),
        afterwards: "Torna al patto.".into(),
    }
}

page!(CasePage, "pages/pathway/case.html", {
    let exit = |outcome: Outcome, reasons: bool| ExitLine {
        id: format!("{outcome}-{reasons}"),
        title: "Progetto fattibile".into(),
        outcome,
        reasons: if reasons { vec![Choice::new("hired", "Ha trovato lavoro")] } else { Vec::new() },
        afterwards: "Si prosegue con i servizi del territorio.".into(),
    };
    let full = CasePage {
        layout: invented::operator(Place::Workers, "/sportello/persone/1/percorsi/2", crumbs()),
        person: person(),
        at: "/sportello/persone/1/percorsi".into(),
        employer: false,
        id: invented::id(70),
        title: "Avvio di impresa".into(),
        service: "Consulenza all’avvio di impresa".into(),
        older: Some("1.0.0".into()),
        begun: invented::in_days(-40),
        picture: picture(),
        here: vec![
            HereLine {
                track: None,
                phase: "Colloquio".into(),
                summary: "Il progetto.".into(),
                since: invented::in_days(-10),
                complete: false,
            },
            HereLine {
                track: Some("Cooperativa".into()),
                phase: "Affiancamento".into(),
                summary: String::new(),
                since: invented::in_days(-4),
                complete: true,
            },
        ],
        steps: steps(),
        before: steps().into_iter().map(|line| StepLine { id: format!("{}-before", line.id), ..line }).collect(),
        facts: facts(),
        events: events(),
        moves: vec![Choice::new("programme", "Programma di lavoro")],
        exits: Outcome::ALL.iter().flat_map(|outcome| [exit(*outcome, true), exit(*outcome, false)]).collect(),
        ended: None,
        history: history(),
        today: invented::in_days(0),
        form: Form { version: Some(3), ..Form::default() }.wrong(FieldError::new("step", "run-future")),
        may_edit: true,
    };
    let quiet = CasePage {
        employer: true,
        older: None,
        moves: Vec::new(),
        before: Vec::new(),
        facts: Vec::new(),
        events: Vec::new(),
        exits: Vec::new(),
        may_edit: false,
        form: Form::default(),
        ..full.clone()
    };
    let over = CasePage { ended: Some(ended()), here: Vec::new(), steps: Vec::new(), moves: Vec::new(), exits: Vec::new(), ..full.clone() };
    let quietly = CasePage { ended: Some(EndedLine { afterwards: String::new(), reason: None, ..ended() }), ..over.clone() };
    vec![full, quiet, over, quietly]
});

page!(PathwayList, "pages/pathway/list.html", {
    let count = PathwayCount {
        pack: "self-employment".into(),
        pathway: "self_employment".into(),
        title: "Avvio di impresa".into(),
        open: 12,
        late: 3,
        ended: 5,
        phases: vec![
            PhaseCount { id: "access".into(), title: "Accesso".into(), cases: 4 },
            PhaseCount { id: "talk".into(), title: "Colloquio".into(), cases: 8 },
        ],
        exits: vec![("Progetto fattibile".into(), 5)],
    };
    let full = PathwayList {
        layout: invented::operator(Place::More, "/sportello/percorsi", Vec::new()),
        pathways: vec![count.clone(), PathwayCount { late: 0, ..count.clone() }],
        shown: Some(count),
        picture: Some(picture()),
        rows: vec![case_row(false), case_row(true), CaseRow { employer: true, ..case_row(false) }],
        which: "open",
        phase: Some("talk".into()),
        steps: vec![Choice::new("tax_lab", "Laboratorio")],
        page: 2,
        more: true,
        today: invented::in_days(0),
        query: "servizio=self-employment&percorso=self_employment".into(),
        form: Form::default(),
        may_edit: true,
        refused: ["refused-already_done", "future", "before-begun", "note-too-long", "too-many", "refused-ended"]
            .into_iter()
            .map(|why| ("Amina Diallo".to_owned(), why.to_owned()))
            .collect(),
    };
    let all = PathwayList {
        shown: None,
        picture: None,
        phase: None,
        steps: Vec::new(),
        page: 1,
        more: false,
        refused: Vec::new(),
        ..full.clone()
    };
    let late = PathwayList { which: "late", ..full.clone() };
    let ended = PathwayList { which: "ended", may_edit: false, ..full.clone() };
    vec![full, all.clone(), late, ended, PathwayList { pathways: Vec::new(), rows: Vec::new(), ..all }]
});
