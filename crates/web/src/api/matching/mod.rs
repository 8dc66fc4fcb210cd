//! Questions to the matching engine beside the shortlist: one person, the other side, the whole market.

mod assign;
mod person;
mod run;
mod suggestions;
mod what_if;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::site::Site;

pub fn routes() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(person::why_not))
        .routes(routes!(person::skill_gap))
        .routes(routes!(what_if::what_if))
        .routes(routes!(suggestions::suggestions))
        .routes(routes!(run::run))
        .routes(routes!(assign::assign))
}
