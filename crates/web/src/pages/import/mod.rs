//! Importing files and taking registers away.

mod export;
mod preview;
mod report;
mod start;

use axum::{
    Router,
    routing::{get, post},
};
use ponte_app::import::fields::Noun;
use ponte_templates::{
    layout::{Crumb, Layout, Place},
    pages::import::ImportKind,
};

use crate::{layout::layout, site::Site, visitor::Staff};

const PATH: &str = "/sportello/importa";

/// The pages of imports, but for the one that takes files in.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/sportello/importa/{id}", get(preview::page).post(preview::decide))
        .route("/sportello/importa/{id}/prova", get(report::tried))
        .route("/sportello/importa/{id}/rapporto", get(report::page))
        .route("/sportello/importa/{id}/scarti", get(report::rejects))
        .route("/sportello/importa/{id}/annulla", post(report::undo))
        .route("/sportello/esporta", get(export::page))
        .route("/sportello/esporta/{kind}", get(export::file))
}

/// The page that takes files in; its requests may be large.
pub fn uploads() -> Router<Site> {
    Router::new().route(PATH, get(start::page).post(start::upload))
}

const fn kind_of(noun: Noun) -> ImportKind {
    match noun {
        Noun::Workers => ImportKind::Workers,
        Noun::Vacancies => ImportKind::Vacancies,
        Noun::Employers => ImportKind::Employers,
        Noun::Courses => ImportKind::Courses,
    }
}

fn surroundings(site: &Site, staff: &Staff) -> Layout {
    layout(site, &staff.0, Place::More, vec![Crumb::key("import", PATH)])
}
