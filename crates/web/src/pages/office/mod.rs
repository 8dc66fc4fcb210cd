//! Administration: desks, reference data, accounts, who may do what.

mod access;
pub mod accounts;
pub mod audit;
pub mod desk;
pub mod desks;
pub mod reference;
mod rights;

pub use accounts::password_fault;
use ponte_app::rights::Right;

use crate::routes::{Routes, may};

pub fn routes() -> Routes {
    let account = |rest: &str| format!("/amministrazione/account{rest}");
    let accounts = || may(Right::Accounts);
    Routes::new()
        .get("/amministrazione/sportello", may(Right::Desk), desk::page)
        .post("/amministrazione/sportello", may(Right::Desk), desk::save)
        .post("/amministrazione/sportello/togli-prova", may(Right::Maintain), desk::remove_sample)
        .get(audit::PATH, may(Right::SeeAudit), audit::page)
        .get("/amministrazione/registro.csv", may(Right::SeeAudit), audit::export)
        .get(&account(""), accounts(), accounts::list)
        .get(&account("/nuovo"), accounts(), accounts::new)
        .post(&account("/nuovo"), accounts(), accounts::create)
        .get(&account("/{id}/modifica"), accounts(), accounts::change)
        .post(&account("/{id}/modifica"), accounts(), accounts::save)
        .post(&account("/{id}/incarichi"), accounts(), accounts::assign)
        .post(&account("/{id}/incarichi/chiudi"), accounts(), accounts::end_assignment)
        .post(&account("/{id}/sospendi"), accounts(), accounts::disable)
        .post(&account("/{id}/riattiva"), accounts(), accounts::enable)
        .post(&account("/{id}/secondo-fattore/togli"), accounts(), accounts::take_factor_away)
        .get(access::PATH, accounts(), access::page)
        .post(access::PATH, accounts(), access::save)
        .post("/amministrazione/accesso/postazione", accounts(), access::begin_kiosk)
        .merge(desks::routes())
        .merge(rights::routes())
}

/// The page that takes official files in; its requests may be large.
pub fn uploads() -> Routes {
    Routes::new().get(reference::PATH, may(Right::Reference), reference::page).post(
        reference::PATH,
        may(Right::Reference),
        reference::upload,
    )
}
