//! The desk's name, place, contacts and default weights; and its sample data.

use std::collections::BTreeMap;

use axum::{
    Form as Posted,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ponte_app::{
    demo,
    desk::{self, DeskDraft, DeskFault},
    error::Refusal,
    rights::{Caller, Right},
};
use ponte_domain::{actor::Purpose, desk::Desk, vacancy::Weights};
use ponte_templates::{
    form::{FieldError, Form},
    layout::{Done, Place},
    pages::office::DeskSettings,
};

use crate::{error::PageError, flash, layout::layout, site::Site, visitor::Staff};

const PATH: &str = "/amministrazione/sportello";

/// `GET /amministrazione/sportello`
pub async fn page(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let desk = own(&site, &caller)?;
    let place = desk.istat.as_deref().and_then(|istat| site.app.market.catalogue().place(istat).cloned());
    let weights = desk.weights;
    let form = Form::new(PATH)
        .with("name", desk.name.clone())
        .with("istat", place.map_or_else(String::new, |place| format!("{} ({})", place.name, place.province)))
        .with("address", desk.address.clone().unwrap_or_default())
        .with("phone", desk.phone.clone().unwrap_or_default())
        .with("email", desk.email.clone().unwrap_or_default())
        .with("notices", desk.notices.join(", "))
        .with("patron", patron(&desk))
        .with("coherence", weights.coherence.to_string())
        .with("availability", weights.availability.to_string())
        .with("nearness", weights.nearness.to_string())
        .with("wishes", weights.wishes.to_string());
    show(&site, staff, form).await
}

async fn show(site: &Site, staff: Staff, form: Form) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Administration);
    let sample = caller.may(Right::Maintain) && demo::is_present(&site.app, &caller).await?;
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = DeskSettings {
        layout: layout(site, &staff.0, Place::Administration, Vec::new()).naming(&site.app.market.desk().name),
        form,
        sample,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

/// The desk whose settings the caller opens: her own where she may set it up, else the installation's.
fn own(site: &Site, caller: &Caller) -> Result<Desk, PageError> {
    let tree = site.app.desks();
    let desk = caller.desk_for(Right::Desk, &tree).ok_or(Refusal::Forbidden(Right::Desk))?;
    Ok(desk::view(&site.app, caller, &desk.code)?)
}

/// The day of the patron saint as people write it.
pub fn patron(desk: &Desk) -> String {
    desk.patron.map(|day| format!("{}/{}", day.day, day.month)).unwrap_or_default()
}

/// The draft that the inputs of a form make.
pub fn draft(texts: &BTreeMap<String, String>) -> DeskDraft {
    let text = |name: &str| texts.get(name).cloned().unwrap_or_default();
    DeskDraft {
        name: text("name"),
        code: text("code"),
        place: text("istat"),
        address: text("address"),
        phone: text("phone"),
        email: text("email"),
        notices: text("notices"),
        patron: texts.get("patron").cloned(),
        weights: None,
    }
}

/// What is wrong with a draft, for its form.
pub fn fault(fault: DeskFault) -> FieldError {
    let (field, code) = match fault {
        DeskFault::NameMissing => ("name", "required"),
        DeskFault::NameTooLong => ("name", "too-long"),
        DeskFault::Code => ("code", "desk-code"),
        DeskFault::PlaceUnknown => ("istat", "place-unknown"),
        DeskFault::Email => ("email", "email"),
        DeskFault::Notices => ("notices", "notices"),
        DeskFault::Patron => ("patron", "patron"),
        DeskFault::Weights => ("coherence", "weights"),
    };
    FieldError::new(field, code)
}

/// `POST /amministrazione/sportello`
pub async fn save(State(site): State<Site>, staff: Staff, Posted(texts): Posted<BTreeMap<String, String>>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    caller.require(Right::Desk)?;
    let present = own(&site, &caller)?;
    let share = |name: &str| texts.get(name).and_then(|text| text.trim().parse().ok()).unwrap_or(0);
    let weights = Weights {
        coherence: share("coherence"),
        availability: share("availability"),
        nearness: share("nearness"),
        wishes: share("wishes"),
    };
    let draft = DeskDraft { code: present.code.clone(), weights: Some(weights), ..draft(&texts) };
    match draft.read(&site.app.market.catalogue(), &present) {
        Ok(changed) => {
            desk::save(&site.app, &caller, changed).await?;
            Ok(flash::done(PATH, Done::Saved, 1, None))
        }
        Err(faults) => {
            let mut form = Form::new(PATH);
            texts.iter().for_each(|(name, value)| form.add(name, value.clone()));
            form.errors = faults.into_iter().map(fault).collect();
            show(&site, staff, form).await
        }
    }
}

/// `POST /amministrazione/sportello/togli-prova`
pub async fn remove_sample(
    State(site): State<Site>,
    staff: Staff,
    Posted(texts): Posted<BTreeMap<String, String>>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    caller.require(Right::Maintain)?;
    if texts.get("sure").is_none_or(|sure| sure != "yes") {
        return Err(PageError::BadRequest);
    }
    let removed = demo::remove(&site.app, &caller).await?;
    Ok(flash::done(PATH, Done::Removed, u32::try_from(removed.removed).unwrap_or(u32::MAX), None))
}
