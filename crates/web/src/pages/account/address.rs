//! An address is confirmed by the link that was sent there: `/indirizzo/{token}`.

use axum::{
    extract::{Path, State},
    response::Response,
};
use ponte_app::account;
use ponte_templates::pages::password::ConfirmEmail;

use crate::{error::PageError, layout, site::Site, visitor::Visitor};

fn build(site: &Site, visitor: &Visitor, token: &str, email: Option<String>, done: bool) -> ConfirmEmail {
    let action = format!("/indirizzo/{token}");
    ConfirmEmail { layout: layout::plain(site, visitor), action, email: email.unwrap_or_default(), done }
}

/// `GET /indirizzo/{token}`
pub async fn page(State(site): State<Site>, visitor: Visitor, Path(token): Path<String>) -> Result<Response, PageError> {
    let account = account::email_to_confirm(&site.app, &token).await?;
    let page = build(&site, &visitor, &token, account.email_wanted, false);
    site.show(visitor, &page)
}

/// `POST /indirizzo/{token}`
pub async fn confirm(State(site): State<Site>, visitor: Visitor, Path(token): Path<String>) -> Result<Response, PageError> {
    let account = account::confirm_email(&site.app, &token).await?;
    let page = build(&site, &visitor, &token, account.email_wanted, true);
    site.show(visitor, &page)
}
