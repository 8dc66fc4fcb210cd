//! People and vacancies put together from pieces chosen by hand, so that every reason is reached and all of them meet.

use ponte_domain::{
    concept::ConceptRef,
    dates::PartialDate,
    geo::Point,
    id::ExternalId,
    reference::{Catalogue, Label, Lang, Occupation, OccupationIx, Skill, SkillIx},
    vacancy::{Asked, Condition, Need, Pay, PayPer, Remote, Requirement, Vacancy, Workplace},
    work_terms::{Ascertained, AvailabilityPart, Cefr, Contract, Hours, Licence, Shift, Vehicle},
    worker::{self, Address, Availability, Consents, Education, Experience, Language, Person, Worker},
};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::changes::days_after;
use crate::support::today;

const TRADES: [&str; 8] =
    ["elettricista", "elettricista navale", "quadrista", "elettronico", "saldatore", "operaio", "cuoco", "capo d’arte"];
const ISCO: [&str; 8] = ["7411", "7412", "7412", "7421", "7212", "8", "5120", "3115"];
/// Above the second stands the first, above the last the second, with other digits.
const BROADER: [Option<u16>; 8] = [None, Some(0), None, None, None, None, None, Some(1)];
/// The nearest group of each skill and the one above it; the last two are transversal.
const GROUPS: [[u32; 2]; 9] = [[1, 10], [1, 10], [2, 10], [3, 11], [3, 11], [4, 12], [5, 13], [6, 14], [6, 14]];

fn label(text: &str) -> Label {
    let mut label = Label::default();
    label.set(Lang::It, text);
    label
}

/// A small catalogue in which everything is near to something.
pub fn catalogue() -> Catalogue {
    let skills: Vec<Skill> = GROUPS
        .iter()
        .enumerate()
        .map(|(n, groups)| Skill {
            uri: format!("https://ponte.invalid/skill/{n}").into(),
            label: label(&format!("capacità {n}")),
            alternatives: Vec::new(),
            ancestors: groups.to_vec(),
            transversal: n >= 7,
            blue: false,
            green: false,
            retired: false,
        })
        .collect();
    let skills_of = |all: &[u16]| all.iter().copied().map(SkillIx).collect();
    let occupations = (0..TRADES.len()).map(|n| Occupation {
        uri: format!("https://ponte.invalid/occupation/{n}").into(),
        isco: ISCO[n].into(),
        label: label(TRADES[n]),
        alternatives: Vec::new(),
        broader: BROADER[n].map(OccupationIx),
        essential: if n == 4 { Vec::new() } else { skills_of(&[0, 2, 3, 7]) },
        optional: skills_of(&[1, 5]),
        blue: false,
        green: false,
        retired: false,
    });
    Catalogue::new(Vec::new(), occupations.collect(), skills, Vec::new())
}

/// Draws pieces, the same ones every time.
pub struct Draw(ChaCha8Rng);

