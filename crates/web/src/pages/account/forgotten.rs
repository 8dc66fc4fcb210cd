//! A forgotten password: `/password-dimenticata`, and the link of the letter: `/nuova-password/{token}`.

use std::collections::BTreeMap;

use axum::{
    Form as Posted,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ponte_app::account::{self, RESET_MINUTES};
use ponte_templates::{
    form::{FieldError, Form},
    pages::password::{ForgottenPassword, NewPassword},
};

use super::text;
use crate::{error::PageError, layout, origin::From, pages::office::accounts::wrong, site::Site, visitor::Visitor};

const PATH: &str = "/password-dimenticata";

fn forgotten(site: &Site, visitor: &Visitor, form: Form, sent: bool) -> ForgottenPassword {
    ForgottenPassword { layout: layout::plain(site, visitor), form, sent, minutes: RESET_MINUTES }
}

/// `GET /password-dimenticata`
pub async fn form(State(site): State<Site>, visitor: Visitor) -> Result<Response, PageError> {
    let page = forgotten(&site, &visitor, Form::new(PATH), false);
    site.show(visitor, &page)
}

/// `POST /password-dimenticata`: the answer is the same whether there is such an account or not.
pub async fn ask(
    State(site): State<Site>,
    visitor: Visitor,
    From(origin): From,
    Posted(typed): Posted<BTreeMap<String, String>>,
) -> Result<Response, PageError> {
    let typed = text(&typed, "typed");
    if typed.trim().is_empty() {
        let page = forgotten(&site, &visitor, Form::new(PATH).wrong(FieldError::new("typed", "required")), false);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, site.show(visitor, &page)?).into_response());
    }
    account::ask_reset(&site.app, &typed, &origin).await?;
    let page = forgotten(&site, &visitor, Form::new(PATH), true);
    site.show(visitor, &page)
}

fn new_password(site: &Site, visitor: &Visitor, token: &str, username: String, done: bool) -> NewPassword {
    let form = Form::new(format!("/nuova-password/{token}"));
    NewPassword { layout: layout::plain(site, visitor), form, username, done }
}

/// `GET /nuova-password/{token}`
pub async fn page(State(site): State<Site>, visitor: Visitor, Path(token): Path<String>) -> Result<Response, PageError> {
    let account = account::account_to_reset(&site.app, &token).await?;
    let page = new_password(&site, &visitor, &token, account.username, false);
    site.show(visitor, &page)
}

/// `POST /nuova-password/{token}`
pub async fn save(
    State(site): State<Site>,
    visitor: Visitor,
    Path(token): Path<String>,
    Posted(typed): Posted<BTreeMap<String, String>>,
) -> Result<Response, PageError> {
    let account = account::account_to_reset(&site.app, &token).await?;
    let saved = account::reset_password(&site.app, &token, &text(&typed, "password")).await;
    let mut page = new_password(&site, &visitor, &token, account.username, saved.is_ok());
    let status = match saved {
        Ok(()) => StatusCode::OK,
        Err(error) => {
            page.form = page.form.wrong(wrong(error, &typed)?);
            StatusCode::UNPROCESSABLE_ENTITY
        }
    };
    Ok((status, site.show(visitor, &page)?).into_response())
}
