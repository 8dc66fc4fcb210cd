//! The index gives the same list as scoring everybody the plain way, whatever the people are like.

use std::{
    collections::HashSet,
    sync::{Arc, LazyLock},
};

use ponte_domain::worker::{Address, Availability, Consents, Wishes, Worker};
use ponte_matching::{
    index::{Index, Query},
    outcome::Match,
    score,
    suggest::VacancyIndex,
};
use proptest::prelude::*;

use crate::support::{POPULATION, TAXONOMY, asked, index_of, today};

const PEOPLE: u32 = 1_500;
static INDEX: LazyLock<Index> = LazyLock::new(|| index_of((0..PEOPLE).map(|n| POPULATION.worker(n))));

fn agree(index: &Index, vacancy: u32, k: usize) -> Result<(), TestCaseError> {
    let vacancy = asked(vacancy);
    let query = Query { counters: true, ..Query::best(k, today()) };
    let pruned = index.shortlist(&vacancy, &query);
    let plain = index.shortlist(&vacancy, &Query { exhaustive: true, ..query });
    let json = |list| serde_json::to_string(list).expect("plain data");
    prop_assert_eq!(json(&pruned), json(&plain));
    pruned.matches.iter().try_for_each(sums)
}

fn sums(found: &Match) -> Result<(), TestCaseError> {
    prop_assert_eq!(found.terms.iter().map(|term| term.points).sum::<u16>(), found.points);
    prop_assert_eq!(found.terms.iter().map(|term| term.of).sum::<u16>(), 1_000);
    prop_assert!(found.points <= found.reachable && found.reachable <= 1_000);
    Ok(())
}

/// People as an adversary would have them.
#[derive(Debug, Clone, Copy)]
enum Oddity {
    OneCell,
    AllTies,
    Islands,
    AllUnknown,
    Unbound,
}

fn odd(oddity: Oddity, n: u32, mut worker: Worker) -> Worker {
    match oddity {
        Oddity::OneCell => worker.residence = POPULATION.worker(3).1.residence,
        Oddity::AllTies => {
            let external = worker.external;
            worker = Worker { external, ..POPULATION.worker(3).1 };
        }
        Oddity::Islands => {
            // Everybody alone, out at sea, each a little further.
            let point = Some(ponte_domain::geo::Point { lat: 36.0 + f64::from(n) / 100.0, lon: 11.0 });
            worker.residence = Some(Address { point, ..Address::default() });
        }
        Oddity::AllUnknown => {
            worker = Worker {
                residence: None,
                education: Vec::new(),
                experiences: Vec::new(),
                skills: Vec::new(),
                languages: Vec::new(),
                licences: Vec::new(),
                registers: Vec::new(),
                availability: Availability::default(),
                wishes: Wishes::default(),
                consents: Consents::default(),
                ..worker
            }
        }
        Oddity::Unbound => {
            worker.availability.relocation = Some(n.is_multiple_of(2));
            worker.availability.max_km = None;
        }
    }
    worker
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_index_gives_the_plain_list(vacancy in 0_u32..5_000, k in 0_usize..80) {
        agree(&INDEX, vacancy, k)?;
    }

    #[test]
    fn it_does_for_odd_people_too(
        oddity in prop_oneof![Just(Oddity::OneCell), Just(Oddity::AllTies), Just(Oddity::Islands), Just(Oddity::AllUnknown), Just(Oddity::Unbound)],
        vacancy in 0_u32..5_000,
        k in 1_usize..30,
    ) {
        let people = (0..300).map(|n| { let (id, worker) = POPULATION.worker(n); (id, odd(oddity, n, worker)) });
        agree(&index_of(people), vacancy, k)?;
    }

    #[test]
    fn it_does_after_any_changes(changes in prop::collection::vec((0_u32..120, 0_u32..400, any::<bool>()), 1..200), vacancy in 0_u32..500) {
        let mut index = index_of((0..60).map(|n| POPULATION.worker(n)));
        let mut present: HashSet<u32> = (0..60).collect();
        for (who, like, stays) in changes {
            let (id, _) = POPULATION.worker(who);
            if stays {
                let worker = POPULATION.worker(like).1;
                index.upsert(id, &format!("w{who}"), "desk", &crate::support::features(&worker));
                present.insert(who);
            } else {
                prop_assert_eq!(index.remove(id), present.remove(&who));
            }
        }
        prop_assert_eq!(index.len(), present.len());
        agree(&index, vacancy, 20)?;
    }

    #[test]
    fn people_given_at_once_make_the_same_lists(
        people in 0_u32..400,
        changes in prop::collection::vec((0_u32..400, 0_u32..400, any::<bool>()), 0..60),
        vacancy in 0_u32..500,
    ) {
        let mut one_by_one = index_of((0..people).map(|n| POPULATION.worker(n)));
        let mut at_once = Index::of(Arc::clone(&TAXONOMY), one_by_one.records().to_vec());
        for (who, like, stays) in changes {
            let (id, _) = POPULATION.worker(who);
            for index in [&mut one_by_one, &mut at_once] {
                if stays {
                    let worker = POPULATION.worker(like).1;
                    index.upsert(id, &format!("w{who}"), "desk", &crate::support::features(&worker));
                } else {
                    index.remove(id);
                }
            }
        }
        agree(&at_once, vacancy, 20)?;
        let list = |index: &Index| serde_json::to_string(&index.shortlist(&asked(vacancy), &Query::best(20, today()))).expect("plain data");
        prop_assert_eq!(list(&at_once), list(&one_by_one));
    }

    #[test]
    fn only_the_permitted_are_there(vacancy in 0_u32..500, keep in 1_u32..5) {
        let permitted: HashSet<_> = (0..PEOPLE).filter(|n| n % 5 < keep).map(|n| POPULATION.worker(n).0).collect();
        let exclude: HashSet<_> = (0..PEOPLE).filter(|n| n % 7 == 0).map(|n| POPULATION.worker(n).0).collect();
        let query = Query { permitted: Some(&permitted), exclude: Some(&exclude), ..Query::best(40, today()) };
        let list = INDEX.shortlist(&asked(vacancy), &query);
        let plain = INDEX.shortlist(&asked(vacancy), &Query { exhaustive: true, ..query });
        prop_assert!(list.matches.iter().all(|found| permitted.contains(&found.worker) && !exclude.contains(&found.worker)));
        prop_assert_eq!(list, plain);
    }
}

