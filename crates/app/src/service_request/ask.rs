//! A person asks, or an operator records what she asked by telephone or on paper; she takes it back; she says how well she was served.

use ponte_domain::{
    id::WorkerId,
    service_request::{ServiceRequest, Wanted},
    worker::Worker,
};
use ponte_storage::{
    Kind, Stored,
    service_request::{self, StoredAsked},
};
use uuid::Uuid;

use super::of;
use crate::{
    App,
    error::{Refusal, Result},
    person::{Standing, acting, standing},
    rights::{Caller, Right},
};

/// Asks the desk for something. An operator says how she was asked.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Asked`]; [`Refusal::Missing`] without the channel.
pub async fn ask(app: &App, caller: &Caller, worker: WorkerId, wanted: &Wanted) -> Result<Uuid> {
    acting(app, caller, Right::PersonRights, worker).await?;
    let request = ServiceRequest::ask(app.new_id(), worker, wanted, caller.actor.clone(), app.now()).map_err(Refusal::from)?;
    let tx = app.begin().await?;
    service_request::insert(&tx, &request).await?;
    app.audit(&tx, caller, "service_request.ask", Some((Kind::Worker, worker.0)), &["service_request"]).await?;
    app.commit(tx).await?;
    Ok(request.id)
}

/// What a person has asked for, the latest first, and how the caller stands to her.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn own(app: &App, caller: &Caller, worker: WorkerId) -> Result<(Stored<Worker>, Standing, Vec<StoredAsked>)> {
    let (stored, standing) = standing(app, caller, Right::PersonRights, worker).await?;
    Ok((stored, standing, service_request::of_worker(&app.db, worker).await?))
}

/// Takes a request back, for her.
///
/// # Errors
/// As [`ask`].
pub async fn withdraw(app: &App, caller: &Caller, worker: WorkerId, id: Uuid) -> Result<()> {
    acting(app, caller, Right::PersonRights, worker).await?;
    let tx = app.begin().await?;
    let StoredAsked { version, mut request } = of(&tx, worker, id).await?;
    request.withdraw(caller.actor.clone(), app.now()).map_err(Refusal::from)?;
    service_request::update(&tx, version, &request).await?;
    app.audit(&tx, caller, "service_request.withdraw", Some((Kind::Worker, worker.0)), &["service_request"]).await?;
    app.commit(tx).await
}

/// She says how well she was served, once.
///
/// # Errors
/// As [`ask`].
pub async fn rate(app: &App, caller: &Caller, worker: WorkerId, id: Uuid, score: u8) -> Result<()> {
    acting(app, caller, Right::PersonRights, worker).await?;
    let tx = app.begin().await?;
    let StoredAsked { version, mut request } = of(&tx, worker, id).await?;
    request.rate(score).map_err(Refusal::from)?;
    service_request::update(&tx, version, &request).await?;
    app.audit(&tx, caller, "service_request.rate", Some((Kind::Worker, worker.0)), &["service_request"]).await?;
    app.commit(tx).await
}
