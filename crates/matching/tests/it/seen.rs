//! A list asked with desks is the list of an index in which nobody else is.

use std::{collections::HashSet, sync::LazyLock};

use ponte_domain::{id::WorkerId, worker::Worker};
use ponte_matching::{
    index::{Index, Query},
    seen::Seen,
};

use crate::support::{POPULATION, asked, index_of, today};

const PEOPLE: u32 = 900;

/// A third of the people at each desk; one desk begins as another does.
fn desk_of(n: u32) -> &'static str {
    ["SP", "SP2", "MS"][(n % 3) as usize]
}

fn people() -> impl Iterator<Item = (WorkerId, Worker)> {
    (0..PEOPLE).map(|n| {
        let (id, worker) = POPULATION.worker(n);
        (id, Worker { desk: desk_of(n).to_owned(), ..worker })
    })
}

static ALL: LazyLock<Index> = LazyLock::new(|| index_of(people()));

fn of(desks: &[&str]) -> Seen {
    Seen { desks: desks.iter().map(|desk| (*desk).to_owned()).collect(), ..Seen::default() }
}

#[test]
fn people_of_other_desks_neither_enter_a_list_nor_take_places_in_it() {
    for desks in [&["SP"][..], &["SP", "MS"], &[]] {
        let seen = of(desks);
        let alone = index_of(people().filter(|(_, worker)| desks.contains(&worker.desk.as_str())));
        for vacancy in 0..40 {
            let vacancy = asked(vacancy);
            for k in [1, 10, PEOPLE as usize] {
                for exhaustive in [false, true] {
                    let query = Query { exhaustive, counters: true, seen: Some(&seen), ..Query::best(k, today()) };
                    let expected = alone.shortlist(&vacancy, &Query { seen: None, ..query });
                    assert_eq!(ALL.shortlist(&vacancy, &query), expected, "{desks:?}, {k} people, exhaustive {exhaustive}");
                }
            }
            let query = Query { seen: Some(&seen), ..Query::best(10, today()) };
            assert_eq!(ALL.ranked(&vacancy, &query), alone.ranked(&vacancy, &Query::best(10, today())), "{desks:?}");
        }
    }
}

#[test]
fn a_person_named_enters_beside_the_people_of_a_desk_and_nobody_else_does() {
    let named: HashSet<WorkerId> = (0..PEOPLE).filter(|n| n % 3 == 2 && n % 7 == 0).map(|n| POPULATION.worker(n).0).collect();
    let seen = Seen { people: named.clone(), ..of(&["SP"]) };
    let alone = index_of(people().filter(|(id, worker)| worker.desk == "SP" || named.contains(id)));
    let mut came = 0;
    for vacancy in 0..40 {
        let found = ALL.shortlist(&asked(vacancy), &Query { seen: Some(&seen), ..Query::best(50, today()) });
        assert_eq!(found, alone.shortlist(&asked(vacancy), &Query::best(50, today())));
        came += found.matches.iter().filter(|found| named.contains(&found.worker)).count();
    }
    assert!(came > 0, "some of those named come into a list");
}
