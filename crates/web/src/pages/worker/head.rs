//! What stands above every page of a worker.

use ponte_domain::{reference::Catalogue, worker::Worker};
use ponte_storage::Stored;
use ponte_templates::{
    layout::{Crumb, Layout, Place, initials},
    pages::worker_view::WorkerHead,
};

use crate::{layout::layout, site::Site, visitor::Staff};

/// Name of the municipality in which she lives.
pub fn home_of(worker: &Worker, catalogue: &Catalogue) -> Option<String> {
    let istat = worker.home()?.istat.as_deref()?;
    catalogue.place(istat).map(|place| place.name.clone())
}

pub fn head(site: &Site, stored: &Stored<Worker>, matches: usize) -> WorkerHead {
    let (worker, today) = (&stored.value, site.app.today());
    let name = worker.person.full_name();
    WorkerHead {
        id: stored.id.to_string(),
        initials: initials(&name),
        name,
        age: worker.person.age_on(today),
        place: home_of(worker, &site.app.market.catalogue()),
        segment: worker.segment,
        preferred: worker.contacts.preferred,
        phone: worker.contacts.phone.first().cloned(),
        email: worker.contacts.email.clone(),
        did: worker.status.did,
        ascertained: worker.availability.ascertained,
        may_be_named: worker.may_be_named(today),
        matches: u32::try_from(matches).unwrap_or(u32::MAX),
    }
}

/// The surroundings of a page of a worker.
pub fn surroundings(site: &Site, staff: &Staff) -> Layout {
    layout(site, &staff.0, Place::Workers, vec![Crumb::key("workers", "/sportello/persone")])
}
