//! Invented people.

use chrono::{Days, Months};
use ponte_domain::{
    concept::ConceptRef,
    dates::PartialDate,
    reference::{Lang, OccupationIx, SkillIx},
    work_terms::{Ascertained, AvailabilityPart, Cefr, Contract, Evidence, Hours, Licence, Shift, Vehicle},
    worker::{Address, Availability, Consents, Contacts, Education, Experience, Language, Person, Sex, Skill, Status, Wishes, Worker},
};
use rand::RngExt;
use rand_chacha::ChaCha8Rng;

use super::{
    DESK, Population,
    draw::{one, percent, some},
    external,
};

const SECTORS: [&str; 10] = ["30.12", "56.10", "47.11", "88.10", "52.10", "41.20", "81.21", "25.11", "10.71", "62.01"];

impl Population {
    pub(super) fn concept_of_occupation(&self, ix: OccupationIx) -> ConceptRef {
        let occupation = self.catalogue.occupation(ix);
        ConceptRef::known(occupation.label.get(Lang::It), &*occupation.uri)
    }

    pub(super) fn concept_of_skill(&self, ix: SkillIx) -> ConceptRef {
        let skill = self.catalogue.skill(ix);
        ConceptRef::known(skill.label.get(Lang::It), &*skill.uri)
    }

    pub(super) fn trade(&self, rng: &mut ChaCha8Rng) -> Option<OccupationIx> {
        self.people_of_trades.draw(rng).map(|rank| self.trades[rank])
    }

    pub(super) fn draw_place(&self, rng: &mut ChaCha8Rng) -> Option<String> {
        self.people_of_places.draw(rng).map(|rank| self.catalogue.places()[self.places[rank]].code.clone())
    }

    pub(super) fn sector(rng: &mut ChaCha8Rng) -> Option<String> {
        one(rng, &SECTORS).map(str::to_owned)
    }

    pub(super) fn draw_worker(&self, rng: &mut ChaCha8Rng, n: u32) -> Worker {
        let trade = self.trade(rng);
        Worker {
            external: external("w", n),
            desk: DESK.to_owned(),
            person: Person {
                given_name: format!("Nome{}", rng.random_range(0..900)),
                family_name: format!("Cognome{n}"),
                codice_fiscale: None,
                birth_date: self.today.checked_sub_months(Months::new(rng.random_range(200..780))),
                sex: one(rng, &[Sex::Female, Sex::Male]),
                birthplace: None,
                citizenship: one(rng, &["IT", "IT", "IT", "IT", "RO", "MA", "AL"]).map(str::to_owned).into_iter().collect(),
            },
            contacts: Contacts::default(),
            residence: if percent(rng, 97) {
                self.draw_place(rng).map(|istat| Address { istat: Some(istat), ..Address::default() })
            } else {
                None
            },
            domicile: None,
            segment: None,
            status: Status::default(),
            right_to_work: if percent(rng, 90) { Ascertained::Yes } else { Ascertained::Unknown },
            education: if percent(rng, 88) { vec![Self::title(rng)] } else { Vec::new() },
            experiences: if percent(rng, 85) { self.history(rng, trade) } else { Vec::new() },
            skills: if percent(rng, 92) { self.skills_of(rng, trade) } else { Vec::new() },
            languages: languages(rng),
            licences: licences(rng),
            registers: if percent(rng, 12) {
                some(rng, &["PES PAV", "HACCP", "Primo soccorso", "Antincendio", "OSS"], 40).into_iter().map(str::to_owned).collect()
            } else {
                Vec::new()
            },
            availability: self.availability(rng),
            wishes: self.wishes(rng, trade),
            consents: Consents { matching: if percent(rng, 97) { Some(true) } else { None }, ..Consents::default() },
            privacy_notice: None,
        }
    }

    fn title(rng: &mut ChaCha8Rng) -> Education {
        let eqf = one(rng, &[2_u8, 2, 3, 3, 4, 4, 4, 4, 5, 6, 7]);
        let field = if percent(rng, 50) { one(rng, &["0713", "0714", "0715", "1013", "0411", "0913"]).map(str::to_owned) } else { None };
        Education { title: "Titolo".to_owned(), eqf, field, ..Education::default() }
    }

    fn history(&self, rng: &mut ChaCha8Rng, trade: Option<OccupationIx>) -> Vec<Experience> {
        let mut back = rng.random_range(0..18_u32);
        let mut history = Vec::new();
        for at in 0..rng.random_range(1..5_u32) {
            let length = 1 + rng.random_range(0..24_u32) * rng.random_range(1..4);
            let occupation = if percent(rng, 65) { trade } else { self.trade(rng) }.filter(|_| percent(rng, 93));
            let month = |back: u32| self.today.checked_sub_months(Months::new(back)).map(PartialDate::day);
            let still = at == 0 && percent(rng, 15);
            let told = percent(rng, 10);
            history.push(Experience {
                title: "Lavoro".to_owned(),
                occupation: occupation.map(|ix| self.concept_of_occupation(ix)),
                employer: None,
                sector: Self::sector(rng),
                from: if told { None } else { month(back + length) },
                to: if told || still { None } else { month(back) },
                months: told.then_some(length).filter(|_| percent(rng, 70)),
                contract: None,
                duties: None,
            });
            back += length + rng.random_range(0..6);
        }
        history
    }

