//! The services of a desk: practice packs.

mod editor;
mod indicators;
mod lines;
mod list;
mod switch;
mod view;

pub use lines::{desk_of, desks_of, number, written};
use ponte_app::rights::Right;

use crate::routes::{Gate, Routes, may};

/// Address of the services.
const PATH: &str = "/sportello/servizi";

pub fn routes() -> Routes {
    let at = |rest: &str| format!("{PATH}/{{pack}}{rest}");
    Routes::new()
        .get(PATH, Gate::Account, list::page)
        .get(&at(""), Gate::Account, view::page)
        .get(&at("/pacchetto.zip"), Gate::Account, view::export)
        .get(&at("/indicatori"), may(Right::SeePeople), indicators::page)
        .get(&at("/indicatori.csv"), may(Right::SeePeople).and(may(Right::Export)), indicators::csv)
        .get(&at("/indicatori.xlsx"), may(Right::SeePeople).and(may(Right::Export)), indicators::xlsx)
        .post(&at("/attiva"), may(Right::Desk), switch::enable)
        .post(&at("/disattiva"), may(Right::Desk), switch::disable)
        .get(&at("/modifica"), may(Right::Desk), editor::page)
        .post(&at("/file"), may(Right::Desk), editor::write)
        .post(&at("/pubblica"), may(Right::Desk), editor::publish)
        .post(&at("/scarta"), may(Right::Desk), editor::discard)
        .post(&at("/copia"), may(Right::Desk), editor::copy)
}

pub fn uploads() -> Routes {
    Routes::new().post(&format!("{PATH}/importa"), may(Right::Desk), list::bring)
}
