//! The most that the skills term can earn, by the groups of a person's skills.

use super::{
    Plan,
    columns::{Hot, VEHICLE_NO, VEHICLE_YES, Warm, skill_bit},
    tables::loss_of,
};
use crate::{
    features::Thing,
    key::SkillKey,
    outcome::TermName,
    score::{Nearness, facts::granting},
    taxonomy::{FULL, HALF},
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
}

impl<'a> SkillsBound<'a> {
    pub(super) fn new(plan: &'a Plan<'a>) -> Self {
        let vacancy = plan.vacancy;
        let bits: Vec<u128> = vacancy.skills.iter().map(|skill| bits_near(plan, *skill)).collect();
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
    pub(super) fn lost(&self, hot: &Hot, warm: &Warm, signature: u128) -> u16 {
        if self.whole == 0 {
            return 0;
        }
        let (full, half) = (u64::from(FULL), u64::from(HALF));
        // A skill whose bit serves nothing asked shows that her list was taken.
        let told = signature & !self.serving != 0;
        let silent = if told { 0 } else { half };
        let mut parts = self.registers * full;
        for (bits, units) in &self.asked {
            parts += units * if signature & bits != 0 { full } else { silent };
        }
        let silent_licence = if warm.licences & self.licences_beside != 0 { 0 } else { half };
        for (giving, units) in &self.licences {
            parts += units * if warm.licences & giving != 0 { full } else { silent_licence };
        }
        parts += self.vehicle
            * match hot.state & (VEHICLE_NO | VEHICLE_YES) {
                VEHICLE_NO => 0,
                VEHICLE_YES => full,
                _ => half,
            };
        if self.profile_full > 0 {
            let all = self.profile_full * full;
            let near: u64 = self.profile.iter().filter(|(bits, _)| signature & bits != 0).map(|(_, units)| units * full).sum();
            let near = near.min(all);
            parts += if told { near } else { near + (all - near).div_ceil(2) };
        }
        loss_of(self.plan.vacancy, TermName::Skills, parts, self.whole)
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
