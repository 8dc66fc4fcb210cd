//! The demonstration desk: invented people, employers and vacancies of one area, the same for the same seed.
//!
//! Pure: it yields domain records and a script of past acts; use cases write them. Nobody in it exists: telephones are of
//! ranges that are nobody's, mail is at `example.org`. Occupations, skills and places are taken from the catalogue by words
//! and codes, so that it works with the starter set and with the official files; what is not there stays in words.

mod calendar;
mod career;
mod cast;
mod courses;
mod dice;
mod employers;
mod lookup;
mod names;
mod people;
mod requirements;
mod shipyard;
mod story;
mod trades;
mod vacancies;
mod wants;

use chrono::{DateTime, Utc};
use ponte_domain::{
    body::Body,
    course::Course,
    desk::{Desk, DeskKind},
    employer::Employer,
    project::Project,
    reference::Catalogue,
    vacancy::Vacancy,
    worker::Worker,
};

pub use story::{Act, Operator, StoryStep};

use calendar::Calendar;
use dice::Dice;
use lookup::Lookup;
use people::People;

/// Source of the external ids of everything in the demonstration, by which it can be removed whole.
pub const SOURCE: &str = "demo";

/// Code of the demonstration desk.
pub const DESK: &str = "SP";

/// Code of the second desk, of the province above both, and of the school beside them.
pub const SECOND_DESK: &str = "SZ";
pub const PROVINCE: &str = "PSP";
const SCHOOL: &str = "ITISP";

/// How many people the second desk looks after.
const SECOND_PEOPLE: usize = 24;

/// How many people there are, those of the story included.
const PEOPLE: usize = 2000;

/// A desk with everything in it.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Demo {
    pub desk: Desk,
    /// The province above it, the second desk and the school beside it.
    pub beside: Vec<Desk>,
    /// The people of the second desk.
    pub second_desk: Vec<Worker>,
    pub workers: Vec<Worker>,
    pub employers: Vec<Employer>,
    pub vacancies: Vec<Vacancy>,
    pub courses: Vec<Course>,
    pub bodies: Vec<Body>,
    pub projects: Vec<SampleProject>,
    /// What has happened so far, in the order of time.
    pub story: Vec<StoryStep>,
}

/// A project, with its body and workers by external id: the identifiers are those that storage gives.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct SampleProject {
    /// `body` and `workers` are to be filled in.
    pub project: Project,
    /// External id of the body.
    pub body: String,
    /// External ids of the workers.
    pub workers: Vec<String>,
}

/// The desk of La Spezia as it stands at `now`: the first people and the first vacancy are those of the story.
#[must_use]
pub fn demo(catalogue: &Catalogue, now: DateTime<Utc>, seed: u64) -> Demo {
    let calendar = Calendar::new(now);
    let lookup = Lookup::new(catalogue);
    let mut dice = Dice::new(seed);
    let mut people = People::new(&lookup, calendar);
    let mut workers = cast::workers(&mut people, &mut dice);
    while workers.len() < PEOPLE {
        workers.push(people.anybody(&mut dice));
    }
    let employers = employers::all(&lookup, &mut dice);
    let mut vacancies = vec![shipyard::vacancy(&lookup, &calendar)];
    vacancies.extend(vacancies::others(&employers, &lookup, &calendar, &mut dice));
    let story = story::story(&workers, &vacancies, &calendar);
    let courses = courses::courses(&lookup, &calendar, &mut dice);
    let projects = courses::projects(&workers, &calendar);
    // Drawn last, so that what was drawn before stays the same.
    let second_desk = (0..SECOND_PEOPLE).map(|_| Worker { desk: SECOND_DESK.to_owned(), ..people.anybody(&mut dice) }).collect();
    Demo {
        desk: desk(&lookup),
        beside: beside(&lookup),
        second_desk,
        bodies: courses::bodies(&lookup),
        workers,
        employers,
        vacancies,
        courses,
        projects,
        story,
    }
}

fn desk(lookup: &Lookup<'_>) -> Desk {
    let town = lookup.place("La Spezia");
    Desk {
        parent: Some(PROVINCE.to_owned()),
        istat: town.map(|place| place.code.clone()),
        point: town.and_then(|place| place.point),
        address: Some("Piazza dell'Esempio 1, La Spezia".to_owned()),
        phone: Some("0187 000 121".to_owned()),
        email: Some("sportello@example.org".to_owned()),
        notices: vec!["dpo@example.org".to_owned()],
        ..Desk::named(DESK, "Sportello Lavoro La Spezia")
    }
}

/// The desks around it. At the second one files open to their team only.
fn beside(lookup: &Lookup<'_>) -> Vec<Desk> {
    let town = lookup.place("Sarzana");
    let below = |code: &str, name: &str| Desk { parent: Some(PROVINCE.to_owned()), ..Desk::named(code, name) };
    vec![
        Desk { kind: DeskKind::Province, ..Desk::named(PROVINCE, "Servizi per l'impiego della provincia") },
        Desk {
            kind: DeskKind::Cpi,
            istat: town.map(|place| place.code.clone()),
            point: town.and_then(|place| place.point),
            email: Some("sarzana@example.org".to_owned()),
            notices: vec!["responsabile.sarzana@example.org".to_owned(), "dpo@example.org".to_owned()],
            case_teams: true,
            ..below(SECOND_DESK, "Centro per l'impiego di Sarzana")
        },
        Desk { kind: DeskKind::Member, ..below(SCHOOL, "Istituto tecnico dell'Esempio") },
    ]
}

#[cfg(test)]
mod tests;
