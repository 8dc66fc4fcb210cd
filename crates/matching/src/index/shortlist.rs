//! The best people for a vacancy, explained.

use std::collections::HashSet;

use chrono::NaiveDate;
use ponte_domain::id::WorkerId;
use serde::Serialize;

use super::{Counters, Index, Plan, Record};
use crate::{
    features::VacancyFeatures,
    outcome::{Match, Verdict, Words},
    score::{self, Scratch},
    seen::Seen,
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
    /// Those whom the asker may see at all; `None` is everybody. Who is not among them is simply not there.
    pub seen: Option<&'a Seen>,
}

impl Query<'_> {
    /// The best `k` of everybody on a day.
    #[must_use]
    pub const fn best(k: usize, today: NaiveDate) -> Self {
        Self { k, today, exhaustive: false, counters: false, permitted: None, exclude: None, seen: None }
    }

    /// Whether a person may be considered at all.
    #[must_use]
    pub fn admits(&self, record: &Record) -> bool {
        let id = record.id;
        self.permitted.is_none_or(|permitted| permitted.contains(&id))
            && self.exclude.is_none_or(|exclude| !exclude.contains(&id))
            && self.seen.is_none_or(|seen| seen.admits(id, record.desk.as_str()))
    }

    /// Whether everybody may be considered.
    const fn admits_everybody(&self) -> bool {
        self.permitted.is_none() && self.exclude.is_none() && self.seen.is_none()
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

impl Index {
    /// The best people for a vacancy, with reasons.
    #[must_use]
    pub fn shortlist(&self, vacancy: &VacancyFeatures, query: &Query<'_>) -> Shortlist {
        let admitted = |record: &&Record| query.admits(record);
        let considered = if query.admits_everybody() { self.len() } else { self.records().iter().filter(admitted).count() };
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
}
