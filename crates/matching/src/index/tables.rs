//! What each value of a column is certain to cost for one vacancy, in points; [`OUT`] where a gate is certain to fail.
//!
//! A loss is never more than what the term loses in truth: a table says what the exact term says of the best record that
//! would have such a value in its column.

use ponte_domain::{
    reference::OccupationIx,
    vacancy::Condition,
    work_terms::{Cefr, Hours},
};

use super::{
    Plan,
    columns::{ANY_EDUCATION, ANY_OCCUPATION, FIRST_OCCUPATION, LISTED, NO_OCCUPATION, SILENT, TIMES, WATCHED, times_at},
};
use crate::{
    features::{AskedLanguage, VacancyFeatures},
    key::{LanguageKey, OccupationKey},
    outcome::TermName,
    score::{
        ASCERTAINED_DAYS, Earned, LATE_DAYS, Nearness,
        availability::{ascertained_credit, late_credit},
        coherence::units,
        wishes::by_rank,
    },
    taxonomy::{FULL, HALF, ISCO, Taxonomy},
};

/// More than all points together, so that no sum with it is fewer.
pub(super) const OUT: u16 = 4_096;

/// Losses of one vacancy.
#[derive(Debug)]
pub(super) struct Tables {
    /// By occupation done: of the occupation term and of experience.
    pub done: Vec<u16>,
    /// Bits of the trades that are near, and what who has none of them loses at least by her work.
    pub near: u32,
    pub far: u16,
    /// By wished occupation, first and later.
    pub wished: [Vec<u16>; 2],
    /// By hours and shifts accepted.
    pub times: [u16; TIMES],
    /// By days since the availability was ascertained; the last is for longer ago and never.
    pub ascertained: [u16; ASCERTAINED_DAYS as usize + 1],
    /// By days late; the last is for later still.
    pub late: [u16; LATE_DAYS as usize + 1],
    pub start_unknown: u16,
    /// When no contract is on record, when the one offered is not among them, when it is.
    pub contract: [u16; 3],
    pub education: [u16; 16],
    pub languages: [u16; 256],
}

impl Tables {
    pub(super) fn new(plan: &Plan<'_>) -> Self {
        let vacancy = plan.vacancy;
        let contract = |credit| loss(vacancy, TermName::Contract, credit) + loss(vacancy, TermName::WishContract, credit);
        let excludes = |condition, points| if vacancy.excludes(condition) { OUT } else { points };
        let days = |days: usize| u32::try_from(days).unwrap_or(u32::MAX);
        let done = by_occupation(plan, loss(vacancy, TermName::Occupation, HALF), |credit| done(vacancy, credit));
        let (near, far) = trades(plan.taxonomy(), &done);
        Self {
            done,
            near,
            far,
            wished: [0, 1].map(|rank| {
                let of = |credit| loss(vacancy, TermName::WishOccupation, credit);
                by_occupation(plan, of(HALF), |credit| of(by_rank(credit, rank)))
            }),
            times: std::array::from_fn(|at| times(vacancy, at)),
            ascertained: std::array::from_fn(|at| loss(vacancy, TermName::Ascertained, ascertained_credit(Some(days(at))))),
            late: std::array::from_fn(|at| match at {
                0 => 0,
                late => excludes(Condition::Start, loss(vacancy, TermName::Start, late_credit(days(late)))),
            }),
            start_unknown: loss(vacancy, TermName::Start, HALF),
            contract: match vacancy.contract {
                Some(_) => [contract(HALF), excludes(Condition::Contract, contract(0)), 0],
                None => [0; 3],
            },
            education: std::array::from_fn(|at| education(vacancy, at)),
            languages: languages(vacancy),
        }
    }
}

/// What a term loses with a credit.
pub(super) fn loss(vacancy: &VacancyFeatures, term: TermName, credit: u16) -> u16 {
    loss_of(vacancy, term, u64::from(credit), u64::from(FULL))
}

pub(super) fn loss_of(vacancy: &VacancyFeatures, term: TermName, parts: u64, whole: u64) -> u16 {
    let most = vacancy.maxima.of(term);
    if whole == 0 { 0 } else { most - Earned { parts, whole }.points(most) }
}

fn by_occupation(plan: &Plan<'_>, silent: u16, lost: impl Fn(u16) -> u16) -> Vec<u16> {
    let known = plan.taxonomy().catalogue().occupations().len();
    let mut losses = vec![0; known + usize::from(FIRST_OCCUPATION)];
    if plan.vacancy.occupation.is_none() {
        return losses;
    }
    (losses[usize::from(NO_OCCUPATION)], losses[usize::from(ANY_OCCUPATION)], losses[usize::from(SILENT)]) = (lost(0), 0, silent);
    // There are few different credits, and nearly all occupations have the least.
    let mut last = (0, lost(0));
    for (ix, own) in losses[usize::from(FIRST_OCCUPATION)..].iter_mut().enumerate() {
        let credit = plan.occupation(0, OccupationKey::Known(OccupationIx(u16::try_from(ix).unwrap_or(u16::MAX))));
        if credit != last.0 {
            last = (credit, lost(credit));
        }
        *own = last.1;
    }
    losses
}

