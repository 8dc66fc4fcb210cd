//! How long data are kept, what is due, and its erasure when a person confirms it.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use axum_extra::extract::Form as Posted;
use ponte_app::{person, rights::Right};
use ponte_domain::{actor::Purpose, id::WorkerId, retention::Category};
use ponte_templates::{
    form::{FieldError, Form},
    layout::{Done, Place},
    pages::erasure::{DueLine, RetentionPage, RunLine},
};

use crate::{error::PageError, flash, layout::layout, site::Site, visitor::Staff};

/// `GET /sportello/conservazione`
pub async fn page(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    show(&site, staff, Form::default()).await
}

async fn show(site: &Site, staff: Staff, form: Form) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Administration);
    let found = person::due(&site.app, &caller).await?;
    let schedule = person::schedule(&site.app)?;
    let today = site.app.today();
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let due = |due: person::Due| DueLine {
        id: due.worker.to_string(),
        name: due.name,
        event: due.event,
        since: due.since,
        blocked: due.blocked,
        partial: due.partial,
    };
    let page = RetentionPage {
        layout: layout(site, &staff.0, Place::More, Vec::new()),
        rules: Category::ALL.iter().filter_map(|category| schedule.on(*category, today).cloned()).collect(),
        people: found.people.into_iter().map(due).collect(),
        proposals: found.proposals,
        requests: found.requests,
        mail: found.mail,
        runs: found
            .runs
            .into_iter()
            .map(|run| RunLine {
                at: run.at,
                dry: run.dry,
                people: run.people,
                proposals: run.proposals,
                requests: run.requests,
                mail: run.mail,
            })
            .collect(),
        form,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

/// `POST /sportello/conservazione`
pub async fn erase(State(site): State<Site>, staff: Staff, Posted(inputs): Posted<Vec<(String, String)>>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    caller.require(Right::ErasePeople)?;
    let is = |name: &str| inputs.iter().any(|(known, value)| known == name && value == "yes");
    if !is("confirm") {
        return show(&site, staff, Form::default().wrong(FieldError::new("confirm", "erase-confirm"))).await;
    }
    let people: Vec<WorkerId> = inputs.iter().filter(|(name, _)| name == "person").filter_map(|(_, value)| value.parse().ok()).collect();
    let run = person::erase_due(&site.app, &caller, &people, is("rest")).await?;
    let count = u32::try_from(run.people + run.proposals + run.requests + run.mail).unwrap_or(u32::MAX);
    Ok(flash::done("/sportello/conservazione", Done::Removed, count, None))
}
