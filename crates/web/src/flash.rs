//! What was just done, told once on the next page.

use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::{
    CookieJar,
    cookie::{Cookie, SameSite},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use ponte_templates::layout::{Done, Flash};
use serde::{Deserialize, Serialize};
use time::Duration;
use uuid::Uuid;

const COOKIE: &str = "ponte_done";

/// What is not told by then is not told any more.
const TOLD_WITHIN: Duration = Duration::minutes(2);

/// The part of a [`Flash`] that travels in the cookie: no name of a person does, the page puts it in.
#[derive(Serialize, Deserialize)]
struct Told {
    done: Done,
    count: u32,
    #[serde(default)]
    about: Option<Uuid>,
    undo: Option<String>,
}

/// Leads to a page that says what was done, with the address that undoes it.
pub fn done(to: &str, done: Done, count: u32, undo: Option<String>) -> Response {
    tell(to, &Told { done, count, about: None, undo })
}

/// As [`done`], of one record among those that the page shows.
pub fn done_to(to: &str, done: Done, about: Uuid, undo: Option<String>) -> Response {
    tell(to, &Told { done, count: 1, about: Some(about), undo })
}

fn tell(to: &str, told: &Told) -> Response {
    let told = serde_json::to_vec(told).unwrap_or_default();
    let cookie =
        Cookie::build((COOKIE, URL_SAFE_NO_PAD.encode(told))).path("/").http_only(true).same_site(SameSite::Lax).max_age(TOLD_WITHIN);
    (CookieJar::new().add(cookie), Redirect::to(to)).into_response()
}

/// What the last request did, if this page is the one that tells it.
pub fn read(jar: &CookieJar) -> Option<Flash> {
    let cookie = jar.get(COOKIE)?;
    let told: Told = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(cookie.value()).ok()?).ok()?;
    // An address from a cookie leads nowhere but to this site.
    let undo = told.undo.filter(|undo| undo.starts_with("/sportello/"));
    Some(Flash { done: told.done, what: None, about: told.about.map(|id| id.to_string()), count: told.count, undo })
}

/// Forgets it, on the page that has told it.
pub fn forget(jar: CookieJar) -> CookieJar {
    if jar.get(COOKIE).is_some() { jar.remove(Cookie::build(COOKIE).path("/")) } else { jar }
}
