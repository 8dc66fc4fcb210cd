//! A person's file: an incomplete, partly wrong and partly old view of who she is.

use chrono::{Days, Months, NaiveDate};
use ponte_domain::{
    concept::ConceptRef,
    id::ExternalId,
    work_terms::{Ascertained, AvailabilityPart, Cefr, Contract, Hours, Licence, Shift, Vehicle},
    worker::{
        Address, Availability, Consents, Contacts, Education, Experience, Language, Person as Identity, Sex, Skill, Status, Wishes, Worker,
    },
};
use rand::{Rng, RngExt};

use crate::{
    advert::neighbour,
    draw::{self, Purpose, chance, normal, one, some},
    opening::Times,
    person::{Duties, Person},
    province::Province,
    recording::{Care, Group, Recording},
    trades::{SKILLS, Trades, occupation_uri, skill_uri},
};

/// Ranges people name, in kilometres.
const RANGES: [u32; 9] = [5, 10, 15, 20, 25, 30, 40, 50, 80];
/// Kilometres as the crow flies that a minute of travel is taken for.
const KM_A_MINUTE: f64 = 0.6;
/// Share of files in which hardly anything stands.
const THIN: f64 = 0.15;

/// A file, and the words in it.
#[derive(Debug)]
pub struct File {
    pub worker: Worker,
    pub text: Vec<String>,
}

struct Clerk<'a> {
    person: &'a Person,
    trades: &'a Trades,
    care: Care,
    /// How much of what could be noted is.
    thorough: f64,
    errors: f64,
    today: NaiveDate,
}

/// Draws who a person is before the law: independent of everything else.
pub fn group(seed: u64, n: usize) -> Group {
    let mut rng = draw::stream(seed, Purpose::Group, n);
    Group { woman: chance(&mut rng, 0.5), older: chance(&mut rng, 0.22), newcomer: chance(&mut rng, 0.15) }
}

/// Writes the file of person number `n`.
pub fn write(
    (seed, n, today): (u64, usize, NaiveDate),
    person: &Person,
    (province, trades): (&Province, &Trades),
    recording: &Recording,
) -> File {
    let mut rng = draw::stream(seed, Purpose::File, n);
    let group = group(seed, n);
    let thorough = recording.completeness * if chance(&mut rng, THIN) { 0.25 } else { rng.random_range(0.75..1.15) };
    let clerk = Clerk { person, trades, care: Care::of(group, recording), thorough, errors: recording.errors, today };
    let home = &province.places[person.home];
    let experiences = clerk.experiences(&mut rng);
    let skills = clerk.skills(&mut rng);
    let mut text: Vec<String> = Vec::new();
    experiences.iter().for_each(|done| text.extend(done.title.split(' ').map(str::to_owned)));
    skills.iter().for_each(|skill| text.extend(skill.skill.text.split(' ').map(str::to_owned)));
    text.push(home.name.clone());
    let worker = Worker {
        external: ExternalId { source: "quality".to_owned(), id: format!("w{n:07}") },
        desk: "quality".to_owned(),
        person: identity(&mut rng, n, group, today),
        contacts: Contacts::default(),
        residence: chance(&mut rng, 0.97).then(|| Address { istat: Some(home.code.clone()), ..Address::default() }),
        domicile: None,
        segment: None,
        status: Status::default(),
        right_to_work: if chance(&mut rng, 0.9) { Ascertained::Yes } else { Ascertained::Unknown },
        education: clerk.education(&mut rng),
        experiences,
        skills,
        languages: clerk.languages(&mut rng),
        licences: clerk.licences(&mut rng),
        registers: Vec::new(),
        availability: clerk.availability(&mut rng, group),
        wishes: clerk.wishes(&mut rng),
        consents: Consents { matching: Some(true), ..Consents::default() },
        privacy_notice: None,
    };
    File { worker, text }
}

fn identity(rng: &mut impl Rng, n: usize, group: Group, today: NaiveDate) -> Identity {
    let years = if group.older { 55..67 } else { 18..55 };
    let months = rng.random_range(years.start * 12..years.end * 12);
    Identity {
        given_name: "Nome".to_owned(),
        family_name: format!("Cognome{n}"),
        codice_fiscale: None,
        birth_date: today.checked_sub_months(Months::new(months)),
        sex: Some(if group.woman { Sex::Female } else { Sex::Male }),
        birthplace: None,
        citizenship: vec![if group.newcomer { "PE" } else { "IT" }.to_owned()],
    }
}

