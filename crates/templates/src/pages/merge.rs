//! Records of one person made one.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::{form_page::Twin, invented, worker::Named};
use crate::layout::{Crumb, Layout, Place};

/// Records that may be of the same person.
#[derive(Debug, Clone, Serialize)]
pub struct WorkerTwins {
    pub layout: Layout,
    pub person: Named,
    pub twins: Vec<Twin>,
    /// When records were taken into this one, the latest first.
    pub merges: Vec<DateTime<Utc>>,
    /// Whether the last could not be undone, because somebody worked on it since.
    pub worked_on: bool,
}

/// Two records side by side.
#[derive(Debug, Clone, Serialize)]
pub struct MergePage {
    pub layout: Layout,
    /// The one that stays, and the one that is taken into it.
    pub kept: MergeSide,
    pub gone: MergeSide,
    pub rows: Vec<MergeRow>,
    /// Whether it was refused because both have a protected part.
    pub both_protected: bool,
}

/// One of two records.
#[derive(Debug, Clone, Serialize)]
pub struct MergeSide {
    pub id: String,
    pub name: String,
    pub birth_date: Option<NaiveDate>,
    pub changed: DateTime<Utc>,
    /// Source and number in it.
    pub source: String,
}

/// A part in which they differ.
#[derive(Debug, Clone, Serialize)]
pub struct MergeRow {
    pub field: String,
    pub kept: Option<String>,
    pub gone: Option<String>,
}

fn layout(rest: &str) -> Layout {
    let path = format!("/sportello/persone/{}/doppioni{rest}", invented::id(11));
    invented::operator(Place::Workers, &path, vec![Crumb::key("workers", "/sportello/persone")])
}

page!(WorkerTwins, "pages/worker/twins.html", {
    let full = WorkerTwins {
        layout: layout(""),
        person: Named { id: invented::id(11), name: "Giulia Ferrari".into() },
        twins: super::form_page::samples_of_twins(),
        merges: vec![invented::in_minutes(-90)],
        worked_on: true,
    };
    vec![full.clone(), WorkerTwins { twins: Vec::new(), merges: Vec::new(), worked_on: false, ..full }]
});

page!(MergePage, "pages/worker/merge.html", {
    let side = |number, born| MergeSide {
        id: invented::id(number),
        name: "Giulia Ferrari".into(),
        birth_date: born,
        changed: invented::in_minutes(-900),
        source: "sportello W11".into(),
    };
    let row = |field: &str, kept: Option<&str>, gone: Option<&str>| MergeRow {
        field: field.into(),
        kept: kept.map(Into::into),
        gone: gone.map(Into::into),
    };
    let full = MergePage {
        layout: layout("/12"),
        kept: side(11, Some(invented::in_days(-12_000))),
        gone: side(12, None),
        rows: vec![
            row("given_name", Some("Giulia"), Some("Giulia Anna")),
            row("segment", None, Some("smart")),
            row("skills", Some("x"), None),
        ],
        both_protected: true,
    };
    vec![full.clone(), MergePage { rows: Vec::new(), both_protected: false, ..full }]
});
