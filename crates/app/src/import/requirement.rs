//! Requirements of vacancies and courses.

use ponte_domain::{
    vacancy::{Asked, Need, Requirement},
    work_terms::Licence,
};
use serde_json::Value;

use super::{
    concept::ConceptKind,
    error::Code,
    fields::{Kind, RequirementKind},
    node::Node,
    reader::Reader,
};

/// Reads one requirement: what `value` and `level` mean depends on its kind.
pub fn read(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Requirement> {
    let kind = reader.code::<RequirementKind>(&node.child("kind"));
    let need = reader.code::<Need>(&node.child("need"));
    let kind = kind?;
    refuse_what_says_nothing(reader, node, kind);
    let what = asked(reader, node, kind);
    Some(Requirement { need: need?, what: what? })
}

fn asked(reader: &mut Reader<'_>, node: &Node<'_>, kind: RequirementKind) -> Option<Asked> {
    let value = node.child("value");
    let needs_value = !matches!(kind, RequirementKind::Education | RequirementKind::Experience | RequirementKind::Vehicle);
    if needs_value && value.is_absent() && (kind != RequirementKind::Skill || node.child("label").is_absent()) {
        reader.error(&value, Code::Missing, "");
        return None;
    }
    match kind {
        RequirementKind::Skill => {
            let skill = reader.concept_of(ConceptKind::Skill, &value, Some(&node.child("label")), Some(&node.child("sure")))?;
            Some(Asked::Skill { skill, level: level(reader, node, 4) })
        }
        RequirementKind::Language => {
            let cefr = reader.code(&node.child("level"));
            Some(Asked::Language { code: reader.language(&value)?, cefr })
        }
        RequirementKind::Licence => reader.code::<Licence>(&value).map(|licence| Asked::Licence { licence }),
        RequirementKind::Education => education(reader, node),
        RequirementKind::Experience => experience(reader, node),
        RequirementKind::Register => reader.text(&value).map(|register| Asked::Register { register }),
        RequirementKind::Vehicle => Some(Asked::Vehicle),
        RequirementKind::Availability => reader.code(&value).map(|condition| Asked::Availability { condition }),
        RequirementKind::Other => reader.text(&value).map(|text| Asked::Other { text }),
    }
}

fn education(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Asked> {
    let (eqf, field) = (level(reader, node, 8), reader.text(&node.child("value")));
    if eqf.is_none() && field.is_none() {
        if node.child("level").is_absent() {
            reader.error(&node.child("level"), Code::Missing, "");
        }
        return None;
    }
    Some(Asked::Education { eqf, field })
}

fn experience(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Asked> {
    let months = node.child("months");
    if months.is_absent() {
        reader.error(&months, Code::Missing, "");
    }
    let occupation =
        reader.concept_of(ConceptKind::Occupation, &node.child("value"), Some(&node.child("label")), Some(&node.child("sure")));
    Some(Asked::Experience { occupation, months: reader.whole(&months)? })
}

fn level(reader: &mut Reader<'_>, node: &Node<'_>, most: u32) -> Option<u8> {
    let mut level = node.child("level");
    level.kind = Kind::Whole(1, most);
    reader.small(&level)
}

/// A field that means nothing for the kind is a misunderstanding to be told, not to be dropped.
fn refuse_what_says_nothing(reader: &mut Reader<'_>, node: &Node<'_>, kind: RequirementKind) {
    use RequirementKind as K;
    let concept = matches!(kind, K::Skill | K::Experience);
    let meant = [
        ("value", kind != K::Vehicle),
        ("label", concept),
        ("sure", concept),
        ("level", matches!(kind, K::Skill | K::Language | K::Education)),
        ("months", kind == K::Experience),
    ];
    for (name, meant) in meant {
        let child = node.child(name);
        // `vehicle` may be said to be one's own, which is what it means anyway.
        let own = kind == K::Vehicle && matches!(child.value, Value::String(text) if text == "own");
        if !meant && !child.is_absent() && !own {
            reader.error(&child, Code::NotForKind, kind.as_str());
        }
    }
}
