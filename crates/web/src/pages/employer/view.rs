//! An employer's page and its history.

use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use ponte_app::{account, employer, proposal, register};
use ponte_domain::{actor::Purpose, employer::Employer, vacancy::Vacancy};
use ponte_storage::{Filter, Kind, Stored};
use ponte_templates::{
    layout::{Crumb, Place},
    pages::employer::{EmployerView, SiteLine, VacancyLine},
};
use uuid::Uuid;

use super::list::sector_name;
use crate::{
    error::PageError,
    layout::layout,
    pages::changes::{self, PageOf, Subject, saves},
    site::Site,
    visitor::Staff,
};

/// Vacancies shown, the latest touched first.
const VACANCIES: u64 = 50;

/// `GET /sportello/imprese/{id}`
pub async fn page(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Employers);
    let stored = register::view::<Employer>(&site.app, &caller, id).await?;
    account::note_opened(&site.app, &caller, Kind::Employer, id).await?;
    let filter = Filter { parent: Some(id), newest: true, limit: VACANCIES, ..Filter::default() };
    let vacancies = register::page::<Vacancy>(&site.app, &caller, &filter).await?;
    let ids: Vec<Uuid> = vacancies.iter().map(|vacancy| vacancy.id).collect();
    let hired = proposal::progress(&site.app, &caller, &ids).await?;
    let answers = employer::answers(&site.app, &caller, &[id]).await?.remove(&id).unwrap_or_default();
    let line = |vacancy: &Stored<Vacancy>| VacancyLine {
        id: vacancy.id.to_string(),
        title: vacancy.value.title.clone(),
        state: vacancy.value.state,
        positions: vacancy.value.positions,
        hired: hired.get(&vacancy.id).map_or(0, |progress| progress.hired),
        changed: vacancy.updated_at,
    };
    let catalogue = site.app.market.catalogue();
    let value = stored.value;
    let page = EmployerView {
        layout: layout(&site, &staff.0, Place::Employers, vec![Crumb::key("employers", "/sportello/imprese")]).naming(&value.name),
        id: id.to_string(),
        sector: value.sector.as_deref().map(|code| format!("{} ({code})", sector_name(&catalogue, code))),
        sites: value
            .sites
            .iter()
            .map(|at| SiteLine {
                name: at.name.clone(),
                place: at.istat.as_deref().and_then(|istat| catalogue.place(istat)).map(|place| place.name.clone()),
                address: at.address.clone(),
            })
            .collect(),
        vacancies: vacancies.iter().map(line).collect(),
        name: value.name,
        partita_iva: value.partita_iva,
        codice_fiscale: value.codice_fiscale,
        size: value.size,
        website: value.website,
        contacts: value.contacts,
        asked: answers.asked,
        answered: answers.answered,
        answer_days: answers.days,
    };
    site.show(staff.0, &page)
}

/// `GET /sportello/imprese/{id}/storia`
pub async fn history(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Query(page): Query<PageOf>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Employers);
    let stored = register::view::<Employer>(&site.app, &caller, id).await?;
    let entries = register::history::<Employer>(&site.app, &caller, id).await?;
    let (crumbs, path) = (vec![Crumb::key("employers", "/sportello/imprese")], format!("/sportello/imprese/{id}"));
    let of = Subject { place: Place::Employers, crumbs, name: stored.value.name.clone(), path };
    changes::history(&site, staff, page, of, saves(&stored, &entries), &entries)
}
