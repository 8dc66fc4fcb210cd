//! Workers: list, view, form.

mod accesses;
mod balance;
mod erasure;
mod files;
mod form;
mod head;
mod letter;
mod list;
mod matches;
mod merge;
mod pact;
mod profiling;
mod rights;
mod segment;
pub mod sheet;
pub mod status;
mod story;
mod team;
mod urgent;
mod view;

use ponte_app::rights::Right;
use ponte_domain::worker::Worker;
use ponte_storage::Kind;

pub use accesses::kind_of as access_kind;
pub use balance::{balance_view, own_booklet, plan_view};
pub use files::{answer as file_answer, evidence, fault as file_fault, row as file_row};
pub use head::{head, surroundings};
pub use letter::values as block_values;
pub use list::filter_of;
pub use matches::open_matches;
pub use profiling::{interview_line, profile_view, track_line};
pub use view::labels;

use crate::{
    record_form,
    routes::{Routes, may, on},
};

/// What comes with files.
pub fn uploads() -> Routes {
    files::uploads().merge(pact::uploads())
}

pub fn routes() -> Routes {
    let at = |rest: &str| format!("/sportello/persone/{{id}}{rest}");
    let see = || on(Right::SeePeople, Kind::Worker);
    let edit = || on(Right::EditPeople, Kind::Worker);
    Routes::new()
        .get("/sportello/persone", may(Right::SeePeople), list::page)
        .get("/sportello/persone.pdf", may(Right::SeePeople), list::print)
        .get("/sportello/esporta/persone", may(Right::SeePeople).and(may(Right::Export)), list::export)
        .get("/sportello/persone/nuova", may(Right::EditPeople), record_form::new_form::<Worker>)
        .post("/sportello/persone/nuova", may(Right::EditPeople), record_form::create::<Worker>)
        .get(&at(""), see(), view::summary)
        .get(&at("/cartellino"), see(), list::card)
        .get(&at("/profilo"), see(), view::profile)
        .get(&at("/incroci"), see(), view::matches)
        .get(&at("/storia"), see(), view::history)
        .get(&at("/accessi"), on(Right::SeeAccesses, Kind::Worker).and(on(Right::SeePeople, Kind::Worker)), accesses::page)
        .get(&at("/diritti"), on(Right::PersonRights, Kind::Worker).and(see()), rights::page)
        .get(&at("/modifica"), edit(), record_form::edit_form::<Worker>)
        .post(&at("/modifica"), edit(), record_form::save::<Worker>)
        .post(&at("/disponibilita"), edit(), view::ascertain)
        .get(&at("/scheda.pdf"), see(), sheet::print)
        .get(&at("/segmento"), see(), segment::page)
        .post(&at("/segmento"), edit(), segment::decide)
        .merge(status::routes())
        .merge(profiling::routes())
        .merge(balance::routes())
        .merge(pact::routes())
        .merge(files::routes())
        .merge(team::routes())
        .merge(urgent::routes())
        .merge(erasure::routes())
        .merge(merge::routes())
}
