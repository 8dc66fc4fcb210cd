//! Pathways: who is on which, and what is recorded.

mod act;
mod begin;
mod case;
mod lines;
mod list;
mod person;
mod sheet;
mod side;

pub use lines::{ended, error_of, history, phase_title, told_of};
use ponte_app::rights::Right;
pub use side::path_of;

use crate::routes::{Routes, may, on};

use side::Side;

/// Address of the list.
const PATH: &str = "/sportello/percorsi";

pub fn routes() -> Routes {
    Routes::new()
        .get(PATH, may(Right::SeePeople), list::page)
        .post(&format!("{PATH}/insieme"), may(Right::EditPeople), list::together)
        .merge(of(Side::Person))
        .merge(of(Side::Employer))
}

/// The pathways of those of one side.
fn of(side: Side) -> Routes {
    let (kind, see, edit) = side.rights();
    let (see, edit) = (|| on(see, kind), || on(edit, kind));
    let all = side.path("{id}");
    let at = |rest: &str| format!("{all}/{{uuid}}{rest}");
    Routes::new()
        .get(&all, see(), person::page)
        .get(&format!("{all}/inizia/{{pack}}/{{pathway}}"), edit(), begin::page)
        .post(&format!("{all}/inizia/{{pack}}/{{pathway}}"), edit(), begin::begin)
        .get(&at(""), see(), case::page)
        .post(&at("/passo"), edit(), act::step)
        .post(&at("/mancato"), edit(), act::missed)
        .post(&at("/questionario"), edit(), sheet::put)
        .post(&at("/fatti"), edit(), act::facts)
        .post(&at("/avanti"), edit(), act::onward)
        .post(&at("/conclusione"), edit(), act::exit)
        .post(&at("/cancella"), edit(), act::strike)
}
