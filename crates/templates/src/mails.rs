//! Mails: neutral subjects, one act each, readable on an old phone.

use chrono::{DateTime, NaiveDate, Utc};
use ponte_domain::{
    codes,
    work_terms::{Contract, Hours},
};
use serde::Serialize;

use crate::Mail;

/// Who writes: every mail says from which desk and whom to call.
#[derive(Debug, Clone, Serialize)]
pub struct Sender {
    pub desk: String,
    pub operator: Option<String>,
    pub phone: Option<String>,
}

/// A person is asked whether she is available for a vacancy; the employer is not named.
#[derive(Debug, Clone, Serialize)]
pub struct AvailabilityRequest {
    /// The moment at which it is written.
    pub now: DateTime<Utc>,
    pub sender: Sender,
    pub title: String,
    pub place: Option<String>,
    pub contract: Option<Contract>,
    pub hours: Option<Hours>,
    pub start: Option<NaiveDate>,
    /// When the answer is wanted.
    pub until: Option<DateTime<Utc>>,
    /// Addresses that answer in one tap: yes, yes on conditions, no.
    pub yes: String,
    pub on_conditions: String,
    pub no: String,
}

/// The rosa goes to the employer.
#[derive(Debug, Clone, Serialize)]
pub struct ShortlistSent {
    /// The moment at which it is written.
    pub now: DateTime<Utc>,
    pub sender: Sender,
    pub contact: Option<String>,
    pub title: String,
    /// How many people are on it.
    pub people: usize,
    /// Words of the operator.
    pub message: Option<String>,
    pub link: String,
}

/// The employer is asked how it ended.
#[derive(Debug, Clone, Serialize)]
pub struct OutcomeRequest {
    /// The moment at which it is written.
    pub now: DateTime<Utc>,
    pub sender: Sender,
    pub contact: Option<String>,
    pub title: String,
    pub people: Vec<AskedFor>,
    /// Whether it has been asked before.
    pub again: bool,
}

/// A file was opened in an emergency: those who answer for the desk are told. Nothing is said of the person served.
#[derive(Debug, Clone, Serialize)]
pub struct UrgentNotice {
    /// The moment at which it is written.
    pub now: DateTime<Utc>,
    pub sender: Sender,
    /// Who opened it.
    pub by: String,
    /// Name of the desk that keeps the file.
    pub desk: String,
    /// Until when it stays open.
    pub until: DateTime<Utc>,
    /// Where the reason is read.
    pub link: String,
}

codes! {
    /// What the link of an account is for.
    pub enum AccountLinkKind { Confirm = "confirm", Reset = "reset", Invite = "invite" }
}

/// A link that opens once, for whoever has an account or is to have one.
#[derive(Debug, Clone, Serialize)]
pub struct AccountLink {
    /// The moment at which it is written.
    pub now: DateTime<Utc>,
    pub sender: Sender,
    pub kind: AccountLinkKind,
    /// How the person is called.
    pub name: String,
    /// Until when the link works.
    pub until: DateTime<Utc>,
    pub link: String,
}

codes! {
    /// What happened to an account that it is told of.
    pub enum AccountNews { EmailChanged = "email_changed", PasswordReset = "password_reset", TwinFiles = "twin_files" }
}

/// An account is told what happened to it; a desk, that somebody could not come in. Nobody who is served is named.
#[derive(Debug, Clone, Serialize)]
pub struct AccountNotice {
    /// The moment at which it is written.
    pub now: DateTime<Utc>,
    pub sender: Sender,
    /// How the person is called who has the account.
    pub name: String,
    pub news: AccountNews,
}

/// The desk has answered somebody: that something waits on her pages is told, and nothing of what.
#[derive(Debug, Clone, Serialize)]
pub struct SomethingWaits {
    /// The moment at which it is written.
    pub now: DateTime<Utc>,
    pub sender: Sender,
    /// Her pages.
    pub link: String,
}

/// Somebody is asked to answer a questionnaire.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionnaireRequest {
    /// The moment at which it is written.
    pub now: DateTime<Utc>,
    pub sender: Sender,
    /// Words of the pack, filled in; plain ones when absent.
    pub subject: Option<String>,
    pub words: Option<String>,
    pub title: String,
    /// About how long it takes.
    pub minutes: Option<u32>,
    /// Whether it has been asked before.
    pub again: bool,
    pub anonymous: bool,
    /// Last day on which the link works.
    pub until: NaiveDate,
    pub link: String,
}

/// A person whose outcome is asked.
#[derive(Debug, Clone, Serialize)]
pub struct AskedFor {
    pub name: String,
    pub link: String,
}

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_421_520, 0).unwrap_or_default()
}

fn sender() -> Sender {
    Sender { desk: "Sportello Lavoro La Spezia".into(), operator: Some("Chiara Donati".into()), phone: Some("0187 000 100".into()) }
}

