//! The tree of desks, and what accounts are at them.

use chrono::NaiveDate;
use ponte_domain::{desk::DeskKind, role::Role};
use serde::Serialize;

use super::{invented, worker::Named};
use crate::{
    form::{Choice, FieldError, Form},
    layout::{Crumb, Layout, Place},
};

/// The tree of desks.
#[derive(Debug, Clone, Serialize)]
pub struct Desks {
    pub layout: Layout,
    pub rows: Vec<DeskRow>,
}

/// A desk of the tree.
#[derive(Debug, Clone, Serialize)]
pub struct DeskRow {
    pub code: String,
    pub name: String,
    pub kind: DeskKind,
    /// Desks that stand above it.
    pub depth: usize,
    /// Name of the municipality.
    pub place: Option<String>,
    /// Whether files open to their team only.
    pub case_teams: bool,
    /// Last day, when it has ended or will.
    pub until: Option<NaiveDate>,
    /// Whether it has ended.
    pub ended: bool,
    /// Whether the visitor may change it.
    pub mine: bool,
}

/// An assignment of an account.
#[derive(Debug, Clone, Serialize)]
pub struct Held {
    pub role: Role,
    /// Code of the desk.
    pub desk: String,
    pub desk_name: String,
    pub since: NaiveDate,
    pub until: Option<NaiveDate>,
    /// Whether it holds today.
    pub present: bool,
    /// The person it is about.
    pub subject: Option<Named>,
}

page!(Desks, "pages/office/desks.html", {
    let row = |code: &str, depth, kind| DeskRow {
        code: code.into(),
        name: format!("Sportello {code}"),
        kind,
        depth,
        place: (depth == 1).then(|| "Sarzana".into()),
        case_teams: depth == 1,
        until: (depth == 2).then(|| invented::in_days(-3)),
        ended: depth == 2,
        mine: depth > 0,
    };
    let rows = vec![row("PSP", 0, DeskKind::Province), row("SZ", 1, DeskKind::Cpi), row("SZ2", 2, DeskKind::Desk)];
    vec![Desks { layout: invented::operator(Place::Administration, "/amministrazione/sportelli", Vec::new()), rows }]
});

form_page!(
    /// The form of a desk: `name`, `code`, `parent`, `kind`, `istat`, `address`, `phone`, `email`, `notices`, `case_teams`, and for a
    /// known one `until`.
    DeskForm, "pages/office/desk_form.html", |make: fn(Layout, Form) -> DeskForm| {
        let crumbs = vec![Crumb::key("desks", "/amministrazione/sportelli")];
        let layout = invented::operator(Place::Administration, "/amministrazione/sportelli/nuovo", crumbs);
        let mut new = make(layout, Form::new("/amministrazione/sportelli/nuovo"));
        new.choices = [("parent".to_owned(), vec![Choice::new("PSP", "Provincia")])].into();
        let mut changed = new.clone();
        changed.record = Some(Named { id: "SZ".into(), name: "Sportello Sarzana".into() });
        changed.form = changed.form.wrong(FieldError::new("parent", "desk-circle"));
        vec![new, changed]
    }
);
