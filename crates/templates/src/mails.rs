//! Mails: neutral subject, one act, from which desk and whom to call. Links are whole addresses, made by the caller.

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::{Mail, layout::DeskLine, pages::invented};

/// Asks a person whether she is available, with one-tap answers.
#[derive(Debug, Clone, Serialize)]
pub struct AvailabilityRequest {
    pub now: DateTime<Utc>,
    pub desk: DeskLine,
    pub operator: String,
    pub given_name: String,
    pub title: String,
    pub place: Option<String>,
    /// Addresses of the three answers.
    pub yes: String,
    pub conditions: String,
    pub no: String,
    pub until: DateTime<Utc>,
}

/// Sends the rosa to the employer.
#[derive(Debug, Clone, Serialize)]
pub struct RosaMail {
    pub now: DateTime<Utc>,
    pub desk: DeskLine,
    pub operator: String,
    pub contact: Option<String>,
    pub title: String,
    pub reference: String,
    pub people: Vec<MailPerson>,
    /// A few words of the operator.
    pub message: Option<String>,
    /// Address of the page with the verdicts.
    pub link: String,
}

/// A person in the rosa, with what she agreed to show.
#[derive(Debug, Clone, Serialize)]
pub struct MailPerson {
    pub name: String,
    pub summary: String,
}

/// Asks the employer how it ended, and reminds it.
#[derive(Debug, Clone, Serialize)]
pub struct OutcomeRequest {
    pub now: DateTime<Utc>,
    pub desk: DeskLine,
    pub operator: String,
    pub contact: Option<String>,
    pub reference: String,
    pub name: String,
    pub hired: String,
    pub waiting: String,
    pub not_hired: String,
    /// How many times it was asked before: from 1 on it is a reminder.
    pub asked_before: u32,
}

impl Mail for AvailabilityRequest {
    const TEMPLATE: &'static str = "mail/availability_request.txt";

    fn samples() -> Vec<Self> {
        let link = |answer: &str| format!("https://ponte.example/risposta/m3?{answer}");
        let full = Self {
            now: invented::now(),
            desk: invented::desk(),
            operator: "Chiara Donati".into(),
            given_name: "Giulia".into(),
            title: "Elettricista di bordo".into(),
            place: Some("La Spezia".into()),
            yes: link("si"),
            conditions: link("condizioni"),
            no: link("no"),
            until: invented::in_minutes(1400),
        };
        vec![full.clone(), Self { place: None, desk: DeskLine { phone: None, ..full.desk.clone() }, ..full }]
    }
}

impl Mail for RosaMail {
    const TEMPLATE: &'static str = "mail/rosa.txt";

    fn samples() -> Vec<Self> {
        let person = MailPerson { name: "Matteo Bertoloni".into(), summary: "Impiantista, 4 anni nella nautica. Patente B.".into() };
        let full = Self {
            now: invented::now(),
            desk: invented::desk(),
            operator: "Chiara Donati".into(),
            contact: Some("Paola Neri".into()),
            title: "Elettricista di bordo".into(),
            reference: "2026-1147".into(),
            people: vec![person],
            message: Some("Sono liberi dal 7 dicembre.".into()),
            link: "https://ponte.example/rosa/k7".into(),
        };
        vec![full.clone(), Self { contact: None, message: None, ..full }]
    }
}

impl Mail for OutcomeRequest {
    const TEMPLATE: &'static str = "mail/outcome_request.txt";

    fn samples() -> Vec<Self> {
        let link = |answer: &str| format!("https://ponte.example/esito/p9?{answer}");
        let full = Self {
            now: invented::now(),
            desk: invented::desk(),
            operator: "Chiara Donati".into(),
            contact: Some("Paola Neri".into()),
            reference: "2026-1147".into(),
            name: "Matteo Bertoloni".into(),
            hired: link("assunta"),
            waiting: link("attesa"),
            not_hired: link("no"),
            asked_before: 0,
        };
        vec![full.clone(), Self { contact: None, asked_before: 1, ..full }]
    }
}
