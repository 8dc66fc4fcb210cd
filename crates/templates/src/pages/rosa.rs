//! The rosa: the names that go to the employer, and what it answers.

use chrono::{DateTime, Utc};
use ponte_domain::{
    dispatch::Verdict,
    proposal::{ContactOutcome, ProposalState},
    work_terms::Licence,
    worker::Language,
};
use serde::Serialize;

use super::{
    invented,
    shortlist::{self, VacancyHead},
};
use crate::layout::{Layout, Place};

/// Choosing and sending the rosa, and what came of those sent. The form posts `worker` (repeated), `how` (`mail`, `paper`) and `message`;
/// a verdict that the employer told posts `proposal` and `verdict`, an outcome `proposal` and `outcome`.
#[derive(Debug, Clone, Serialize)]
pub struct SendRosa {
    pub layout: Layout,
    pub vacancy: VacancyHead,
    /// Whom it is sent to.
    pub contact: Option<String>,
    pub email: Option<String>,
    pub rows: Vec<RosaRow>,
    pub wanted: u32,
    /// The rose sent, the latest first.
    pub sent: Vec<SentRosa>,
    /// The rose that are to leave, and those that did not.
    pub planned: Vec<PlannedRosa>,
    /// What keeps the rosa from leaving: rest of a `rosa-wrong-…` key.
    pub wrong: Option<&'static str>,
    /// Words to the employer, as typed.
    pub message: String,
    /// How it leaves, as chosen: `mail`, `timed`, `paper`.
    pub how: String,
    /// When it leaves, as typed.
    pub at: String,
    /// Reference that the employer quotes.
    pub reference: String,
    /// Who signs.
    pub operator: String,
}

/// A person who may or may not leave.
#[derive(Debug, Clone, Serialize)]
pub struct RosaRow {
    pub id: String,
    pub name: String,
    pub summary: Summary,
    pub outcome: Option<ContactOutcome>,
    pub conditions: Option<String>,
    pub consent: Option<bool>,
    /// Whether she may leave: available and agreed.
    pub may_leave: bool,
    pub chosen: bool,
}

/// What the employer reads of a person: words of the record, nothing of who she is.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Summary {
    pub place: Option<String>,
    /// What the work was called, and how many months of it.
    pub work: Vec<(String, Option<u32>)>,
    pub titles: Vec<String>,
    pub skills: Vec<String>,
    pub languages: Vec<Language>,
    pub licences: Vec<Licence>,
    pub from: Option<chrono::NaiveDate>,
    pub conditions: Option<String>,
}

/// A rosa that left.
#[derive(Debug, Clone, Serialize)]
pub struct SentRosa {
    pub at: DateTime<Utc>,
    pub by: String,
    /// Absent when it was handed over on paper.
    pub to: Option<String>,
    pub answered: Option<DateTime<Utc>>,
    pub people: Vec<SentPerson>,
    /// Who was to be on it and could not be named any more when it left.
    pub left_out: Vec<String>,
}

/// A rosa that is to leave, or that did not.
#[derive(Debug, Clone, Serialize)]
pub struct PlannedRosa {
    pub id: String,
    pub at: DateTime<Utc>,
    pub by: String,
    pub to: Option<String>,
    pub names: Vec<String>,
    /// Whether it waits; otherwise it did not leave, because nobody could any more.
    pub waiting: bool,
    /// Whether it leaves within two minutes.
    pub soon: bool,
}

/// A person on a rosa that left.
#[derive(Debug, Clone, Serialize)]
pub struct SentPerson {
    pub proposal: String,
    pub id: String,
    pub name: String,
    pub verdict: Option<Verdict>,
    pub state: ProposalState,
    /// Whether the employer can still say something of her.
    pub open: bool,
}

/// The rosa as the employer sees it through its link. Each verdict posts `proposal` and `verdict`.
#[derive(Debug, Clone, Serialize)]
pub struct EmployerRosa {
    pub layout: Layout,
    pub vacancy: VacancyHead,
    pub token: String,
    pub contact: Option<String>,
    pub people: Vec<RosaPerson>,
    pub reference: String,
    pub operator: String,
    pub sent: DateTime<Utc>,
}

/// A person whom the employer may judge.
#[derive(Debug, Clone, Serialize)]
pub struct RosaPerson {
    pub proposal: String,
    /// Absent when she has withdrawn her consent since.
    pub name: Option<String>,
    pub summary: Summary,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub state: ProposalState,
    /// Whether the employer can still say something of her.
    pub open: bool,
}

page!(SendRosa, "pages/vacancy/rosa.html", send_samples());
page!(EmployerRosa, "pages/rosa.html", employer_samples());

fn summary() -> Summary {
    Summary {
        place: Some("La Spezia".into()),
        work: vec![("Impiantista".into(), Some(48)), ("Elettricista".into(), None)],
        titles: vec!["Qualifica di operatore elettrico".into()],
        skills: vec!["impianti di bordo 12/24 V".into(), "lettura di schemi elettrici".into()],
        languages: vec![
            Language { code: "it".into(), cefr: None },
            Language { code: "en".into(), cefr: Some(ponte_domain::work_terms::Cefr::A2) },
        ],
        licences: vec![Licence::B],
        from: Some(invented::in_days(14)),
        conditions: Some("sabato alterno".into()),
    }
}

