//! A worker's pages: summary, profile, matches, history.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use ponte_domain::{
    actor, codes,
    proposal::ProposalState,
    unemployment::State,
    worker::{Channel, Segment, Worker},
};
use serde::Serialize;

use super::{
    invented,
    service::ServiceForm,
    shortlist::{self, FourTerms},
    unemployment::StatusLine,
};
use crate::layout::{Crumb, Layout, Place};

/// What stands above every page of a worker.
#[derive(Debug, Clone, Serialize)]
pub struct WorkerHead {
    pub id: String,
    pub name: String,
    pub initials: String,
    pub age: Option<u32>,
    pub place: Option<String>,
    pub segment: Option<Segment>,
    pub preferred: Option<Channel>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub status: StatusLine,
    pub ascertained: Option<NaiveDate>,
    /// Whether her name may go to employers.
    pub may_be_named: bool,
    /// Open matches, for the tab.
    pub matches: u32,
}

codes! {
    /// Kinds of facts in a story.
    pub enum FactKind {
        Registered = "registered", Changed = "changed", Ascertained = "ascertained", Proposed = "proposed", Contacted = "contacted",
        Sent = "sent", Verdict = "verdict", Outcome = "outcome", Viewed = "viewed", Imported = "imported",
        Declared = "declared", Worked = "worked", StatusEnded = "status_ended", Served = "served", Agreed = "agreed", Missed = "missed", Came = "came",
        Profiled = "profiled", TrackDecided = "track_decided", Balanced = "balanced", Planned = "planned", Pathway = "pathway",
    }
}

/// A fact in a story.
#[derive(Debug, Clone, Serialize)]
pub struct Fact {
    pub kind: FactKind,
    pub at: DateTime<Utc>,
    /// Who did it; absent for a job.
    pub by: Option<String>,
    /// What it is about: title of a vacancy, names of fields, name of a file.
    pub what: Option<String>,
    pub state: Option<ProposalState>,
    /// A code with the kind of its words, told after what it is about.
    pub coded: Option<(&'static str, &'static str)>,
    pub note: Option<String>,
    /// How the person herself asked for it, when it was done in her name.
    pub behalf: Option<actor::Channel>,
}

/// The summary of a worker.
#[derive(Debug, Clone, Serialize)]
pub struct WorkerSummary {
    pub layout: Layout,
    pub head: WorkerHead,
    /// What to ask her, as the engine's `What`.
    pub to_ask: Vec<serde_json::Value>,
    pub matches: Vec<OpenMatch>,
    pub story: Vec<Fact>,
    pub more_story: bool,
    pub occupations: Vec<String>,
    pub skills: u32,
    pub licences: Vec<ponte_domain::work_terms::Licence>,
    pub max_km: Option<u32>,
    pub free_from: Option<NaiveDate>,
    /// The form of a service, for whoever may record one.
    pub service: Option<ServiceForm>,
}

/// A vacancy for which she stands in the list or was proposed.
#[derive(Debug, Clone, Serialize)]
pub struct OpenMatch {
    pub vacancy: String,
    pub title: String,
    pub employer: Option<String>,
    pub place: Option<String>,
    pub km: Option<f64>,
    pub points: u16,
    pub reachable: u16,
    pub four: FourTerms,
    pub main: Vec<serde_json::Value>,
    pub missing: Vec<serde_json::Value>,
    pub ask: Vec<serde_json::Value>,
    pub state: Option<ProposalState>,
}

/// The whole profile of a worker.
#[derive(Debug, Clone, Serialize)]
pub struct WorkerProfile {
    pub layout: Layout,
    pub head: WorkerHead,
    /// The record; codes are worded by the template.
    pub worker: Worker,
    /// What codes of the record are called: ISTAT, ATECO, Belfiore.
    pub labels: BTreeMap<String, String>,
}

/// Vacancies for a worker.
#[derive(Debug, Clone, Serialize)]
pub struct WorkerMatches {
    pub layout: Layout,
    pub head: WorkerHead,
    pub matches: Vec<OpenMatch>,
    /// Open vacancies in all.
    pub searched: u64,
}

