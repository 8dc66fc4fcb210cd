//! Who opened a file, and what was done: for the person, and for whoever answers for the desk.

use chrono::{DateTime, Utc};
use ponte_domain::{
    actor::{Purpose, Role},
    codes,
};
use serde::Serialize;

use super::{invented, worker_view::WorkerHead};
use crate::{
    form::Choice,
    layout::{Crumb, Layout, Place},
};

codes! {
    /// What was done with a file, as it is told to the person.
    pub enum AccessKind {
        Opened = "opened", Protected = "protected", Changed = "changed", Proposed = "proposed", Exported = "exported",
        Told = "told",
        /// The team, a mandate, an emergency.
        Team = "team",
        /// A right used: a consent, a request, a copy.
        Rights = "rights", Other = "other",
    }
}

codes! {
    /// Kinds of those who act.
    pub enum WhoKind { Account = "account", Console = "console", Job = "job", Link = "link", Anonymous = "anonymous" }
}

/// Who opened a person's file. It is printed for her.
#[derive(Debug, Clone, Serialize)]
pub struct AccessList {
    pub layout: Layout,
    pub head: WorkerHead,
    pub rows: Vec<AccessRow>,
}

/// One act on a file.
#[derive(Debug, Clone, Serialize)]
pub struct AccessRow {
    pub at: DateTime<Utc>,
    pub kind: AccessKind,
    pub name: Option<String>,
    pub who: WhoKind,
    pub role: Option<Role>,
    pub purpose: Option<Purpose>,
}

/// The acts of the installation, filtered.
#[derive(Debug, Clone, Serialize)]
pub struct AuditPage {
    pub layout: Layout,
    pub rows: Vec<AuditRow>,
    pub accounts: Vec<Choice>,
    /// The filter as it was typed.
    pub account: String,
    pub person: String,
    pub verb: String,
    pub from: String,
    pub to: String,
    /// Query of the filter, for the export.
    pub query: String,
    /// Where the acts before these stand.
    pub next: Option<String>,
}

/// One act.
#[derive(Debug, Clone, Serialize)]
pub struct AuditRow {
    pub chain: String,
    pub number: i64,
    pub at: DateTime<Utc>,
    pub who: WhoKind,
    pub name: Option<String>,
    pub role: Option<Role>,
    pub desk: Option<String>,
    pub purpose: Option<Purpose>,
    pub verb: String,
    /// Beginning of the number of the person.
    pub person: Option<String>,
    pub person_id: Option<String>,
    pub fields: Option<String>,
    pub context: Option<String>,
}

page!(AccessList, "pages/worker/accesses.html", {
    let row = |(ix, kind): (usize, &AccessKind)| AccessRow {
        at: invented::in_minutes(-60 * i64::try_from(ix).unwrap_or(0)),
        kind: *kind,
        name: (ix % 2 == 0).then(|| "Chiara Donati".into()),
        who: if ix % 2 == 0 { WhoKind::Account } else { WhoKind::Job },
        role: (ix % 2 == 0).then_some(Role::Operator),
        purpose: (ix > 0).then_some(Purpose::Casework),
    };
    let id = invented::id(11);
    let crumbs = vec![Crumb::key("workers", "/sportello/persone")];
    let full = Self {
        layout: invented::operator(Place::Workers, &format!("/sportello/persone/{id}/accessi"), crumbs),
        head: super::worker_view::sample_head(),
        rows: AccessKind::ALL.iter().enumerate().map(row).collect(),
    };
    vec![full.clone(), Self { rows: Vec::new(), ..full }]
});

page!(AuditPage, "pages/office/audit.html", {
    let row = |(ix, who): (usize, &WhoKind)| AuditRow {
        chain: "main".into(),
        number: 40 - i64::try_from(ix).unwrap_or(0),
        at: invented::in_minutes(-5),
        who: *who,
        name: (ix == 0).then(|| "Chiara Donati".into()),
        role: (ix == 0).then_some(Role::Operator),
        desk: (ix == 0).then(|| "SP".into()),
        purpose: Some(Purpose::Casework),
        verb: "worker.save".into(),
        person: (ix == 0).then(|| "019aaf00".into()),
        person_id: (ix == 0).then(|| invented::id(11)),
        fields: (ix == 0).then(|| "contacts.phone availability.from".into()),
        context: (ix == 1).then(|| "why=interview".into()),
    };
    let full = Self {
        layout: invented::operator(Place::Administration, "/amministrazione/registro", Vec::new()),
        rows: WhoKind::ALL.iter().enumerate().map(row).collect(),
        accounts: vec![Choice::new(invented::id(70), "Chiara Donati")],
        account: invented::id(70),
        person: String::new(),
        verb: "worker.save".into(),
        from: "2026-11-01".into(),
        to: String::new(),
        query: "verbo=worker.save".into(),
        next: Some("?prima=12".into()),
    };
    vec![full.clone(), Self { rows: Vec::new(), next: None, ..full }]
});
