//! Assigns many candidates to many positions at once: mass recruitment.

use std::collections::HashMap;

use ponte_domain::{id::WorkerId, vacancy::Vacancy};
use ponte_matching::assign::{Role, assign as solve};
use serde::{Deserialize, Serialize};

use crate::{
    App,
    error::Result,
    market::SurveyQuestion,
    register,
    rights::{Caller, Right},
    vacancy::sector_of,
};

/// A plan of recruitment: which vacancies are filled together, and by whom at most.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Vacancies by UUID or external id.
    pub vacancies: Vec<String>,
    /// People by external id who may be assigned; absent means everybody who passes.
    #[serde(default)]
    pub workers: Option<Vec<String>>,
}

/// Who takes which position.
#[derive(Debug, Clone, Serialize)]
pub struct Assigned {
    pub vacancy: String,
    pub worker: WorkerId,
    pub external_id: String,
    pub points: u16,
}

/// The assignment with the most points in total.
#[derive(Debug, Clone, Serialize)]
pub struct Assignment {
    pub assigned: Vec<Assigned>,
    pub total: u64,
    /// Positions that nobody takes, by vacancy.
    pub empty: Vec<(String, usize)>,
    /// Whether the dual solution proves that no assignment has more points.
    pub proven_best: bool,
}

/// Assigns people to the positions of a plan, each to one at most, with the most points in total.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`], [`crate::error::Refusal::NotFound`].
pub async fn assign(app: &App, caller: &Caller, plan: &Plan) -> Result<Assignment> {
    caller.require(Right::Match)?;
    let mut candidates: Vec<(WorkerId, String)> = Vec::new();
    let mut numbers: HashMap<WorkerId, usize> = HashMap::new();
    let (mut roles, mut names) = (Vec::new(), Vec::new());
    for name in &plan.vacancies {
        let stored = register::find::<Vacancy>(app, caller, name).await?;
        let sector = sector_of(&app.db, &stored.value).await?;
        let (capacity, title) = (stored.value.positions as usize, stored.value.external.id.clone());
        let question = SurveyQuestion { vacancy: stored.value, sector, most: 0, today: app.today(), seen: app.seen(caller).await? };
        let mut arcs = Vec::new();
        for (worker, external_id, points) in app.market.everybody(question).await? {
            if plan.workers.as_ref().is_some_and(|only| !only.iter().any(|id| id == external_id.as_str())) {
                continue;
            }
            let number = *numbers.entry(worker).or_insert_with(|| {
                candidates.push((worker, external_id.as_str().to_owned()));
                candidates.len() - 1
            });
            arcs.push((number, points));
        }
        roles.push(Role { capacity, arcs });
        names.push(title);
    }
    let solved = tokio::task::spawn_blocking(move || {
        let solution = solve(candidates.len(), &roles);
        let proven = solution.is_proven_best(&roles);
        (solution, proven, candidates)
    });
    let (solution, proven_best, candidates) = solved.await.map_err(|error| crate::error::Error::Internal(error.to_string()))?;
    let assigned = solution.pairs.iter().map(|pair| Assigned {
        vacancy: names[pair.role].clone(),
        worker: candidates[pair.candidate].0,
        external_id: candidates[pair.candidate].1.clone(),
        points: pair.points,
    });
    let empty = names.iter().cloned().zip(solution.empty.iter().copied()).filter(|(_, empty)| *empty > 0).collect();
    Ok(Assignment { assigned: assigned.collect(), total: solution.total, empty, proven_best })
}