/// The history of any record: who did what, when.
#[derive(Debug, Clone, Serialize)]
pub struct History {
    pub layout: Layout,
    /// Name of the record.
    pub name: String,
    pub facts: Vec<Fact>,
    /// Changes of fields, newest first; values may have been erased.
    pub changes: Vec<FieldChange>,
    pub next: Option<String>,
}

/// One field that was changed.
#[derive(Debug, Clone, Serialize)]
pub struct FieldChange {
    pub at: DateTime<Utc>,
    pub by: Option<String>,
    /// Import name of the field.
    pub field: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

page!(WorkerSummary, "pages/worker/summary.html", {
    let full = WorkerSummary {
        layout: layout(""),
        head: head(),
        to_ask: vec![
            serde_json::json!({"kind": "shifts", "shifts": ["weekend"]}),
            serde_json::json!({"kind": "language", "code": "en", "cefr": "A2"}),
        ],
        matches: vec![open_match(Some(ProposalState::Proposed)), open_match(None)],
        story: FactKind::ALL.iter().map(|kind| fact(*kind)).collect(),
        more_story: true,
        occupations: vec!["elettricista navale".into(), "manutentore di impianti".into()],
        skills: 14,
        licences: vec![ponte_domain::work_terms::Licence::B],
        max_km: Some(25),
        free_from: Some(invented::in_days(8)),
        service: Some(super::service::sample_form()),
    };
    let bare = WorkerHead {
        age: None,
        place: None,
        segment: None,
        preferred: None,
        phone: None,
        email: None,
        status: super::unemployment::line(State::None),
        ascertained: None,
        may_be_named: false,
        ..head()
    };
    let empty = WorkerSummary {
        head: bare,
        to_ask: Vec::new(),
        matches: Vec::new(),
        story: Vec::new(),
        more_story: false,
        occupations: Vec::new(),
        skills: 0,
        licences: Vec::new(),
        max_km: None,
        free_from: None,
        service: None,
        ..full.clone()
    };
    vec![full, empty]
});

page!(WorkerMatches, "pages/worker/matches.html", {
    let full = WorkerMatches {
        layout: layout("/incroci"),
        head: head(),
        matches: vec![open_match(None), open_match(Some(ProposalState::Sent))],
        searched: 150,
    };
    vec![full.clone(), WorkerMatches { matches: Vec::new(), ..full }]
});

page!(WorkerProfile, "pages/worker/profile.html", {
    ["{}", FULL]
        .iter()
        .filter_map(|more| {
            Some(WorkerProfile {
                layout: layout("/profilo"),
                head: head(),
                worker: worker(more)?,
                labels: [("011016".to_owned(), "Lerici (SP)".to_owned())].into(),
            })
        })
        .collect()
});

page!(History, "pages/history.html", {
    let changes = vec![
        FieldChange {
            at: invented::in_minutes(-90),
            by: Some("Chiara Donati".into()),
            field: "availability.max_km".into(),
            before: Some("15".into()),
            after: Some("25".into()),
        },
        FieldChange { at: invented::in_minutes(-9000), by: None, field: "contacts.phone".into(), before: None, after: None },
    ];
    let full = History {
        layout: layout("/storia"),
        name: "Giulia Ferrando".into(),
        facts: FactKind::ALL.iter().map(|kind| fact(*kind)).collect(),
        changes,
        next: Some("?dopo=9".into()),
    };
    vec![full.clone(), History { facts: Vec::new(), changes: Vec::new(), next: None, ..full }]
});

const FULL: &str = r#"{"contacts": {"phone": ["0187 000 411"], "email": "giulia@posta.example", "preferred": "sms"}, "residence": {"istat": "011016", "address": "via Roma 1", "cap": "19032"},
 "segment": "smart", "status": {"did": "2026-07-03", "benefits": ["GOL"]},
 "education": [{"title": "Qualifica di operatore elettrico", "eqf": 3, "year": 2010}], "experiences": [{"title": "Elettricista di bordo", "employer": "Cantieri Rapallino", "from": "2017-03", "to": "2026-06", "duties": "Quadri e linee 12/24 V"}],
 "skills": [{"skill": {"text": "impianti elettrici di bordo"}, "level": 3, "evidence": "observed"}], "languages": [{"code": "it", "cefr": "native"}, {"code": "en", "cefr": null}], "licences": ["B"], "registers": ["PES/PAV"],
 "availability": {"ascertained": "2026-11-17", "from": "2026-12-01", "contracts": ["permanent", "fixed_term"], "hours": ["full_time"], "shifts": ["day"], "max_km": 25, "vehicle": "own", "min_pay_year": 20000, "firm": ["max_km"]},
 "wishes": {"occupations": [{"text": "elettricista navale"}], "sectors": ["33.15"]}, "consents": {"matching": true, "publication": false, "until": "2027-07-03", "contact": false, "restricted": "2026-11-20"}, "privacy_notice": "2026-07-03"}"#;

