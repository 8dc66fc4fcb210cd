//! Who is next, what came of a visit, and what is taken back.

use axum::{
    Form as Posted,
    extract::{Path, State},
    response::Response,
};
use ponte_app::{
    rights::{Caller, Right},
    visit,
};
use ponte_domain::{
    actor::Purpose,
    visit::{Back, VisitOutcome},
};
use ponte_templates::layout::Done;
use serde::Deserialize;
use uuid::Uuid;

use super::{PATH, address, queue::of_desk};
use crate::{error::PageError, flash, pages::Back as Before, site::Site, visitor::Staff};

/// What is posted with an act.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    sportello: String,
    version: i64,
    counter: String,
    outcome: String,
    torna: String,
}

/// Where one goes on with somebody who was received: to her visit when one opens files, else back to the queue.
fn onward(caller: &Caller, desk: &str, id: Uuid) -> String {
    if caller.may(Right::EditPeople) { address(id) } else { of_desk(desk) }
}

/// `POST /sportello/accoglienza/prossimo`
pub async fn next(State(site): State<Site>, staff: Staff, Posted(typed): Posted<Typed>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let desk = Some(typed.sportello.as_str()).filter(|code| !code.is_empty());
    match visit::receive_next(&site.app, &caller, desk, Some(&typed.counter)).await? {
        Some(next) => {
            let undo = Some(format!("{}/annulla", address(next.id)));
            Ok(flash::done(&onward(&caller, &typed.sportello, next.id), Done::Received, next.ticket, undo))
        }
        None => Ok(flash::done(&of_desk(&typed.sportello), Done::NobodyWaits, 0, None)),
    }
}

/// `POST /sportello/accoglienza/{uuid}/accogli`
pub async fn receive(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let ticket = visit::one(&site.app, &caller, id).await?.found.visit.ticket;
    visit::receive(&site.app, &caller, (id, typed.version), Some(&typed.counter)).await?;
    let undo = Some(format!("{}/annulla", address(id)));
    Ok(flash::done(&onward(&caller, &typed.sportello, id), Done::Received, ticket, undo))
}

/// `POST /sportello/accoglienza/{uuid}/fine`
pub async fn end(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    visit::one(&site.app, &caller, id).await?;
    let outcome = VisitOutcome::from_code(&typed.outcome).ok_or(PageError::BadRequest)?;
    let ended = visit::end(&site.app, &caller, (id, typed.version), outcome).await?;
    let undo = Some(format!("{}/annulla", address(id)));
    let to = Before::to(&typed.torna).or(&of_desk(&typed.sportello));
    Ok(flash::done(&to, Done::VisitEnded, ended.ticket, undo))
}

/// `POST /sportello/accoglienza/{uuid}/annulla`
pub async fn undo(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let back = visit::undo(&site.app, &caller, id).await?;
    let to = if back == Back::Ended { address(id) } else { PATH.to_owned() };
    Ok(flash::done(&to, Done::Undone, 1, None))
}
