//! The record of a vacancy: list, view, form, states, sheet.

mod form;
mod list;
pub mod requirement_words;
mod sheet;
mod view;

use axum::{
    Router,
    routing::{get, post},
};
use ponte_domain::vacancy::Vacancy;

pub use form::reference;

use crate::{record_form, site::Site};

pub fn routes() -> Router<Site> {
    let at = |rest: &str| format!("/sportello/offerte/{{id}}{rest}");
    Router::new()
        .route("/sportello/offerte", get(list::page))
        .route("/sportello/offerte.pdf", get(list::print))
        .route("/sportello/esporta/offerte", get(list::export))
        .route("/sportello/offerte/nuova", get(record_form::new_form::<Vacancy>).post(record_form::create::<Vacancy>))
        .route(&at(""), get(view::page))
        .route(&at("/storia"), get(view::history))
        .route(&at("/stato"), post(view::move_to))
        .route(&at("/riapri"), post(view::reopen))
        .route(&at("/scheda.pdf"), get(sheet::print))
        .route(&at("/modifica"), get(record_form::edit_form::<Vacancy>).post(record_form::save::<Vacancy>))
}
