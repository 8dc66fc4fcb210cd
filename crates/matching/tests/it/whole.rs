//! The whole market, and the shortest way in.

use std::sync::LazyLock;

use ponte_matching::{
    gap::{LONGEST, skill_gap},
    gates::GateAt,
    index::Index,
    market::{Run, run},
    outcome::{What, Words},
    score,
    suggest::VacancyIndex,
};
use proptest::prelude::*;

use crate::support::{POPULATION, TAXONOMY, asked, index_of, today};

const PEOPLE: u32 = 300;
static INDEX: LazyLock<Index> = LazyLock::new(|| index_of((0..PEOPLE).map(|n| POPULATION.worker(n))));

fn open(vacancies: u32) -> VacancyIndex {
    let mut open = VacancyIndex::new(std::sync::Arc::clone(&TAXONOMY));
    (0..vacancies).for_each(|n| open.upsert(POPULATION.vacancy(n).0, &format!("v{n}"), asked(n)));
    open
}

#[test]
fn a_vacancy_that_does_not_say_which_work_gets_no_list_and_is_told() {
    let mut open = open(10);
    let (id, mut vacancy) = POPULATION.vacancy(10);
    vacancy.occupation = None;
    vacancy.requirements.clear();
    open.upsert(id, "v10", crate::support::read(&vacancy, 10));
    let market = run(&INDEX, &open, &Run { k: 5, max_per_worker: None, today: today() }, |_| None, None, |_| true);
    assert_eq!(market.congestion.without_work, [id]);
    assert!(market.proposed.iter().all(|pair| pair.vacancy != id) && market.proposed.len() > 20);
}

#[test]
fn nobody_is_proposed_more_often_than_the_cap() {
    let open = open(120);
    let free = run(&INDEX, &open, &Run { k: 5, max_per_worker: None, today: today() }, |_| None, None, |_| true);
    let capped = run(&INDEX, &open, &Run { k: 5, max_per_worker: Some(2), today: today() }, |_| None, None, |_| true);
    let most = |market: &ponte_matching::market::Market| market.congestion.most_proposed.first().map_or(0, |(_, times)| *times);
    assert!(most(&free) > 2, "{}", most(&free));
    assert_eq!(most(&capped), 2);
    assert!(capped.congestion.without_vacancies < free.congestion.without_vacancies);
    assert_eq!(capped.congestion.times.iter().sum::<usize>(), PEOPLE as usize);
    let sent: usize = capped.congestion.times.iter().enumerate().map(|(times, people)| times * people).sum();
    assert_eq!(sent, capped.proposed.len());
}

/// Everything that could be learnt, tried in every combination of a size.
fn reachable(vacancy: u32, worker: &ponte_matching::features::WorkerFeatures, things: &[What], size: usize, target: u16) -> bool {
    if size == 0 {
        let verdict = score::judge(&TAXONOMY, &asked(vacancy), (POPULATION.worker(0).0, &Words::from("x"), worker), today());
        return verdict.points().is_some_and(|points| points >= target);
    }
    (0..things.len()).any(|at| {
        let mut with = worker.clone();
        things[at].grant(&mut with, &asked(vacancy), today());
        reachable(vacancy, &with, &things[at + 1..], size - 1, target)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn the_skill_gap_is_the_shortest(n in 0_u32..3_000, worker in 0..PEOPLE, more in 0_u16..90) {
        let vacancy = asked(n);
        // The profile of a trade makes too many combinations to try.
        prop_assume!(vacancy.profile.is_empty() && vacancy.things.len() <= 7);
        let features = &INDEX.get(POPULATION.worker(worker).0).expect("she is there").features;
        let now = score::judge(&TAXONOMY, &vacancy, (POPULATION.worker(0).0, &Words::from("x"), features), today()).points();
        let target = now.map_or(0, |points| points + more);
        let mut things: Vec<What> = Vec::new();
        let all = (0..vacancy.things.len()).map(GateAt::Thing).chain((0..vacancy.languages.len()).map(GateAt::Language)).chain((0..vacancy.education.len()).map(GateAt::Education));
        things.extend(all.map(|gate| gate.what(&vacancy, today(), None)).filter(|what| !matches!(what, What::Vehicle)));
        match skill_gap(&TAXONOMY, &vacancy, features, &[], Some(target), today()) {
            Some(gap) => {
                let mut with = features.clone();
                for step in &gap.steps {
                    prop_assert!(step.what.grant(&mut with, &vacancy, today()));
                }
                prop_assert!(gap.points >= target && reachable(n, &with, &[], 0, gap.points));
                let known: Vec<What> = lacking_only(n, features, things);
                prop_assert!((0..gap.steps.len()).all(|size| !reachable(n, features, &known, size, target)), "{gap:?}");
            }
            None => {
                let known: Vec<What> = lacking_only(n, features, things);
                prop_assert!((0..=LONGEST.min(known.len())).all(|size| !reachable(n, features, &known, size, target)));
            }
        }
    }
}

/// Those of the things that she is known to lack: what is unknown is asked, not learnt.
fn lacking_only(n: u32, worker: &ponte_matching::features::WorkerFeatures, things: Vec<What>) -> Vec<What> {
    let vacancy = asked(n);
    let nearness = score::Direct::new(&TAXONOMY, &vacancy);
    let mut scratch = score::Scratch::default();
    let facts = score::Facts::new(&nearness, &vacancy, worker, today(), &mut scratch);
    let gates = (0..vacancy.things.len()).map(GateAt::Thing).chain((0..vacancy.languages.len()).map(GateAt::Language));
    let gates = gates.chain((0..vacancy.education.len()).map(GateAt::Education));
    let lacking: Vec<What> =
        gates.filter(|gate| gate.check(&facts) == score::Known::No).map(|gate| gate.what(&vacancy, today(), None)).collect();
    things.into_iter().filter(|what| lacking.contains(what)).collect()
}
