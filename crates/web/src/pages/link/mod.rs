//! Pages behind the links of mails, opened without signing in. Opening one changes nothing: mail scanners open links too.

mod answer;
mod outcome;
mod rosa;

use axum::{Router, routing::get};

use crate::site::Site;

pub fn routes() -> Router<Site> {
    Router::new()
        .route("/risposta/{token}", get(answer::page).post(answer::post))
        .route("/rosa/{token}", get(rosa::page).post(rosa::post))
        .route("/rosa/{token}/pdf", get(rosa::pdf))
        .route("/esito/{token}", get(outcome::page).post(outcome::post))
}
