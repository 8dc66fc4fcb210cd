//! Shows where people stand.

use std::sync::Arc;

use chrono::NaiveDate;
use ponte_domain::{
    expression::Values,
    holidays::calendar_around,
    id::WorkerId,
    pack::Pack,
    pathway::{Calendar, Pathway, Standing},
    worker::Worker,
};
use ponte_storage::{
    Kind, Reads,
    pathway::{self, StoredRun},
};
use uuid::Uuid;

use crate::{
    App,
    audit::note_opened,
    error::{Error, Refusal, Result},
    pack,
    rights::{Caller, Right},
};

/// A case with the pack that it runs on, and where the person stands today.
#[derive(Debug, Clone)]
pub struct Case {
    pub stored: StoredRun,
    pub pack: Arc<Pack>,
    pub standing: Standing,
}

impl Case {
    pub(crate) async fn of(app: &App, stored: StoredRun) -> Result<Self> {
        let pack = pack::of_version(app, stored.run.pack_version).await?;
        let known = pack.pathway(&stored.run.pathway);
        let known = known.ok_or_else(|| Error::Internal(format!("no pathway {} in {}", stored.run.pathway, stored.run.pack)))?;
        let standing = stored.run.standing(known, app.today(), &calendar_of(app, &stored.run.desk, app.today()));
        Ok(Self { stored, pack, standing })
    }

    /// What documents and messages may say of it today.
    pub(crate) fn values(&self, app: &App) -> Values {
        let (run, today) = (&self.stored.run, app.today());
        self.pathway().map(|known| run.values(known, today, &calendar_of(app, &run.desk, today))).unwrap_or_default()
    }

    /// The pathway that it is on.
    #[must_use]
    pub fn pathway(&self) -> Option<&Pathway> {
        self.pack.pathway(&self.stored.run.pathway)
    }
}

/// The working days of a desk around a day.
pub(super) fn calendar_of(app: &App, desk: &str, day: NaiveDate) -> Calendar {
    let tree = app.desks();
    calendar_around(day, tree.keeper(desk).and_then(|desk| desk.patron))
}

/// A case under a right over its person, in a transaction or outside.
pub(crate) async fn find(app: &App, db: &impl Reads, caller: &Caller, right: Right, id: Uuid) -> Result<StoredRun> {
    caller.require(right)?;
    let stored = pathway::get(db, id).await?.ok_or(Refusal::NotFound(Kind::Worker))?;
    app.record::<Worker>(db, caller, right, stored.run.worker.0).await?;
    Ok(stored)
}

/// One case; that the person's file is opened is recorded before it is given out.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn view(app: &App, caller: &Caller, id: Uuid) -> Result<Case> {
    let stored = find(app, &app.db, caller, Right::SeePeople, id).await?;
    note_opened(app, caller, Kind::Worker, stored.run.worker.0).await?;
    Case::of(app, stored).await
}

/// The cases of a person: those that go on first.
///
/// # Errors
/// As [`view`].
pub async fn of_worker(app: &App, caller: &Caller, worker: WorkerId) -> Result<Vec<Case>> {
    app.record::<Worker>(&app.db, caller, Right::SeePeople, worker.0).await?;
    note_opened(app, caller, Kind::Worker, worker.0).await?;
    cases_of(app, worker).await
}

/// The cases of a person, for those who may see them already.
pub(crate) async fn cases_of(app: &App, worker: WorkerId) -> Result<Vec<Case>> {
    let mut cases = Vec::new();
    for stored in pathway::of_worker(&app.db, worker).await? {
        cases.push(Case::of(app, stored).await?);
    }
    Ok(cases)
}
