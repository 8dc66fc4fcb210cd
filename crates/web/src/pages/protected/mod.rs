//! The protected part of files, and protected files: opened by a deliberate act, for a purpose; what is shown is never
//! the answer to a plain link, so that no history of a browser opens it again.

mod file;
mod open;
mod section;
mod subject;

pub use subject::values;

use ponte_app::rights::Right;
use ponte_storage::Kind;

use crate::routes::{Routes, may, on};

/// Address of protected files.
const FILES: &str = "/sportello/riservate";

pub fn routes() -> Routes {
    let of_worker = |rest: &str| format!("/sportello/persone/{{id}}/protetta{rest}");
    let of_file = |rest: &str| format!("{FILES}/{{id}}{rest}");
    // Which sections somebody may see is asked of each section behind the address; what all ask is the person's file.
    let person = || on(Right::SeePeople, Kind::Worker);
    let files = || may(Right::ProtectedFiles);
    Routes::new()
        .get(&of_worker(""), person(), open::worker_gate)
        .post(&of_worker(""), person(), open::worker)
        .post(&of_worker("/{section}"), person(), section::worker_save)
        .post(&of_worker("/{section}/modifica"), person(), section::worker_form)
        .post(&of_worker("/{section}/storia"), person(), section::worker_history)
        .get(FILES, files(), file::list)
        .post(FILES, files(), file::create)
        .get(&format!("{FILES}/nuova"), files(), file::new)
        .get(&of_file(""), files(), open::file_gate)
        .post(&of_file(""), files(), open::file)
        .post(&of_file("/modifica"), files(), file::form)
        .post(&of_file("/salva"), files(), file::save)
        .post(&of_file("/squadra"), files(), file::add_member)
        .post(&of_file("/squadra/togli"), files(), file::remove_member)
        .post(&of_file("/sezioni/{section}"), files(), section::file_save)
        .post(&of_file("/sezioni/{section}/modifica"), files(), section::file_form)
        .post(&of_file("/sezioni/{section}/storia"), files(), section::file_history)
}
