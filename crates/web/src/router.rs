//! Every address of the program, and what stands before all of them.

use std::time::Duration;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware,
};
use ponte_storage::correlation;
use tower::ServiceBuilder;
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::CompressionLayer,
    csrf::CsrfLayer,
    limit::RequestBodyLimitLayer,
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer},
    set_header::SetResponseHeaderLayer,
    timeout::TimeoutLayer,
    trace::TraceLayer,
};

use crate::{
    api, assets, error, guard, kiosk, pages,
    routes::{Gate, Route, Routes},
    site::Site,
};

/// Most bytes of a request, but for uploads of files to import.
pub const BODY_LIMIT: usize = 2 << 20;

/// Most bytes of an uploaded file.
pub const UPLOAD_LIMIT: usize = 1 << 30;

/// How long a request may take, and one that uploads a file over a slow line.
const ANSWER_WITHIN: Duration = Duration::from_secs(120);
const UPLOAD_WITHIN: Duration = Duration::from_secs(3_600);

/// What a page may load: only what this server gives; no inline script or style.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'";

/// Every address of the program, with what it asks of whoever opens it.
#[must_use]
pub fn addresses() -> Vec<Route> {
    all().list
}

/// All addresses, with the limits of size and time that they have.
fn all() -> Routes {
    let limited = Routes::new()
        .merge(pages::account::routes())
        .merge(pages::desk::routes())
        .merge(pages::link::routes())
        .merge(pages::routes())
        .merge(api::routes())
        .map(|router| {
            router
                .layer(RequestBodyLimitLayer::new(BODY_LIMIT))
                .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, ANSWER_WITHIN))
        });
    let uploads = pages::uploads().merge(api::uploads()).map(|router| {
        router
            .layer(DefaultBodyLimit::disable())
            .layer(RequestBodyLimitLayer::new(UPLOAD_LIMIT))
            .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, UPLOAD_WITHIN))
    });
    limited.merge(uploads).get("/static/{*name}", Gate::Open, assets::serve)
}

/// The whole site.
pub fn router(site: Site) -> Router {
    let request_id = HeaderName::from_static("x-request-id");
    let fixed = |name: HeaderName, value: &'static str| SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value));
    let layers = ServiceBuilder::new()
        .layer(SetRequestIdLayer::new(request_id.clone(), MakeRequestUuid))
        .layer(TraceLayer::new_for_http().make_span_with(span))
        .layer(PropagateRequestIdLayer::new(request_id))
        .layer(middleware::from_fn(correlate))
        .layer(fixed(header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY))
        .layer(fixed(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(fixed(header::REFERRER_POLICY, "same-origin"))
        // Pages hold people's data: no cache keeps them; assets say otherwise themselves.
        .layer(fixed(header::CACHE_CONTROL, "no-store"))
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn_with_state(site.clone(), error::render_errors))
        .layer(CatchPanicLayer::new())
        .layer(CsrfLayer::new())
        .layer(middleware::from_fn_with_state(site.clone(), pages::first_run::lead))
        .layer(middleware::from_fn_with_state(site.clone(), kiosk::watch))
        .layer(middleware::from_fn_with_state(site.clone(), guard::guard));
    all().router.fallback(|| async { error::PageError::NotFound }).layer(layers).with_state(site)
}

/// Does the whole request under its number, so that the audit carries it.
async fn correlate(request: axum::extract::Request, next: middleware::Next) -> axum::response::Response {
    let number = request.headers().get("x-request-id").and_then(|id| id.to_str().ok()).unwrap_or_default();
    // A caller may send a number of its own: what is no plain word is not kept.
    let plain = (1..=64).contains(&number.len()) && number.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let number = if plain { number.to_owned() } else { String::new() };
    correlation::scope(number, next.run(request)).await
}

/// A span without the query: it may hold what was searched for.
fn span(request: &axum::extract::Request) -> tracing::Span {
    let id = request.headers().get("x-request-id").and_then(|id| id.to_str().ok()).unwrap_or_default();
    tracing::info_span!("request", method = %request.method(), path = request.uri().path(), id)
}
