//! What offices have printed, and letters to many.

mod editor;
mod list;
mod merge;

use ponte_app::rights::Right;

use crate::routes::{Routes, may};

/// Address of the list.
const PATH: &str = "/sportello/modelli";

pub fn routes() -> Routes {
    let at = |rest: &str| format!("{PATH}{rest}");
    let desk = || may(Right::Desk);
    let write = || may(Right::EditPeople);
    Routes::new()
        .get(PATH, desk(), list::page)
        .get(&at("/nuovo"), desk(), editor::new)
        .post(&at("/nuovo"), desk(), editor::create)
        .get(&at("/{uuid}"), desk(), editor::page)
        .post(&at("/{uuid}"), desk(), editor::save)
        .get(&at("/{uuid}/anteprima.pdf"), desk(), editor::pdf)
        .post(&at("/{uuid}/ritira"), desk(), editor::retire)
        .post(&at("/{uuid}/riprendi"), desk(), editor::restore)
        .get("/sportello/lettere", write(), merge::page)
        .post("/sportello/lettere", write(), merge::make)
        .get("/sportello/lettere/{uuid}/lettere.pdf", write(), merge::file)
}
