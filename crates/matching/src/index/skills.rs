//! The most that the skills term can earn, by the groups of a person's skills.

use super::{
    Plan,
    arena::known,
    columns::{Row, VEHICLE_NO, VEHICLE_YES, skill_bit},
    tables::{OUT, loss_of},
};
use crate::{
    features::Thing,
    key::SkillKey,
    outcome::TermName,
    score::{Nearness, Own, StandIns, facts::granting},
    taxonomy::{FULL, HALF, Taxonomy},
};

/// What one vacancy asks in the skills term.
#[derive(Debug)]
pub(super) struct SkillsBound<'a> {
    plan: &'a Plan<'a>,
    /// Skills asked by the bits of what serves them, with their units; the profile's apart.
    asked: Vec<(u128, u64)>,
    profile: Vec<(u128, u64)>,
    profile_full: u64,
    /// Licences that give one asked, with its units.
    licences: Vec<(u32, u64)>,
    /// Licences that give none of those asked.
    licences_beside: u32,
    vehicle: u64,
    /// Units of registers, taken as earned.
    registers: u64,
    serving: u128,
    whole: u64,
    slots: Vec<Slot>,
}

/// What a person has for one skill asked.
#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    near: u16,
    has: bool,
    level: Option<u8>,
}

impl Slot {
    /// The credit, and whether it is not known to be missed.
    fn credit(self, asked: Option<u8>, told: bool) -> (u16, bool) {
        match (self.has, asked, self.level) {
            (true, Some(_), None) => (HALF, true),
            (true, Some(need), Some(have)) if have < need => (FULL / u16::from(need) * u16::from(have), false),
            (true, ..) => (FULL, true),
            (false, ..) if told => (0, false),
            (false, ..) => (HALF, true),
        }
    }
}

impl<'a> SkillsBound<'a> {
    pub(super) fn new(plan: &'a Plan<'a>) -> Self {
        let vacancy = plan.vacancy;
        let bits: Vec<u128> = vacancy.skills.iter().map(|skill| skill_bits_near(plan.taxonomy(), *skill)).collect();
        let mut bound = Self {
            plan,
            asked: Vec::new(),
            profile: merged(vacancy.profile.iter().map(|(slot, units)| (bits[*slot], u64::from(*units))).collect()),
            profile_full: u64::from(vacancy.profile_full()),
            licences: Vec::new(),
            licences_beside: u32::MAX,
            vehicle: 0,
            registers: 0,
            serving: bits.iter().fold(0, |mask, bits| mask | bits),
            whole: 0,
            slots: Vec::new(),
        };
        let mut asked_skills = Vec::new();
        for asked in &vacancy.things {
            let units = u64::from(asked.units());
            bound.whole += units;
            match asked.thing {
                Thing::Skill { .. } => asked_skills.push((bits[asked.slot], units)),
                Thing::Licence(licence) => {
                    bound.licences.push((granting(licence), units));
                    bound.licences_beside &= !granting(licence);
                }
                Thing::Register { .. } => bound.registers += units,
                Thing::Vehicle => bound.vehicle += units,
            }
        }
        bound.asked = merged(asked_skills);
        bound.whole = (bound.whole + bound.profile_full) * u64::from(FULL);
        bound
    }

    /// What the skills term is certain to lose.
    #[inline]
    pub(super) fn lost(&self, row: &Row, signature: u128) -> u16 {
        if self.whole == 0 {
            return 0;
        }
        // A skill whose bit serves nothing asked shows that her list was taken.
        let told = signature & !self.serving != 0;
        let silent = if told { 0 } else { u64::from(HALF) };
        let credit = |bits: u128| if signature & bits != 0 { u64::from(FULL) } else { silent };
        let asked: u64 = self.asked.iter().map(|(bits, units)| units * credit(*bits)).sum();
        let near = self.profile.iter().filter(|(bits, _)| signature & bits != 0).map(|(_, units)| units * u64::from(FULL)).sum();
        let parts = asked + self.of_profile(near, told) + self.of_others(row);
        loss_of(self.plan.vacancy, TermName::Skills, parts, self.whole)
    }

    /// The same, by the skills themselves; [`OUT`] where she lacks one that is required.
    pub(super) fn lost_by(&mut self, row: &Row, skills: &[u32]) -> u16 {
        let vacancy = self.plan.vacancy;
        if self.whole == 0 {
            return 0;
        }
        self.slots.clear();
        self.slots.resize(vacancy.skills.len(), Slot::default());
        let mut stand_ins = StandIns::default();
        for entry in skills {
            // What stands in words is left to the record.
            let Some((skill, level)) = known(*entry) else { return 0 };
            let mut own = Own::default();
            self.plan.each_served(skill, |at, credit| {
                own.serve(credit, vacancy.skill_units[at]);
                let slot = &mut self.slots[at];
                slot.near = slot.near.max(credit);
                if credit == FULL {
                    (slot.has, slot.level) = (true, level);
                }
            });
            stand_ins.count(own);
        }
        let told = stand_ins.told;
        let mut parts = self.of_others(row);
        for asked in &vacancy.things {
            let Thing::Skill { level, .. } = &asked.thing else { continue };
            let slot = self.slots[asked.slot];
            let (credit, known) = slot.credit(*level, told);
            if asked.required && !known {
                return OUT;
            }
            parts += u64::from(credit) * u64::from(asked.units());
        }
        let with_units = |has: bool| {
            let slots = self.slots.iter().zip(&vacancy.skill_units).filter(move |(slot, _)| slot.has == has);
            slots.map(|(slot, units)| u64::from(slot.near) * u64::from(*units)).sum::<u64>()
        };
        let near = with_units(false).min(stand_ins.parts);
        if self.profile_full > 0 {
            parts += self.of_profile(with_units(true) + near, told);
        } else if told {
            parts += near;
        }
        loss_of(vacancy, TermName::Skills, parts, self.whole)
    }

    /// Licences, vehicle and registers.
    fn of_others(&self, row: &Row) -> u64 {
        let (full, half) = (u64::from(FULL), u64::from(HALF));
        let silent = if row.licences & self.licences_beside != 0 { 0 } else { half };
        let licence = |giving: u32| if row.licences & giving != 0 { full } else { silent };
        let licences: u64 = self.licences.iter().map(|(giving, units)| units * licence(*giving)).sum();
        let vehicle = match row.state & (VEHICLE_NO | VEHICLE_YES) {
            VEHICLE_NO => 0,
            VEHICLE_YES => full,
            _ => half,
        };
        self.registers * full + licences + self.vehicle * vehicle
    }

    fn of_profile(&self, near: u64, told: bool) -> u64 {
        let all = self.profile_full * u64::from(FULL);
        let near = near.min(all);
        if told { near } else { near + (all - near).div_ceil(2) }
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

/// The bits of a skill and of all that serve it.
pub(crate) fn skill_bits_near(taxonomy: &Taxonomy, skill: SkillKey) -> u128 {
    match skill {
        SkillKey::Known(ix) => {
            taxonomy.skills_near(ix).iter().fold(0, |mask, (near, _)| mask | skill_bit(taxonomy, SkillKey::Known(*near)))
        }
        words => skill_bit(taxonomy, words),
    }
}
