//! What a vacancy asks, one thing at a time: how each is called in addresses and what its gate and price are.

use chrono::NaiveDate;
use ponte_domain::{
    codes,
    vacancy::{Asked, Condition, Need, Vacancy},
};
use ponte_matching::{
    features::{Thing, VacancyFeatures},
    gates::GateAt,
    index::{Counters, WhatIf},
    outcome::{TermName, What},
};

/// One thing that a vacancy asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskedAt {
    /// A condition of the vacancy itself.
    Condition(Condition),
    /// Position in [`Vacancy::requirements`].
    Requirement(usize),
}

impl AskedAt {
    /// How it is called in addresses.
    #[must_use]
    pub fn key(self) -> String {
        match self {
            Self::Condition(condition) => condition.to_string(),
            Self::Requirement(at) => at.to_string(),
        }
    }

    /// The thing with a name from an address.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Condition::from_code(key).map(Self::Condition).or_else(|| key.parse().ok().map(Self::Requirement))
    }
}

codes! {
    /// What kind of measure something asked has.
    pub enum Measure {
        Months = "months", Level = "level", Eqf = "eqf", Cefr = "cefr", Start = "start", Contract = "contract", Hours = "hours",
    }
}

/// How much is asked, as it is typed; empty when it is not said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedValue {
    pub measure: Measure,
    pub value: String,
}

impl AskedValue {
    fn new(measure: Measure, value: Option<impl ToString>) -> Self {
        Self { measure, value: value.map(|value| value.to_string()).unwrap_or_default() }
    }

    fn of_condition(vacancy: &Vacancy, condition: Condition) -> Option<Self> {
        match condition {
            Condition::Start => Some(Self::new(Measure::Start, vacancy.start)),
            Condition::Contract => Some(Self::new(Measure::Contract, vacancy.contract)),
            Condition::Hours => Some(Self::new(Measure::Hours, vacancy.hours)),
            Condition::Shifts | Condition::Distance => None,
        }
    }

    fn of_requirement(asked: &Asked) -> Option<Self> {
        match asked {
            Asked::Experience { months, .. } => Some(Self::new(Measure::Months, Some(months))),
            Asked::Skill { level, .. } => Some(Self::new(Measure::Level, *level)),
            Asked::Education { eqf, .. } => Some(Self::new(Measure::Eqf, *eqf)),
            Asked::Language { cefr, .. } => Some(Self::new(Measure::Cefr, *cefr)),
            _ => None,
        }
    }
}

/// A thing asked, with its price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedThing {
    pub at: AskedAt,
    pub need: Need,
    pub what: What,
    /// People whom it alone keeps out, when it is required.
    pub excludes: Option<usize>,
    /// Most points it may give.
    pub worth: Option<u16>,
    /// How much is asked, when it can be changed in place.
    pub value: Option<AskedValue>,
    /// Whether it can be taken away (a condition of the vacancy cannot).
    pub removable: bool,
}

/// Everything that a vacancy asks, conditions first.
#[must_use]
pub fn asked(vacancy: &Vacancy, features: &VacancyFeatures, counters: Option<&Counters>, today: NaiveDate) -> Vec<AskedThing> {
    let conditions = Condition::ALL.iter().filter(|condition| states(features, **condition)).map(|condition| {
        let gate = gate_of_condition(*condition);
        AskedThing {
            at: AskedAt::Condition(*condition),
            need: vacancy.condition_need(*condition),
            what: gate.what(features, today, None),
            excludes: excluded_by(features, gate, counters),
            worth: worth(features, gate),
            value: AskedValue::of_condition(vacancy, *condition),
            removable: false,
        }
    });
    let requirements = vacancy.requirements.iter().enumerate().filter_map(|(at, requirement)| {
        let gate = gate_of(vacancy, features, at);
        let what = match (&requirement.what, gate) {
            (Asked::Availability { .. }, _) | (_, None) => match &requirement.what {
                Asked::Other { text } => What::Other { text: text.as_str().into() },
                _ => return None,
            },
            (_, Some(gate)) => gate.what(features, today, None),
        };
        Some(AskedThing {
            at: AskedAt::Requirement(at),
            need: requirement.need,
            what,
            excludes: gate.and_then(|gate| excluded_by(features, gate, counters)),
            worth: gate.and_then(|gate| worth(features, gate)),
            value: AskedValue::of_requirement(&requirement.what),
            removable: true,
        })
    });
    conditions.chain(requirements).collect()
}

