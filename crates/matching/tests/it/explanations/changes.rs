//! A person's record as it would be if something that is asked or missing were so.

use chrono::NaiveDate;
use ponte_domain::{
    concept::ConceptRef,
    vacancy::Vacancy,
    work_terms::{Ascertained, Contract, Hours, Shift, Vehicle},
    worker::{Education, Experience, Language, Skill, Worker},
};
use ponte_matching::outcome::{Named, What};

use super::plain::Pair;

fn concept(named: &Named) -> ConceptRef {
    ConceptRef { text: named.text.as_str().to_owned(), uri: named.uri.as_ref().map(|uri| uri.as_str().to_owned()), sure: None }
}

fn work(occupation: Option<ConceptRef>, months: Option<u32>) -> Experience {
    Experience {
        title: String::new(),
        occupation,
        employer: None,
        sector: None,
        from: None,
        to: None,
        months,
        contract: None,
        duties: None,
    }
}

fn skill(skill: ConceptRef, level: Option<u8>) -> Skill {
    Skill { skill, level, evidence: None }
}

/// The record after a yes; nothing when no record can say so.
pub fn granted(pair: &Pair<'_>, what: &What) -> Option<Worker> {
    let (mut worker, vacancy) = (pair.worker.clone(), pair.vacancy);
    let own = &mut worker.availability;
    match what {
        What::Skill { skill: named, level, .. } => worker.skills.push(skill(concept(named), *level)),
        What::SkillsOfOccupation => worker.skills.extend(pair.profile().into_iter().map(|(of_trade, _)| skill(of_trade, None))),
        What::Licence { licence } => worker.licences.push(*licence),
        What::Register { register } => worker.registers.push(register.as_str().to_owned()),
        What::Vehicle => own.vehicle = Some(Vehicle::Own),
        What::Language { code, cefr } => worker.languages.push(Language { code: code.as_str().to_owned(), cefr: *cefr }),
        What::Education { eqf, field, .. } => {
            worker.education.push(Education {
                eqf: *eqf,
                field: field.as_ref().map(|field| field.as_str().to_owned()),
                ..Education::default()
            });
        }
        What::Experience { occupation, months, .. } => {
            let occupation = occupation.as_ref().map(concept).or_else(|| vacancy.occupation.clone());
            worker.experiences.push(work(occupation, Some(*months)));
        }
        What::Occupation { occupation, .. } => worker.experiences.push(work(Some(concept(occupation)), None)),
        What::Availability => own.ascertained = Some(pair.today),
        What::Contract { contract } => own.contracts.push(*contract),
        What::Hours { hours } => own.hours.push(*hours),
        What::Shifts { shifts } => own.shifts.extend(shifts),
        What::Start { date } => own.from = Some(*date),
        What::Home => (worker.residence, worker.domicile) = (Some(at_the_door(vacancy)), None),
        What::MaxKm { km } => own.max_km = Some(*km),
        What::RightToWork => worker.right_to_work = Ascertained::Yes,
        What::Pay { euro_year } => own.min_pay_year = Some(*euro_year),
        What::WishOccupation { occupation, .. } => worker.wishes.occupations.insert(0, concept(occupation)),
        What::WishSector => worker.wishes.sectors.extend(pair.sector.map(str::to_owned)),
        What::Sector => own.sectors_excluded.clear(),
        What::Consent => (worker.consents.matching, worker.consents.restricted, worker.consents.until) = (Some(true), None, None),
        What::Distance | What::Other { .. } => return None,
    }
    Some(worker)
}

fn at_the_door(vacancy: &Vacancy) -> ponte_domain::worker::Address {
    let place = &vacancy.workplace;
    ponte_domain::worker::Address { istat: place.istat.clone(), point: place.point, ..Default::default() }
}

/// The record after a no; nothing when no record can say so.
pub fn denied(worker: &Worker, what: &What) -> Option<Worker> {
    let mut worker = worker.clone();
    let own = &mut worker.availability;
    match what {
        What::Vehicle => own.vehicle = Some(Vehicle::None),
        What::RightToWork => worker.right_to_work = Ascertained::No,
        What::Contract { contract } => own.contracts = Contract::ALL.iter().copied().filter(|each| each != contract).collect(),
        What::Hours { hours } => own.hours = Hours::ALL.iter().copied().filter(|each| each != hours).collect(),
        What::Shifts { shifts } => own.shifts = Shift::ALL.iter().copied().filter(|each| !shifts.contains(each)).collect(),
        _ => return None,
    }
    (!matches!(what, What::Shifts { .. }) || !worker.availability.shifts.is_empty()).then_some(worker)
}

/// A day so many days from another.
pub fn days_after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(chrono::Days::new(days)).expect("a day of our time")
}
