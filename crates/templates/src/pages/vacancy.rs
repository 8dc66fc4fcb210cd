//! Vacancies: list, view, form.

use chrono::{DateTime, NaiveDate, Utc};
use ponte_domain::vacancy::{Asked, Need, Requirement, Vacancy, VacancyState, Workplace};
use serde::Serialize;

use super::{
    invented,
    shortlist::{self, VacancyHead},
    worker::Named,
};
use crate::{
    form::{Choice, FieldError, Form},
    layout::{Crumb, Layout, Place},
};

/// A vacancy in a list.
#[derive(Debug, Clone, Serialize)]
pub struct VacancyRow {
    pub id: String,
    pub title: String,
    pub employer: Option<String>,
    pub place: Option<String>,
    pub state: VacancyState,
    pub positions: u32,
    /// People in the shortlist, heard, ready to be sent.
    pub listed: Option<u32>,
    pub heard: u32,
    pub ready: u32,
    pub deadline: Option<DateTime<Utc>>,
    pub expires: Option<NaiveDate>,
}

list_page!(
    /// The list of vacancies. Query: `q`, `stato`, `ordine`, `dopo`.
    VacancyList, VacancyRow, "pages/vacancy/list.html", Place::Vacancies, "/sportello/offerte",
    VacancyState::ALL.iter().enumerate().map(|(ix, state)| VacancyRow {
        id: invented::id(ix as u16),
        title: "Elettricista di bordo, refit di yacht".into(),
        employer: (ix > 0).then(|| "Cantiere Levante Refit".into()),
        place: (ix > 0).then(|| "La Spezia".into()),
        state: *state,
        positions: 2,
        listed: (ix > 1).then_some(38),
        heard: 4,
        ready: 2,
        deadline: (ix == 3).then(|| invented::in_minutes(300)),
        expires: (ix > 2).then(|| invented::in_days(11)),
    }).collect()
);

/// A vacancy's page.
#[derive(Debug, Clone, Serialize)]
pub struct VacancyView {
    pub layout: Layout,
    pub head: VacancyHead,
    /// The record; codes are worded by the template.
    pub vacancy: Vacancy,
    /// Words of the occupation, of the place, of the collective agreement.
    pub occupation: Option<String>,
    pub ccnl: Option<String>,
    pub steps: Vec<shortlist::Phase>,
    /// States that may follow by a person's act.
    pub next_states: Vec<VacancyState>,
}

page!(VacancyView, "pages/vacancy/view.html", {
    let mut vacancy = bare();
    let layout = invented::operator(Place::Vacancies, "/sportello/offerte/1", vec![Crumb::key("vacancies", "/sportello/offerte")]);
    let first = VacancyView {
        layout: layout.clone(),
        head: VacancyHead { employer: None, place: None, deadline: None, contract: None, hours: None, ..shortlist::vacancy() },
        next_states: vacancy.state.next().to_vec(),
        vacancy: vacancy.clone(),
        occupation: None,
        ccnl: None,
        steps: shortlist::steps(),
    };
    fill(&mut vacancy);
    let next_states = vacancy.state.next().to_vec();
    vec![
        first,
        VacancyView {
            layout,
            head: shortlist::vacancy(),
            vacancy,
            occupation: Some("elettricista navale".into()),
            ccnl: Some("Metalmeccanici industria".into()),
            steps: shortlist::steps(),
            next_states,
        },
    ]
});

/// The least that a vacancy holds.
pub(crate) fn bare() -> Vacancy {
    Vacancy {
        external: ponte_domain::id::ExternalId { source: "sportello".into(), id: "2026-1147".into() },
        desk: "SP".into(),
        employer: "E2".into(),
        employer_id: None,
        title: "Elettricista di bordo, refit di yacht".into(),
        positions: 2,
        occupation: None,
        workplace: Workplace::default(),
        requirements: Vec::new(),
        contract: None,
        hours: None,
        hours_week: None,
        shifts: Vec::new(),
        ccnl: None,
        ccnl_level: None,
        pay: None,
        start: None,
        duration_months: None,
        published: None,
        expires: None,
        employer_deadline: None,
        origin: None,
        verified: None,
        anonymous: false,
        reserved: None,
        description: None,
        benefits: None,
        tags: Vec::new(),
        state: VacancyState::Draft,
        weights: None,
    }
}