/// Which thing a "what if" is about; `None` when it is not the vacancy's to relax.
#[must_use]
pub fn asked_at(vacancy: &Vacancy, features: &VacancyFeatures, what_if: &WhatIf) -> Option<AskedAt> {
    let condition = Condition::ALL.iter().copied().find(|condition| gate_of_condition(*condition) == what_if.at);
    condition.map(AskedAt::Condition).or_else(|| {
        (0..vacancy.requirements.len()).find(|at| gate_of(vacancy, features, *at) == Some(what_if.at)).map(AskedAt::Requirement)
    })
}

fn states(features: &VacancyFeatures, condition: Condition) -> bool {
    match condition {
        Condition::Contract => features.contract.is_some(),
        Condition::Hours => features.hours.is_some(),
        Condition::Shifts => !features.shifts.is_empty(),
        Condition::Start => features.start.is_some(),
        Condition::Distance => features.workplace.is_some() && !features.is_remote(),
    }
}

const fn gate_of_condition(condition: Condition) -> GateAt {
    match condition {
        Condition::Contract => GateAt::Contract,
        Condition::Hours => GateAt::Hours,
        Condition::Shifts => GateAt::Shifts,
        Condition::Start => GateAt::Start,
        Condition::Distance => GateAt::Distance,
    }
}

/// The gate of the requirement at a position: the engine lists languages, titles and experience in the order of the vacancy, and
/// things once each.
fn gate_of(vacancy: &Vacancy, features: &VacancyFeatures, at: usize) -> Option<GateAt> {
    let before = |same: fn(&Asked) -> bool| vacancy.requirements[..at].iter().filter(|requirement| same(&requirement.what)).count();
    let thing = |is: &dyn Fn(&Thing) -> bool| features.things.iter().position(|asked| is(&asked.thing)).map(GateAt::Thing);
    match &vacancy.requirements.get(at)?.what {
        Asked::Skill { skill, .. } => thing(&|thing| matches!(thing, Thing::Skill { named, .. } if named.text.as_str() == skill.text)),
        Asked::Licence { licence } => thing(&|thing| matches!(thing, Thing::Licence(own) if own == licence)),
        Asked::Register { register } => thing(&|thing| matches!(thing, Thing::Register { words, .. } if words.as_str() == register)),
        Asked::Vehicle => thing(&|thing| matches!(thing, Thing::Vehicle)),
        Asked::Language { .. } => Some(GateAt::Language(before(|asked| matches!(asked, Asked::Language { .. })))),
        Asked::Education { .. } => Some(GateAt::Education(before(|asked| matches!(asked, Asked::Education { .. })))),
        Asked::Experience { months, .. } if *months > 0 => {
            Some(GateAt::Experience(before(|asked| matches!(asked, Asked::Experience { months, .. } if *months > 0))))
        }
        Asked::Experience { .. } | Asked::Availability { .. } | Asked::Other { .. } => None,
    }
}

fn excluded_by(features: &VacancyFeatures, gate: GateAt, counters: Option<&Counters>) -> Option<usize> {
    let at = features.gates.iter().position(|own| *own == gate)?;
    counters?.excluded_by.get(at).map(|cost| cost.alone)
}

/// The share of its term's points that falls to one thing.
fn worth(features: &VacancyFeatures, gate: GateAt) -> Option<u16> {
    let share = |term: TermName, units: u32, of: u32| {
        let points = u32::from(features.maxima.of(term)) * units / of.max(1);
        u16::try_from(points).ok()
    };
    let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
    match gate {
        GateAt::Contract => share(TermName::Contract, 1, 1),
        GateAt::Start => share(TermName::Start, 1, 1),
        GateAt::Distance => share(TermName::Distance, 1, 1),
        GateAt::Hours => share(TermName::Times, 1, 1 + count(features.shifts.len())),
        GateAt::Shifts => {
            share(TermName::Times, count(features.shifts.len()), u32::from(features.hours.is_some()) + count(features.shifts.len()))
        }
        GateAt::Thing(at) => {
            let all: u32 = features.things.iter().map(|thing| thing.units()).sum::<u32>() + features.profile_full();
            share(TermName::Skills, features.things[at].units(), all)
        }
        GateAt::Language(_) => share(TermName::Languages, 1, count(features.languages.len())),
        GateAt::Education(_) => share(TermName::Education, 1, count(features.education.len())),
        GateAt::Experience(_) => share(TermName::Experience, 1, count(features.experience.len())),
        GateAt::Consent | GateAt::RightToWork | GateAt::Sector | GateAt::Pay => None,
    }
}
