//! Signing in by an outer provider of identities: `/accedi/con/{provider}` leads there, `/accedi/ritorno/{provider}` comes back.

use axum::{
    Form,
    extract::{Path, Query, State},
    http::{HeaderValue, StatusCode},
    response::{IntoResponse, Response},
};
use axum_extra::extract::cookie::Cookie;
use ponte_app::{
    account,
    provider::{self, Entered, NotEntered, ProviderKind},
};
use ponte_domain::role::Role;
use ponte_templates::pages::{
    account::ProviderLink,
    password::{ProviderLeft, ProviderRefusal, ProviderRefused},
};
use serde::Deserialize;
use time::Duration;

use super::sign_in::{entered, home};
use crate::{
    cookies,
    error::PageError,
    kiosk::REFRESH,
    layout,
    origin::From,
    pages::Back,
    site::Site,
    visitor::{SESSION_COOKIE, Visitor},
};

/// Name of the cookie that a browser carries while it is at a provider.
const COOKIE: &str = "ponte_provider";

/// How long somebody may take at a provider.
const WITHIN: Duration = Duration::minutes(15);

/// What a provider says in the address with which it sends somebody back.
#[derive(Deserialize)]
pub struct Said {
    #[serde(default)]
    code: Option<String>,
    #[serde(default)]
    state: Option<String>,
    #[serde(default)]
    iss: Option<String>,
}

/// Whether somebody may come by a provider where she is: at a workstation for everybody only the people served do.
fn is_offered(visitor: &Visitor, provider: &provider::Provider) -> bool {
    visitor.kiosk.is_none() || provider.kind == ProviderKind::Citizen
}

/// Refuses an address of a provider that there is not, or that is not for here.
fn known(site: &Site, visitor: &Visitor, name: &str) -> Result<(), PageError> {
    let known = site.app.config.providers.iter().any(|provider| provider.name == name && is_offered(visitor, provider));
    if known { Ok(()) } else { Err(PageError::NotFound) }
}

/// The providers of the installation, as links.
pub fn links(site: &Site, visitor: &Visitor) -> Vec<ProviderLink> {
    let link = |provider: &provider::Provider| ProviderLink {
        label: provider.label.clone(),
        href: format!("/accedi/con/{}", provider.name),
        citizens: provider.kind == ProviderKind::Citizen,
    };
    site.app.config.providers.iter().filter(|provider| is_offered(visitor, provider)).map(link).collect()
}

/// `POST /accedi/con/{provider}`: a link on another site is not enough. The page leads on by a header that needs no script: forms
/// may be answered by this site only, and providers send people on to others.
pub async fn leave(
    State(site): State<Site>,
    visitor: Visitor,
    Path(name): Path<String>,
    Form(back): Form<Back>,
) -> Result<Response, PageError> {
    known(&site, &visitor, &name)?;
    match provider::begin(&site.app, &name, &back.or(home(&visitor))).await {
        Ok((address, state)) => {
            let mut cookie = cookies::kept(COOKIE, state);
            cookie.set_max_age(WITHIN);
            let label = label(&site, &name);
            let page = ProviderLeft { layout: layout::plain(&site, &visitor), provider: label, address: address.clone() };
            let refresh = HeaderValue::from_str(&format!("0;url={address}")).map_err(|_| PageError::NotFound)?;
            let jar = visitor.jar.clone().add(cookie);
            let mut response = (jar, site.show(visitor, &page)?).into_response();
            response.headers_mut().insert(REFRESH, refresh);
            Ok(response)
        }
        Err(why) => refused(&site, visitor, &name, why),
    }
}

/// `GET /accedi/ritorno/{provider}`
pub async fn come_back(
    State(site): State<Site>,
    mut visitor: Visitor,
    From(origin): From,
    Path(name): Path<String>,
    Query(said): Query<Said>,
) -> Result<Response, PageError> {
    known(&site, &visitor, &name)?;
    let carried = visitor.jar.get(COOKIE).map(|cookie| cookie.value().to_owned());
    visitor.jar = visitor.jar.remove(Cookie::build(COOKIE).path("/"));
    let (state, issuer) = (said.state.as_deref(), said.iss.as_deref());
    match provider::come_back(&site.app, &name, carried.as_deref(), state, issuer, said.code, &origin).await {
        Ok(Entered { begun, back }) => {
            let to = if begun.account.role == Role::Citizen && back == "/sportello" { OWN.to_owned() } else { back };
            // A session that was open in the browser before ends: that of whoever went away.
            if let Some(cookie) = visitor.jar.get(SESSION_COOKIE) {
                account::sign_out(&site.app, cookie.value()).await?;
            }
            entered(&site, visitor, &begun, &to).await
        }
        Err(why) => refused(&site, visitor, &name, why),
    }
}

/// Where a person served begins.
const OWN: &str = "/area";

/// What a provider is called.
fn label(site: &Site, name: &str) -> String {
    site.app.config.providers.iter().find(|provider| provider.name == name).map(|provider| provider.label.clone()).unwrap_or_default()
}

fn refused(site: &Site, visitor: Visitor, name: &str, why: NotEntered) -> Result<Response, PageError> {
    let (status, why) = match why {
        NotEntered::Broken => (StatusCode::BAD_REQUEST, ProviderRefusal::Broken),
        NotEntered::Unsure => (StatusCode::BAD_GATEWAY, ProviderRefusal::Unsure),
        NotEntered::Level => (StatusCode::FORBIDDEN, ProviderRefusal::Level),
        NotEntered::NoCode => (StatusCode::FORBIDDEN, ProviderRefusal::NoCode),
        NotEntered::Unknown => (StatusCode::FORBIDDEN, ProviderRefusal::Unknown),
        NotEntered::Twins => (StatusCode::CONFLICT, ProviderRefusal::Twins),
        NotEntered::NotJoined => (StatusCode::FORBIDDEN, ProviderRefusal::NotJoined),
        NotEntered::Shut => (StatusCode::FORBIDDEN, ProviderRefusal::Shut),
        NotEntered::Failed(error) => return Err(error.into()),
    };
    let page = ProviderRefused { layout: layout::plain(site, &visitor), provider: label(site, name), why };
    Ok((status, site.show(visitor, &page)?).into_response())
}
