//! The pages of a browser that stands in the desk for everybody.

use axum::{
    Form as Posted,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::cookie::Cookie;
use ponte_app::{
    account, kiosk,
    noticeboard::{self, Search},
};
use ponte_templates::{
    form::Form,
    pages::kiosk::{KioskExit, KioskWelcome},
};
use serde::Deserialize;

use super::{account::refused, questionnaire::BROWSER_COOKIE};
use crate::{
    cookies,
    error::PageError,
    kiosk::{END, KIOSK_COOKIE, WELCOME},
    layout,
    origin::From,
    routes::{Gate, Routes},
    site::Site,
    visitor::{LANG_COOKIE, SESSION_COOKIE, Visitor},
};

const EXIT: &str = "/postazione/esci";

pub fn routes() -> Routes {
    Routes::new()
        .get(WELCOME, Gate::Open, welcome)
        .get(END, Gate::Open, end)
        .post(END, Gate::Open, end)
        .get(EXIT, Gate::Open, exit_form)
        .post(EXIT, Gate::Open, exit)
}

/// `GET /postazione`
pub async fn welcome(State(site): State<Site>, visitor: Visitor) -> Result<Response, PageError> {
    if visitor.kiosk.is_none() {
        return Ok(Redirect::to("/").into_response());
    }
    let board = noticeboard::search(&site.app, &Search::default()).await?;
    let page = KioskWelcome { layout: layout::plain(&site, &visitor), open: board.open as u64 };
    site.show(visitor, &page)
}

/// `GET` and `POST /postazione/fine`: forgets the visitor. A page left alone comes here by itself, without script.
pub async fn end(State(site): State<Site>, visitor: Visitor) -> Result<Response, PageError> {
    if visitor.kiosk.is_none() {
        return Ok(Redirect::to("/").into_response());
    }
    if let Some(cookie) = visitor.jar.get(SESSION_COOKIE) {
        account::sign_out(&site.app, cookie.value()).await?;
    }
    let jar = cookies::ended(visitor.jar).remove(Cookie::build(LANG_COOKIE).path("/")).remove(Cookie::build(BROWSER_COOKIE).path("/"));
    Ok((jar, [(cookies::CLEAR_SITE_DATA, cookies::PAGES_AND_DRAFTS)], Redirect::to(WELCOME)).into_response())
}

/// `GET /postazione/esci`
pub async fn exit_form(State(site): State<Site>, visitor: Visitor) -> Result<Response, PageError> {
    if visitor.kiosk.is_none() {
        return Ok(Redirect::to("/").into_response());
    }
    let page = KioskExit { layout: layout::plain(&site, &visitor), form: Form::new(EXIT) };
    site.show(visitor, &page)
}

/// Who makes the browser one person's again.
#[derive(Deserialize)]
pub struct Typed {
    username: String,
    password: String,
}

/// `POST /postazione/esci`
pub async fn exit(
    State(site): State<Site>,
    visitor: Visitor,
    From(origin): From,
    Posted(typed): Posted<Typed>,
) -> Result<Response, PageError> {
    let Some(cookie) = visitor.jar.get(KIOSK_COOKIE).filter(|_| visitor.kiosk.is_some()) else {
        return Ok(Redirect::to("/").into_response());
    };
    match kiosk::end(&site.app, cookie.value(), &typed.username, &typed.password, &origin).await {
        Ok(()) => {
            let jar = cookies::ended(visitor.jar).remove(Cookie::build(KIOSK_COOKIE).path("/"));
            Ok((jar, Redirect::to("/accedi")).into_response())
        }
        Err(error) => {
            let form = Form::new(EXIT).with("username", typed.username).wrong(refused(error, "username", "sign-in")?);
            let page = KioskExit { layout: layout::plain(&site, &visitor), form };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, site.show(visitor, &page)?).into_response())
        }
    }
}
