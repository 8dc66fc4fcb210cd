//! Records of one person: found, compared, made one, made two again.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use axum_extra::extract::Form as Posted;
use chrono::Datelike;
use ponte_app::{
    error::{Error, Refusal},
    export::text_of,
    person,
    register::Likeness,
    rights::Right,
};
use ponte_domain::{actor::Purpose, id::WorkerId, worker::Worker};
use ponte_storage::{Kind, Stored};
use ponte_templates::{
    layout::Done,
    pages::{
        form_page::{Twin, TwinReason},
        merge::{MergePage, MergeRow, MergeSide, WorkerTwins},
        worker::Named,
    },
};
use serde_json::Value;
use uuid::Uuid;

use super::head::{home_of, surroundings};
use crate::{
    error::PageError,
    flash,
    routes::{Routes, on, part},
    site::Site,
    visitor::Staff,
};

pub fn routes() -> Routes {
    let at = |rest: &str| format!("/sportello/persone/{{id}}{rest}");
    let unite = || on(Right::MergePeople, Kind::Worker);
    let both = || unite().and(part("worker", Right::MergePeople, Kind::Worker));
    Routes::new()
        .get(&at("/doppioni"), unite(), list)
        .get(&at("/doppioni/{worker}"), both(), compare)
        .post(&at("/doppioni/{worker}"), both(), merge)
        .post(&at("/separa"), unite(), separate)
}

/// `GET /sportello/persone/{id}/doppioni`
async fn list(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    show(&site, staff, id, false).await
}

async fn show(site: &Site, staff: Staff, id: Uuid, worked_on: bool) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    let (stored, twins, merges) = person::twins(&site.app, &caller, WorkerId(id)).await?;
    let status = if worked_on { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = WorkerTwins {
        layout: surroundings(site, &staff),
        person: Named { id: id.to_string(), name: stored.value.person.full_name() },
        twins: twins.into_iter().map(|(other, why)| twin(site, &other, why)).collect(),
        merges: merges.into_iter().map(|merge| merge.at).collect(),
        worked_on,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

fn twin(site: &Site, other: &Stored<Worker>, why: Likeness) -> Twin {
    let born = other.value.person.birth_date.map(|day| day.year().to_string());
    let home = home_of(&other.value, &site.app.market.catalogue());
    Twin {
        id: other.id.to_string(),
        name: other.value.person.full_name(),
        note: [born, home, Some(other.value.external.id.clone())].into_iter().flatten().collect::<Vec<_>>().join(", "),
        why: TwinReason::from_code(why.as_str()).unwrap_or(TwinReason::Name),
    }
}

/// `GET /sportello/persone/{id}/doppioni/{worker}`
async fn compare(State(site): State<Site>, staff: Staff, Path((id, other)): Path<(Uuid, Uuid)>) -> Result<Response, PageError> {
    side_by_side(&site, staff, id, other, false, StatusCode::OK).await
}

async fn side_by_side(
    site: &Site,
    staff: Staff,
    id: Uuid,
    other: Uuid,
    both_protected: bool,
    status: StatusCode,
) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    let pair = person::pair(&site.app, &caller, WorkerId(id), WorkerId(other)).await?;
    let side = |stored: &Stored<Worker>| MergeSide {
        id: stored.id.to_string(),
        name: stored.value.person.full_name(),
        birth_date: stored.value.person.birth_date,
        changed: stored.updated_at,
        source: format!("{} {}", stored.value.external.source, stored.value.external.id),
    };
    let shown = |value: &Value| (!value.is_null()).then(|| text_of(value));
    let rows = pair.choices.iter().map(|(field, kept, gone)| MergeRow { field: field.clone(), kept: shown(kept), gone: shown(gone) });
    let page = MergePage {
        layout: surroundings(site, &staff),
        kept: side(&pair.kept),
        gone: side(&pair.gone),
        rows: rows.collect(),
        both_protected,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

/// `POST /sportello/persone/{id}/doppioni/{worker}`
async fn merge(
    State(site): State<Site>,
    staff: Staff,
    Path((id, other)): Path<(Uuid, Uuid)>,
    Posted(inputs): Posted<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    if !inputs.iter().any(|(name, value)| name == "confirm" && value == "yes") {
        return side_by_side(&site, staff, id, other, false, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    let theirs: Vec<String> = inputs.into_iter().filter(|(_, value)| value == "gone").map(|(name, _)| name).collect();
    match person::unite(&site.app, &caller, WorkerId(id), WorkerId(other), &theirs).await {
        Ok(_) => Ok(flash::done(&format!("/sportello/persone/{id}/doppioni"), Done::Recorded, 1, None)),
        Err(Error::Refused(Refusal::MustStay)) => side_by_side(&site, staff, id, other, true, StatusCode::UNPROCESSABLE_ENTITY).await,
        Err(error) => Err(error.into()),
    }
}

/// `POST /sportello/persone/{id}/separa`
async fn separate(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    match person::separate(&site.app, &caller, WorkerId(id)).await {
        Ok(_) => Ok(flash::done(&format!("/sportello/persone/{id}/doppioni"), Done::Undone, 1, None)),
        Err(Error::Refused(Refusal::CannotUndo)) => show(&site, staff, id, true).await,
        Err(error) => Err(error.into()),
    }
}
