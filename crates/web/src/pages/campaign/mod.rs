//! Campaigns: questionnaires put to many.

mod files;
mod form;
mod import;
mod list;
mod view;

use ponte_app::rights::Right;

use crate::routes::{Routes, may};

/// Address of the list.
const PATH: &str = "/sportello/questionari";

pub fn routes() -> Routes {
    let one = |rest: &str| format!("{PATH}/{{uuid}}{rest}");
    let work = || may(Right::EditPeople);
    let take_away = || may(Right::EditPeople).and(may(Right::Export));
    Routes::new()
        .get(PATH, work(), list::page)
        .get("/sportello/questionari/nuova", work(), form::page)
        .post("/sportello/questionari/nuova", work(), form::create)
        .get("/sportello/questionari/importa", may(Right::Import).and(work()), import::page)
        .get(&one(""), work(), view::page)
        .post(&one("/apri"), work(), view::open)
        .post(&one("/scarta"), work(), view::discard)
        .post(&one("/ricorda"), work(), view::remind)
        .post(&one("/chiudi"), work(), view::close)
        .post(&one("/foglio"), work(), view::sheet)
        .post(&one("/messaggi"), take_away(), files::messages)
        .get(&one("/cifre.csv"), take_away(), files::figures)
        .get(&one("/risposte.csv"), take_away(), files::answers_csv)
        .get(&one("/risposte.xlsx"), take_away(), files::answers_xlsx)
}

/// Pages that take files in.
pub fn uploads() -> Routes {
    Routes::new().post("/sportello/questionari/importa", may(Right::Import).and(may(Right::EditPeople)), import::read)
}
