//! Brings into a person's record what she answers to the questions that a list of candidates asks.

use ponte_domain::{
    id::WorkerId,
    reference::Lang,
    work_terms::{Contract, Hours, Shift},
    worker::Worker,
};
use ponte_matching::outcome::What;
use ponte_storage::{Kind, Stored, register};

use crate::{
    App,
    error::{Refusal, Result},
    import::{
        concept::{Links, NoLinker},
        context::{Context, Options},
        form::{inputs_of, read_form},
    },
    rights::{Caller, Right},
};

/// A question that yes or no answers, as the field of the record it is about and the values asked for (`|` between several).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Name of the field, as in the import format.
    pub field: &'static str,
    pub value: String,
    /// Whether a no can be recorded; else only a yes is.
    pub takes_no: bool,
}

/// What a person answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub field: String,
    pub value: String,
    pub yes: bool,
}

/// The question behind something unknown; `None` when it takes more than yes or no (where she lives, what she has done).
#[must_use]
pub fn question_of(what: &What) -> Option<Question> {
    let question = |field, value: String, takes_no| Some(Question { field, value, takes_no });
    match what {
        What::Vehicle => question("availability.vehicle", "own".into(), true),
        What::RightToWork => question("right_to_work", "yes".into(), true),
        What::Contract { contract } => question("availability.contracts", contract.to_string(), true),
        What::Hours { hours } => question("availability.hours", hours.to_string(), true),
        What::Shifts { shifts } => {
            let shifts: Vec<&str> = shifts.iter().map(|shift| shift.as_str()).collect();
            question("availability.shifts", shifts.join("|"), true)
        }
        What::Start { date } => question("availability.from", date.to_string(), false),
        What::MaxKm { km } => question("availability.max_km", km.to_string(), false),
        What::Pay { euro_year } => question("availability.min_pay_year", euro_year.to_string(), false),
        What::Skill { skill, level, .. } => {
            let word = skill.uri.as_ref().unwrap_or(&skill.text).as_str();
            let level = level.map_or_else(String::new, |level| format!("|{level}"));
            question("skills", format!("{word}{level}"), false)
        }
        What::Language { code, cefr } => {
            let level = cefr.map_or_else(String::new, |cefr| format!("|{cefr}"));
            question("languages", format!("{}{level}", code.as_str()), false)
        }
        What::Licence { licence } => question("licences", licence.to_string(), false),
        What::Register { register } => question("registers", register.as_str().to_owned(), false),
        What::WishOccupation { occupation, .. } => {
            question("wishes.occupations", occupation.uri.as_ref().unwrap_or(&occupation.text).as_str().to_owned(), false)
        }
        What::SkillsOfOccupation
        | What::Education { .. }
        | What::Experience { .. }
        | What::Occupation { .. }
        | What::Availability
        | What::Home
        | What::Distance
        | What::WishSector
        | What::Sector
        | What::Consent
        | What::Other { .. } => None,
    }
}

/// Records answers in a person's record, checked as a form is.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`]; [`Refusal::Missing`] names what cannot be read.
pub async fn answer(app: &App, caller: &Caller, id: WorkerId, answers: &[Answer]) -> Result<()> {
    let mut tx = app.begin().await?;
    let stored: Stored<Worker> = app.record(&tx, caller, Right::EditPeople, id.0).await?;
    let changed = apply(app, &stored.value, answers)?;
    if changed == stored.value {
        return Ok(());
    }
    register::update(&mut tx, &stored, &changed, &caller.actor, app.now(), None).await?;
    app.audit(&tx, caller, "worker.answer", Some((Kind::Worker, id.0)), &[]).await?;
    app.commit(tx).await
}

/// The record with the answers in it.
///
/// A record lists what a person accepts and has no place for what she refuses. A no to one of those is therefore kept as the
/// engine reads it: every other value of the list, the firm counterpart of "anything but that". A no to what has no such list is not kept.
///
/// # Errors
/// [`Refusal::Missing`] when a field takes no answers, or the record with them breaks a rule of its form.
pub(crate) fn apply(app: &App, worker: &Worker, answers: &[Answer]) -> Result<Worker> {
    if answers.is_empty() {
        return Ok(worker.clone());
    }
    let mut inputs = inputs_of(worker);
    for answer in answers {
        put(&mut inputs, answer)?;
    }
    let catalogue = app.market.catalogue();
    // An answer links nothing anew: words that nobody has linked stay words.
    let links = Links::new(&NoLinker, Lang::It);
    let options = Options { source: worker.external.source.clone(), desk: worker.desk.clone(), today: app.today(), lang: Lang::It };
    let (read, _) = read_form::<Worker>(Context::new(&catalogue, &links, &options), &inputs);
    Ok(read.ok_or(Refusal::Missing("answer"))?)
}

type Inputs = Vec<(String, String)>;