#[test]
fn suggest_gives_the_points_of_the_shortlist() {
    let mut open = VacancyIndex::new(Arc::clone(&TAXONOMY));
    (0..300).for_each(|n| open.upsert(POPULATION.vacancy(n).0, &format!("v{n}"), asked(n)));
    let mut compared = 0;
    for record in INDEX.records().iter().take(40) {
        for suggestion in open.suggest((record.id, &record.external_id, &record.features), 5, today()) {
            let vacancy = open.get(suggestion.vacancy).expect("it was suggested");
            let list = INDEX.shortlist(vacancy, &Query::best(PEOPLE as usize, today()));
            assert_eq!(list.matches.iter().find(|found| found.worker == record.id), Some(&suggestion.found));
            compared += 1;
        }
    }
    assert!(compared > 50, "{compared}");
}

#[test]
fn suggest_gives_the_plain_list() {
    let mut open = VacancyIndex::new(Arc::clone(&TAXONOMY));
    (0..400).for_each(|n| open.upsert(POPULATION.vacancy(n).0, &format!("v{n}"), asked(n)));
    for record in INDEX.records().iter().take(150) {
        let who = (record.id, &record.external_id, &record.features);
        let judged = open.entries().iter().filter_map(|(id, external_id, vacancy)| {
            let points = score::judge(&TAXONOMY, vacancy, who, today()).points()?;
            Some((std::cmp::Reverse(points), external_id.clone(), *id))
        });
        let mut plain: Vec<_> = judged.collect();
        plain.sort();
        for k in [0, 1, 7, 60] {
            let found: Vec<_> = open.suggest(who, k, today()).into_iter().map(|s| (s.found.points, s.vacancy)).collect();
            assert_eq!(found, plain.iter().take(k).map(|(points, _, id)| (points.0, *id)).collect::<Vec<_>>());
        }
    }
}

#[test]
fn of_records_with_the_same_id_the_last_counts() {
    let mut records = INDEX.records()[..40].to_vec();
    let mut last = records[7].clone();
    last.external_id = "the last".into();
    records.push(last.clone());
    let index = Index::of(Arc::clone(&TAXONOMY), records);
    assert_eq!(index.len(), 40);
    assert_eq!(index.get(last.id), Some(&last));
}
