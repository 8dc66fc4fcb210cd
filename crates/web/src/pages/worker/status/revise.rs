//! Corrections, and what is taken back.

use axum::{
    Form as Posted,
    extract::{Path, State},
    response::Response,
};
use ponte_app::{
    error::{Error, Refusal},
    unemployment::{self, Correction},
};
use ponte_domain::{
    actor::Purpose,
    id::WorkerId,
    unemployment::{DeclaredHow, EndReason, Fact},
};
use ponte_storage::Kind;
use ponte_templates::form::FieldError;
use uuid::Uuid;

use super::{
    record::{Texts, after, given, needed, typed, work_of},
    show,
};
use crate::{error::PageError, pages::office::desks::day, site::Site, visitor::Staff};

fn version(texts: &Texts) -> i64 {
    texts.get("version").and_then(|text| text.parse().ok()).unwrap_or_default()
}

/// What an event ought to have said, from fields of its kind.
fn correction(present: &Fact, texts: &Texts) -> Result<Correction, FieldError> {
    let fact = match present {
        Fact::Declared { how, .. } => Fact::Declared {
            how: texts.get("how").and_then(|code| DeclaredHow::from_code(code)).unwrap_or(*how),
            work_until: day(texts, "work_until")?,
            provisional: texts.get("provisional").is_some_and(|said| said == "true"),
            protocol: None,
        },
        Fact::Worked(_) => Fact::Worked(work_of(texts, "")?),
        Fact::Ended { reason } => Fact::Ended { reason: texts.get("end").and_then(|code| EndReason::from_code(code)).unwrap_or(*reason) },
    };
    Ok(Correction { day: needed(texts, "day")?, fact, reason: given(texts, "why").unwrap_or_default() })
}

/// `POST /sportello/persone/{id}/stato/eventi/{uuid}/correggi`
pub async fn correct(
    State(site): State<Site>,
    staff: Staff,
    Path((id, event)): Path<(Uuid, Uuid)>,
    Posted(texts): Posted<Texts>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    unemployment::may_record(&site.app, &caller, WorkerId(id)).await?;
    let file = unemployment::file(&site.app, &caller, WorkerId(id)).await?;
    let found = file.events.iter().find(|found| found.value.id == event);
    let present = found.ok_or(Error::Refused(Refusal::NotFound(Kind::Worker)))?;
    let done = match correction(&present.value.fact, &texts) {
        Ok(correction) => unemployment::correct(&site.app, &caller, WorkerId(id), (event, version(&texts)), correction).await,
        Err(wrong) => return show(&site, staff, id, typed(&texts).wrong(wrong)).await,
    };
    after(&site, staff, id, (&texts, "event"), done).await
}

/// `POST /sportello/persone/{id}/stato/eventi/{uuid}/finito`
pub async fn end_work(
    State(site): State<Site>,
    staff: Staff,
    Path((id, event)): Path<(Uuid, Uuid)>,
    Posted(texts): Posted<Texts>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    unemployment::may_record(&site.app, &caller, WorkerId(id)).await?;
    let done = match needed(&texts, "ended") {
        Ok(last) => unemployment::end_work(&site.app, &caller, WorkerId(id), (event, version(&texts)), last).await,
        Err(wrong) => return show(&site, staff, id, typed(&texts).wrong(wrong)).await,
    };
    after(&site, staff, id, (&texts, "event"), done).await
}

/// `POST /sportello/persone/{id}/stato/eventi/{uuid}/togli`
pub async fn void(
    State(site): State<Site>,
    staff: Staff,
    Path((id, event)): Path<(Uuid, Uuid)>,
    Posted(texts): Posted<Texts>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let why = given(&texts, "why").unwrap_or_default();
    let done = unemployment::void(&site.app, &caller, WorkerId(id), (event, version(&texts)), &why).await;
    after(&site, staff, id, (&texts, "event"), done).await
}

/// `POST /sportello/persone/{id}/stato/eventi/{uuid}/protocollo`
pub async fn confirm(
    State(site): State<Site>,
    staff: Staff,
    Path((id, event)): Path<(Uuid, Uuid)>,
    Posted(texts): Posted<Texts>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let number = given(&texts, "protocol").unwrap_or_default();
    let done = unemployment::confirm(&site.app, &caller, WorkerId(id), (event, version(&texts)), &number).await;
    after(&site, staff, id, (&texts, "event"), done).await
}

/// `POST /sportello/persone/{id}/stato/sostegni/{uuid}/togli`
pub async fn void_benefit(
    State(site): State<Site>,
    staff: Staff,
    Path((id, benefit)): Path<(Uuid, Uuid)>,
    Posted(texts): Posted<Texts>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let why = given(&texts, "why").unwrap_or_default();
    let done = unemployment::void_benefit(&site.app, &caller, WorkerId(id), (benefit, version(&texts)), &why).await;
    after(&site, staff, id, (&texts, "event"), done).await
}
