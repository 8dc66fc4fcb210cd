//! A browser that stands in the desk for everybody: it shows pages for citizens only, and forgets its visitor.

use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::CookieJar;
use ponte_app::kiosk;

use crate::{error::PageError, site::Site, visitor::SESSION_COOKIE};

/// Name of the cookie of such a browser.
pub const KIOSK_COOKIE: &str = "ponte_kiosk";

/// Header by which a page leads on by itself, without script.
pub const REFRESH: HeaderName = HeaderName::from_static("refresh");

/// Seconds without a request after which it forgets its visitor.
pub const IDLE_SECONDS: u32 = 120;

/// Where a visitor begins.
pub const WELCOME: &str = "/postazione";

/// Where it forgets her.
pub const END: &str = "/postazione/fine";

/// Beginnings of addresses that are not for citizens.
const CLOSED: [&str; 6] = ["/sportello", "/amministrazione", "/scorciatoie", "/api/", "/primo-avvio", "/rete"];

/// The desk in which a browser stands for everybody.
#[derive(Debug, Clone)]
pub struct Kiosk {
    /// Code of the desk.
    pub desk: String,
}

/// Keeps such a browser to the pages for citizens, and lets each page lead back to the beginning after a while, by a header
/// that needs no script.
pub async fn watch(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let jar = CookieJar::from_headers(request.headers());
    let Some(cookie) = jar.get(KIOSK_COOKIE) else { return next.run(request).await };
    let desk = match kiosk::desk(&site.app, cookie.value()).await {
        Ok(Some(desk)) => desk,
        Ok(None) => return next.run(request).await,
        Err(error) => return PageError::from(error).into_response(),
    };
    let path = request.uri().path().to_owned();
    if path == "/" || CLOSED.iter().any(|closed| path.starts_with(closed)) {
        return Redirect::to(WELCOME).into_response();
    }
    // At the beginning there is nothing to forget, unless somebody is signed in.
    let forgets = path != WELCOME || jar.get(SESSION_COOKIE).is_some_and(|cookie| !cookie.value().is_empty());
    request.extensions_mut().insert(Kiosk { desk });
    let mut response = next.run(request).await;
    let is_page = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if is_page
        && forgets
        && !response.headers().contains_key(REFRESH)
        && let Ok(refresh) = HeaderValue::from_str(&format!("{IDLE_SECONDS};url={END}"))
    {
        response.headers_mut().insert(REFRESH, refresh);
    }
    // Not even what is public to all stays in a browser that all use.
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
