//! What a handler answers when it cannot do what was asked.
//!
//! Pages return [`PageError`]: a middleware renders it in the visitor's language. The API returns
//! [`ApiError`]: problem+json (RFC 9457).

use axum::{
    Json,
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{Html, IntoResponse, Redirect, Response},
};
use axum_extra::extract::CookieJar;
use ponte_app::error::{Error, Refusal};
use ponte_templates::{
    RenderError,
    pages::error::{ErrorPage, Failure},
};
use serde_json::json;
use tower_http::csrf::ProtectionError;

use crate::{
    layout,
    limits::TooOften,
    router,
    site::Site,
    visitor::{Visitor, language},
};

/// A page that cannot be shown.
#[derive(Debug)]
pub enum PageError {
    /// One must sign in first, and then goes on.
    SignIn {
        back: String,
    },
    /// Something else must be done first, there.
    First {
        path: &'static str,
        back: String,
    },
    App(Error),
    Render(RenderError),
    /// The request itself is not what the page takes.
    BadRequest,
    /// It holds a sign that no text of a database does.
    Sign,
    /// More bytes than are taken.
    TooLarge,
    /// A file that comes drop by drop.
    TooSlow,
    /// An address that is longer than any of ours.
    LongAddress,
    /// The same account or address asks too often.
    TooOften(TooOften),
    NotFound,
}

impl From<Error> for PageError {
    fn from(error: Error) -> Self {
        Self::App(error)
    }
}

impl From<TooOften> for PageError {
    fn from(too_often: TooOften) -> Self {
        Self::TooOften(too_often)
    }
}

impl From<Refusal> for PageError {
    fn from(refusal: Refusal) -> Self {
        Self::App(refusal.into())
    }
}

impl From<RenderError> for PageError {
    fn from(error: RenderError) -> Self {
        Self::Render(error)
    }
}

/// What the middleware finds in a response that it must still render.
#[derive(Clone, Copy)]
struct Unrendered {
    failure: Failure,
    status: StatusCode,
    /// Seconds after which it may be tried again.
    again: Option<i64>,
}

fn failure_of(refusal: &Refusal) -> (StatusCode, Failure) {
    match refusal {
        Refusal::NotSignedIn | Refusal::Forbidden(_) | Refusal::OutOfScope(_) | Refusal::NotWithKey | Refusal::AccountEnded => {
            (StatusCode::FORBIDDEN, Failure::NotAllowed)
        }
        Refusal::NotFound(_) => (StatusCode::NOT_FOUND, Failure::NotFound),
        Refusal::Stale { .. } | Refusal::Exists(_) | Refusal::AlreadySetUp => (StatusCode::CONFLICT, Failure::Conflict),
        Refusal::LinkExpired => (StatusCode::GONE, Failure::LinkExpired),
        Refusal::TooManyAttempts { .. } => (StatusCode::TOO_MANY_REQUESTS, Failure::TooMany),
        _ => (StatusCode::UNPROCESSABLE_ENTITY, Failure::Unprocessable),
    }
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let mut again = None;
        let (status, failure) = match self {
            Self::SignIn { back } => {
                let query = serde_urlencoded::to_string([("torna", back)]).unwrap_or_default();
                return Redirect::to(&format!("/accedi?{query}")).into_response();
            }
            Self::First { path, back } => {
                let query = serde_urlencoded::to_string([("torna", back)]).unwrap_or_default();
                return Redirect::to(&format!("{path}?{query}")).into_response();
            }
            Self::App(Error::Refused(refusal)) => failure_of(&refusal),
            Self::App(error) => {
                tracing::error!(%error, "a page failed");
                (StatusCode::INTERNAL_SERVER_ERROR, Failure::Internal)
            }
            Self::Render(error) => {
                tracing::error!(%error, "a page could not be rendered");
                (StatusCode::INTERNAL_SERVER_ERROR, Failure::Internal)
            }
            Self::BadRequest => (StatusCode::UNPROCESSABLE_ENTITY, Failure::Unprocessable),
            Self::Sign => (StatusCode::UNPROCESSABLE_ENTITY, Failure::Sign),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, Failure::TooLarge),
            Self::TooSlow => (StatusCode::REQUEST_TIMEOUT, Failure::Unprocessable),
            Self::LongAddress => (StatusCode::URI_TOO_LONG, Failure::TooLarge),
            Self::TooOften(TooOften { seconds }) => {
                again = Some(seconds);
                (StatusCode::TOO_MANY_REQUESTS, Failure::TooMany)
            }
            Self::NotFound => (StatusCode::NOT_FOUND, Failure::NotFound),
        };
        let mut response = status.into_response();
        response.extensions_mut().insert(Unrendered { failure, status, again });
        response
    }
}

