//! What the reasons, questions and gaps of a match must say, from the records alone, as the engine writes it out.

use std::collections::BTreeMap;

use ponte_domain::{
    concept::ConceptRef,
    vacancy::{Asked, Condition},
    work_terms::{AvailabilityPart, Shift, Vehicle},
};
use serde_json::{Value, json};

use super::plain::{Kin, Pair, Said, Thing, said};

/// Kilometres that are assumed of who did not say how far she would go.
const ASSUMED_KM: u32 = 30;
/// Days after which an availability is asked again.
const STALE_DAYS: i64 = 30;

/// A concept in the vacancy's words.
pub fn named(concept: &ConceptRef) -> Value {
    match &concept.uri {
        Some(uri) => json!({"text": concept.text, "uri": uri}),
        None => json!({"text": concept.text}),
    }
}

fn with(mut value: Value, name: &str, more: Value) -> Value {
    value[name] = more;
    value
}

/// The name of a thing asked.
pub fn what_thing(thing: &Thing<'_>) -> Value {
    match thing.asked {
        Asked::Skill { skill, level } => {
            let what = with(with(named(skill), "kind", json!("skill")), "essential", json!(thing.essential));
            level.map_or(what.clone(), |level| with(what, "level", json!(level.clamp(1, 4))))
        }
        Asked::Licence { licence } => json!({"kind": "licence", "licence": licence}),
        Asked::Register { register } => json!({"kind": "register", "register": register}),
        Asked::Vehicle => json!({"kind": "vehicle"}),
        other => panic!("{other:?} is no thing"),
    }
}

pub fn what_experience(asked: Option<&ConceptRef>, months: u32) -> Value {
    json!({"kind": "experience", "occupation": asked.map(named), "months": months})
}

/// Shifts in the order of the list of codes, each once.
pub fn in_order(shifts: &[Shift]) -> Vec<Shift> {
    Shift::ALL.iter().copied().filter(|shift| shifts.contains(shift)).collect()
}

