//! Shows where people stand.

use std::sync::Arc;

use chrono::NaiveDate;
use ponte_domain::{
    employer::Employer,
    expression::Values,
    holidays::calendar_around,
    id::WorkerId,
    pack::Pack,
    pathway::{Calendar, Pathway, Standing, Subject},
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
pub(crate) fn calendar_of(app: &App, desk: &str, day: NaiveDate) -> Calendar {
    let tree = app.desks();
    calendar_around(day, tree.keeper(desk).and_then(|desk| desk.patron))
}

/// To look at whom a case is about, or to change it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Touch {
    See,
    Edit,
}

/// The register in which somebody is, and the number there.
pub(super) const fn record_of(subject: Subject) -> (Kind, Uuid) {
    match subject {
        Subject::Worker(id) => (Kind::Worker, id.0),
        Subject::Employer(id) => (Kind::Employer, id.0),
    }
}

/// Refuses who may not see or change whom a case is about; gives the desk that keeps the record.
pub(super) async fn permit(app: &App, db: &impl Reads, caller: &Caller, touch: Touch, subject: Subject) -> Result<String> {
    let edit = touch == Touch::Edit;
    match subject {
        Subject::Worker(id) => {
            let right = if edit { Right::EditPeople } else { Right::SeePeople };
            Ok(app.record::<Worker>(db, caller, right, id.0).await?.value.desk)
        }
        Subject::Employer(id) => {
            let right = if edit { Right::EditEmployers } else { Right::SeeEmployers };
            Ok(app.record::<Employer>(db, caller, right, id.0).await?.value.desk)
        }
    }
}

/// A case under a right over whom it is about, in a transaction or outside. Who has the right over nobody is told so before.
pub(crate) async fn find(app: &App, db: &impl Reads, caller: &Caller, touch: Touch, id: Uuid) -> Result<StoredRun> {
    let (people, employers) =
        if touch == Touch::Edit { (Right::EditPeople, Right::EditEmployers) } else { (Right::SeePeople, Right::SeeEmployers) };
    if !caller.may(employers) {
        caller.require(people)?;
    }
    let stored = pathway::get(db, id).await?.ok_or(Refusal::NotFound(Kind::Worker))?;
    permit(app, db, caller, touch, stored.run.subject).await?;
    Ok(stored)
}

/// One case; that a person's file is opened is recorded before it is given out.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn view(app: &App, caller: &Caller, id: Uuid) -> Result<Case> {
    let stored = find(app, &app.db, caller, Touch::See, id).await?;
    opened(app, caller, stored.run.subject).await?;
    Case::of(app, stored).await
}

/// Only people's files have a list of who opened them.
async fn opened(app: &App, caller: &Caller, subject: Subject) -> Result<()> {
    if let Subject::Worker(id) = subject {
        note_opened(app, caller, Kind::Worker, id.0).await?;
    }
    Ok(())
}

/// The cases of a person or an employer: those that go on first.
///
/// # Errors
/// As [`view`].
pub async fn of_subject(app: &App, caller: &Caller, subject: Subject) -> Result<Vec<Case>> {
    permit(app, &app.db, caller, Touch::See, subject).await?;
    opened(app, caller, subject).await?;
    cases_of(app, subject).await
}

/// The cases of a person: those that go on first.
///
/// # Errors
/// As [`view`].
pub async fn of_worker(app: &App, caller: &Caller, worker: WorkerId) -> Result<Vec<Case>> {
    of_subject(app, caller, Subject::Worker(worker)).await
}

/// The cases of somebody whose file was opened: the opening is recorded once.
///
/// # Errors
/// As [`view`].
pub async fn of_opened(app: &App, caller: &Caller, subject: Subject) -> Result<Vec<Case>> {
    permit(app, &app.db, caller, Touch::See, subject).await?;
    cases_of(app, subject).await
}

/// The cases of somebody, for those who may see them already.
pub(crate) async fn cases_of(app: &App, subject: Subject) -> Result<Vec<Case>> {
    let mut cases = Vec::new();
    for stored in pathway::of_subject(&app.db, subject).await? {
        cases.push(Case::of(app, stored).await?);
    }
    Ok(cases)
}
