//! The NUL character, which no text of a database holds: refused here in addresses and forms, before anything reads them. Bodies of
//! the API are looked at where they are read as JSON (`api::extract`), texts beside files in `multipart`.

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::header,
    middleware::Next,
    response::{IntoResponse, Response},
};
use tower_http::timeout::{TimeoutBody, TimeoutError};

use crate::{
    error::PageError,
    limits::SILENCE,
    router::{ANSWER_WITHIN, BODY_LIMIT},
};

/// NUL as addresses and forms write it; a percent sign that was typed is `%25`.
const ESCAPED: &[u8] = b"%00";

/// Lets a request go on whose address and form hold no NUL.
pub async fn refuse(request: Request, next: Next) -> Response {
    let address = request.uri().path_and_query().map_or(&b""[..], |address| address.as_str().as_bytes());
    // The API says by itself what is wrong with an address.
    if holds_nul(address) && !request.uri().path().starts_with("/api/") {
        return PageError::Sign.into_response();
    }
    if !is_form(&request) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let read = to_bytes(Body::new(TimeoutBody::new(SILENCE, body)), BODY_LIMIT);
    match tokio::time::timeout(ANSWER_WITHIN, read).await {
        Ok(Ok(form)) if holds_nul(&form) => PageError::Sign.into_response(),
        Ok(Ok(form)) => next.run(Request::from_parts(parts, Body::from(form))).await,
        Ok(Err(error)) if !is_silence(&error) => PageError::TooLarge.into_response(),
        Ok(Err(_)) | Err(_) => PageError::TooSlow.into_response(),
    }
}

fn is_form(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE).map_or(&b""[..], |kind| kind.as_bytes());
    kind.to_ascii_lowercase().starts_with(b"application/x-www-form-urlencoded")
}

fn holds_nul(encoded: &[u8]) -> bool {
    encoded.contains(&0) || encoded.windows(ESCAPED.len()).any(|part| part == ESCAPED)
}

/// Whether a body ended because nothing came any more.
fn is_silence(error: &axum::Error) -> bool {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(error) = cause {
        if error.is::<TimeoutError>() {
            return true;
        }
        cause = error.source();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::holds_nul;

    #[test]
    fn a_nul_is_known_and_a_percent_sign_that_was_typed_is_not_taken_for_one() {
        for with in [&b"name=a%00b"[..], b"%00", b"a=\0"] {
            assert!(holds_nul(with), "{with:?}");
        }
        for without in [&b"sconto=100%2500"[..], b"a=%0", b"a=%010", b""] {
            assert!(!holds_nul(without), "{without:?}");
        }
    }
}
