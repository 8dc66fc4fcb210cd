//! Reference data: places, occupations, skills, sectors, and words linked to concepts.

mod find;
mod link;

use utoipa_axum::routes;

use crate::routes::{ApiRoutes, Gate};

pub fn routes() -> ApiRoutes {
    ApiRoutes::new()
        .add(&Gate::Account, routes!(find::places))
        .add(&Gate::Account, routes!(find::occupations))
        .add(&Gate::Account, routes!(find::skills))
        .add(&Gate::Account, routes!(find::sectors))
        .add(&Gate::Account, routes!(link::link))
}
