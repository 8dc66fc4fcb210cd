//! Who would really be hired: a rule on what is true, of which the engine knows nothing.
//!
//! `p = she is still looking × answers and turns up × takes the work × the employer takes her`. None of the four is a weighted sum, and
//! none reads a record. `docs/quality.md` says each rule with its reason.

use crate::{
    draw::{below, logistic},
    opening::{Engaged, Opening, Times},
    person::{Duties, Person},
    province::Province,
    trades::Trades,
};

/// From this chance on, a person is called truly suitable for a vacancy.
pub const SUITABLE: f64 = 0.25;
/// Under this chance nothing is worked out further.
const HOPELESS: f64 = 1e-3;
/// In other than simple work nobody with less than this of the trade is taken, whatever else she can do.
const BEGINNER: f32 = 0.1;
/// Weak links: productivity is a mean of this (negative) power of what is needed, so that what is missing is not made good elsewhere.
const WEAK_LINK: f64 = -0.7;
/// What even a beginner brings to any need.
const FLOOR: f64 = 0.06;
/// How much of a need is met by who knows the rest of that kind of work.
const KIN: f64 = 0.55;

/// A truth: the shares that the alternatives change.
#[derive(Debug, Clone, Copy)]
pub struct Truth {
    /// Share of the skills, against mastery of the trade, in productivity.
    pub skills: f64,
    /// Times the minutes that people would travel.
    pub tolerance: f64,
    /// How sharply the way is felt beyond that.
    pub cliff: f64,
    /// Times the wavering of employers; all log-odds of people are divided by it.
    pub noise: f64,
    /// Whether old records have gone stale.
    pub stale: bool,
    /// Whether what the advert calls required truly is, and nothing else.
    pub written: bool,
}

impl Truth {
    pub const BASE: Self = Self { skills: 0.5, tolerance: 1.0, cliff: 2.5, noise: 1.0, stale: true, written: false };
}

/// A vacancy made ready for many people.
pub struct Judge<'a> {
    pub truth: &'a Truth,
    pub province: &'a Province,
    pub trades: &'a Trades,
    pub opening: &'a Opening,
    /// What the advert calls required.
    pub paper: Paper,
}

/// The papers that an advert requires, for the truth in which what is written holds.
#[derive(Debug, Clone, Copy, Default)]
pub struct Paper {
    pub licence: bool,
    pub car: bool,
    pub forklift: bool,
    pub eqf: Option<u8>,
    pub italian: Option<u8>,
    pub months: Option<u32>,
}

