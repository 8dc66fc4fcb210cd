//! Workers: list, view, form.

mod accesses;
mod form;
mod head;
mod list;
mod matches;
mod sheet;
mod story;
mod view;

use axum::{
    Router,
    routing::{get, post},
};
use ponte_domain::worker::Worker;

pub use head::head;
pub use matches::open_matches;

use crate::{record_form, site::Site};

pub fn routes() -> Router<Site> {
    let at = |rest: &str| format!("/sportello/persone/{{id}}{rest}");
    Router::new()
        .route("/sportello/persone", get(list::page))
        .route("/sportello/persone.pdf", get(list::print))
        .route("/sportello/esporta/persone", get(list::export))
        .route("/sportello/persone/nuova", get(record_form::new_form::<Worker>).post(record_form::create::<Worker>))
        .route(&at(""), get(view::summary))
        .route(&at("/cartellino"), get(list::card))
        .route(&at("/profilo"), get(view::profile))
        .route(&at("/incroci"), get(view::matches))
        .route(&at("/storia"), get(view::history))
        .route(&at("/accessi"), get(accesses::page))
        .route(&at("/modifica"), get(record_form::edit_form::<Worker>).post(record_form::save::<Worker>))
        .route(&at("/disponibilita"), post(view::ascertain))
        .route(&at("/scheda.pdf"), get(sheet::print))
}
