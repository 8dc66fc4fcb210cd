//! The certificate of the status, on paper.

use axum::{
    extract::{Path, State},
    response::Response,
};
use ponte_app::unemployment;
use ponte_documents::{Document, StatusCertificate};
use ponte_domain::{
    actor::Purpose,
    id::WorkerId,
    unemployment::{Fact, MonthRule, months},
};
use uuid::Uuid;

use crate::{
    error::PageError,
    paper::{desk_header_at, print_at as typeset},
    site::Site,
    visitor::Staff,
};

/// `GET /sportello/persone/{id}/stato/attestato.pdf`
pub async fn print(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let (desk, document) = document(&site, &staff, id).await?;
    typeset(&site, &desk, Some(&staff.0), document, staff.0.lang, "attestato").await
}

/// The certificate of today, and the desk whose it is.
pub async fn document(site: &Site, staff: &Staff, id: Uuid) -> Result<(String, Document), PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    let file = unemployment::file(&site.app, &caller, WorkerId(id)).await?;
    let (status, person) = (&file.status, &file.stored.value.person);
    let last = status.last();
    let declared = last.and_then(|spell| spell.event).and_then(|id| file.events.iter().find(|found| found.value.id == id));
    let protocol = declared.and_then(|found| match &found.value.fact {
        Fact::Declared { protocol, .. } => protocol.as_ref().map(|known| known.number.clone()),
        Fact::Worked(_) | Fact::Ended { .. } => None,
    });
    let catalogue = site.app.market.catalogue();
    let born = |code: &str| catalogue.place_by_belfiore(code).map_or_else(|| code.to_owned(), |place| place.name.clone());
    let certificate = StatusCertificate {
        desk: desk_header_at(site, &file.stored.value.desk, Some(&staff.0)),
        name: person.full_name(),
        codice_fiscale: person.codice_fiscale.clone(),
        birth_date: person.birth_date,
        birthplace: person.birthplace.as_deref().map(born),
        day: status.day,
        state: status.state,
        declared: last.map(|spell| spell.declared),
        from: last.map(|spell| spell.from).filter(|from| *from <= status.day),
        until: last.and_then(|spell| spell.until).map(|(day, _)| day).filter(|day| *day <= status.day),
        days: status.days(),
        months: months(status.days(), status.day, MonthRule::Calendar),
        days_in_all: status.days_in_all(),
        provisional: last.is_some_and(|spell| spell.provisional),
        protocol,
    };
    Ok((file.stored.value.desk.clone(), Document::StatusCertificate(Box::new(certificate))))
}
