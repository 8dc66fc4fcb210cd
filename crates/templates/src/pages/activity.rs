//! Long work: what runs and what ended; and availabilities to ask again.

use chrono::{DateTime, NaiveDate, Utc};
use ponte_domain::codes;
use serde::Serialize;

use super::invented;
use crate::{
    layout::{Layout, Place},
    list::ListState,
};

codes! {
    /// Where long work stands.
    pub enum WorkState { Waiting = "waiting", Running = "running", Done = "done", Failed = "failed", Stopped = "stopped" }
}

/// Long work, running and ended. With `id` of one in the address only that one is shown, and the page asks again by itself.
#[derive(Debug, Clone, Serialize)]
pub struct Activities {
    pub layout: Layout,
    pub works: Vec<Work>,
}

/// A piece of long work.
#[derive(Debug, Clone, Serialize)]
pub struct Work {
    pub id: String,
    /// Name of the file or of the work.
    pub name: String,
    pub state: WorkState,
    pub done: u64,
    pub of: u64,
    pub seconds_left: Option<u64>,
    pub started: DateTime<Utc>,
    pub by: Option<String>,
    /// Where its report stands, once it ended.
    pub report: Option<String>,
    /// Whether it can be stopped.
    pub stoppable: bool,
}

/// People in open lists whose availability is old: to be asked again.
#[derive(Debug, Clone, Serialize)]
pub struct StaleList {
    pub layout: Layout,
    pub list: ListState,
    pub rows: Vec<StaleRow>,
    /// From how many days an availability counts as old.
    pub days: u32,
    /// Whether the whole register is looked at, and not only the people of open lists.
    pub everybody: bool,
}

/// A person to be asked again.
#[derive(Debug, Clone, Serialize)]
pub struct StaleRow {
    pub id: String,
    pub name: String,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub ascertained: Option<NaiveDate>,
    /// In how many open lists she stands, and her best points there.
    pub lists: u32,
    pub best: Option<u16>,
}

page!(Activities, "pages/activities.html", {
    let work = |state: &WorkState| Work {
        id: invented::id(5),
        name: "annunci.csv".into(),
        state: *state,
        done: 1840,
        of: 2600,
        seconds_left: (*state == WorkState::Running).then_some(40),
        started: invented::in_minutes(-2),
        by: Some("Chiara Donati".into()),
        report: (*state == WorkState::Done).then(|| "/sportello/importa/6/rapporto".into()),
        stoppable: matches!(state, WorkState::Waiting | WorkState::Running),
    };
    let layout = invented::operator(Place::More, "/sportello/attivita", Vec::new());
    vec![Self { layout: layout.clone(), works: WorkState::ALL.iter().map(work).collect() }, Self { layout, works: Vec::new() }]
});

page!(StaleList, "pages/stale.html", {
    let row = StaleRow {
        id: invented::id(13),
        name: "Luca Vannucci".into(),
        phone: Some("0187 000 413".into()),
        email: Some("luca@posta.example".into()),
        ascertained: Some(invented::in_days(-47)),
        lists: 3,
        best: Some(806),
    };
    let never = StaleRow { phone: None, email: None, ascertained: None, best: None, ..row.clone() };
    let layout = invented::operator(Place::More, "/sportello/disponibilita", Vec::new());
    let list = ListState { path: "/sportello/disponibilita".into(), total: 14, all: 14, ..ListState::default() };
    vec![
        Self { layout: layout.clone(), list: list.clone(), rows: vec![row, never], days: 30, everybody: false },
        Self { layout, list, rows: Vec::new(), days: 30, everybody: true },
    ]
});
