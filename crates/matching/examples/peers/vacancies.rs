//! A vacancy as numbers, with the credits that the taxonomies give it.

use chrono::{Datelike, NaiveDate};
use ponte_domain::{
    vacancy::{Condition, Remote},
    work_terms::Licence,
};
use ponte_matching::{
    features::{AskedEducation, AskedSkill, Thing, VacancyFeatures},
    key::{OccupationKey, SkillKey},
    outcome::TermName,
    taxonomy::{FULL, Taxonomy},
};
use serde_json::{Map, Value, json};

use crate::names::Names;

/// All that a peer needs of a vacancy.
pub fn value(vacancy: &VacancyFeatures, taxonomy: &Taxonomy, names: &mut Names, today: NaiveDate) -> Value {
    let maxima: Map<String, Value> = TermName::ALL.iter().map(|term| (term.as_str().to_owned(), vacancy.maxima.of(*term).into())).collect();
    let excludes: Map<String, Value> =
        Condition::ALL.iter().map(|condition| (condition.as_str().to_owned(), vacancy.excludes(*condition).into())).collect();
    json!({
        "maxima": maxima,
        "excludes": excludes,
        "has_occupation": vacancy.occupation.is_some(),
        "occupation_credits": vacancy.occupations.iter().map(|asked| occupation_credits(*asked, taxonomy, names)).collect::<Vec<_>>(),
        "skill_credits": vacancy.skills.iter().map(|asked| skill_credits(*asked, taxonomy, names)).collect::<Vec<_>>(),
        "things": vacancy.things.iter().map(|asked| thing(asked, names)).collect::<Vec<_>>(),
        "profile": vacancy.profile,
        "profile_full": vacancy.profile_full(),
        "languages": vacancy.languages.iter().map(|asked| {
            json!({ "language": names.language(asked.key), "level": asked.cefr.map_or(0, |level| level as i32 + 1), "required": asked.required })
        }).collect::<Vec<_>>(),
        "education": vacancy.education.iter().map(|asked| education(asked, names)).collect::<Vec<_>>(),
        "experience": vacancy.experience.iter().map(|asked| {
            json!({ "slot": asked.slot, "months": asked.months, "required": asked.required })
        }).collect::<Vec<_>>(),
        "workplace": vacancy.workplace.map(|at| [at.x, at.y, at.z]),
        "remote": vacancy.remote.map(Remote::as_str),
        "board_and_lodging": vacancy.board_and_lodging,
        "contract": vacancy.contract.map(|contract| contract as u32),
        "hours": vacancy.hours.map(ponte_domain::work_terms::Hours::bit),
        "shifts": vacancy.shifts.iter().map(|shift| shift.bit()).collect::<Vec<_>>(),
        "start": vacancy.start.map(|start| start.max(today).num_days_from_ce()),
        "pay_year_cents": vacancy.pay_year_cents,
        "sector": vacancy.sector.map(ponte_matching::key::Sector::span),
    })
}

/// Pairs of an occupation and its credit, where there is one.
fn occupation_credits(asked: OccupationKey, taxonomy: &Taxonomy, names: &mut Names) -> Vec<(i32, u16)> {
    match asked {
        OccupationKey::Known(ix) => {
            let credits = (0..).zip(taxonomy.occupation_credits(ix));
            credits.filter(|(_, credit)| *credit > 0).collect()
        }
        OccupationKey::Words(_) => vec![(names.occupation(asked), FULL)],
    }
}

/// Pairs of a skill and its credit, where there is one.
fn skill_credits(asked: SkillKey, taxonomy: &Taxonomy, names: &mut Names) -> Vec<(i32, u16)> {
    match asked {
        SkillKey::Known(ix) => taxonomy.skills_near(ix).iter().map(|(near, credit)| (i32::from(near.0), *credit)).collect(),
        SkillKey::Words(_) => vec![(names.skill(asked), FULL)],
    }
}

fn thing(asked: &AskedSkill, names: &mut Names) -> Value {
    let (units, required) = (asked.units(), asked.required);
    match &asked.thing {
        Thing::Skill { level, .. } => {
            json!({ "kind": "skill", "slot": asked.slot, "level": level.unwrap_or(0), "units": units, "required": required })
        }
        Thing::Licence(licence) => {
            let giving = Licence::ALL.iter().filter(|other| other.implied() & licence.bit() != 0).fold(0, |mask, other| mask | other.bit());
            json!({ "kind": "licence", "giving": giving, "units": units, "required": required })
        }
        Thing::Register { key, .. } => {
            json!({ "kind": "register", "register": names.register(*key), "units": units, "required": required })
        }
        Thing::Vehicle => json!({ "kind": "vehicle", "units": units, "required": required }),
    }
}

/// With a field asked comes what each known field says of it: 1 it is, 0 it is not, -1 not comparable.
fn education(asked: &AskedEducation, names: &Names) -> Value {
    let satisfied = asked
        .field
        .as_ref()
        .map(|(_, field)| names.fields.iter().map(|own| own.satisfies(*field).map_or(-1, i32::from)).collect::<Vec<_>>());
    json!({ "level": asked.eqf.unwrap_or(0), "satisfied": satisfied, "required": asked.required })
}
