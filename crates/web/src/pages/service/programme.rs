//! Programmes: the register, one of them, and who joins and leaves.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use axum_extra::extract::Form as Posted;
use ponte_app::{
    error::{Error, Refusal},
    rights::Right,
    service::{self, Joined, Seats},
};
use ponte_domain::{
    actor::Purpose,
    id::WorkerId,
    service::{AdhesionEnd, LepList, Programme, ProgrammeError},
};
use ponte_templates::{
    form::{FieldError, Form},
    layout::{Crumb, Done, Place},
    pages::service::{ProgrammePage, ProgrammeRow, ProgrammesPage},
};
use uuid::Uuid;

use super::{
    form::Texts,
    lines::{adhesion_row, lep_choices, lep_of},
    subject::show_worker,
};
use crate::{error::PageError, flash, layout::layout, pages::office::desks::day, site::Site, visitor::Staff};

const PATH: &str = "/sportello/programmi";

type Inputs = Vec<(String, String)>;

/// `GET /sportello/programmi`
pub async fn list(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    show(&site, staff, Form::default()).await
}

fn row(site: &Site, levels: &LepList, seats: &Seats) -> ProgrammeRow {
    let programme = &seats.found.value;
    ProgrammeRow {
        id: programme.id.to_string(),
        name: programme.name.clone(),
        funding: programme.funding.clone(),
        from: programme.from,
        to: programme.to,
        quota: programme.quota,
        taken: seats.taken,
        leps: programme.leps.iter().map(|code| lep_of(levels, code)).collect(),
        eligibility: programme.eligibility.clone(),
        runs: programme.runs_on(site.app.today()),
    }
}

