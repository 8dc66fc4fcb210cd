//! Pathways: who is on which, and what is recorded.

mod act;
mod begin;
mod case;
mod lines;
mod list;
mod person;
mod sheet;

pub use lines::{ended, error_of, history, phase_title};
use ponte_app::rights::Right;
use ponte_storage::Kind;

use crate::routes::{Routes, may, on};

/// Address of the list.
const PATH: &str = "/sportello/percorsi";

/// Address of the pathways of a person.
fn of_person(id: impl std::fmt::Display) -> String {
    format!("/sportello/persone/{id}/percorsi")
}

pub fn routes() -> Routes {
    let person = of_person("{id}");
    let at = |rest: &str| format!("{person}/{{uuid}}{rest}");
    let see = || on(Right::SeePeople, Kind::Worker);
    let edit = || on(Right::EditPeople, Kind::Worker);
    Routes::new()
        .get(PATH, may(Right::SeePeople), list::page)
        .post(&format!("{PATH}/insieme"), may(Right::EditPeople), list::together)
        .get(&person, see(), person::page)
        .get(&format!("{person}/inizia/{{pack}}/{{pathway}}"), edit(), begin::page)
        .post(&format!("{person}/inizia/{{pack}}/{{pathway}}"), edit(), begin::begin)
        .get(&at(""), see(), case::page)
        .post(&at("/passo"), edit(), act::step)
        .post(&at("/questionario"), edit(), sheet::put)
        .post(&at("/fatti"), edit(), act::facts)
        .post(&at("/avanti"), edit(), act::onward)
        .post(&at("/conclusione"), edit(), act::exit)
        .post(&at("/cancella"), edit(), act::strike)
}
