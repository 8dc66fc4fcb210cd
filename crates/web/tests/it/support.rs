//! What the tests of the office share: forms with files, and imports run whole.

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use ponte_testkit::{TestDesk, TestPage, TestVisitor};

const BOUNDARY: &str = "----prova-confine";

/// A form with texts and files, as browsers write it.
pub fn form(texts: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> (String, Vec<u8>) {
    let mut body = Vec::new();
    for (name, text) in texts {
        body.extend(format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n").bytes());
    }
    for (name, file, content) in files {
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\nContent-Type: application/octet-stream\r\n\r\n"
        );
        body.extend(head.bytes());
        body.extend(*content);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{BOUNDARY}--\r\n").bytes());
    (format!("multipart/form-data; boundary={BOUNDARY}"), body)
}

/// Sends a request to a router without a desk's helpers.
pub async fn send(router: &Router, request: Request<Body>) -> (StatusCode, axum::http::HeaderMap, String) {
    use tower::ServiceExt;
    let response = router.clone().oneshot(request).await.expect("an answer");
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, 8 << 20).await.expect("a body");
    (parts.status, parts.headers, String::from_utf8_lossy(&bytes).into_owned())
}

/// Posts a form with files as a visitor of a desk.
pub async fn upload(desk: &TestDesk, visitor: &TestVisitor, path: &str, texts: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> TestPage {
    let (kind, body) = form(texts, files);
    desk.send(visitor, Request::post(path).header(header::CONTENT_TYPE, kind), Body::from(body)).await
}

/// The number in an address such as `/sportello/attivita/{id}`.
pub fn last_part(address: &str) -> String {
    address.rsplit('/').next().unwrap_or_default().to_owned()
}
