//! Vacancies in few bytes, and the most points that one person can have for each.

use chrono::NaiveDate;
use ponte_domain::{
    vacancy::{Condition, Remote},
    work_terms::Hours,
};

use crate::{
    features::{Thing, VacancyFeatures, WorkerFeatures, day_number},
    index::{signature, skill_bits_near},
    key::OccupationKey,
    maxima::TOTAL,
    outcome::TermName,
    position::{Position, square_root},
    score::{
        ASSUMED_RANGE_KM, Earned,
        availability::{ascertained_credit, late_credit},
        wishes::{by_rank, distance_credit},
    },
    taxonomy::{FULL, HALF, Taxonomy},
};

/// No occupation is asked; one is asked in words.
const NO_OCCUPATION: u16 = 0;
const IN_WORDS: u16 = 1;
const FIRST_OCCUPATION: u16 = 2;

/// What the bound of a vacancy reads.
#[derive(Debug, Clone)]
pub(super) struct Card {
    workplace: Option<Position>,
    partly_remote: bool,
    lodges: bool,
    /// Conditions that exclude, a mask of [`Condition::bit`].
    excludes: u32,
    occupation: u16,
    contract: u32,
    hours: u32,
    shifts: u32,
    start: Option<i32>,
    /// One bit for the group of each skill that serves one asked.
    serving: u128,
    /// Lost when no skill of a list that was taken serves.
    no_skill: u16,
    maxima: [u16; 7],
}

/// The terms of [`Card::maxima`].
const TERMS: [TermName; 7] = [
    TermName::Occupation,
    TermName::WishOccupation,
    TermName::Ascertained,
    TermName::Contract,
    TermName::Times,
    TermName::Start,
    TermName::Distance,
];

impl Card {
    pub(super) fn of(vacancy: &VacancyFeatures, taxonomy: &Taxonomy) -> Self {
        let skills = vacancy.things.iter().filter(|asked| matches!(asked.thing, Thing::Skill { .. }));
        let skills: u64 = skills.map(|asked| u64::from(asked.units())).sum::<u64>() + u64::from(vacancy.profile_full());
        let others = vacancy.things.iter().filter(|asked| !matches!(asked.thing, Thing::Skill { .. }));
        let others: u64 = others.map(|asked| u64::from(asked.units())).sum();
        let most = vacancy.maxima.of(TermName::Skills);
        Self {
            workplace: vacancy.workplace.filter(|_| !vacancy.is_remote()),
            partly_remote: vacancy.remote == Some(Remote::Partly),
            lodges: vacancy.board_and_lodging,
            excludes: Condition::ALL.iter().filter(|condition| vacancy.excludes(**condition)).fold(0, |mask, one| mask | one.bit()),
            occupation: match &vacancy.occupation {
                None => NO_OCCUPATION,
                Some((_, OccupationKey::Known(ix))) => ix.0.checked_add(FIRST_OCCUPATION).unwrap_or(NO_OCCUPATION),
                Some((_, OccupationKey::Words(_))) => IN_WORDS,
            },
            contract: vacancy.contract.map_or(0, |contract| contract.bit()),
            hours: vacancy.hours.map_or(0, Hours::bit),
            shifts: vacancy.shifts.iter().fold(0, |mask, shift| mask | shift.bit()),
            start: vacancy.start.map(day_number),
            serving: vacancy.skills.iter().fold(0, |mask, skill| mask | skill_bits_near(taxonomy, *skill)),
            no_skill: if skills == 0 { 0 } else { most - Earned { parts: others, whole: skills + others }.points(most) },
            maxima: TERMS.map(|term| vacancy.maxima.of(term)),
        }
    }
}

/// One person, ready to be bounded for many vacancies.
#[derive(Debug)]
pub(super) struct Asker<'a> {
    worker: &'a WorkerFeatures,
    today: i32,
    /// Credits of what she did and of what she wishes, by occupation asked; the first two are for none and for words.
    done: Vec<u16>,
    wished: Vec<u16>,
    ascertained: u16,
    contracts: u32,
    signature: u128,
    range: u32,
}

impl<'a> Asker<'a> {
    pub(super) fn new(taxonomy: &Taxonomy, worker: &'a WorkerFeatures, today: NaiveDate) -> Self {
        let mut done: Vec<OccupationKey> = worker.experiences.iter().filter_map(|done| done.occupation).collect();
        done.sort_unstable();
        done.dedup();
        let since = worker.ascertained.map(|day| u32::try_from(day_number(today) - day_number(day)).unwrap_or(0));
        Self {
            worker,
            today: day_number(today),
            done: best(taxonomy, done.into_iter().map(|key| (key, 0))),
            wished: best(taxonomy, worker.wish_occupations.iter().enumerate().map(|(rank, key)| (*key, rank))),
            ascertained: ascertained_credit(since),
            contracts: worker.contracts.iter().fold(0, |mask, contract| mask | contract.bit()),
            signature: signature(worker, taxonomy),
            range: worker.max_km.unwrap_or(ASSUMED_RANGE_KM).saturating_mul(1_000),
        }
    }

