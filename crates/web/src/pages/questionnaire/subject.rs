//! What was put to a person or an employer, and a new one.

use axum::{
    Form as Posted,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use ponte_app::{
    error::{Error, Refusal},
    questionnaire::{self, Begin, Opened},
    register,
    rights::Right,
};
use ponte_domain::{
    actor::Purpose,
    employer::Employer,
    id::{EmployerId, ResponseId, WorkerId},
    pack::Channel,
    response::Subject,
    worker::Worker,
};
use ponte_templates::{
    form::{Choice, FieldError, Form},
    layout::{Crumb, Done, Place},
    pages::{questionnaire::SubjectSheets, worker::Named},
};
use serde::Deserialize;
use uuid::Uuid;

use super::shown::{row, title};
use crate::{error::PageError, flash, layout::layout, site::Site, visitor::Staff};

/// Whom the page is about.
struct About {
    subject: Subject,
    named: Named,
    desk: String,
    can_write: bool,
}

async fn worker(site: &Site, staff: &Staff, id: Uuid) -> Result<About, PageError> {
    let stored = register::glance::<Worker>(&site.app, &staff.caller(site, Purpose::Casework), id).await?;
    let named = Named { id: id.to_string(), name: stored.value.person.full_name() };
    let can_write = stored.value.contacts.email.is_some() && stored.value.may_be_written_to();
    Ok(About { subject: Subject::Worker(WorkerId(id)), named, desk: stored.value.desk, can_write })
}

async fn employer(site: &Site, staff: &Staff, id: Uuid) -> Result<About, PageError> {
    let stored = register::glance::<Employer>(&site.app, &staff.caller(site, Purpose::Employers), id).await?;
    let can_write = stored.value.contacts.iter().any(|contact| contact.email.is_some());
    let named = Named { id: id.to_string(), name: stored.value.name };
    Ok(About { subject: Subject::Employer(EmployerId(id)), named, desk: stored.value.desk, can_write })
}

/// `GET /sportello/persone/{id}/questionari`
pub async fn of_worker(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let about = worker(&site, &staff, id).await?;
    show(&site, staff, about, Form::default()).await
}

/// `GET /sportello/imprese/{id}/questionari`
pub async fn of_employer(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let about = employer(&site, &staff, id).await?;
    show(&site, staff, about, Form::default()).await
}

async fn show(site: &Site, staff: Staff, about: About, form: Form) -> Result<Response, PageError> {
    let (caller, lang) = (staff.caller(site, Purpose::Casework), staff.0.lang);
    let (all, person, at, crumb) = match about.subject {
        Subject::Employer(id) => {
            (questionnaire::of_employer(&site.app, &caller, id).await?, false, "imprese", Crumb::key("employers", "/sportello/imprese"))
        }
        _ => {
            let id = about.subject.worker().unwrap_or(WorkerId(Uuid::nil()));
            (questionnaire::of_worker(&site.app, &caller, id).await?, true, "persone", Crumb::key("workers", "/sportello/persone"))
        }
    };
    let available = questionnaire::available(&site.app, &about.desk).await?;
    let choice = |one: questionnaire::Available| {
        Choice::new(format!("{}:{}", one.sheet.pack_version, one.sheet.questionnaire), title(&one.held, lang))
    };
    let place = if person { Place::Workers } else { Place::Employers };
    let page = SubjectSheets {
        layout: layout(site, &staff.0, place, vec![crumb]),
        base: format!("/sportello/{at}/{}/questionari", about.named.id),
        subject: about.named,
        person,
        rows: all.iter().map(|opened| row(site, opened, lang)).collect(),
        available: available.into_iter().map(choice).collect(),
        may_edit: caller.may(if person { Right::EditPeople } else { Right::EditEmployers }),
        can_write: about.can_write,
        compare: comparable(&all),
        form,
    };
    let status = if page.form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

/// The first and the last of the same questionnaire that were sent in, whatever is newest first.
fn comparable(all: &[Opened]) -> Option<(String, String)> {
    let done: Vec<&Opened> = all.iter().filter(|opened| opened.stored.response.is_completed()).collect();
    let last = done.first()?;
    let same = |opened: &&&Opened| opened.stored.response.sheet.questionnaire == last.stored.response.sheet.questionnaire;
    let first = done.iter().rev().find(same)?;
    let ids = (first.stored.response.id.to_string(), last.stored.response.id.to_string());
    (ids.0 != ids.1).then_some(ids)
}

/// Which questionnaire, and how it is put.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    sheet: String,
    how: String,
}

/// `POST /sportello/persone/{id}/questionari`
pub async fn begin_for_worker(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(asked): Posted<Asked>,
) -> Result<Response, PageError> {
    staff.caller(&site, Purpose::Casework).require(Right::EditPeople)?;
    let about = worker(&site, &staff, id).await?;
    begin(&site, staff, about, &asked).await
}

/// `POST /sportello/imprese/{id}/questionari`
pub async fn begin_for_employer(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(asked): Posted<Asked>,
) -> Result<Response, PageError> {
    staff.caller(&site, Purpose::Employers).require(Right::EditEmployers)?;
    let about = employer(&site, &staff, id).await?;
    begin(&site, staff, about, &asked).await
}

async fn begin(site: &Site, staff: Staff, about: About, asked: &Asked) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    let (version, name) = asked.sheet.split_once(':').unwrap_or_default();
    let channel = Channel::from_code(&asked.how);
    let begin = Begin {
        subject: about.subject,
        pack_version: version.parse().unwrap_or_default(),
        questionnaire: name.to_owned(),
        channel,
        run: None,
    };
    match questionnaire::begin(&site.app, &caller, begin).await {
        Ok(id) => Ok(to(&about, channel, id)),
        Err(Error::Refused(Refusal::Missing(_))) => {
            show(site, staff, about, Form::default().wrong(FieldError::new("sheet", "required"))).await
        }
        Err(Error::Refused(Refusal::NoAddress)) => {
            show(site, staff, about, Form::default().wrong(FieldError::new("sheet", "sheet-no-address"))).await
        }
        Err(error) => Err(error.into()),
    }
}

fn to(about: &About, channel: Option<Channel>, id: ResponseId) -> Response {
    let at = format!("/sportello/questionari/risposte/{id}");
    match channel {
        Some(Channel::Email) => {
            let kind = if about.subject.worker().is_some() { "persone" } else { "imprese" };
            flash::done(&format!("/sportello/{kind}/{}/questionari", about.named.id), Done::Mailed, 1, None)
        }
        Some(Channel::Paper) => Redirect::to(&format!("{at}/carta")).into_response(),
        _ => Redirect::to(&at).into_response(),
    }
}
