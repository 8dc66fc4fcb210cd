//! The whole market at once: a list for every vacancy under a cap on proposals a person, and where it jams.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use ponte_domain::id::{VacancyId, WorkerId};
use rayon::prelude::*;
use serde::Serialize;

use crate::{
    index::{Index, Query},
    outcome::Words,
    seen::Seen,
    suggest::VacancyIndex,
};

/// From how many times its own length a vacancy may draw when its first choices are taken.
const DEPTH: usize = 4;
/// How many of the most proposed people are told.
const MOST: usize = 20;

/// What a run is to do.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    /// People proposed to a vacancy, at most.
    pub k: usize,
    /// Vacancies a person is proposed for, at most; `None` is no cap.
    pub max_per_worker: Option<usize>,
    pub today: NaiveDate,
}

/// A person for a vacancy, in a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Proposed {
    pub vacancy: VacancyId,
    pub vacancy_external_id: Words,
    pub worker: WorkerId,
    pub external_id: Words,
    pub points: u16,
}

/// Where the market jams.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Congestion {
    /// Vacancies that do not say which work they are: whoever is freshest and nearest would be proposed for each of them.
    pub without_work: Vec<VacancyId>,
    /// The other vacancies nobody is proposed for.
    pub without_people: Vec<VacancyId>,
    /// How many people are proposed to nobody.
    pub without_vacancies: usize,
    /// The people proposed most often and how often, most first.
    pub most_proposed: Vec<(WorkerId, usize)>,
    /// How many people are proposed so many times (0, 1, 2, …).
    pub times: Vec<usize>,
}

/// Lists for all vacancies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Market {
    /// By vacancy in the order of the index, best first.
    pub proposed: Vec<Proposed>,
    pub congestion: Congestion,
}

/// Makes the lists of all vacancies. Under a cap, the pairs with most points go first (ties: external ids of vacancy and
/// person), each if the person has room and the vacancy's list is not full. `permitted` gives the permitted set of a reserved vacancy;
/// people who are not among the `seen`, and vacancies for which `shown` is false, are not there at all. Vacancies that do not say which
/// work they are get no list, and are told apart.
#[must_use]
pub fn run<'a>(
    people: &Index,
    vacancies: &VacancyIndex,
    run: &Run,
    permitted: impl Fn(VacancyId) -> Option<&'a HashSet<WorkerId>> + Sync,
    seen: Option<&Seen>,
    shown: impl Fn(VacancyId) -> bool + Sync,
) -> Market {
    let depth = if run.max_per_worker.is_some() { run.k.saturating_mul(DEPTH) } else { run.k };
    let all = vacancies.entries().iter().filter(|(id, ..)| shown(*id));
    let (entries, unnamed): (Vec<_>, Vec<_>) = all.partition(|(.., features)| features.names_work);
    let lists: Vec<Vec<(WorkerId, Words, u16)>> = entries
        .par_iter()
        .map(|(id, _, features)| people.ranked(features, &Query { permitted: permitted(*id), seen, ..Query::best(depth, run.today) }))
        .collect();
    let mut pairs: Vec<(u16, usize, usize)> = lists
        .iter()
        .enumerate()
        .flat_map(|(vacancy, list)| list.iter().enumerate().map(move |(place, (.., points))| (*points, vacancy, place)))
        .collect();
    pairs.sort_unstable_by(|(a, a_vacancy, a_place), (b, b_vacancy, b_place)| {
        let name = |vacancy: usize| (&entries[vacancy].1, entries[vacancy].0);
        b.cmp(a).then_with(|| name(*a_vacancy).cmp(&name(*b_vacancy))).then(a_place.cmp(b_place))
    });
    let mut times: HashMap<WorkerId, usize> = HashMap::new();
    let mut taken: Vec<Vec<usize>> = vec![Vec::new(); lists.len()];
    for (_, vacancy, place) in pairs {
        let proposals = times.entry(lists[vacancy][place].0).or_default();
        if taken[vacancy].len() < run.k && run.max_per_worker.is_none_or(|most| *proposals < most) {
            *proposals += 1;
            taken[vacancy].push(place);
        }
    }
    let of =
        seen.map_or(people.len(), |seen| people.records().iter().filter(|record| seen.admits(record.id, record.desk.as_str())).count());
    let mut congestion = congestion(of, entries.iter().map(|(id, ..)| *id), &taken, &times);
    congestion.without_work = unnamed.iter().map(|(id, ..)| *id).collect();
    let proposed = entries.iter().zip(taken).zip(&lists).flat_map(|((entry, taken), list)| {
        taken.into_iter().map(move |place| Proposed {
            vacancy: entry.0,
            vacancy_external_id: entry.1.clone(),
            worker: list[place].0,
            external_id: list[place].1.clone(),
            points: list[place].2,
        })
    });
    Market { proposed: proposed.collect(), congestion }
}

fn congestion(
    people: usize,
    vacancies: impl Iterator<Item = VacancyId>,
    taken: &[Vec<usize>],
    times: &HashMap<WorkerId, usize>,
) -> Congestion {
    let mut counts: Vec<(WorkerId, usize)> = times.iter().map(|(id, times)| (*id, *times)).filter(|(_, times)| *times > 0).collect();
    counts.sort_unstable_by_key(|(id, times)| (std::cmp::Reverse(*times), *id));
    let mut histogram = vec![0; counts.first().map_or(0, |(_, times)| *times) + 1];
    counts.iter().for_each(|(_, times)| histogram[*times] += 1);
    histogram[0] = people - counts.len();
    Congestion {
        without_work: Vec::new(),
        without_people: vacancies.zip(taken).filter(|(_, taken)| taken.is_empty()).map(|(id, _)| id).collect(),
        without_vacancies: histogram[0],
        most_proposed: counts.into_iter().take(MOST).collect(),
        times: histogram,
    }
}
