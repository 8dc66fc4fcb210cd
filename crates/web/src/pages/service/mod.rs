//! Services delivered: recorded in ten seconds, listed, counted; programmes.

mod desk;
mod form;
mod levels;
mod lines;
mod programme;
mod subject;

use ponte_app::rights::Right;
use ponte_storage::Kind;

pub use form::service_form;
pub use lines::{own_adhesion, service_row};

use crate::routes::{Routes, may, on};

pub fn routes() -> Routes {
    let person = |rest: &str| format!("/sportello/persone/{{id}}{rest}");
    let employer = |rest: &str| format!("/sportello/imprese/{{id}}{rest}");
    let edit = || on(Right::EditPeople, Kind::Worker);
    let edit_employer = || on(Right::EditEmployers, Kind::Employer);
    Routes::new()
        .get(&person("/servizi"), on(Right::SeePeople, Kind::Worker), subject::of_worker)
        .post(&person("/servizi"), edit(), subject::record_for_worker)
        .post(&person("/servizi/{uuid}/togli"), edit(), subject::remove_of_worker)
        .post(&person("/programmi"), edit(), programme::join)
        .post(&person("/programmi/{uuid}/fine"), edit(), programme::leave)
        .get(&employer("/servizi"), on(Right::SeeEmployers, Kind::Employer), subject::of_employer)
        .post(&employer("/servizi"), edit_employer(), subject::record_for_employer)
        .post(&employer("/servizi/{uuid}/togli"), edit_employer(), subject::remove_of_employer)
        .get("/sportello/servizi-resi", may(Right::SeePeople), desk::page)
        .get("/sportello/esporta/servizi", may(Right::SeePeople).and(may(Right::Export)), desk::export)
        .get("/sportello/servizi-resi/livelli", may(Right::Desk), levels::page)
        .post("/sportello/servizi-resi/livelli", may(Right::Desk), levels::change)
        .get("/sportello/programmi", may(Right::SeeRegisters), programme::list)
        .post("/sportello/programmi", may(Right::EditRegisters), programme::create)
        .get("/sportello/programmi/{uuid}", may(Right::SeeRegisters), programme::page)
        .post("/sportello/programmi/{uuid}", may(Right::EditRegisters), programme::change)
}
