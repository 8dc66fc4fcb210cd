//! The desk's register of what people ask for, and what is kept too long.

mod list;
mod retention;
mod view;

use ponte_app::rights::Right;
use ponte_storage::Kind;

pub use list::row;

use crate::routes::{Routes, may, on};

pub fn routes() -> Routes {
    Routes::new()
        .get("/sportello/richieste", may(Right::AnswerRequests), list::page)
        .get("/sportello/richieste/{uuid}", may(Right::AnswerRequests), view::page)
        .post("/sportello/richieste/{uuid}/rispondi", may(Right::AnswerRequests), view::answer)
        .post("/sportello/richieste/{uuid}/proroga", may(Right::AnswerRequests), view::extend)
        .post("/sportello/persone/{id}/limitazione/togli", on(Right::AnswerRequests, Kind::Worker), view::lift_restriction)
        .get("/sportello/conservazione", may(Right::ErasePeople), retention::page)
        .post("/sportello/conservazione", may(Right::ErasePeople), retention::erase)
}
