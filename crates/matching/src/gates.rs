//! Gates: a condition that is known to fail excludes; what is unknown passes and is asked.

use ponte_domain::{
    vacancy::Condition,
    work_terms::{AvailabilityPart, Contract, Hours, Licence, Shift},
};

use crate::{
    codes_in,
    features::{Thing, VacancyFeatures},
    outcome::{Ask, Gate, GateFailure, Quantity, What},
    score::{
        Facts, Nearness,
        availability::{days_late, excludes},
        coherence::{education_what, experience_what, language_what},
        facts::{Known, implied},
        things,
        wishes::{distance_is_waived, pay, range},
    },
};

/// A condition that may exclude; where a vacancy has several of a kind, with its position among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GateAt {
    /// Matching was not refused and the consent holds.
    Consent,
    RightToWork,
    /// The employer's sector is not one she excludes.
    Sector,
    /// The pay reaches her firm minimum.
    Pay,
    Contract,
    Hours,
    Shifts,
    Start,
    Distance,
    /// Position in [`VacancyFeatures::things`].
    Thing(usize),
    /// Position in [`VacancyFeatures::languages`].
    Language(usize),
    /// Position in [`VacancyFeatures::education`].
    Education(usize),
    /// Position in [`VacancyFeatures::experience`].
    Experience(usize),
}

impl GateAt {
    /// Every condition of a vacancy that may exclude somebody, in the order in which they are shown.
    #[must_use]
    pub fn of(vacancy: &VacancyFeatures) -> Vec<Self> {
        let mut all = vec![Self::Consent, Self::RightToWork];
        let mut add = |applies: bool, gate: Self| {
            if applies {
                all.push(gate);
            }
        };
        add(vacancy.sector.is_some(), Self::Sector);
        add(vacancy.pay_year_cents.is_some(), Self::Pay);
        add(vacancy.contract.is_some(), Self::Contract);
        add(vacancy.hours.is_some(), Self::Hours);
        add(!vacancy.shifts.is_empty(), Self::Shifts);
        add(vacancy.start.is_some(), Self::Start);
        add(vacancy.workplace.is_some() && !vacancy.is_remote(), Self::Distance);
        vacancy.things.iter().enumerate().for_each(|(at, asked)| add(asked.required, Self::Thing(at)));
        vacancy.languages.iter().enumerate().for_each(|(at, asked)| add(asked.required, Self::Language(at)));
        vacancy.education.iter().enumerate().for_each(|(at, asked)| add(asked.required, Self::Education(at)));
        vacancy.experience.iter().enumerate().for_each(|(at, asked)| add(asked.required, Self::Experience(at)));
        all
    }

    /// Whether the vacancy can make it a preference (the others are the person's own).
    #[must_use]
    pub const fn can_be_relaxed(self) -> bool {
        !matches!(self, Self::Consent | Self::RightToWork | Self::Sector | Self::Pay)
    }

    /// The name of the gate.
    #[must_use]
    pub fn gate(self, vacancy: &VacancyFeatures) -> Gate {
        match self {
            Self::Consent => Gate::Consent,
            Self::RightToWork => Gate::RightToWork,
            Self::Sector => Gate::Sector,
            Self::Pay => Gate::Pay,
            Self::Contract => Gate::Contract,
            Self::Hours => Gate::Hours,
            Self::Shifts => Gate::Shifts,
            Self::Start => Gate::Start,
            Self::Distance => Gate::Distance,
            Self::Thing(at) => match vacancy.things[at].thing {
                Thing::Skill { .. } => Gate::Skill,
                Thing::Licence(_) => Gate::Licence,
                Thing::Register { .. } => Gate::Register,
                Thing::Vehicle => Gate::Vehicle,
            },
            Self::Language(_) => Gate::Language,
            Self::Education(_) => Gate::Education,
            Self::Experience(_) => Gate::Experience,
        }
    }

