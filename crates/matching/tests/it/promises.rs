//! What the engine promises comes true when it is applied.

use std::sync::LazyLock;

use ponte_matching::{
    change::Answer,
    features::WorkerFeatures,
    gates::GateAt,
    index::{Ease, Index, Query, WhyNot},
    outcome::{Verdict, What, Words},
    score,
};
use proptest::prelude::*;

use crate::support::{POPULATION, TAXONOMY, asked, index_of, today};

const PEOPLE: u32 = 400;
static INDEX: LazyLock<Index> = LazyLock::new(|| index_of((0..PEOPLE).map(|n| POPULATION.worker(n))));

fn points(vacancy: u32, worker: u32, features: &WorkerFeatures) -> Option<u16> {
    let id = POPULATION.worker(worker).0;
    score::judge(&TAXONOMY, &asked(vacancy), (id, &Words::from("x"), features), today()).points()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_counterfactual_applied_gives_the_promised_points(vacancy in 0_u32..3_000, worker in 0..PEOPLE) {
        let (id, _) = POPULATION.worker(worker);
        let features = &INDEX.get(id).expect("she is there").features;
        for promise in INDEX.counterfactuals(&asked(vacancy), id, today()) {
            let mut changed = features.clone();
            let told = match promise.answer {
                Answer::Yes => promise.what.grant(&mut changed, &asked(vacancy), today()),
                Answer::No => promise.what.deny(&mut changed),
            };
            prop_assert!(told);
            prop_assert_eq!(points(vacancy, worker, &changed), promise.to);
            prop_assert_eq!(points(vacancy, worker, features), promise.from);
        }
    }

    #[test]
    fn meeting_one_more_requirement_never_lowers_the_score(vacancy in 0_u32..3_000, worker in 0..PEOPLE, which in any::<prop::sample::Index>()) {
        let (id, _) = POPULATION.worker(worker);
        let mut features = INDEX.get(id).expect("she is there").features.clone();
        let before = points(vacancy, worker, &features);
        let vacancy_features = asked(vacancy);
        let mut all = GateAt::of(&vacancy_features);
        all.extend((0..vacancy_features.things.len()).map(GateAt::Thing));
        all.extend((0..vacancy_features.languages.len()).map(GateAt::Language));
        all.extend((0..vacancy_features.education.len()).map(GateAt::Education));
        all.extend((0..vacancy_features.experience.len()).map(GateAt::Experience));
        let met = all[which.index(all.len())];
        if met.what(&vacancy_features, today(), None).grant(&mut features, &vacancy_features, today()) {
            let after = points(vacancy, worker, &features);
            prop_assert!(after >= before, "{met:?}: {before:?} {after:?}");
        }
    }

    #[test]
    fn why_not_agrees_with_the_list(vacancy in 0_u32..3_000, worker in 0..PEOPLE) {
        let (id, _) = POPULATION.worker(worker);
        let query = Query::best(PEOPLE as usize, today());
        let list = INDEX.shortlist(&asked(vacancy), &query);
        let at = list.matches.iter().position(|found| found.worker == id);
        match INDEX.why_not(&asked(vacancy), id, &query) {
            WhyNot::In { place, of, found } => {
                prop_assert_eq!(Some(place - 1), at);
                prop_assert_eq!(of, list.matches.len());
                prop_assert_eq!(&list.matches[place - 1], &found);
            }
            WhyNot::Out { failures, .. } => prop_assert!(at.is_none() && !failures.is_empty()),
            WhyNot::NotThere => prop_assert!(false, "she is there"),
        }
    }

    #[test]
    fn relaxing_a_requirement_lets_in_as_many_as_promised(vacancy in 0_u32..3_000) {
        let query = Query { counters: true, ..Query::best(PEOPLE as usize, today()) };
        let vacancy = asked(vacancy);
        let before = INDEX.shortlist(&vacancy, &query).matches;
        for what_if in INDEX.what_if(&vacancy, &query) {
            let relaxed = vacancy.relaxed(what_if.at).expect("it was relaxed");
            let after = INDEX.shortlist(&relaxed, &query).matches;
            let new: Vec<_> = after.iter().filter(|found| !before.iter().any(|old| old.worker == found.worker)).collect();
            let plain = INDEX.shortlist(&relaxed, &Query { exhaustive: true, ..query }).matches;
            prop_assert_eq!(new.len(), what_if.come_in, "{:?} plain {} pruned {}", what_if, plain.len(), after.len());
            prop_assert_eq!(new.first().map(|found| found.points), what_if.best_points);
        }
    }
}

#[test]
fn a_verdict_without_failures_has_points() {
    let out = (0..50).filter(|n| {
        let features = &INDEX.records()[*n as usize].features;
        let verdict = score::judge(&TAXONOMY, &asked(*n), (INDEX.records()[0].id, &Words::from("x"), features), today());
        matches!(verdict, Verdict::Out { failures } if !failures.is_empty())
    });
    assert!(out.count() > 5);
}

#[test]
fn easing_a_condition_lets_in_those_who_then_pass() {
    let query = Query::best(PEOPLE as usize, today());
    let mut came = 0;
    for vacancy in (0..40).map(asked) {
        let passing = |vacancy: &_, ease: u32| {
            let passes = |record: &&ponte_matching::index::Record| {
                let mut worker = record.features.clone();
                worker.max_km = worker.max_km.map(|own| own.max(ease));
                score::judge(&TAXONOMY, vacancy, (record.id, &record.external_id, &worker), today()).points().is_some()
            };
            INDEX.records().iter().filter(passes).count()
        };
        let before = passing(&vacancy, 0);
        if let Some(farther) = INDEX.what_if_eased(&vacancy, &query, Ease::Range { km: 60 }) {
            assert_eq!(before + farther.come_in, passing(&vacancy, 60));
            came += farther.come_in;
        }
        if let Some(later) = INDEX.what_if_eased(&vacancy, &query, Ease::Start { days: 30 }) {
            let eased = vacancy.starting_later(today(), 30).expect("it has a start");
            assert_eq!(before + later.come_in, passing(&eased, 0));
            came += later.come_in;
        }
    }
    assert!(came > 20, "{came}");
}

#[test]
fn preferences_are_counted_among_those_who_pass() {
    let mut seen = 0;
    for vacancy in (0..60).map(asked) {
        let list = INDEX.shortlist(&vacancy, &Query { counters: true, ..Query::best(PEOPLE as usize, today()) });
        let counters = list.counters.expect("they were asked for");
        for preferred in counters.preferred.iter().filter(|preferred| !matches!(preferred.what, What::Experience { .. })) {
            let missing = list.matches.iter().filter(|found| found.missing.iter().any(|gap| gap.what == preferred.what)).count();
            let asked = list.matches.iter().filter(|found| found.ask.iter().any(|ask| ask.what == preferred.what)).count();
            if matches!(preferred.what, What::Licence { .. } | What::Skill { .. } | What::Language { .. } | What::Education { .. }) {
                assert_eq!((preferred.met, preferred.unknown), (counters.passed - missing - asked, asked), "{preferred:?}");
                seen += 1;
            }
        }
    }
    assert!(seen > 60, "{seen}");
}
