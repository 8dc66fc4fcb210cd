//! Changes what a vacancy asks, one requirement at a time, from the shortlist page.

use ponte_domain::{
    id::VacancyId,
    vacancy::{Asked, Condition, Need, Requirement, Vacancy},
};
use ponte_storage::{Kind, Stored, register};

use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

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
    /// The months asked by the experience requirement at a position.
    Months {
        position: usize,
        months: u32,
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
            Self::Months { position, months } => match list.get_mut(position).map(|requirement| &mut requirement.what) {
                Some(Asked::Experience { months: asked, .. }) => {
                    *asked = months;
                    true
                }
                _ => false,
            },
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

/// Changes what a vacancy asks, over the version that the caller saw.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`]; [`Refusal::Stale`] when somebody changed the vacancy since.
pub async fn change_requirement(app: &App, caller: &Caller, id: VacancyId, seen_version: i64, change: RequirementChange) -> Result<()> {
    let stored: Stored<Vacancy> = app.record(&app.db, caller, Right::EditVacancies, id.0).await?;
    if stored.version != seen_version {
        return Err(Refusal::Stale { kind: Kind::Vacancy, id: id.0 }.into());
    }
    let mut changed = stored.value.clone();
    if !change.apply(&mut changed) {
        return Err(Refusal::NotFound(Kind::Vacancy).into());
    }
    let mut tx = app.begin().await?;
    register::update(&mut tx, &stored, &changed, &caller.actor, app.now(), None).await?;
    app.audit(&tx, caller, "vacancy.change_requirement", Some((Kind::Vacancy, id.0)), &["requirements"]).await?;
    app.commit(tx).await
}