impl Clerk<'_> {
    /// Whether something that is noted so often usually is noted here.
    fn notes(&self, rng: &mut impl Rng, usually: f64) -> bool {
        chance(rng, (usually * self.thorough).min(0.99))
    }

    fn experiences(&self, rng: &mut impl Rng) -> Vec<Experience> {
        let mut noted = Vec::new();
        for (occupation, months) in &self.person.spells {
            if !chance(rng, self.care.experiences) || !self.notes(rng, 0.85) {
                continue;
            }
            let draw = rng.random::<f64>();
            let title = &self.trades.titles[*occupation][if chance(rng, 0.4) { 1 + rng.random_range(0..2) } else { 0 }];
            let occupation = if draw < 0.08 * self.errors {
                None
            } else if draw < 0.17 * self.errors {
                Some(ConceptRef::words(title))
            } else {
                let concept = if draw < 0.28 * self.errors { neighbour(rng, *occupation, self.trades) } else { *occupation };
                Some(ConceptRef::known(&self.trades.titles[concept][0], occupation_uri(concept)))
            };
            let told = (f64::from(*months) * (0.25 * self.errors * normal(rng)).exp()).max(1.0) as u32;
            noted.push(Experience {
                title: title.clone(),
                occupation,
                employer: None,
                sector: None,
                from: None,
                to: None,
                months: chance(rng, 0.85).then_some(told),
                contract: None,
                duties: None,
            });
        }
        noted
    }

    fn skills(&self, rng: &mut impl Rng) -> Vec<Skill> {
        let mut noted: Vec<(usize, Option<u8>)> = Vec::new();
        for (skill, level) in self.person.skills.iter().enumerate().filter(|(_, level)| **level > 0) {
            if chance(rng, self.care.skills) && self.notes(rng, 0.5) {
                // Now and then a skill of the same kind is noted instead.
                let wrong = chance(rng, 0.1 * self.errors);
                let kin: Vec<usize> = if wrong { self.same_kin(skill) } else { vec![skill] };
                let scale = 1.0 + f64::from(*level) / 255.0 * 3.0 + 0.5 * self.errors * normal(rng);
                noted.push((one(rng, &kin), chance(rng, 0.55).then_some(scale.round().clamp(1.0, 4.0) as u8)));
            }
        }
        // What somebody claims and does not have.
        for _ in 0..3 {
            if chance(rng, 0.2 * self.errors) && !noted.is_empty() {
                let kin = self.same_kin(noted[0].0);
                noted.push((one(rng, &kin), None));
            }
        }
        noted.sort_unstable();
        noted.dedup_by_key(|(skill, _)| *skill);
        let concept = |skill: usize| ConceptRef::known(&self.trades.skill_words[skill], skill_uri(skill));
        noted.into_iter().map(|(skill, level)| Skill { skill: concept(skill), level, evidence: None }).collect()
    }

    fn same_kin(&self, skill: usize) -> Vec<usize> {
        (0..SKILLS).filter(|other| self.trades.kin_of_skill[*other] == self.trades.kin_of_skill[skill]).collect()
    }

    fn education(&self, rng: &mut impl Rng) -> Vec<Education> {
        if !chance(rng, self.care.titles) || !self.notes(rng, 0.85) {
            return Vec::new();
        }
        vec![Education { title: "Titolo".to_owned(), eqf: chance(rng, 0.9).then_some(self.person.eqf), ..Education::default() }]
    }

    fn languages(&self, rng: &mut impl Rng) -> Vec<Language> {
        if !chance(rng, self.care.languages) || !self.notes(rng, 0.75) {
            return Vec::new();
        }
        let level = f64::from(self.person.italian) + if self.person.italian < 7 { 0.7 * self.errors * normal(rng) } else { 0.0 };
        let cefr = Cefr::ALL[level.round().clamp(1.0, 7.0) as usize - 1];
        vec![Language { code: "it".to_owned(), cefr: chance(rng, 0.9).then_some(cefr) }]
    }

    fn licences(&self, rng: &mut impl Rng) -> Vec<Licence> {
        let held = [(self.person.licence, Licence::B), (self.person.forklift, Licence::Forklift)];
        held.into_iter().filter(|(held, _)| *held && self.notes(rng, 0.85)).map(|(_, licence)| licence).collect()
    }

    fn availability(&self, rng: &mut impl Rng, group: Group) -> Availability {
        let person = self.person;
        let km = person.tolerance * KM_A_MINUTE * self.care.range * (0.25 * self.errors * normal(rng)).exp();
        let told = RANGES.iter().copied().min_by(|a, b| (f64::from(*a) - km).abs().total_cmp(&(f64::from(*b) - km).abs()));
        let asked = person.asked.filter(|_| !chance(rng, self.care.day_lost));
        let pay = person.reserve * (0.05 + 0.05 * self.errors * normal(rng)).exp();
        Availability {
            ascertained: asked.and_then(|days| self.today.checked_sub_days(Days::new(days.into()))),
            from: if self.notes(rng, 0.6) { self.today.checked_add_days(Days::new(person.free_in.into())) } else { None },
            contracts: if self.notes(rng, 0.7) { self.contracts(rng) } else { Vec::new() },
            hours: if self.notes(rng, 0.75) { self.hours(rng, group) } else { Vec::new() },
            shifts: if self.notes(rng, 0.55) { self.shifts(rng) } else { Vec::new() },
            max_km: told.filter(|_| self.notes(rng, 0.65)),
            vehicle: self.notes(rng, 0.7).then_some(if person.car { Vehicle::Own } else { Vehicle::None }),
            relocation: None,
            board_and_lodging: None,
            min_pay_year: self.notes(rng, 0.35).then_some((pay / 500.0).round() as u32 * 500),
            sectors_excluded: person.refuses.filter(|_| self.notes(rng, 0.6)).map(str::to_owned).into_iter().collect(),
            firm: some(rng, AvailabilityPart::ALL, 0.04),
        }
    }

    fn contracts(&self, rng: &mut impl Rng) -> Vec<Contract> {
        let [fixed, agency, traineeship] = self.person.accepts;
        let true_ones =
            [(true, Contract::Permanent), (fixed, Contract::FixedTerm), (agency, Contract::Agency), (traineeship, Contract::Traineeship)];
        true_ones.into_iter().filter(|(accepts, _)| *accepts != chance(rng, 0.06 * self.errors)).map(|(_, contract)| contract).collect()
    }

    fn hours(&self, rng: &mut impl Rng, group: Group) -> Vec<Hours> {
        let assumed = group.woman && chance(rng, self.care.part_time_assumed);
        let part = [Hours::PartTimeMorning, Hours::PartTimeAfternoon];
        match self.person.duties {
            _ if assumed => part.to_vec(),
            Duties::Children => [&part[..1], if chance(rng, 0.5) { &[Hours::FullTime] } else { &[] }].concat(),
            _ if chance(rng, 0.4) => vec![Hours::FullTime],
            _ => [&[Hours::FullTime], &part[..]].concat(),
        }
    }

    fn shifts(&self, rng: &mut impl Rng) -> Vec<Shift> {
        let free = self.person.duties == Duties::None;
        let takes = |times: Times| match times {
            Times::Day => true,
            Times::Evening => free,
            Times::Night => self.person.nights && free,
            Times::Weekend => self.person.weekends,
        };
        let all =
            [(Times::Day, Shift::Day), (Times::Evening, Shift::Evening), (Times::Night, Shift::Night), (Times::Weekend, Shift::Weekend)];
        all.into_iter().filter(|(times, _)| takes(*times) != chance(rng, 0.08 * self.errors)).map(|(_, shift)| shift).collect()
    }

    fn wishes(&self, rng: &mut impl Rng) -> Wishes {
        let noted = if self.notes(rng, 0.65) { self.person.wishes.as_slice() } else { &[] };
        let wrong = |rng: &mut _, wish: usize| if chance(rng, 0.12 * self.errors) { neighbour(rng, wish, self.trades) } else { wish };
        let occupations: Vec<usize> = noted.iter().map(|wish| wrong(rng, *wish)).collect();
        let sectors = if self.notes(rng, 0.35) { vec![self.trades.sector(self.person.wishes[0]).to_owned()] } else { Vec::new() };
        let concept = |at: &usize| ConceptRef::known(&self.trades.titles[*at][0], occupation_uri(*at));
        Wishes { occupations: occupations.iter().map(concept).collect(), sectors }
    }
}
