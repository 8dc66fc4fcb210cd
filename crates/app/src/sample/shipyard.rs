//! The vacancy of the story that runs through the demonstration: a shipyard looks for two electricians.

use ponte_domain::{
    geo::Point,
    vacancy::{Asked, Condition, Need, Origin, Pay, PayPer, Requirement, Vacancy, VacancyState, Workplace},
    work_terms::{Cefr, Contract, Hours, Licence, Shift},
};

use super::{DESK, calendar::Calendar, cast::CERTIFICATE, employers::SHIPYARD, lookup::Lookup, trades::SHIP_ELECTRICIAN, vacancies};

/// The vacancy of the story: told on the phone five working days ago, published the day after, wanted by tomorrow at noon.
pub fn vacancy(lookup: &Lookup<'_>, calendar: &Calendar) -> Vacancy {
    let place = lookup.place("La Spezia");
    let published = calendar.working_days_ago(4);
    Vacancy {
        positions: 2,
        occupation: Some(lookup.concept(SHIP_ELECTRICIAN)),
        workplace: Workplace {
            istat: place.map(|place| place.code.clone()),
            address: Some("Fossamastra".to_owned()),
            point: place.map(|_| FOSSAMASTRA),
            ..Workplace::default()
        },
        requirements: requirements(lookup),
        contract: Some(Contract::FixedTerm),
        hours: Some(Hours::FullTime),
        hours_week: Some(40),
        shifts: vec![Shift::Day, Shift::Weekend],
        pay: Some(Pay { min_cents: Some(175_000), max_cents: Some(195_000), per: PayPer::Month }),
        start: Some(calendar.in_days(14)),
        duration_months: Some(12),
        published: Some(published),
        expires: Some(calendar.in_days(8)),
        employer_deadline: Some(calendar.at(calendar.in_days(1), 12, 0)),
        origin: Some(Origin::Direct),
        verified: Some(published),
        description: Some(
            "Impianti elettrici di bordo su yacht in refit: smontaggio, stesura dei cavi, quadri, prove. Anche il sabato mattina."
                .to_owned(),
        ),
        benefits: Some("Mensa e abiti da lavoro".to_owned()),
        tags: vec!["blue".to_owned()],
        state: VacancyState::Published,
        ..Vacancy::new(vacancies::external_id(0, calendar), DESK.to_owned(), SHIPYARD.to_owned(), "Elettricista di bordo, refit di yacht")
    }
}

/// The quarter of La Spezia where the boatyards are.
const FOSSAMASTRA: Point = Point { lat: 44.1036, lon: 9.8561 };

fn requirements(lookup: &Lookup<'_>) -> Vec<Requirement> {
    let preferred = |what| Requirement { need: Need::Preferred, what };
    let mut asked = vec![
        Requirement { need: Need::Required, what: Asked::Licence { licence: Licence::B } },
        Requirement { need: Need::Required, what: Asked::Availability { condition: Condition::Shifts } },
        Requirement { need: Need::Required, what: Asked::Availability { condition: Condition::Start } },
        preferred(Asked::Experience { occupation: None, months: 36 }),
        preferred(Asked::Register { register: CERTIFICATE.to_owned() }),
        preferred(Asked::Language { code: "en".to_owned(), cefr: Some(Cefr::A2) }),
        preferred(Asked::Education { eqf: Some(3), field: None }),
    ];
    asked.extend(lookup.essential(SHIP_ELECTRICIAN).into_iter().map(|skill| preferred(Asked::Skill { skill, level: None })));
    asked.extend(lookup.optional(SHIP_ELECTRICIAN).into_iter().map(|skill| preferred(Asked::Skill { skill, level: None })));
    asked
}
