//! Removes a service that was recorded by mistake.

use ponte_domain::{employer::Employer, service::Subject, worker::Worker};
use ponte_storage::{Kind, service};
use uuid::Uuid;

use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// Removes a service of a subject that was recorded by mistake; that it was is in the audit. What an act recorded by itself goes with
/// the act.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`]; [`Refusal::CannotUndo`] for what an act recorded.
pub async fn remove(app: &App, caller: &Caller, subject: Subject, id: Uuid) -> Result<()> {
    let tx = app.begin().await?;
    let record = match subject {
        Subject::Worker(worker) => {
            app.record::<Worker>(&tx, caller, Right::EditPeople, worker.0).await?;
            (Kind::Worker, worker.0)
        }
        Subject::Employer(employer) => {
            app.record::<Employer>(&tx, caller, Right::EditEmployers, employer.0).await?;
            (Kind::Employer, employer.0)
        }
    };
    let found = service::get(&tx, id).await?.filter(|found| found.subject == subject).ok_or(Refusal::NotFound(record.0))?;
    if found.origin.is_some() {
        return Err(Refusal::CannotUndo.into());
    }
    service::remove(&tx, id).await?;
    app.audit(&tx, caller, "service.remove", Some(record), &["service"]).await?;
    app.commit(tx).await
}
