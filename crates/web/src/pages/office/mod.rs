//! Administration: the desk, reference data, accounts.

pub mod accounts;
pub mod audit;
pub mod desk;
pub mod reference;

use axum::{
    Router,
    routing::{get, post},
};

use crate::site::Site;

pub fn routes() -> Router<Site> {
    Router::new()
        .route("/amministrazione/sportello", get(desk::page).post(desk::save))
        .route("/amministrazione/sportello/togli-prova", post(desk::remove_sample))
        .route(audit::PATH, get(audit::page))
        .route("/amministrazione/registro.csv", get(audit::export))
        .route("/amministrazione/account", get(accounts::list))
        .route("/amministrazione/account/nuovo", get(accounts::new).post(accounts::create))
        .route("/amministrazione/account/{id}/modifica", get(accounts::change).post(accounts::save))
        .route("/amministrazione/account/{id}/sospendi", post(accounts::disable))
        .route("/amministrazione/account/{id}/riattiva", post(accounts::enable))
}

/// The page that takes official files in; its requests may be large.
pub fn uploads() -> Router<Site> {
    Router::new().route(reference::PATH, get(reference::page).post(reference::upload))
}
