//! Reference data: places, occupations, skills, sectors, and words linked to concepts.

mod find;
mod link;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::site::Site;

pub fn routes() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(find::places))
        .routes(routes!(find::occupations))
        .routes(routes!(find::skills))
        .routes(routes!(find::sectors))
        .routes(routes!(link::link))
}
