//! Employers: list, view, form.

mod form;
mod list;
mod view;

use ponte_app::rights::Right;
use ponte_domain::employer::Employer;
use ponte_storage::Kind;

use crate::{
    record_form,
    routes::{Routes, may, on},
};

pub fn routes() -> Routes {
    let at = |rest: &str| format!("/sportello/imprese/{{id}}{rest}");
    let edit = || on(Right::EditEmployers, Kind::Employer);
    Routes::new()
        .get("/sportello/imprese", may(Right::SeeEmployers), list::page)
        .get("/sportello/imprese.pdf", may(Right::SeeEmployers), list::print)
        .get("/sportello/esporta/imprese", may(Right::SeeEmployers).and(may(Right::Export)), list::export)
        .get("/sportello/imprese/nuova", may(Right::EditEmployers), record_form::new_form::<Employer>)
        .post("/sportello/imprese/nuova", may(Right::EditEmployers), record_form::create::<Employer>)
        .get(&at(""), on(Right::SeeEmployers, Kind::Employer), view::page)
        .get(&at("/storia"), on(Right::SeeEmployers, Kind::Employer), view::history)
        .get(&at("/modifica"), edit(), record_form::edit_form::<Employer>)
        .post(&at("/modifica"), edit(), record_form::save::<Employer>)
}
