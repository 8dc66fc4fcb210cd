//! Which kinds of reasons have been met, so that none goes unchecked.

use std::collections::BTreeSet;

use ponte_matching::{
    index::WhatIf,
    outcome::{Gate, GateFailure, Quantity, Verdict, What, Why},
};

/// Lists the variants of an enum; a new one does not compile until it is named here, and is not green until it is met.
macro_rules! variants {
    ($all:ident, $name:ident, $of:ident, $($variant:ident),+ $(,)?) => {
        const $all: &[&str] = &[$(concat!(stringify!($of), "::", stringify!($variant))),+];

        fn $name(value: &$of) -> &'static str {
            match value { $($of::$variant { .. } => concat!(stringify!($of), "::", stringify!($variant))),+ }
        }
    };
}

variants!(
    WHYS,
    why,
    Why,
    Unknown,
    SameOccupation,
    BroaderOrNarrowerOccupation,
    IscoGroup,
    OtherOccupation,
    SkillsMet,
    Months,
    ExperiencesMet,
    Education,
    LanguagesMet,
    AscertainedDaysAgo,
    NeverAscertained,
    ContractAccepted,
    ContractNotAccepted,
    TimesMet,
    FreeInTime,
    FreeLate,
    Metres,
    BoardAndLodging,
    Wished,
    NearWish,
    NotWished,
    Pay,
);
variants!(
    WHATS,
    what,
    What,
    Skill,
    SkillsOfOccupation,
    Licence,
    Register,
    Vehicle,
    Language,
    Education,
    Experience,
    Occupation,
    Availability,
    Contract,
    Hours,
    Shifts,
    Start,
    Home,
    Distance,
    MaxKm,
    RightToWork,
    Pay,
    WishOccupation,
    WishSector,
    Sector,
    Consent,
    Other,
);
variants!(
    QUANTITIES, quantity, Quantity, Nothing, Refused, Months, Metres, Days, Date, Eqf, Cefr, Steps, Level, Cents, Contracts, Hours, Shifts,
    Licences, Text,
);

/// What was met.
#[derive(Debug, Default)]
pub struct Seen {
    names: BTreeSet<String>,
    pairs: usize,
}

impl Seen {
    pub fn note(&mut self, verdict: &Verdict) {
        self.pairs += 1;
        match verdict {
            Verdict::In(found) => {
                for term in &found.terms {
                    self.add(why(&term.why));
                    self.add(&format!("{} {}", term.name, why(&term.why)));
                }
                found.ask.iter().for_each(|ask| self.add(what(&ask.what)));
                found.missing.iter().for_each(|gap| self.add(what(&gap.what)));
            }
            Verdict::Out { failures } => failures.iter().for_each(|failure| self.refusal(failure)),
        }
    }

    fn refusal(&mut self, failure: &GateFailure) {
        self.add(&format!("Gate::{}", failure.gate));
        self.add(what(&failure.what));
        [Some(&failure.have), Some(&failure.need), failure.short_by.as_ref()]
            .into_iter()
            .flatten()
            .for_each(|told| self.add(quantity(told)));
    }

    pub fn what_if(&mut self, told: &WhatIf) {
        self.add(what(&told.what));
    }

    fn add(&mut self, name: &str) {
        if !self.names.contains(name) {
            self.names.insert(name.to_owned());
        }
    }

    pub const fn pairs(&self) -> usize {
        self.pairs
    }

    /// The kinds that have not been met.
    pub fn unmet(&self) -> Vec<String> {
        let gates = Gate::ALL.iter().map(|gate| format!("Gate::{gate}"));
        let named = [WHYS, WHATS, QUANTITIES].concat().into_iter().map(str::to_owned);
        named.chain(gates).filter(|name| !self.names.contains(name)).collect()
    }
}
