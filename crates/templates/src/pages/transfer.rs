//! Cases that move together: the choice, what would happen, what happened.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use ponte_domain::transfer::Cannot;
use serde::Serialize;

use super::invented;
use crate::{
    form::{Choice, FieldError, Form},
    layout::{Layout, Place},
};

/// A file of the choice.
#[derive(Debug, Clone, Serialize)]
pub struct TransferRow {
    pub id: String,
    pub name: String,
    /// Name of the desk that keeps it.
    pub desk: String,
    pub cannot: Option<Cannot>,
}

/// A transfer of before.
#[derive(Debug, Clone, Serialize)]
pub struct PastRow {
    pub id: String,
    pub at: DateTime<Utc>,
    pub by: Option<String>,
    pub desk: String,
    pub to: Option<String>,
    pub reason: String,
    pub waiting: u64,
    pub moved: u64,
    pub left: u64,
    pub back: u64,
    /// How many were left, by the reason.
    pub whys: BTreeMap<Cannot, u64>,
    pub undone: Option<DateTime<Utc>>,
    pub may_undo: bool,
}

/// The transfers. Asks for `da`, `segue`, `comune`, `verso`, `a`; posts them with `worker`, `tutte` and `reason`.
#[derive(Debug, Clone, Serialize)]
pub struct TransferPage {
    pub layout: Layout,
    pub desks: Vec<Choice>,
    pub members: Vec<Choice>,
    /// Who could follow the files at the desk that is chosen.
    pub colleagues: Vec<Choice>,
    /// Whether something was looked for, and a desk chosen for it.
    pub looked: bool,
    pub ready: bool,
    pub found: u64,
    pub movable: u64,
    /// Pacts, pathways and requests that go along.
    pub along: (u64, u64, u64),
    /// Whether there are more than one transfer takes.
    pub more: bool,
    /// The first of them.
    pub rows: Vec<TransferRow>,
    pub past: Vec<PastRow>,
    pub form: Form,
}

page!(TransferPage, "pages/transfer.html", {
    let row =
        |cannot| TransferRow { id: invented::id(90), name: "Giulia Ferrando".into(), desk: "Sportello Lavoro La Spezia".into(), cannot };
    let past = |undone: Option<DateTime<Utc>>| PastRow {
        id: invented::id(91),
        at: invented::in_minutes(-2_000),
        by: Some("Paola Sanguineti".into()),
        desk: "Sarzana".into(),
        to: undone.is_none().then(|| "Andrea Lucchesi".into()),
        reason: "Nuovo sportello in val di Magra".into(),
        waiting: if undone.is_none() { 12 } else { 0 },
        moved: 40,
        left: 2,
        back: if undone.is_none() { 0 } else { 40 },
        whys: Cannot::ALL.iter().map(|why| (*why, 1)).collect(),
        undone,
        may_undo: undone.is_none(),
    };
    let full = TransferPage {
        layout: invented::operator(Place::More, "/sportello/passaggi", Vec::new()),
        desks: vec![Choice::new("SP", "Sportello Lavoro La Spezia"), Choice::new("SZ", "Sarzana")],
        members: vec![Choice::new(invented::id(1), "Chiara Donati")],
        colleagues: vec![Choice::new(invented::id(2), "Andrea Lucchesi")],
        looked: true,
        ready: true,
        found: 250,
        movable: 248,
        along: (31, 12, 4),
        more: true,
        rows: std::iter::once(row(None)).chain(Cannot::ALL.iter().map(|why| row(Some(*why)))).collect(),
        past: vec![past(None), past(Some(invented::in_minutes(-10)))],
        form: Form::default().with("da", "SP").with("verso", "SZ").wrong(FieldError::new("reason", "transfer-reason")),
    };
    let bare = TransferPage {
        looked: false,
        ready: false,
        more: false,
        rows: Vec::new(),
        past: Vec::new(),
        form: Form::default(),
        ..full.clone()
    };
    let none = TransferPage { found: 0, movable: 0, more: false, rows: Vec::new(), form: Form::default(), ..full.clone() };
    vec![full.clone(), bare, none, TransferPage { ready: false, more: false, form: Form::default(), ..full }]
});
