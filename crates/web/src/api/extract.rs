//! What handlers take from a request, refused as problems when it is not what the operation takes.

use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Path, Request},
    http::{HeaderMap, StatusCode, header, request::Parts},
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::{error::ApiError, site::Site};

/// The query of a request; unknown, repeated and unreadable parameters are refused.
pub struct ApiQuery<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<Site> for ApiQuery<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &Site) -> Result<Self, ApiError> {
        let query = parts.uri.query().unwrap_or_default();
        check_escapes(query)?;
        serde_urlencoded::from_str(query).map(Self).map_err(|error| ApiError::Malformed(format!("query: {error}")))
    }
}

/// The parts of the path.
pub struct ApiPath<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<Site> for ApiPath<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, ApiError> {
        check_escapes(parts.uri.path())?;
        let Path(path) =
            Path::from_request_parts(parts, site).await.map_err(|rejection| ApiError::Malformed(format!("path: {rejection}")))?;
        Ok(Self(path))
    }
}

/// Refuses what is not UTF-8 once decoded, and the NUL character, which no text of a database holds.
fn check_escapes(text: &str) -> Result<(), ApiError> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let hex = |byte: Option<u8>| byte.and_then(|byte| char::from(byte).to_digit(16)).and_then(|digit| u8::try_from(digit).ok());
        let mut ahead = bytes.clone();
        match (byte, hex(ahead.next()), hex(ahead.next())) {
            (b'%', Some(high), Some(low)) => {
                decoded.push(high << 4 | low);
                bytes = ahead;
            }
            _ => decoded.push(byte),
        }
    }
    if decoded.contains(&0) {
        return Err(ApiError::Malformed("the address holds a NUL character".to_owned()));
    }
    std::str::from_utf8(&decoded).map(|_| ()).map_err(|_| ApiError::Malformed("the address is not UTF-8".to_owned()))
}

/// The JSON body of a request.
pub struct ApiJson<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Site> for ApiJson<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, site: &Site) -> Result<Self, ApiError> {
        if !is_json(request.headers()) {
            return Err(ApiError::status(StatusCode::UNSUPPORTED_MEDIA_TYPE, "the body must be application/json"));
        }
        let body = Bytes::from_request(request, site)
            .await
            .map_err(|rejection| ApiError::status(rejection.status(), "the body cannot be read"))?;
        let value: Value = serde_json::from_slice(&body).map_err(|error| ApiError::Malformed(format!("body: {error}")))?;
        let mut refused = Vec::new();
        look_for_nul("", &value, &mut refused);
        if !refused.is_empty() {
            return Err(ApiError::Invalid(Value::Array(refused)));
        }
        serde_json::from_value(value).map(Self).map_err(|error| ApiError::Invalid(json!([problem("", "wrong-type", &error.to_string())])))
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

fn look_for_nul(name: &str, value: &Value, refused: &mut Vec<Value>) {
    let below = |step: &str| if name.is_empty() { step.to_owned() } else { format!("{name}.{step}") };
    match value {
        Value::String(text) if text.contains('\0') => refused.push(problem(name, "control-character", "")),
        Value::Array(entries) => {
            entries.iter().zip(1..).for_each(|(entry, number): (_, u32)| look_for_nul(&below(&number.to_string()), entry, refused));
        }
        Value::Object(members) => {
            for (member, inner) in members {
                if member.contains('\0') {
                    refused.push(problem(name, "control-character", ""));
                } else {
                    look_for_nul(&below(member), inner, refused);
                }
            }
        }
        _ => {}
    }
}

/// An error about a field, in the shape that imports report.
pub fn problem(field: &str, code: &str, detail: &str) -> Value {
    json!({ "line": 0, "field": field, "code": code, "value": "", "detail": detail })
}

/// Refuses texts that are too long, or that hold control characters.
pub fn check_texts(texts: &[(&str, Option<&str>, usize)]) -> Result<(), ApiError> {
    let mut errors = Vec::new();
    for (field, text, most) in texts {
        let Some(text) = text else { continue };
        if text.chars().count() > *most {
            errors.push(problem(field, "too-long", &most.to_string()));
        }
        if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
            errors.push(problem(field, "control-character", ""));
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(ApiError::Invalid(Value::Array(errors))) }
}

/// The version that the caller saw, from `If-Match`.
pub struct SeenVersion(pub i64);

impl FromRequestParts<Site> for SeenVersion {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &Site) -> Result<Self, ApiError> {
        let Some(tag) = parts.headers.get(header::IF_MATCH) else {
            return Err(ApiError::status(StatusCode::PRECONDITION_REQUIRED, "If-Match must name the version that you saw"));
        };
        version_of(tag.as_bytes()).map(Self).ok_or_else(|| ApiError::Malformed("If-Match must be one ETag of this record".to_owned()))
    }
}

/// The version that an `ETag` of ours names.
fn version_of(tag: &[u8]) -> Option<i64> {
    let digits = std::str::from_utf8(tag).ok()?.trim().strip_prefix('"')?.strip_suffix('"')?;
    // A sign would be read as part of the number.
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}

/// The `ETag` of a version.
pub fn etag(version: i64) -> String {
    format!("\"{version}\"")
}

/// Whether the caller has this version already (`If-None-Match`).
pub fn is_known(headers: &HeaderMap, version: i64) -> bool {
    let known = headers.get(header::IF_NONE_MATCH).and_then(|tags| tags.to_str().ok()).unwrap_or_default();
    known.split(',').map(|tag| tag.trim().trim_start_matches("W/")).any(|tag| tag == "*" || tag == etag(version))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_utf_8_or_holds_a_nul_is_refused() {
        for wrong in ["q=%ff", "q=%00", "a%0", "q=%c3"] {
            assert_eq!(check_escapes(wrong).is_err(), wrong != "a%0", "{wrong}");
        }
        assert!(check_escapes("q=Citt%C3%A0+%zz%").is_ok());
    }

    #[test]
    fn only_a_tag_of_ours_names_a_version() {
        assert_eq!(version_of(b"\"12\""), Some(12));
        for wrong in ["12", "W/\"12\"", "\"-1\"", "\"+1\"", "\"\"", "*", "\"99999999999999999999\""] {
            assert_eq!(version_of(wrong.as_bytes()), None, "{wrong}");
        }
    }
}
