//! What surrounds every page, filled in from the visitor and the desk.

use ponte_templates::layout::{Crumb, DeskLine, Layout, Place, SignedIn};

use ponte_app::rights::Right;

use crate::{flash, kiosk::IDLE_SECONDS, site::Site, visitor::Visitor};

/// The surroundings of a page.
pub fn layout(site: &Site, visitor: &Visitor, place: Place, crumbs: Vec<Crumb>) -> Layout {
    Layout { place, crumbs, flash: flash::read(&visitor.jar), ..plain(site, visitor) }
}

/// The surroundings of a page that belongs to no place.
pub fn plain(site: &Site, visitor: &Visitor) -> Layout {
    let may = Right::ALL.iter().filter(|right| visitor.may(**right)).map(|right| right.as_str()).collect();
    let person =
        visitor.account.as_ref().map(|account| SignedIn::new(account.name.clone(), account.role).with(may).keyed(account.id.to_string()));
    Layout {
        now: site.app.now(),
        desk: desk_line(site, visitor),
        person,
        place: Place::Public,
        crumbs: Vec::new(),
        path: visitor.path.clone(),
        flash: None,
        demo: site.app.config.demo,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        kiosk: visitor.kiosk.as_ref().map(|_| IDLE_SECONDS),
    }
}

/// The desk of whoever has signed in; for others that of the installation.
fn desk_line(site: &Site, visitor: &Visitor) -> DeskLine {
    let code = visitor.account.as_ref().map(|account| &account.desk).or(visitor.kiosk.as_ref().map(|kiosk| &kiosk.desk));
    let desk = code.map_or_else(|| site.app.market.desk(), |code| site.app.market.desk_of(code));
    let town = desk.istat.as_deref().and_then(|istat| site.app.market.catalogue().place(istat).map(|place| place.name.clone()));
    DeskLine { name: desk.name.clone(), town, address: desk.address.clone(), phone: desk.phone.clone(), email: desk.email.clone() }
}
