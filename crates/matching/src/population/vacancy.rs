//! Invented employers and vacancies.

use chrono::Days;
use ponte_domain::{
    employer::{Employer, Size},
    reference::{Lang, OccupationIx},
    vacancy::{Asked, Condition, Need, Pay, PayPer, Remote, Requirement, Vacancy, VacancyState, Workplace},
    work_terms::{Cefr, Contract, Hours, Licence, Shift},
};
use rand::RngExt;
use rand_chacha::ChaCha8Rng;

use super::{
    DESK, Population, VACANCIES_PER_EMPLOYER,
    draw::{one, percent, some},
    external,
};

impl Population {
    pub(super) fn draw_employer(&self, rng: &mut ChaCha8Rng, n: u32) -> Employer {
        Employer {
            external: external("e", n),
            desk: DESK.to_owned(),
            name: format!("Impresa {n}"),
            partita_iva: None,
            codice_fiscale: None,
            sector: Self::sector(rng).filter(|_| percent(rng, 92)),
            size: one(rng, &[Size::Micro, Size::Micro, Size::Small, Size::Medium]),
            legal_form: None,
            sites: Vec::new(),
            contacts: Vec::new(),
            website: None,
        }
    }

    pub(super) fn draw_vacancy(&self, rng: &mut ChaCha8Rng, n: u32) -> Vacancy {
        let trade = self.trade(rng);
        let contract = one(
            rng,
            &[Contract::FixedTerm, Contract::FixedTerm, Contract::Permanent, Contract::Seasonal, Contract::Agency, Contract::Traineeship],
        );
        let title = trade.map_or("", |ix| self.catalogue.occupation(ix).label.get(Lang::It));
        Vacancy {
            positions: one(rng, &[1, 1, 1, 2, 3, 10]).unwrap_or(1),
            occupation: trade.filter(|_| percent(rng, 95)).map(|ix| self.concept_of_occupation(ix)),
            workplace: Workplace {
                istat: self.draw_place(rng),
                remote: one(rng, &[None, None, Some(Remote::No), Some(Remote::Partly)])
                    .flatten()
                    .or(percent(rng, 2).then_some(Remote::Wholly)),
                board_and_lodging: percent(rng, 4),
                ..Workplace::default()
            },
            requirements: self.requirements(rng, trade),
            contract: contract.filter(|_| percent(rng, 90)),
            hours: one(rng, &[Hours::FullTime, Hours::FullTime, Hours::PartTimeMorning]).filter(|_| percent(rng, 85)),
            shifts: if percent(rng, 40) { some(rng, &[Shift::Day, Shift::Evening, Shift::Weekend], 50) } else { Vec::new() },
            pay: percent(rng, 40).then(|| Pay {
                min_cents: None,
                max_cents: Some(rng.random_range(1_100..2_400) * 100),
                per: PayPer::Month,
            }),
            start: if percent(rng, 60) { self.today.checked_add_days(Days::new(rng.random_range(0..45))) } else { None },
            published: Some(self.today),
            state: VacancyState::Published,
            ..Vacancy::new(external("v", n), DESK.to_owned(), external("e", n / VACANCIES_PER_EMPLOYER).id, title)
        }
    }

    fn requirements(&self, rng: &mut ChaCha8Rng, trade: Option<OccupationIx>) -> Vec<Requirement> {
        let mut all = Vec::new();
        let mut ask = |need: Need, what: Asked| all.push(Requirement { need, what });
        let need = |rng: &mut ChaCha8Rng, required: u32| if percent(rng, required) { Need::Required } else { Need::Preferred };
        if let Some(ix) = trade.filter(|_| percent(rng, 60)) {
            let occupation = self.catalogue.occupation(ix);
            for skill in some(rng, &occupation.essential, 30).into_iter().chain(some(rng, &occupation.optional, 15)) {
                let level = percent(rng, 25).then(|| rng.random_range(1..=3));
                ask(need(rng, 8), Asked::Skill { skill: self.concept_of_skill(skill), level });
            }
        }
        if percent(rng, 45) {
            ask(
                need(rng, 60),
                Asked::Licence {
                    licence: one(rng, &[Licence::B, Licence::B, Licence::B, Licence::C, Licence::Forklift]).unwrap_or(Licence::B),
                },
            );
        }
        if percent(rng, 25) {
            ask(need(rng, 50), Asked::Language { code: "en".to_owned(), cefr: one(rng, &[Cefr::A2, Cefr::B1]) });
        }
        if percent(rng, 40) {
            ask(need(rng, 40), Asked::Education { eqf: one(rng, &[3, 4, 4, 6]), field: None });
        }
        if percent(rng, 55) {
            ask(need(rng, 30), Asked::Experience { occupation: None, months: one(rng, &[6, 12, 24, 36]).unwrap_or(12) });
        }
        if percent(rng, 20) {
            ask(need(rng, 50), Asked::Vehicle);
        }
        if percent(rng, 10) {
            ask(need(rng, 40), Asked::Register { register: "HACCP".to_owned() });
        }
        if percent(rng, 15) {
            ask(Need::Preferred, Asked::Availability { condition: one(rng, Condition::ALL).unwrap_or(Condition::Shifts) });
        }
        all
    }
}
