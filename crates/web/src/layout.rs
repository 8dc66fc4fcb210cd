//! What surrounds every page, filled in from the visitor and the desk.

use axum::response::{Html, IntoResponse, Response};
use ponte_templates::{
    Page,
    layout::{Crumb, DeskLine, Layout, Place, SignedIn},
};

use crate::{error::PageError, flash, site::Site, visitor::Visitor};

/// The surroundings of a page.
pub fn layout(site: &Site, visitor: &Visitor, place: Place, crumbs: Vec<Crumb>) -> Layout {
    Layout { place, crumbs, flash: flash::read(&visitor.jar), ..plain(site, visitor) }
}

/// The surroundings of a page that belongs to no place.
pub fn plain(site: &Site, visitor: &Visitor) -> Layout {
    let person = visitor.account.as_ref().map(|account| SignedIn::new(account.name.clone(), account.role));
    Layout {
        now: site.app.now(),
        desk: desk_line(site),
        person,
        place: Place::Public,
        crumbs: Vec::new(),
        path: visitor.path.clone(),
        flash: None,
        demo: site.app.config.demo,
        version: env!("CARGO_PKG_VERSION").to_owned(),
    }
}

fn desk_line(site: &Site) -> DeskLine {
    let desk = site.app.market.desk();
    let town = desk.istat.as_deref().and_then(|istat| site.app.market.catalogue().place(istat).map(|place| place.name.clone()));
    DeskLine { name: desk.name.clone(), town, address: desk.address.clone(), phone: desk.phone.clone(), email: desk.email.clone() }
}

/// Renders a page in the visitor's language; what was told is forgotten.
pub fn show<P: Page>(site: &Site, visitor: Visitor, page: &P) -> Result<Response, PageError> {
    let html = site.renderer.render(page, visitor.lang)?;
    Ok((flash::forget(visitor.jar), Html(html)).into_response())
}