/// Renders the errors of pages in the visitor's language.
pub async fn render_errors(State(site): State<Site>, request: Request, next: Next) -> Response {
    let jar = CookieJar::from_headers(request.headers());
    let accept = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let lang = language(&jar, accept);
    let path = request.uri().path().to_owned();
    let number = request.headers().get("x-request-id").and_then(|id| id.to_str().ok()).map(str::to_owned);
    let told = router::told_path(&request).to_owned();
    let method = request.method().clone();
    let response = next.run(request).await;
    let unrendered = response.extensions().get::<Unrendered>().copied();
    // What the framework refuses by itself (a malformed form, a wrong method) gets a page too.
    let refused = response.status().is_client_error()
        && response.headers().get(header::CONTENT_TYPE).is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
    if unrendered.is_some() || refused || path.starts_with("/api/") {
        note_refusal(&response, &method, &told);
    }
    if path.starts_with("/api/") {
        let again = unrendered.and_then(|unrendered| unrendered.again);
        return if unrendered.is_some() || refused || is_bare_failure(&response) { retry(as_problem(&response), again) } else { response };
    }
    let Unrendered { failure, status, again } = match unrendered {
        Some(unrendered) => unrendered,
        None if refused && !path.starts_with("/static/") => {
            let failure = match response.status() {
                StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Failure::NotFound,
                StatusCode::PAYLOAD_TOO_LARGE => Failure::TooLarge,
                StatusCode::FORBIDDEN => Failure::NotAllowed,
                _ => Failure::Unprocessable,
            };
            Unrendered { failure, status: response.status(), again: None }
        }
        None => return response,
    };
    // The links back lead where the visitor came from; who she is does not matter on an error page.
    let visitor = Visitor::nobody(lang, path, jar);
    let layout = layout::plain(&site, &visitor);
    let page = ErrorPage { layout, failure, status: status.as_u16(), request: number };
    match site.app.presses.words.render(&page, lang) {
        Ok(html) => retry((status, Html(html)).into_response(), again),
        Err(error) => {
            tracing::error!(%error, "the error page could not be rendered");
            status.into_response()
        }
    }
}

/// Writes into the log that a request was refused for want of a right, as one of another site, as one too many, or as one that no
/// page or program of ours sends: what was asked for and why not, and nobody's data.
fn note_refusal(response: &Response, method: &Method, path: &str) {
    let why = match response.status() {
        _ if response.extensions().get::<ProtectionError>().is_some() => "cross-site",
        StatusCode::UNAUTHORIZED => "not-signed-in",
        StatusCode::FORBIDDEN => "not-allowed",
        StatusCode::TOO_MANY_REQUESTS => "too-often",
        StatusCode::PAYLOAD_TOO_LARGE | StatusCode::URI_TOO_LONG => "too-large",
        StatusCode::METHOD_NOT_ALLOWED => "method",
        _ if response.extensions().get::<Unrendered>().is_some_and(|page| page.failure == Failure::Sign) => "sign",
        _ => return,
    };
    tracing::warn!(why, %method, path, "a request was refused");
}

