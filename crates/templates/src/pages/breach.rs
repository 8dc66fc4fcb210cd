//! The register of breaches.

use chrono::{DateTime, Utc};
use ponte_domain::breach::{BreachKind, BreachRisk};
use serde::Serialize;

use super::invented;
use crate::{
    form::{FieldError, Form},
    layout::{Crumb, Layout, Place},
};

/// The register.
#[derive(Debug, Clone, Serialize)]
pub struct BreachList {
    pub layout: Layout,
    pub rows: Vec<BreachRow>,
}

/// A breach.
#[derive(Debug, Clone, Serialize)]
pub struct BreachRow {
    pub id: String,
    /// The first words of what happened.
    pub what: String,
    pub kinds: Vec<BreachKind>,
    pub risk: BreachRisk,
    pub people: Option<u32>,
    pub known_at: DateTime<Utc>,
    /// When the clock runs out; absent when it does not run.
    pub deadline: Option<DateTime<Utc>>,
    pub closed: bool,
}

/// The form of a breach, with the clock.
#[derive(Debug, Clone, Serialize)]
pub struct BreachForm {
    pub layout: Layout,
    /// Absent for a new one.
    pub id: Option<String>,
    pub deadline: Option<DateTime<Utc>>,
    pub late: bool,
    pub closed: bool,
    pub form: Form,
}

fn layout(path: &str) -> Layout {
    let crumbs = vec![Crumb::key("breaches", "/amministrazione/violazioni")];
    invented::operator(Place::Administration, path, crumbs)
}

page!(BreachList, "pages/breach/list.html", {
    let row = |risk: &BreachRisk| BreachRow {
        id: invented::id(90),
        what: "Una rosa mandata all’impresa sbagliata".into(),
        kinds: BreachKind::ALL.to_vec(),
        risk: *risk,
        people: (*risk == BreachRisk::High).then_some(12),
        known_at: invented::in_minutes(-600),
        deadline: (*risk != BreachRisk::Unlikely).then(|| invented::in_minutes(3_720)),
        closed: *risk == BreachRisk::Unlikely,
    };
    let full = BreachList { layout: layout("/amministrazione/violazioni"), rows: BreachRisk::ALL.iter().map(row).collect() };
    vec![full.clone(), BreachList { rows: Vec::new(), ..full }]
});

page!(BreachForm, "pages/breach/form.html", {
    let form = Form { version: Some(2), ..Form::default() }.with("what", "Una rosa mandata all’impresa sbagliata").with("risk", "high");
    let full = BreachForm {
        layout: layout("/amministrazione/violazioni/1"),
        id: Some(invented::id(90)),
        deadline: Some(invented::in_minutes(-30)),
        late: true,
        closed: false,
        form,
    };
    let new = BreachForm {
        id: None,
        deadline: None,
        late: false,
        form: Form::default().wrong(FieldError::new("what", "breach-what")),
        ..full.clone()
    };
    let closed = BreachForm { deadline: None, late: false, closed: true, ..full.clone() };
    vec![full, new, closed]
});
