//! The first run: every page leads here until the desk is set up.

use std::collections::BTreeMap;

use axum::{
    extract::{Multipart, Path, Request, State},
    http::StatusCode,
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::{
    CookieJar,
    cookie::{Cookie, SameSite},
};
use ponte_app::{
    account::{self, How, Origin},
    demo,
    error::{Error, Refusal},
    first_run::{self, Step},
    rights::Right,
};
use ponte_domain::{actor::Purpose, desk::Desk};
use ponte_templates::{
    form::{FieldError, Form},
    pages::first_run::{FirstRun, FirstStep},
};

use super::office::{accounts, desk, reference};
use crate::{
    cookies,
    error::PageError,
    layout, multipart,
    multipart::Parts,
    origin::From,
    site::Site,
    visitor::{SESSION_COOKIE, Visitor},
};

pub const PATH: &str = "/primo-avvio";

/// Name of the cookie that holds the token while the steps are gone through.
const TOKEN_COOKIE: &str = "ponte_first_run";

/// Leads whoever opens a page to the first run until it is over.
pub async fn lead(State(site): State<Site>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let passes = [PATH, "/static/", "/status", "/lingua/", "/api/", "/cerca/luoghi", "/robots.txt"];
    if passes.iter().any(|start| path.starts_with(start)) {
        return next.run(request).await;
    }
    match first_run::step(&site.app).await {
        Ok(Step::Done) => next.run(request).await,
        Ok(_) => Redirect::to(PATH).into_response(),
        Err(error) => PageError::from(error).into_response(),
    }
}

fn token(visitor: &Visitor) -> String {
    visitor.jar.get(TOKEN_COOKIE).map(|cookie| cookie.value().to_owned()).unwrap_or_default()
}

/// The step to be shown: the token's until the visitor holds it.
async fn present(site: &Site, visitor: &Visitor) -> Result<FirstStep, PageError> {
    Ok(match first_run::check(&site.app, &token(visitor)).await {
        Ok(Step::Desk) => FirstStep::Desk,
        Ok(Step::Account) => FirstStep::Account,
        // The files and the sample need the account that was made; without its session one must show the token and sign in.
        Ok(Step::Reference) => FirstStep::Reference,
        Ok(Step::Sample | Step::Done) => FirstStep::Sample,
        Err(Error::Refused(Refusal::LinkExpired)) => FirstStep::Token,
        Err(error) => return Err(error.into()),
    })
}

/// `GET /primo-avvio`
pub async fn page(State(site): State<Site>, visitor: Visitor) -> Result<Response, PageError> {
    if first_run::step(&site.app).await? == Step::Done {
        return Ok(Redirect::to("/sportello").into_response());
    }
    let step = present(&site, &visitor).await?;
    show(&site, visitor, step, Form::new(format!("{PATH}/{step}"))).await
}

async fn show(site: &Site, visitor: Visitor, step: FirstStep, form: Form) -> Result<Response, PageError> {
    let loaded = match step {
        FirstStep::Reference => {
            let caller = ponte_app::rights::Caller::console(Purpose::Reference);
            reference::rows(site, &caller).await?
        }
        _ => Vec::new(),
    };
    let number = FirstStep::ALL.iter().position(|known| *known == step).map_or(1, |at| at + 1);
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = FirstRun { layout: layout::plain(site, &visitor), step, number, steps: FirstStep::ALL.to_vec(), form, loaded };
    Ok((status, site.show(visitor, &page)?).into_response())
}

/// `POST /primo-avvio/{step}`
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    From(origin): From,
    Path(step): Path<String>,
    form: Multipart,
) -> Result<Response, PageError> {
    let step = FirstStep::from_code(&step).ok_or(PageError::NotFound)?;
    if step != FirstStep::Token {
        // Before anything is taken in: who does not hold the token has no business here.
        first_run::check(&site.app, &token(&visitor)).await?;
    }
    let caller = visitor.caller(&site, Purpose::Administration);
    let parts = multipart::read(&site, &caller, Right::Reference, form).await?;
    match step {
        FirstStep::Token => take_token(&site, visitor, &parts).await,
        FirstStep::Desk => set_desk(&site, visitor, &parts).await,
        FirstStep::Account => first_account(&site, visitor, &origin, &parts).await,
        FirstStep::Reference => load_files(&site, visitor, parts).await,
        FirstStep::Sample => end(&site, visitor, &parts).await,
    }
}

