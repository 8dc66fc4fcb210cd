//! Erasing people, and what is kept too long.

use chrono::{DateTime, NaiveDate, Utc};
use ponte_domain::{
    codes,
    retention::{Category, From, Rule},
};
use serde::Serialize;

use super::{invented, worker::Named};
use crate::{
    form::{FieldError, Form},
    layout::{Crumb, Layout, Place},
};

codes! {
    /// What becomes of something when its person is erased.
    pub enum Fate { Erased = "erased", Anonymised = "anonymised", Kept = "kept" }
}

/// What erasing a person comes to, and the form that confirms it.
#[derive(Debug, Clone, Serialize)]
pub struct ErasurePage {
    pub layout: Layout,
    pub person: Named,
    pub lines: Vec<ErasureLine>,
    pub blockers: Vec<BlockerLine>,
    /// Whether a hold forbids it, and whether identity and status stay.
    pub forbidden: bool,
    pub partial: bool,
    /// Last day on which a backup made today is kept.
    pub backups_until: NaiveDate,
    pub holds: Vec<HoldLine>,
    pub form: Form,
}

/// Something that is held about her.
#[derive(Debug, Clone, Serialize)]
pub struct ErasureLine {
    /// Name of the table; the rest of a `held-…` key.
    pub what: String,
    pub count: u64,
    pub fate: Fate,
}

/// What forbids it.
#[derive(Debug, Clone, Serialize)]
pub struct BlockerLine {
    /// Reason of a hold; absent for a status.
    pub hold: Option<String>,
    pub until: Option<NaiveDate>,
}

/// A legal hold.
#[derive(Debug, Clone, Serialize)]
pub struct HoldLine {
    pub id: String,
    pub reason: String,
    pub at: DateTime<Utc>,
    pub until: Option<NaiveDate>,
    pub present: bool,
}

/// The schedule of retention, what is due by it, and what was done.
#[derive(Debug, Clone, Serialize)]
pub struct RetentionPage {
    pub layout: Layout,
    pub rules: Vec<Rule>,
    pub people: Vec<DueLine>,
    pub proposals: u64,
    pub requests: u64,
    pub mail: u64,
    pub runs: Vec<RunLine>,
    pub form: Form,
}

/// A person whose file is due.
#[derive(Debug, Clone, Serialize)]
pub struct DueLine {
    pub id: String,
    pub name: String,
    pub event: NaiveDate,
    pub since: NaiveDate,
    pub blocked: bool,
    pub partial: bool,
}

/// A look, or an erasure.
#[derive(Debug, Clone, Serialize)]
pub struct RunLine {
    pub at: DateTime<Utc>,
    pub dry: bool,
    pub people: u64,
    pub proposals: u64,
    pub requests: u64,
    pub mail: u64,
}

/// Tables that a report names.
const HELD: [&str; 37] = [
    "worker",
    "revision",
    "search_word",
    "audit_key",
    "proposal",
    "link",
    "case_member",
    "urgent_access",
    "mandate",
    "status_event",
    "benefit",
    "service",
    "adhesion",
    "pact",
    "diary_entry",
    "absence",
    "profile",
    "track_choice",
    "curriculum",
    "cover_letter",
    "balance",
    "plan",
    "protected_section",
    "consent_act",
    "legal_hold",
    "assignment",
    "person_request",
    "audit_entry",
    "pathway_run",
    "response",
    "campaign_left_out",
    "visit",
    "segment_decision",
    "service_request",
    "case_transfer_file",
    "attachment",
    "attachment_piece",
];

page!(ErasurePage, "pages/worker/erasure.html", {
    let person = Named { id: invented::id(11), name: "Giulia Ferrari".into() };
    let href = format!("/sportello/persone/{}", person.id);
    let crumbs = vec![Crumb::key("workers", "/sportello/persone"), Crumb::name(&person.name, &href)];
    let line = |(ix, what): (usize, &&str)| ErasureLine {
        what: (*what).to_owned(),
        count: ix as u64 + 1,
        fate: Fate::ALL.get(ix % 3).copied().unwrap_or(Fate::Erased),
    };
    let hold = |until, present| HoldLine {
        id: invented::id(80),
        reason: "Ricorso al tribunale del lavoro".into(),
        at: invented::in_minutes(-90),
        until,
        present,
    };
    let full = ErasurePage {
        layout: invented::operator(Place::Workers, &format!("{href}/cancellazione"), crumbs),
        person,
        lines: HELD.iter().enumerate().map(line).collect(),
        blockers: vec![
            BlockerLine { hold: Some("Ricorso al tribunale del lavoro".into()), until: Some(invented::in_days(90)) },
            BlockerLine { hold: Some("Ispezione in corso".into()), until: None },
        ],
        forbidden: true,
        partial: false,
        backups_until: invented::in_days(28),
        holds: vec![hold(Some(invented::in_days(90)), true), hold(None, false)],
        form: Form::default().wrong(FieldError::new("reason", "required")),
    };
    let status = |until| ErasurePage {
        blockers: vec![BlockerLine { hold: None, until }],
        forbidden: false,
        partial: true,
        holds: Vec::new(),
        form: Form::default().wrong(FieldError::new("confirm", "erase-confirm")),
        ..full.clone()
    };
    let free = ErasurePage { blockers: Vec::new(), partial: false, form: Form::default(), ..status(None) };
    vec![full.clone(), status(None), status(Some(invented::in_days(300))), free]
});

page!(RetentionPage, "pages/requests/retention.html", {
    let rule = |category: &Category| Rule {
        category: *category,
        months: 24,
        from: From::ALL.get(*category as usize % From::ALL.len()).copied().unwrap_or(From::Recorded),
        basis: "GDPR art. 5.1.e".into(),
        since: invented::in_days(-900),
    };
    let due = |blocked, partial| DueLine {
        id: invented::id(11),
        name: "Giulia Ferrari".into(),
        event: invented::in_days(-2_000),
        since: invented::in_days(-100),
        blocked,
        partial,
    };
    let run = |dry| RunLine { at: invented::in_minutes(-900), dry, people: 3, proposals: 12, requests: 1, mail: 40 };
    let full = RetentionPage {
        layout: invented::operator(Place::More, "/sportello/conservazione", Vec::new()),
        rules: Category::ALL.iter().map(rule).collect(),
        people: vec![due(false, false), due(true, false), due(false, true)],
        proposals: 12,
        requests: 1,
        mail: 40,
        runs: vec![run(true), run(false)],
        form: Form::default().wrong(FieldError::new("confirm", "erase-confirm")),
    };
    let none =
        RetentionPage { people: Vec::new(), proposals: 0, requests: 0, mail: 0, runs: Vec::new(), form: Form::default(), ..full.clone() };
    vec![full, none]
});
