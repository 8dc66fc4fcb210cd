//! The desk's answer to a request.

use chrono::NaiveDate;
use ponte_domain::{
    actor::{Actor, Channel},
    id::WorkerId,
    person_request::{PersonRequest, Rectifiable, RequestError, RequestKind},
    role::Role,
    worker::Worker,
};
use ponte_storage::{
    Kind, Stored,
    audit::Details,
    person_request::{self, StoredRequest},
    register,
};
use uuid::Uuid;

use super::ask::rectified;
use crate::{
    App,
    error::{Refusal, Result},
    register::changed,
    rights::{Caller, Right},
};

/// An answer as it is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub granted: bool,
    /// In words: why not, or what was found.
    pub words: Option<String>,
}

/// A request with the person's record, for whoever answers.
pub(super) async fn answerable(app: &App, caller: &Caller, id: Uuid) -> Result<(StoredRequest, Stored<Worker>)> {
    caller.require(Right::AnswerRequests)?;
    let found = person_request::get(&app.db, id).await?.ok_or(Refusal::NotFound(Kind::Worker))?;
    let stored: Stored<Worker> = app.record(&app.db, caller, Right::AnswerRequests, found.request.worker.0).await?;
    Ok((found, stored))
}

/// Answers a request over the version that was seen. What is granted is done in the same act: the value is put right and the
/// history says who asked; an objection takes her out of matching; a restriction keeps her data unused. An erasure is granted by
/// erasing ([`super::erase`]).
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Stale`]; [`Refusal::Request`] when it is closed, or words are missing.
pub async fn answer(app: &App, caller: &Caller, id: Uuid, seen: i64, given: Answer) -> Result<()> {
    let (found, stored) = answerable(app, caller, id).await?;
    let mut request = found.request;
    if request.kind == RequestKind::Erasure && given.granted {
        return Err(Refusal::Request(RequestError::Asked).into());
    }
    request.answer(given.granted, given.words, caller.actor.clone(), app.now()).map_err(Refusal::from)?;
    let value = if given.granted { granted(app, caller, &request, &stored.value)? } else { stored.value.clone() };
    let mut tx = app.begin().await?;
    let mut details = changed(&tx, stored.id, &stored.value, &value).await?;
    if value != stored.value {
        let by = caller.actor.clone().on_behalf_by(Some(asked_through(&request.asked_by)));
        register::update(&mut tx, &stored, &value, &by, app.now(), None).await?;
    }
    person_request::update(&tx, seen, &request).await?;
    details.context = Some(format!("kind={}", request.kind));
    let verb = if given.granted { "person.grant" } else { "person.refuse" };
    app.audit_with(&tx, caller, verb, Some((Kind::Worker, stored.id)), details).await?;
    app.commit(tx).await
}

/// How she asked: by the channel that the operator noted, else from her own page.
fn asked_through(by: &Actor) -> Channel {
    by.channel().unwrap_or(Channel::OwnPage)
}

fn granted(app: &App, caller: &Caller, request: &PersonRequest, worker: &Worker) -> Result<Worker> {
    let mut value = worker.clone();
    match (request.kind, request.field, &request.wanted) {
        (RequestKind::Rectification, Some(field), Some(wanted)) if field != Rectifiable::Other => {
            return rectified(app, caller, worker, field, wanted);
        }
        (RequestKind::Objection, ..) => value.consents.matching = Some(false),
        (RequestKind::Restriction, ..) => value.consents.restricted = Some(app.today()),
        _ => {}
    }
    Ok(value)
}

/// Puts the time limit of a request off by two months, with the reason that she is told.
///
/// # Errors
/// As [`answer`].
pub async fn extend(app: &App, caller: &Caller, id: Uuid, seen: i64, reason: &str) -> Result<NaiveDate> {
    let (found, stored) = answerable(app, caller, id).await?;
    let mut request = found.request;
    request.extend(reason, caller.actor.clone(), app.now(), app.today()).map_err(Refusal::from)?;
    let tx = app.begin().await?;
    person_request::update(&tx, seen, &request).await?;
    let details = Details { context: Some(format!("kind={}", request.kind)), ..Details::default() };
    app.audit_with(&tx, caller, "person.extend", Some((Kind::Worker, stored.id)), details).await?;
    app.commit(tx).await?;
    Ok(request.due)
}

/// Lifts the restriction of the use of a person's data; she is to be told before (GDPR art. 18.3).
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Stale`].
pub async fn lift_restriction(app: &App, caller: &Caller, worker: WorkerId) -> Result<()> {
    let stored: Stored<Worker> = app.record(&app.db, caller, Right::AnswerRequests, worker.0).await?;
    if stored.value.consents.restricted.is_none() {
        return Ok(());
    }
    let mut value = stored.value.clone();
    value.consents.restricted = None;
    let mut tx = app.begin().await?;
    register::update(&mut tx, &stored, &value, &caller.actor, app.now(), None).await?;
    app.audit(&tx, caller, "person.lift_restriction", Some((Kind::Worker, worker.0)), &["consents.restricted"]).await?;
    app.commit(tx).await
}

/// Whether an act was the person's own, done by her account.
pub(super) fn is_own(by: &Actor) -> bool {
    matches!(by, Actor::Account { role: Role::Citizen | Role::Student, .. })
}
