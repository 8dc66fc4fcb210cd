//! What the browser fetches beside the pages, carried by the binary.

use std::{collections::BTreeMap, io::Write, sync::LazyLock};

use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use flate2::{Compression, write::GzEncoder};
use rust_embed::RustEmbed;

/// What `npm run build` wrote.
#[derive(RustEmbed)]
#[folder = "../../web/dist"]
struct Dist;

struct Asset {
    content: Vec<u8>,
    /// Absent for what is compressed already (fonts).
    gzip: Option<Vec<u8>>,
    content_type: &'static str,
    etag: String,
}

/// Every asset, compressed once.
static ASSETS: LazyLock<BTreeMap<String, Asset>> = LazyLock::new(|| {
    let versions = versions();
    Dist::iter().filter_map(|name| {
        let content = Dist::get(&name)?.data.into_owned();
        let content_type = content_type(&name);
        let gzip = (!name.ends_with(".woff2")).then(|| compressed(&content)).flatten();
        let etag = format!("\"{}\"", versions.get(name.as_ref()).map_or("0", String::as_str));
        Some((name.into_owned(), Asset { content, gzip, content_type, etag }))
    }).collect()
});

fn compressed(content: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content).ok()?;
    encoder.finish().ok()
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("json") => "application/json",
        Some("png") => "image/png",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

/// Content hash of each asset, for its address.
pub fn versions() -> BTreeMap<String, String> {
    Dist::get("assets.json").and_then(|file| serde_json::from_slice(&file.data).ok()).unwrap_or_default()
}

/// Fonts for printed documents, when the build brought any.
pub fn document_fonts() -> Vec<Vec<u8>> {
    Dist::iter().filter(|name| name.ends_with(".ttf")).filter_map(|name| Dist::get(&name)).map(|file| file.data.into_owned()).collect()
}

/// `GET /static/{name}`: an asset; its address carries its hash, so it may be kept for a year.
pub async fn serve(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let Some(asset) = ASSETS.get(&name) else { return StatusCode::NOT_FOUND.into_response() };
    let common = [
        (header::ETAG, asset.etag.clone()),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable".to_owned()),
        (header::VARY, "accept-encoding".to_owned()),
    ];
    if headers.get(header::IF_NONE_MATCH).is_some_and(|etag| etag.as_bytes() == asset.etag.as_bytes()) {
        return (StatusCode::NOT_MODIFIED, common).into_response();
    }
    let takes_gzip = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).is_some_and(|value| value.contains("gzip"));
    let kind = [(header::CONTENT_TYPE, asset.content_type)];
    match &asset.gzip {
        Some(gzip) if takes_gzip => (common, kind, [(header::CONTENT_ENCODING, "gzip")], gzip.as_slice()).into_response(),
        _ => (common, kind, asset.content.as_slice()).into_response(),
    }
}