/// Work in known trades, none near to the only one asked, is known to be no experience.
fn done(vacancy: &VacancyFeatures, credit: u16) -> u16 {
    let occupation = loss(vacancy, TermName::Occupation, credit);
    let only_own = !vacancy.experience.is_empty() && vacancy.experience.iter().all(|asked| asked.slot == Some(0));
    if !only_own || credit >= ISCO[3] {
        return occupation;
    }
    if vacancy.experience.iter().any(|asked| asked.required) { OUT } else { occupation + vacancy.maxima.of(TermName::Experience) }
}

/// The bits of trades of which some occupation loses less than the most, and the least that the others lose.
fn trades(taxonomy: &Taxonomy, done: &[u16]) -> (u32, u16) {
    let losses = &done[usize::from(FIRST_OCCUPATION)..];
    let most = losses.iter().copied().max().unwrap_or(0);
    // An occupation that is near by one or two digits alone earns little: its trade is a far one all the same.
    let little = most - most / 4;
    let near = taxonomy.trades().iter().zip(losses).filter(|(_, lost)| **lost < little).fold(0, |bits, (bit, _)| bits | bit);
    let far = taxonomy.trades().iter().zip(losses).filter(|(bit, _)| *bit & near == 0).map(|(_, lost)| *lost).min();
    (near, far.unwrap_or(0))
}

fn times(vacancy: &VacancyFeatures, at: usize) -> u16 {
    let (hours, shifts) = (at as u32 & 0xf, at as u32 >> 4);
    let asked_hours = vacancy.hours.map_or(0, Hours::bit);
    let asked_shifts = vacancy.shifts.iter().fold(0, |mask, shift| mask | shift.bit());
    debug_assert_eq!(usize::from(times_at(hours, shifts)), at, "the column and its table agree");
    let refuses = |accepted: u32, asked: u32| accepted != 0 && asked & !accepted != 0;
    if (vacancy.excludes(Condition::Hours) && refuses(hours, asked_hours))
        || (vacancy.excludes(Condition::Shifts) && refuses(shifts, asked_shifts))
    {
        return OUT;
    }
    let met = |accepted: u32, asked: u32| match accepted {
        0 => u64::from(HALF) * u64::from(asked.count_ones()),
        accepted => u64::from(FULL) * u64::from((accepted & asked).count_ones()),
    };
    let asked = u64::from(asked_hours.count_ones() + asked_shifts.count_ones());
    loss_of(vacancy, TermName::Times, met(hours, asked_hours) + met(shifts, asked_shifts), u64::from(FULL) * asked)
}

fn education(vacancy: &VacancyFeatures, at: usize) -> u16 {
    let (mut parts, mut whole) = (0, 0);
    for asked in &vacancy.education {
        let have = u8::try_from(at).unwrap_or(ANY_EDUCATION);
        let credit = match asked.eqf {
            _ if have == 0 => HALF,
            Some(need) if have < need && have != ANY_EDUCATION => {
                if asked.required {
                    return OUT;
                }
                FULL / u16::from(need) * u16::from(have)
            }
            _ => FULL,
        };
        parts += u64::from(credit) * units(asked.required);
        whole += u64::from(FULL) * units(asked.required);
    }
    loss_of(vacancy, TermName::Education, parts, whole)
}

fn languages(vacancy: &VacancyFeatures) -> [u16; 256] {
    if vacancy.languages.is_empty() {
        return [0; 256];
    }
    std::array::from_fn(|at| {
        let (mut parts, mut whole) = (0, 0);
        for asked in &vacancy.languages {
            let watched = WATCHED.iter().position(|code| LanguageKey::of(code) == asked.key);
            let Some(credit) = watched.map_or(Some(FULL), |watched| language(asked, (at >> (4 * watched) & 0xf) as u8)) else {
                return OUT;
            };
            parts += u64::from(credit) * units(asked.required);
            whole += u64::from(FULL) * units(asked.required);
        }
        loss_of(vacancy, TermName::Languages, parts, whole)
    })
}

/// Credit of a watched language; `None` when the gate fails.
fn language(asked: &AskedLanguage, column: u8) -> Option<u16> {
    match (asked.cefr, column) {
        (_, 0) => Some(HALF),
        (None, _) => Some(FULL),
        (Some(_), LISTED) => Some(HALF),
        (Some(need), listed) => {
            let have = listed - LISTED - 1;
            match need as u8 {
                need if have >= need => Some(FULL),
                _ if asked.required => None,
                need => Some(FULL / (u16::from(need) + 1) * (u16::from(have) + 1)),
            }
        }
    }
}

const _: () = assert!(Cefr::Native as u8 + LISTED < 0xf, "a level fits into half a byte");
