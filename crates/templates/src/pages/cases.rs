//! Case files: one's own, their teams, mandates, files that are closed to the visitor, and those opened in an emergency.

use chrono::{DateTime, NaiveDate, Utc};
use ponte_domain::case::{MandateKind, MandateScope, Part};
use serde::Serialize;

use super::{invented, worker::Named};
use crate::{
    form::{Choice, FieldError, Form},
    layout::{Crumb, Layout, Place},
};

/// The files in whose team the visitor is.
#[derive(Debug, Clone, Serialize)]
pub struct MyCases {
    pub layout: Layout,
    pub rows: Vec<CaseRow>,
}

/// A file of the visitor's.
#[derive(Debug, Clone, Serialize)]
pub struct CaseRow {
    pub id: String,
    pub name: String,
    pub phone: Option<String>,
    pub ascertained: Option<NaiveDate>,
    pub part: Part,
    pub since: NaiveDate,
}

/// The team of a file, and the mandates that the person gave. Posts `account` and `part`, `from` and `to`, and the fields of a mandate.
#[derive(Debug, Clone, Serialize)]
pub struct WorkerTeam {
    pub layout: Layout,
    pub person: Named,
    /// Whether the file opens to its team only.
    pub closed: bool,
    pub members: Vec<MemberRow>,
    /// Who could be in it; empty for who may not say.
    pub colleagues: Vec<Choice>,
    pub mandates: Vec<MandateRow>,
    pub may_mandate: bool,
    /// The form of a mandate as it was typed.
    pub form: Form,
}

/// Somebody who is or was in the team.
#[derive(Debug, Clone, Serialize)]
pub struct MemberRow {
    /// Id of the account.
    pub account: String,
    pub name: String,
    pub part: Part,
    pub since: NaiveDate,
    pub until: Option<NaiveDate>,
    pub present: bool,
}

/// A mandate.
#[derive(Debug, Clone, Serialize)]
pub struct MandateRow {
    pub id: String,
    pub name: String,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub kind: MandateKind,
    pub scope: Vec<MandateScope>,
    pub since: NaiveDate,
    pub until: Option<NaiveDate>,
    pub present: bool,
}

/// A file that is closed to the visitor: that it is there, where, and whose it is. With the right to open it in an emergency, the
/// form asks for the `reason`.
#[derive(Debug, Clone, Serialize)]
pub struct ClosedFile {
    pub layout: Layout,
    pub person: Named,
    /// Name of the desk that keeps it.
    pub desk: String,
    pub phone: Option<String>,
    /// Names of those in its team.
    pub team: Vec<String>,
    pub may_open: bool,
    /// Minutes for which an emergency opens it.
    pub minutes: i64,
    pub form: Form,
}

/// Files that were opened in an emergency.
#[derive(Debug, Clone, Serialize)]
pub struct UrgentList {
    pub layout: Layout,
    pub rows: Vec<UrgentRow>,
}

/// A file that was opened in an emergency.
#[derive(Debug, Clone, Serialize)]
pub struct UrgentRow {
    pub id: String,
    pub by: String,
    /// Rest of a `role-…` key.
    pub role: Option<&'static str>,
    pub desk: String,
    pub person: Option<Named>,
    pub reason: String,
    pub at: DateTime<Utc>,
    pub until: DateTime<Utc>,
    /// Who read of it first, and when.
    pub seen_by: Option<String>,
    pub seen_at: Option<DateTime<Utc>>,
}

fn giulia() -> Named {
    Named { id: invented::id(11), name: "Giulia Ferrando".into() }
}

fn crumbs() -> Vec<Crumb> {
    vec![Crumb::key("workers", "/sportello/persone"), Crumb::name("Giulia Ferrando", "/sportello/persone/11")]
}

page!(MyCases, "pages/cases.html", {
    let row = CaseRow {
        id: invented::id(11),
        name: "Giulia Ferrando".into(),
        phone: Some("0187 000 100".into()),
        ascertained: Some(invented::in_days(-40)),
        part: Part::CaseManager,
        since: invented::in_days(-30),
    };
    let layout = invented::operator(Place::Workers, "/sportello/casi", Vec::new());
    vec![MyCases { layout: layout.clone(), rows: vec![row] }, MyCases { layout, rows: Vec::new() }]
});

page!(WorkerTeam, "pages/worker/team.html", {
    let member = |present: bool| MemberRow {
        account: invented::id(70),
        name: "Chiara Donati".into(),
        part: Part::CaseManager,
        since: invented::in_days(-30),
        until: (!present).then(|| invented::in_days(-1)),
        present,
    };
    let mandate = MandateRow {
        id: invented::id(90),
        name: "Luca Ferrando".into(),
        phone: Some("0187 000 101".into()),
        email: None,
        kind: MandateKind::Caregiver,
        scope: vec![MandateScope::Appointments, MandateScope::Documents],
        since: invented::in_days(-10),
        until: Some(invented::in_days(100)),
        present: true,
    };
    let full = WorkerTeam {
        layout: invented::operator(Place::Workers, "/sportello/persone/11/gruppo", crumbs()),
        person: giulia(),
        closed: true,
        members: vec![member(true), member(false)],
        colleagues: vec![Choice::new(invented::id(71), "Marco Ricci")],
        mandates: vec![mandate],
        may_mandate: true,
        form: Form::new("").wrong(FieldError::new("name", "required")),
    };
    let bare = WorkerTeam {
        closed: false,
        members: Vec::new(),
        colleagues: Vec::new(),
        mandates: Vec::new(),
        may_mandate: false,
        form: Form::default(),
        ..full.clone()
    };
    vec![full, bare]
});

page!(ClosedFile, "pages/worker/closed.html", {
    let full = ClosedFile {
        layout: invented::operator(Place::Workers, "/sportello/persone/11", vec![Crumb::key("workers", "/sportello/persone")]),
        person: giulia(),
        desk: "Centro per l'impiego di Sarzana".into(),
        phone: Some("0187 000 200".into()),
        team: vec!["Andrea Lucchesi".into()],
        may_open: true,
        minutes: 60,
        form: Form::new("/sportello/persone/11/urgenza").wrong(FieldError::new("reason", "urgent-reason")),
    };
    vec![full.clone(), ClosedFile { team: Vec::new(), phone: None, may_open: false, form: Form::default(), ..full }]
});

page!(UrgentList, "pages/urgent.html", {
    let row = |seen: bool| UrgentRow {
        id: invented::id(95),
        by: "Chiara Donati".into(),
        role: Some("operator"),
        desk: "Centro per l'impiego di Sarzana".into(),
        person: seen.then(giulia),
        reason: "Chiama il pronto soccorso".into(),
        at: invented::in_minutes(-30),
        until: invented::in_minutes(30),
        seen_by: seen.then(|| "Giorgio Pastine".into()),
        seen_at: seen.then(|| invented::in_minutes(-10)),
    };
    let layout = invented::operator(Place::More, "/sportello/urgenze", Vec::new());
    vec![UrgentList { layout: layout.clone(), rows: vec![row(false), row(true)] }, UrgentList { layout, rows: Vec::new() }]
});
