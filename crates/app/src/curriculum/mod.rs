//! Curricula and cover letters of a person: chosen and written at the desk, or by herself on her own pages.

mod guide;
mod keep;

use ponte_domain::{
    curriculum::{CoverLetter, Curriculum},
    id::WorkerId,
    worker::Worker,
};
use ponte_storage::{
    Stored,
    leaf::{self, StoredLeaf},
};

use crate::{
    App,
    error::Result,
    person,
    rights::{Caller, Right},
};

pub use guide::{Asks, Guide, ProposedFor, guide, proposed_for};
pub use keep::{keep, keep_letter, remove, remove_letter};

/// From where it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// At the desk, by whoever may change her file.
    Desk,
    /// On her own pages, by herself or who acts for her.
    Own,
}

/// The curricula and letters of a person.
#[derive(Debug, Clone)]
pub struct CurriculumFile {
    pub stored: Stored<Worker>,
    /// The latest first.
    pub curricula: Vec<StoredLeaf<Curriculum>>,
    pub letters: Vec<StoredLeaf<CoverLetter>>,
}

/// The record of a person for whoever may see her curricula.
pub(super) async fn seen(app: &App, caller: &Caller, side: Side, worker: WorkerId) -> Result<Stored<Worker>> {
    match side {
        Side::Desk => app.record::<Worker>(&app.db, caller, Right::SeePeople, worker.0).await,
        Side::Own => Ok(person::standing(app, caller, Right::PersonRights, worker).await?.0),
    }
}

/// The record of a person for whoever may write her curricula.
pub(super) async fn written(app: &App, caller: &Caller, side: Side, worker: WorkerId) -> Result<Stored<Worker>> {
    match side {
        Side::Desk => app.record::<Worker>(&app.db, caller, Right::EditPeople, worker.0).await,
        Side::Own => Ok(person::acting(app, caller, Right::PersonRights, worker).await?.0),
    }
}

/// The curricula and letters of a person.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`], [`crate::error::Refusal::NotFound`].
pub async fn file(app: &App, caller: &Caller, side: Side, worker: WorkerId) -> Result<CurriculumFile> {
    let stored = seen(app, caller, side, worker).await?;
    Ok(CurriculumFile { curricula: leaf::of_worker(&app.db, worker).await?, letters: leaf::of_worker(&app.db, worker).await?, stored })
}
