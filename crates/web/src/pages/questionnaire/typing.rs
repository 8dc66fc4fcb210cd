//! One questionnaire put to somebody: typed while one telephones, looked into when it was sent in.

use axum::{
    Form as Posted,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use ponte_app::{
    error::{Error, Refusal},
    questionnaire::{self, Opened},
    register,
    rights::{Caller, Right},
};
use ponte_domain::{
    actor::Purpose,
    employer::Employer,
    id::ResponseId,
    response::{Alternative, Filling, NoAnswerReason, ResponseError, Subject},
    worker::Worker,
};
use ponte_templates::{
    form::Form,
    layout::{Crumb, Done, Layout, Place},
    pages::questionnaire::{CompletionLine, NoAnswerLine, SheetHead, SheetTyping, SheetView},
};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    fill::{Typed, by_script, pressed, told},
    shown::{of, title, words},
};
use crate::{error::PageError, flash, layout::layout, site::Site, visitor::Staff};

/// Address of one.
pub fn address(id: Uuid) -> String {
    format!("/sportello/questionari/risposte/{id}")
}

/// The surroundings of its pages.
pub fn surroundings(site: &Site, staff: &Staff) -> Layout {
    layout(site, &staff.0, Place::More, vec![Crumb::key("questionnaires", "/sportello/questionari")])
}

/// What the page is to tell beside.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Told {
    /// It was tried to send it in.
    manca: String,
}

/// What stands above.
pub async fn head(site: &Site, staff: &Staff, opened: &Opened) -> Result<SheetHead, PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    let response = &opened.stored.response;
    let (who, phone, can_write) = who(site, &caller, response.subject).await;
    Ok(SheetHead {
        id: response.id.to_string(),
        version: opened.stored.version,
        title: title(&opened.held, staff.0.lang),
        code: response.code.clone(),
        who,
        phone,
        anonymous: response.anonymous,
        state: response.state,
        channel: response.channel,
        fault: response.fault,
        sent: response.times.sent,
        reminders: response.times.reminded.len(),
        can_write: can_write && response.is_open() && caller.may(Right::EditPeople),
    })
}

type Who = (Option<(String, String)>, Option<String>, bool);

async fn who(site: &Site, caller: &Caller, subject: Subject) -> Who {
    match subject {
        Subject::Worker(id) => match register::glance::<Worker>(&site.app, caller, id.0).await {
            Ok(stored) => {
                let contacts = &stored.value.contacts;
                let can_write = contacts.email.is_some() && stored.value.may_be_written_to();
                let named = (stored.value.person.full_name(), format!("/sportello/persone/{id}/questionari"));
                (Some(named), contacts.phone.first().cloned(), can_write)
            }
            Err(_) => (None, None, false),
        },
        Subject::Employer(id) => match register::glance::<Employer>(&site.app, caller, id.0).await {
            Ok(stored) => {
                let contacts = &stored.value.contacts;
                let phone = contacts.iter().find_map(|contact| contact.phone.clone());
                let can_write = contacts.iter().any(|contact| contact.email.is_some());
                (Some((stored.value.name.clone(), format!("/sportello/imprese/{id}/questionari"))), phone, can_write)
            }
            Err(_) => (None, None, false),
        },
        Subject::Nobody => (None, None, false),
    }
}

/// `GET /sportello/questionari/risposte/{uuid}`
pub async fn page(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>, Query(told): Query<Told>) -> Result<Response, PageError> {
    let opened = questionnaire::view(&site.app, &staff.caller(&site, Purpose::Casework), ResponseId(id)).await?;
    if opened.stored.response.is_open() {
        return typing(&site, staff, &opened, !told.manca.is_empty(), false).await;
    }
    looked_into(&site, staff, &opened, Form::default()).await
}