    /// What the vacancy only prefers: conditions and requirements that give points and exclude nobody by themselves.
    #[must_use]
    pub fn preferred(vacancy: &VacancyFeatures) -> Vec<Self> {
        let asked = [
            (vacancy.contract.is_some(), Condition::Contract, Self::Contract),
            (vacancy.hours.is_some(), Condition::Hours, Self::Hours),
            (!vacancy.shifts.is_empty(), Condition::Shifts, Self::Shifts),
            (vacancy.start.is_some(), Condition::Start, Self::Start),
            (vacancy.workplace.is_some() && !vacancy.is_remote(), Condition::Distance, Self::Distance),
        ];
        let mut all: Vec<Self> =
            asked.into_iter().filter(|(applies, condition, _)| *applies && !vacancy.excludes(*condition)).map(|(.., gate)| gate).collect();
        let preferred = |required: &mut dyn Iterator<Item = bool>, gate: fn(usize) -> Self| -> Vec<Self> {
            required.enumerate().filter(|(_, required)| !required).map(|(at, _)| gate(at)).collect()
        };
        all.extend(preferred(&mut vacancy.things.iter().map(|asked| asked.required), Self::Thing));
        all.extend(preferred(&mut vacancy.languages.iter().map(|asked| asked.required), Self::Language));
        all.extend(preferred(&mut vacancy.education.iter().map(|asked| asked.required), Self::Education));
        all.extend(preferred(&mut vacancy.experience.iter().map(|asked| asked.required), Self::Experience));
        all
    }

    /// Whether a person is known to meet it, known to miss it (she is out), or not known. One that does not exclude her is met.
    #[must_use]
    pub fn check<N: Nearness>(self, facts: &Facts<'_, N>) -> Known {
        let excluding = |condition, part| excludes(facts, condition, part);
        let binds = match self {
            Self::Pay => facts.worker.is_firm(AvailabilityPart::MinPay),
            Self::Contract => excluding(Condition::Contract, AvailabilityPart::Contracts),
            Self::Hours => excluding(Condition::Hours, AvailabilityPart::Hours),
            Self::Shifts => excluding(Condition::Shifts, AvailabilityPart::Shifts),
            Self::Start => excluding(Condition::Start, AvailabilityPart::From),
            Self::Distance => excluding(Condition::Distance, AvailabilityPart::MaxKm),
            _ => true,
        };
        if binds { self.known(facts) } else { Known::Yes }
    }

    /// Whether it is met, whoever insists on it.
    #[must_use]
    pub fn known<N: Nearness>(self, facts: &Facts<'_, N>) -> Known {
        let (vacancy, worker) = (facts.vacancy, facts.worker);
        match self {
            Self::Consent => Known::from(worker.may_be_matched(facts.today)),
            Self::RightToWork => worker.right_to_work.map_or(Known::Unknown, Known::from),
            Self::Sector => Known::from(vacancy.sector.is_none_or(|sector| !worker.sectors_excluded.iter().any(|own| own.covers(sector)))),
            Self::Pay => pay(facts).map_or(Known::Unknown, |(offered, least)| Known::from(offered >= least)),
            Self::Contract => contract(facts),
            Self::Hours => covers(worker.hours, vacancy.hours.map_or(0, Hours::bit)),
            Self::Shifts => covers(worker.shifts, vacancy.shifts.iter().fold(0, |mask, shift| mask | shift.bit())),
            Self::Start => days_late(facts).map_or(Known::Unknown, |days| Known::from(days == 0)),
            Self::Distance => distance(facts),
            Self::Thing(at) => facts.thing(&vacancy.things[at].thing, vacancy.things[at].slot),
            Self::Language(at) => facts.language(&vacancy.languages[at]).0,
            Self::Education(at) => facts.education(&vacancy.education[at]).0,
            Self::Experience(at) => {
                facts.months(&vacancy.experience[at]).map_or(Known::Unknown, |have| Known::from(have >= vacancy.experience[at].months))
            }
        }
    }
}

