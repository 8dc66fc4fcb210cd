//! The skills term: skills, licences, registers and vehicle asked, or the profile of the occupation.

use super::{
    Earned, Nearness, Sink,
    facts::{Facts, Known},
};
use crate::{
    features::{AskedSkill, Thing, VacancyFeatures},
    outcome::{TermName, What, Why},
    taxonomy::{FULL, HALF},
};

/// How a thing asked is named in questions and gaps.
pub(crate) fn what(vacancy: &VacancyFeatures, asked: &AskedSkill) -> What {
    match &asked.thing {
        Thing::Skill { named, level } => {
            What::Skill { skill: named.clone(), level: *level, essential: asked.essential, key: vacancy.skills[asked.slot] }
        }
        Thing::Licence(licence) => What::Licence { licence: *licence },
        Thing::Register { words, .. } => What::Register { register: words.clone() },
        Thing::Vehicle => What::Vehicle,
    }
}

#[derive(Default)]
struct Count {
    essential: u16,
    essential_of: u16,
    optional: u16,
    optional_of: u16,
    near: u16,
    unknown: u16,
}

impl Count {
    fn add(&mut self, essential: bool, known: Known, near: u16) {
        let (met, of) = if essential { (&mut self.essential, &mut self.essential_of) } else { (&mut self.optional, &mut self.optional_of) };
        *of += 1;
        match known {
            Known::Yes => *met += 1,
            Known::Unknown => self.unknown += 1,
            Known::No => self.near += u16::from(near > 0),
        }
    }
}

/// What skills near to those asked earn: the nearest for each asked, but no more than all of hers can stand in for.
struct Near {
    asked: u64,
    most: u64,
}

impl Near {
    fn of<N: Nearness>(facts: &Facts<'_, N>) -> Self {
        let counts = facts.stand_ins.told || !facts.vacancy.profile.is_empty();
        let of_slot = |(slot, units): (usize, &u32)| u64::from(facts.near(slot)) * u64::from(*units);
        let asked = if counts { facts.vacancy.skill_units.iter().enumerate().map(of_slot).sum() } else { 0 };
        Self { asked, most: facts.stand_ins.parts }
    }

    fn earned(&self) -> u64 {
        self.asked.min(self.most)
    }

    /// What is lost when something that is near earns by itself.
    fn lost_without(&self, parts: u64) -> u64 {
        self.earned() - (self.asked - parts).min(self.most)
    }

    /// The credit of what is near to one thing asked and known to be missing.
    fn of_thing<N: Nearness>(&self, facts: &Facts<'_, N>, asked: &AskedSkill, known: Known) -> u16 {
        match (&asked.thing, known) {
            (Thing::Skill { .. }, Known::No) => facts.near(asked.slot),
            _ => 0,
        }
    }
}

/// Essential things weigh 2 units, optional ones 1; each earns its credit. The profile of an occupation, used when no skill
/// is named, earns all with [`crate::features::VacancyFeatures::profile_full`] units.
pub(super) fn earn<N: Nearness>(facts: &Facts<'_, N>, sink: &mut impl Sink) {
    let vacancy = facts.vacancy;
    if vacancy.things.is_empty() && vacancy.profile.is_empty() {
        return;
    }
    let near = Near::of(facts);
    let mut count = Count::default();
    let (mut parts, mut units) = (0, 0);
    for asked in &vacancy.things {
        let credit = facts.thing_credit(&asked.thing, asked.slot);
        let known = facts.thing(&asked.thing, asked.slot);
        let beside = near.of_thing(facts, asked, known);
        let gain = u64::from(FULL - credit) * u64::from(asked.units()) - near.lost_without(u64::from(beside) * u64::from(asked.units()));
        match known {
            Known::Yes => {}
            Known::Unknown => sink.ask(gain, asked.required, || what(vacancy, asked)),
            Known::No => sink.missing(gain, || what(vacancy, asked)),
        }
        count.add(asked.essential, known, beside);
        parts += u64::from(credit) * u64::from(asked.units());
        units += asked.units();
    }
    let profile_full = u64::from(vacancy.profile_full()) * u64::from(FULL);
    parts += if profile_full == 0 { near.earned() } else { earn_profile(facts, profile_full, &near, &mut count, sink) };
    count.near = count.near.min(facts.stand_ins.skills);
    let earned = Earned { parts, whole: u64::from(units) * u64::from(FULL) + profile_full };
    sink.term(TermName::Skills, vacancy.maxima.of(TermName::Skills), earned, || Why::SkillsMet {
        essential: count.essential,
        essential_of: count.essential_of,
        optional: count.optional,
        optional_of: count.optional_of,
        near: count.near,
        unknown: count.unknown,
        profile: !vacancy.profile.is_empty(),
    });
}

fn earn_profile<N: Nearness>(facts: &Facts<'_, N>, full: u64, near: &Near, count: &mut Count, sink: &mut impl Sink) -> u64 {
    let mut parts = near.earned();
    for (slot, units) in &facts.vacancy.profile {
        let fact = facts.skills[*slot];
        let known = match (fact.has, facts.stand_ins.told) {
            (true, _) => Known::Yes,
            (false, true) => Known::No,
            (false, false) => Known::Unknown,
        };
        count.add(*units == 2, known, facts.near(*slot));
        parts += if fact.has { u64::from(FULL) * u64::from(*units) } else { 0 };
    }
    let parts = parts.min(full);
    if facts.stand_ins.told {
        return parts;
    }
    // Half of what her unfinished list leaves open.
    let half = (full - parts) * u64::from(HALF) / u64::from(FULL);
    if half > 0 {
        sink.ask(full - parts - half, false, || What::SkillsOfOccupation);
    }
    parts + half
}
