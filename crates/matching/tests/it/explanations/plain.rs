//! What two records say about each other, read the plain way: one question, one function, nothing shared with the engine.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};
use ponte_domain::{
    concept::ConceptRef,
    reference::{Catalogue, Occupation, Skill},
    text::sort_key,
    vacancy::{Asked, Condition, Need, PayPer, Remote, Vacancy},
    work_terms::{AvailabilityPart, Cefr, Licence, Vehicle},
    worker::{Experience, Worker},
};

/// Whether a record says that something is so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    Yes,
    No,
    Silent,
}

pub fn said(yes: bool) -> Said {
    if yes { Said::Yes } else { Said::No }
}

/// How two occupations hang together, nearer ones greater: leading ISCO digits in common, one above the other, the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kin {
    Digits(u8),
    Line,
    Same,
}

/// One thing asked, with what makes it weigh more.
#[derive(Debug, Clone)]
pub struct Thing<'a> {
    pub asked: &'a Asked,
    pub required: bool,
    pub essential: bool,
}

/// A person, a vacancy and the day.
pub struct Pair<'a> {
    pub worker: &'a Worker,
    pub vacancy: &'a Vacancy,
    pub sector: Option<&'a str>,
    pub catalogue: &'a Catalogue,
    /// Groups with so many skills that those are not alike.
    pub wide: &'a HashSet<u32>,
    pub today: NaiveDate,
}

/// The groups of a catalogue with more than sixty skills in them or one step below them.
pub fn wide_groups(catalogue: &Catalogue) -> HashSet<u32> {
    let mut members: HashMap<u32, usize> = HashMap::new();
    catalogue.skills().iter().flat_map(|skill| skill.ancestors.iter().take(2)).for_each(|group| *members.entry(*group).or_default() += 1);
    members.into_iter().filter(|(_, members)| *members > 60).map(|(group, _)| group).collect()
}

