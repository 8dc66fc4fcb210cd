//! The record of a vacancy: list, view, form, states, sheet.

mod form;
mod list;
pub mod requirement_words;
mod sheet;
mod view;

use ponte_app::rights::Right;
use ponte_domain::vacancy::Vacancy;
use ponte_storage::Kind;

pub use form::reference;

use crate::{
    record_form,
    routes::{Routes, may, on},
};

pub fn routes() -> Routes {
    let at = |rest: &str| format!("/sportello/offerte/{{id}}{rest}");
    let see = || on(Right::SeeVacancies, Kind::Vacancy);
    let edit = || on(Right::EditVacancies, Kind::Vacancy);
    Routes::new()
        .get("/sportello/offerte", may(Right::SeeVacancies), list::page)
        .get("/sportello/offerte.pdf", may(Right::SeeVacancies), list::print)
        .get("/sportello/esporta/offerte", may(Right::SeeVacancies).and(may(Right::Export)), list::export)
        .get("/sportello/offerte/nuova", may(Right::EditVacancies), record_form::new_form::<Vacancy>)
        .post("/sportello/offerte/nuova", may(Right::EditVacancies), record_form::create::<Vacancy>)
        .get(&at(""), see(), view::page)
        .get(&at("/storia"), see(), view::history)
        .post(&at("/stato"), edit(), view::move_to)
        .post(&at("/riapri"), edit(), view::reopen)
        .get(&at("/scheda.pdf"), see(), sheet::print)
        .get(&at("/modifica"), edit(), record_form::edit_form::<Vacancy>)
        .post(&at("/modifica"), edit(), record_form::save::<Vacancy>)
}
