//! What was missed, what a person decides about it, what is contested and answered.

use axum::{
    extract::{Path, State},
    response::Response,
};
use axum_extra::extract::Form as Posted;
use ponte_app::pact;
use ponte_domain::{
    actor::Purpose,
    id::WorkerId,
    pact::{Effect, Justification, Missed},
};
use ponte_templates::form::Form;
use uuid::Uuid;

use super::{after, show};
use crate::{
    error::PageError,
    inputs::{Inputs, day, text, typed, version},
    site::Site,
    visitor::Staff,
};

/// `POST /sportello/persone/{id}/patto/assenze`
pub async fn record(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    pact::may_keep(&site.app, &caller, WorkerId(id)).await?;
    let on = match day(&site, &inputs, "absence.day") {
        Ok(on) => on,
        Err(wrong) => return show(&site, staff, id, typed(&inputs).wrong(wrong)).await,
    };
    let missed = Missed::from_code(text(&inputs, "absence.missed")).unwrap_or(Missed::Appointment);
    let note = Some(text(&inputs, "absence.note").to_owned());
    let done = pact::record_absence(&site.app, &caller, WorkerId(id), on, missed, note).await;
    after(&site, staff, id, typed(&inputs), done).await
}

/// `POST /sportello/persone/{id}/patto/assenze/{uuid}/decidi`. Whoever excuses decides that nothing follows.
pub async fn decide(
    State(site): State<Site>,
    staff: Staff,
    Path((id, absence)): Path<(Uuid, Uuid)>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let justification = Justification::from_code(text(&inputs, "justification"));
    let chosen = Effect::from_code(text(&inputs, "effect")).unwrap_or(Effect::Nothing);
    let effect = if justification.is_some() { Effect::Nothing } else { chosen };
    let why = Some(text(&inputs, "words").to_owned());
    let done = pact::decide(&site.app, &caller, WorkerId(id), (absence, version(&inputs)), effect, (justification, why)).await;
    after(&site, staff, id, Form::default(), done).await
}

/// `POST /sportello/persone/{id}/patto/assenze/{uuid}/contesta`
pub async fn contest(
    State(site): State<Site>,
    staff: Staff,
    Path((id, absence)): Path<(Uuid, Uuid)>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let done = pact::contest(&site.app, &caller, WorkerId(id), (absence, version(&inputs)), text(&inputs, "words")).await;
    after(&site, staff, id, Form::default(), done).await
}

/// `POST /sportello/persone/{id}/patto/assenze/{uuid}/rispondi`
pub async fn answer(
    State(site): State<Site>,
    staff: Staff,
    Path((id, absence)): Path<(Uuid, Uuid)>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let upheld = text(&inputs, "upheld") == "yes";
    let done = pact::answer(&site.app, &caller, WorkerId(id), (absence, version(&inputs)), upheld, text(&inputs, "words")).await;
    after(&site, staff, id, Form::default(), done).await
}
