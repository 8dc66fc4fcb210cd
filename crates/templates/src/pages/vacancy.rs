//! Vacancies: list, view, form.

use chrono::{DateTime, NaiveDate, Utc};
use ponte_domain::vacancy::{Asked, Need, Requirement, StateReason, Vacancy, VacancyState};
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
    /// Why it was suspended, closed or annulled.
    pub state_reason: Option<StateReason>,
    pub positions: u32,
    /// People in the shortlist, heard, ready to be sent.
    pub listed: Option<u32>,
    pub heard: u32,
    pub ready: u32,
    pub deadline: Option<DateTime<Utc>>,
    pub expires: Option<NaiveDate>,
}

/// The columns of the list of vacancies beside the title.
pub const VACANCY_COLUMNS: &[&str] = &["where", "state", "deadline", "positions", "people"];

list_page!(
    /// The list of vacancies. Query: `q`, `stato`, `ordine`, `dopo`.
    VacancyList, VacancyRow, "pages/vacancy/list.html", Place::Vacancies, "/sportello/offerte", VACANCY_COLUMNS,
    VacancyState::ALL.iter().enumerate().map(|(ix, state)| VacancyRow {
        id: invented::id(ix as u16),
        title: "Elettricista di bordo, refit di yacht".into(),
        employer: (ix > 0).then(|| "Cantiere Levante Refit".into()),
        place: (ix > 0).then(|| "La Spezia".into()),
        state: *state,
        state_reason: state.needs_reason().then_some(StateReason::TermsChange),
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
    /// Those of them that need a reason.
    pub ends: Vec<VacancyState>,
    /// What was typed for a move that was refused for want of a reason.
    pub refused_note: Option<String>,
    /// Until when it can be reopened as it was.
    pub reopen_until: Option<DateTime<Utc>>,
}

/// States without and with a reason, among those that may follow a state.
#[must_use]
pub fn moves(from: VacancyState) -> (Vec<VacancyState>, Vec<VacancyState>) {
    from.next().iter().copied().partition(|to| !to.needs_reason())
}

page!(VacancyView, "pages/vacancy/view.html", {
    let mut vacancy = bare();
    let layout = invented::operator(Place::Vacancies, "/sportello/offerte/1", vec![Crumb::key("vacancies", "/sportello/offerte")]);
    let view = |layout: &Layout, vacancy: &Vacancy| {
        let (next_states, ends) = moves(vacancy.state);
        let steps = shortlist::steps();
        let (head, vacancy) = (shortlist::vacancy(), vacancy.clone());
        let (occupation, ccnl) = (Some("elettricista navale".into()), Some("Metalmeccanici industria".into()));
        let head = VacancyHead { state: vacancy.state, ..head };
        VacancyView {
            layout: layout.clone(),
            head,
            vacancy,
            occupation,
            ccnl,
            steps,
            next_states,
            ends,
            refused_note: None,
            reopen_until: None,
        }
    };
    let first = view(&layout, &vacancy);
    let least = VacancyHead { employer: None, place: None, deadline: None, contract: None, hours: None, ..first.head.clone() };
    let first = VacancyView { head: least, occupation: None, ccnl: None, ..first };
    fill(&mut vacancy);
    let full = view(&layout, &vacancy);
    let refused = VacancyView { refused_note: Some("Da agosto".into()), ..full.clone() };
    vacancy.state = VacancyState::Closed;
    let closed = view(&layout, &vacancy);
    let why =
        VacancyHead { state_reason: Some(StateReason::EmployerSilent), state_note: Some("tre telefonate".into()), ..closed.head.clone() };
    let closed = VacancyView { head: why, reopen_until: Some(invented::in_minutes(6 * 24 * 60)), ..closed };
    vec![first, full, refused, closed]
});

/// The least that a vacancy holds.
pub(crate) fn bare() -> Vacancy {
    let external = ponte_domain::id::ExternalId { source: "sportello".into(), id: "2026-1147".into() };
    Vacancy { positions: 2, ..Vacancy::new(external, "SP".into(), "E2".into(), "Elettricista di bordo, refit di yacht") }
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