fn texts(parts: &Parts) -> BTreeMap<String, String> {
    parts.texts.iter().cloned().collect()
}

async fn take_token(site: &Site, visitor: Visitor, parts: &Parts) -> Result<Response, PageError> {
    let typed = parts.text("token").trim().to_owned();
    match first_run::check(&site.app, &typed).await {
        Ok(_) => {
            let cookie = Cookie::build((TOKEN_COOKIE, typed)).path("/").http_only(true).same_site(SameSite::Strict);
            Ok((CookieJar::new().add(cookie), Redirect::to(PATH)).into_response())
        }
        Err(Error::Refused(Refusal::LinkExpired)) => {
            let form = Form::new(format!("{PATH}/token")).wrong(FieldError::new("token", "token"));
            show(site, visitor, FirstStep::Token, form).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn set_desk(site: &Site, visitor: Visitor, parts: &Parts) -> Result<Response, PageError> {
    let typed = texts(parts);
    match desk::draft(&typed).read(&site.app.market.catalogue(), &Desk::named("", "")) {
        Ok(desk) => {
            first_run::set_desk(&site.app, &token(&visitor), &desk).await?;
            Ok(Redirect::to(PATH).into_response())
        }
        Err(faults) => {
            let mut form = accounts::typed_form(format!("{PATH}/desk"), &typed);
            form.errors = faults.into_iter().map(desk::fault).collect();
            show(site, visitor, FirstStep::Desk, form).await
        }
    }
}

async fn first_account(site: &Site, visitor: Visitor, origin: &Origin, parts: &Parts) -> Result<Response, PageError> {
    let typed = texts(parts);
    let new = accounts::new_account(&typed, "");
    let made = match first_run::first_account(&site.app, &token(&visitor), new).await {
        Ok(made) => made,
        Err(error) => {
            let form = accounts::typed_form(format!("{PATH}/account"), &typed).wrong(accounts::wrong(error, &typed)?);
            return show(site, visitor, FirstStep::Account, form).await;
        }
    };
    let begun = account::begin_session(&site.app, &made, How::FirstRun, origin).await?;
    Ok((cookies::begun(CookieJar::new(), &begun), Redirect::to(PATH)).into_response())
}

async fn load_files(site: &Site, visitor: Visitor, parts: Parts) -> Result<Response, PageError> {
    if parts.text("act") == "load" {
        let caller = visitor.caller(site, Purpose::Reference);
        if reference::load(site, &caller, parts).await?.is_none() {
            let form = Form::new(format!("{PATH}/reference")).wrong(FieldError::new("file", "file-empty"));
            return show(site, visitor, FirstStep::Reference, form).await;
        }
        // More files may follow; one goes on with the starter set's button.
        return Ok(Redirect::to(PATH).into_response());
    }
    first_run::go_on(&site.app, &token(&visitor), Step::Sample).await?;
    Ok(Redirect::to(PATH).into_response())
}

async fn end(site: &Site, visitor: Visitor, parts: &Parts) -> Result<Response, PageError> {
    let held = token(&visitor);
    if parts.text("act") == "sample" {
        demo::ask_for_sample(&site.app, &visitor.caller(site, Purpose::Administration)).await?;
    }
    first_run::finish(&site.app, &held).await?;
    if let Some(cookie) = visitor.jar.get(SESSION_COOKIE) {
        account::end_first_run(&site.app, cookie.value()).await?;
    }
    let gone = Cookie::build(TOKEN_COOKIE).path("/");
    Ok((CookieJar::new().add((TOKEN_COOKIE, "")).remove(gone), Redirect::to("/sportello")).into_response())
}
