//! Adds a requirement as one types it on the shortlist page.

use ponte_domain::{
    concept::ConceptRef,
    id::VacancyId,
    vacancy::{Asked, Need, Requirement},
    work_terms::{Cefr, Licence},
};
use ponte_matching::link::Kind as LinkKind;

use super::{RequirementChange, change_requirement};
use crate::{
    App,
    error::{Refusal, Result},
    rights::Caller,
};

/// Most characters of what is asked.
const LONGEST: usize = 200;

/// Adds a requirement: `kind` is one of the import format's, with the code after a colon for licences and languages
/// (`licence:B`, `language:en`); `text` is words, months of experience, a level.
///
/// # Errors
/// [`Refusal::Missing`] when the words or number it needs are missing; else as [`change_requirement`].
pub async fn add_requirement(
    app: &App,
    caller: &Caller,
    id: VacancyId,
    seen_version: i64,
    need: Need,
    kind: &str,
    text: &str,
) -> Result<()> {
    let what = read(app, kind, text.trim()).ok_or(Refusal::Missing("requirement"))?;
    change_requirement(app, caller, id, seen_version, RequirementChange::Add(Requirement { need, what })).await
}

fn read(app: &App, kind: &str, text: &str) -> Option<Asked> {
    let words = || (!text.is_empty() && text.chars().count() <= LONGEST).then(|| text.to_owned());
    Some(match kind.split_once(':').unwrap_or((kind, "")) {
        ("skill", _) => Asked::Skill { skill: skill_of(app, words()?), level: None },
        ("licence", code) => Asked::Licence { licence: Licence::from_code(code)? },
        ("language", code) if code.len() == 2 => Asked::Language {
            code: code.to_owned(),
            cefr: if text.is_empty() { None } else { Some(Cefr::from_code(&text.to_uppercase())?) },
        },
        ("education", _) => {
            let level = text.trim_start_matches(|c: char| c.is_alphabetic()).trim();
            Asked::Education { eqf: Some(level.parse().ok().filter(|eqf| (1..=8).contains(eqf))?), field: None }
        }
        ("experience", _) => Asked::Experience { occupation: None, months: text.parse().ok().filter(|months| (1..=480).contains(months))? },
        ("register", _) => Asked::Register { register: words()? },
        ("vehicle", _) => Asked::Vehicle,
        ("other", _) => Asked::Other { text: words()? },
        _ => return None,
    })
}

/// Linked when the linker is sure enough; else the words stand for themselves.
fn skill_of(app: &App, text: String) -> ConceptRef {
    match app.market.linker().best(LinkKind::Skill, &text, None) {
        Some((uri, sure)) => ConceptRef { uri: Some(uri), sure: Some(sure), text },
        None => ConceptRef::words(text),
    }
}
