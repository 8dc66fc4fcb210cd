//! Questionnaires: behind a link, on a person's own pages, typed by an operator.

mod acts;
mod compare;
mod fill;
mod link;
mod own;
mod paper;
mod shown;
mod subject;
mod typing;

use ponte_app::rights::Right;
use ponte_storage::Kind;

pub use link::BROWSER_COOKIE;
pub use shown::{answered, decimal, row};

use crate::routes::{Gate, Routes, may, on};

/// Pages behind a link.
pub fn link_routes() -> Routes {
    Routes::new()
        .get("/q/{token}", Gate::Secret, link::start)
        .post("/q/{token}/inizia", Gate::Secret, link::begin)
        .post("/q/{token}/da-capo", Gate::Secret, link::begin_anew)
        .get("/q/{token}/s/{section}", Gate::Secret, link::section)
        .post("/q/{token}/s/{section}", Gate::Secret, link::save)
        .get("/q/{token}/fine", Gate::Secret, link::review)
        .post("/q/{token}/fine", Gate::Secret, link::complete)
}

pub fn routes() -> Routes {
    let own = |rest: &str| format!("/area/{{id}}/questionari{rest}");
    let of_person = || on(Right::PersonRights, Kind::Worker);
    let one = |rest: &str| format!("/sportello/questionari/risposte/{{uuid}}{rest}");
    let change = || may(Right::EditPeople);
    Routes::new()
        .get(&own(""), of_person(), own::list)
        .get(&own("/{uuid}"), of_person(), own::start)
        .post(&own("/{uuid}/inizia"), of_person(), own::begin)
        .get(&own("/{uuid}/s/{section}"), of_person(), own::section)
        .post(&own("/{uuid}/s/{section}"), of_person(), own::save)
        .get(&own("/{uuid}/fine"), of_person(), own::review)
        .post(&own("/{uuid}/fine"), of_person(), own::complete)
        .get("/sportello/persone/{id}/questionari", on(Right::SeePeople, Kind::Worker), subject::of_worker)
        .post("/sportello/persone/{id}/questionari", on(Right::EditPeople, Kind::Worker), subject::begin_for_worker)
        .get("/sportello/imprese/{id}/questionari", on(Right::SeeEmployers, Kind::Employer), subject::of_employer)
        .post("/sportello/imprese/{id}/questionari", on(Right::EditEmployers, Kind::Employer), subject::begin_for_employer)
        .get("/sportello/questionari/confronto", may(Right::SeePeople), compare::page)
        .get(&one(""), may(Right::SeePeople), typing::page)
        .post(&one(""), change(), typing::save)
        .get(&one("/carta"), may(Right::SeePeople), paper::page)
        .post(&one("/manda"), change(), acts::send)
        .post(&one("/ritira"), change(), acts::withdraw)
        .post(&one("/senza-risposta"), change(), acts::give_up)
        .post(&one("/fascia"), change(), acts::judge)
        .post(&one("/restituzione"), change(), acts::give_back)
        .post(&one("/non-capite"), change(), acts::mark_unclear)
        .post(&one("/riapri"), change(), acts::reopen)
        .post(&one("/chiesto"), change(), acts::mark_asked)
}
