//! Shows what was put to whom.

use ponte_domain::{
    id::{EmployerId, ResponseId, WorkerId},
    questionnaire::Assessment,
};
use ponte_storage::{
    Kind,
    response::{self, StoredResponse, Which},
};
use uuid::Uuid;

use super::{
    access::{self, Act},
    begin::record_of,
    code::read_code,
    sheet::Held,
};
use crate::{
    App,
    audit::note_opened,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// A questionnaire put to somebody, with what it asks and what the answers mean.
#[derive(Debug, Clone)]
pub struct Opened {
    pub stored: StoredResponse,
    pub held: Held,
    pub assessment: Assessment,
}

impl Opened {
    pub(super) async fn of(app: &App, stored: StoredResponse) -> Result<Self> {
        let held = Held::of(app, &stored.response.sheet).await?;
        let assessment = stored.response.assessment(&held, app.now());
        Ok(Self { stored, held, assessment })
    }
}

/// One of them, with the answers; that it is opened is recorded before.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn view(app: &App, caller: &Caller, id: ResponseId) -> Result<Opened> {
    let stored = access::of(app, &app.db, caller, Act::See, id).await?;
    if let Some((kind, record)) = record_of(&stored.response) {
        note_opened(app, caller, kind, record).await?;
    }
    Opened::of(app, stored).await
}

/// One of them for who is working on it, and has opened it before.
///
/// # Errors
/// As [`view`].
pub async fn peek(app: &App, caller: &Caller, id: ResponseId) -> Result<Opened> {
    Opened::of(app, access::of(app, &app.db, caller, Act::See, id).await?).await
}

async fn all(app: &App, which: Which) -> Result<Vec<Opened>> {
    let mut found = Vec::new();
    for stored in response::list(&app.db, &which).await?.into_iter().rev() {
        found.push(Opened::of(app, stored).await?);
    }
    Ok(found)
}

/// What was put to a person, the latest first.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn of_worker(app: &App, caller: &Caller, worker: WorkerId) -> Result<Vec<Opened>> {
    let _: ponte_storage::Stored<ponte_domain::worker::Worker> = app.record(&app.db, caller, Right::SeePeople, worker.0).await?;
    note_opened(app, caller, Kind::Worker, worker.0).await?;
    all(app, Which { worker: Some(worker), ..Which::default() }).await
}

/// What was put to an employer, the latest first.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn of_employer(app: &App, caller: &Caller, employer: EmployerId) -> Result<Vec<Opened>> {
    let _: ponte_storage::Stored<ponte_domain::employer::Employer> = app.record(&app.db, caller, Right::SeeEmployers, employer.0).await?;
    all(app, Which { employer: Some(employer), ..Which::default() }).await
}

/// What was put to somebody for a pathway, the latest first: `Response::values` are what the conditions of the pathway ask for.
///
/// # Errors
/// When the database or a pack cannot be read. Who may see the pathway is the pathway's affair.
pub async fn of_run(app: &App, run: Uuid) -> Result<Vec<Opened>> {
    all(app, Which { run: Some(run), ..Which::default() }).await
}

/// The one with the code on a sheet of paper.
///
/// # Errors
/// [`Refusal::Forbidden`]; [`Refusal::NotFound`] also when it is of somebody whom the caller may not see.
pub async fn by_code(app: &App, caller: &Caller, typed: &str) -> Result<ResponseId> {
    caller.require(Right::EditPeople)?;
    let not_found = || Refusal::NotFound(Kind::Worker);
    let code = read_code(typed);
    if code.is_empty() {
        return Err(not_found().into());
    }
    for stored in response::list(&app.db, &Which { code: Some(code), limit: Some(2), ..Which::default() }).await? {
        if access::permit(app, &app.db, caller, Act::Change, &stored.response).await.is_ok() {
            return Ok(stored.response.id);
        }
    }
    Err(not_found().into())
}
