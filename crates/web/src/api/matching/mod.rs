//! Questions to the matching engine beside the shortlist: one person, the other side, the whole market.

mod assign;
mod person;
mod run;
mod suggestions;
mod what_if;

use ponte_app::rights::Right;
use ponte_storage::Kind;
use utoipa_axum::routes;

use crate::routes::{ApiRoutes, may, on, part};

pub fn routes() -> ApiRoutes {
    let vacancy = || on(Right::SeeVacancies, Kind::Vacancy);
    let considered = |name| part(name, Right::Match, Kind::Worker);
    ApiRoutes::new()
        .add(&vacancy().and(considered("worker")), routes!(person::why_not))
        .add(&considered("id").and(part("vacancy", Right::SeeVacancies, Kind::Vacancy)), routes!(person::skill_gap))
        .add(&vacancy().and(may(Right::Match)), routes!(what_if::what_if))
        .add(&on(Right::SeePeople, Kind::Worker).and(may(Right::Match)), routes!(suggestions::suggestions))
        .add(&may(Right::Match).and(may(Right::SeeVacancies)), routes!(run::run))
        .add(&may(Right::Match).and(may(Right::SeeVacancies)), routes!(assign::assign))
}