fn sent() -> Vec<SentRosa> {
    let states = [
        (Some(Verdict::Suitable), ProposalState::Suitable, true),
        (Some(Verdict::Unsuitable), ProposalState::Unsuitable, true),
        (None, ProposalState::Sent, true),
        (Some(Verdict::Hired), ProposalState::Hired, false),
    ];
    let people = states.map(|(verdict, state, open)| SentPerson {
        proposal: invented::id(40),
        id: invented::id(12),
        name: "Matteo Bertoloni".into(),
        verdict,
        state,
        open,
    });
    let mailed = SentRosa {
        at: invented::in_minutes(-3000),
        by: "Chiara Donati".into(),
        to: Some("personale@levante.example".into()),
        answered: Some(invented::in_minutes(-300)),
        people: people.to_vec(),
        left_out: vec!["Davide Castagnola".into()],
    };
    vec![mailed.clone(), SentRosa { to: None, answered: None, ..mailed }]
}

fn planned() -> Vec<PlannedRosa> {
    let soon = PlannedRosa {
        id: invented::id(60),
        at: invented::in_minutes(1),
        by: "Chiara Donati".into(),
        to: Some("personale@levante.example".into()),
        names: vec!["Matteo Bertoloni".into(), "Amina Belhaj".into()],
        waiting: true,
        soon: true,
    };
    vec![
        soon.clone(),
        PlannedRosa { at: invented::in_minutes(1500), soon: false, ..soon.clone() },
        PlannedRosa { at: invented::in_minutes(-60), waiting: false, soon: false, to: None, ..soon },
    ]
}

fn row(number: u16, name: &str, outcome: Option<ContactOutcome>, consent: Option<bool>, chosen: bool) -> RosaRow {
    RosaRow {
        id: invented::id(number),
        name: name.into(),
        summary: if consent.is_some() { summary() } else { Summary::default() },
        outcome,
        conditions: (outcome == Some(ContactOutcome::OnConditions)).then(|| "sabato alterno".into()),
        consent,
        may_leave: outcome.is_some() && consent == Some(true),
        chosen,
    }
}

fn send_samples() -> Vec<SendRosa> {
    let full = SendRosa {
        layout: invented::operator(Place::Vacancies, "/sportello/offerte/1/rosa", shortlist::crumbs()),
        vacancy: shortlist::vacancy(),
        contact: Some("Paola Neri".into()),
        email: Some("personale@levante.example".into()),
        rows: vec![
            row(12, "Matteo Bertoloni", Some(ContactOutcome::Available), Some(true), true),
            row(13, "Amina Belhaj", Some(ContactOutcome::OnConditions), Some(true), false),
            row(11, "Giulia Ferrando", None, None, false),
            row(14, "Luca Vannucci", Some(ContactOutcome::Available), Some(false), false),
        ],
        wanted: 5,
        sent: sent(),
        planned: planned(),
        wrong: None,
        message: String::new(),
        how: "mail".into(),
        at: String::new(),
        reference: "2026-1147".into(),
        operator: "Chiara Donati".into(),
    };
    let wrong = ["nobody", "address", "consent", "when", "state"].map(|wrong| SendRosa {
        wrong: Some(wrong),
        message: "A presto".into(),
        how: "timed".into(),
        at: "2026-11-24T11:45".into(),
        ..full.clone()
    });
    let mut all = wrong.to_vec();
    all.extend([
        full.clone(),
        SendRosa { contact: None, email: None, sent: Vec::new(), planned: Vec::new(), rows: Vec::new(), how: "paper".into(), ..full },
    ]);
    all
}

fn employer_samples() -> Vec<EmployerRosa> {
    let names = ["Ionela Popescu", "Matteo Bertoloni", "Amina Belhaj", "Sara Moruzzo", "Paolo Lertora"];
    let person = |(state, name): (&ProposalState, &str)| RosaPerson {
        proposal: invented::id(40),
        name: (*state != ProposalState::Hired).then(|| name.into()),
        summary: summary(),
        phone: Some("0187 000 415".into()),
        email: None,
        state: *state,
        open: *state != ProposalState::Hired,
    };
    let states = [ProposalState::Sent, ProposalState::Suitable, ProposalState::Unsuitable, ProposalState::Interview, ProposalState::Hired];
    let full = EmployerRosa {
        layout: invented::anybody("/rosa/k7"),
        vacancy: shortlist::vacancy(),
        token: "k7".into(),
        contact: Some("Paola Neri".into()),
        people: states.iter().zip(names).map(person).collect(),
        reference: "2026-1147".into(),
        operator: "Chiara Donati".into(),
        sent: invented::in_minutes(-100),
    };
    vec![full.clone(), EmployerRosa { contact: None, people: full.people[..1].to_vec(), ..full }]
}
