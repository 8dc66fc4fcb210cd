//! What the waiting room is shown: numbers, and nothing of anybody.

use chrono::{DateTime, Utc};
use ponte_domain::visit::VisitState;
use ponte_storage::{Kind, visit};

use crate::{
    App,
    error::{Refusal, Result},
};

/// Numbers that were called lately and are shown.
const CALLED: usize = 4;

/// What hangs in the waiting room of a desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screen {
    /// Name of the desk.
    pub desk: String,
    /// Who is received: number, place and since when, the last called first.
    pub called: Vec<(u32, Option<String>, DateTime<Utc>)>,
    /// The numbers that wait, the next first.
    pub waiting: Vec<u32>,
}

/// The numbers of a desk today. Asked by nobody in particular: it says of nobody who she is.
///
/// # Errors
/// [`Refusal::NotFound`] when there is no such desk.
pub async fn screen(app: &App, desk: &str) -> Result<Screen> {
    let tree = app.desks();
    let known = tree.get(desk).ok_or(Refusal::NotFound(Kind::Desk))?;
    let all = visit::between(&app.db, &known.code, app.today(), app.today()).await?;
    let of = |state| all.iter().map(|found| &found.visit).filter(move |visit| visit.state() == state);
    let mut called: Vec<_> = of(VisitState::Received)
        .filter_map(|visit| visit.received.as_ref().map(|received| (visit.ticket, received.counter.clone(), received.at)))
        .collect();
    called.sort_by_key(|(ticket, _, at)| std::cmp::Reverse((*at, *ticket)));
    called.truncate(CALLED);
    Ok(Screen { desk: known.name.clone(), called, waiting: of(VisitState::Waiting).map(|visit| visit.ticket).collect() })
}
