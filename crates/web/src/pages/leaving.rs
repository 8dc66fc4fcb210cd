//! What somebody who leaves has under way, and handing it over.

use axum::{
    Form as Posted,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ponte_app::{
    case::{self, Leaving},
    error::{Error, Refusal},
    register,
};
use ponte_domain::{
    actor::Purpose,
    id::{AccountId, WorkerId},
    vacancy::Vacancy,
};
use ponte_templates::{
    form::{Choice, FieldError, Form},
    layout::{Done, Place},
    pages::{
        staffing::{Leaving as Page, LeavingRound, LeavingRow},
        worker::Named,
    },
};
use uuid::Uuid;

use crate::{error::PageError, flash, layout::layout, site::Site, visitor::Staff};

fn path(id: Uuid) -> String {
    format!("/sportello/consegne/{id}")
}

async fn show(site: &Site, staff: Staff, id: Uuid, form: Form) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    let Leaving { account, files, rounds, activities, colleagues } = case::leaving(&site.app, &caller, AccountId(id)).await?;
    let ids: Vec<Uuid> = rounds.iter().map(|(vacancy, _)| vacancy.0).collect();
    let vacancies = if ids.is_empty() { Default::default() } else { register::view_many::<Vacancy>(&site.app, &caller, &ids).await? };
    let round = |(vacancy, proposals): (ponte_domain::id::VacancyId, usize)| {
        let title = vacancies.get(&vacancy.0)?.value.title.clone();
        Some(LeavingRound { vacancy: Named { id: vacancy.to_string(), name: title }, proposals })
    };
    let file = |file: case::LeavingFile| LeavingRow {
        person: Named { id: file.worker.to_string(), name: file.name },
        part: file.part,
        since: file.since,
        proposals: file.proposals,
    };
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Page {
        layout: layout(site, &staff.0, Place::More, Vec::new()),
        gone: account.disabled || account.has_ended_on(site.app.today()),
        last_day: account.last_day,
        account: Named { id: account.id.to_string(), name: account.name },
        files: files.into_iter().map(file).collect(),
        rounds: rounds.into_iter().filter_map(round).collect(),
        activities,
        colleagues: colleagues.into_iter().map(|one| Choice::new(one.account.to_string(), one.name)).collect(),
        form,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

/// `GET /sportello/consegne/{uuid}`
pub async fn page(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    show(&site, staff, id, Form::new(path(id))).await
}

/// `POST /sportello/consegne/{uuid}`: all files, or those that are ticked.
pub async fn hand_over(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(typed): Posted<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let of = |wanted: &'static str| typed.iter().filter(move |(name, _)| name == wanted).map(|(_, value)| value.as_str());
    let all = of("all").next().is_some();
    let chosen: Vec<WorkerId> = of("worker").filter(|_| !all).filter_map(|id| id.parse().ok()).map(WorkerId).collect();
    let to = of("to").next().and_then(|id| id.parse().ok()).map(AccountId);
    let handed = match to.filter(|_| all || !chosen.is_empty()) {
        Some(to) => case::hand_all_over(&site.app, &caller, AccountId(id), to, &chosen).await,
        None => caller.require(ponte_app::rights::Right::AssignCases).and(Err(Refusal::NobodyChosen)).map_err(Error::from),
    };
    match handed {
        Ok(count) => Ok(flash::done(&path(id), Done::HandedOver, u32::try_from(count).unwrap_or(u32::MAX), None)),
        Err(Error::Refused(Refusal::NobodyChosen)) => {
            let mut form = Form::new(path(id)).wrong(FieldError::new("to", "colleague"));
            of("to").for_each(|to| form.add("to", to));
            show(&site, staff, id, form).await
        }
        Err(error) => Err(error.into()),
    }
}