impl Pair<'_> {
    fn occupation(&self, concept: &ConceptRef) -> Option<&Occupation> {
        concept.uri.as_deref().and_then(|uri| self.catalogue.occupation_ix(uri)).map(|ix| self.catalogue.occupation(ix))
    }

    fn skill(&self, concept: &ConceptRef) -> Option<&Skill> {
        concept.uri.as_deref().and_then(|uri| self.catalogue.skill_ix(uri)).map(|ix| self.catalogue.skill(ix))
    }

    fn is_above(&self, upper: &Occupation, lower: &Occupation) -> bool {
        let mut at = lower.broader;
        while let Some(ix) = at {
            let here = self.catalogue.occupation(ix);
            if here.uri == upper.uri {
                return true;
            }
            at = here.broader;
        }
        false
    }

    pub fn kin(&self, one: &ConceptRef, other: &ConceptRef) -> Kin {
        match (self.occupation(one), self.occupation(other)) {
            (Some(a), Some(b)) if a.uri == b.uri => Kin::Same,
            (Some(a), Some(b)) if self.is_above(a, b) || self.is_above(b, a) => Kin::Line,
            (Some(_), Some(_)) => Kin::Digits(self.digits(one, other)),
            (None, None) if sort_key(&one.text) == sort_key(&other.text) => Kin::Same,
            _ => Kin::Digits(0),
        }
    }

    /// Leading ISCO digits that two occupations share.
    pub fn digits(&self, one: &ConceptRef, other: &ConceptRef) -> u8 {
        match (self.occupation(one), self.occupation(other)) {
            (Some(a), Some(b)) => a.isco.chars().zip(b.isco.chars()).take_while(|(a, b)| a == b).count() as u8,
            _ => 0,
        }
    }

    pub fn is_same_skill(&self, one: &ConceptRef, other: &ConceptRef) -> bool {
        match (self.skill(one), self.skill(other)) {
            (Some(a), Some(b)) => a.uri == b.uri,
            (None, None) => sort_key(&one.text) == sort_key(&other.text),
            _ => false,
        }
    }

    /// The first two groups above a skill that are not too wide.
    fn groups(&self, skill: &Skill) -> Vec<u32> {
        skill.ancestors.iter().take(2).copied().filter(|group| !self.wide.contains(group)).collect()
    }

    pub fn is_near_skill(&self, one: &ConceptRef, other: &ConceptRef) -> bool {
        let (Some(a), Some(b)) = (self.skill(one), self.skill(other)) else { return false };
        let (a, b) = (self.groups(a), self.groups(b));
        a.iter().any(|group| b.contains(group))
    }

    /// What the vacancy asks among skills, licences, registers and vehicle, each once.
    pub fn things(&self) -> Vec<Thing<'_>> {
        let essential_skills: Vec<&str> = self
            .vacancy
            .occupation
            .as_ref()
            .and_then(|own| self.occupation(own))
            .map_or_else(Vec::new, |own| own.essential.iter().map(|ix| &*self.catalogue.skill(*ix).uri).collect());
        let mut all: Vec<Thing<'_>> = Vec::new();
        for requirement in &self.vacancy.requirements {
            let required = requirement.need == Need::Required;
            let (told_before, of_trade) = match &requirement.what {
                Asked::Skill { skill, .. } => (
                    all.iter().any(|thing| matches!(thing.asked, Asked::Skill { skill: other, .. } if self.is_same_skill(skill, other))),
                    self.skill(skill).is_some_and(|skill| essential_skills.contains(&&*skill.uri)),
                ),
                Asked::Licence { .. } | Asked::Register { .. } | Asked::Vehicle => {
                    (all.iter().any(|thing| *thing.asked == requirement.what), false)
                }
                _ => continue,
            };
            if !told_before {
                all.push(Thing { asked: &requirement.what, required, essential: required || of_trade });
            }
        }
        all
    }

    /// The skills of the occupation, essential ones first, when the vacancy names no skill: which, and whether essential.
    pub fn profile(&self) -> Vec<(ConceptRef, bool)> {
        let names_skill = self.vacancy.requirements.iter().any(|requirement| matches!(requirement.what, Asked::Skill { .. }));
        let Some(occupation) = self.vacancy.occupation.as_ref().and_then(|own| self.occupation(own)).filter(|_| !names_skill) else {
            return Vec::new();
        };
        let mut all: Vec<(ConceptRef, bool)> = Vec::new();
        let skills = occupation.essential.iter().map(|ix| (ix, true)).chain(occupation.optional.iter().map(|ix| (ix, false)));
        for (ix, essential) in skills {
            let skill = self.catalogue.skill(*ix);
            let concept = ConceptRef::known("", &*skill.uri);
            if !skill.transversal && !all.iter().any(|(told, _)| told.uri == concept.uri) {
                all.push((concept, essential));
            }
        }
        all
    }

    /// Every skill asked, by the vacancy or by the profile.
    fn skills_asked(&self) -> Vec<ConceptRef> {
        let named = self.vacancy.requirements.iter().filter_map(|requirement| match &requirement.what {
            Asked::Skill { skill, .. } => Some(skill.clone()),
            _ => None,
        });
        named.chain(self.profile().into_iter().map(|(skill, _)| skill)).collect()
    }

    /// Whether her list of skills was taken: it names one that is neither asked nor near to what is asked.
    pub fn skills_told(&self) -> bool {
        let asked = self.skills_asked();
        let serves = |own: &ConceptRef| asked.iter().any(|asked| self.is_same_skill(asked, own) || self.is_near_skill(asked, own));
        self.worker.skills.iter().any(|own| !serves(&own.skill))
    }

    /// How many of her skills, not asked themselves, are near to one that is: each stands in for one.
    pub fn stand_ins(&self) -> usize {
        let asked = self.skills_asked();
        let mut hers: Vec<&ConceptRef> = Vec::new();
        for own in self.worker.skills.iter().map(|own| &own.skill) {
            let is_asked = asked.iter().any(|asked| self.is_same_skill(asked, own));
            let is_near = asked.iter().any(|asked| self.is_near_skill(asked, own));
            if is_near && !is_asked && !hers.iter().any(|told| self.is_same_skill(told, own)) {
                hers.push(own);
            }
        }
        hers.len()
    }

    /// Whether she has a skill, and the best level told of it.
    pub fn has_skill(&self, asked: &ConceptRef) -> (bool, Option<u8>) {
        let own: Vec<_> = self.worker.skills.iter().filter(|own| self.is_same_skill(asked, &own.skill)).collect();
        (!own.is_empty(), own.iter().filter_map(|own| own.level).max())
    }

    pub fn has_licence(&self, asked: Licence) -> bool {
        self.worker.licences.iter().any(|own| gives(*own).contains(&asked))
    }

    pub fn thing(&self, asked: &Asked) -> Said {
        let listed = |has: bool, told: bool| {
            if has {
                Said::Yes
            } else if told {
                Said::No
            } else {
                Said::Silent
            }
        };
        let asks = |wanted: &dyn Fn(&Asked) -> bool| self.vacancy.requirements.iter().any(|requirement| wanted(&requirement.what));
        match asked {
            Asked::Skill { skill, level } => match (self.has_skill(skill), level.map(|level| level.clamp(1, 4))) {
                ((true, None), Some(_)) => Said::Silent,
                ((true, Some(have)), Some(need)) => said(have >= need),
                ((has, _), _) => listed(has, self.skills_told()),
            },
            Asked::Licence { licence } => {
                let serves = |own: &Licence| asks(&|asked| matches!(asked, Asked::Licence { licence } if gives(*own).contains(licence)));
                listed(self.has_licence(*licence), self.worker.licences.iter().any(|own| !serves(own)))
            }
            Asked::Register { register } => {
                let same = |a: &str, b: &str| sort_key(a) == sort_key(b);
                let asked_for = |own: &String| asks(&|asked| matches!(asked, Asked::Register { register } if same(register, own)));
                let told = self.worker.registers.iter().any(|own| !asked_for(own));
                listed(self.worker.registers.iter().any(|own| same(own, register)), told)
            }
            Asked::Vehicle => self.worker.availability.vehicle.map_or(Said::Silent, |vehicle| said(vehicle == Vehicle::Own)),
            other => panic!("{other:?} is no thing"),
        }
    }

    /// Lengths of experience asked: of what, how long, whether required.
    pub fn experiences(&self) -> Vec<(Option<&ConceptRef>, u32, bool)> {
        let asked = self.vacancy.requirements.iter().filter_map(|requirement| match &requirement.what {
            Asked::Experience { occupation, months } if *months > 0 => {
                Some((occupation.as_ref(), *months, requirement.need == Need::Required))
            }
            _ => None,
        });
        asked.collect()
    }

    /// What share of a piece of work counts for an experience asked, in halves.
    fn counts(&self, asked: Option<&ConceptRef>, done: &Experience) -> u32 {
        match (asked.or(self.vacancy.occupation.as_ref()), &done.occupation) {
            (None, _) => 2,
            (Some(_), None) => 0,
            (Some(asked), Some(done)) => match self.kin(asked, done) {
                Kin::Same | Kin::Line | Kin::Digits(4) => 2,
                Kin::Digits(3) => 1,
                Kin::Digits(_) => 0,
            },
        }
    }

    /// Months that count, when it is known whether they are enough.
    pub fn months(&self, asked: Option<&ConceptRef>, need: u32) -> Option<u32> {
        let mut halves = 0;
        let mut open = false;
        for done in &self.worker.experiences {
            match length(done, self.today) {
                Some(months) => halves += months * self.counts(asked, done),
                None => open |= self.counts(asked, done) > 0,
            }
        }
        let is_own = |done: &ConceptRef| self.vacancy.occupation.as_ref().is_some_and(|own| self.kin(own, done) == Kin::Same);
        let counts_nowhere = |done: &Experience| {
            done.occupation.as_ref().is_some_and(|done| !is_own(done))
                && self.experiences().iter().all(|(asked, ..)| self.counts(*asked, done) == 0)
        };
        let told = self.worker.experiences.iter().any(counts_nowhere);
        let months = halves / 2;
        (months >= need || (!open && (months > 0 || told))).then_some(months)
    }

    /// Her titles: level (unless it is not recognised) and field.
    pub fn titles(&self) -> Vec<(Option<u8>, Option<&str>)> {
        let level = |title: &ponte_domain::worker::Education| if title.recognised == Some(false) { None } else { title.eqf };
        self.worker.education.iter().map(|title| (level(title), title.field.as_deref())).collect()
    }

    pub fn education(&self, eqf: Option<u8>, field: Option<&str>) -> Said {
        let mut best = if self.worker.education.is_empty() { Said::Silent } else { Said::No };
        for (level, own) in self.titles() {
            let high = eqf.map_or(Said::Yes, |need| level.map_or(Said::Silent, |have| said(have >= need.clamp(1, 8))));
            let right = field.map_or(Said::Yes, |asked| own.map_or(Said::Silent, |own| field_of(own, asked)));
            match (high, right) {
                (Said::Yes, Said::Yes) => return Said::Yes,
                (Said::No, _) | (_, Said::No) => {}
                _ => best = Said::Silent,
            }
        }
        best
    }

    /// Whether she speaks a language well enough, and her level.
    pub fn language(&self, code: &str, need: Option<Cefr>) -> (Said, Option<Cefr>) {
        let same = |own: &str| own.trim().get(..2).map(str::to_lowercase) == code.trim().get(..2).map(str::to_lowercase);
        let spoken: Vec<_> = self.worker.languages.iter().filter(|own| same(&own.code)).collect();
        let have = spoken.iter().filter_map(|own| own.cefr).max();
        let known = match (spoken.is_empty(), need, have) {
            (true, ..) => Said::Silent,
            (false, None, _) => Said::Yes,
            (false, Some(_), None) => Said::Silent,
            (false, Some(need), Some(have)) => said(have >= need),
        };
        (known, have)
    }

    pub fn insists(&self, condition: Condition, part: AvailabilityPart) -> bool {
        self.vacancy.condition_need(condition) == Need::Required || self.worker.availability.firm.contains(&part)
    }

    pub fn is_remote(&self) -> bool {
        self.vacancy.workplace.remote == Some(Remote::Wholly)
    }

    pub fn has_lodging(&self) -> bool {
        self.vacancy.workplace.board_and_lodging && self.worker.availability.board_and_lodging == Some(true)
    }

    pub fn has_workplace(&self) -> bool {
        self.catalogue.point_of(self.vacancy.workplace.istat.as_deref(), self.vacancy.workplace.point).is_some() && !self.is_remote()
    }

    /// Metres from home to the workplace on the globe.
    pub fn metres(&self) -> Option<f64> {
        let workplace = self.catalogue.point_of(self.vacancy.workplace.istat.as_deref(), self.vacancy.workplace.point)?;
        let home = self.worker.home()?;
        let home = self.catalogue.point_of(home.istat.as_deref(), home.point)?;
        (!self.is_remote()).then(|| workplace.metres_to(home))
    }

    /// The start of the work, or today when it is past.
    pub fn start(&self) -> Option<NaiveDate> {
        self.vacancy.start.map(|start| start.max(self.today))
    }

    /// The best gross pay offered, in cents a year: 40 hours and 52 weeks, 260 days, 13 months.
    pub fn offered(&self) -> Option<i64> {
        let pay = self.vacancy.pay?;
        let cents = pay.max_cents.or(pay.min_cents)?;
        Some(match pay.per {
            PayPer::Hour => cents * 52 * self.vacancy.hours_week.map_or(40, i64::from),
            PayPer::Day => cents * 260,
            PayPer::Month => cents * 13,
            PayPer::Year => cents,
        })
    }

    /// Whether one of her sectors holds the employer's.
    pub fn sector_among(&self, own: &[String]) -> Option<usize> {
        let digits = |code: &str| code.chars().filter(char::is_ascii_digit).collect::<String>();
        let employer = digits(self.sector?);
        own.iter().position(|own| employer.starts_with(&digits(own)))
    }
}