impl Mail for AvailabilityRequest {
    const TEMPLATE: &'static str = "mail/availability.txt";

    fn samples() -> Vec<Self> {
        let whole = Self {
            now: now(),
            sender: sender(),
            title: "Elettricista di bordo".into(),
            place: Some("La Spezia".into()),
            contract: Some(Contract::FixedTerm),
            hours: Some(Hours::FullTime),
            start: NaiveDate::from_ymd_opt(2026, 12, 7),
            until: DateTime::from_timestamp(1_795_518_000, 0),
            yes: "https://ponte.example/risposta/m3?risposta=available".into(),
            on_conditions: "https://ponte.example/risposta/m3?risposta=on_conditions".into(),
            no: "https://ponte.example/risposta/m3?risposta=not_available".into(),
        };
        let bare = Self {
            sender: Sender { operator: None, phone: None, ..sender() },
            place: None,
            contract: None,
            hours: None,
            start: None,
            until: None,
            ..whole.clone()
        };
        vec![whole, bare]
    }
}

impl Mail for ShortlistSent {
    const TEMPLATE: &'static str = "mail/shortlist.txt";

    fn samples() -> Vec<Self> {
        let whole = Self {
            now: now(),
            sender: sender(),
            contact: Some("Paola Neri".into()),
            title: "Elettricista di bordo".into(),
            people: 5,
            message: Some("Sentiamoci giovedì per i colloqui.".into()),
            link: "https://ponte.example/rosa/m3".into(),
        };
        let bare = Self { contact: None, message: None, people: 1, ..whole.clone() };
        vec![whole, bare]
    }
}

impl Mail for OutcomeRequest {
    const TEMPLATE: &'static str = "mail/outcome.txt";

    fn samples() -> Vec<Self> {
        let person = AskedFor { name: "Matteo Bertoloni".into(), link: "https://ponte.example/esito/p9".into() };
        let whole = Self {
            now: now(),
            sender: sender(),
            contact: Some("Paola Neri".into()),
            title: "Elettricista di bordo".into(),
            people: vec![person],
            again: false,
        };
        let again = Self { contact: None, again: true, ..whole.clone() };
        vec![whole, again]
    }
}

impl Mail for SomethingWaits {
    const TEMPLATE: &'static str = "mail/something_waits.txt";

    fn samples() -> Vec<Self> {
        vec![Self { now: now(), sender: sender(), link: "https://ponte.example/area".into() }]
    }
}

impl Mail for QuestionnaireRequest {
    const TEMPLATE: &'static str = "mail/questionnaire.txt";

    fn samples() -> Vec<Self> {
        let plain = Self {
            now: now(),
            sender: sender(),
            subject: None,
            words: None,
            title: "Il tuo profilo".into(),
            minutes: Some(15),
            again: false,
            anonymous: false,
            until: NaiveDate::from_ymd_opt(2026, 12, 23).unwrap_or_default(),
            link: "https://ponte.example/q/m3".into(),
        };
        let again = Self { again: true, minutes: None, anonymous: true, ..plain.clone() };
        let own = Self {
            subject: Some("Il tuo profilo".into()),
            words: Some("Buongiorno Giulia, ecco il questionario: https://ponte.example/q/m3".into()),
            ..plain.clone()
        };
        vec![plain, again, own]
    }
}

impl Mail for UrgentNotice {
    const TEMPLATE: &'static str = "mail/urgent.txt";

    fn samples() -> Vec<Self> {
        vec![Self {
            now: now(),
            sender: sender(),
            by: "Chiara Donati".into(),
            desk: "Sportello Lavoro Sarzana".into(),
            until: DateTime::from_timestamp(1_795_425_120, 0).unwrap_or_default(),
            link: "https://ponte.example/sportello/urgenze".into(),
        }]
    }
}

impl Mail for AccountLink {
    const TEMPLATE: &'static str = "mail/account_link.txt";

    fn samples() -> Vec<Self> {
        let one = |kind: &AccountLinkKind| Self {
            now: now(),
            sender: Sender { operator: None, ..sender() },
            kind: *kind,
            name: "Chiara Donati".into(),
            until: DateTime::from_timestamp(1_795_425_120, 0).unwrap_or_default(),
            link: "https://ponte.example/nuova-password/m3".into(),
        };
        AccountLinkKind::ALL.iter().map(one).collect()
    }
}

impl Mail for AccountNotice {
    const TEMPLATE: &'static str = "mail/account_notice.txt";

    fn samples() -> Vec<Self> {
        let one = |news: &AccountNews| Self {
            now: now(),
            sender: Sender { operator: None, ..sender() },
            name: "Chiara Donati".into(),
            news: *news,
        };
        AccountNews::ALL.iter().map(one).collect()
    }
}
