//! The day of an operator: what runs out, what changed, what is being worked on.

use chrono::{DateTime, NaiveDate, Utc};
use ponte_domain::codes;
use serde::Serialize;

use super::{invented, staffing::EndingRow, worker::Named};
use crate::layout::{Layout, Place};

codes! {
    /// What runs out.
    pub enum ClockKind { Publication = "publication", Rosa = "rosa", Outcome = "outcome", Expiry = "expiry" }
}

codes! {
    /// What changed since the last visit.
    pub enum ChangeKind { Answer = "answer", Verdict = "verdict", Outcome = "outcome", Vacancy = "vacancy", Import = "import" }
}

codes! {
    /// When steps of pathways are due.
    pub enum DueWhen {
        /// The day is past.
        Late = "late",
        Today = "today",
        /// Within a week.
        Soon = "soon",
    }
}

/// A step of a pathway that is due.
#[derive(Debug, Clone, Serialize)]
pub struct DueLine {
    /// Name of the person or the employer.
    pub who: String,
    pub step: String,
    /// Title of the pathway.
    pub what: String,
    pub due: NaiveDate,
    pub href: String,
}

/// Steps that are due alike.
#[derive(Debug, Clone, Serialize)]
pub struct DueGroup {
    pub when: DueWhen,
    pub lines: Vec<DueLine>,
    /// How many more there are.
    pub more: usize,
}

/// The first page of an operator.
#[derive(Debug, Clone, Serialize)]
pub struct Today {
    pub layout: Layout,
    pub today: NaiveDate,
    /// Given name of the operator.
    pub given_name: String,
    pub recent: Vec<Recent>,
    /// Soonest first.
    pub clocks: Vec<Clock>,
    /// Vacancies with something to do, soonest deadline first.
    pub todo: Vec<Todo>,
    /// People whose availability is older than thirty days and who stand in an open list.
    pub stale: u32,
    pub stale_first: Vec<Named>,
    /// People who asked to be called again today or before, earliest first.
    pub call_backs: Vec<CallBack>,
    /// Requests of people whose time limit is near or over, the first due first.
    pub requests: Vec<super::requests::RequestRow>,
    /// Circulars that the operator is still to read.
    pub circulars: Vec<super::circular::CircularRow>,
    /// Steps of pathways that are due: late, today, within a week.
    pub due_steps: Vec<DueGroup>,
    pub changes: Vec<Change>,
    /// Since when the changes are counted.
    pub since: Option<DateTime<Utc>>,
    pub activities: Vec<Activity>,
    /// Colleagues whose account ends soon, or ended lately, with files still open.
    pub ending: Vec<EndingRow>,
}

/// A page opened not long ago.
#[derive(Debug, Clone, Serialize)]
pub struct Recent {
    pub name: String,
    pub href: String,
}

/// A clock that runs.
#[derive(Debug, Clone, Serialize)]
pub struct Clock {
    pub kind: ClockKind,
    pub until: DateTime<Utc>,
    /// What it is about: title of the vacancy.
    pub what: String,
    /// How many records the clock stands for.
    pub count: u32,
    /// Part of the time that is gone, in per mille.
    pub gone: u16,
    pub href: String,
}

/// A vacancy with something to do.
#[derive(Debug, Clone, Serialize)]
pub struct Todo {
    pub id: String,
    pub title: String,
    pub employer: Option<String>,
    pub deadline: Option<DateTime<Utc>>,
    pub to_hear: u32,
    pub ready: u32,
    pub wanted: u32,
}

/// A person who asked to be called again.
#[derive(Debug, Clone, Serialize)]
pub struct CallBack {
    pub who: String,
    /// Title of the vacancy.
    pub what: String,
    pub at: DateTime<Utc>,
    pub href: String,
}

/// A fact that is new.
#[derive(Debug, Clone, Serialize)]
pub struct Change {
    pub kind: ChangeKind,
    pub who: String,
    /// Title of the vacancy, or name of the file.
    pub what: String,
    /// Code of what was said: a proposal state; absent for files.
    pub state: Option<ponte_domain::proposal::ProposalState>,
    pub at: DateTime<Utc>,
    pub href: String,
}

/// Long work that runs.
#[derive(Debug, Clone, Serialize)]
pub struct Activity {
    pub id: String,
    pub name: String,
    pub done: u64,
    pub of: u64,
    pub seconds_left: Option<u64>,
}

page!(Today, "pages/today.html", {
    let clock = |kind: &ClockKind| Clock {
        kind: *kind,
        until: invented::in_minutes(448),
        what: "Elettricista di bordo".into(),
        count: 2,
        gone: 690,
        href: "/sportello/offerte".into(),
    };
    let change = |kind: &ChangeKind| Change {
        kind: *kind,
        who: "Matteo Bertoloni".into(),
        what: "Elettricista di bordo".into(),
        state: (*kind == ChangeKind::Answer).then_some(ponte_domain::proposal::ProposalState::Available),
        at: invented::in_minutes(-200),
        href: "/sportello/offerte/1/giro".into(),
    };
    let todo = Todo {
        id: invented::id(1),
        title: "Elettricista di bordo".into(),
        employer: Some("Cantiere Levante Refit".into()),
        deadline: Some(invented::in_minutes(1608)),
        to_hear: 3,
        ready: 2,
        wanted: 5,
    };
    let full = Today {
        layout: invented::operator(Place::Today, "/sportello", Vec::new()),
        today: invented::in_days(0),
        given_name: "Chiara".into(),
        recent: vec![Recent { name: "Giulia Ferrando".into(), href: "/sportello/persone/11".into() }],
        clocks: ClockKind::ALL.iter().map(clock).collect(),
        todo: vec![todo.clone(), Todo { to_hear: 0, ready: 5, deadline: None, employer: None, ..todo }],
        stale: 14,
        stale_first: vec![Named { id: invented::id(13), name: "Luca Vannucci".into() }],
        call_backs: vec![CallBack {
            who: "Luca Vannucci".into(),
            what: "Elettricista di bordo".into(),
            at: invented::in_minutes(20),
            href: "/sportello/offerte/1/giro".into(),
        }],
        requests: vec![super::requests::request_row(ponte_domain::person_request::RequestKind::Copy, Some("Luca Vannucci"))],
        circulars: vec![super::circular::sample_row(true)],
        due_steps: DueWhen::ALL
            .iter()
            .map(|when| DueGroup {
                when: *when,
                lines: vec![DueLine {
                    who: "Amina Diallo".into(),
                    step: "Colloquio".into(),
                    what: "Avvio di impresa".into(),
                    due: invented::in_days(0),
                    href: "/sportello/persone/1/percorsi/2".into(),
                }],
                more: usize::from(*when == DueWhen::Late) * 4,
            })
            .collect(),
        changes: ChangeKind::ALL.iter().map(change).collect(),
        since: Some(invented::in_minutes(-3700)),
        activities: vec![Activity { id: invented::id(5), name: "annunci.csv".into(), done: 1840, of: 2600, seconds_left: Some(40) }],
        ending: EndingRow::samples(),
    };
    let quiet = Today {
        clocks: Vec::new(),
        todo: Vec::new(),
        stale: 0,
        stale_first: Vec::new(),
        call_backs: Vec::new(),
        requests: Vec::new(),
        circulars: Vec::new(),
        due_steps: Vec::new(),
        changes: Vec::new(),
        since: None,
        activities: Vec::new(),
        ending: Vec::new(),
        recent: Vec::new(),
        ..full.clone()
    };
    vec![full, quiet]
});