async fn typing(site: &Site, staff: Staff, opened: &Opened, tried: bool, stale: bool) -> Result<Response, PageError> {
    let (assessment, lang) = (&opened.assessment, staff.0.lang);
    let missing: &[String] = if tried { &assessment.missing } else { &[] };
    let shown = of(site, opened, lang, missing);
    let response = &opened.stored.response;
    let page = SheetTyping {
        layout: surroundings(site, &staff),
        head: head(site, &staff, opened).await?,
        introduction: words(&opened.held.introduction, lang),
        sections: shown.sections(),
        scores: shown.scores(),
        missing: assessment.missing.len(),
        faults: assessment.errors.len(),
        tried,
        stale,
        filled: vec![Filling::Telephone, Filling::InPerson, Filling::Paper],
        reasons: NoAnswerReason::ALL.to_vec(),
        alternatives: Alternative::ALL.to_vec(),
        no_answer: response.no_answer.as_ref().map(|no_answer| NoAnswerLine {
            reason: no_answer.reason,
            proposed: no_answer.proposed.clone(),
            note: no_answer.note.clone(),
        }),
    };
    let status = if tried || stale { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

/// One that was sent in.
pub async fn looked_into(site: &Site, staff: Staff, opened: &Opened, form: Form) -> Result<Response, PageError> {
    let shown = of(site, opened, staff.0.lang, &[]);
    let response = &opened.stored.response;
    let completions = response.completions.iter().map(|each| CompletionLine {
        at: each.at,
        filled: each.filled,
        by: each.by.as_ref().map(|by| by.name.clone()),
    });
    let page = SheetView {
        layout: surroundings(site, &staff),
        head: head(site, &staff, opened).await?,
        sections: shown.sections(),
        scores: shown.scores(),
        minutes: response.minutes,
        completions: completions.collect(),
        restitution: response.restitution.as_ref().map(|given| (given.at, given.by.name.clone(), given.note.clone(), given.minutes)),
        may_edit: staff.0.may(Right::EditPeople) && response.is_completed(),
        form,
    };
    let status = if page.form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

/// The version that a form names.
pub fn version(typed: &Typed) -> i64 {
    typed.iter().find(|(name, _)| name == "version").and_then(|(_, text)| text.parse().ok()).unwrap_or(0)
}

/// `POST /sportello/questionari/risposte/{uuid}`: saves, and sends in.
pub async fn save(
    State(site): State<Site>,
    staff: Staff,
    headers: HeaderMap,
    Path(id): Path<Uuid>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    caller.require(Right::EditPeople)?;
    let script = by_script(&headers);
    let saved = match questionnaire::save_as_typed(&site.app, &caller, ResponseId(id), version(&typed), &typed).await {
        Ok(saved) => saved,
        Err(Error::Refused(Refusal::Stale { .. })) if !script => {
            let opened = questionnaire::over_stored(&site.app, &caller, ResponseId(id), &typed).await?;
            if opened.stored.response.is_open() {
                return typing(&site, staff, &opened, false, true).await;
            }
            return Ok(Redirect::to(&address(id)).into_response());
        }
        Err(Error::Refused(Refusal::Response(ResponseError::Closed | ResponseError::Withdrawn))) if !script => {
            return Ok(Redirect::to(&address(id)).into_response());
        }
        Err(error) => return Err(error.into()),
    };
    if script {
        let opened = questionnaire::peek(&site.app, &caller, ResponseId(id)).await?;
        return Ok(told(&site, &opened, staff.0.lang, saved.version));
    }
    if pressed(&typed) != "complete" {
        return Ok(flash::done(&address(id), Done::Saved, 1, None));
    }
    let filled = typed.iter().find(|(name, _)| name == "filled").and_then(|(_, code)| Filling::from_code(code));
    match questionnaire::complete(&site.app, &caller, ResponseId(id), saved.version, filled.unwrap_or(Filling::Telephone)).await {
        Ok(()) => Ok(flash::done(&address(id), Done::Recorded, 1, None)),
        Err(Error::Refused(Refusal::Response(ResponseError::Incomplete))) => {
            Ok(Redirect::to(&format!("{}?manca=si", address(id))).into_response())
        }
        Err(error) => Err(error.into()),
    }
}
