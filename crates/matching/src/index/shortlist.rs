//! The best people for a vacancy, explained.

use std::collections::HashSet;

use chrono::NaiveDate;
use ponte_domain::id::WorkerId;
use serde::Serialize;

use super::{Index, Plan, Record};
use crate::{
    features::VacancyFeatures,
    outcome::{Gate, Match, Verdict, What, Words},
    score::{self, Facts, Nearness, Scratch},
};

/// What is asked of the index.
#[derive(Debug, Clone, Copy)]
pub struct Query<'a> {
    /// How many people at most.
    pub k: usize,
    /// The day the question is put: open-ended work and ascertained availability depend on it.
    pub today: NaiveDate,
    /// Score everybody the plain way, without the index. The answer is the same.
    pub exhaustive: bool,
    /// Whether to count everybody too, which costs a pass over all.
    pub counters: bool,
    /// Those who may be considered (reserved lists); `None` is everybody. Who is not permitted is simply not there.
    pub permitted: Option<&'a HashSet<WorkerId>>,
    /// Those to leave out (already proposed, works there).
    pub exclude: Option<&'a HashSet<WorkerId>>,
}

impl Query<'_> {
    /// The best `k` of everybody on a day.
    #[must_use]
    pub const fn best(k: usize, today: NaiveDate) -> Self {
        Self { k, today, exhaustive: false, counters: false, permitted: None, exclude: None }
    }

    /// Whether a person may be considered at all.
    #[must_use]
    pub fn admits(&self, id: WorkerId) -> bool {
        self.permitted.is_none_or(|permitted| permitted.contains(&id)) && self.exclude.is_none_or(|exclude| !exclude.contains(&id))
    }
}

/// The answer for a vacancy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shortlist {
    /// People the question was about.
    pub considered: usize,
    /// Best first.
    pub matches: Vec<Match>,
    /// Figures over everybody, when asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counters: Option<Counters>,
}

/// Figures over everybody considered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Counters {
    /// People who pass every gate.
    pub passed: usize,
    /// What each gate of the vacancy costs, in the order of the gates.
    pub excluded_by: Vec<ExcludedBy>,
    /// People who pass, by hundreds of points; the last place is for 1,000.
    pub histogram: [usize; 11],
}

/// What one gate costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExcludedBy {
    pub gate: Gate,
    pub what: What,
    /// People whom it alone excludes: they would come in without it.
    pub alone: usize,
    /// People who fail it, alone or with others.
    pub failing: usize,
}

impl Index {
    /// The best people for a vacancy, with reasons.
    #[must_use]
    pub fn shortlist(&self, vacancy: &VacancyFeatures, query: &Query<'_>) -> Shortlist {
        let admitted = |record: &&Record| query.admits(record.id);
        let considered =
            if query.permitted.is_none() && query.exclude.is_none() { self.len() } else { self.records().iter().filter(admitted).count() };
        if query.exhaustive {
            let nearness = score::Direct::new(self.taxonomy(), vacancy);
            let mut found: Vec<Match> =
                self.records().iter().filter(admitted).filter_map(|record| self.plain_match(vacancy, record, query.today)).collect();
            found.sort_by(|a, b| {
                let key = |m: &Match| (std::cmp::Reverse(m.points), std::cmp::Reverse(m.ascertained), m.external_id.clone(), m.worker);
                key(a).cmp(&key(b))
            });
            found.truncate(query.k);
            let counters = query.counters.then(|| self.count(&nearness, vacancy, query));
            return Shortlist { considered, matches: found, counters };
        }
        let plan = Plan::new(self.taxonomy(), vacancy);
        let matches = self.explain(&plan, &self.best(&plan, query), query.today);
        let counters = query.counters.then(|| self.count(&plan, vacancy, query));
        Shortlist { considered, matches, counters }
    }

    /// The best people for a vacancy with their points alone, for whoever needs no reasons.
    #[must_use]
    pub fn ranked(&self, vacancy: &VacancyFeatures, query: &Query<'_>) -> Vec<(WorkerId, Words, u16)> {
        let plan = Plan::new(self.taxonomy(), vacancy);
        self.best(&plan, query).into_iter().map(|(points, record)| (record.id, record.external_id.clone(), points)).collect()
    }

    fn plain_match(&self, vacancy: &VacancyFeatures, record: &Record, today: NaiveDate) -> Option<Match> {
        match score::judge(self.taxonomy(), vacancy, (record.id, &record.external_id, &record.features), today) {
            Verdict::In(found) => Some(found),
            Verdict::Out { .. } => None,
        }
    }

    fn explain(&self, plan: &Plan<'_>, best: &[(u16, &Record)], today: NaiveDate) -> Vec<Match> {
        let mut scratch = Scratch::default();
        let judged = best.iter().map(|(_, record)| {
            score::judge_with(plan, plan.vacancy, (record.id, &record.external_id, &record.features), today, &mut scratch)
        });
        judged
            .filter_map(|verdict| match verdict {
                Verdict::In(found) => Some(found),
                Verdict::Out { .. } => None,
            })
            .collect()
    }

    fn count<N: Nearness>(&self, nearness: &N, vacancy: &VacancyFeatures, query: &Query<'_>) -> Counters {
        let mut scratch = Scratch::default();
        let mut counters = Counters::default();
        let (mut alone, mut failing) = (vec![0; vacancy.gates.len()], vec![0; vacancy.gates.len()]);
        for record in self.records().iter().filter(|record| query.admits(record.id)) {
            let facts = Facts::new(nearness, vacancy, &record.features, query.today, &mut scratch);
            let failed: Vec<usize> = (0..vacancy.gates.len()).filter(|at| vacancy.gates[*at].check(&facts) == score::Known::No).collect();
            failed.iter().for_each(|at| failing[*at] += 1);
            match failed.as_slice() {
                [] => {
                    counters.passed += 1;
                    let points = score::points(nearness, vacancy, &record.features, query.today, &mut scratch).unwrap_or(0);
                    counters.histogram[usize::from(points / 100).min(10)] += 1;
                }
                [only] => alone[*only] += 1,
                _ => {}
            }
        }
        counters.excluded_by = vacancy
            .gates
            .iter()
            .zip(alone.into_iter().zip(failing))
            .map(|(gate, (alone, failing))| ExcludedBy {
                gate: gate.gate(vacancy),
                what: gate.what(vacancy, query.today, None),
                alone,
                failing,
            })
            .collect();
        counters
    }
}
