//! Sure losers, told cheaply: gates on bit masks, and an upper bound of the points.
//!
//! Nobody who would be in the list is ever screened out: a mask fails only where the gate itself is certain to fail,
//! and each term of the bound is at least what the term can earn.

use chrono::NaiveDate;
use ponte_domain::{
    reference::OccupationIx,
    vacancy::Condition,
    work_terms::{AvailabilityPart, Hours, Licence},
};

use super::{
    Plan,
    block::{Block, Mask, NO_LIMIT, NO_OCCUPATION, NO_RIGHT, NONE_DAY, REFUSED, Row, VEHICLE_NO, skill_bit},
};
use crate::{
    features::{Thing, day_number},
    key::{OccupationKey, SkillKey},
    maxima::TOTAL,
    outcome::TermName,
    score::{Earned, Nearness, availability::ascertained_credit, wishes::ASSUMED_RANGE_KM, wishes::distance_credit},
    taxonomy::{FULL, HALF, ISCO},
};

/// One vacancy, ready to screen people.
#[derive(Debug)]
pub(super) struct Screen<'a> {
    plan: &'a Plan<'a>,
    today: i32,
    contract: u16,
    hours: u8,
    shifts: u8,
    licences_required: Vec<u32>,
    /// Licences that serve nothing asked: who lists one has a list that was taken.
    licences_beside: u32,
    start: i32,
    needs_vehicle: bool,
    /// Skills asked by the bits of what serves them, with their units; the profile's apart.
    asked: Vec<(u128, u64)>,
    profile: Vec<(u128, u64)>,
    profile_full: u64,
    /// Units of the other things in the skills term, taken as earned.
    other_units: u64,
    serving: u128,
    own_experience_only: bool,
}

impl<'a> Screen<'a> {
    pub(super) fn new(plan: &'a Plan<'a>, today: NaiveDate) -> Self {
        let vacancy = plan.vacancy;
        let asked_licences = vacancy.things.iter().filter_map(|asked| match asked.thing {
            Thing::Licence(licence) => Some((licence, asked.required)),
            _ => None,
        });
        let mask = asked_licences.clone().fold(0, |mask, (licence, _)| mask | licence.bit());
        let beside = Licence::ALL.iter().filter(|licence| licence.implied() & mask == 0).fold(0, |mask, licence| mask | licence.bit());
        let bits: Vec<u128> = vacancy.skills.iter().map(|skill| bits_near(plan, *skill)).collect();
        let units_of =
            |slots: &mut dyn Iterator<Item = (usize, u32)>| merged(slots.map(|(slot, units)| (bits[slot], u64::from(units))).collect());
        let is_skill = |thing: &Thing| matches!(thing, Thing::Skill { .. });
        Self {
            plan,
            today: day_number(today),
            contract: vacancy.contract.map_or(0, |contract| u16::try_from(contract.bit()).unwrap_or(0)),
            hours: vacancy.hours.map_or(0, |hours: Hours| u8::try_from(hours.bit()).unwrap_or(0)),
            shifts: vacancy.shifts.iter().fold(0, |mask, shift| mask | u8::try_from(shift.bit()).unwrap_or(0)),
            licences_required: asked_licences.filter(|(_, required)| *required).map(|(licence, _)| licence.bit()).collect(),
            licences_beside: beside,
            start: vacancy.start.map_or(NONE_DAY, |start| day_number(start.max(today))),
            needs_vehicle: vacancy.things.iter().any(|asked| asked.required && asked.thing == Thing::Vehicle),
            asked: units_of(&mut vacancy.things.iter().filter(|asked| is_skill(&asked.thing)).map(|asked| (asked.slot, asked.units()))),
            profile: units_of(&mut vacancy.profile.iter().copied()),
            profile_full: u64::from(vacancy.profile_full()),
            other_units: vacancy.things.iter().filter(|asked| !is_skill(&asked.thing)).map(|asked| u64::from(asked.units())).sum(),
            serving: bits.iter().fold(0, |mask, bits| mask | bits),
            own_experience_only: vacancy.occupation.is_some() && vacancy.experience.iter().all(|asked| asked.slot == Some(0)),
        }
    }

