//! An invitation is taken up: `/invito/{token}`.

use std::collections::BTreeMap;

use axum::{
    Form as Posted,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ponte_app::account;
use ponte_domain::invitation::Invitation;
use ponte_templates::{form::Form, pages::password::AcceptInvitation};

use super::text;
use crate::{error::PageError, layout, pages::office::accounts::wrong, site::Site, visitor::Visitor};

fn build(site: &Site, visitor: &Visitor, token: &str, invitation: Invitation, username: String) -> AcceptInvitation {
    AcceptInvitation {
        layout: layout::plain(site, visitor),
        form: Form::new(format!("/invito/{token}")).with("username", username),
        name: invitation.name,
        desk: site.app.market.desk_of(&invitation.desk).name.clone(),
        roles: invitation.roles,
        last_day: invitation.last_day,
        done: false,
    }
}

/// `GET /invito/{token}`
pub async fn page(State(site): State<Site>, visitor: Visitor, Path(token): Path<String>) -> Result<Response, PageError> {
    let invitation = account::invitation(&site.app, &token).await?;
    let username = invitation.username.clone();
    let page = build(&site, &visitor, &token, invitation, username);
    site.show(visitor, &page)
}

/// `POST /invito/{token}`
pub async fn accept(
    State(site): State<Site>,
    visitor: Visitor,
    Path(token): Path<String>,
    Posted(typed): Posted<BTreeMap<String, String>>,
) -> Result<Response, PageError> {
    let invitation = account::invitation(&site.app, &token).await?;
    let username = text(&typed, "username");
    let made = account::accept_invitation(&site.app, &token, &username, &text(&typed, "password")).await;
    let mut page = build(&site, &visitor, &token, invitation, username);
    let status = match made {
        Ok(_) => {
            page.done = true;
            StatusCode::OK
        }
        Err(error) => {
            page.form = page.form.wrong(wrong(error, &typed)?);
            StatusCode::UNPROCESSABLE_ENTITY
        }
    };
    Ok((status, site.show(visitor, &page)?).into_response())
}