fn worker(more: &str) -> Option<Worker> {
    let mut record = serde_json::json!({
        "external": {"source": "sportello", "id": "W11"}, "desk": "SP", "right_to_work": "yes",
        "person": {"given_name": "Giulia", "family_name": "Ferrando", "birth_date": "1992-03-01"},
    });
    let more: serde_json::Map<String, serde_json::Value> = serde_json::from_str(more).ok()?;
    record.as_object_mut()?.extend(more);
    serde_json::from_value(record).ok()
}

/// Invented records for the pages of others.
pub(crate) fn samples_of_workers() -> Vec<Worker> {
    ["{}", FULL].iter().filter_map(|more| worker(more)).collect()
}

fn layout(tab: &str) -> Layout {
    let id = invented::id(11);
    invented::operator(Place::Workers, &format!("/sportello/persone/{id}{tab}"), vec![Crumb::key("workers", "/sportello/persone")])
}

pub(crate) fn sample_head() -> WorkerHead {
    head()
}

fn head() -> WorkerHead {
    WorkerHead {
        id: invented::id(11),
        name: "Giulia Ferrando".into(),
        initials: "GF".into(),
        age: Some(34),
        place: Some("Lerici".into()),
        segment: Some(Segment::Smart),
        preferred: Some(Channel::Sms),
        phone: Some("0187 000 411".into()),
        email: Some("giulia@posta.example".into()),
        status: super::unemployment::line(State::Unemployed),
        ascertained: Some(invented::in_days(-41)),
        may_be_named: true,
        matches: 2,
    }
}

fn open_match(state: Option<ProposalState>) -> OpenMatch {
    let giulia = shortlist::giulia();
    OpenMatch {
        vacancy: invented::id(1),
        title: "Elettricista di bordo".into(),
        employer: Some("Cantiere Levante Refit".into()),
        place: Some("La Spezia".into()),
        km: Some(5.2),
        points: 872,
        reachable: 922,
        four: giulia.four,
        main: giulia.main,
        missing: giulia.missing,
        ask: giulia.ask[..2].iter().map(|row| serde_json::json!({"what": row.what, "worth": row.worth, "decides": row.decides})).collect(),
        state,
    }
}

fn fact(kind: FactKind) -> Fact {
    let about = matches!(
        kind,
        FactKind::Proposed
            | FactKind::Contacted
            | FactKind::Sent
            | FactKind::Verdict
            | FactKind::Outcome
            | FactKind::Changed
            | FactKind::Imported
    );
    Fact {
        kind,
        at: invented::in_minutes(-3000),
        by: (kind != FactKind::Imported).then(|| "Chiara Donati".into()),
        what: about.then(|| "Elettricista di bordo".into()),
        state: (kind == FactKind::Verdict).then_some(ProposalState::Suitable),
        coded: (kind == FactKind::StatusEnded)
            .then_some(("status-end", "withdrawal"))
            .or((kind == FactKind::Served).then_some(("service-channel", "desk"))),
        note: (kind == FactKind::Contacted).then(|| "Sabato alterno".into()),
        behalf: (kind == FactKind::Changed).then_some(actor::Channel::Telephone),
    }
}
