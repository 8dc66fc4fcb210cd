//! Every address of the program, and what stands before all of them.

use std::time::Duration;

use axum::{
    Router,
    extract::{DefaultBodyLimit, MatchedPath, Request},
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
    timeout::{RequestBodyTimeoutLayer, TimeoutLayer},
    trace::TraceLayer,
};

use crate::{
    api, assets, cookies, error, guard, kiosk, limits, nul, pages,
    routes::{Gate, Route, Routes},
    site::Site,
};

/// Most bytes of a request, but for uploads of files to import.
pub const BODY_LIMIT: usize = 2 << 20;

/// Most bytes of an uploaded file.
pub const UPLOAD_LIMIT: usize = 1 << 30;

/// How long a request may take, and one that uploads a file over a slow line.
pub const ANSWER_WITHIN: Duration = Duration::from_secs(120);
const UPLOAD_WITHIN: Duration = Duration::from_secs(3_600);

/// What is never logged, whatever `RUST_LOG` asks for: paths as they came, which may hold the secret of a link. Ours stand in the
/// span of a request.
pub const NEVER_LOGGED: &str = "tower_http::csrf=info";

/// What a page may load: only what this server gives; no inline script or style.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'; manifest-src 'self'";

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
                .layer(RequestBodyTimeoutLayer::new(limits::SILENCE))
        });
    let uploads = pages::uploads().merge(api::uploads()).map(|router| {
        router
            .layer(DefaultBodyLimit::disable())
            .layer(RequestBodyLimitLayer::new(UPLOAD_LIMIT))
            .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, UPLOAD_WITHIN))
            .layer(RequestBodyTimeoutLayer::new(limits::SILENCE))
    });
    limited.merge(uploads).get("/static/{*name}", Gate::Open, assets::serve)
}

/// The whole site.
pub fn router(site: Site) -> Router {
    let request_id = HeaderName::from_static("x-request-id");
    let fixed = |name: HeaderName, value: &'static str| SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value));
    let number = request_id.clone();
    let layers = ServiceBuilder::new()
        // A number from outside is not ours: it would stand in the log and the audit.
        .map_request(move |mut request: Request| {
            request.headers_mut().remove(&number);
            request
        })
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
        .layer(middleware::from_fn_with_state(site.clone(), cookies::named_for_host))
        .layer(middleware::from_fn_with_state(site.clone(), error::render_errors))
        .layer(middleware::from_fn_with_state(site.clone(), limits::admit))
        .layer(CatchPanicLayer::new())
        .layer(CsrfLayer::new())
        .layer(middleware::from_fn(nul::refuse))
        .layer(middleware::from_fn_with_state(site.clone(), pages::first_run::lead))
        .layer(middleware::from_fn_with_state(site.clone(), kiosk::watch))
        .layer(middleware::from_fn_with_state(site.clone(), guard::guard));
    all().router.fallback(|| async { error::PageError::NotFound }).layer(layers).with_state(site)
}

/// Does the whole request under its number, so that the audit carries it.
async fn correlate(request: Request, next: middleware::Next) -> axum::response::Response {
    let number = request.headers().get("x-request-id").and_then(|id| id.to_str().ok()).unwrap_or_default();
    let number = number.to_owned();
    correlation::scope(number, next.run(request)).await
}

/// A span without the query, which may hold what was searched for, and without the secret of a link.
fn span(request: &Request) -> tracing::Span {
    let id = request.headers().get("x-request-id").and_then(|id| id.to_str().ok()).unwrap_or_default();
    tracing::info_span!("request", method = %request.method(), path = told_path(request), id)
}

/// The path of a request as the log may tell it.
pub fn told_path(request: &Request) -> &str {
    let matched = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    matched.filter(|path| path.contains("{token}")).unwrap_or_else(|| request.uri().path())
}