    /// Whether nobody of a block can be near enough.
    pub(super) fn is_out_of_reach(&self, block: &Block) -> bool {
        let vacancy = self.plan.vacancy;
        let Some(workplace) = vacancy.workplace.filter(|_| !vacancy.is_remote() && vacancy.excludes(Condition::Distance)) else {
            return false;
        };
        // The straight line, in whole metres, is never longer than the arc that the gate measures; it is so many metres
        // or more exactly when its square reaches theirs.
        block.chord_squared(workplace) >= (u64::from(block.reach) + 1).saturating_pow(2)
    }

    /// Whether a gate is certain to fail.
    #[inline]
    pub(super) fn fails(&self, mask: &Mask) -> bool {
        let vacancy = self.plan.vacancy;
        let binds = |condition, part| vacancy.excludes(condition) || mask.is_firm(part);
        if mask.state & (REFUSED | NO_RIGHT) != 0 {
            return true;
        }
        if self.contract != 0
            && mask.contracts != 0
            && mask.contracts & self.contract == 0
            && binds(Condition::Contract, AvailabilityPart::Contracts)
        {
            return true;
        }
        if self.hours != 0 && mask.hours != 0 && mask.hours & self.hours == 0 && binds(Condition::Hours, AvailabilityPart::Hours) {
            return true;
        }
        if mask.shifts != 0 && self.shifts & !mask.shifts != 0 && binds(Condition::Shifts, AvailabilityPart::Shifts) {
            return true;
        }
        if self.needs_vehicle && mask.state & VEHICLE_NO != 0 {
            return true;
        }
        mask.licences & self.licences_beside != 0 && self.licences_required.iter().any(|licence| mask.implied & licence == 0)
    }

    fn points(&self, term: TermName, parts: u64, whole: u64) -> u16 {
        Earned { parts, whole }.points(self.plan.vacancy.maxima.of(term))
    }

    fn of_full(&self, term: TermName, parts: u16) -> u16 {
        self.points(term, parts.into(), FULL.into())
    }

    /// The most points she can have, skills, sector and pay not looked at; `None` when a gate is certain to fail or they
    /// are fewer than `least`.
    #[inline]
    pub(super) fn bound(&self, mask: &Mask, row: &Row, least: u16) -> Option<u16> {
        let vacancy = self.plan.vacancy;
        let of = |term| vacancy.maxima.of(term);
        let done = self.best(&row.done, row.done_many);
        // All maxima make 1,000: what a term is sure to lose is taken off, the cheapest to tell first.
        let mut most = TOTAL;
        if vacancy.occupation.is_some() {
            most -= of(TermName::Occupation) - self.of_full(TermName::Occupation, if row.has_done() { done } else { HALF });
            let wished = self.best(&row.wished, row.wished_many);
            most -= of(TermName::WishOccupation) - self.of_full(TermName::WishOccupation, if row.wishes { wished } else { HALF });
        }
        let since = (row.ascertained != NONE_DAY).then(|| u32::try_from(self.today - row.ascertained).unwrap_or(0));
        most -= of(TermName::Ascertained) - self.of_full(TermName::Ascertained, ascertained_credit(since));
        // Work in known trades, none near to the only one asked, is known to be no experience.
        if self.own_experience_only && row.has_done() && done < ISCO[3] {
            most -= of(TermName::Experience);
        }
        if most < least {
            return None;
        }
        most -= of(TermName::Contract) + of(TermName::WishContract) + of(TermName::Times) - self.times_bound(mask);
        most -= of(TermName::Start) - self.start_bound(mask, row)?;
        most -= of(TermName::Education) - self.of_full(TermName::Education, if row.has_education { FULL } else { HALF });
        most -= of(TermName::Languages) - self.of_full(TermName::Languages, if row.has_languages { FULL } else { HALF });
        if most < least {
            return None;
        }
        most -= of(TermName::Distance) - self.distance_bound(mask, row);
        (most >= least).then_some(most)
    }

    fn best(&self, occupations: &[u16], many: bool) -> u16 {
        if many || self.plan.vacancy.occupation.is_none() {
            return FULL;
        }
        let known = occupations.iter().take_while(|ix| **ix != NO_OCCUPATION);
        known.map(|ix| self.plan.occupation(0, OccupationKey::Known(OccupationIx(*ix)))).max().unwrap_or(0)
    }

