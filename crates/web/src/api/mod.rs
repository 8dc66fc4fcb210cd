//! The JSON API: `/api/v1`, described by OpenAPI 3.1 at `/api/openapi.json`.
//!
//! A handler knows who calls, reads the request, calls one use case and answers. Errors are
//! problem+json (RFC 9457); what the registers take and give has the names of `docs/import.md`.

mod account;
mod actor;
mod code;
mod document;
mod engine;
mod extract;
mod import;
mod matching;
mod proposal;
mod reference;
mod register;
mod search;
mod vacancy;

use std::sync::Arc;

use axum::{Json, Router, routing::get};
use serde_json::Value;
use utoipa_axum::router::OpenApiRouter;

use crate::site::Site;

/// The addresses of the API.
pub fn routes() -> Router<Site> {
    let (router, description) = parts();
    let description = Arc::new(description);
    let openapi = get(move || async move { Json((*description).clone()) });
    router.route("/api/openapi.json", openapi)
}

/// The address that takes whole files, with a limit of its own.
pub fn uploads() -> Router<Site> {
    import::uploads().into()
}

/// The description of the API.
#[must_use]
pub fn openapi() -> Value {
    parts().1
}

fn parts() -> (Router<Site>, Value) {
    let (router, description) = OpenApiRouter::new()
        .merge(register::routes())
        .merge(vacancy::routes())
        .merge(matching::routes())
        .merge(proposal::routes())
        .merge(reference::routes())
        .merge(import::routes())
        .merge(search::routes())
        .merge(account::routes())
        .split_for_parts();
    let mut description = description;
    description.merge(import::uploads().into_openapi());
    (router, document::finish(&description))
}
