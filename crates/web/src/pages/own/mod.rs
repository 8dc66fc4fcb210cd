//! A person's own pages, and what an operator does on them in her name.

mod accesses;
mod balance;
mod consents;
mod copy;
mod files;
mod home;
pub mod lines;
mod profiling;
mod requests;

use ponte_app::rights::Right;
use ponte_storage::Kind;

use crate::{
    pages::worker::own_booklet,
    routes::{Gate, Routes, on},
};

/// What comes with files.
pub fn uploads() -> Routes {
    Routes::new().post("/area/{id}/consensi/carta", on(Right::PersonRights, Kind::Worker), consents::say_on_paper)
}

pub fn routes() -> Routes {
    let at = |rest: &str| format!("/area/{{id}}{rest}");
    let rights = || on(Right::PersonRights, Kind::Worker);
    let accesses = || on(Right::SeeAccesses, Kind::Worker);
    Routes::new()
        .get("/area", Gate::Account, home::people)
        .get(&at(""), on(Right::SeePeople, Kind::Worker).and(rights()), home::page)
        .get(&at("/documenti"), rights(), files::page)
        .get(&at("/documenti/{uuid}"), rights(), files::download)
        .get(&at("/accessi"), accesses(), accesses::page)
        .get(&at("/accessi.pdf"), accesses(), accesses::print)
        .get(&at("/consensi"), rights(), consents::page)
        .post(&at("/consensi"), rights(), consents::say)
        .get(&at("/consensi/{use}"), rights(), consents::confirm)
        .get(&at("/bilancio"), rights(), balance::page)
        .get(&at("/libretto.pdf"), rights(), own_booklet)
        .get(&at("/profilazione"), rights(), profiling::page)
        .post(&at("/profilazione/{uuid}/contesta"), rights(), profiling::contest)
        .get(&at("/richieste"), rights(), requests::page)
        .post(&at("/richieste"), rights(), requests::ask)
        .post(&at("/richieste/{uuid}/ritira"), rights(), requests::withdraw)
        .get(&at("/richieste/{uuid}/lettera.pdf"), rights(), requests::letter)
        .post(&at("/copia"), rights().and(accesses()), copy::make)
}
