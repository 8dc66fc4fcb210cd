//! The page on which one signs in.

use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use ponte_app::account::{self, How, Standing};
use ponte_domain::sign_in::Stage;
use ponte_templates::{
    form::{FieldError, Form as FormState},
    layout::Done,
    pages::account::{DemoAccount, SignIn},
};
use serde::Deserialize;

use super::{CODE_PATH, SET_UP_PATH, provider, refused, steps};
use crate::{
    cookies,
    error::PageError,
    flash, layout,
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

/// What the address asks for.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(flatten)]
    back: Back,
    /// Whether another person than the one of a locked session comes.
    #[serde(default)]
    altra: String,
}

fn page(site: &Site, visitor: &Visitor, form: FormState, back: String) -> SignIn {
    let shown = if site.app.config.demo && visitor.kiosk.is_none() { ponte_app::demo::DEMO_ACCOUNTS } else { &[] };
    let demo_accounts = shown
        .iter()
        .map(|account| DemoAccount {
            username: account.username.to_owned(),
            password: account.password.to_owned(),
            role: account.roles.first().map_or("", |role| role.as_str()).to_owned(),
        })
        .collect();
    SignIn { layout: layout::plain(site, visitor), form, back, demo_accounts, providers: provider::links(site, visitor) }
}

/// Where one goes on who has signed in.
pub fn home(visitor: &Visitor) -> &'static str {
    if visitor.kiosk.is_some() { crate::kiosk::WELCOME } else { "/sportello" }
}

/// `GET /accedi`
pub async fn form(State(site): State<Site>, visitor: Visitor, Query(asked): Query<Asked>) -> Result<Response, PageError> {
    let to = asked.back.or(home(&visitor));
    match visitor.present.as_ref().map(|present| present.standing) {
        Some(Standing::Open) => return Ok(Redirect::to(&to).into_response()),
        Some(Standing::Code) => return Err(PageError::First { path: CODE_PATH, back: to }),
        Some(Standing::SetUp) => return Err(PageError::First { path: SET_UP_PATH, back: to }),
        Some(Standing::Locked) if asked.altra != "si" => return steps::locked(&site, visitor, to, None).await,
        Some(Standing::Locked) | None => {}
    }
    let page = page(&site, &visitor, FormState::new("/accedi"), to);
    site.show(visitor, &page)
}

/// `POST /accedi`. A session that was open in the browser before ends: that of whoever went away.
pub async fn post(State(site): State<Site>, visitor: Visitor, From(origin): From, Form(typed): Form<Typed>) -> Result<Response, PageError> {
    let to = typed.back.or(home(&visitor));
    let verified = account::verify_password(&site.app, &typed.username, &typed.password, &origin).await;
    let fault = match verified {
        Ok(account) if visitor.kiosk.is_some() && account::is_staff(&site.app, &account).await? => {
            FieldError::new("username", "staff-at-kiosk")
        }
        Ok(account) if account.has_ended_on(site.app.today()) => FieldError::new("username", "account-ended"),
        Ok(account) => {
            let begun = account::begin_session(&site.app, &account, How::Password, &origin).await?;
            if let Some(cookie) = visitor.jar.get(SESSION_COOKIE) {
                account::sign_out(&site.app, cookie.value()).await?;
            }
            return entered(&site, visitor, &begun, &to).await;
        }
        Err(error) => refused(error, "username", "sign-in")?,
    };
    let form = FormState::new("/accedi").with("username", typed.username).wrong(fault);
    let page = page(&site, &visitor, form, to);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, site.show(visitor, &page)?).into_response())
}

/// Leads on whose session was begun or raised: whatever is still asked for is asked by the page that she goes to. Of whoever was
/// in the browser before nothing stays there.
pub async fn entered(site: &Site, visitor: Visitor, begun: &account::Begun, to: &str) -> Result<Response, PageError> {
    let another = visitor.present.as_ref().is_some_and(|before| before.account.id != begun.account.id);
    let mut entered = led_on(site, visitor, begun, to).await?;
    if another {
        entered.headers_mut().insert(cookies::CLEAR_SITE_DATA, cookies::PAGES_AND_DRAFTS);
    }
    Ok(entered)
}

async fn led_on(site: &Site, visitor: Visitor, begun: &account::Begun, to: &str) -> Result<Response, PageError> {
    let jar = cookies::begun(visitor.jar, begun);
    let open = begun.session.stage == Stage::Open;
    if open && account::factor_was_taken(&site.app, begun.account.id).await? {
        return Ok((jar, flash::done(super::OWN_PATH, Done::FactorTaken, 1, None)).into_response());
    }
    let to = match begun.session.stage {
        Stage::Open => to.to_owned(),
        Stage::Code => steps::with_back(CODE_PATH, to),
        Stage::SetUp => steps::with_back(SET_UP_PATH, to),
    };
    Ok((jar, Redirect::to(&to)).into_response())
}

/// `POST /esci`
pub async fn sign_out(State(site): State<Site>, visitor: Visitor) -> Result<Response, PageError> {
    if let Some(cookie) = visitor.jar.get(SESSION_COOKIE) {
        account::sign_out(&site.app, cookie.value()).await?;
    }
    Ok((cookies::ended(visitor.jar), [(cookies::CLEAR_SITE_DATA, cookies::PAGES_AND_DRAFTS)], Redirect::to("/")).into_response())
}