    /// About fifteen: some of the trade, some that nearly everyone has, a few of anything.
    fn skills_of(&self, rng: &mut ChaCha8Rng, trade: Option<OccupationIx>) -> Vec<Skill> {
        let mut all: Vec<SkillIx> = Vec::new();
        if let Some(ix) = trade {
            let occupation = self.catalogue.occupation(ix);
            all.extend(some(rng, &occupation.essential, 35));
            all.extend(some(rng, &occupation.optional, 15));
        }
        for rank in 0..self.transversal.len() {
            let held = rng.random_range(0..100) < 70 / (1 + rank / 2);
            all.extend(held.then(|| self.transversal[rank]));
        }
        let skills = self.catalogue.skills().len();
        if skills > 0 {
            all.extend((0..rng.random_range(1..6)).filter_map(|_| u16::try_from(rng.random_range(0..skills)).ok()).map(SkillIx));
        }
        all.sort_unstable();
        all.dedup();
        all.into_iter()
            .map(|ix| Skill {
                skill: self.concept_of_skill(ix),
                level: if percent(rng, 60) { Some(rng.random_range(1..=4)) } else { None },
                evidence: one(rng, Evidence::ALL),
            })
            .collect()
    }

    fn availability(&self, rng: &mut ChaCha8Rng) -> Availability {
        let contracts =
            [Contract::FixedTerm, Contract::Permanent, Contract::Agency, Contract::Seasonal, Contract::Traineeship, Contract::OnCall];
        Availability {
            ascertained: if percent(rng, 75) { self.today.checked_sub_days(Days::new(rng.random_range(0..150))) } else { None },
            from: if percent(rng, 60) {
                self.today.checked_add_days(Days::new(rng.random_range(0..40) * rng.random_range(0..3)))
            } else {
                None
            },
            contracts: if percent(rng, 70) { some(rng, &contracts, 60) } else { Vec::new() },
            hours: if percent(rng, 75) { some(rng, Hours::ALL, 60) } else { Vec::new() },
            shifts: if percent(rng, 55) { some(rng, Shift::ALL, 55) } else { Vec::new() },
            max_km: if percent(rng, 88) { one(rng, &[5, 10, 10, 15, 20, 20, 25, 30, 30, 40, 50, 80]) } else { None },
            vehicle: if percent(rng, 70) { one(rng, &[Vehicle::Own, Vehicle::Own, Vehicle::None]) } else { None },
            relocation: if percent(rng, 4) { Some(true) } else { None },
            board_and_lodging: if percent(rng, 6) { Some(true) } else { None },
            min_pay_year: if percent(rng, 40) { Some(rng.random_range(12..32) * 1_000) } else { None },
            sectors_excluded: if percent(rng, 8) { Self::sector(rng).into_iter().collect() } else { Vec::new() },
            firm: some(rng, AvailabilityPart::ALL, 6),
        }
    }

    fn wishes(&self, rng: &mut ChaCha8Rng, trade: Option<OccupationIx>) -> Wishes {
        let first = if percent(rng, 70) { trade } else { self.trade(rng) };
        let second = if percent(rng, 40) { self.trade(rng) } else { None };
        let told = percent(rng, 70);
        Wishes {
            occupations: first.into_iter().chain(second).filter(|_| told).map(|ix| self.concept_of_occupation(ix)).collect(),
            sectors: if percent(rng, 45) { Self::sector(rng).into_iter().collect() } else { Vec::new() },
        }
    }
}

fn languages(rng: &mut ChaCha8Rng) -> Vec<Language> {
    let mut languages = Vec::new();
    if percent(rng, 80) {
        languages.push(Language { code: "it".to_owned(), cefr: one(rng, &[Cefr::Native, Cefr::Native, Cefr::Native, Cefr::B1, Cefr::C1]) });
    }
    if percent(rng, 45) {
        languages.push(Language {
            code: "en".to_owned(),
            cefr: one(rng, &[Cefr::A1, Cefr::A2, Cefr::A2, Cefr::B1, Cefr::B2, Cefr::C1]).filter(|_| percent(rng, 85)),
        });
    }
    languages
}

fn licences(rng: &mut ChaCha8Rng) -> Vec<Licence> {
    let mut licences = Vec::new();
    if percent(rng, 68) {
        licences.push(Licence::B);
    } else if percent(rng, 30) {
        licences.push(Licence::Am);
    }
    if percent(rng, 4) {
        licences.extend([Licence::C, Licence::CqcGoods]);
    }
    if percent(rng, 7) {
        licences.push(Licence::Forklift);
    }
    licences
}