/// Whether a mask of what she accepts holds all that is asked; an empty one was never asked.
const fn covers(accepted: u32, asked: u32) -> Known {
    match (accepted, asked & !accepted) {
        (0, _) => Known::Unknown,
        (_, 0) => Known::Yes,
        _ => Known::No,
    }
}

fn contract<N: Nearness>(facts: &Facts<'_, N>) -> Known {
    match facts.vacancy.contract {
        _ if facts.worker.contracts.is_empty() => Known::Unknown,
        Some(contract) => Known::from(facts.worker.contracts.contains(&contract)),
        None => Known::Yes,
    }
}

fn distance<N: Nearness>(facts: &Facts<'_, N>) -> Known {
    if distance_is_waived(facts) {
        return Known::Yes;
    }
    match (facts.metres, range(facts)) {
        (Some(metres), (range, false)) => Known::from(metres <= range),
        _ => Known::Unknown,
    }
}

/// Whether no gate is known to fail.
#[must_use]
pub fn all_pass<N: Nearness>(facts: &Facts<'_, N>) -> bool {
    facts.vacancy.gates.iter().all(|gate| gate.check(facts) != Known::No)
}

/// The conditions known to fail, in order.
pub fn failing<'a, N: Nearness>(facts: &'a Facts<'_, N>) -> impl Iterator<Item = GateAt> + 'a {
    facts.vacancy.gates.iter().copied().filter(|gate| gate.check(facts) == Known::No)
}

/// Every gate known to fail, described.
#[must_use]
pub fn failures<N: Nearness>(facts: &Facts<'_, N>) -> Vec<GateFailure> {
    failing(facts).map(|gate| describe(facts, gate)).collect()
}

/// What meeting a condition would mean.
#[must_use]
pub fn what<N: Nearness>(facts: &Facts<'_, N>, gate: GateAt) -> What {
    gate.what(facts.vacancy, facts.today, facts.metres)
}

impl GateAt {
    /// What meeting it would mean; `metres` is the distance of the person it is said of.
    #[must_use]
    pub fn what(self, vacancy: &VacancyFeatures, today: chrono::NaiveDate, metres: Option<u32>) -> What {
        match self {
            Self::Consent => What::Consent,
            Self::RightToWork => What::RightToWork,
            Self::Sector => What::Sector,
            Self::Pay => What::Pay { euro_year: vacancy.pay_year_cents.and_then(|cents| u32::try_from(cents / 100).ok()).unwrap_or(0) },
            Self::Contract => vacancy.contract.map_or(What::Availability, |contract| What::Contract { contract }),
            Self::Hours => vacancy.hours.map_or(What::Availability, |hours| What::Hours { hours }),
            Self::Shifts => What::Shifts { shifts: vacancy.shifts.clone() },
            Self::Start => vacancy.start.map_or(What::Availability, |start| What::Start { date: start.max(today) }),
            Self::Distance => metres.map_or(What::Distance, |metres| What::MaxKm { km: metres.div_ceil(1_000) }),
            Self::Thing(at) => things::what(vacancy, &vacancy.things[at]),
            Self::Language(at) => language_what(&vacancy.languages[at]),
            Self::Education(at) => education_what(&vacancy.education[at]),
            Self::Experience(at) => experience_what(vacancy, &vacancy.experience[at]),
        }
    }
}

/// The one question that no term asks: her right to work.
pub(crate) fn ask<N: Nearness>(facts: &Facts<'_, N>, ask: &mut Vec<Ask>) {
    if facts.worker.right_to_work.is_none() {
        ask.push(Ask { what: What::RightToWork, worth: 0, decides: true });
    }
}

fn describe<N: Nearness>(facts: &Facts<'_, N>, gate: GateAt) -> GateFailure {
    let (have, need, short_by) = quantities(facts, gate);
    GateFailure { gate: gate.gate(facts.vacancy), what: what(facts, gate), have, need, short_by }
}

type Quantities = (Quantity, Quantity, Option<Quantity>);

