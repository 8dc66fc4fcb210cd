//! The welcome: the queue of the desk, one visit, the screen of the waiting room.

mod act;
mod flow;
mod one;
mod queue;
mod screen;

use ponte_app::{rights::Right, visit::Row};
use ponte_templates::pages::visit::VisitRow;

use crate::{
    routes::{Gate, Routes, may},
    site::Site,
};

/// Address of the queue.
pub const PATH: &str = "/sportello/accoglienza";

pub fn routes() -> Routes {
    let at = |rest: &str| format!("{PATH}/{{uuid}}{rest}");
    let welcome = || may(Right::Welcome);
    let edit = || may(Right::Welcome).and(may(Right::EditPeople));
    Routes::new()
        .get(PATH, welcome(), queue::page)
        .post(PATH, welcome(), queue::arrive)
        .post(&format!("{PATH}/prossimo"), welcome(), act::next)
        .get("/sportello/esporta/accoglienza", welcome().and(may(Right::Export)), queue::export)
        .get(&at(""), welcome(), one::page)
        .post(&at("/accogli"), welcome(), act::receive)
        .post(&at("/fine"), welcome(), act::end)
        .post(&at("/annulla"), welcome(), act::undo)
        .post(&at("/persona"), welcome(), one::link)
        .post(&at("/nuova"), edit(), one::record)
        .post(&at("/did"), edit(), flow::declare)
        .post(&at("/patto"), edit(), flow::agree)
        .post(&at("/firma"), edit(), flow::sign)
        .get("/sala/{code}", Gate::Open, screen::page)
}

/// Address of a visit.
fn address(id: impl std::fmt::Display) -> String {
    format!("{PATH}/{id}")
}

/// A visit, as pages show it.
fn row(site: &Site, row: &Row) -> VisitRow {
    let visit = &row.found.visit;
    let file = visit.worker.filter(|_| row.opens).map(|worker| format!("/sportello/persone/{worker}"));
    VisitRow {
        id: visit.id.to_string(),
        version: row.found.version,
        ticket: visit.ticket,
        state: visit.state(),
        kind: visit.kind,
        purpose: visit.purpose,
        name: row.name.clone(),
        file,
        arrived: visit.arrived,
        waited: u32::try_from(visit.waited_seconds(site.app.now()) / 60).unwrap_or(0),
        by: visit.received.as_ref().and_then(|received| received.by.name()).map(str::to_owned),
        counter: visit.received.as_ref().and_then(|received| received.counter.clone()),
        ended: visit.ended.as_ref().map(|ended| ended.at),
        outcome: visit.ended.as_ref().map(|ended| ended.outcome),
        known: visit.worker.is_some(),
    }
}
