//! The availability round: one person at a time, six outcomes.

use chrono::{DateTime, Utc};
use ponte_domain::proposal::ContactOutcome;
use serde::Serialize;
use serde_json::{Value, json};

use super::{
    invented,
    shortlist::{self, Candidate, VacancyHead},
};
use crate::layout::{Layout, Place};

/// The round. Query: `persona` (whom to call now), `salta` (whom to pass over). The form posts `worker`, `outcome`, `note`, `reason`,
/// `conditions`, `call_back_at`, `consent`, and the answers to the questions by their names.
#[derive(Debug, Clone, Serialize)]
pub struct Round {
    pub layout: Layout,
    pub vacancy: VacancyHead,
    /// What each person heard said, in order.
    pub heard: Vec<Heard>,
    /// People in the round.
    pub total: u32,
    pub wanted: u32,
    /// People ready to be sent.
    pub ready: u32,
    /// Whom to call now; absent when all were heard.
    pub current: Option<Call>,
    pub calls: Vec<CallRow>,
    /// Name and id of the next one in the list, who is not in the round yet.
    pub reserve: Option<super::worker::Named>,
    /// Name of the operator, for what to say.
    pub operator: String,
    /// Start of the work, for what to say.
    pub start: Option<chrono::NaiveDate>,
    /// The input that an outcome still needs: `conditions`, `reason` or `call_back_at`.
    pub wanting: Option<&'static str>,
    /// What was typed, when something is wanting.
    pub typed: Typed,
}

/// What was typed beside an outcome.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Typed {
    pub conditions: String,
    pub reason: String,
    pub call_back_at: String,
    pub note: String,
}

/// What a person answered, for the row of boxes: `yes`, `if`, `no`.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Heard {
    pub answer: &'static str,
}

/// The person to be called.
#[derive(Debug, Clone, Serialize)]
pub struct Call {
    pub candidate: Candidate,
    pub phone: Option<String>,
    pub email: Option<String>,
    /// Whether her consent to send the name is known.
    pub consent: Option<bool>,
    /// Answers that are known already, with the engine's `What` and the words.
    pub known: Vec<Known>,
}

/// An answer that is known already.
#[derive(Debug, Clone, Serialize)]
pub struct Known {
    /// The engine's `What`.
    pub what: Value,
    pub yes: bool,
    pub at: chrono::NaiveDate,
}

/// A person in the list of calls.
#[derive(Debug, Clone, Serialize)]
pub struct CallRow {
    pub id: String,
    pub name: String,
    pub points: u16,
    pub outcome: Option<ContactOutcome>,
    pub at: Option<DateTime<Utc>>,
    pub by: Option<String>,
    /// The condition or the reason, as written down.
    pub note: Option<String>,
    pub call_back_at: Option<DateTime<Utc>>,
}

page!(Round, "pages/vacancy/round.html", samples());

fn samples() -> Vec<Round> {
    let row = |number, name: &str, points, outcome: Option<ContactOutcome>, note: Option<&str>| CallRow {
        id: invented::id(number),
        name: name.into(),
        points,
        outcome,
        at: outcome.map(|_| invented::in_minutes(-3900)),
        by: outcome.map(|_| "C. Donati".into()),
        note: note.map(Into::into),
        call_back_at: (outcome == Some(ContactOutcome::CallBack)).then(|| invented::in_minutes(78)),
    };
    let mut calls = vec![row(11, "Giulia Ferrando", 872, None, None)];
    calls.extend(
        ContactOutcome::ALL
            .iter()
            .enumerate()
            .map(|(ix, outcome)| row(20 + ix as u16, "Ionela Popescu", 784, Some(*outcome), Some("sabato alterno"))),
    );
    let full = Round {
        layout: invented::operator(Place::Vacancies, "/sportello/offerte/1/giro", shortlist::crumbs()),
        vacancy: shortlist::vacancy(),
        heard: ["yes", "yes", "if", "no"].map(|answer| Heard { answer }).to_vec(),
        total: 7,
        wanted: 5,
        ready: 2,
        current: Some(Call {
            candidate: shortlist::giulia(),
            phone: Some("0187 000 473".into()),
            email: Some("giulia@posta.example".into()),
            consent: None,
            known: vec![Known { what: json!({"kind": "start", "date": "2026-12-07"}), yes: true, at: invented::in_days(-19) }],
        }),
        calls,
        reserve: Some(super::worker::Named { id: invented::id(18), name: "Paolo Lertora".into() }),
        operator: "Chiara Donati".into(),
        wanting: None,
        typed: Typed::default(),
        start: Some(invented::in_days(14)),
    };
    let silent = Round {
        current: full.current.clone().map(|call| Call { phone: None, email: None, consent: Some(true), ..call }),
        start: None,
        reserve: None,
        ..full.clone()
    };
    let typed = Typed { note: "Richiama lei".into(), ..Typed::default() };
    let wanting =
        ["conditions", "reason", "call_back_at"].map(|field| Round { wanting: Some(field), typed: typed.clone(), ..full.clone() });
    let mut all = wanting.to_vec();
    all.extend([full.clone(), silent, Round { current: None, ..full }]);
    all
}