impl Judge<'_> {
    /// Chance that this person, if contacted, ends up in this work, and the same chance for whoever does not know whether she is still
    /// looking, free in time and one who turns up.
    pub fn hired(&self, person: &Person, mastery: f32) -> (f64, f64) {
        let truth = self.truth;
        if self.opening.level > 1 && mastery < BEGINNER {
            return (0.0, 0.0);
        }
        let takes = self.takes(person);
        let suits = if takes < HOPELESS { 0.0 } else { takes * self.employer_takes(person, mastery) };
        if !(if truth.stale { person.available } else { person.available_if_fresh }) {
            return (0.0, suits);
        }
        let turns_up = logistic((1.2 + 0.8 * person.reliability + 0.5 * person.effort) / truth.noise);
        let late = person.free_in.saturating_sub(self.opening.starts_in);
        (suits * turns_up * (-f64::from(late) / 20.0).exp(), suits)
    }

    /// Minutes of the way, one way; none when she cannot get there. No bus runs in the evening and at night.
    fn minutes(&self, person: &Person) -> Option<f64> {
        let (from, to) = (person.home, self.opening.workplace);
        let late = matches!(self.opening.times, Times::Evening | Times::Night);
        let walk = (from == to).then_some(14.0);
        let way = match person.car {
            true => Some(self.province.minutes_by_car(from, to)),
            false if late => walk,
            false => walk.or_else(|| self.province.minutes_by_bus(from, to)),
        };
        way.map(|minutes| minutes + person.to_centre)
    }

    /// Whether she takes it: pay against what she expects, the way against what she bears (more for better pay), wishes, and
    /// duties at home, which full-time work only fits when it is near.
    fn takes(&self, person: &Person) -> f64 {
        let opening = self.opening;
        let Some(minutes) = self.minutes(person) else { return 0.0 };
        let pay = (opening.pay / person.reserve).ln();
        let bears = person.tolerance * self.truth.tolerance * (0.8 * pay).exp();
        let way = -1.8 * (minutes / bears).powf(self.truth.cliff);
        if way < -9.0 {
            return 0.0;
        }
        let odds = 1.1
            + 0.35 * person.effort
            + (4.0 * pay).clamp(-2.5, 1.0)
            + way
            + self.wish(person)
            + self.duties(person, minutes)
            + self.terms(person);
        logistic(odds / self.truth.noise)
    }

    /// The dearest wish near to the work; a closed mind minds more.
    fn wish(&self, person: &Person) -> f64 {
        let liking = |(rank, wish): (usize, &usize)| self.trades.transfer(*wish, self.opening.occupation) / (1.0 + 0.4 * rank as f64);
        let best = person.wishes.iter().enumerate().map(liking).fold(0.0, f64::max);
        let minds = (1.3 - 0.5 * person.open_minded).max(0.1);
        let refused = if person.refuses == Some(self.trades.sector(self.opening.occupation)) { -3.0 } else { 0.0 };
        minds * (1.6 * best - 1.0) + refused
    }

    fn duties(&self, person: &Person, minutes: f64) -> f64 {
        let opening = self.opening;
        if person.duties == Duties::None {
            // Who has nobody to look after mostly needs a whole pay.
            return if opening.part_time { -0.7 } else { 0.0 };
        }
        let at_odd_hours = if opening.times == Times::Day { 0.0 } else { -1.6 };
        at_odd_hours + if opening.part_time || minutes < 15.0 { 0.2 } else { -1.0 }
    }

    fn terms(&self, person: &Person) -> f64 {
        let [fixed, agency, traineeship] = person.accepts;
        let accepted = match self.opening.engaged {
            Engaged::Permanent => true,
            Engaged::FixedTerm => fixed,
            Engaged::Agency => agency,
            Engaged::Traineeship => traineeship,
        };
        let times = match self.opening.times {
            Times::Night if !person.nights => -1.8,
            Times::Weekend if !person.weekends => -1.2,
            _ => 0.0,
        };
        times + if accepted { 0.0 } else { -2.0 }
    }

    /// Whether the employer takes her: productivity against a threshold, with papers that the work or the law cannot do without.
    fn employer_takes(&self, person: &Person, mastery: f32) -> f64 {
        let opening = self.opening;
        if !self.has_papers(person) {
            return 0.0;
        }
        let productivity = self.productivity(person, mastery);
        let takes = below((productivity - opening.threshold) / (opening.wavers * self.truth.noise));
        let short = f64::from(opening.needs_italian.saturating_sub(person.italian));
        // Employers fear that a graduate will leave simple work.
        let too_good = if opening.level == 1 && person.eqf >= 6 { 0.55 } else { 1.0 };
        takes * too_good * if self.truth.written { 1.0 } else { (-0.6 * short).exp() }
    }

    fn has_papers(&self, person: &Person) -> bool {
        let paper = &self.paper;
        if self.truth.written {
            let months: u32 = person.spells.iter().map(|(at, months)| months * u32::from(*at == self.opening.occupation)).sum();
            return (!paper.licence || person.licence)
                && (!paper.car || person.car)
                && (!paper.forklift || person.forklift)
                && paper.eqf.is_none_or(|eqf| person.eqf >= eqf)
                && paper.italian.is_none_or(|italian| person.italian >= italian)
                // Employers take near work for the work itself.
                && paper.months.is_none_or(|need| months >= need / 2);
        }
        let opening = self.opening;
        (!opening.needs_licence || person.licence)
            && (!opening.needs_forklift || person.forklift)
            && opening.needs_eqf.is_none_or(|eqf| person.eqf >= eqf)
    }

    /// Mastery of the trade and skills for these needs as complements: neither replaces the other. In simple work it is a third of
    /// the matter, and being there every day is the rest.
    fn productivity(&self, person: &Person, mastery: f32) -> f64 {
        let mastery = f64::from(mastery).max(FLOOR);
        let share = self.truth.skills;
        let joint = 1.0 / ((1.0 - share) / mastery + share / self.coverage(person));
        if self.opening.level == 1 {
            return 0.35 * joint + 0.65 * (0.5 + 0.14 * person.reliability + 0.07 * person.ability);
        }
        joint * (0.1 * person.ability + 0.06 * person.reliability).exp()
    }

    /// How far her skills cover the needs: what she knows of that kind of work stands in for what she lacks, in part.
    fn coverage(&self, person: &Person) -> f64 {
        let covered = |skill: usize| {
            let own = f64::from(person.skills[skill]) / 255.0;
            own.max(KIN * f64::from(person.kins[self.trades.kin_of_skill[skill]])).max(FLOOR)
        };
        let sum: f64 = self.opening.needs.iter().map(|(skill, weight)| weight * covered(*skill).powf(WEAK_LINK)).sum();
        sum.powf(1.0 / WEAK_LINK)
    }
}