/// Says when to try again.
fn retry(mut response: Response, seconds: Option<i64>) -> Response {
    if let Some(seconds) = seconds {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// Whether the framework answered for itself that it failed (a panic, a time-out).
fn is_bare_failure(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE);
    response.status().is_server_error() && kind.is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"))
}

/// What the framework refused by itself, as a problem of the API.
fn as_problem(refused: &Response) -> Response {
    let mut response = ApiError::status(refused.status(), refused.status().canonical_reason().unwrap_or_default()).into_response();
    if let Some(allow) = refused.headers().get(header::ALLOW) {
        response.headers_mut().insert(header::ALLOW, allow.clone());
    }
    response
}

/// A request of the API that cannot be served.
#[derive(Debug)]
pub enum ApiError {
    App(Error),
    /// The request body or query is not what the operation takes; the text says where.
    Malformed(String),
    /// The record breaks rules, field by field.
    Invalid(serde_json::Value),
    /// The same account or address asks too often.
    TooOften(TooOften),
    /// Refused for what the protocol says, without more to tell.
    Http {
        status: StatusCode,
        detail: String,
    },
}

impl ApiError {
    /// A refusal that is all in its status.
    pub fn status(status: StatusCode, detail: impl Into<String>) -> Self {
        Self::Http { status, detail: detail.into() }
    }
}

/// Name of the kind of problem that a status alone tells.
fn problem_of(status: StatusCode) -> &'static str {
    match status {
        StatusCode::NOT_FOUND => "not-found",
        StatusCode::FORBIDDEN => "not-allowed",
        StatusCode::METHOD_NOT_ALLOWED => "method",
        StatusCode::PAYLOAD_TOO_LARGE => "too-large",
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "media-type",
        StatusCode::PRECONDITION_FAILED => "stale",
        StatusCode::PRECONDITION_REQUIRED => "version-required",
        StatusCode::SERVICE_UNAVAILABLE => "busy",
        StatusCode::TOO_MANY_REQUESTS => "too-many",
        StatusCode::URI_TOO_LONG => "too-large",
        _ if status.is_server_error() => "internal",
        _ => "malformed",
    }
}

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        Self::App(error)
    }
}

impl From<TooOften> for ApiError {
    fn from(too_often: TooOften) -> Self {
        Self::TooOften(too_often)
    }
}

impl From<Refusal> for ApiError {
    fn from(refusal: Refusal) -> Self {
        Self::App(refusal.into())
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let scope = match &self {
            Self::App(Error::Refused(Refusal::OutOfScope(right))) => Some(*right),
            _ => None,
        };
        let again = if let Self::TooOften(TooOften { seconds }) = self { Some(seconds) } else { None };
        let (status, code, detail, errors) = match self {
            Self::App(Error::Refused(Refusal::NotSignedIn)) => {
                (StatusCode::UNAUTHORIZED, "not-signed-in", "not signed in".to_owned(), None)
            }
            Self::App(Error::Refused(refusal @ (Refusal::OutOfScope(_) | Refusal::NotWithKey))) => {
                (StatusCode::FORBIDDEN, "scope", refusal.to_string(), None)
            }
            Self::App(Error::Refused(refusal)) => {
                let (status, failure) = failure_of(&refusal);
                (status, failure.as_str(), refusal.to_string(), None)
            }
            Self::App(error) => {
                tracing::error!(%error, "a request of the API failed");
                (StatusCode::INTERNAL_SERVER_ERROR, "internal", "the log says more".to_owned(), None)
            }
            Self::TooOften(TooOften { seconds }) => {
                (StatusCode::TOO_MANY_REQUESTS, "too-many", format!("again in {seconds} seconds"), None)
            }
            Self::Http { status, detail } => (status, problem_of(status), detail, None),
            Self::Malformed(detail) => (StatusCode::BAD_REQUEST, "malformed", detail, None),
            Self::Invalid(errors) => (StatusCode::UNPROCESSABLE_ENTITY, "invalid", "the record breaks rules".to_owned(), Some(errors)),
        };
        let mut body = json!({
            "type": format!("urn:ponte:problem:{}", code.replace('_', "-")),
            "title": status.canonical_reason(),
            "status": status.as_u16(),
            "detail": detail,
        });
        if let Some(errors) = errors {
            body["errors"] = errors;
        }
        if let Some(scope) = scope {
            body["scope"] = json!(scope.as_str());
        }
        let mut response = (status, Json(body)).into_response();
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if status == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        // RFC 6750 §3.1.
        let asked = scope.and_then(|scope| HeaderValue::from_str(&format!("Bearer error=\"insufficient_scope\", scope=\"{scope}\"")).ok());
        if let Some(asked) = asked {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, asked);
        }
        retry(response, again)
    }
}
