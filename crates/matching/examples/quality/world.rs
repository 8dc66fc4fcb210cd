//! A whole province: who people are, what is on record of them, what is open, and who would be hired.

use std::sync::Arc;

use chrono::NaiveDate;
use ponte_domain::{
    id::{VacancyId, WorkerId},
    reference::Catalogue,
    vacancy::{Asked, Need, Vacancy, Weights},
    work_terms::Licence,
};
use ponte_matching::{
    features::{VacancyFeatures, WorkerFeatures},
    index::Index,
    taxonomy::Taxonomy,
};
use rayon::prelude::*;
use uuid::Uuid;

use crate::{
    advert, file,
    opening::Opening,
    person::Person,
    province::Province,
    recording::{Group, Recording},
    trades::{OCCUPATIONS, Trades},
    truth::{Judge, Paper, Truth},
    words::Words,
};

/// What is to be made.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    pub seed: u64,
    pub people: usize,
    pub vacancies: usize,
    pub truth: Truth,
    pub recording: Recording,
    pub today: NaiveDate,
}

/// A province.
pub struct World {
    pub plan: Plan,
    pub groups: Vec<Group>,
    pub workers: Vec<WorkerFeatures>,
    pub vacancies: Vec<VacancyFeatures>,
    /// Words of each person's file and of each advert.
    pub files: Vec<Vec<String>>,
    pub adverts: Vec<Vec<String>>,
    pub index: Index,
    /// The same catalogue without groups of skills: no skill is near to another.
    pub without_nearness: Arc<Taxonomy>,
    /// For each vacancy the chance of each person to be hired, if contacted.
    pub hired: Vec<Vec<f32>>,
    /// The same for whoever does not know whether she is still looking, free in time and one who turns up.
    pub suits: Vec<Vec<f32>>,
}

impl World {
    pub fn make(plan: Plan) -> Self {
        let Plan { seed, today, .. } = plan;
        let (province, words) = (Province::invent(seed), Words::new(seed));
        let trades = Trades::invent(seed, &words);
        let catalogue = Arc::new(trades.catalogue(seed, province.places.clone(), true));
        let persons: Vec<Person> = (0..plan.people).into_par_iter().map(|n| Person::invent(seed, n, &province, &trades)).collect();
        let files: Vec<file::File> = persons
            .par_iter()
            .enumerate()
            .map(|(n, person)| file::write((seed, n, today), person, (&province, &trades), &plan.recording))
            .collect();
        let openings: Vec<Opening> = (0..plan.vacancies).map(|n| Opening::invent(seed, n, &province, &trades)).collect();
        let of_opening = |(n, opening)| advert::write((seed, n, today), opening, (&province, &trades, &words), &plan.recording);
        let adverts: Vec<advert::Advert> = openings.iter().enumerate().map(of_opening).collect();
        let (hired, suits) = judge(&plan, (&province, &trades), &persons, &openings, &adverts);
        let workers: Vec<WorkerFeatures> = files.iter().map(|file| WorkerFeatures::from_worker(&file.worker, &catalogue)).collect();
        let read = |advert: &advert::Advert| VacancyFeatures::new(&advert.vacancy, Some(advert.sector), &catalogue, Weights::DEFAULT);
        let vacancies = adverts.iter().map(read).collect();
        let without_nearness = Arc::new(Taxonomy::new(Arc::new(trades.catalogue(seed, province.places.clone(), false))));
        Self {
            plan,
            groups: (0..plan.people).map(|n| file::group(seed, n)).collect(),
            vacancies,
            files: files.into_iter().map(|file| file.text).collect(),
            adverts: adverts.into_iter().map(|advert| advert.text).collect(),
            index: index(&catalogue, &workers),
            workers,
            without_nearness,
            hired,
            suits,
        }
    }

    /// Whether a vacancy, or a person, is of the half on which weights and models are chosen.
    pub fn is_for_choosing(n: usize) -> bool {
        // Numbers carry no meaning, so parity is as good as a draw.
        n.is_multiple_of(2)
    }
}

/// Who would be hired for each vacancy, and who for whoever does not know all (see [`World`]).
fn judge(
    plan: &Plan,
    (province, trades): (&Province, &Trades),
    persons: &[Person],
    openings: &[Opening],
    adverts: &[advert::Advert],
) -> (Vec<Vec<f32>>, Vec<Vec<f32>>) {
    // By occupation, so that a vacancy reads them side by side.
    let mastery: Vec<Vec<f32>> =
        (0..OCCUPATIONS).into_par_iter().map(|at| persons.iter().map(|person| person.mastery[at]).collect()).collect();
    let rows = openings.par_iter().zip(adverts).map(|(opening, advert)| {
        let judge = Judge { truth: &plan.truth, province, trades, opening, paper: Paper::required_by(&advert.vacancy) };
        let chances = persons.iter().zip(&mastery[opening.occupation]).map(|(person, mastery)| judge.hired(person, *mastery));
        chances.map(|(hired, suits)| (hired as f32, suits as f32)).unzip()
    });
    rows.collect::<Vec<(Vec<f32>, Vec<f32>)>>().into_iter().unzip()
}

/// The people as the engine holds them.
fn index(catalogue: &Arc<Catalogue>, workers: &[WorkerFeatures]) -> Index {
    let mut index = Index::new(Arc::new(Taxonomy::new(Arc::clone(catalogue))));
    for (n, features) in workers.iter().enumerate() {
        index.upsert(worker_id(n), &format!("w{n:07}"), "quality", features);
    }
    index.tidy();
    index
}

/// The id of person number `n`.
pub fn worker_id(n: usize) -> WorkerId {
    WorkerId(Uuid::from_u64_pair(0x0190_0000_0000_7001, 0x8000_0000_0000_0000 | n as u64))
}

/// The number of a person with an id.
pub fn number_of(id: WorkerId) -> usize {
    (id.0.as_u64_pair().1 & 0xffff_ffff) as usize
}

/// The id of vacancy number `n`.
pub fn vacancy_id(n: usize) -> VacancyId {
    VacancyId(Uuid::from_u64_pair(0x0190_0000_0000_7002, 0x8000_0000_0000_0000 | n as u64))
}

impl Paper {
    /// What an advert calls required.
    pub fn required_by(vacancy: &Vacancy) -> Self {
        let mut paper = Self::default();
        for asked in vacancy.requirements.iter().filter(|asked| asked.need == Need::Required) {
            match &asked.what {
                Asked::Licence { licence: Licence::Forklift } => paper.forklift = true,
                Asked::Licence { .. } => paper.licence = true,
                Asked::Vehicle => paper.car = true,
                Asked::Education { eqf, .. } => paper.eqf = *eqf,
                Asked::Language { cefr, .. } => paper.italian = cefr.map(|cefr| cefr as u8 + 1),
                Asked::Experience { months, .. } => paper.months = Some(*months),
                _ => {}
            }
        }
        paper
    }
}
