//! The JSON API: `/api/v1`, described by OpenAPI 3.1 at `/api/openapi.json`.
//!
//! A handler knows who calls, reads the request, calls one use case and answers. Errors are
//! problem+json (RFC 9457); what the registers take and give has the names of `docs/import.md`.

mod account;
mod actor;
mod case;
mod code;
mod document;
mod engine;
mod extract;
mod import;
mod matching;
mod pathway;
mod proposal;
mod reference;
mod register;
mod search;
mod vacancy;
mod visit;

use std::sync::Arc;

use axum::Json;
use ponte_app::rights::Right;
use serde_json::Value;

use crate::routes::{ApiRoutes, Gate, Routes};

/// The addresses of the API.
pub fn routes() -> Routes {
    let (routes, description) = parts();
    let description = Arc::new(description);
    routes.get("/api/openapi.json", Gate::Open, move || async move { Json((*description).clone()) })
}

/// The address that takes whole files, with a limit of its own.
pub fn uploads() -> Routes {
    import::uploads().split().0
}

/// The description of the API.
#[must_use]
pub fn openapi() -> Value {
    parts().1
}

fn parts() -> (Routes, Value) {
    let (routes, mut description) = ApiRoutes::new()
        .merge(register::routes())
        .merge(vacancy::routes())
        .merge(case::routes())
        .merge(visit::routes())
        .merge(pathway::routes())
        .merge(matching::routes())
        .merge(proposal::routes())
        .merge(reference::routes())
        .merge(import::routes())
        .merge(search::routes())
        .merge(account::routes())
        .split();
    let (uploads, described) = import::uploads().split();
    description.merge(described);
    let mut document = document::finish(&description);
    for route in routes.list.iter().chain(&uploads.list) {
        document::ask(&mut document, route);
    }
    (routes, document)
}

/// The rights that the API asks for somewhere: what a key may be limited to.
pub fn scopes() -> Vec<Right> {
    let (routes, uploads) = (parts().0, import::uploads().split().0);
    let mut rights: Vec<Right> = routes.list.iter().chain(&uploads.list).flat_map(|route| route.gate.rights()).collect();
    rights.sort_unstable();
    rights.dedup();
    rights
}