    /// Contract (and its rank among wishes), hours and shifts.
    fn times_bound(&self, mask: &Mask) -> u16 {
        let mut most = 0;
        if self.contract != 0 {
            let credit = match mask.contracts {
                0 => HALF,
                accepted if accepted & self.contract != 0 => FULL,
                _ => 0,
            };
            most += self.of_full(TermName::Contract, credit) + self.of_full(TermName::WishContract, credit);
        }
        let asked = u64::from(self.hours != 0) + u64::from(self.shifts.count_ones());
        if asked > 0 {
            let met = |accepted: u8, asked: u8| match accepted {
                0 => u64::from(HALF) * u64::from(asked.count_ones()),
                accepted => u64::from(FULL) * u64::from((accepted & asked).count_ones()),
            };
            most += self.points(TermName::Times, met(mask.hours, self.hours) + met(mask.shifts, self.shifts), u64::from(FULL) * asked);
        }
        most
    }

    fn start_bound(&self, mask: &Mask, row: &Row) -> Option<u16> {
        if self.start == NONE_DAY {
            return Some(0);
        }
        if row.from == NONE_DAY {
            return Some(self.of_full(TermName::Start, HALF));
        }
        if row.from <= self.start {
            return Some(self.of_full(TermName::Start, FULL));
        }
        let binds = self.plan.vacancy.excludes(Condition::Start) || mask.is_firm(AvailabilityPart::From);
        (!binds).then(|| self.of_full(TermName::Start, FULL))
    }

    fn distance_bound(&self, mask: &Mask, row: &Row) -> u16 {
        let vacancy = self.plan.vacancy;
        let Some(workplace) = vacancy.workplace.filter(|_| !vacancy.is_remote()) else { return 0 };
        // With board and lodging the distance may not apply at all.
        let Some(home) = row.home.filter(|_| !vacancy.board_and_lodging) else { return vacancy.maxima.of(TermName::Distance) };
        let range = if row.range == NO_LIMIT { ASSUMED_RANGE_KM * 1_000 } else { row.range };
        let squared = workplace.chord_squared(home);
        let span = 4 * u64::from(range.max(1_000));
        if squared > span * span {
            // Even by half (work partly from home) it is beyond twice her range.
            return 0;
        }
        let vehicle = (mask.state & VEHICLE_NO != 0).then_some(false);
        self.of_full(TermName::Distance, distance_credit(workplace.metres_to(home), range, vehicle, vacancy.remote))
    }

    /// The most points of the skills term, by the groups of her skills.
    #[inline]
    pub(super) fn skills_bound(&self, row: &Row) -> u16 {
        let whole = (self.asked.iter().map(|(_, units)| units).sum::<u64>() + self.other_units + self.profile_full) * u64::from(FULL);
        if whole == 0 {
            return 0;
        }
        // A skill whose bit serves nothing asked shows that her list was taken.
        let told = row.has_skills && row.signature & !self.serving != 0;
        let silent = if told { 0 } else { u64::from(HALF) };
        let credit = |bits: u128| if row.signature & bits != 0 { u64::from(FULL) } else { silent };
        let asked: u64 = self.asked.iter().map(|(bits, units)| credit(*bits) * units).sum();
        let full = self.profile_full * u64::from(FULL);
        let near: u64 = self.profile.iter().filter(|(bits, _)| row.signature & bits != 0).map(|(_, units)| units * u64::from(FULL)).sum();
        let near = near.min(full);
        let profile = if told { near } else { near + (full - near).div_ceil(2) };
        self.points(TermName::Skills, asked + profile + self.other_units * u64::from(FULL), whole)
    }
}

/// Skills served by the same groups, counted as one: their bounds are alike.
fn merged(mut asked: Vec<(u128, u64)>) -> Vec<(u128, u64)> {
    asked.sort_unstable();
    asked.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 += next.1;
        }
        same
    });
    asked
}

fn bits_near(plan: &Plan<'_>, skill: SkillKey) -> u128 {
    let taxonomy = plan.taxonomy();
    match skill {
        SkillKey::Known(ix) => {
            taxonomy.skills_near(ix).iter().fold(0, |mask, (near, _)| mask | skill_bit(taxonomy, SkillKey::Known(*near)))
        }
        words => skill_bit(taxonomy, words),
    }
}