    /// The most points she can have; `None` when a gate is certain to fail.
    pub(super) fn bound(&self, card: &Card) -> Option<u16> {
        let worker = self.worker;
        let excludes = |condition: Condition| card.excludes & condition.bit() != 0;
        let [occupation, wish, ascertained, contract, times, start, distance] = card.maxima;
        let mut left = TOTAL - lost(distance, self.distance(card)?);
        left -= lost(ascertained, self.ascertained);
        if card.occupation != NO_OCCUPATION {
            let at = usize::from(card.occupation);
            left -= lost(occupation, self.done.get(at).copied().unwrap_or(FULL));
            left -= lost(wish, self.wished.get(at).copied().unwrap_or(FULL));
        }
        if card.contract != 0 && self.contracts & card.contract == 0 {
            if self.contracts != 0 && excludes(Condition::Contract) {
                return None;
            }
            left -= lost(contract, if self.contracts == 0 { HALF } else { 0 });
        }
        let met = |accepted: u32, asked: u32, condition| match accepted {
            0 => Some(u64::from(HALF) * u64::from(asked.count_ones())),
            accepted if asked & !accepted != 0 && excludes(condition) => None,
            accepted => Some(u64::from(FULL) * u64::from((accepted & asked).count_ones())),
        };
        let parts = met(worker.hours, card.hours, Condition::Hours)? + met(worker.shifts, card.shifts, Condition::Shifts)?;
        let whole = u64::from(FULL) * u64::from(card.hours.count_ones() + card.shifts.count_ones());
        if whole > 0 {
            left -= times - Earned { parts, whole }.points(times);
        }
        left -= lost(start, self.start(card)?);
        let told = self.signature & !card.serving != 0;
        Some(if told && self.signature & card.serving == 0 { left - card.no_skill } else { left })
    }

    fn start(&self, card: &Card) -> Option<u16> {
        let (Some(start), Some(from)) = (card.start, self.worker.from) else {
            return Some(if card.start.is_some() { HALF } else { FULL });
        };
        match u32::try_from(day_number(from) - start.max(self.today)).unwrap_or(0) {
            0 => Some(FULL),
            _ if card.excludes & Condition::Start.bit() != 0 => None,
            late => Some(late_credit(late)),
        }
    }

    fn distance(&self, card: &Card) -> Option<u16> {
        let worker = self.worker;
        let Some(workplace) = card.workplace.filter(|_| !(card.lodges && worker.board_and_lodging)) else { return Some(FULL) };
        let Some(home) = worker.home else { return Some(HALF) };
        let squared = workplace.chord_squared(home);
        let binds = worker.max_km.is_some() && !worker.relocation && card.excludes & Condition::Distance.bit() != 0;
        // The straight line is never longer than the way that the gate measures.
        if binds && squared >= (u64::from(self.range) + 1).saturating_pow(2) {
            return None;
        }
        // Beyond four times her range nothing is left, however it is felt.
        if squared > (4 * u64::from(self.range.max(1_000))).saturating_pow(2) {
            return Some(0);
        }
        let metres = u32::try_from(square_root(squared)).unwrap_or(u32::MAX);
        let remote = card.partly_remote.then_some(Remote::Partly);
        Some(distance_credit(metres, self.range, worker.vehicle, remote))
    }
}

/// What a term loses with a credit.
fn lost(most: u16, credit: u16) -> u16 {
    most - (u32::from(most) * u32::from(credit) / u32::from(FULL)) as u16
}

/// The best credit of several occupations with their ranks, for each that may be asked.
fn best(taxonomy: &Taxonomy, have: impl Iterator<Item = (OccupationKey, usize)>) -> Vec<u16> {
    let known = taxonomy.catalogue().occupations().len() + usize::from(FIRST_OCCUPATION);
    let (mut credits, mut silent) = (vec![0; known], true);
    // What is asked in words may be what she told in words.
    credits[usize::from(IN_WORDS)] = FULL;
    for (key, rank) in have {
        silent = false;
        if let OccupationKey::Known(ix) = key {
            for (best, credit) in credits[usize::from(FIRST_OCCUPATION)..].iter_mut().zip(taxonomy.occupation_credits(ix)) {
                *best = by_rank(credit, rank).max(*best);
            }
        }
    }
    if silent {
        credits.fill(HALF);
    }
    credits
}
