//! Changes what a vacancy asks, one requirement at a time, from the shortlist page.

use ponte_domain::{
    id::VacancyId,
    vacancy::{Asked, Condition, Need, Requirement, Vacancy},
    work_terms::{Cefr, Contract, Hours},
};
use ponte_storage::{Kind, Stored, register};

use super::AskedAt;
use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// Most months of experience that are asked.
const MOST_MONTHS: u32 = 480;

/// A change of what a vacancy asks.
#[derive(Debug, Clone)]
pub enum RequirementChange {
    /// The requirement at a position excludes, or only gives points.
    Need {
        position: usize,
        need: Need,
    },
    /// A condition of the vacancy excludes, or only gives points.
    Condition {
        condition: Condition,
        need: Need,
    },
    /// How much is asked, as typed: a level, months, a day, a contract, the hours.
    Value {
        at: AskedAt,
        value: String,
    },
    Add(Requirement),
    Remove {
        position: usize,
    },
}

impl RequirementChange {
    /// Applies the change to a vacancy; false when there is nothing at the position.
    #[must_use]
    pub fn apply(self, vacancy: &mut Vacancy) -> bool {
        let list = &mut vacancy.requirements;
        match self {
            Self::Need { position, need } => list.get_mut(position).map(|requirement| requirement.need = need).is_some(),
            Self::Condition { condition, need } => {
                let what = Asked::Availability { condition };
                list.retain(|requirement| requirement.what != what);
                // Required is what holds unless said otherwise.
                if need == Need::Preferred {
                    list.push(Requirement { need, what });
                }
                true
            }
            Self::Value { at: AskedAt::Requirement(position), value } => {
                list.get_mut(position).is_some_and(|requirement| set_value(&mut requirement.what, &value))
            }
            Self::Value { at: AskedAt::Condition(condition), value } => set_condition(vacancy, condition, &value),
            Self::Add(requirement) => {
                list.push(requirement);
                true
            }
            Self::Remove { position } if position < list.len() => {
                list.remove(position);
                true
            }
            Self::Remove { .. } => false,
        }
    }
}

/// Sets how much a requirement asks; false when the value says nothing for it.
fn set_value(asked: &mut Asked, value: &str) -> bool {
    let number = |most: u32| value.parse::<u32>().ok().filter(|number| (1..=most).contains(number));
    let small = |most: u32| number(most).and_then(|number| u8::try_from(number).ok());
    match asked {
        Asked::Experience { months, .. } => number(MOST_MONTHS).map(|given| *months = given).is_some(),
        Asked::Skill { level, .. } => optional(level, value, small(4)),
        Asked::Education { eqf, field } => (field.is_some() || !value.is_empty()) && optional(eqf, value, small(8)),
        Asked::Language { cefr, .. } => optional(cefr, value, Cefr::from_code(value)),
        _ => false,
    }
}

/// Sets a condition of the vacancy itself; an empty value takes it away.
fn set_condition(vacancy: &mut Vacancy, condition: Condition, value: &str) -> bool {
    match condition {
        Condition::Start => optional(&mut vacancy.start, value, value.parse().ok()),
        Condition::Contract => optional(&mut vacancy.contract, value, Contract::from_code(value)),
        Condition::Hours => optional(&mut vacancy.hours, value, Hours::from_code(value)),
        Condition::Shifts | Condition::Distance => false,
    }
}

/// Sets what was read, or nothing when nothing was typed.
fn optional<T>(slot: &mut Option<T>, typed: &str, read: Option<T>) -> bool {
    let understood = typed.is_empty() || read.is_some();
    if understood {
        *slot = read;
    }
    understood
}

/// Changes what a vacancy asks, over the version that the caller saw.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`]; [`Refusal::Missing`] when a value says nothing for what it is given to;
/// [`Refusal::Stale`] when somebody changed the vacancy since.
pub async fn change_requirement(app: &App, caller: &Caller, id: VacancyId, seen_version: i64, change: RequirementChange) -> Result<()> {
    let stored: Stored<Vacancy> = app.record(&app.db, caller, Right::EditVacancies, id.0).await?;
    if stored.version != seen_version {
        return Err(Refusal::Stale { kind: Kind::Vacancy, id: id.0 }.into());
    }
    let mut changed = stored.value.clone();
    let refusal = match change {
        RequirementChange::Value { .. } => Refusal::Missing("value"),
        _ => Refusal::NotFound(Kind::Vacancy),
    };
    if !change.apply(&mut changed) {
        return Err(refusal.into());
    }
    let mut tx = app.begin().await?;
    register::update(&mut tx, &stored, &changed, &caller.actor, app.now(), None).await?;
    app.audit(&tx, caller, "vacancy.change_requirement", Some((Kind::Vacancy, id.0)), &["requirements", "start", "contract", "hours"])
        .await?;
    app.commit(tx).await
}
