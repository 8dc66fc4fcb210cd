//! Points and reasons for one person and one vacancy.
//!
//! Every term is `floor(maximum × parts ÷ whole)` with whole numbers; the same code gives bare points
//! ([`points`]) and points with reasons ([`judge`]), so the two can never differ.

pub(crate) mod availability;
pub(crate) mod coherence;
pub(crate) mod facts;
mod nearness;
mod sink;
pub(crate) mod things;
pub(crate) mod wishes;

use chrono::NaiveDate;
use ponte_domain::id::WorkerId;

pub use availability::{ASCERTAINED_DAYS, LATE_DAYS, STALE_DAYS};
pub(crate) use facts::Own;
pub use facts::{Facts, Known, Scratch, SkillFact, StandIns};
pub use nearness::{Direct, Nearness};
pub use sink::{Earned, Full, Sink};
pub use wishes::ASSUMED_RANGE_KM;

use crate::{
    features::{VacancyFeatures, WorkerFeatures},
    gates,
    maxima::TERMS,
    outcome::{Ask, Match, Verdict, What, Words},
    taxonomy::Taxonomy,
};

/// The plain way: nearness straight from the taxonomy, everything explained.
#[must_use]
pub fn judge(taxonomy: &Taxonomy, vacancy: &VacancyFeatures, worker: (WorkerId, &Words, &WorkerFeatures), today: NaiveDate) -> Verdict {
    judge_with(&Direct::new(taxonomy, vacancy), vacancy, worker, today, &mut Scratch::default())
}

/// As [`judge`], with nearness looked up as the caller chooses.
#[must_use]
pub fn judge_with(
    nearness: &impl Nearness,
    vacancy: &VacancyFeatures,
    (id, external_id, worker): (WorkerId, &Words, &WorkerFeatures),
    today: NaiveDate,
    scratch: &mut Scratch,
) -> Verdict {
    let facts = Facts::new(nearness, vacancy, worker, today, scratch);
    let failures = gates::failures(&facts);
    if !failures.is_empty() {
        return Verdict::Out { failures };
    }
    let mut full = Full::default();
    earn(&facts, &mut full);
    full.settle();
    gates::ask(&facts, &mut full.ask);
    full.ask.extend(vacancy.other.iter().map(|text| Ask { what: What::Other { text: text.clone() }, worth: 0, decides: false }));
    // What decides first, then what is worth most; the sort is stable, so equal ones keep the order of the terms.
    full.ask.sort_by_key(|ask| std::cmp::Reverse((ask.decides, ask.worth)));
    full.missing.sort_by_key(|gap| std::cmp::Reverse(gap.worth));
    Verdict::In(Match {
        worker: id,
        external_id: external_id.clone(),
        points: full.points,
        terms: full.terms,
        ask: full.ask,
        missing: full.missing,
        metres: facts.metres,
        reachable: full.reachable,
        ascertained: worker.ascertained,
    })
}

/// Bare points, or `None` when a gate is known to fail.
#[must_use]
pub fn points(
    nearness: &impl Nearness,
    vacancy: &VacancyFeatures,
    worker: &WorkerFeatures,
    today: NaiveDate,
    scratch: &mut Scratch,
) -> Option<u16> {
    let facts = Facts::new(nearness, vacancy, worker, today, scratch);
    if !gates::all_pass(&facts) {
        return None;
    }
    Some(sum(&facts))
}

/// What each term earned before it is made points, by [`TermName`] order (`None`: the vacancy does not ask it), for whoever
/// studies the score; `None` when a gate is known to fail.
#[must_use]
pub fn credits(
    nearness: &impl Nearness,
    vacancy: &VacancyFeatures,
    worker: &WorkerFeatures,
    today: NaiveDate,
    scratch: &mut Scratch,
) -> Option<[Option<Earned>; TERMS]> {
    if !gates::all_pass(&Facts::of_gates(nearness, vacancy, worker, today, scratch)) {
        return None;
    }
    let facts = Facts::new(nearness, vacancy, worker, today, scratch);
    let mut credits = sink::Credits::default();
    earn(&facts, &mut credits);
    Some(credits.0)
}

/// Bare points of who passes the gates.
pub(crate) fn sum<N: Nearness>(facts: &Facts<'_, N>) -> u16 {
    let mut sum = sink::PointsOnly::default();
    earn(facts, &mut sum);
    sum.0
}

fn earn<N: Nearness>(facts: &Facts<'_, N>, sink: &mut impl Sink) {
    coherence::earn(facts, sink);
    availability::earn(facts, sink);
    wishes::earn_distance(facts, sink);
    wishes::earn(facts, sink);
}
