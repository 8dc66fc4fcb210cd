//! The JSON API: what it gives, and how it refuses.

mod describe;
mod imports;
mod matching;
mod pathways;
mod proposals;
mod refusals;
mod registers;
mod shortlists;

use serde_json::{Value, json};

/// The least that a worker is made of.
pub fn worker(id: &str, family_name: &str) -> Value {
    json!({ "id": id, "given_name": "Anna", "family_name": family_name })
}

/// A vacancy of an employer in La Spezia.
pub fn vacancy(id: &str) -> Value {
    json!({
        "id": id, "employer": "E1", "title": "Cuoco", "positions": 1, "workplace": { "istat": "011015" },
        "requirements": [{ "kind": "licence", "value": "B", "need": "required" }],
    })
}
