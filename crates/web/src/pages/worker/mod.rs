//! Workers: list, view, form.

mod list;

use axum::{Router, routing::get};

use crate::site::Site;

pub fn routes() -> Router<Site> {
    Router::new().route("/sportello/persone", get(list::page))
}
