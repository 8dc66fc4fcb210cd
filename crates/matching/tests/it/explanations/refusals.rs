//! Which conditions a person is known to fail, and what the answer must say of each, from the records alone.

use ponte_domain::{
    vacancy::{Asked, Condition},
    work_terms::{Ascertained, AvailabilityPart, Cefr, Contract, Hours, Licence},
};
use serde_json::{Value, json};

use super::{
    plain::{Pair, Said, Thing},
    reasons::{in_order, what_experience, what_thing},
};

fn quantity(unit: &str, value: impl Into<Value>) -> Value {
    json!({"unit": unit, "value": value.into()})
}

fn nothing() -> Value {
    json!({"unit": "nothing"})
}

fn failure(gate: &str, what: Value, have: Value, need: Value, short_by: Option<Value>) -> Value {
    json!({"gate": gate, "what": what, "have": have, "need": need, "short_by": short_by})
}

impl Pair<'_> {
    /// Every condition known to fail, in the order in which they are shown.
    pub fn failures(&self, claimed: Option<u32>) -> Vec<Value> {
        let mut all: Vec<Value> = self.own_conditions();
        all.extend(self.terms_refused());
        all.extend(self.too_far(claimed));
        let things = self.things();
        all.extend(
            things.iter().filter(|thing| thing.required && self.thing(thing.asked) == Said::No).map(|thing| self.thing_failure(thing)),
        );
        for (code, need, required) in self.languages() {
            let (known, have) = self.language(code, need);
            if required && known == Said::No {
                let steps = |level: Option<Cefr>| Cefr::ALL.iter().position(|each| Some(*each) == level).map_or(0, |at| at + 1);
                let short = steps(need).saturating_sub(steps(have));
                let what = json!({"kind": "language", "code": code, "cefr": need});
                all.push(failure(
                    "language",
                    what,
                    quantity("cefr", json!(have)),
                    quantity("cefr", json!(need)),
                    Some(quantity("steps", short)),
                ));
            }
        }
        for (eqf, field, required) in self.educations() {
            if required && self.education(eqf, field) == Said::No {
                all.push(self.education_failure(eqf, field));
            }
        }
        for (occupation, need, required) in self.experiences() {
            if let Some(have) = self.months(occupation, need).filter(|have| required && *have < need) {
                let what = what_experience(occupation, need);
                all.push(failure(
                    "experience",
                    what,
                    quantity("months", have),
                    quantity("months", need),
                    Some(quantity("months", need - have)),
                ));
            }
        }
        all
    }

    fn own_conditions(&self) -> Vec<Value> {
        let mut all = Vec::new();
        let refused = |gate: &str, kind: &str| failure(gate, json!({"kind": kind}), json!({"unit": "refused"}), nothing(), None);
        let consents = &self.worker.consents;
        let lapsed = consents.until.is_some_and(|until| until < self.today);
        if consents.matching == Some(false) || consents.restricted.is_some() || lapsed {
            all.push(refused("consent", "consent"));
        }
        if self.worker.right_to_work == Ascertained::No {
            all.push(refused("right_to_work", "right_to_work"));
        }
        let own = &self.worker.availability;
        if self.sector_among(&own.sectors_excluded).is_some() {
            all.push(refused("sector", "sector"));
        }
        let least = own.min_pay_year.filter(|_| own.firm.contains(&AvailabilityPart::MinPay)).map(|euro| i64::from(euro) * 100);
        if let (Some(offered), Some(least)) = (self.offered(), least)
            && offered < least
        {
            let what = json!({"kind": "pay", "euro_year": offered / 100});
            all.push(failure("pay", what, quantity("cents", least), quantity("cents", offered), Some(quantity("cents", least - offered))));
        }
        all
    }

    fn terms_refused(&self) -> Vec<Value> {
        let (own, mut all) = (&self.worker.availability, Vec::new());
        let refuses = |condition, part| self.insists(condition, part);
        if let Some(contract) = self.vacancy.contract
            && refuses(Condition::Contract, AvailabilityPart::Contracts)
            && !own.contracts.is_empty()
            && !own.contracts.contains(&contract)
        {
            let what = json!({"kind": "contract", "contract": contract});
            let mut accepted: Vec<Contract> = Vec::new();
            own.contracts.iter().for_each(|own| {
                if !accepted.contains(own) {
                    accepted.push(*own)
                }
            });
            all.push(failure("contract", what, quantity("contracts", json!(accepted)), quantity("contracts", json!([contract])), None));
        }
        if let Some(hours) = self.vacancy.hours
            && refuses(Condition::Hours, AvailabilityPart::Hours)
            && self.hours() == Some(Said::No)
        {
            let accepted: Vec<Hours> = Hours::ALL.iter().copied().filter(|each| own.hours.contains(each)).collect();
            let what = json!({"kind": "hours", "hours": hours});
            all.push(failure("hours", what, quantity("hours", json!(accepted)), quantity("hours", json!([hours])), None));
        }
        if let Some(open) = self.open_shifts().filter(|open| !open.is_empty())
            && refuses(Condition::Shifts, AvailabilityPart::Shifts)
        {
            let asked = in_order(&self.vacancy.shifts);
            let what = json!({"kind": "shifts", "shifts": asked});
            let accepted = quantity("shifts", json!(in_order(&own.shifts)));
            all.push(failure("shifts", what, accepted, quantity("shifts", json!(asked)), Some(quantity("shifts", json!(open)))));
        }
        if let Some(days) = self.late().filter(|days| *days > 0)
            && refuses(Condition::Start, AvailabilityPart::From)
        {
            let what = json!({"kind": "start", "date": self.start()});
            all.push(failure(
                "start",
                what,
                quantity("date", json!(own.from)),
                quantity("date", json!(self.start())),
                Some(quantity("days", days)),
            ));
        }
        all
    }

    fn too_far(&self, claimed: Option<u32>) -> Option<Value> {
        let (own, metres) = (&self.worker.availability, claimed?);
        let range = own.max_km? * 1_000;
        let binds = self.insists(Condition::Distance, AvailabilityPart::MaxKm) && own.relocation != Some(true) && !self.has_lodging();
        (binds && metres > range).then(|| {
            let what = json!({"kind": "max_km", "km": metres.div_ceil(1_000)});
            failure("distance", what, quantity("metres", range), quantity("metres", metres), Some(quantity("metres", metres - range)))
        })
    }

    fn thing_failure(&self, thing: &Thing<'_>) -> Value {
        let what = what_thing(thing);
        match thing.asked {
            Asked::Skill { skill, level: Some(need) } => {
                let (need, have) = ((*need).clamp(1, 4), self.has_skill(skill).1);
                let short = need.saturating_sub(have.unwrap_or(0));
                failure(
                    "skill",
                    what,
                    have.map_or_else(nothing, |have| quantity("level", have)),
                    quantity("level", need),
                    Some(quantity("steps", short)),
                )
            }
            Asked::Skill { skill, level: None } => failure("skill", what, nothing(), quantity("text", skill.text.as_str()), None),
            Asked::Licence { licence } => {
                let have: Vec<Licence> = Licence::ALL.iter().copied().filter(|each| self.has_licence(*each)).collect();
                failure("licence", what, quantity("licences", json!(have)), quantity("licences", json!([licence])), None)
            }
            Asked::Register { register } => failure("register", what, nothing(), quantity("text", register.as_str()), None),
            _ => failure("vehicle", what, nothing(), nothing(), None),
        }
    }

    fn education_failure(&self, eqf: Option<u8>, field: Option<&str>) -> Value {
        let what = json!({"kind": "education", "eqf": eqf, "field": field});
        let have = self.titles().iter().filter_map(|(level, _)| *level).max();
        let need = match (eqf, field) {
            (Some(eqf), _) => quantity("eqf", eqf),
            (None, Some(field)) => quantity("text", field),
            (None, None) => nothing(),
        };
        let short = eqf.zip(have).filter(|(need, have)| need > have).map(|(need, have)| quantity("steps", need - have));
        failure("education", what, have.map_or_else(nothing, |have| quantity("eqf", have)), need, short)
    }
}
