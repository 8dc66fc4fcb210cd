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
use serde_json::{Value, json};
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

/// The record with one field put right, with the checks of an import. The rest of the record is not read again: what it holds from
/// elsewhere is no matter of hers here.
///
/// # Errors
/// [`Refusal::Request`] when the value cannot stand there.
pub(super) fn rectified(app: &App, caller: &Caller, worker: &Worker, field: Rectifiable, wanted: &str) -> Result<Worker> {
    let person = &worker.person;
    let mut tree = json!({"id": worker.external.id, "given_name": person.given_name, "family_name": person.family_name});
    // Several telephone numbers are one value to her.
    let told = match field {
        Rectifiable::Phone => wanted.split('|').map(|phone| Value::from(phone.trim())).collect(),
        _ => Value::from(wanted),
    };
    match field.as_str().split_once('.') {
        Some((part, name)) => tree[part] = json!({ name: told }),
        None => tree[field.as_str()] = told,
    }
    let (read, noted) = read_record::<Worker>(app, caller, &tree, Lang::It);
    let read = read.filter(|_| noted.errors.is_empty()).ok_or(Refusal::Request(RequestError::Asked))?;
    let mut value = worker.clone();
    let home = read.residence.unwrap_or_default();
    match field {
        Rectifiable::GivenName => value.person.given_name = read.person.given_name,
        Rectifiable::FamilyName => value.person.family_name = read.person.family_name,
        Rectifiable::CodiceFiscale => value.person.codice_fiscale = read.person.codice_fiscale,
        Rectifiable::BirthDate => value.person.birth_date = read.person.birth_date,
        Rectifiable::Phone => value.contacts.phone = read.contacts.phone,
        Rectifiable::Email => value.contacts.email = read.contacts.email,
        Rectifiable::Pec => value.contacts.pec = read.contacts.pec,
        Rectifiable::Address => value.residence.get_or_insert_default().address = home.address,
        Rectifiable::Cap => value.residence.get_or_insert_default().cap = home.cap,
        Rectifiable::Other => {}
    }
    Ok(value)
}
