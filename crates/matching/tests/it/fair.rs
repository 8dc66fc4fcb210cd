//! Who a person is changes nothing.

use ponte_domain::worker::{Person, Sex, Worker};
use ponte_matching::index::Query;

use crate::support::{POPULATION, asked, index_of, today};

#[test]
fn sex_age_citizenship_and_names_change_no_byte() {
    let people: Vec<_> = (0..400).map(|n| POPULATION.worker(n)).collect();
    let permuted = people.iter().enumerate().map(|(at, (id, worker))| {
        let other = &people[(at * 7 + 13) % people.len()].1.person;
        let sex = if worker.person.sex == Some(Sex::Female) { Some(Sex::Male) } else { Some(Sex::Female) };
        let citizenship = vec!["MA".to_owned(), "PE".to_owned()];
        (*id, Worker { person: Person { sex, citizenship, ..other.clone() }, ..worker.clone() })
    });
    let (before, after) = (index_of(people.clone()), index_of(permuted));
    for n in 0..40 {
        let query = Query { counters: true, ..Query::best(50, today()) };
        let json = |list| serde_json::to_vec(&list).expect("plain data");
        assert_eq!(json(before.shortlist(&asked(n), &query)), json(after.shortlist(&asked(n), &query)));
    }
}
