//! What a person's features would be after an answer or a gain, so that a promise is kept by construction:
//! the points promised are those of the changed features.

use chrono::NaiveDate;
use ponte_domain::{
    codes,
    work_terms::{Contract, Hours, Shift},
};

use crate::{
    features::{Done, Length, Spoken, Studied, VacancyFeatures, WorkerFeatures},
    key::{LanguageKey, WordsKey},
    outcome::What,
};

codes! {
    /// Which way a question is answered.
    pub enum Answer { Yes = "yes", No = "no" }
}

impl What {
    /// Changes the features as they would be if it were so; whether that can be told
    /// (a home cannot be guessed, and [`What::Other`] stands on no record).
    pub fn grant(&self, worker: &mut WorkerFeatures, vacancy: &VacancyFeatures, today: NaiveDate) -> bool {
        match self {
            Self::Skill { level, key, .. } => worker.add_skill(*key, *level),
            Self::SkillsOfOccupation => vacancy.profile.iter().for_each(|(slot, _)| worker.add_skill(vacancy.skills[*slot], None)),
            Self::Licence { licence } => worker.licences |= licence.bit(),
            Self::Register { register } => worker.registers.push(WordsKey::of(register.as_str())),
            Self::Vehicle => worker.vehicle = Some(true),
            Self::Language { code, cefr } => {
                worker.languages.push(Spoken { language: LanguageKey::of(code.as_str()), cefr: *cefr });
            }
            Self::Education { eqf, key, .. } => worker.education.push(Studied { eqf: *eqf, field: *key }),
            Self::Experience { months, key, .. } => worker.experiences.push(Done { occupation: *key, length: Length::Months(*months) }),
            Self::Occupation { key, .. } => worker.experiences.push(Done { occupation: Some(*key), length: Length::Unknown }),
            Self::Availability => worker.ascertained = Some(today),
            Self::Contract { contract } => worker.contracts.push(*contract),
            Self::Hours { hours } => worker.hours |= hours.bit(),
            Self::Shifts { shifts } => worker.shifts |= shifts.iter().fold(0, |mask, shift| mask | shift.bit()),
            Self::Start { date } => worker.from = Some(worker.from.map_or(*date, |from| from.min(*date))),
            Self::MaxKm { km } => worker.max_km = Some(worker.max_km.map_or(*km, |own| own.max(*km))),
            Self::RightToWork => worker.right_to_work = Some(true),
            Self::Pay { euro_year } => worker.min_pay_year = Some(worker.min_pay_year.map_or(*euro_year, |own| own.min(*euro_year))),
            Self::WishOccupation { key, .. } => worker.wish_occupations.insert(0, *key),
            Self::WishSector => worker.wish_sectors.splice(0..0, vacancy.sector).for_each(drop),
            Self::Sector => worker.sectors_excluded.retain(|own| !vacancy.sector.is_some_and(|sector| own.covers(sector))),
            Self::Consent => (worker.refused, worker.consent_until) = (false, None),
            Self::Home | Self::Distance | Self::Other { .. } => return false,
        }
        true
    }

    /// Changes the features as they would be if the answer were no; whether a record can say so.
    pub fn deny(&self, worker: &mut WorkerFeatures) -> bool {
        let others = |all: u32, asked: u32| all & !asked;
        match self {
            Self::Vehicle => worker.vehicle = Some(false),
            Self::RightToWork => worker.right_to_work = Some(false),
            Self::Contract { contract } => worker.contracts = Contract::ALL.iter().copied().filter(|other| other != contract).collect(),
            Self::Hours { hours } => worker.hours = others(Hours::ALL.iter().fold(0, |mask, hours| mask | hours.bit()), hours.bit()),
            Self::Shifts { shifts } => {
                let asked = shifts.iter().fold(0, |mask, shift| mask | shift.bit());
                worker.shifts = others(Shift::ALL.iter().fold(0, |mask, shift| mask | shift.bit()), asked);
                // Who refuses every shift there is has said nothing that a record can hold.
                return worker.shifts != 0;
            }
            _ => return false,
        }
        true
    }
}
