//! What each term earned, told apart, is what the points are made of.

use ponte_matching::{
    index::Plan,
    outcome::TermName,
    score::{self, Scratch},
};

use crate::support::{POPULATION, TAXONOMY, asked, features, today};

#[test]
fn what_each_term_earned_adds_up_to_the_points_and_nobody_else_is_excluded() {
    let (mut scratch, mut passing) = (Scratch::default(), 0);
    for n in 0..40 {
        let vacancy = asked(n);
        let plan = Plan::new(&TAXONOMY, &vacancy);
        for person in 0..200 {
            let worker = features(&POPULATION.worker(person).1);
            let points = score::points(&plan, &vacancy, &worker, today(), &mut scratch);
            let credits = score::credits(&plan, &vacancy, &worker, today(), &mut scratch);
            let of = |term: &TermName| credits.as_ref()?[*term as usize].map(|earned| earned.points(vacancy.maxima.of(*term)));
            let sum = credits.is_some().then(|| TermName::ALL.iter().filter_map(of).sum::<u16>());
            assert_eq!(sum, points);
            passing += usize::from(points.is_some());
        }
    }
    assert!(passing > 100, "{passing} pass");
}