impl Pair<'_> {
    /// The reason of every term that applies.
    pub fn whys(&self, claimed_metres: Option<u32>) -> BTreeMap<&'static str, Value> {
        let all = [
            ("occupation", self.why_occupation()),
            ("skills", self.why_skills()),
            ("experience", self.why_experience()),
            ("education", self.why_education()),
            ("languages", self.why_languages()),
            ("ascertained", Some(self.why_ascertained())),
            ("contract", self.why_contract()),
            ("times", self.why_times()),
            ("start", self.why_start()),
            ("distance", self.why_distance(claimed_metres)),
            ("wish_occupation", self.why_wished_occupation()),
            (
                "wish_sector",
                self.sector.map(|_| self.wish(self.sector_among(&self.worker.wishes.sectors), self.worker.wishes.sectors.is_empty())),
            ),
            (
                "wish_contract",
                self.vacancy.contract.map(|contract| {
                    let accepted = &self.worker.availability.contracts;
                    self.wish(accepted.iter().position(|own| *own == contract), accepted.is_empty())
                }),
            ),
            ("wish_pay", self.why_pay()),
        ];
        all.into_iter().filter_map(|(name, why)| Some((name, why?))).collect()
    }

    fn why_occupation(&self) -> Option<Value> {
        let asked = self.vacancy.occupation.as_ref()?;
        let done = self.worker.experiences.iter().filter_map(|done| done.occupation.as_ref()).map(|done| (self.kin(asked, done), done));
        let mut nearest: Option<(Kin, &ConceptRef)> = None;
        for (kin, done) in done {
            if nearest.is_none_or(|(best, _)| kin > best) {
                nearest = Some((kin, done));
            }
        }
        Some(match nearest {
            None => json!({"kind": "unknown"}),
            Some((Kin::Same, _)) => json!({"kind": "same_occupation", "occupation": named(asked)}),
            Some((Kin::Line, done)) => json!({"kind": "broader_or_narrower_occupation", "uri": done.uri}),
            Some((Kin::Digits(0), _)) => json!({"kind": "other_occupation"}),
            Some((Kin::Digits(digits), done)) => json!({"kind": "isco_group", "digits": digits, "uri": done.uri}),
        })
    }

    fn why_skills(&self) -> Option<Value> {
        let (things, profile) = (self.things(), self.profile());
        if things.is_empty() && profile.is_empty() {
            return None;
        }
        let told = self.skills_told();
        let of_thing = |thing: &Thing<'_>| {
            let partly = match thing.asked {
                Asked::Skill { skill, .. } => !self.has_skill(skill).0 && self.has_near(skill),
                _ => false,
            };
            (thing.essential, self.thing(thing.asked), partly)
        };
        let of_profile = |(skill, essential): &(ConceptRef, bool)| {
            let known = if self.has_skill(skill).0 {
                Said::Yes
            } else if told {
                Said::No
            } else {
                Said::Silent
            };
            (*essential, known, !self.has_skill(skill).0 && self.has_near(skill))
        };
        let all: Vec<(bool, Said, bool)> = things.iter().map(of_thing).chain(profile.iter().map(of_profile)).collect();
        let count = |wanted: &dyn Fn(&(bool, Said, bool)) -> bool| all.iter().filter(|each| wanted(each)).count();
        Some(json!({
            "kind": "skills_met",
            "essential": count(&|(essential, known, _)| *essential && *known == Said::Yes),
            "essential_of": count(&|(essential, ..)| *essential),
            "optional": count(&|(essential, known, _)| !*essential && *known == Said::Yes),
            "optional_of": count(&|(essential, ..)| !*essential),
            "near": count(&|(_, known, partly)| *known == Said::No && *partly).min(self.stand_ins()),
            "unknown": count(&|(_, known, _)| *known == Said::Silent),
            "profile": !profile.is_empty(),
        }))
    }

    fn has_near(&self, asked: &ConceptRef) -> bool {
        self.worker.skills.iter().any(|own| self.is_near_skill(asked, &own.skill))
    }

    fn why_experience(&self) -> Option<Value> {
        let asked = self.experiences();
        match asked.as_slice() {
            [] => None,
            [(occupation, need, _)] => Some(match self.months(*occupation, *need) {
                None => json!({"kind": "unknown"}),
                Some(have) => json!({"kind": "months", "have": have, "need": need}),
            }),
            several => {
                let met = several.iter().filter(|(occupation, need, _)| self.months(*occupation, *need).is_some_and(|have| have >= *need));
                Some(json!({"kind": "experiences_met", "met": met.count(), "of": several.len()}))
            }
        }
    }

    /// Titles asked: level and field, and whether required.
    pub fn educations(&self) -> Vec<(Option<u8>, Option<&str>, bool)> {
        let asked = self.vacancy.requirements.iter().filter_map(|requirement| match &requirement.what {
            Asked::Education { eqf, field } => {
                Some((eqf.map(|eqf| eqf.clamp(1, 8)), field.as_deref(), requirement.need == ponte_domain::vacancy::Need::Required))
            }
            _ => None,
        });
        asked.collect()
    }

    fn why_education(&self) -> Option<Value> {
        let asked = self.educations();
        if asked.is_empty() {
            return None;
        }
        if asked.iter().all(|(eqf, field, _)| self.education(*eqf, *field) == Said::Silent) {
            return Some(json!({"kind": "unknown"}));
        }
        let fields: Vec<Option<bool>> =
            asked.iter().filter_map(|(eqf, field, _)| field.map(|field| self.is_in_field(*eqf, field))).collect();
        let field_met = if fields.contains(&Some(false)) {
            Some(false)
        } else if fields.is_empty() || fields.contains(&None) {
            None
        } else {
            Some(true)
        };
        let have = self.titles().iter().filter_map(|(level, _)| *level).max();
        Some(json!({"kind": "education", "have": have, "need": asked.iter().filter_map(|(eqf, ..)| *eqf).max(), "field_met": field_met}))
    }

    /// Whether her title is in a field: of those that reach the level asked, else of the highest.
    fn is_in_field(&self, need: Option<u8>, asked: &str) -> Option<bool> {
        let titles = self.titles();
        let highest = titles.iter().map(|(level, _)| *level).max().flatten();
        let reaching: Vec<_> =
            titles.iter().filter(|(level, _)| need.is_none_or(|need| level.is_some_and(|level| level >= need))).collect();
        let counted = if reaching.is_empty() { titles.iter().filter(|(level, _)| *level == highest).collect() } else { reaching };
        let seen: Vec<Said> = counted.iter().map(|(_, own)| own.map_or(Said::Silent, |own| super::plain::field_of(own, asked))).collect();
        if seen.contains(&Said::Yes) {
            Some(true)
        } else if seen.contains(&Said::Silent) || seen.is_empty() {
            None
        } else {
            Some(false)
        }
    }

    pub fn languages(&self) -> Vec<(&str, Option<ponte_domain::work_terms::Cefr>, bool)> {
        let asked = self.vacancy.requirements.iter().filter_map(|requirement| match &requirement.what {
            Asked::Language { code, cefr } => Some((code.as_str(), *cefr, requirement.need == ponte_domain::vacancy::Need::Required)),
            _ => None,
        });
        asked.collect()
    }

    fn why_languages(&self) -> Option<Value> {
        let known: Vec<Said> = self.languages().into_iter().map(|(code, cefr, _)| self.language(code, cefr).0).collect();
        let count = |wanted: Said| known.iter().filter(|each| **each == wanted).count();
        (!known.is_empty())
            .then(|| json!({"kind": "languages_met", "met": count(Said::Yes), "of": known.len(), "unknown": count(Said::Silent)}))
    }

    fn days_since(&self) -> Option<i64> {
        self.worker.availability.ascertained.map(|day| (self.today - day).num_days().max(0))
    }

    fn why_ascertained(&self) -> Value {
        self.days_since().map_or(json!({"kind": "never_ascertained"}), |days| json!({"kind": "ascertained_days_ago", "days": days}))
    }

    fn why_contract(&self) -> Option<Value> {
        let contract = self.vacancy.contract?;
        let accepted = &self.worker.availability.contracts;
        Some(match accepted.iter().position(|own| *own == contract) {
            Some(at) => json!({"kind": "contract_accepted", "rank": at + 1}),
            None if accepted.is_empty() => json!({"kind": "unknown"}),
            None => json!({"kind": "contract_not_accepted"}),
        })
    }

    pub fn hours(&self) -> Option<Said> {
        let accepted = &self.worker.availability.hours;
        self.vacancy.hours.map(|hours| if accepted.is_empty() { Said::Silent } else { said(accepted.contains(&hours)) })
    }

    /// The shifts asked that she does not do, when she said which she does.
    pub fn open_shifts(&self) -> Option<Vec<Shift>> {
        let accepted = &self.worker.availability.shifts;
        let open = in_order(&self.vacancy.shifts).into_iter().filter(|shift| !accepted.contains(shift)).collect();
        (!accepted.is_empty()).then_some(open)
    }

    fn why_times(&self) -> Option<Value> {
        let shifts = in_order(&self.vacancy.shifts).len();
        let of = usize::from(self.vacancy.hours.is_some()) + shifts;
        let (accepted, unknown) = self.open_shifts().map_or((0, shifts), |open| (shifts - open.len(), 0));
        let accepted = accepted + usize::from(self.hours() == Some(Said::Yes));
        let unknown = unknown + usize::from(self.hours() == Some(Said::Silent));
        (of > 0).then(|| json!({"kind": "times_met", "accepted": accepted, "unknown": unknown, "of": of}))
    }

    /// Days by which she is free too late.
    pub fn late(&self) -> Option<i64> {
        Some((self.worker.availability.from? - self.start()?).num_days().max(0))
    }

    fn why_start(&self) -> Option<Value> {
        self.vacancy.start.map(|_| match self.late() {
            None => json!({"kind": "unknown"}),
            Some(0) => json!({"kind": "free_in_time"}),
            Some(days) => json!({"kind": "free_late", "days": days}),
        })
    }

    fn why_distance(&self, claimed: Option<u32>) -> Option<Value> {
        if !self.has_workplace() {
            return None;
        }
        if self.has_lodging() {
            return Some(json!({"kind": "board_and_lodging"}));
        }
        let own = &self.worker.availability;
        Some(claimed.map_or(json!({"kind": "unknown"}), |metres| {
            json!({
                "kind": "metres", "metres": metres, "range": own.max_km.unwrap_or(ASSUMED_KM) * 1_000,
                "assumed": own.max_km.is_none(), "vehicle": own.vehicle.map(|vehicle| vehicle == Vehicle::Own),
            })
        }))
    }

    fn why_wished_occupation(&self) -> Option<Value> {
        let asked = self.vacancy.occupation.as_ref()?;
        let mut best: Option<(u32, Kin, usize, &ConceptRef)> = None;
        for (at, wish) in self.worker.wishes.occupations.iter().enumerate() {
            let kin = self.kin(asked, wish);
            // In tenths: how near, times what the rank leaves of it (all, three quarters, half).
            let tenths = match kin {
                Kin::Same => 10,
                Kin::Line => 9,
                Kin::Digits(digits) => [0, 1, 3, 5, 8][usize::from(digits)],
            };
            let worth = tenths * [4, 3, 2][at.min(2)];
            if best.is_none_or(|(most, ..)| worth > most) {
                best = Some((worth, kin, at, wish));
            }
        }
        Some(match best {
            None => json!({"kind": "unknown"}),
            Some((0, ..)) => json!({"kind": "not_wished"}),
            Some((_, Kin::Same, at, _)) => json!({"kind": "wished", "rank": at + 1}),
            Some((_, _, at, wish)) => json!({"kind": "near_wish", "rank": at + 1, "isco_digits": self.digits(asked, wish)}),
        })
    }

    fn wish(&self, at: Option<usize>, silent: bool) -> Value {
        match at {
            Some(at) => json!({"kind": "wished", "rank": at + 1}),
            None if silent => json!({"kind": "unknown"}),
            None => json!({"kind": "not_wished"}),
        }
    }

    fn why_pay(&self) -> Option<Value> {
        let offered = self.offered()?;
        let least = self.worker.availability.min_pay_year;
        Some(least.map_or(
            json!({"kind": "unknown"}),
            |euro| json!({"kind": "pay", "offered_cents": offered, "least_cents": i64::from(euro) * 100}),
        ))
    }

    /// Everything that is not on record and is asked, and whether a bad answer takes her out.
    pub fn questions(&self, claimed: Option<u32>) -> Vec<(Value, bool)> {
        let own = &self.worker.availability;
        let mut all = self.questions_of_ability();
        let mut ask = |open: bool, what: Value, decides: bool| {
            if open && !all.iter().any(|(told, _)| *told == what) {
                all.push((what, decides));
            }
        };
        ask(self.days_since().is_none_or(|days| days > STALE_DAYS), json!({"kind": "availability"}), false);
        if let Some(contract) = self.vacancy.contract {
            let decides = self.insists(Condition::Contract, AvailabilityPart::Contracts);
            ask(own.contracts.is_empty(), json!({"kind": "contract", "contract": contract}), decides);
        }
        if let Some(hours) = self.vacancy.hours {
            ask(own.hours.is_empty(), json!({"kind": "hours", "hours": hours}), self.insists(Condition::Hours, AvailabilityPart::Hours));
        }
        let shifts = in_order(&self.vacancy.shifts);
        let decides = self.insists(Condition::Shifts, AvailabilityPart::Shifts);
        ask(!shifts.is_empty() && own.shifts.is_empty(), json!({"kind": "shifts", "shifts": shifts}), decides);
        if let Some(date) = self.start() {
            ask(own.from.is_none(), json!({"kind": "start", "date": date}), self.insists(Condition::Start, AvailabilityPart::From));
        }
        if self.has_workplace() && !self.has_lodging() {
            let binds = self.insists(Condition::Distance, AvailabilityPart::MaxKm) && own.relocation != Some(true);
            ask(claimed.is_none(), json!({"kind": "home"}), binds && own.max_km.is_some());
            let km = claimed.map_or(0, |metres| metres.div_ceil(1_000).max(ASSUMED_KM));
            ask(
                claimed.is_some() && own.max_km.is_none(),
                json!({"kind": "max_km", "km": km}),
                binds && claimed.is_some_and(|metres| metres > 0),
            );
        }
        if let Some(occupation) = &self.vacancy.occupation {
            let what = with(named(occupation), "kind", json!("wish_occupation"));
            ask(self.worker.wishes.occupations.is_empty(), what, false);
        }
        ask(self.sector.is_some() && self.worker.wishes.sectors.is_empty(), json!({"kind": "wish_sector"}), false);
        if let Some(cents) = self.offered() {
            let what = json!({"kind": "pay", "euro_year": cents / 100});
            ask(own.min_pay_year.is_none(), what, own.firm.contains(&AvailabilityPart::MinPay));
        }
        let unsaid = self.worker.right_to_work == ponte_domain::work_terms::Ascertained::Unknown;
        ask(unsaid, json!({"kind": "right_to_work"}), true);
        for requirement in &self.vacancy.requirements {
            if let Asked::Other { text } = &requirement.what {
                ask(true, json!({"kind": "other", "text": text}), false);
            }
        }
        all
    }

    /// What is asked of what she can do, with how each stands.
    fn abilities(&self) -> Vec<(Value, bool, Said)> {
        let mut all: Vec<(Value, bool, Said)> = Vec::new();
        all.extend(self.things().iter().map(|thing| (what_thing(thing), thing.required, self.thing(thing.asked))));
        all.extend(self.experiences().into_iter().map(|(occupation, need, required)| {
            let known = self.months(occupation, need).map_or(Said::Silent, |have| said(have >= need));
            (what_experience(occupation, need), required, known)
        }));
        let educations = self.educations().into_iter();
        all.extend(educations.map(|(eqf, field, required)| {
            (json!({"kind": "education", "eqf": eqf, "field": field}), required, self.education(eqf, field))
        }));
        let languages = self.languages().into_iter();
        all.extend(languages.map(|(code, cefr, required)| {
            (json!({"kind": "language", "code": code, "cefr": cefr}), required, self.language(code, cefr).0)
        }));
        all
    }

    fn questions_of_ability(&self) -> Vec<(Value, bool)> {
        let open = self.abilities().into_iter().filter(|(.., known)| *known == Said::Silent).map(|(what, required, _)| (what, required));
        let mut all: Vec<(Value, bool)> = open.collect();
        let has_worked = self.worker.experiences.iter().any(|done| done.occupation.is_some());
        if let Some(occupation) = self.vacancy.occupation.as_ref().filter(|_| !has_worked) {
            all.push((with(named(occupation), "kind", json!("occupation")), false));
        }
        all
    }

    /// Everything that she is known to lack and that takes nobody out.
    pub fn gaps(&self, claimed: Option<u32>) -> Vec<Value> {
        let own = &self.worker.availability;
        let mut all: Vec<Value> = self.abilities().into_iter().filter(|(.., known)| *known == Said::No).map(|(what, ..)| what).collect();
        if let Some(contract) = self.vacancy.contract.filter(|contract| !own.contracts.is_empty() && !own.contracts.contains(contract)) {
            all.push(json!({"kind": "contract", "contract": contract}));
        }
        if self.hours() == Some(Said::No) {
            all.push(json!({"kind": "hours", "hours": self.vacancy.hours}));
        }
        all.extend(self.open_shifts().filter(|open| !open.is_empty()).map(|open| json!({"kind": "shifts", "shifts": open})));
        if self.late().is_some_and(|days| days > 0) {
            all.push(json!({"kind": "start", "date": self.start()}));
        }
        if let (Some(metres), Some(km), false) = (claimed, own.max_km, self.has_lodging())
            && metres > km * 1_000
        {
            all.push(json!({"kind": "max_km", "km": metres.div_ceil(1_000)}));
        }
        if let (Some(offered), Some(least)) = (self.offered(), own.min_pay_year)
            && offered < i64::from(least) * 100
        {
            all.push(json!({"kind": "pay", "euro_year": offered / 100}));
        }
        all
    }
}
