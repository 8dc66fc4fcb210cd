//! Questions about one person or one requirement: why is she not there, what would change.

use chrono::NaiveDate;
use ponte_domain::id::WorkerId;
use serde::Serialize;

use super::{Index, Plan, Query, Record, Standing};
use crate::{
    change::Answer,
    features::{VacancyFeatures, WorkerFeatures},
    gates::{self, GateAt},
    outcome::{Gate, GateFailure, Match, Verdict, What},
    score::{self, Facts, Scratch},
};

/// Where a person stands for a vacancy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum WhyNot {
    /// She is not among those who may be considered; why is not said (it may be a reserved list).
    NotThere,
    /// Known to fail some gates; with what she would have if all of them were met, where that can be told.
    Out { failures: Vec<GateFailure>, would: Option<Would> },
    /// She is in the list, at a place counted from 1.
    In { place: usize, of: usize, found: Match },
}

/// Points and place (from 1) that a person would have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Would {
    pub points: u16,
    pub place: usize,
}

/// What one change of a person would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Counterfactual {
    pub what: What,
    pub answer: Answer,
    /// Points now; `None` when she is out.
    pub from: Option<u16>,
    /// Points then; `None` when she would be out.
    pub to: Option<u16>,
}

/// What making one requirement a preference would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WhatIf {
    #[serde(skip)]
    pub at: GateAt,
    pub gate: Gate,
    pub what: What,
    /// How many people would come in.
    pub come_in: usize,
    /// Points of the best of them.
    pub best_points: Option<u16>,
}

/// A condition made easier for one vacancy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ease {
    /// Everybody's own limit is at least so many kilometres.
    Range { km: u32 },
    /// The work starts so many days later.
    Start { days: u32 },
}

impl Index {
    /// Why a person is not in the list of a vacancy, or where she stands in it.
    #[must_use]
    pub fn why_not(&self, vacancy: &VacancyFeatures, worker: WorkerId, query: &Query<'_>) -> WhyNot {
        let Some(record) = self.get(worker).filter(|record| query.admits(record)) else { return WhyNot::NotThere };
        let plan = Plan::new(self.taxonomy(), vacancy);
        let today = query.today;
        match judge(&plan, record, &record.features, today) {
            Verdict::In(found) => {
                let (place, of) = self.place(&plan, Standing::new(found.points, record), query);
                WhyNot::In { place, of, found }
            }
            Verdict::Out { failures } => {
                let mut mended = record.features.clone();
                // Every failure must be mended, so none may be skipped.
                let can = failures.iter().all(|failure| failure.what.grant(&mut mended, vacancy, today));
                let points = can.then(|| judge(&plan, record, &mended, today).points()).flatten();
                let would = points.map(|points| Would { points, place: self.place(&plan, Standing::new(points, record), query).0 });
                WhyNot::Out { failures, would }
            }
        }
    }

    /// Place from 1 of a standing among all who pass, and how many those are.
    fn place(&self, plan: &Plan<'_>, standing: Standing<'_>, query: &Query<'_>) -> (usize, usize) {
        let mut scratch = Scratch::default();
        let (mut before, mut of) = (0, 0);
        for record in self.records().iter().filter(|record| query.admits(record)) {
            if let Some(points) = score::points(plan, plan.vacancy, &record.features, query.today, &mut scratch) {
                of += 1;
                before += usize::from(Standing::new(points, record) < standing);
            }
        }
        (before + 1, of)
    }

    /// What each answer, gain or mended gate would do for a person, best first; a change that changes nothing is left out.
    #[must_use]
    pub fn counterfactuals(&self, vacancy: &VacancyFeatures, worker: WorkerId, today: NaiveDate) -> Vec<Counterfactual> {
        let Some(record) = self.get(worker) else { return Vec::new() };
        let plan = Plan::new(self.taxonomy(), vacancy);
        let now = judge(&plan, record, &record.features, today);
        let from = now.points();
        let (granted, asked): (Vec<What>, Vec<What>) = match now {
            Verdict::In(found) => {
                let asked: Vec<What> = found.ask.into_iter().map(|ask| ask.what).collect();
                (asked.iter().cloned().chain(found.missing.into_iter().map(|gap| gap.what)).collect(), asked)
            }
            Verdict::Out { failures } => (failures.into_iter().map(|failure| failure.what).collect(), Vec::new()),
        };
        let mut all = Vec::with_capacity(granted.len() + asked.len());
        let mut consider = |what: What, answer: Answer, can: bool, changed: &WorkerFeatures| {
            let to = if can { judge(&plan, record, changed, today).points() } else { from };
            if to != from {
                all.push(Counterfactual { what, answer, from, to });
            }
        };
        for what in granted {
            let mut changed = record.features.clone();
            let can = what.grant(&mut changed, vacancy, today);
            consider(what, Answer::Yes, can, &changed);
        }
        for what in asked {
            let mut changed = record.features.clone();
            let can = what.deny(&mut changed);
            consider(what, Answer::No, can, &changed);
        }
        all.sort_by_key(|change| std::cmp::Reverse(change.to));
        all
    }

