//! The desk takes a request up, answers it or refuses it.

use ponte_domain::{
    attachment::{AttachmentKind, Belonging},
    id::WorkerId,
    service::{Origin, ServiceChannel},
    service_request::{Answer, AnswerDocument, Enclosed},
};
use ponte_storage::{Kind, service_request};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{found, notice};
use crate::{
    App,
    attachment::{self, Made},
    error::{Refusal, Result},
    rights::{Caller, Right},
    service::{self, Delivered},
};

/// A PDF that was made to answer a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    pub what: AnswerDocument,
    /// What it is called in the language of the operator.
    pub title: String,
    pub bytes: Vec<u8>,
}

/// Begins to work on a request.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Asked`], [`Refusal::Stale`].
pub async fn take(app: &App, caller: &Caller, (id, seen): (Uuid, i64)) -> Result<()> {
    let tx = app.begin().await?;
    let (known, stored) = found(app, &tx, caller, Right::EditPeople, id).await?;
    let mut request = known.request;
    request.take(caller.actor.clone(), app.now()).map_err(Refusal::from)?;
    service_request::update(&tx, seen, &request).await?;
    app.audit(&tx, caller, "service_request.take", Some((Kind::Worker, stored.id)), &["service_request"]).await?;
    app.commit(tx).await
}

/// Answers a request with words, an appointment, or a document that is kept among her files with its digest. It is a service (LEP A),
/// by the channel of the answer; she is written to that something waits for her, and never what.
///
/// # Errors
/// As [`take`]; [`Refusal::Key`] when the document cannot be sealed.
pub async fn answer(app: &App, caller: &Caller, (id, seen): (Uuid, i64), mut answer: Answer, document: Option<Document>) -> Result<()> {
    let tx = app.begin().await?;
    let (known, stored) = found(app, &tx, caller, Right::EditPeople, id).await?;
    let (mut request, worker) = (known.request, WorkerId(stored.id));
    if let Some(Document { what, title, bytes }) = document {
        let made = Made { kind: AttachmentKind::Document, title, belongs: Some((Belonging::Request, id)), from: what.as_str().to_owned() };
        // The request is looked at before anything is kept for it.
        let sha256 = hex::encode(Sha256::digest(&bytes));
        answer.enclosed = Some(Enclosed { what, file: Uuid::nil(), sha256 });
        request.clone().answer(answer.clone(), caller.actor.clone(), app.now()).map_err(Refusal::from)?;
        let file = attachment::keep_made(app, &tx, caller, worker, made, &bytes).await?;
        answer.enclosed.iter_mut().for_each(|enclosed| enclosed.file = file);
    }
    let channel = answer.meeting.as_ref().map_or(request.channel, |_| ServiceChannel::Mail);
    request.answer(answer, caller.actor.clone(), app.now()).map_err(Refusal::from)?;
    service_request::update(&tx, seen, &request).await?;
    let delivered = Delivered { channel, ..service::person(worker, "A", (Origin::Request, id)) };
    service::record_in(&tx, app, caller, delivered).await?;
    notice::tell(app, &tx, caller, &stored.value).await?;
    app.audit(&tx, caller, "service_request.answer", Some((Kind::Worker, stored.id)), &["service_request"]).await?;
    app.commit(tx).await
}

/// Refuses a request, with the reason that she is told.
///
/// # Errors
/// As [`take`].
pub async fn refuse(app: &App, caller: &Caller, (id, seen): (Uuid, i64), why: &str) -> Result<()> {
    let tx = app.begin().await?;
    let (known, stored) = found(app, &tx, caller, Right::EditPeople, id).await?;
    let mut request = known.request;
    request.refuse(why, caller.actor.clone(), app.now()).map_err(Refusal::from)?;
    service_request::update(&tx, seen, &request).await?;
    notice::tell(app, &tx, caller, &stored.value).await?;
    app.audit(&tx, caller, "service_request.refuse", Some((Kind::Worker, stored.id)), &["service_request"]).await?;
    app.commit(tx).await
}
