//! The booklet: what a person can do, what she did and what she plans, on paper.

use axum::{
    extract::{Path, State},
    response::Response,
};
use ponte_app::balance::{self, BalanceFile};
use ponte_documents::{Booklet, BookletCompetence, BookletUnit, Document};
use ponte_domain::{
    actor::Purpose,
    balance::Competence,
    id::WorkerId,
    plan::{Plan, Unit, UnitState},
    reference::Lang,
};
use ponte_storage::leaf::StoredLeaf;
use uuid::Uuid;

use super::rows::name_of;
use crate::{
    error::PageError,
    paper::{desk_header, print as typeset},
    site::Site,
    visitor::Staff,
};

/// `GET /sportello/persone/{id}/bilancio/libretto.pdf`
pub async fn print(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let file = balance::file(&site.app, &caller, WorkerId(id)).await?;
    made(&site, &staff, &file).await
}

/// `GET /area/{id}/libretto.pdf`
pub async fn own(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let (file, _) = balance::own(&site.app, &caller, WorkerId(id)).await?;
    made(&site, &staff, &file).await
}

async fn made(site: &Site, staff: &Staff, file: &BalanceFile) -> Result<Response, PageError> {
    let (person, lang) = (&file.stored.value.person, staff.0.lang);
    let balance = file.balance().map(|found| &found.value);
    let concluded = balance.and_then(|balance| balance.concluded.as_ref());
    let plan = file.plan().map(|found| &found.value);
    let done = file.plans.iter().flat_map(|found: &StoredLeaf<Plan>| &found.value.units).filter(|unit| unit.state == UnitState::Done);
    let planned = plan.into_iter().flat_map(|plan| &plan.units);
    let booklet = Booklet {
        desk: desk_header(site, Some(&staff.0)),
        name: person.full_name(),
        codice_fiscale: person.codice_fiscale.clone(),
        birth_date: person.birth_date,
        begun: balance.map(|balance| balance.day),
        concluded: concluded.map(|done| done.day),
        summary: concluded.map(|done| done.summary.clone()),
        competences: file.competences().iter().map(|own| competence(own, lang)).collect(),
        done: done.map(unit).collect(),
        goal: plan.map(|plan| plan.goal.clone()),
        review: plan.map(|plan| plan.review),
        planned: planned.filter(|unit| matches!(unit.state, UnitState::Planned | UnitState::Begun)).map(unit).collect(),
    };
    typeset(site, Document::Booklet(Box::new(booklet)), lang, "libretto").await
}

fn competence(own: &Competence, lang: Lang) -> BookletCompetence {
    let shown = [&own.evidence, &own.place, &own.when].into_iter().filter(|text| !text.is_empty());
    BookletCompetence {
        class: own.class,
        what: name_of(own, lang),
        level: own.level,
        evidence: shown.map(String::as_str).collect::<Vec<_>>().join(", "),
        said_by: own.said_by,
    }
}

fn unit(unit: &Unit) -> BookletUnit {
    BookletUnit {
        what: unit.what.clone(),
        who: unit.who.clone(),
        credit: unit.course.is_some(),
        hours: unit.hours,
        qualification: unit.qualification.clone(),
        state: unit.state,
        day: unit.done.or(unit.until),
        evidence: unit.evidence.clone(),
    }
}
