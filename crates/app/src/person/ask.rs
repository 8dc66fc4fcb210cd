//! What a person asks for under her rights, and takes back.

use ponte_domain::{
    id::{ProposalId, WorkerId},
    person_request::{PersonRequest, Rectifiable, RequestError, RequestKind},
    reference::Lang,
    worker::Worker,
};
use ponte_storage::{
    Kind,
    audit::Details,
    person_request::{self, StoredRequest},
    proposal,
};
use serde_json::Value;
use uuid::Uuid;

use super::{
    CopiedProposal,
    access::{acting, standing},
    page::proposals_of,
};
use crate::{
    App,
    error::{Refusal, Result},
    register::{Recorded, read_record},
    rights::{Caller, Right},
};

/// What is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// In her words.
    pub words: Option<String>,
    /// What is to be put right, and how it ought to be.
    pub field: Option<Rectifiable>,
    pub wanted: Option<String>,
    /// The ranking that is contested.
    pub proposal: Option<ProposalId>,
}

fn given(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// Asks for something under the person's rights; it stands in the register of her desk, due in a month.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`]; [`Refusal::Missing`] when an operator does not say how she was asked;
/// [`Refusal::Request`] when it does not say what is asked, or the value asked for cannot stand there.
pub async fn ask(app: &App, caller: &Caller, worker: WorkerId, kind: RequestKind, asked: Asked) -> Result<Uuid> {
    let (stored, _) = acting(app, caller, Right::PersonRights, worker).await?;
    let mut request = PersonRequest::new(app.new_id(), worker, kind, caller.actor.clone(), app.now(), app.today());
    request.words = given(asked.words);
    if kind == RequestKind::Rectification {
        request.field = asked.field;
        request.wanted = given(asked.wanted);
        request.was = asked.field.and_then(|field| value_of(&stored.value, field));
    }
    if kind == RequestKind::Contest {
        request.proposal = asked.proposal;
    }
    request.check().map_err(Refusal::from)?;
    if let (Some(field), Some(wanted)) = (request.field.filter(|field| *field != Rectifiable::Other), &request.wanted) {
        rectified(app, caller, &stored.value, field, wanted)?;
    }
    if let Some(id) = request.proposal {
        let found = proposal::get(&app.db, id).await?.filter(|found| found.proposal.worker == worker);
        found.ok_or(Refusal::NotFound(Kind::Proposal))?;
    }
    let tx = app.begin().await?;
    person_request::insert(&tx, &request).await?;
    let details = Details { context: Some(format!("kind={kind}")), ..Details::default() };
    app.audit_with(&tx, caller, "person.ask", Some((Kind::Worker, worker.0)), details).await?;
    app.commit(tx).await?;
    Ok(request.id)
}

/// Takes back a request that is open.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Missing`], [`Refusal::Request`].
pub async fn withdraw(app: &App, caller: &Caller, worker: WorkerId, id: Uuid) -> Result<()> {
    acting(app, caller, Right::PersonRights, worker).await?;
    let found = person_request::get(&app.db, id).await?.filter(|found| found.request.worker == worker);
    let found = found.ok_or(Refusal::NotFound(Kind::Worker))?;
    let mut request = found.request;
    request.withdraw(caller.actor.clone(), app.now()).map_err(Refusal::from)?;
    let tx = app.begin().await?;
    person_request::update(&tx, found.version, &request).await?;
    app.audit(&tx, caller, "person.take_back", Some((Kind::Worker, worker.0)), &[]).await?;
    app.commit(tx).await
}

/// The requests of a person, the latest first, with the proposals that she may contest.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn requests(app: &App, caller: &Caller, worker: WorkerId) -> Result<(Vec<StoredRequest>, Vec<CopiedProposal>)> {
    standing(app, caller, Right::PersonRights, worker).await?;
    Ok((person_request::of_worker(&app.db, worker).await?, proposals_of(app, worker).await?))
}

/// What stands in a field, as it is written.
pub(super) fn value_of(worker: &Worker, field: Rectifiable) -> Option<String> {
    let tree = worker.tree();
    match tree.pointer(&format!("/{}", field.as_str().replace('.', "/")))? {
        Value::String(text) => Some(text.clone()),
        Value::Array(list) => Some(list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" | ")),
        other => Some(other.to_string()),
    }
}

/// The record with one field put right, with the checks of an import.
///
/// # Errors
/// [`Refusal::Request`] when the value cannot stand there.
pub(super) fn rectified(app: &App, caller: &Caller, worker: &Worker, field: Rectifiable, wanted: &str) -> Result<Worker> {
    let mut tree = worker.tree();
    let path: Vec<&str> = field.as_str().split('.').collect();
    let mut place = &mut tree;
    for part in &path[..path.len() - 1] {
        if place.get(*part).is_none() {
            place[*part] = serde_json::json!({});
        }
        place = &mut place[*part];
    }
    // Several telephone numbers are one value to her.
    place[path[path.len() - 1]] = match field {
        Rectifiable::Phone => wanted.split('|').map(|phone| Value::from(phone.trim())).collect(),
        _ => Value::from(wanted),
    };
    let (read, noted) = read_record::<Worker>(app, caller, &tree, Lang::It);
    if !noted.errors.is_empty() {
        return Err(Refusal::Request(RequestError::Asked).into());
    }
    let mut read = read.ok_or(Refusal::Request(RequestError::Asked))?;
    // Only what was asked for changes: what the tree does not carry stays as it was.
    let mut value = worker.clone();
    match field {
        Rectifiable::Phone | Rectifiable::Email | Rectifiable::Pec => value.contacts = read.contacts,
        Rectifiable::Address | Rectifiable::Cap => {
            let home = value.residence.get_or_insert_default();
            let told = read.residence.take().unwrap_or_default();
            (home.address, home.cap) = (told.address, told.cap);
        }
        _ => value.person = read.person,
    }
    Ok(value)
}
