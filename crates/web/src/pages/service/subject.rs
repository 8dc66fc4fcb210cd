//! The services to a person or an employer.

use std::collections::HashMap;

use axum::{
    Form as Posted,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ponte_app::{
    error::Error,
    register,
    rights::{Caller, Right},
    service,
};
use ponte_domain::{
    actor::Purpose,
    employer::Employer,
    id::{EmployerId, WorkerId},
    service::Subject,
    worker::Worker,
};
use ponte_templates::{
    form::{Choice, Form},
    layout::{Crumb, Done, Place},
    pages::service::{EmployerServices, ServiceRow, WorkerServices},
};
use uuid::Uuid;

use super::{
    form::{Texts, delivered, fault, service_form},
    lines::{address, own_adhesion, service_row},
};
use crate::{
    error::PageError,
    flash,
    layout::layout,
    pages::{
        Back,
        worker::{head, open_matches, surroundings},
    },
    site::Site,
    visitor::Staff,
};

/// `GET /sportello/persone/{id}/servizi`
pub async fn of_worker(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    show_worker(&site, staff, WorkerId(id), Form::default(), Form::default()).await
}

async fn rows(site: &Site, caller: &Caller, subject: Subject) -> Result<Vec<ServiceRow>, PageError> {
    let levels = service::levels(&site.app.db).await?;
    let names: HashMap<Uuid, String> = match subject {
        Subject::Worker(id) => {
            let own = service::of_worker(&site.app, caller, id).await?;
            own.into_iter().map(|own| (own.programme.id, own.programme.name)).collect()
        }
        Subject::Employer(_) => HashMap::new(),
    };
    let services = service::of_subject(&site.app, caller, subject).await?;
    Ok(services.iter().map(|each| service_row(site, &levels, &names, each)).collect())
}

/// The page, with the form of a service and that of a programme as they were typed.
pub async fn show_worker(site: &Site, staff: Staff, id: WorkerId, typed: Form, joining: Form) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    let stored = register::view::<Worker>(&site.app, &caller, id.0).await?;
    let matches = open_matches(site, &caller, id).await?.len();
    let own = service::of_worker(&site.app, &caller, id).await?;
    let today = site.app.today();
    let open = if caller.may(Right::SeeRegisters) { service::programmes(&site.app, &caller).await? } else { Vec::new() };
    let status = if typed.errors.is_empty() && joining.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = WorkerServices {
        layout: surroundings(site, &staff),
        head: head(site, &stored, matches).await?,
        rows: rows(site, &caller, Subject::Worker(id)).await?,
        adhesions: own.iter().map(own_adhesion).collect(),
        open: open
            .iter()
            .filter(|seats| seats.found.value.runs_on(today))
            .map(|seats| Choice::new(seats.found.value.id.to_string(), seats.found.value.name.clone()))
            .collect(),
        service: service_form(site, &caller, Subject::Worker(id), typed).await?,
        today,
        form: joining,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

/// `GET /sportello/imprese/{id}/servizi`
pub async fn of_employer(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    show_employer(&site, staff, EmployerId(id), Form::default()).await
}

async fn show_employer(site: &Site, staff: Staff, id: EmployerId, typed: Form) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Employers);
    let stored = register::view::<Employer>(&site.app, &caller, id.0).await?;
    let status = if typed.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mut around = layout(site, &staff.0, Place::Employers, vec![Crumb::key("employers", "/sportello/imprese")]);
    around.crumbs.push(Crumb::name(&stored.value.name, address(Subject::Employer(id))));
    let page = EmployerServices {
        layout: around,
        name: stored.value.name,
        rows: rows(site, &caller, Subject::Employer(id)).await?,
        service: service_form(site, &caller, Subject::Employer(id), typed).await?,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

fn typed(texts: &Texts) -> Form {
    let mut form = Form::default();
    let kept = texts.iter().filter(|(name, value)| !value.is_empty() && *name != "torna");
    kept.for_each(|(name, value)| form.add(name, value.clone()));
    form
}

/// Records what was typed; the form with what is wrong with it when it was refused.
async fn record(site: &Site, caller: &Caller, subject: Subject, texts: &Texts) -> Result<Result<(), Form>, PageError> {
    service::may_record(&site.app, caller, subject).await?;
    let wrong = match delivered(subject, texts) {
        Ok(service) => match service::record(&site.app, caller, service).await {
            Ok(_) => return Ok(Ok(())),
            Err(Error::Refused(refusal)) => match fault(&refusal) {
                Some(wrong) => wrong,
                None => return Err(refusal.into()),
            },
            Err(error) => return Err(error.into()),
        },
        Err(wrong) => wrong,
    };
    Ok(Err(typed(texts).wrong(wrong)))
}

fn back(texts: &Texts, subject: Subject) -> String {
    Back::to(texts.get("torna").map(String::as_str).unwrap_or_default()).or(&format!("{}/servizi", address(subject)))
}

/// `POST /sportello/persone/{id}/servizi`
pub async fn record_for_worker(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(texts): Posted<Texts>,
) -> Result<Response, PageError> {
    let (caller, subject) = (staff.caller(&site, Purpose::Casework), Subject::Worker(WorkerId(id)));
    match record(&site, &caller, subject, &texts).await? {
        Ok(()) => Ok(flash::done(&back(&texts, subject), Done::Recorded, 1, None)),
        Err(form) => show_worker(&site, staff, WorkerId(id), form, Form::default()).await,
    }
}

/// `POST /sportello/imprese/{id}/servizi`
pub async fn record_for_employer(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(texts): Posted<Texts>,
) -> Result<Response, PageError> {
    let (caller, subject) = (staff.caller(&site, Purpose::Employers), Subject::Employer(EmployerId(id)));
    match record(&site, &caller, subject, &texts).await? {
        Ok(()) => Ok(flash::done(&back(&texts, subject), Done::Recorded, 1, None)),
        Err(form) => show_employer(&site, staff, EmployerId(id), form).await,
    }
}

/// `POST /sportello/persone/{id}/servizi/{uuid}/togli`
pub async fn remove_of_worker(
    State(site): State<Site>,
    staff: Staff,
    Path((id, service)): Path<(Uuid, Uuid)>,
) -> Result<Response, PageError> {
    let (caller, subject) = (staff.caller(&site, Purpose::Casework), Subject::Worker(WorkerId(id)));
    service::remove(&site.app, &caller, subject, service).await?;
    Ok(flash::done(&format!("{}/servizi", address(subject)), Done::Removed, 1, None))
}

/// `POST /sportello/imprese/{id}/servizi/{uuid}/togli`
pub async fn remove_of_employer(
    State(site): State<Site>,
    staff: Staff,
    Path((id, service)): Path<(Uuid, Uuid)>,
) -> Result<Response, PageError> {
    let (caller, subject) = (staff.caller(&site, Purpose::Employers), Subject::Employer(EmployerId(id)));
    service::remove(&site.app, &caller, subject, service).await?;
    Ok(flash::done(&format!("{}/servizi", address(subject)), Done::Removed, 1, None))
}
