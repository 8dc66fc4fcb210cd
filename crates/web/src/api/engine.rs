//! Schemas of what the matching engine answers: its own documents, given out as they are.

use ponte_matching::outcome::{Criterion, Gate, TermName};
use serde_json::{Map, Value, json};

/// The schemas, by name.
pub fn schemas() -> Map<String, Value> {
    let thing = json!({
        "type": "object",
        "description": "One thing a person may have, accept or be asked; `kind` says which, the other members what exactly.",
        "required": ["kind"],
        "properties": { "kind": { "type": "string" } },
    });
    let reason = json!({
        "type": "object",
        "description": "Why a term earned its points; `kind` says which reason, the other members its figures. `unknown`: the record does not say, and half was given.",
        "required": ["kind"],
        "properties": { "kind": { "type": "string" } },
    });
    let names: Vec<&str> = TermName::ALL.iter().map(|name| name.as_str()).collect();
    let term = json!({
        "type": "object",
        "description": "The points a term earned.",
        "required": ["name", "points", "of", "why"],
        "properties": { "name": { "enum": names }, "points": points(), "of": points(), "why": named("TermReason") },
    });
    let entry = json!({
        "type": "object",
        "description": "A person of a shortlist.",
        "required": ["worker", "external_id", "points", "terms", "ask", "missing", "km"],
        "properties": {
            "worker": { "type": "string", "format": "uuid" },
            "external_id": { "type": "string" },
            "points": points(),
            "terms": { "type": "array", "items": named("Term") },
            "ask": { "type": "array", "items": named("Question") },
            "missing": { "type": "array", "items": named("Missing") },
            "km": { "type": ["number", "null"], "minimum": 0, "description": "From home to the workplace as the crow flies, one decimal." },
        },
    });
    let mut schemas = Map::new();
    schemas.insert("Thing".to_owned(), thing);
    schemas.insert("TermReason".to_owned(), reason);
    schemas.insert("Term".to_owned(), term);
    schemas.insert("Question".to_owned(), question());
    schemas.insert("Missing".to_owned(), missing());
    schemas.insert("ShortlistEntry".to_owned(), entry);
    schemas.insert("Suggestions".to_owned(), suggestions());
    schemas.insert("WhyNot".to_owned(), why_not());
    schemas.insert("GateFailure".to_owned(), gate_failure());
    schemas.insert("Counterfactual".to_owned(), counterfactual());
    schemas.insert("Shortlist".to_owned(), json!({ "type": "array", "items": named("ShortlistEntry") }));
    let gates: Vec<&str> = Gate::ALL.iter().map(|gate| gate.as_str()).collect();
    schemas.insert("Gate".to_owned(), json!({ "enum": gates }));
    let criteria: Vec<&str> = Criterion::ALL.iter().map(|criterion| criterion.as_str()).collect();
    schemas.insert("Criterion".to_owned(), json!({ "enum": criteria }));
    schemas
}

fn named(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

/// Whole points out of 1,000.
fn points() -> Value {
    json!({ "type": "integer", "minimum": 0, "maximum": 1000 })
}

fn question() -> Value {
    json!({
        "type": "object",
        "description": "A question whose good answer is worth up to some points.",
        "required": ["what", "worth", "decides"],
        "properties": {
            "what": named("Thing"),
            "worth": points(),
            "decides": { "type": "boolean", "description": "Whether a bad answer takes her out of the list." },
        },
    })
}

fn missing() -> Value {
    json!({
        "type": "object",
        "description": "Something known to be missing that the vacancy prefers, and the points it would add.",
        "required": ["what", "worth"],
        "properties": { "what": named("Thing"), "worth": points() },
    })
}

fn suggestions() -> Value {
    let vacancy = json!({
        "type": "object",
        "required": ["vacancy", "vacancy_external_id"],
        "properties": { "vacancy": { "type": "string", "format": "uuid" }, "vacancy_external_id": { "type": "string" } },
    });
    json!({ "type": "array", "items": { "allOf": [vacancy, named("ShortlistEntry")] } })
}

fn why_not() -> Value {
    let would = json!({
        "type": ["object", "null"],
        "description": "Points and place that she would have if all failures were mended, where that can be told.",
        "required": ["points", "place"],
        "properties": { "points": points(), "place": { "type": "integer", "minimum": 1 } },
    });
    json!({
        "type": "object",
        "description": "`in`: her place and match; `out`: the gates that failed; `not_there`: she is not considered, and why is not said.",
        "required": ["verdict", "counterfactuals"],
        "properties": {
            "verdict": { "enum": ["in", "out", "not_there"] },
            "place": { "type": "integer", "minimum": 1 },
            "of": { "type": "integer", "minimum": 1 },
            "points": points(),
            "match": named("ShortlistEntry"),
            "failures": { "type": "array", "items": named("GateFailure") },
            "would": would,
            "counterfactuals": { "type": "array", "items": named("Counterfactual") },
        },
    })
}

fn gate_failure() -> Value {
    let quantity = json!({ "type": ["object", "null"], "required": ["unit"], "properties": { "unit": { "type": "string" } } });
    json!({
        "type": "object",
        "description": "A gate that failed: what she has, what is needed, by how much it falls short (null where there is no measure).",
        "required": ["gate", "what", "have", "need", "short_by"],
        "properties": { "gate": named("Gate"), "what": named("Thing"), "have": quantity, "need": quantity, "short_by": quantity },
    })
}

fn counterfactual() -> Value {
    let known = json!({ "type": ["integer", "null"], "minimum": 0, "maximum": 1000 });
    json!({
        "type": "object",
        "description": "What one answer or gain would do; null points mean out of the list.",
        "required": ["what", "answer", "from", "to"],
        "properties": { "what": named("Thing"), "answer": { "enum": ["yes", "no"] }, "from": known, "to": known },
    })
}