async fn show(site: &Site, staff: Staff, mut form: Form) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    let all = service::programmes(&site.app, &caller).await?;
    let levels = service::levels(&site.app.db).await?;
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    if !form.values.contains_key("from") {
        form.add("from", site.app.today().to_string());
    }
    let page = ProgrammesPage {
        layout: layout(site, &staff.0, Place::More, Vec::new()),
        rows: all.iter().map(|seats| row(site, &levels, seats)).collect(),
        leps: lep_choices(&levels, None),
        may_edit: caller.may(Right::EditRegisters),
        form,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

/// `GET /sportello/programmi/{uuid}`
pub async fn page(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    show_one(&site, staff, id, None).await
}

async fn show_one(site: &Site, staff: Staff, id: Uuid, typed: Option<Form>) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    let (seats, joined) = service::programme(&site.app, &caller, id).await?;
    let levels = service::levels(&site.app.db).await?;
    let status = if typed.is_none() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mut form = typed.unwrap_or_else(|| form_of(&seats.found.value));
    form.version = Some(seats.found.version);
    let person = |each: &Joined| {
        let named = each.name.clone().map(|name| (name, format!("/sportello/persone/{}/servizi", each.found.value.worker)));
        (named, adhesion_row(&each.found, String::new()))
    };
    let page = ProgrammePage {
        layout: layout(site, &staff.0, Place::More, vec![Crumb::key("programmes", PATH)]),
        programme: row(site, &levels, &seats),
        people: joined.iter().map(person).collect(),
        leps: lep_choices(&levels, None),
        may_edit: caller.may(Right::EditRegisters),
        form,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

fn form_of(programme: &Programme) -> Form {
    let mut form = Form::default().with("name", programme.name.clone()).with("from", programme.from.to_string());
    form.add("funding", programme.funding.clone().unwrap_or_default());
    form.add("to", programme.to.map(|day| day.to_string()).unwrap_or_default());
    form.add("quota", programme.quota.map(|quota| quota.to_string()).unwrap_or_default());
    form.add("eligibility", programme.eligibility.clone().unwrap_or_default());
    programme.leps.iter().for_each(|code| form.add("leps", code.clone()));
    form
}

fn typed(inputs: &Inputs) -> Form {
    let mut form = Form::default();
    inputs.iter().for_each(|(name, value)| form.add(name, value.clone()));
    form
}

fn read(id: Uuid, inputs: &Inputs) -> Result<Programme, FieldError> {
    let texts: Texts = inputs.iter().cloned().collect();
    let given = |name: &str| texts.get(name).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    let quota = given("quota").map(|text| text.parse().map_err(|_| FieldError::new("quota", "number"))).transpose()?;
    Ok(Programme {
        id,
        desk: String::new(),
        name: given("name").unwrap_or_default(),
        funding: given("funding"),
        from: day(&texts, "from")?.ok_or_else(|| FieldError::new("from", "required"))?,
        to: day(&texts, "to")?,
        quota,
        leps: inputs.iter().filter(|(name, _)| name == "leps").map(|(_, code)| code.clone()).collect(),
        eligibility: given("eligibility"),
    })
}

fn fault(error: ProgrammeError) -> FieldError {
    match error {
        ProgrammeError::Name => FieldError::new("name", "required"),
        ProgrammeError::Reversed => FieldError::new("to", "status-reversed"),
        ProgrammeError::Lep => FieldError::new("leps", "programme-lep"),
        ProgrammeError::TooLong => FieldError::new("eligibility", "too-long"),
        ProgrammeError::Outside => FieldError::new("programme", "programme-outside"),
        ProgrammeError::Twice => FieldError::new("programme", "programme-twice"),
        ProgrammeError::Ended => FieldError::new("programme", "programme-ended"),
        ProgrammeError::Full { quota } => {
            let mut full = FieldError::new("programme", "programme-full");
            full.args.insert("value".to_owned(), quota.to_string());
            full
        }
    }
}

/// `POST /sportello/programmi`
pub async fn create(State(site): State<Site>, staff: Staff, Posted(inputs): Posted<Inputs>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    service::may_keep_programmes(&caller)?;
    let kept = match read(site.app.new_id(), &inputs) {
        Ok(programme) => service::keep(&site.app, &caller, None, programme).await,
        Err(wrong) => return show(&site, staff, typed(&inputs).wrong(wrong)).await,
    };
    match kept {
        Ok(id) => Ok(flash::done(&format!("{PATH}/{id}"), Done::Created, 1, None)),
        Err(Error::Refused(Refusal::Programme(error))) => show(&site, staff, typed(&inputs).wrong(fault(error))).await,
        Err(error) => Err(error.into()),
    }
}

/// `POST /sportello/programmi/{uuid}`
pub async fn change(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    service::may_keep_programmes(&caller)?;
    let seen = inputs.iter().find(|(name, _)| name == "version").and_then(|(_, text)| text.parse().ok()).unwrap_or_default();
    let kept = match read(id, &inputs) {
        Ok(programme) => service::keep(&site.app, &caller, Some(seen), programme).await,
        Err(wrong) => return show_one(&site, staff, id, Some(typed(&inputs).wrong(wrong))).await,
    };
    match kept {
        Ok(_) => Ok(flash::done(&format!("{PATH}/{id}"), Done::Saved, 1, None)),
        Err(Error::Refused(Refusal::Programme(error))) => show_one(&site, staff, id, Some(typed(&inputs).wrong(fault(error)))).await,
        Err(error) => Err(error.into()),
    }
}

/// `POST /sportello/persone/{id}/programmi`
pub async fn join(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(texts): Posted<Texts>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let worker = WorkerId(id);
    service::may_record(&site.app, &caller, ponte_domain::service::Subject::Worker(worker)).await?;
    let again: Inputs = texts.clone().into_iter().collect();
    let programme = texts.get("programme").and_then(|text| text.parse::<Uuid>().ok());
    let joined = match (programme, day(&texts, "from")) {
        (Some(programme), Ok(from)) => {
            let from = from.unwrap_or_else(|| site.app.today());
            service::join(&site.app, &caller, worker, programme, from, texts.get("beyond").cloned()).await
        }
        (None, _) => {
            return show_worker(&site, staff, worker, Form::default(), typed(&again).wrong(FieldError::new("programme", "required"))).await;
        }
        (_, Err(wrong)) => return show_worker(&site, staff, worker, Form::default(), typed(&again).wrong(wrong)).await,
    };
    match joined {
        Ok(_) => Ok(flash::done(&format!("/sportello/persone/{id}/servizi"), Done::Recorded, 1, None)),
        Err(Error::Refused(Refusal::Programme(error))) => {
            show_worker(&site, staff, worker, Form::default(), typed(&again).wrong(fault(error))).await
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /sportello/persone/{id}/programmi/{uuid}/fine`
pub async fn leave(
    State(site): State<Site>,
    staff: Staff,
    Path((id, adhesion)): Path<(Uuid, Uuid)>,
    Posted(texts): Posted<Texts>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let worker = WorkerId(id);
    service::may_record(&site.app, &caller, ponte_domain::service::Subject::Worker(worker)).await?;
    let why = texts.get("why").and_then(|code| AdhesionEnd::from_code(code)).unwrap_or(AdhesionEnd::Completed);
    let seen = texts.get("version").and_then(|text| text.parse().ok()).unwrap_or_default();
    let done = match day(&texts, "last") {
        Ok(last) => service::leave(&site.app, &caller, worker, (adhesion, seen), last.unwrap_or_else(|| site.app.today()), why).await,
        Err(wrong) => return show_worker(&site, staff, worker, Form::default(), Form::default().wrong(wrong)).await,
    };
    match done {
        Ok(()) => Ok(flash::done(&format!("/sportello/persone/{id}/servizi"), Done::Ended, 1, None)),
        Err(Error::Refused(Refusal::Programme(error))) => {
            show_worker(&site, staff, worker, Form::default(), Form::default().wrong(fault(error))).await
        }
        Err(error) => Err(error.into()),
    }
}