/// The licences that one gives the right to use (Directive 2006/126/EC art. 6; B within Italy), written out.
pub fn gives(own: Licence) -> Vec<Licence> {
    use Licence as L;
    let below: &[Licence] = match own {
        L::A1 | L::B1 => &[L::Am],
        L::A2 => &[L::A1, L::Am],
        L::A => &[L::A2, L::A1, L::Am],
        L::B => &[L::B1, L::A1, L::Am],
        L::Be | L::C1 | L::D1 => &[L::B, L::B1, L::A1, L::Am],
        L::C => &[L::C1, L::B, L::B1, L::A1, L::Am],
        L::D => &[L::D1, L::B, L::B1, L::A1, L::Am],
        L::C1e => &[L::C1, L::Be, L::B, L::B1, L::A1, L::Am],
        L::D1e => &[L::D1, L::Be, L::B, L::B1, L::A1, L::Am],
        L::Ce => &[L::C, L::C1e, L::C1, L::Be, L::B, L::B1, L::A1, L::Am],
        L::De => &[L::D, L::D1e, L::D1, L::Be, L::B, L::B1, L::A1, L::Am],
        _ => &[],
    };
    below.iter().copied().chain([own]).collect()
}

/// Whether one field of study is within another: codes by their beginning; different words refute nothing.
pub fn field_of(own: &str, asked: &str) -> Said {
    let is_code = |text: &str| (1..=4).contains(&text.len()) && text.chars().all(|c| c.is_ascii_digit());
    match (is_code(own), is_code(asked)) {
        (true, true) if own.len() >= asked.len() => said(own.starts_with(asked)),
        (false, false) if sort_key(own) == sort_key(asked) => Said::Yes,
        _ => Said::Silent,
    }
}

/// Whole months of a piece of work, counted one by one.
fn length(done: &Experience, today: NaiveDate) -> Option<u32> {
    if done.months.is_some() {
        return done.months;
    }
    let from = done.from?.first_day();
    let end = match done.to {
        None => today,
        Some(to) if to.is_month_only() => to.first_day().checked_add_months(chrono::Months::new(1))?,
        Some(to) => to.first_day(),
    };
    let (mut year, mut month, mut months) = (from.year(), from.month(), 0);
    loop {
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        if (year, month, from.day()) > (end.year(), end.month(), end.day()) {
            return Some(months);
        }
        months += 1;
    }
}