/// Gives a vacancy everything a page may show.
pub(crate) fn fill(vacancy: &mut Vacancy) {
    use ponte_domain::{concept::ConceptRef, vacancy as v, work_terms as w};
    vacancy.state = VacancyState::Published;
    vacancy.occupation = Some(ConceptRef::words("elettricista navale"));
    vacancy.contract = Some(w::Contract::FixedTerm);
    vacancy.hours = Some(w::Hours::FullTime);
    vacancy.hours_week = Some(40);
    vacancy.shifts = vec![w::Shift::Day, w::Shift::Weekend];
    vacancy.pay = Some(v::Pay { min_cents: Some(178_000), max_cents: Some(210_000), per: v::PayPer::Month });
    vacancy.start = Some(invented::in_days(14));
    vacancy.duration_months = Some(12);
    vacancy.published = Some(invented::in_days(-6));
    vacancy.verified = Some(invented::in_days(0));
    vacancy.expires = Some(invented::in_days(11));
    vacancy.origin = Some(v::Origin::Direct);
    vacancy.description = Some("Monterai e riparerai gli impianti elettrici di yacht da 24 a 60 metri.".into());
    vacancy.benefits = Some("Mensa e formazione interna.".into());
    vacancy.workplace.address = Some("viale San Bartolomeo, La Spezia".into());
    vacancy.workplace.remote = Some(v::Remote::No);
    let requirement = |need, what| Requirement { need, what };
    vacancy.requirements = vec![
        requirement(Need::Required, Asked::Licence { licence: w::Licence::B }),
        requirement(Need::Preferred, Asked::Skill { skill: ConceptRef::words("lettura di schemi elettrici"), level: Some(2) }),
        requirement(Need::Preferred, Asked::Language { code: "en".into(), cefr: Some(w::Cefr::A2) }),
        requirement(Need::Preferred, Asked::Education { eqf: Some(3), field: Some("elettrotecnica".into()) }),
        requirement(Need::Preferred, Asked::Experience { occupation: None, months: 36 }),
        requirement(Need::Preferred, Asked::Register { register: "PES/PAV".into() }),
        requirement(Need::Required, Asked::Vehicle),
        requirement(Need::Preferred, Asked::Availability { condition: v::Condition::Shifts }),
        requirement(Need::Preferred, Asked::Other { text: "Lavora volentieri in squadra".into() }),
    ];
}

form_page!(
    /// The form of a vacancy. Field names are the import names (`workplace.istat`, `requirements.1.kind`, `.value`, `.level`, `.months`, `.need`).
    VacancyForm, "pages/vacancy/form.html", |make: fn(Layout, Form) -> VacancyForm| {
        let layout = invented::operator(Place::Vacancies, "/sportello/offerte/nuova", vec![Crumb::key("vacancies", "/sportello/offerte")]);
        let mut new = make(layout.clone(), Form::new("/sportello/offerte/nuova"));
        new.rows = [("requirements".to_owned(), 2)].into();
        new.choices = [("employer".to_owned(), vec![Choice::new("E2", "Cantiere Levante Refit")])].into();
        let mut changed = new.clone();
        changed.record = Some(Named { id: invented::id(1), name: "Elettricista di bordo".into() });
        changed.form = changed.form.with("title", "Elettricista di bordo").with("requirements.1.kind", "licence").with("requirements.1.value", "B").with("requirements.1.need", "required").wrong(FieldError::new("positions", "number"));
        vec![new, changed]
    }
);
