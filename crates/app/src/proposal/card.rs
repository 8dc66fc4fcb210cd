//! What an employer sees of a person: only what she agreed to, by having no place for anything else.

use chrono::NaiveDate;
use ponte_domain::{
    proposal::{ContactOutcome, Proposal},
    reference::Catalogue,
    work_terms::Licence,
    worker::{Language, Worker},
};

/// A person as an employer sees her: no birth date, sex, citizenship, address or points.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Card {
    /// Absent unless she agreed that her name be sent; with it go telephone, e-mail and municipality.
    pub name: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    /// Municipality.
    pub place: Option<String>,
    /// What the work was called and how many months of it, the latest first; employers are not named.
    pub work: Vec<(String, Option<u32>)>,
    /// Titles of study and certificates.
    pub titles: Vec<String>,
    pub languages: Vec<Language>,
    pub licences: Vec<Licence>,
    pub skills: Vec<String>,
    pub from: Option<NaiveDate>,
    /// The conditions she set, in her words.
    pub conditions: Option<String>,
    /// Day on which she said that she is available.
    pub asked_on: Option<NaiveDate>,
}

impl Card {
    /// What may be seen of a person on a day.
    #[must_use]
    pub fn of(worker: &Worker, proposal: &Proposal, catalogue: &Catalogue, today: NaiveDate) -> Self {
        let named = worker.may_be_named(today);
        let place = worker.home().and_then(|home| home.istat.as_deref()).and_then(|istat| catalogue.place(istat));
        let yes = |outcome| matches!(outcome, ContactOutcome::Available | ContactOutcome::OnConditions);
        let answer = proposal.attempts.iter().rev().find(|attempt| yes(attempt.outcome));
        let titles = worker.education.iter().map(|title| title.title.clone()).chain(worker.registers.iter().cloned());
        Self {
            name: named.then(|| worker.person.full_name()),
            phone: worker.contacts.phone.first().filter(|_| named).cloned(),
            email: worker.contacts.email.clone().filter(|_| named),
            place: place.filter(|_| named).map(|place| place.name.clone()),
            work: worker.experiences.iter().map(|work| (work.title.clone(), work.length_months(today))).collect(),
            titles: titles.collect(),
            languages: worker.languages.clone(),
            licences: worker.licences.clone(),
            skills: worker.skills.iter().map(|skill| skill.skill.text.clone()).collect(),
            from: worker.availability.from.filter(|from| *from > today),
            conditions: answer.and_then(|answer| answer.conditions.clone()),
            asked_on: answer.map(|answer| ponte_domain::clock::day_in_rome(answer.at)),
        }
    }
}
