//! The page on which one signs in.

use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use ponte_app::{
    account,
    error::{Error, Refusal},
};
use ponte_templates::{
    form::{FieldError, Form as FormState},
    pages::account::{DemoAccount, SignIn},
};
use serde::Deserialize;

use crate::{
    cookies,
    error::PageError,
    layout,
    origin::From,
    pages::Back,
    site::Site,
    visitor::{SESSION_COOKIE, Visitor},
};

/// What is typed on the page.
#[derive(Deserialize)]
pub struct Typed {
    username: String,
    password: String,
    #[serde(flatten)]
    back: Back,
}

fn page(site: &Site, visitor: &Visitor, form: FormState, back: String) -> SignIn {
    let shown = if site.app.config.demo { ponte_app::demo::DEMO_ACCOUNTS } else { &[] };
    let demo_accounts = shown
        .iter()
        .map(|account| DemoAccount {
            username: account.username.to_owned(),
            password: account.password.to_owned(),
            role: account.roles.first().map_or("", |role| role.as_str()).to_owned(),
        })
        .collect();
    SignIn { layout: layout::plain(site, visitor), form, back, demo_accounts }
}

/// `GET /accedi`
pub async fn form(State(site): State<Site>, visitor: Visitor, Query(back): Query<Back>) -> Result<Response, PageError> {
    let to = back.or("/sportello");
    if visitor.account.is_some() {
        return Ok(Redirect::to(&to).into_response());
    }
    let page = page(&site, &visitor, FormState::new("/accedi"), to);
    site.show(visitor, &page)
}

/// `POST /accedi`
pub async fn post(State(site): State<Site>, visitor: Visitor, From(origin): From, Form(typed): Form<Typed>) -> Result<Response, PageError> {
    let to = typed.back.or("/sportello");
    let code = match account::sign_in(&site.app, &typed.username, &typed.password, &origin).await {
        Ok(begun) => return Ok((cookies::begun(&site, visitor.jar, &begun), Redirect::to(&to)).into_response()),
        Err(Error::Refused(Refusal::WrongPassword)) => "sign-in",
        Err(Error::Refused(Refusal::TooManyAttempts { .. })) => "too-many-attempts",
        Err(error) => return Err(error.into()),
    };
    let form = FormState::new("/accedi").with("username", typed.username).wrong(FieldError::new("username", code));
    let page = page(&site, &visitor, form, to);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, site.show(visitor, &page)?).into_response())
}

/// `POST /esci`
pub async fn sign_out(State(site): State<Site>, visitor: Visitor) -> Result<Response, PageError> {
    if let Some(cookie) = visitor.jar.get(SESSION_COOKIE) {
        account::sign_out(&site.app, cookie.value()).await?;
    }
    Ok((cookies::ended(visitor.jar), Redirect::to("/")).into_response())
}
