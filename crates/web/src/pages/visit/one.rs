//! One visit: who it is, and what is done with her.

use axum::{
    Form as Posted,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ponte_app::{
    error::{Error, Refusal},
    national, pact,
    register::Likeness,
    rights::{Caller, Right},
    visit::{self, Candidate, NewPerson, Row},
};
use ponte_domain::{
    actor::Purpose,
    id::WorkerId,
    visit::{VisitOutcome, VisitState},
};
use ponte_templates::{
    form::{FieldError, Form},
    layout::{Crumb, Done, Place},
    pages::{
        form_page::TwinReason,
        visit::{CandidateRow, VisitPage, VisitPerson},
    },
};
use serde::Deserialize;
use uuid::Uuid;

use super::{PATH, address, queue::candidate, row};
use crate::{error::PageError, flash, layout::layout, pages::worker::status::status_line, site::Site, visitor::Staff};

/// Who is looked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sought {
    q: String,
}

/// `GET /sportello/accoglienza/{uuid}`
pub async fn page(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Query(sought): Query<Sought>,
) -> Result<Response, PageError> {
    show(&site, staff, id, (Some(sought.q), Vec::new()), Form::default()).await
}

/// The page, with what is looked for, who looks alike, and a form as it was typed.
pub async fn show(
    site: &Site,
    staff: Staff,
    id: Uuid,
    (sought, twins): (Option<String>, Vec<(Candidate, Likeness)>),
    mut form: Form,
) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    let found = visit::one(&site.app, &caller, id).await?;
    let person = person(site, &caller, &found).await?;
    // The name that she gave at the entrance is looked for at once.
    let q = sought.filter(|q| !q.trim().is_empty()).or_else(|| found.found.visit.name.clone()).unwrap_or_default();
    let seek = found.found.visit.worker.is_none() && !q.is_empty();
    let candidates = if seek { visit::candidates(&site.app, &caller, &q).await? } else { Vec::new() };
    prepare(site, &mut form, found.found.visit.name.as_deref());
    let status = if form.errors.is_empty() && twins.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = VisitPage {
        layout: layout(site, &staff.0, Place::More, vec![Crumb::key("welcome", PATH)]),
        visit: row(site, &found),
        today: found.found.visit.day == site.app.today(),
        so_far: so_far(site, &found, person.as_ref()),
        person,
        may_edit: caller.may(Right::EditPeople),
        away: national::away(&site.app.db).await?.is_some(),
        q,
        candidates: candidates.into_iter().map(candidate).collect(),
        twins: twins.into_iter().map(twin).collect(),
        form,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

/// A new number for a new record, and the name given at the entrance, unless something was typed.
fn prepare(site: &Site, form: &mut Form, name: Option<&str>) {
    if form.values.contains_key("new_id") {
        return;
    }
    form.add("new_id", site.app.new_id().to_string());
    if let Some((given, family)) = name.and_then(|name| name.split_once(' ')) {
        form.add("given_name", given);
        form.add("family_name", family.trim());
    } else if let Some(name) = name {
        form.add("family_name", name);
    }
}

fn twin((found, why): (Candidate, Likeness)) -> CandidateRow {
    CandidateRow { why: TwinReason::from_code(why.as_str()), ..candidate(found) }
}

/// What is known of the person, when the caller may open her file.
async fn person(site: &Site, caller: &Caller, found: &Row) -> Result<Option<VisitPerson>, PageError> {
    let Some(worker) = found.found.visit.worker.filter(|_| found.opens) else { return Ok(None) };
    let file = pact::file(&site.app, caller, worker).await?;
    let (status, record) = (&file.status, &file.stored.value);
    Ok(Some(VisitPerson {
        id: worker.to_string(),
        name: record.person.full_name(),
        phone: record.contacts.phone.first().cloned(),
        status: status_line(status),
        may_declare: status.current().is_none(),
        pact: file.open().map(|open| {
            let signed = open.value.signed.as_ref().map(|signature| signature.day);
            (open.value.id.to_string(), open.version, signed)
        }),
        goal: record.wishes.occupations.iter().map(|wish| wish.text.as_str()).collect::<Vec<_>>().join(", "),
    }))
}

/// What the visit came to so far: what was recorded today is not asked again.
fn so_far(site: &Site, found: &Row, person: Option<&VisitPerson>) -> VisitOutcome {
    let today = site.app.today();
    let Some(person) = person.filter(|_| found.found.visit.state() == VisitState::Received) else { return VisitOutcome::Information };
    if person.pact.as_ref().is_some_and(|(.., signed)| *signed == Some(today)) {
        VisitOutcome::Pact
    } else if person.status.declared == Some(today) {
        VisitOutcome::Declaration
    } else {
        VisitOutcome::Information
    }
}

/// Whose file it is.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    version: i64,
    worker: String,
}

/// `POST /sportello/accoglienza/{uuid}/persona`
pub async fn link(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(chosen): Posted<Chosen>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    visit::one(&site.app, &caller, id).await?;
    let worker = WorkerId(chosen.worker.parse().map_err(|_| PageError::BadRequest)?);
    visit::link(&site.app, &caller, (id, chosen.version), worker).await?;
    Ok(flash::done(&address(id), Done::Recorded, 1, None))
}

/// What is typed of somebody who has no file.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    version: i64,
    new_id: String,
    given_name: String,
    family_name: String,
    codice_fiscale: String,
    phone: String,
    email: String,
    confirm_new: String,
}

impl Typed {
    fn form(&self) -> Form {
        Form::default()
            .with("new_id", self.new_id.clone())
            .with("given_name", self.given_name.clone())
            .with("family_name", self.family_name.clone())
            .with("codice_fiscale", self.codice_fiscale.clone())
            .with("phone", self.phone.clone())
            .with("email", self.email.clone())
    }
}

/// `POST /sportello/accoglienza/{uuid}/nuova`
pub async fn record(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    caller.require(Right::EditPeople)?;
    visit::one(&site.app, &caller, id).await?;
    let new = NewPerson {
        id: typed.new_id.parse().map_err(|_| PageError::BadRequest)?,
        given_name: typed.given_name.clone(),
        family_name: typed.family_name.clone(),
        codice_fiscale: Some(typed.codice_fiscale.clone()),
        phone: Some(typed.phone.clone()),
        email: Some(typed.email.clone()),
        confirmed: typed.confirm_new == "yes",
    };
    match visit::receive_new(&site.app, &caller, (id, typed.version), &new).await {
        Ok(Ok(_)) => Ok(flash::done(&address(id), Done::Created, 1, None)),
        Ok(Err(twins)) => show(&site, staff, id, (None, twins), typed.form()).await,
        Err(Error::Refused(Refusal::Missing(field))) => {
            let code = match field {
                "codice_fiscale" => "visit-code",
                "phone" => "visit-phone",
                "email" => "visit-email",
                _ => "required",
            };
            show(&site, staff, id, (None, Vec::new()), typed.form().wrong(FieldError::new(field, code))).await
        }
        Err(error) => Err(error.into()),
    }
}
