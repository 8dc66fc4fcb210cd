//! The desk's list of requests from afar, and their answers.

use axum::{
    Form as Posted,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use chrono::{NaiveDate, NaiveTime};
use ponte_app::{
    attachment,
    error::{Error, Refusal},
    rights::Right,
    service_request::{self, Document, Filter},
};
use ponte_domain::{
    actor::Purpose,
    id::WorkerId,
    service::ServiceChannel,
    service_request::{Answer, AnswerDocument, Asked, Meeting},
    worker::Segment,
};
use ponte_storage::Kind;
use ponte_templates::{
    form::{FieldError, Form},
    layout::{Crumb, Done, Place},
    pages::asked::{AskedList, AskedPage, DeskAsked},
};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    PATH,
    lines::{fault, row},
};
use crate::{
    error::PageError,
    flash,
    layout::layout,
    pages::worker::{sheet, status::certificate},
    paper::{pdf, typeset_at},
    site::Site,
    visitor::Staff,
};

/// The filters, as they stand in the address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Filters {
    tipo: String,
    segmento: String,
    chiuse: String,
}

/// `GET /sportello/a-distanza`
pub async fn list(State(site): State<Site>, staff: Staff, Query(filters): Query<Filters>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let segment = match filters.segmento.as_str() {
        "" => None,
        "none" => Some(None),
        code => Some(Segment::from_code(code)),
    };
    let filter = Filter { kind: Asked::from_code(&filters.tipo), segment, closed: !filters.chiuse.is_empty() };
    let listing = service_request::list(&site.app, &caller, &filter).await?;
    let today = site.app.today();
    let page = AskedList {
        layout: layout(&site, &staff.0, Place::More, Vec::new()),
        rows: listing
            .rows
            .iter()
            .map(|each| DeskAsked { row: row(&each.found, today), name: each.name.clone(), segment: each.segment })
            .collect(),
        kinds: Asked::ALL.to_vec(),
        closed: filter.closed,
        scores: listing.satisfaction.counts.to_vec(),
        mean: listing.satisfaction.mean_hundredths().and_then(|mean| u32::try_from(mean).ok()).map(|mean| f64::from(mean) / 100.0),
        form: Form::default().with("tipo", filters.tipo).with("segmento", filters.segmento),
    };
    site.show(staff.0, &page)
}

/// `GET /sportello/a-distanza/{uuid}`
pub async fn page(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    show(&site, staff, id, Form::default()).await
}

async fn show(site: &Site, staff: Staff, id: Uuid, form: Form) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    let (found, stored) = service_request::view(&site.app, &caller, id).await?;
    let worker = &stored.value;
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = AskedPage {
        layout: layout(site, &staff.0, Place::More, vec![Crumb::key("asked", PATH)]),
        asked: DeskAsked { row: row(&found, site.app.today()), name: worker.person.full_name(), segment: worker.segment },
        person: stored.id.to_string(),
        phone: worker.contacts.phone.first().cloned(),
        email: worker.contacts.email.clone(),
        may_edit: caller.may(Right::EditPeople),
        usual: found.request.kind.document(),
        channel: worker.segment.map_or(found.request.channel, |segment| match segment.channel() {
            // Nobody meets by mail.
            ServiceChannel::Mail => ServiceChannel::Video,
            channel => channel,
        }),
        form,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

/// What is answered.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    version: i64,
    words: String,
    document: String,
    day: String,
    hour: String,
    meeting_channel: String,
    place: String,
}

impl Typed {
    /// The day on which she is to be met, if one is typed.
    fn meeting(&self) -> Result<Option<Meeting>, FieldError> {
        if self.day.trim().is_empty() {
            return Ok(None);
        }
        Ok(Some(Meeting {
            day: NaiveDate::parse_from_str(self.day.trim(), "%Y-%m-%d").map_err(|_| FieldError::new("day", "date"))?,
            at: NaiveTime::parse_from_str(self.hour.trim(), "%H:%M").map_err(|_| FieldError::new("hour", "required"))?,
            channel: ServiceChannel::from_code(&self.meeting_channel).unwrap_or(ServiceChannel::Desk),
            place: Some(self.place.trim().to_owned()).filter(|place| !place.is_empty()),
        }))
    }

    fn form(self) -> Form {
        Form::default().with("words", self.words).with("day", self.day).with("hour", self.hour).with("place", self.place)
    }
}

/// `POST /sportello/a-distanza/{uuid}/prendi`
pub async fn take(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    service_request::take(&site.app, &caller, (id, typed.version)).await?;
    Ok(flash::done(&format!("{PATH}/{id}"), Done::Recorded, 1, None))
}

/// `POST /sportello/a-distanza/{uuid}/rispondi`
pub async fn answer(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    caller.require(Right::EditPeople)?;
    let (found, _) = service_request::view(&site.app, &caller, id).await?;
    let meeting = match typed.meeting() {
        Ok(meeting) => meeting,
        Err(wrong) => return show(&site, staff, id, typed.form().wrong(wrong)).await,
    };
    let document = match AnswerDocument::from_code(&typed.document) {
        Some(what) => Some(made(&site, &staff, found.request.worker, what).await?),
        None => None,
    };
    let given = Answer { words: typed.words.clone(), meeting, enclosed: None };
    let done = service_request::answer(&site.app, &caller, (id, typed.version), given, document).await;
    after(&site, staff, id, typed, done).await
}

/// Makes the document of today.
async fn made(site: &Site, staff: &Staff, worker: WorkerId, what: AnswerDocument) -> Result<Document, PageError> {
    let (desk, document) = match what {
        AnswerDocument::StatusCertificate => certificate::document(site, staff, worker.0).await?,
        AnswerDocument::Record => sheet::document(site, staff, worker.0).await?,
    };
    let lang = staff.0.lang;
    let title = site.app.presses.words.say(&format!("answer-document-{what}"), &[], lang).map_err(PageError::Render)?;
    Ok(Document { what, title, bytes: typeset_at(site, &desk, Some(&staff.0), document, lang).await? })
}

/// `POST /sportello/a-distanza/{uuid}/rifiuta`
pub async fn refuse(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let done = service_request::refuse(&site.app, &caller, (id, typed.version), &typed.words).await;
    after(&site, staff, id, typed, done).await
}

async fn after(site: &Site, staff: Staff, id: Uuid, typed: Typed, done: Result<(), Error>) -> Result<Response, PageError> {
    match done {
        Ok(()) => Ok(flash::done(PATH, Done::Recorded, 1, None)),
        Err(Error::Refused(refusal)) => match fault(&refusal) {
            Some(wrong) => show(site, staff, id, typed.form().wrong(wrong)).await,
            None => Err(refusal.into()),
        },
        Err(error) => Err(error.into()),
    }
}

/// `GET /sportello/a-distanza/{uuid}/documento.pdf`
pub async fn document(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let (found, stored) = service_request::view(&site.app, &caller, id).await?;
    let enclosed = found.request.reply.and_then(|reply| reply.enclosed).ok_or(Refusal::NotFound(Kind::Worker))?;
    let (_, bytes) = attachment::open(&site.app, &caller, WorkerId(stored.id), enclosed.file).await?;
    Ok(pdf(bytes, enclosed.what.as_str()))
}
