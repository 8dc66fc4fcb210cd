//! What stands above every page of a worker.

use ponte_domain::{reference::Catalogue, worker::Worker};
use ponte_storage::Stored;
use ponte_templates::{
    layout::{Crumb, Layout, Place, initials},
    pages::worker_view::WorkerHead,
};

use super::status::status_line;
use crate::{error::PageError, layout::layout, site::Site, visitor::Staff};

/// Name of the municipality in which she lives.
pub fn home_of(worker: &Worker, catalogue: &Catalogue) -> Option<String> {
    let istat = worker.home()?.istat.as_deref()?;
    catalogue.place(istat).map(|place| place.name.clone())
}

pub async fn head(site: &Site, stored: &Stored<Worker>, matches: usize) -> Result<WorkerHead, PageError> {
    let (worker, today) = (&stored.value, site.app.today());
    let name = worker.person.full_name();
    let status = ponte_app::unemployment::status_of(&site.app, stored).await?;
    Ok(WorkerHead {
        id: stored.id.to_string(),
        initials: initials(&name),
        name,
        age: worker.person.age_on(today),
        place: home_of(worker, &site.app.market.catalogue()),
        segment: worker.segment,
        preferred: worker.contacts.preferred,
        phone: worker.contacts.phone.first().cloned(),
        email: worker.contacts.email.clone(),
        status: status_line(&status),
        ascertained: worker.availability.ascertained,
        may_be_named: worker.may_be_named(today),
        matches: u32::try_from(matches).unwrap_or(u32::MAX),
    })
}

/// The surroundings of a page of a worker.
pub fn surroundings(site: &Site, staff: &Staff) -> Layout {
    layout(site, &staff.0, Place::Workers, vec![Crumb::key("workers", "/sportello/persone")])
}
