//! Vacancies: what one does with them beside what all registers do.

mod shortlist;
mod state;
mod weights;

use ponte_app::rights::Right;
use ponte_storage::Kind;
use utoipa_axum::routes;

use crate::routes::{ApiRoutes, may, on};

pub use shortlist::count;

pub fn routes() -> ApiRoutes {
    let edit = on(Right::EditVacancies, Kind::Vacancy);
    ApiRoutes::new()
        .add(&on(Right::SeeVacancies, Kind::Vacancy).and(may(Right::Match)), routes!(shortlist::shortlist))
        .add(&edit, routes!(state::move_to))
        .add(&edit, routes!(weights::set_weights, weights::reset_weights))
}
