//! An invented population, as skewed as life: cities and villages, common trades and rare ones, skills that
//! nearly everyone has, records with holes. Pure: the same seed gives the same people on every machine.

mod catalogue;
mod draw;
mod vacancy;
mod worker;

use std::sync::Arc;

use chrono::NaiveDate;
use ponte_domain::{
    codes,
    employer::Employer,
    id::{EmployerId, ExternalId, VacancyId, WorkerId},
    reference::{Catalogue, OccupationIx, Place, SkillIx},
    vacancy::Vacancy,
    worker::Worker,
};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use uuid::Uuid;

use draw::Zipf;

codes! {
    /// How widely the people live.
    pub enum Spread {
        /// A country of some 7,900 municipalities.
        National = "national",
        /// A region of some 600, where far more people are within reach of each workplace.
        Regional = "regional",
    }
}

impl Spread {
    /// How many municipalities an invented catalogue has.
    #[must_use]
    pub const fn places(self) -> usize {
        match self {
            Self::National => 7_900,
            Self::Regional => 600,
        }
    }
}

/// Name of the source in the external ids of invented records.
pub const SOURCE: &str = "population";
/// The desk of invented records.
pub const DESK: &str = "population";
/// Vacancies to one employer, about.
const VACANCIES_PER_EMPLOYER: u32 = 3;

/// A population from which records are drawn by number.
#[derive(Debug)]
pub struct Population {
    seed: u64,
    catalogue: Arc<Catalogue>,
    /// The day it is said of.
    today: NaiveDate,
    places: Vec<usize>,
    people_of_places: Zipf,
    trades: Vec<OccupationIx>,
    people_of_trades: Zipf,
    transversal: Vec<SkillIx>,
}

impl Population {
    /// A population over an invented catalogue.
    #[must_use]
    pub fn invented(seed: u64, spread: Spread, today: NaiveDate) -> Self {
        Self::over(Arc::new(catalogue::invent(seed, spread)), seed, spread, today)
    }

    /// A population over a given catalogue; a regional one lives in the region whose number of municipalities is nearest to 600.
    #[must_use]
    pub fn over(catalogue: Arc<Catalogue>, seed: u64, spread: Spread, today: NaiveDate) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let region = (spread == Spread::Regional).then(|| catalogue::region_of(&catalogue, spread.places())).flatten();
        let lives = |place: &Place| {
            place.point.is_some() && place.merged_into.is_none() && region.as_ref().is_none_or(|region| *region == place.region)
        };
        let mut places: Vec<usize> = catalogue.places().iter().enumerate().filter(|(_, place)| lives(place)).map(|(at, _)| at).collect();
        draw::shuffle(&mut rng, &mut places);
        let mut trades: Vec<OccupationIx> =
            (0..catalogue.occupations().len()).filter_map(|at| u16::try_from(at).ok()).map(OccupationIx).collect();
        draw::shuffle(&mut rng, &mut trades);
        let skills = catalogue.skills().iter().enumerate();
        let transversal =
            skills.filter(|(_, skill)| skill.transversal).filter_map(|(at, _)| u16::try_from(at).ok()).map(SkillIx).take(120).collect();
        let (people_of_places, people_of_trades) = (Zipf::new(places.len(), 1), Zipf::new(trades.len(), 1));
        Self { seed, catalogue, today, places, people_of_places, trades, people_of_trades, transversal }
    }

    /// The reference data the records are written in.
    #[must_use]
    pub const fn catalogue(&self) -> &Arc<Catalogue> {
        &self.catalogue
    }

    /// Person number `n`.
    #[must_use]
    pub fn worker(&self, n: u32) -> (WorkerId, Worker) {
        (WorkerId(id(1, n)), self.draw_worker(&mut self.rng(1, n), n))
    }

    /// Vacancy number `n`.
    #[must_use]
    pub fn vacancy(&self, n: u32) -> (VacancyId, Vacancy) {
        (VacancyId(id(2, n)), self.draw_vacancy(&mut self.rng(2, n), n))
    }

    /// The employer of vacancy number `n`.
    #[must_use]
    pub fn employer_of(&self, n: u32) -> (EmployerId, Employer) {
        let employer = n / VACANCIES_PER_EMPLOYER;
        (EmployerId(id(3, employer)), self.draw_employer(&mut self.rng(3, employer), employer))
    }

    /// A stream of its own for each record, so that one can be drawn without the others.
    fn rng(&self, kind: u64, n: u32) -> ChaCha8Rng {
        let mut rng = ChaCha8Rng::seed_from_u64(self.seed);
        rng.set_stream(kind << 32 | u64::from(n));
        rng
    }
}

fn id(kind: u64, n: u32) -> Uuid {
    // Version and variant bits of a UUIDv7; the rest counts.
    Uuid::from_u64_pair(0x0190_0000_0000_7000 | kind, 0x8000_0000_0000_0000 | u64::from(n))
}

fn external(kind: &str, n: u32) -> ExternalId {
    ExternalId { source: SOURCE.to_owned(), id: format!("{kind}{n:07}") }
}