impl Draw {
    pub fn new(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    fn percent(&mut self, times: u32) -> bool {
        self.0.random_range(0..100) < times
    }

    fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.0.random_range(0..of.len())].clone()
    }

    fn maybe<T: Clone>(&mut self, times: u32, of: &[T]) -> Option<T> {
        self.percent(times).then(|| self.one(of))
    }

    fn some<T: Clone>(&mut self, times: u32, of: &[T]) -> Vec<T> {
        of.iter().filter(|_| self.percent(times)).cloned().collect()
    }

    fn trade(&mut self) -> ConceptRef {
        if self.percent(10) {
            return ConceptRef::words(self.one(&["Custode", "custode", "guardiano"]));
        }
        let n = self.0.random_range(0..TRADES.len());
        ConceptRef::known(TRADES[n], format!("https://ponte.invalid/occupation/{n}"))
    }

    fn skill(&mut self) -> ConceptRef {
        if self.percent(10) {
            return ConceptRef::words(self.one(&["Nodi marinari", "nodi  marinari", "cucito"]));
        }
        let n = self.0.random_range(0..GROUPS.len());
        ConceptRef::known(format!("capacità {n}"), format!("https://ponte.invalid/skill/{n}"))
    }

    fn field(&mut self) -> Option<String> {
        self.maybe(60, &["0713", "0714", "071", "elettrotecnica", "Elettrotecnica", "cucina"]).map(str::to_owned)
    }

    fn cefr(&mut self) -> Option<Cefr> {
        self.maybe(75, &[Cefr::A1, Cefr::A2, Cefr::B1, Cefr::C1, Cefr::Native])
    }

    fn work(&mut self) -> Experience {
        let date = |text: &str| PartialDate::parse(text);
        let (from, to, months) = match self.0.random_range(0..6_u8) {
            0 => (None, None, Some(self.one(&[0, 1, 5, 12, 23, 40]))),
            1 => (date("2025-01-31"), date("2026-02-28"), None),
            2 => (date("2024-03"), date("2024-09"), None),
            3 => (date("2026-05-23"), None, None),
            4 => (date("2026-11-01"), date("2026-10-01"), None),
            _ => (None, date("2020-01-01"), None),
        };
        let occupation = if self.percent(85) { Some(self.trade()) } else { None };
        Experience { title: "Lavoro".to_owned(), occupation, employer: None, sector: None, from, to, months, contract: None, duties: None }
    }

    fn title(&mut self) -> Education {
        let recognised = self.maybe(20, &[true, false]);
        Education {
            title: "Titolo".to_owned(),
            eqf: self.maybe(80, &[2, 3, 4, 5, 6]),
            field: self.field(),
            recognised,
            ..Education::default()
        }
    }

    fn several<T>(&mut self, most: u32, mut draw: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.0.random_range(0..=most)).map(|_| draw(self)).collect()
    }

    /// A person.
    pub fn worker(&mut self) -> Worker {
        let person = Person {
            given_name: "Anna".to_owned(),
            family_name: "Neri".to_owned(),
            codice_fiscale: None,
            birth_date: None,
            sex: None,
            birthplace: None,
            citizenship: Vec::new(),
        };
        let mut worker = Worker::named(ExternalId { source: "cases".to_owned(), id: "w".to_owned() }, "desk".to_owned(), person);
        let home = |lat: f64| Address { point: Some(Point { lat, lon: 9.82 }), ..Address::default() };
        worker.residence = self.maybe(85, &[home(44.1), home(44.15), home(44.2), home(44.55), home(46.0)]);
        worker.domicile = self.maybe(10, &[home(44.12), Address { istat: Some("999999".to_owned()), ..Address::default() }]);
        worker.right_to_work =
            self.one(&[Ascertained::Yes, Ascertained::Yes, Ascertained::Yes, Ascertained::Yes, Ascertained::Unknown, Ascertained::No]);
        worker.education = self.several(2, Self::title);
        worker.experiences = self.several(3, Self::work);
        worker.skills = self.several(4, |draw| worker::Skill { skill: draw.skill(), level: draw.maybe(60, &[1, 2, 3, 4]), evidence: None });
        worker.languages = self.several(2, |draw| Language { code: draw.one(&["en", "EN", "fr"]).to_owned(), cefr: draw.cefr() });
        worker.licences = self.some(15, &[Licence::Am, Licence::B, Licence::C, Licence::Forklift]);
        worker.registers = self.some(20, &["HACCP", "haccp", "PES PAV"]).into_iter().map(str::to_owned).collect();
        worker.availability = self.availability();
        worker.wishes.occupations = self.several(3, Self::trade);
        worker.wishes.sectors = self.some(25, &["56", "30.12", "41.20"]).into_iter().map(str::to_owned).collect();
        worker.consents = Consents {
            matching: self.one(&[None, Some(true), Some(true), Some(true), Some(true), Some(true), Some(true), Some(false)]),
            until: self.maybe(20, &[today(), days_after(today(), 9), today().pred_opt().expect("a day")]),
            restricted: self.maybe(2, &[today()]),
            ..Consents::default()
        };
        worker
    }

    fn availability(&mut self) -> Availability {
        let back = |days: u64| today().checked_sub_days(chrono::Days::new(days)).expect("a day");
        Availability {
            ascertained: self.maybe(80, &[today(), back(1), back(30), back(31), back(89), back(200), days_after(today(), 3)]),
            from: self.maybe(70, &[back(5), today(), days_after(today(), 10), days_after(today(), 30), days_after(today(), 90)]),
            contracts: self.several(2, |draw| draw.one(&[Contract::Permanent, Contract::FixedTerm, Contract::Agency])),
            hours: self.some(40, &[Hours::FullTime, Hours::PartTimeMorning]),
            shifts: self.some(40, &[Shift::Weekend, Shift::Day, Shift::Night]),
            max_km: self.maybe(80, &[0, 1, 5, 6, 11, 12, 30, 60]),
            vehicle: self.maybe(75, &[Vehicle::Own, Vehicle::None]),
            relocation: self.maybe(15, &[true, false]),
            board_and_lodging: self.maybe(25, &[true, false]),
            min_pay_year: self.maybe(60, &[12_000, 20_000, 26_000]),
            sectors_excluded: self.some(6, &["56.10", "30"]).into_iter().map(str::to_owned).collect(),
            firm: self.some(10, AvailabilityPart::ALL),
        }
    }

    fn requirement(&mut self) -> Requirement {
        let what = match self.0.random_range(0..12_u8) {
            0..=3 => Asked::Skill { skill: self.skill(), level: self.maybe(40, &[1, 2, 3]) },
            4 => Asked::Licence { licence: self.one(&[Licence::B, Licence::B, Licence::C, Licence::Forklift]) },
            5 => Asked::Register { register: self.one(&["HACCP", "PES PAV"]).to_owned() },
            6 => Asked::Vehicle,
            7 => Asked::Language { code: self.one(&["en", "fr"]).to_owned(), cefr: self.cefr() },
            8 => self.education(),
            9 => Asked::Experience {
                occupation: if self.percent(50) { Some(self.trade()) } else { None },
                months: self.one(&[0, 1, 12, 24]),
            },
            10 => Asked::Availability { condition: self.one(Condition::ALL) },
            _ => Asked::Other { text: "lavora in quota".to_owned() },
        };
        Requirement { need: if self.percent(12) { Need::Required } else { Need::Preferred }, what }
    }

    /// A language and a title are asked at one level only.
    fn requirements(&mut self) -> Vec<Requirement> {
        let once = |asked: &Asked| match asked {
            Asked::Language { code, .. } => Some(code.clone()),
            Asked::Education { .. } => Some("title".to_owned()),
            _ => None,
        };
        let mut all: Vec<Requirement> = Vec::new();
        for drawn in self.several(6, Self::requirement) {
            if once(&drawn.what).is_none_or(|key| all.iter().all(|told| once(&told.what).as_ref() != Some(&key))) {
                all.push(drawn);
            }
        }
        all
    }

    fn education(&mut self) -> Asked {
        let (eqf, field) = (self.maybe(80, &[3, 4, 5]), self.field());
        if eqf.is_none() && field.is_none() { Asked::Education { eqf: Some(4), field } } else { Asked::Education { eqf, field } }
    }

    /// A vacancy.
    pub fn vacancy(&mut self) -> Vacancy {
        Vacancy {
            occupation: if self.percent(85) { Some(self.trade()) } else { None },
            workplace: Workplace {
                point: self.maybe(90, &[Point { lat: 44.1, lon: 9.82 }]),
                remote: self.maybe(20, &[Remote::Partly, Remote::Wholly, Remote::No]),
                board_and_lodging: self.percent(15),
                ..Workplace::default()
            },
            requirements: self.requirements(),
            contract: self.maybe(60, &[Contract::Permanent, Contract::FixedTerm]),
            hours: self.maybe(60, &[Hours::FullTime, Hours::PartTimeMorning]),
            hours_week: self.maybe(30, &[20, 38]),
            shifts: self.some(25, &[Shift::Night, Shift::Day, Shift::Weekend, Shift::Night]),
            pay: self.maybe(
                60,
                &[
                    Pay { min_cents: Some(900), max_cents: None, per: PayPer::Hour },
                    Pay { min_cents: Some(5_000), max_cents: Some(8_033), per: PayPer::Day },
                    Pay { min_cents: None, max_cents: Some(150_050), per: PayPer::Month },
                    Pay { min_cents: Some(1_900_000), max_cents: Some(2_000_000), per: PayPer::Year },
                ],
            ),
            start: self.maybe(60, &[today(), days_after(today(), 20), today().pred_opt().expect("a day")]),
            ..Vacancy::new(ExternalId { source: "cases".to_owned(), id: "v".to_owned() }, "desk".to_owned(), "e".to_owned(), "Posto")
        }
    }

    /// The employer's sector.
    pub fn sector(&mut self) -> Option<&'static str> {
        self.maybe(60, &["56.10.11", "30.12", "62.01"])
    }
}
