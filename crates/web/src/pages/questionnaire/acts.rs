//! Acts on one questionnaire put to somebody.

use axum::{
    Form as Posted,
    extract::{Path, State},
    response::Response,
};
use ponte_app::{
    campaign,
    error::{Error, Refusal},
    questionnaire,
    rights::{Caller, Right},
};
use ponte_domain::{
    actor::Purpose,
    id::ResponseId,
    pack::Channel,
    response::{Alternative, NoAnswerReason, ResponseError},
};
use ponte_templates::{
    form::{FieldError, Form},
    layout::Done,
};
use uuid::Uuid;

use super::{
    fill::Typed,
    typing::{address, looked_into, version},
};
use crate::{error::PageError, flash, site::Site, visitor::Staff};

/// Most minutes of one meeting: a day.
const MOST_MINUTES: u32 = 24 * 60;

fn may(site: &Site, staff: &Staff) -> Result<Caller, PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    caller.require(Right::EditPeople)?;
    Ok(caller)
}

fn text<'t>(typed: &'t Typed, name: &str) -> &'t str {
    typed.iter().find(|(known, _)| known == name).map_or("", |(_, text)| text.as_str())
}

fn all<'t>(typed: &'t Typed, name: &'t str) -> impl Iterator<Item = &'t str> {
    typed.iter().filter(move |(known, _)| known == name).map(|(_, text)| text.as_str())
}

/// What is told when an act is refused: on the page of what was sent in, beside the field.
async fn told(site: &Site, staff: Staff, id: Uuid, result: ponte_app::error::Result<()>, done: Done) -> Result<Response, PageError> {
    let code = match result {
        Ok(()) => return Ok(flash::done(&address(id), done, 1, None)),
        Err(Error::Refused(Refusal::Response(ResponseError::NoReason))) => "sheet-reason",
        Err(Error::Refused(Refusal::Response(ResponseError::TooLong))) => "too-long",
        Err(Error::Refused(Refusal::NoAddress)) => "sheet-no-address",
        Err(Error::Refused(Refusal::Response(ResponseError::Closed | ResponseError::Withdrawn | ResponseError::NotCompleted))) => {
            "sheet-closed"
        }
        Err(error) => return Err(error.into()),
    };
    wrong(site, staff, id, FieldError::new("reason", code)).await
}

async fn wrong(site: &Site, staff: Staff, id: Uuid, fault: FieldError) -> Result<Response, PageError> {
    let opened = questionnaire::view(&site.app, &staff.caller(site, Purpose::Casework), ResponseId(id)).await?;
    looked_into(site, staff, &opened, Form::default().wrong(fault)).await
}

/// `POST …/manda`
pub async fn send(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, PageError> {
    let caller = may(&site, &staff)?;
    let result = questionnaire::send(&site.app, &caller, ResponseId(id), version(&typed)).await;
    told(&site, staff, id, result, Done::Mailed).await
}

/// `POST …/ritira`
pub async fn withdraw(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, PageError> {
    let caller = may(&site, &staff)?;
    let result = questionnaire::withdraw(&site.app, &caller, (ResponseId(id), version(&typed))).await;
    told(&site, staff, id, result, Done::Recorded).await
}

/// `POST …/senza-risposta`
pub async fn give_up(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, PageError> {
    let caller = may(&site, &staff)?;
    let reason = NoAnswerReason::from_code(text(&typed, "reason")).unwrap_or(NoAnswerReason::Other);
    let proposed = all(&typed, "proposed").filter_map(Alternative::from_code).collect();
    let which = (ResponseId(id), version(&typed));
    let result = questionnaire::give_up(&site.app, &caller, which, reason, proposed, text(&typed, "note")).await;
    told(&site, staff, id, result, Done::Recorded).await
}

/// `POST …/fascia`
pub async fn judge(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, PageError> {
    let caller = may(&site, &staff)?;
    let band = (text(&typed, "score"), text(&typed, "band"));
    let result = questionnaire::judge(&site.app, &caller, (ResponseId(id), version(&typed)), band, text(&typed, "reason")).await;
    told(&site, staff, id, result, Done::Recorded).await
}

/// `POST …/restituzione`
pub async fn give_back(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, PageError> {
    let caller = may(&site, &staff)?;
    let minutes = match text(&typed, "minutes").trim() {
        "" => None,
        typed => match typed.parse().ok().filter(|minutes| *minutes <= MOST_MINUTES) {
            None => return wrong(&site, staff, id, FieldError::new("minutes", "whole-minutes")).await,
            minutes => minutes,
        },
    };
    let result = questionnaire::give_back(&site.app, &caller, (ResponseId(id), version(&typed)), text(&typed, "words"), minutes).await;
    told(&site, staff, id, result, Done::Recorded).await
}

/// `POST …/non-capite`
pub async fn mark_unclear(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, PageError> {
    let caller = may(&site, &staff)?;
    let items: Vec<(String, String)> = all(&typed, "item").map(|item| (item.to_owned(), String::new())).collect();
    let result = questionnaire::mark_unclear(&site.app, &caller, (ResponseId(id), version(&typed)), &items).await;
    told(&site, staff, id, result, Done::Recorded).await
}

/// `POST …/riapri`
pub async fn reopen(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, PageError> {
    let caller = may(&site, &staff)?;
    let result = questionnaire::reopen(&site.app, &caller, (ResponseId(id), version(&typed))).await;
    told(&site, staff, id, result, Done::Reopened).await
}

/// `POST …/chiesto`: asked by telephone, or given a sheet.
pub async fn mark_asked(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, PageError> {
    let caller = may(&site, &staff)?;
    let channel = Channel::from_code(text(&typed, "channel")).filter(|channel| *channel != Channel::Email).unwrap_or(Channel::Telephone);
    let opened = questionnaire::peek(&site.app, &caller, ResponseId(id)).await?;
    campaign::mark_asked(&site.app, &caller, ResponseId(id), channel).await?;
    let to = opened.stored.response.campaign.map_or_else(|| address(id), |campaign| format!("/sportello/questionari/{campaign}"));
    Ok(flash::done(&to, Done::Recorded, 1, None))
}
