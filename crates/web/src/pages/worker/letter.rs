//! Letters to a person, and the documents and messages of the steps of her pathways: read over, then made.

use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use axum_extra::extract::Form as Posted;
use ponte_app::{
    error::{Error, Refusal},
    template::{self, Draft, Way, What, Written},
};
use ponte_documents::{compose, plain_text};
use ponte_domain::{actor::Purpose, email::is_email, id::WorkerId, pack::Channel, response::SendFault};
use ponte_templates::{
    Lang,
    form::{FieldError, Form},
    layout::Done,
    pages::{attachment::ComposePage, worker::Named},
};
use serde::Deserialize;
use uuid::Uuid;

use super::head::surroundings;
use crate::{
    error::PageError,
    flash,
    inputs::{Inputs, text},
    pages::pathway::error_of,
    site::Site,
    visitor::Staff,
};

/// In which language it is written.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    lang: String,
}

/// What is written, for whom, and where.
struct Place {
    worker: Uuid,
    what: What,
    action: String,
    back: String,
}

impl Place {
    fn letter(worker: Uuid, letter: Uuid) -> Self {
        let back = format!("/sportello/persone/{worker}/documenti");
        Self { worker, what: What::Letter(letter), action: format!("{back}/lettera/{letter}"), back }
    }

    fn step(worker: Uuid, run: Uuid, step: String) -> Self {
        let back = format!("/sportello/persone/{worker}/percorsi/{run}");
        Self { worker, action: format!("{back}/scrivi/{step}"), what: What::Step(run, step), back }
    }
}

/// `GET /sportello/persone/{id}/documenti/lettera/{uuid}`
pub async fn page(
    State(site): State<Site>,
    staff: Staff,
    Path((id, letter)): Path<(Uuid, Uuid)>,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    begin(&site, staff, &Place::letter(id, letter), &asked).await
}

/// `GET /sportello/persone/{id}/percorsi/{uuid}/scrivi/{step}`
pub async fn step_page(
    State(site): State<Site>,
    staff: Staff,
    Path((id, run, step)): Path<(Uuid, Uuid, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    begin(&site, staff, &Place::step(id, run, step), &asked).await
}

/// `POST /sportello/persone/{id}/documenti/lettera/{uuid}`
pub async fn write(
    State(site): State<Site>,
    staff: Staff,
    Path((id, letter)): Path<(Uuid, Uuid)>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    act(&site, staff, &Place::letter(id, letter), &inputs).await
}

/// `POST /sportello/persone/{id}/percorsi/{uuid}/scrivi/{step}`
pub async fn write_step(
    State(site): State<Site>,
    staff: Staff,
    Path((id, run, step)): Path<(Uuid, Uuid, String)>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    act(&site, staff, &Place::step(id, run, step), &inputs).await
}

async fn begin(site: &Site, staff: Staff, place: &Place, asked: &Asked) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    let lang = Lang::from_code(&asked.lang).unwrap_or(Lang::It);
    let draft = template::draft(&site.app, &caller, WorkerId(place.worker), &place.what, lang).await?;
    let form = Form::default().with("subject", draft.subject.clone().unwrap_or_default()).with("text", draft.text.clone());
    show(site, staff, place, draft, lang, form)
}

fn show(site: &Site, staff: Staff, place: &Place, draft: Draft, lang: Lang, form: Form) -> Result<Response, PageError> {
    let typed = |name: &str| form.values.get(name).and_then(|values| values.first()).cloned().unwrap_or_default();
    let blocks = compose(&typed("text"));
    let worker = &draft.stored.value;
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = ComposePage {
        layout: surroundings(site, &staff),
        person: Named { id: place.worker.to_string(), name: worker.person.full_name() },
        title: draft.title,
        action: place.action.clone(),
        back: place.back.clone(),
        has_subject: draft.subject.is_some(),
        gaps: draft.gaps,
        to: if draft.subject.is_some() { vec![worker.person.full_name()] } else { Vec::new() },
        subject: typed("subject"),
        plain: plain_text(&blocks),
        blocks: values(&blocks)?,
        channels: draft.channels,
        email: worker.contacts.email.clone().filter(|address| is_email(address)),
        phone: worker.contacts.phone.first().cloned(),
        writable: worker.may_be_written_to(),
        letter_lang: lang,
        form,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

/// Blocks as templates take them.
pub fn values(blocks: &[ponte_documents::Block]) -> Result<Vec<serde_json::Value>, PageError> {
    let value = |block| serde_json::to_value(block).map_err(|error| PageError::App(Error::Internal(error.to_string())));
    blocks.iter().map(value).collect()
}

async fn act(site: &Site, staff: Staff, place: &Place, inputs: &Inputs) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    let lang = Lang::from_code(text(inputs, "lang")).unwrap_or(Lang::It);
    let worker = WorkerId(place.worker);
    let draft = template::draft(&site.app, &caller, worker, &place.what, lang).await?;
    let form = Form::default().with("subject", text(inputs, "subject")).with("text", text(inputs, "text"));
    let way = match text(inputs, "act") {
        "paper" => Way::Paper,
        "email" => Way::Email,
        other => match Channel::from_code(other).filter(|channel| draft.channels.contains(channel)) {
            Some(channel) => Way::Said(channel),
            None => return show(site, staff, place, draft, lang, form),
        },
    };
    let subject = draft.subject.is_some().then(|| text(inputs, "subject").to_owned());
    let written = Written { subject, text: text(inputs, "text").to_owned(), way, lang };
    match template::deliver(&site.app, &caller, worker, &place.what, written).await {
        Ok(_) => Ok(flash::done(&place.back, Done::Recorded, 1, None)),
        Err(Error::Refused(refusal)) => match fault(&refusal) {
            Some(wrong) => show(site, staff, place, draft, lang, form.wrong(wrong)),
            None => Err(refusal.into()),
        },
        Err(error) => Err(error.into()),
    }
}

fn fault(refusal: &Refusal) -> Option<FieldError> {
    Some(match refusal {
        Refusal::Missing(field) => FieldError::new(*field, "required"),
        Refusal::TooLong(field) => FieldError::new(*field, "too-long"),
        Refusal::NotWritable(SendFault::NotToContact) => FieldError::new("text", "letter-not-wanted"),
        Refusal::NotWritable(_) => FieldError::new("text", "letter-no-email"),
        Refusal::Run(why) => error_of("text", *why),
        _ => return None,
    })
}
