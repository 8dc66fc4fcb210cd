//! What one does with a vacancy: its shortlist, the availability round, the rosa to the employer.

mod head;
pub mod record;
mod round;
mod send;
mod shortlist;
mod summary;

use axum::{
    Router,
    extract::Path,
    response::Redirect,
    routing::{get, post},
};
use uuid::Uuid;

use crate::site::Site;

pub(super) use head::{deadline_in_rome, desk_header, place_of, print, vacancy_summary};
pub(super) use send::{may_be_judged, outcome_of};
pub(super) use summary::{printed, summary};

pub fn routes() -> Router<Site> {
    let at = |rest: &str| format!("/sportello/offerte/{{id}}/{rest}");
    Router::new()
        .merge(record::routes())
        .route(&at("rosa"), get(shortlist::page))
        .route(&at("rosa.csv"), get(shortlist::export::csv))
        .route(&at("rosa.pdf"), get(shortlist::export::pdf))
        .route(&at("elenco"), get(|Path(id): Path<Uuid>| async move { Redirect::permanent(&head::address(id, "rosa")) }))
        .route(&at("requisiti"), post(shortlist::requirement::add))
        .route(&at("requisiti/{key}"), post(shortlist::requirement::need))
        .route(&at("requisiti/{key}/valore"), post(shortlist::requirement::value))
        .route(&at("requisiti/{key}/togli"), post(shortlist::requirement::remove))
        .route(&at("pesi"), get(shortlist::weights::page).post(shortlist::weights::save))
        .route(&at("annulla-modifica"), post(shortlist::requirement::undo))
        .route(&at("proponi"), post(shortlist::acts::propose))
        .route(&at("scarta"), post(shortlist::acts::discard))
        .route(&at("rimetti"), post(shortlist::acts::restore))
        .route(&at("molti"), post(shortlist::acts::many))
        .route(&at("scrivi"), post(shortlist::acts::write))
        .route(&at("risposta"), post(shortlist::acts::answer))
        .route(&at("annulla/{worker}"), post(shortlist::acts::undo))
        .route(&at("giro"), get(round::page).post(round::post))
        .route(&at("giro.pdf"), get(round::pdf))
        .route(&at("invia"), get(send::page).post(send::post))
        .route(&at("invia/richiama/{dispatch}"), post(send::recall))
        .route(&at("invia.pdf"), get(send::pdf))
        .route(&at("verdetto"), post(send::verdict))
        .route(&at("esito"), post(send::outcome))
}
