//! Employers: list, view, form.

mod form;
mod list;
mod view;

use axum::{Router, routing::get};
use ponte_domain::employer::Employer;

use crate::{record_form, site::Site};

pub fn routes() -> Router<Site> {
    let at = |rest: &str| format!("/sportello/imprese/{{id}}{rest}");
    Router::new()
        .route("/sportello/imprese", get(list::page))
        .route("/sportello/imprese.pdf", get(list::print))
        .route("/sportello/esporta/imprese", get(list::export))
        .route("/sportello/imprese/nuova", get(record_form::new_form::<Employer>).post(record_form::create::<Employer>))
        .route(&at(""), get(view::page))
        .route(&at("/storia"), get(view::history))
        .route(&at("/modifica"), get(record_form::edit_form::<Employer>).post(record_form::save::<Employer>))
}
