//! Vacancies: what one does with them beside what all registers do.

mod shortlist;
mod state;
mod weights;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::site::Site;

pub use shortlist::count;

pub fn routes() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(shortlist::shortlist))
        .routes(routes!(state::move_to))
        .routes(routes!(weights::set_weights, weights::reset_weights))
}
