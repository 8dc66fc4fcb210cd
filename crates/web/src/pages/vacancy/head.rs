//! What stands above every page of a vacancy, and what its documents begin with.

use chrono_tz::Europe::Rome;
use ponte_app::proposal::RoundPerson;
use ponte_documents::VacancySummary;
use ponte_domain::{employer::Employer, vacancy::Vacancy};
use ponte_storage::Stored;
use ponte_templates::{
    layout::Crumb,
    pages::{shortlist::VacancyHead, worker::Named},
};
use uuid::Uuid;

pub use crate::paper::{desk_header, desk_header_at, print, print_at};
use crate::site::Site;

/// Address of a page of a vacancy.
pub fn address(id: Uuid, rest: &str) -> String {
    format!("/sportello/offerte/{id}/{rest}")
}

/// How many names an employer is given: two to choose from for each position, and one more.
pub const fn names_wanted(positions: u32) -> u32 {
    positions.saturating_mul(2).saturating_add(1)
}

/// The name of a vacancy's place of work.
pub fn place_of(site: &Site, vacancy: &Vacancy) -> Option<String> {
    let catalogue = site.app.market.catalogue();
    vacancy.workplace.istat.as_deref().and_then(|istat| catalogue.place(istat)).map(|place| place.name.clone())
}

/// What is said of a vacancy.
pub fn head(site: &Site, vacancy: &Stored<Vacancy>, employer: Option<&Stored<Employer>>) -> VacancyHead {
    let value = &vacancy.value;
    VacancyHead {
        id: vacancy.id.to_string(),
        title: value.title.clone(),
        employer: employer.map(|employer| Named { id: employer.id.to_string(), name: employer.value.name.clone() }),
        place: place_of(site, value),
        positions: value.positions,
        contract: value.contract,
        hours: value.hours,
        deadline: value.employer_deadline,
        state: value.state,
        state_reason: value.state_reason,
        state_note: value.state_note.clone(),
    }
}

/// The links back from a page of a vacancy.
pub fn crumbs(vacancy: &Stored<Vacancy>) -> Vec<Crumb> {
    let own = format!("/sportello/offerte/{}", vacancy.id);
    vec![Crumb::key("vacancies", "/sportello/offerte"), Crumb::name(&vacancy.value.title, own)]
}

/// A vacancy at the head of a document.
pub fn vacancy_summary(site: &Site, vacancy: &Vacancy, employer: Option<&Employer>) -> VacancySummary {
    VacancySummary {
        title: vacancy.title.clone(),
        reference: Some(vacancy.external.id.clone()),
        employer: employer.map(|employer| employer.name.clone()),
        place: place_of(site, vacancy),
        positions: vacancy.positions,
        contract: vacancy.contract,
        duration_months: vacancy.duration_months,
        hours: vacancy.hours,
        hours_week: vacancy.hours_week,
        shifts: vacancy.shifts.clone(),
        pay: vacancy.pay,
        start: vacancy.start,
    }
}

/// The deadline of the employer on the clock of the desk.
pub fn deadline_in_rome(vacancy: &Vacancy) -> Option<chrono::NaiveDateTime> {
    vacancy.employer_deadline.map(|deadline| deadline.with_timezone(&Rome).naive_local())
}

/// Where a person of a round lives, as a name.
pub fn place_of_person(site: &Site, person: &RoundPerson) -> Option<String> {
    let catalogue = site.app.market.catalogue();
    let home = person.worker.value.home()?;
    home.istat.as_deref().and_then(|istat| catalogue.place(istat)).map(|place| place.name.clone())
}
