//! Whose proposals somebody may work: the vacancies under her right to propose, the people under her right to match.

use ponte_domain::{
    id::{VacancyId, WorkerId},
    vacancy::Vacancy,
};
use ponte_storage::{Kind, Reads, Stored, proposal::Within};
use uuid::Uuid;

use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// The vacancy whose proposals the caller works under a right.
pub(super) async fn vacancy_of(app: &App, db: &impl Reads, caller: &Caller, right: Right, id: VacancyId) -> Result<Stored<Vacancy>> {
    app.record(db, caller, right, id.0).await
}

/// Refuses people whom the caller may not consider; that they are there is told to whom it may be told.
pub(super) async fn permit_people(app: &App, db: &impl Reads, caller: &Caller, workers: &[WorkerId]) -> Result<()> {
    let ids: Vec<Uuid> = workers.iter().map(|worker| worker.0).collect();
    let admitted = app.admitted(db, caller, Right::Match, Kind::Worker, &ids).await?;
    let others: Vec<Uuid> = ids.into_iter().filter(|id| !admitted.contains(id)).collect();
    if others.is_empty() {
        return Ok(());
    }
    let known =
        caller.may(Right::KnowPeople) && app.admitted(db, caller, Right::KnowPeople, Kind::Worker, &others).await?.len() == others.len();
    Err(if known { Refusal::Forbidden(Right::Match).into() } else { Refusal::NotFound(Kind::Worker).into() })
}

/// The proposals of the vacancies that a right reaches, of people whom the caller may consider.
pub(crate) fn within(caller: &Caller, vacancies: Right) -> Result<Within> {
    Ok(Within { vacancies: caller.scope(vacancies)?, workers: caller.scope(Right::Match)? })
}
