//! A worker's data on paper, for her.

use axum::{
    extract::{Path, State},
    response::Response,
};
use ponte_app::{proposal, register};
use ponte_documents::{Document, WorkerMatch, WorkerSheet};
use ponte_domain::{actor::Purpose, employer::Employer, id::WorkerId, vacancy::Vacancy, worker::Worker};
use uuid::Uuid;

use crate::{
    error::PageError,
    paper::{desk_header_at, print_at as typeset},
    record_form::place_name,
    site::Site,
    visitor::Staff,
};

/// `GET /sportello/persone/{id}/scheda.pdf`
pub async fn print(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let (desk, document) = document(&site, &staff, id).await?;
    typeset(&site, &desk, Some(&staff.0), document, staff.0.lang, "scheda").await
}

/// Her data as they stand today, and the desk whose they are.
pub async fn document(site: &Site, staff: &Staff, id: Uuid) -> Result<(String, Document), PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    let worker = register::view::<Worker>(&site.app, &caller, id).await?.value;
    let proposals = proposal::of_worker(&site.app, &caller, WorkerId(id)).await?;
    let ids: Vec<Uuid> = proposals.iter().map(|stored| stored.proposal.vacancy.0).collect();
    let vacancies = register::view_many::<Vacancy>(&site.app, &caller, &ids).await?;
    let ids: Vec<Uuid> = vacancies.values().filter_map(|stored| Some(stored.value.employer_id?.0)).collect();
    let employers = register::view_many::<Employer>(&site.app, &caller, &ids).await?;
    let matches = proposals.iter().filter_map(|stored| {
        let vacancy = &vacancies.get(&stored.proposal.vacancy.0)?.value;
        let employer = vacancy.employer_id.and_then(|id| employers.get(&id.0)).map(|employer| employer.value.name.clone());
        Some(WorkerMatch::new(stored.updated_at, vacancy.title.clone(), employer, stored.proposal.state))
    });
    let catalogue = site.app.market.catalogue();
    let name = |istat: Option<&String>| istat.and_then(|istat| place_name(&catalogue, istat));
    let birthplace = worker
        .person
        .birthplace
        .as_deref()
        .map(|code| catalogue.place_by_belfiore(code).map_or_else(|| code.to_owned(), |place| place.name.clone()));
    let desk = worker.desk.clone();
    let sheet = WorkerSheet {
        desk: desk_header_at(site, &worker.desk, Some(&staff.0)),
        residence: name(worker.residence.as_ref().and_then(|home| home.istat.as_ref())),
        domicile: name(worker.domicile.as_ref().and_then(|home| home.istat.as_ref())),
        birthplace,
        matches: matches.collect(),
        worker,
    };
    Ok((desk, Document::WorkerSheet(Box::new(sheet))))
}