fn quantities<N: Nearness>(facts: &Facts<'_, N>, gate: GateAt) -> Quantities {
    use Quantity as Q;
    let (vacancy, worker) = (facts.vacancy, facts.worker);
    match gate {
        GateAt::Consent | GateAt::RightToWork | GateAt::Sector => (Q::Refused, Q::Nothing, None),
        GateAt::Pay => {
            let (offered, least) = pay(facts).unwrap_or_default();
            (Q::Cents(least), Q::Cents(offered), Some(Q::Cents(least - offered)))
        }
        GateAt::Contract => {
            (Q::Contracts(worker.contracts.clone()), Q::Contracts(vacancy.contract.into_iter().collect::<Vec<Contract>>()), None)
        }
        GateAt::Hours => (Q::Hours(codes_in(Hours::ALL, Hours::bit, worker.hours)), Q::Hours(vacancy.hours.into_iter().collect()), None),
        GateAt::Shifts => {
            let short = vacancy.shifts.iter().copied().filter(|shift| worker.shifts & shift.bit() == 0).collect();
            (Q::Shifts(codes_in(Shift::ALL, Shift::bit, worker.shifts)), Q::Shifts(vacancy.shifts.clone()), Some(Q::Shifts(short)))
        }
        GateAt::Start => {
            let date = |day: Option<chrono::NaiveDate>| day.map_or(Q::Nothing, Q::Date);
            (date(worker.from), date(vacancy.start.map(|start| start.max(facts.today))), days_late(facts).map(Q::Days))
        }
        GateAt::Distance => {
            let (metres, range) = (facts.metres.unwrap_or_default(), range(facts).0);
            (Q::Metres(range), Q::Metres(metres), Some(Q::Metres(metres.saturating_sub(range))))
        }
        GateAt::Thing(at) => thing_quantities(facts, at),
        GateAt::Language(at) => {
            let (asked, (_, have)) = (&vacancy.languages[at], facts.language(&vacancy.languages[at]));
            let steps = |level: Option<ponte_domain::work_terms::Cefr>| level.map_or(0, |level| level as u8 + 1);
            (Q::Cefr(have), Q::Cefr(asked.cefr), Some(Q::Steps(steps(asked.cefr).saturating_sub(steps(have)))))
        }
        GateAt::Education(at) => {
            let (asked, (_, have)) = (&vacancy.education[at], facts.education(&vacancy.education[at]));
            let short = asked.eqf.zip(have).map(|(need, have)| need.saturating_sub(have)).filter(|steps| *steps > 0);
            let need = match (asked.eqf, &asked.field) {
                (Some(eqf), _) => Q::Eqf(eqf),
                (None, Some((words, _))) => Q::Text(words.clone()),
                (None, None) => Q::Nothing,
            };
            (have.map_or(Q::Nothing, Q::Eqf), need, short.map(Q::Steps))
        }
        GateAt::Experience(at) => {
            let (asked, have) = (&vacancy.experience[at], facts.months(&vacancy.experience[at]).unwrap_or(0));
            (Q::Months(have), Q::Months(asked.months), Some(Q::Months(asked.months.saturating_sub(have))))
        }
    }
}

fn thing_quantities<N: Nearness>(facts: &Facts<'_, N>, at: usize) -> Quantities {
    use Quantity as Q;
    let asked = &facts.vacancy.things[at];
    match &asked.thing {
        Thing::Skill { level: Some(need), .. } => {
            let have = facts.skills[asked.slot].level;
            (have.map_or(Q::Nothing, Q::Level), Q::Level(*need), Some(Q::Steps(need.saturating_sub(have.unwrap_or(0)))))
        }
        Thing::Skill { named, .. } => (Q::Nothing, Q::Text(named.text.clone()), None),
        Thing::Licence(licence) => {
            let have = codes_in(Licence::ALL, Licence::bit, implied(facts.worker.licences));
            (Q::Licences(have), Q::Licences(vec![*licence]), None)
        }
        Thing::Register { words, .. } => (Q::Nothing, Q::Text(words.clone()), None),
        Thing::Vehicle => (Q::Nothing, Q::Nothing, None),
    }
}
