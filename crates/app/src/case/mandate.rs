//! Whom a person lets act for her, in what, and until when.

use chrono::Days;
use ponte_domain::{case::Mandate, id::WorkerId, worker::Worker};
use ponte_storage::{Kind, case};
use uuid::Uuid;

use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// The mandates that a person gave, past ones too, for whoever may open her file.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn mandates(app: &App, caller: &Caller, worker: WorkerId) -> Result<Vec<Mandate>> {
    app.record::<Worker>(&app.db, caller, Right::SeePeople, worker.0).await?;
    Ok(case::mandates(&app.db, worker).await?)
}

/// Refuses who may not record mandates of a person.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn may_keep_mandates(app: &App, caller: &Caller, worker: WorkerId) -> Result<()> {
    app.record::<Worker>(&app.db, caller, Right::KeepMandates, worker.0).await.map(drop)
}

/// Records a mandate.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Mandate`].
pub async fn keep_mandate(app: &App, caller: &Caller, mandate: Mandate) -> Result<Uuid> {
    app.record::<Worker>(&app.db, caller, Right::KeepMandates, mandate.worker.0).await?;
    mandate.check().map_err(Refusal::from)?;
    let tx = app.begin().await?;
    case::save_mandate(&tx, &mandate).await?;
    app.audit(&tx, caller, "case.keep_mandate", Some((Kind::Worker, mandate.worker.0)), &["mandate"]).await?;
    app.commit(tx).await?;
    Ok(mandate.id)
}

/// Ends a mandate of a person: yesterday was its last day.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn end_mandate(app: &App, caller: &Caller, worker: WorkerId, id: Uuid) -> Result<()> {
    app.record::<Worker>(&app.db, caller, Right::KeepMandates, worker.0).await?;
    let found = case::mandates(&app.db, worker).await?.into_iter().find(|mandate| mandate.id == id);
    let mandate = found.ok_or(Refusal::NotFound(Kind::Worker))?;
    let tx = app.begin().await?;
    case::save_mandate(&tx, &Mandate { until: Some(app.today() - Days::new(1)), ..mandate }).await?;
    app.audit(&tx, caller, "case.end_mandate", Some((Kind::Worker, worker.0)), &["mandate"]).await?;
    app.commit(tx).await
}
