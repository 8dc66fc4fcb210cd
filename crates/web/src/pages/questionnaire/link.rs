//! Answers behind a link that was sent: `/q/{token}`.

use axum::{
    Form,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::CookieJar;
use ponte_app::{
    error::{Error, Refusal},
    questionnaire::{self, Begun, Link, Opened, Over},
};
use ponte_domain::response::ResponseError;
use ponte_templates::pages::questionnaire::{OverState, SheetOver, SheetStart, StartState};
use time::Duration;

use super::{
    fill::{Filling, Typed, by_script, pressed, told},
    shown::{title, words},
};
use crate::{cookies::kept, error::PageError, layout, site::Site, visitor::Visitor};

/// Name of the cookie by which answers that were begun on a browser are known there again.
pub const BROWSER_COOKIE: &str = "ponte_q";

/// How long a browser is known; a browser for everybody forgets it with its visitor.
const BROWSER_DAYS: i64 = 60;

fn browser(visitor: &Visitor) -> Option<String> {
    visitor.jar.get(BROWSER_COOKIE).map(|cookie| cookie.value().to_owned()).filter(|secret| !secret.is_empty())
}

fn base(token: &str) -> String {
    format!("/q/{token}")
}

fn filling<'f>(site: &'f Site, visitor: &Visitor, token: &str, opened: &'f Opened) -> Filling<'f> {
    Filling { site, opened, layout: layout::plain(site, visitor), base: base(token), lang: visitor.lang }
}

fn over(site: &Site, visitor: Visitor, state: Over, thanks: String) -> Result<Response, PageError> {
    let (state, status) = match state {
        Over::Completed => (OverState::Completed, StatusCode::OK),
        Over::Withdrawn => (OverState::Withdrawn, StatusCode::GONE),
        Over::Expired => (OverState::Expired, StatusCode::GONE),
    };
    let page = SheetOver { layout: layout::plain(site, &visitor), state, thanks };
    Ok((status, site.show(visitor, &page)?).into_response())
}

/// `GET /q/{token}`: nothing changes by it.
pub async fn start(State(site): State<Site>, visitor: Visitor, Path(token): Path<String>) -> Result<Response, PageError> {
    let lang = visitor.lang;
    match questionnaire::open_link(&site.app, &token, browser(&visitor).as_deref()).await? {
        Link::Over(state, held) => over(&site, visitor, state, held.map(|held| words(&held.thanks, lang)).unwrap_or_default()),
        Link::Poll(held) => {
            let page = SheetStart {
                layout: layout::plain(&site, &visitor),
                base: base(&token),
                title: title(&held, lang),
                introduction: words(&held.introduction, lang),
                minutes: held.minutes,
                sections: held.sections.len(),
                anonymous: true,
                state: StartState::New,
            };
            site.show(visitor, &page)
        }
        Link::Asked { opened, elsewhere, mine } => {
            let begun = mine && !opened.stored.response.answers.is_empty();
            let state = if elsewhere {
                StartState::Elsewhere
            } else if begun {
                StartState::Resume
            } else {
                StartState::New
            };
            filling(&site, &visitor, &token, &opened).start(visitor, state)
        }
    }
}

fn go_on(jar: CookieJar, visitor: &Visitor, begun: &Begun, to: &str) -> Response {
    let mut cookie = kept(BROWSER_COOKIE, begun.browser.clone());
    if visitor.kiosk.is_none() {
        cookie.set_max_age(Duration::days(BROWSER_DAYS));
    }
    (jar.add(cookie), Redirect::to(to)).into_response()
}

async fn led(site: &Site, visitor: Visitor, begun: Begun) -> Result<Response, PageError> {
    let link = questionnaire::open_link(&site.app, &begun.secret, Some(&begun.browser)).await?;
    let Link::Asked { opened, .. } = link else { return Err(PageError::NotFound) };
    let to = filling(site, &visitor, &begun.secret, &opened).first();
    Ok(go_on(visitor.jar.clone(), &visitor, &begun, &to))
}

/// What is answered when a link leads nowhere, or answers stand on another browser.
fn aside(token: &str, error: Error) -> Result<Response, PageError> {
    match error {
        Error::Refused(
            Refusal::LinkExpired | Refusal::Response(ResponseError::Elsewhere | ResponseError::Closed | ResponseError::Withdrawn),
        ) => Ok(Redirect::to(&base(token)).into_response()),
        error => Err(error.into()),
    }
}

/// `POST /q/{token}/inizia`
pub async fn begin(State(site): State<Site>, visitor: Visitor, Path(token): Path<String>) -> Result<Response, PageError> {
    match questionnaire::begin_by_link(&site.app, &token, browser(&visitor).as_deref()).await {
        Ok(begun) => led(&site, visitor, begun).await,
        Err(error) => aside(&token, error),
    }
}

/// `POST /q/{token}/da-capo`
pub async fn begin_anew(State(site): State<Site>, visitor: Visitor, Path(token): Path<String>) -> Result<Response, PageError> {
    match questionnaire::begin_anew_by_link(&site.app, &token, browser(&visitor).as_deref()).await {
        Ok(begun) => led(&site, visitor, begun).await,
        Err(error) => aside(&token, error),
    }
}

/// What was begun on this browser; none where one must begin first.
async fn mine(site: &Site, visitor: &Visitor, token: &str) -> Result<Option<Box<Opened>>, PageError> {
    let link = questionnaire::open_link(&site.app, token, browser(visitor).as_deref()).await?;
    Ok(match link {
        Link::Asked { opened, mine: true, .. } => Some(opened),
        _ => None,
    })
}

/// `GET /q/{token}/s/{section}`
pub async fn section(
    State(site): State<Site>,
    visitor: Visitor,
    Path((token, section)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let Some(opened) = mine(&site, &visitor, &token).await? else { return Ok(Redirect::to(&base(&token)).into_response()) };
    filling(&site, &visitor, &token, &opened).section(visitor, &section, &[], false)
}

/// `POST /q/{token}/s/{section}`: saves, and goes on, back or away. Twice does no harm.
pub async fn save(
    State(site): State<Site>,
    visitor: Visitor,
    headers: HeaderMap,
    Path((token, section)): Path<(String, String)>,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    let Some(before) = mine(&site, &visitor, &token).await? else { return Ok(Redirect::to(&base(&token)).into_response()) };
    let known = browser(&visitor);
    let saved = match questionnaire::save_by_link(&site.app, &token, known.as_deref(), Some(&section), &typed).await {
        Ok(saved) => saved,
        Err(error) => return aside(&token, error),
    };
    let Some(after) = mine(&site, &visitor, &token).await? else { return Ok(Redirect::to(&base(&token)).into_response()) };
    if by_script(&headers) {
        return Ok(told(&site, &after, visitor.lang, saved.version));
    }
    let filling = filling(&site, &visitor, &token, &after);
    match pressed(&typed) {
        "pause" => Ok(Redirect::to(&base(&token)).into_response()),
        "back" => Ok(Redirect::to(&filling.next(&section, true)).into_response()),
        _ => match filling.left_out(&before.assessment, &section) {
            (missing, _) if !missing.is_empty() => filling.section(visitor, &section, &missing, false),
            (_, true) => filling.section(visitor, &section, &[], true),
            _ => Ok(Redirect::to(&filling.next(&section, false)).into_response()),
        },
    }
}

/// `GET /q/{token}/fine`
pub async fn review(State(site): State<Site>, visitor: Visitor, Path(token): Path<String>) -> Result<Response, PageError> {
    let Some(opened) = mine(&site, &visitor, &token).await? else { return Ok(Redirect::to(&base(&token)).into_response()) };
    filling(&site, &visitor, &token, &opened).review(visitor)
}

/// `POST /q/{token}/fine`: sends the answers in; twice does no harm.
pub async fn complete(State(site): State<Site>, visitor: Visitor, Path(token): Path<String>) -> Result<Response, PageError> {
    match questionnaire::complete_by_link(&site.app, &token, browser(&visitor).as_deref()).await {
        Ok(()) => Ok(Redirect::to(&base(&token)).into_response()),
        Err(Error::Refused(Refusal::Response(ResponseError::Incomplete))) => {
            Ok(Redirect::to(&format!("{}/fine", base(&token))).into_response())
        }
        Err(error) => aside(&token, error),
    }
}
