//! A requirement as a tree.

use ponte_domain::{
    concept::ConceptRef,
    vacancy::{Asked, Requirement},
};
use serde_json::{Value, json};

use crate::import::fields::RequirementKind as Kind;

/// The fields of a requirement, as the import reads them.
pub fn requirement(requirement: &Requirement) -> Value {
    let (kind, what) = match &requirement.what {
        Asked::Skill { skill, level } => (Kind::Skill, with_concept(json!({"level": level}), Some(skill))),
        Asked::Language { code, cefr } => (Kind::Language, json!({"value": code, "level": cefr})),
        Asked::Licence { licence } => (Kind::Licence, json!({"value": licence})),
        Asked::Education { eqf, field } => (Kind::Education, json!({"value": field, "level": eqf})),
        Asked::Experience { occupation, months } => (Kind::Experience, with_concept(json!({"months": months}), occupation.as_ref())),
        Asked::Register { register } => (Kind::Register, json!({"value": register})),
        Asked::Vehicle => (Kind::Vehicle, json!({})),
        Asked::Availability { condition } => (Kind::Availability, json!({"value": condition})),
        Asked::Other { text } => (Kind::Other, json!({"value": text})),
    };
    let mut value = what;
    value["kind"] = json!(kind);
    value["need"] = json!(requirement.need);
    value
}

fn with_concept(mut value: Value, concept: Option<&ConceptRef>) -> Value {
    if let Some(concept) = concept {
        value["value"] = json!(concept.uri);
        value["label"] = json!(concept.text);
        value["sure"] = json!(concept.sure);
    }
    value
}
