//! Long work: what runs and what ended.

use axum::{
    extract::{Path, State},
    response::Response,
};
use ponte_app::activity::{self, Activity, ActivityState, Report};
use ponte_domain::{actor::Purpose, id::JobId};
use ponte_templates::{
    layout::{Done, Place},
    pages::activity::{Activities, Work, WorkState},
};
use uuid::Uuid;

use super::transfer;
use crate::{error::PageError, flash, layout::layout, site::Site, visitor::Staff};

/// Pieces of work shown.
const MOST: usize = 30;

/// `GET /sportello/attivita`
pub async fn list(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Exchange);
    let works = activity::activities(&site.app, &caller, MOST).await?;
    let page = Activities {
        layout: layout(&site, &staff.0, Place::More, Vec::new()),
        works: works.into_iter().map(|work| shown(&site, work)).collect(),
    };
    site.show(staff.0, &page)
}

/// `GET /sportello/attivita/{id}`
pub async fn one(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Exchange);
    let work = activity::activity(&site.app, &caller, JobId(id)).await?;
    let page = Activities { layout: layout(&site, &staff.0, Place::More, Vec::new()), works: vec![shown(&site, work)] };
    site.show(staff.0, &page)
}

/// `POST /sportello/attivita/{id}/ferma`
pub async fn stop(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    activity::stop(&site.app, &staff.caller(&site, Purpose::Exchange), JobId(id)).await?;
    Ok(flash::done("/sportello/attivita", Done::Stopped, 1, None))
}

fn shown(site: &Site, work: Activity) -> Work {
    let seconds = (site.app.now() - work.started).num_seconds();
    let left = (work.of > work.done && work.done > 0).then(|| (work.of - work.done) * seconds.unsigned_abs() / work.done);
    Work {
        id: work.id.to_string(),
        name: work.name,
        state: match work.state {
            ActivityState::Waiting => WorkState::Waiting,
            ActivityState::Running => WorkState::Running,
            ActivityState::Done => WorkState::Done,
            ActivityState::Failed => WorkState::Failed,
            ActivityState::Stopped => WorkState::Stopped,
        },
        done: work.done,
        of: work.of,
        seconds_left: left,
        started: work.started,
        by: work.by,
        stoppable: work.stoppable,
        report: work.report.map(|report| match report {
            Report::Letters(job) => format!("/sportello/lettere/{}/lettere.pdf", job.0),
            Report::Import(id) => format!("/sportello/importa/{id}/rapporto"),
            Report::Check(id) => format!("/sportello/importa/{id}/prova"),
            Report::Transfer => transfer::PATH.to_owned(),
            Report::Campaign(id) => format!("/sportello/questionari/{id}"),
            Report::Reference(id) => format!("/amministrazione/riferimenti?esito={id}"),
        }),
    }
}
