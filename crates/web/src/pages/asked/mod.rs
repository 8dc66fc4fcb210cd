//! Requests from afar, and the national system when it is away.

mod desk;
mod lines;
mod national;
mod own;

use ponte_app::rights::Right;
use ponte_storage::Kind;

use crate::routes::{Routes, may, on};

/// Address of the list of the desk.
const PATH: &str = "/sportello/a-distanza";

pub fn routes() -> Routes {
    let own = |rest: &str| format!("/area/{{id}}/chiedi{rest}");
    let at = |rest: &str| format!("{PATH}/{{uuid}}{rest}");
    let rights = || on(Right::PersonRights, Kind::Worker);
    Routes::new()
        .get(&own(""), rights(), own::page)
        .post(&own(""), rights(), own::ask)
        .post(&own("/{uuid}/ritira"), rights(), own::withdraw)
        .post(&own("/{uuid}/voto"), rights(), own::rate)
        .get(&own("/{uuid}/documento.pdf"), rights(), own::document)
        .get(PATH, may(Right::SeePeople), desk::list)
        .get(&at(""), may(Right::SeePeople), desk::page)
        .get(&at("/documento.pdf"), may(Right::SeePeople), desk::document)
        .post(&at("/prendi"), may(Right::EditPeople), desk::take)
        .post(&at("/rispondi"), may(Right::EditPeople), desk::answer)
        .post(&at("/rifiuta"), may(Right::EditPeople), desk::refuse)
        .get(national::PATH, may(Right::EditPeople), national::page)
        .post(national::PATH, may(Right::EditPeople), national::switch)
        .post(&format!("{}/protocolli", national::PATH), may(Right::EditPeople), national::confirm)
}