fn put(inputs: &mut Inputs, answer: &Answer) -> std::result::Result<(), Refusal> {
    let Answer { field, value, yes } = answer;
    let (field, yes) = (field.as_str(), *yes);
    match field {
        "availability.vehicle" => set(inputs, field, if yes { "own" } else { "none" }),
        "right_to_work" => set(inputs, field, if yes { "yes" } else { "no" }),
        "availability.contracts" => put_codes(inputs, field, value, yes, Contract::ALL.iter().map(|code| code.as_str())),
        "availability.hours" => put_codes(inputs, field, value, yes, Hours::ALL.iter().map(|code| code.as_str())),
        "availability.shifts" => put_codes(inputs, field, value, yes, Shift::ALL.iter().map(|code| code.as_str())),
        "availability.from" | "availability.max_km" | "availability.min_pay_year" if yes => set(inputs, field, value),
        "licences" | "registers" | "wishes.occupations" if yes => add(inputs, field, value),
        "skills" if yes => add_object(inputs, field, value, ["skill", "level"]),
        "languages" if yes => add_object(inputs, field, value, ["code", "cefr"]),
        "availability.from"
        | "availability.max_km"
        | "availability.min_pay_year"
        | "licences"
        | "registers"
        | "wishes.occupations"
        | "skills"
        | "languages" => {}
        _ => return Err(Refusal::Missing("answer")),
    }
    Ok(())
}

/// The values of a field that stand in one input or in several of the same name.
fn values(inputs: &Inputs, field: &str) -> Vec<String> {
    let own = inputs.iter().filter(|(name, _)| name == field);
    own.flat_map(|(_, value)| value.split('|').map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned)).collect()
}

fn set(inputs: &mut Inputs, field: &str, value: &str) {
    inputs.retain(|(name, _)| name != field);
    inputs.push((field.to_owned(), value.to_owned()));
}

fn put_codes<'a>(inputs: &mut Inputs, field: &str, value: &str, yes: bool, all: impl Iterator<Item = &'a str>) {
    let asked: Vec<&str> = value.split('|').collect();
    let mut codes = values(inputs, field);
    if yes {
        codes.extend(asked.iter().map(|code| (*code).to_owned()));
    } else if codes.is_empty() {
        codes = all.map(str::to_owned).collect();
    }
    codes.retain(|code| yes || !asked.contains(&code.as_str()));
    let mut seen = std::collections::HashSet::new();
    codes.retain(|code| seen.insert(code.clone()));
    set(inputs, field, &codes.join("|"));
}

/// Adds to a list of which one entry alone is read as a cell, so that an added one is always a second input.
fn add(inputs: &mut Inputs, field: &str, value: &str) {
    let at = inputs.iter().filter(|(name, _)| name == field).count();
    let numbered = inputs.iter().filter(|(name, _)| name.strip_prefix(field).is_some_and(|rest| rest.starts_with('.'))).count();
    if at == 0 && numbered > 0 {
        let next = next_entry(inputs, field);
        inputs.push((format!("{field}.{next}"), value.to_owned()));
        return;
    }
    inputs.push((field.to_owned(), value.to_owned()));
}

fn add_object(inputs: &mut Inputs, field: &str, value: &str, names: [&str; 2]) {
    let next = next_entry(inputs, field);
    // The level is what follows the last bar; an address has none.
    let (first, second) = value.rsplit_once('|').map_or((value, None), |(first, second)| (first, Some(second)));
    inputs.push((format!("{field}.{next}.{}", names[0]), first.to_owned()));
    inputs.extend(second.map(|second| (format!("{field}.{next}.{}", names[1]), second.to_owned())));
}

/// The number of the entry after the last.
fn next_entry(inputs: &Inputs, field: &str) -> usize {
    let number = |name: &str| name.strip_prefix(field)?.strip_prefix('.')?.split('.').next()?.parse::<usize>().ok();
    inputs.iter().filter_map(|(name, _)| number(name)).max().map_or(1, |last| last + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(inputs: &[(&str, &str)], field: &str, value: &str, yes: bool) -> Vec<(String, String)> {
        let mut inputs: Inputs = inputs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        put(&mut inputs, &Answer { field: field.into(), value: value.into(), yes }).unwrap();
        inputs
    }

    #[test]
    fn a_no_is_everything_but_that() {
        let inputs = answered(&[], "availability.shifts", "weekend|night", false);
        assert_eq!(inputs, [("availability.shifts".to_owned(), "day|evening|holiday".to_owned())]);
    }

    #[test]
    fn a_yes_is_added_to_what_she_accepts_already() {
        let inputs = answered(&[("availability.shifts", "day"), ("availability.shifts", "night")], "availability.shifts", "weekend", true);
        assert_eq!(inputs, [("availability.shifts".to_owned(), "day|night|weekend".to_owned())]);
    }

    #[test]
    fn a_language_becomes_one_more_entry() {
        let inputs = answered(&[("languages.1.code", "it")], "languages", "en|A2", true);
        assert!(inputs.contains(&("languages.2.code".into(), "en".into())));
        assert!(inputs.contains(&("languages.2.cefr".into(), "A2".into())));
    }

    #[test]
    fn what_is_not_asked_cannot_be_answered() {
        let mut inputs = Inputs::new();
        let forged = Answer { field: "person.sex".into(), value: "F".into(), yes: true };
        assert!(put(&mut inputs, &forged).is_err() && inputs.is_empty());
    }
}
