//! The protected part of files, and protected files: opened by a deliberate act, for a purpose; what is shown is never
//! the answer to a plain link, so that no history of a browser opens it again.

mod file;
mod open;
mod section;
mod subject;

use axum::{
    Router,
    routing::{get, post},
};

use crate::site::Site;

/// Address of protected files.
const FILES: &str = "/sportello/riservate";

pub fn routes() -> Router<Site> {
    let of_worker = |rest: &str| format!("/sportello/persone/{{id}}/protetta{rest}");
    let of_file = |rest: &str| format!("{FILES}/{{id}}{rest}");
    Router::new()
        .route(&of_worker(""), get(open::worker_gate).post(open::worker))
        .route(&of_worker("/{section}"), post(section::worker_save))
        .route(&of_worker("/{section}/modifica"), post(section::worker_form))
        .route(&of_worker("/{section}/storia"), post(section::worker_history))
        .route(FILES, get(file::list).post(file::create))
        .route(&format!("{FILES}/nuova"), get(file::new))
        .route(&of_file(""), get(open::file_gate).post(open::file))
        .route(&of_file("/modifica"), post(file::form))
        .route(&of_file("/salva"), post(file::save))
        .route(&of_file("/squadra"), post(file::add_member))
        .route(&of_file("/squadra/togli"), post(file::remove_member))
        .route(&of_file("/sezioni/{section}"), post(section::file_save))
        .route(&of_file("/sezioni/{section}/modifica"), post(section::file_form))
        .route(&of_file("/sezioni/{section}/storia"), post(section::file_history))
}
