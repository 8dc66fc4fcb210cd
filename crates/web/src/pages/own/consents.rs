//! What she decides about the uses of her data; what follows is told before she confirms.

use axum::{
    Form as Posted,
    extract::{Multipart, Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ponte_app::{
    attachment::{Evidence, Given},
    error::Error,
    person::{self, Consented},
    rights::Right,
};
use ponte_domain::{
    actor::{Channel, Purpose},
    attachment::AttachmentKind,
    consent::DataUse,
    id::WorkerId,
};
use ponte_templates::{
    form::Form,
    layout::Done,
    pages::own::{OwnConsentConfirm, OwnConsents},
};
use serde::Deserialize;
use uuid::Uuid;

use super::lines::{consents, fault, head, surroundings, use_line};
use crate::{
    error::PageError,
    flash, multipart,
    pages::worker::{evidence, file_fault},
    site::Site,
    visitor::Staff,
};

/// `GET /area/{id}/consensi`
pub async fn page(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let (_, standing) = person::standing(&site.app, &caller, Right::PersonRights, WorkerId(id)).await?;
    let Consented { stored, uses, acts, others } = person::consents(&site.app, &caller, WorkerId(id)).await?;
    let page = OwnConsents {
        layout: surroundings(&site, &staff),
        own: head(&stored, standing),
        uses: uses.iter().map(|each| use_line(each, &stored.value)).collect(),
        history: consents(&acts, &others),
        restricted: stored.value.consents.restricted,
    };
    site.show(staff.0, &page)
}

/// What is about to be said.
#[derive(Deserialize)]
pub struct Saying {
    #[serde(default)]
    detto: String,
}

/// `GET /area/{id}/consensi/{use}`
pub async fn confirm(
    State(site): State<Site>,
    staff: Staff,
    Path((id, about)): Path<(Uuid, String)>,
    Query(saying): Query<Saying>,
) -> Result<Response, PageError> {
    show(&site, staff, id, &about, saying.detto == "si", Form::default()).await
}

async fn show(site: &Site, staff: Staff, id: Uuid, about: &str, agreed: bool, form: Form) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    let (stored, standing) = person::standing(&site.app, &caller, Right::PersonRights, WorkerId(id)).await?;
    let about = DataUse::from_code(about).filter(|about| about.is_hers()).ok_or(PageError::BadRequest)?;
    let found = person::uses(site.app.today()).into_iter().find(|each| each.code == about).ok_or(PageError::BadRequest)?;
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = OwnConsentConfirm {
        layout: surroundings(site, &staff),
        own: head(&stored, standing),
        about: use_line(&found, &stored.value),
        agreed,
        form,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

/// What is said.
#[derive(Deserialize)]
pub struct Said {
    #[serde(default)]
    about: String,
    #[serde(default)]
    agreed: String,
    #[serde(default)]
    evidence: String,
    #[serde(default)]
    on_behalf: String,
}

/// `POST /area/{id}/consensi`
pub async fn say(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>, Posted(said): Posted<Said>) -> Result<Response, PageError> {
    tell(&site, staff, id, said, Vec::new()).await
}

/// `POST /area/{id}/consensi/carta`: said on paper, which comes with it.
pub async fn say_on_paper(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>, form: Multipart) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    person::standing(&site.app, &caller, Right::PersonRights, WorkerId(id)).await?;
    let parts = multipart::read(&site, &caller, Right::PersonRights, form).await?;
    let text = |name: &str| parts.text(name).to_owned();
    let said = Said { about: text("about"), agreed: text("agreed"), evidence: text("evidence"), on_behalf: text("on_behalf") };
    match evidence(&site, staff.0.lang, parts.files, &[("file", AttachmentKind::Consent)]).await {
        Err(PageError::App(error)) => match file_fault("file", &error) {
            Some(wrong) => show(&site, staff, id, &said.about, said.agreed == "yes", Form::default().wrong(wrong)).await,
            None => Err(error.into()),
        },
        read => tell(&site, staff, id, said, read?).await,
    }
}

async fn tell(site: &Site, staff: Staff, id: Uuid, said: Said, files: Vec<(Given, Vec<u8>)>) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Casework).on_behalf(Channel::from_code(&said.on_behalf));
    // Whoever may not speak for her is told so before what was typed is looked at.
    person::standing(&site.app, &caller, Right::PersonRights, WorkerId(id)).await?;
    let about = DataUse::from_code(&said.about).ok_or(PageError::BadRequest)?;
    let agreed = match said.agreed.as_str() {
        "yes" => true,
        "no" => false,
        _ => return Err(PageError::BadRequest),
    };
    let evidence = Evidence { words: said.evidence, files };
    match person::say(&site.app, &caller, WorkerId(id), about, agreed, evidence).await {
        Ok(()) => Ok(flash::done(&format!("/area/{id}/consensi"), Done::Recorded, 1, None)),
        Err(error) => {
            let wrong = if let Error::Refused(refusal) = &error { fault(refusal).or_else(|| file_fault("file", &error)) } else { None };
            match wrong {
                Some(wrong) => show(site, staff, id, &said.about, agreed, Form::default().wrong(wrong)).await,
                None => Err(error.into()),
            }
        }
    }
}
