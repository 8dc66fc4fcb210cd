//! Who may see and change what was put to whom: as the record of whom it is about may be seen and changed.

use ponte_domain::{
    employer::Employer,
    id::ResponseId,
    response::{Response, Subject},
    worker::Worker,
};
use ponte_storage::{
    Kind, Reads, Stored,
    response::{self, StoredResponse},
};

use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// Whether something is looked at or changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Act {
    See,
    Change,
}

impl Act {
    const fn on_people(self) -> Right {
        match self {
            Self::See => Right::SeePeople,
            Self::Change => Right::EditPeople,
        }
    }

    const fn on_employers(self) -> Right {
        match self {
            Self::See => Right::SeeEmployers,
            Self::Change => Right::EditEmployers,
        }
    }
}

/// Refuses who may not do something with a response: over the person or the employer it is about; what is about nobody belongs to
/// those who make people's records at its desk.
pub(crate) async fn permit(app: &App, db: &impl Reads, caller: &Caller, act: Act, response: &Response) -> Result<()> {
    match response.subject {
        Subject::Worker(id) => {
            let _: Stored<Worker> = app.record(db, caller, act.on_people(), id.0).await?;
        }
        Subject::Employer(id) => {
            let _: Stored<Employer> = app.record(db, caller, act.on_employers(), id.0).await?;
        }
        Subject::Nobody => at_desk(app, caller, &response.desk)?,
    }
    Ok(())
}

/// Refuses who does not work with people's records at a desk; that the thing is there is not told.
pub(crate) fn at_desk(app: &App, caller: &Caller, desk: &str) -> Result<()> {
    caller.require(Right::EditPeople)?;
    if caller.reach(Right::EditPeople).may_make(&app.desks(), desk) { Ok(()) } else { Err(Refusal::NotFound(Kind::Desk).into()) }
}

/// A response, for who may do something with it.
pub(super) async fn of(app: &App, db: &impl Reads, caller: &Caller, act: Act, id: ResponseId) -> Result<StoredResponse> {
    // Who does not work with people's records at all is told so before anything is looked for.
    caller.require(act.on_people())?;
    let stored = response::get(db, id).await?.ok_or(Refusal::NotFound(Kind::Worker))?;
    permit(app, db, caller, act, &stored.response).await?;
    Ok(stored)
}

/// As [`of`], in the version that somebody saw.
pub(super) async fn seen(app: &App, db: &impl Reads, caller: &Caller, id: ResponseId, version: i64) -> Result<StoredResponse> {
    let stored = of(app, db, caller, Act::Change, id).await?;
    if stored.version == version { Ok(stored) } else { Err(Refusal::Stale { kind: Kind::Worker, id: id.0 }.into()) }
}

/// As [`of`], to be changed in the version that it has now.
pub(crate) async fn changeable(app: &App, caller: &Caller, id: ResponseId) -> Result<StoredResponse> {
    of(app, &app.db, caller, Act::Change, id).await
}

/// What [`permit`] is asked by who changes something.
pub(crate) const CHANGE: Act = Act::Change;
