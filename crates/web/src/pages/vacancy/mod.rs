//! What one does with a vacancy: its shortlist, the availability round, the rosa to the employer.

mod head;
pub mod record;
mod round;
mod send;
pub mod shortlist;
mod summary;

use axum::{extract::Path, response::Redirect};
use ponte_app::rights::Right;
use ponte_storage::Kind;
use uuid::Uuid;

use crate::routes::{Gate, Routes, may, on, part};

pub(super) use head::{deadline_in_rome, place_of, vacancy_summary};
pub(super) use send::{may_be_judged, outcome_of};
pub(super) use summary::{printed, summary};

pub fn routes() -> Routes {
    let at = |rest: &str| format!("/sportello/offerte/{{id}}/{rest}");
    let list = || on(Right::SeeVacancies, Kind::Vacancy).and(may(Right::Match));
    let edit = || on(Right::EditVacancies, Kind::Vacancy);
    let propose = || on(Right::Propose, Kind::Vacancy);
    let send = || on(Right::SendShortlist, Kind::Vacancy).and(on(Right::Propose, Kind::Vacancy));
    let elsewhere = |Path(id): Path<Uuid>| async move { Redirect::permanent(&head::address(id, "rosa")) };
    Routes::new()
        .merge(record::routes())
        .get(&at("rosa"), list(), shortlist::page)
        .get(&at("rosa.csv"), list().and(on(Right::Export, Kind::Vacancy)), shortlist::export::csv)
        .get(&at("rosa.pdf"), list(), shortlist::export::pdf)
        // Only another address of the list, which it shows nothing of.
        .get(&at("elenco"), Gate::Open, elsewhere)
        .post(&at("requisiti"), edit(), shortlist::requirement::add)
        .post(&at("requisiti/{key}"), edit(), shortlist::requirement::need)
        .post(&at("requisiti/{key}/valore"), edit(), shortlist::requirement::value)
        .post(&at("requisiti/{key}/togli"), edit(), shortlist::requirement::remove)
        .get(&at("pesi"), list(), shortlist::weights::page)
        .post(&at("pesi"), edit(), shortlist::weights::save)
        .post(&at("annulla-modifica"), edit(), shortlist::requirement::undo)
        .post(&at("proponi"), propose(), shortlist::acts::propose)
        .post(&at("scarta"), propose(), shortlist::acts::discard)
        .post(&at("rimetti"), propose(), shortlist::acts::restore)
        .post(&at("molti"), propose(), shortlist::acts::many)
        .post(&at("scrivi"), propose(), shortlist::acts::write)
        .post(&at("risposta"), may(Right::EditPeople), shortlist::acts::answer)
        .post(&at("annulla/{worker}"), propose().and(part("worker", Right::Match, Kind::Worker)), shortlist::acts::undo)
        .get(&at("giro"), propose(), round::page)
        .post(&at("giro"), propose(), round::post)
        .get(&at("giro.pdf"), propose(), round::pdf)
        .get(&at("invia"), send(), send::page)
        .post(&at("invia"), send(), send::post)
        .post(&at("invia/richiama/{dispatch}"), on(Right::SendShortlist, Kind::Vacancy), send::recall)
        .get(&at("invia.pdf"), send(), send::pdf)
        .post(&at("verdetto"), propose(), send::verdict)
        .post(&at("esito"), propose(), send::outcome)
}
