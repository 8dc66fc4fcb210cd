//! Importing files and taking registers away.

mod export;
mod preview;
mod report;
mod start;

use ponte_app::import::fields::Noun;
use ponte_app::rights::Right;
use ponte_templates::{
    layout::{Crumb, Layout, Place},
    pages::import::ImportKind,
};

use crate::{
    layout::layout,
    routes::{Routes, may},
    site::Site,
    visitor::Staff,
};

const PATH: &str = "/sportello/importa";

/// The pages of imports, but for the one that takes files in.
pub fn routes() -> Routes {
    let import = || may(Right::Import);
    Routes::new()
        .get("/sportello/importa/{id}", import(), preview::page)
        .post("/sportello/importa/{id}", import(), preview::decide)
        .get("/sportello/importa/{id}/prova", import(), report::tried)
        .get("/sportello/importa/{id}/rapporto", import(), report::page)
        .get("/sportello/importa/{id}/scarti", import(), report::rejects)
        .post("/sportello/importa/{id}/annulla", import(), report::undo)
        .get("/sportello/esporta", may(Right::Export), export::page)
        .get("/sportello/esporta/{kind}", may(Right::Export), export::file)
}

/// The page that takes files in; its requests may be large.
pub fn uploads() -> Routes {
    Routes::new().get(PATH, may(Right::Import), start::page).post(PATH, may(Right::Import), start::upload)
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
