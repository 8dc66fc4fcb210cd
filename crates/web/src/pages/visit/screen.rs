//! The screen of the waiting room: numbers, and nothing of anybody.

use axum::{
    extract::{Path, Query, State},
    http::HeaderValue,
    response::Response,
};
use ponte_app::visit;
use ponte_templates::pages::visit::ScreenPage;
use serde::Deserialize;

use crate::{error::PageError, kiosk::REFRESH, layout::plain, site::Site, visitor::Visitor};

/// Seconds after which it asks again.
const SECONDS: HeaderValue = HeaderValue::from_static("10");

/// Whether it stands still.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Still {
    fermo: String,
}

/// `GET /sala/{code}`. It asks again by itself, by a header that needs no script; whoever reads slowly stops it.
pub async fn page(
    State(site): State<Site>,
    visitor: Visitor,
    Path(code): Path<String>,
    Query(still): Query<Still>,
) -> Result<Response, PageError> {
    let screen = visit::screen(&site.app, &code).await?;
    let runs = still.fermo.is_empty();
    let page = ScreenPage {
        layout: plain(&site, &visitor),
        desk: screen.desk,
        called: screen.called.into_iter().map(|(ticket, counter, _)| (ticket, counter)).collect(),
        waiting: screen.waiting,
        runs,
        other: if runs { format!("/sala/{code}?fermo=1") } else { format!("/sala/{code}") },
    };
    let mut response = site.show(visitor, &page)?;
    if runs {
        response.headers_mut().insert(REFRESH, SECONDS);
    }
    Ok(response)
}
