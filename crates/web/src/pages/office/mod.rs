//! Administration: desks, reference data, accounts, who may do what.

mod access;
pub mod accounts;
pub mod audit;
mod contact;
pub mod desk;
pub mod desks;
mod invitations;
mod keys;
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
        .post(&account("/{id}/indirizzo"), accounts(), contact::set_email)
        .post(&account("/{id}/ultimo-giorno"), accounts(), contact::set_last_day)
        .post(&account("/{id}/identita"), accounts(), contact::join)
        .post(&account("/{id}/identita/togli"), accounts(), contact::part)
        .get(keys::PATH, accounts(), keys::page)
        .post("/amministrazione/chiavi/togli", accounts(), keys::revoke)
        .get(invitations::PATH, may(Right::Invite), invitations::page)
        .post(invitations::PATH, may(Right::Invite), invitations::invite)
        .post("/amministrazione/inviti/{uuid}/revoca", may(Right::Invite), invitations::revoke)
        .post(&account("/{id}/sessioni"), accounts(), accounts::end_sessions)
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
