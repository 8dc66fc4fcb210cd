//! Pages, by noun.

pub mod account;
mod activity;
mod asked;
mod breach;
mod campaign;
mod cases;
mod changes;
mod circular;
mod curriculum;
pub mod desk;
mod employer;
pub mod first_run;
mod import;
mod kiosk;
mod leaving;
pub mod link;
mod list_view;
mod listing;
mod lookup;
mod notices;
mod office;
mod own;
mod pack;
mod pathway;
mod profiling_model;
mod protected;
mod public;
mod questionnaire;
pub mod register;
mod requests;
mod search;
mod service;
mod stale;
mod template;
mod today;
mod transfer;
mod vacancy;
mod visit;
mod worker;

use axum::{
    Json,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::{
    CookieJar,
    cookie::{Cookie, SameSite},
};
use ponte_app::rights::Right;
use ponte_domain::reference::Lang;
use serde::Deserialize;
use serde_json::json;
use time::Duration;

use crate::{
    error::PageError,
    routes::{Gate, Routes, may},
    site::Site,
    visitor::LANG_COOKIE,
};

use vacancy::place_of as vacancy_place;

/// Pages of the office and of the public.
pub fn routes() -> Routes {
    Routes::new()
        .merge(register::routes())
        .merge(import::routes())
        .merge(office::routes())
        .merge(kiosk::routes())
        .merge(list_view::routes())
        .merge(protected::routes())
        .merge(own::routes())
        .merge(questionnaire::routes())
        .merge(campaign::routes())
        .merge(pack::routes())
        .merge(circular::routes())
        .merge(pathway::routes())
        .merge(template::routes())
        .merge(breach::routes())
        .merge(requests::routes())
        .merge(service::routes())
        .merge(visit::routes())
        .merge(asked::routes())
        .merge(profiling_model::routes())
        .merge(curriculum::routes())
        .get("/", Gate::Open, public::home)
        .get("/offerte", Gate::Open, public::list)
        .get("/offerte/{id}", Gate::Open, public::vacancy)
        .get("/informativa", Gate::Open, notices::privacy)
        .get("/crediti", Gate::Open, notices::attribution)
        .get("/scorciatoie", Gate::Account, notices::keys)
        .get("/robots.txt", Gate::Open, notices::robots)
        .get("/sportello", Gate::Account, today::page)
        .get("/sportello/cerca", Gate::Account, search::page)
        .get("/sportello/casi", may(Right::SeePeople), cases::page)
        .get("/sportello/consegne/{uuid}", may(Right::AssignCases), leaving::page)
        .post("/sportello/consegne/{uuid}", may(Right::AssignCases), leaving::hand_over)
        .get(transfer::PATH, may(Right::AssignCases), transfer::page)
        .post(transfer::PATH, may(Right::AssignCases), transfer::begin)
        .post("/sportello/passaggi/{uuid}/annulla", may(Right::AssignCases), transfer::undo)
        .get("/sportello/urgenze", may(Right::ReviewUrgent), cases::urgent)
        .post("/sportello/urgenze/{id}/letta", may(Right::ReviewUrgent), cases::read_urgent)
        .get("/sportello/disponibilita", may(Right::SeePeople), stale::page)
        .post("/sportello/disponibilita/scrivi", may(Right::Propose), stale::write)
        .post("/sportello/disponibilita/ancora", may(Right::EditPeople), stale::still)
        .get("/sportello/attivita", Gate::Account, activity::list)
        .get("/sportello/attivita/{id}", Gate::Account, activity::one)
        .post("/sportello/attivita/{id}/ferma", Gate::Account, activity::stop)
        .get("/status", Gate::Open, status)
        .get("/lingua/{lang}", Gate::Open, language)
}

/// Pages that take files in: their requests may be large and slow.
pub fn uploads() -> Routes {
    Routes::new()
        .merge(campaign::uploads())
        .merge(import::uploads())
        .merge(office::uploads())
        .merge(pack::uploads())
        .merge(worker::uploads())
        .merge(own::uploads())
        .get(first_run::PATH, Gate::Open, first_run::page)
        .post("/primo-avvio/{step}", Gate::Secret, first_run::post)
}

/// Where to go on after something is done; only addresses of this site are followed.
#[derive(Debug, Deserialize)]
pub struct Back {
    #[serde(default)]
    torna: String,
}

impl Back {
    /// Where a form says that it came from.
    pub fn to(address: &str) -> Self {
        Self { torna: address.to_owned() }
    }

    /// The address, or another one when there is none of this site.
    pub fn or(&self, otherwise: &str) -> String {
        let own =
            self.torna.starts_with('/') && !self.torna.starts_with("//") && !self.torna.contains(|c: char| c == '\\' || c.is_control());
        if own { self.torna.clone() } else { otherwise.to_owned() }
    }
}

/// `GET /lingua/{lang}`: chooses a language, and goes back.
pub async fn language(Path(lang): Path<String>, Query(back): Query<Back>, jar: CookieJar) -> Result<Response, PageError> {
    let lang = Lang::from_code(&lang).ok_or(PageError::NotFound)?;
    let cookie = Cookie::build((LANG_COOKIE, lang.as_str())).path("/").same_site(SameSite::Lax).max_age(Duration::days(365));
    Ok((jar.add(cookie), Redirect::to(&back.or("/"))).into_response())
}

/// `GET /status`: whether the program is up and can read its database.
pub async fn status(State(site): State<Site>) -> Response {
    match ponte_app::status(&site.app).await {
        Ok(status) => Json(json!({ "status": "ok", "people": status.people, "version": env!("CARGO_PKG_VERSION") })).into_response(),
        Err(error) => {
            tracing::error!(%error, "the database cannot be read");
            (axum::http::StatusCode::SERVICE_UNAVAILABLE, Json(json!({ "status": "failing" }))).into_response()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Back;

    #[test]
    fn one_is_never_led_to_another_site() {
        for (torna, to) in [
            ("/sportello?q=1", "/sportello?q=1"),
            ("//evil.example", "/"),
            ("https://evil.example", "/"),
            ("/\\evil", "/"),
            ("/\t/evil.example", "/"),
            ("", "/"),
        ] {
            assert_eq!(Back { torna: torna.into() }.or("/"), to);
        }
    }
}
