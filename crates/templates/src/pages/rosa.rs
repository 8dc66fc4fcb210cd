//! The rosa: the names that go to the employer, and what it answers.

use chrono::{DateTime, Utc};
use ponte_domain::proposal::{ContactOutcome, ProposalState};
use serde::Serialize;

use super::{
    invented,
    shortlist::{self, VacancyHead},
};
use crate::layout::{Layout, Place};

/// Choosing and sending the rosa. The form posts `worker` (repeated), `when` (`now`, `deadline`) and `message`.
#[derive(Debug, Clone, Serialize)]
pub struct SendRosa {
    pub layout: Layout,
    pub vacancy: VacancyHead,
    /// Whom it is sent to.
    pub contact: Option<String>,
    pub email: Option<String>,
    pub rows: Vec<RosaRow>,
    pub wanted: u32,
    /// When it leaves by itself, if it is timed.
    pub timed: Option<DateTime<Utc>>,
    /// How long after sending it may be taken back, in minutes.
    pub undo_minutes: u32,
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
    /// What the employer reads of her: words of the record that she agreed to show.
    pub summary: String,
    pub outcome: Option<ContactOutcome>,
    pub conditions: Option<String>,
    pub consent: Option<bool>,
    /// Whether she may leave: available and agreed.
    pub may_leave: bool,
    pub chosen: bool,
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
    pub name: String,
    pub summary: String,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub state: ProposalState,
}

page!(SendRosa, "pages/vacancy/rosa.html", send_samples());
page!(EmployerRosa, "pages/rosa.html", employer_samples());

fn row(number: u16, name: &str, outcome: Option<ContactOutcome>, consent: Option<bool>, chosen: bool) -> RosaRow {
    RosaRow {
        id: invented::id(number),
        name: name.into(),
        summary: "Impiantista, 4 anni nella nautica. Patente B.".into(),
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
        timed: Some(invented::in_minutes(26 * 60 + 18)),
        undo_minutes: 10,
        reference: "2026-1147".into(),
        operator: "Chiara Donati".into(),
    };
    vec![full.clone(), SendRosa { contact: None, email: None, timed: None, rows: Vec::new(), ..full }]
}

fn employer_samples() -> Vec<EmployerRosa> {
    let names = ["Ionela Popescu", "Matteo Bertoloni", "Amina Belhaj", "Sara Moruzzo", "Paolo Lertora"];
    let person = |(state, name): (&ProposalState, &str)| RosaPerson {
        proposal: invented::id(40),
        name: name.into(),
        summary: "Elettricista industriale, una stagione a bordo. Patente B.".into(),
        phone: Some("0187 000 415".into()),
        email: None,
        state: *state,
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
