//! The pact on paper, to sign.

use axum::{
    extract::{Path, State},
    response::Response,
};
use ponte_app::{
    error::{Error, Refusal},
    pact,
};
use ponte_documents::{Document, ServicePact};
use ponte_domain::{actor::Purpose, id::WorkerId};
use ponte_storage::Kind;
use uuid::Uuid;

use crate::{
    error::PageError,
    paper::{desk_header_at, print_at as typeset},
    site::Site,
    visitor::Staff,
};

/// `GET /sportello/persone/{id}/patto/{uuid}/patto.pdf`
pub async fn print(State(site): State<Site>, staff: Staff, Path((id, number)): Path<(Uuid, Uuid)>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let file = pact::file(&site.app, &caller, WorkerId(id)).await?;
    let found = file.pacts.iter().find(|found| found.value.id == number).ok_or(Error::Refused(Refusal::NotFound(Kind::Worker)))?;
    let (pact, person) = (&found.value, &file.stored.value.person);
    let paper = ServicePact {
        desk: desk_header_at(&site, &pact.desk, Some(&staff.0)),
        name: person.full_name(),
        codice_fiscale: person.codice_fiscale.clone(),
        declared: file.status.last().map(|spell| spell.declared),
        version: u32::try_from(pact.before.len() + 1).unwrap_or(u32::MAX),
        terms: pact.terms.clone(),
        signed_on: pact.signed.as_ref().map(|signature| signature.day),
        signed_how: pact.signed.as_ref().map(|signature| signature.how),
    };
    typeset(&site, &pact.desk, Some(&staff.0), Document::ServicePact(Box::new(paper)), staff.0.lang, "patto").await
}
