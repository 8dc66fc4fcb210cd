//! The services of a desk: practice packs.

mod lines;
mod list;
mod switch;
mod view;

pub use lines::{number, written};
use ponte_app::rights::Right;

use crate::routes::{Gate, Routes, may};

/// Address of the services.
const PATH: &str = "/sportello/servizi";

pub fn routes() -> Routes {
    let at = |rest: &str| format!("{PATH}/{{pack}}{rest}");
    Routes::new()
        .get(PATH, Gate::Account, list::page)
        .get(&at(""), Gate::Account, view::page)
        .get(&at("/esporta"), Gate::Account, view::export)
        .post(&at("/attiva"), may(Right::Desk), switch::enable)
        .post(&at("/disattiva"), may(Right::Desk), switch::disable)
}

pub fn uploads() -> Routes {
    Routes::new().post(&format!("{PATH}/importa"), may(Right::Desk), list::bring)
}