    /// For each requirement of a vacancy, what making it a preference would do; those that keep nobody out are left out.
    #[must_use]
    pub fn what_if(&self, vacancy: &VacancyFeatures, query: &Query<'_>) -> Vec<WhatIf> {
        let alone = self.alone(vacancy, query);
        let relaxed = vacancy.gates.iter().zip(alone).filter(|(_, people)| !people.is_empty());
        relaxed.filter_map(|(gate, people)| self.relax(vacancy, *gate, &people, query.today)).collect()
    }

    /// What easing one condition would do, short of giving it up; `None` when the vacancy does not have it.
    #[must_use]
    pub fn what_if_eased(&self, vacancy: &VacancyFeatures, query: &Query<'_>, ease: Ease) -> Option<WhatIf> {
        let (at, eased) = match ease {
            Ease::Range { .. } => (GateAt::Distance, vacancy.clone()),
            Ease::Start { days } => (GateAt::Start, vacancy.starting_later(query.today, days)?),
        };
        let gate = vacancy.gates.iter().position(|gate| *gate == at)?;
        let what = match ease {
            Ease::Range { km } => What::MaxKm { km },
            Ease::Start { .. } => at.what(&eased, query.today, None),
        };
        let people = self.alone(vacancy, query).swap_remove(gate);
        let plan = Plan::new(self.taxonomy(), &eased);
        let mut scratch = Scratch::default();
        let points: Vec<u16> = people
            .iter()
            .filter_map(|record| {
                let mut worker = record.features.clone();
                if let Ease::Range { km } = ease {
                    worker.max_km = worker.max_km.map(|own| own.max(km));
                }
                score::points(&plan, &eased, &worker, query.today, &mut scratch)
            })
            .collect();
        Some(WhatIf { at, gate: at.gate(vacancy), what, come_in: points.len(), best_points: points.into_iter().max() })
    }

    /// For each gate, the people whom it alone keeps out.
    fn alone(&self, vacancy: &VacancyFeatures, query: &Query<'_>) -> Vec<Vec<&Record>> {
        let plan = Plan::new(self.taxonomy(), vacancy);
        let mut scratch = Scratch::default();
        let mut alone: Vec<Vec<&Record>> = vec![Vec::new(); vacancy.gates.len()];
        for record in self.records().iter().filter(|record| query.admits(record)) {
            let facts = Facts::of_gates(&plan, vacancy, &record.features, query.today, &mut scratch);
            let mut failing = gates::failing(&facts);
            if let (Some(only), None) = (failing.next(), failing.next())
                && let Some(at) = vacancy.gates.iter().position(|gate| *gate == only)
            {
                alone[at].push(record);
            }
        }
        alone
    }

    fn relax(&self, vacancy: &VacancyFeatures, at: GateAt, people: &[&Record], today: NaiveDate) -> Option<WhatIf> {
        let relaxed = vacancy.relaxed(at)?;
        let plan = Plan::new(self.taxonomy(), &relaxed);
        let mut scratch = Scratch::default();
        let points: Vec<u16> =
            people.iter().filter_map(|record| score::points(&plan, &relaxed, &record.features, today, &mut scratch)).collect();
        let what = at.what(vacancy, today, None);
        Some(WhatIf { at, gate: at.gate(vacancy), what, come_in: points.len(), best_points: points.into_iter().max() })
    }
}

fn judge(plan: &Plan<'_>, record: &Record, features: &WorkerFeatures, today: NaiveDate) -> Verdict {
    score::judge_with(plan, plan.vacancy, (record.id, &record.external_id, features), today, &mut Scratch::default())
}
