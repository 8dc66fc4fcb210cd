//! Pages that every program has: privacy notice, credits, keys, robots.

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use ponte_templates::{
    layout::Place,
    pages::office::{Attribution, Keys, Privacy},
};

use super::public::cacheable;
use crate::{
    error::PageError,
    layout,
    site::Site,
    visitor::{Staff, Visitor},
};

/// What machines may fetch: the noticeboard, and nothing of the desk or of links that were sent.
const ROBOTS: &str = "User-agent: *\nDisallow: /sportello\nDisallow: /amministrazione\nDisallow: /api/\nDisallow: /risposta/\nDisallow: /esito/\nDisallow: /rosa/\nDisallow: /accedi\nDisallow: /primo-avvio\n";

/// `GET /informativa`
pub async fn privacy(State(site): State<Site>, visitor: Visitor) -> Result<Response, PageError> {
    let (page, signed_in) = (Privacy { layout: layout::plain(&site, &visitor) }, visitor.account.is_some());
    Ok(cacheable(site.show(visitor, &page)?, signed_in, false))
}

/// `GET /crediti`
pub async fn attribution(State(site): State<Site>, visitor: Visitor) -> Result<Response, PageError> {
    let (page, signed_in) = (Attribution { layout: layout::plain(&site, &visitor) }, visitor.account.is_some());
    Ok(cacheable(site.show(visitor, &page)?, signed_in, false))
}

/// `GET /scorciatoie`
pub async fn keys(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    let page = Keys { layout: layout::layout(&site, &staff.0, Place::Today, Vec::new()) };
    site.show(staff.0, &page)
}

/// `GET /robots.txt`
pub async fn robots() -> Response {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], ROBOTS).into_response()
}
