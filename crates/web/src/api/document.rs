//! Finishes the description of the API: what all operations share is said once, here.

use serde_json::{Map, Value, json};
use utoipa::openapi::OpenApi;

use super::{engine, register};
use crate::routes::Route;

/// The description with its title, its security, the schemas of records and the refusals of every operation.
pub fn finish(collected: &OpenApi) -> Value {
    let mut document = json!(collected);
    document["openapi"] = json!("3.1.0");
    document["info"] = json!({
        "title": "Ponte",
        "version": "1",
        "description": "The information system of local employment services. Errors are problem+json; lists are read page by page; a record is replaced over the version that was seen.",
        "license": { "name": "EUPL-1.2", "identifier": "EUPL-1.2" },
    });
    document["servers"] = json!([{ "url": "/" }]);
    document["security"] = json!([{ "token": [] }, { "session": [] }]);
    let schemas = &mut document["components"]["schemas"];
    for (name, schema) in register::schemas().into_iter().chain(engine::schemas()) {
        schemas[name] = schema;
    }
    schemas["Problem"] = problem();
    schemas["FieldError"] = field_error();
    document["components"]["responses"] = responses();
    document["components"]["securitySchemes"] = json!({
        "token": { "type": "http", "scheme": "bearer", "description": "A key made on the page of one's keys, with `POST /api/v1/tokens` or `ponte account token`: `ponte_` and 51 characters. Each operation names the rights (its scope) that a key must have." },
        "session": { "type": "apiKey", "in": "cookie", "name": crate::visitor::SESSION_COOKIE, "description": "The session of the pages; where they are served over https its name begins with `__Host-`." },
    });
    if let Some(paths) = document["paths"].as_object_mut() {
        for (path, item) in paths {
            for (method, operation) in item.as_object_mut().into_iter().flatten() {
                refuse(path, method, operation);
                no_nul(operation);
                any_bytes(operation);
            }
        }
    }
    document
}

/// Says which rights an operation asks for: the scope that a key must have.
pub fn ask(document: &mut Value, route: &Route) {
    let mut rights: Vec<&str> = route.gate.rights().into_iter().map(|right| right.as_str()).collect();
    rights.dedup();
    let method = route.method.as_str().to_lowercase();
    if let Some(operation) = document["paths"].get_mut(&route.path).and_then(|path| path.get_mut(&method)) {
        operation["security"] = json!([{ "token": rights }, { "session": [] }]);
    }
}

/// Every way in which a request may be refused, and when.
const REFUSALS: &[(&str, &str, &str)] = &[
    ("400", "Malformed", "The address, a header or the JSON is not what the operation takes."),
    ("401", "NotSignedIn", "No valid token and no open session."),
    ("403", "Forbidden", "The account has not the right, or the key has not the scope."),
    ("404", "NotFound", "There is no such record."),
    ("409", "Conflict", "The external id is taken, or somebody changed the record meanwhile."),
    ("412", "Stale", "Somebody changed the record since the version in `If-Match`."),
    ("413", "TooLarge", "The body is larger than 2 MiB, or a file than 1 GiB."),
    ("415", "MediaType", "The body is of none of the kinds that the operation takes."),
    ("422", "Invalid", "A rule is broken; `errors` says which, field by field."),
    ("428", "VersionRequired", "`If-Match` is missing."),
    ("429", "TooMany", "The account or the address asks too often; `Retry-After` says when it may again."),
];

/// Adds the refusals that an operation may answer by its shape.
fn refuse(path: &str, method: &str, operation: &mut Value) {
    let body = operation.get("requestBody").is_some();
    for (status, name, _) in REFUSALS {
        let may = match *status {
            // Filters and plans name other records.
            "404" => path.contains('{') || ["/vacancies", "/projects", "/assign"].iter().any(|end| path.ends_with(end)),
            "409" => method != "get",
            "412" | "428" => method == "put" && path.ends_with("/{id}"),
            "413" | "415" => body,
            "422" => method != "get",
            _ => true,
        };
        let responses = &mut operation["responses"];
        if may && responses.get(*status).is_none() {
            responses[*status] = json!({ "$ref": format!("#/components/responses/{name}") });
        }
    }
}

/// Says that no text of an address holds a NUL character, which no database could hold.
fn no_nul(operation: &mut Value) {
    for parameter in operation.get_mut("parameters").and_then(Value::as_array_mut).into_iter().flatten() {
        let schema = &mut parameter["schema"];
        let text = schema["type"] == "string" || schema["type"].as_array().is_some_and(|types| types.contains(&json!("string")));
        if text && ["enum", "pattern", "format"].iter().all(|name| schema.get(*name).is_none()) {
            schema["pattern"] = json!("^[^\\u0000]*$");
        }
    }
}

/// A file may be any bytes: what is wrong with it is told by the report of its import.
fn any_bytes(operation: &mut Value) {
    for (kind, content) in operation.pointer_mut("/requestBody/content").and_then(Value::as_object_mut).into_iter().flatten() {
        if kind != "application/json" {
            *content = json!({});
        }
    }
}

fn responses() -> Value {
    let mut responses = Map::new();
    for (_, name, about) in REFUSALS {
        let content = json!({ "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } });
        responses.insert((*name).to_owned(), json!({ "description": about, "content": content }));
    }
    Value::Object(responses)
}

fn problem() -> Value {
    json!({
        "type": "object",
        "description": "Why a request was refused (RFC 9457).",
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": { "type": "string", "description": "`urn:ponte:problem:` and the kind of problem." },
            "title": { "type": "string" },
            "status": { "type": "integer", "minimum": 400, "maximum": 599 },
            "detail": { "type": "string", "description": "For those who program; people are told in their language by the pages." },
            "scope": { "type": "string", "description": "The right that the key is not limited to, when that is why (`urn:ponte:problem:scope`)." },
            "errors": { "type": "array", "items": { "$ref": "#/components/schemas/FieldError" } },
        },
    })
}

fn field_error() -> Value {
    let codes: Vec<&str> = ponte_app::import::error::Code::ALL.iter().map(|code| code.as_str()).collect();
    json!({
        "type": "object",
        "description": "What is wrong with a field; the codes are those of an import.",
        "required": ["line", "field", "code", "value"],
        "properties": {
            "line": { "type": "integer", "minimum": 0, "description": "Line of a file; 0 here." },
            "field": { "type": "string", "description": "Dotted name, entries of lists counted from 1; empty when the whole is meant." },
            "code": { "enum": codes },
            "value": { "type": "string" },
            "nearest": { "type": "string", "description": "The nearest name or value that would have been right." },
            "detail": { "type": "string", "description": "A limit, an expected type, another field." },
        },
    })
}
