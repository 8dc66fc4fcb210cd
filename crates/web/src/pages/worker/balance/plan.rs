//! What is posted of a plan.

use std::collections::BTreeSet;

use axum::{
    extract::{Path, State},
    response::Response,
};
use axum_extra::extract::Form as Posted;
use chrono::NaiveDate;
use ponte_app::{
    balance,
    plan::{self, Agreed},
};
use ponte_domain::{
    actor::Purpose,
    id::{CourseId, WorkerId},
    plan::UnitState,
};
use ponte_templates::form::{FieldError, Form};
use uuid::Uuid;

use super::{Asked, after, far, show};
use crate::{
    error::PageError,
    inputs::{Inputs, day, text, typed, version},
    site::Site,
    visitor::Staff,
};

/// `POST /sportello/persone/{id}/bilancio/piano`
pub async fn keep(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    ponte_app::pact::may_keep(&site.app, &caller, WorkerId(id)).await?;
    let review = match day(&site, &inputs, "review") {
        Ok(review) => review,
        Err(wrong) => return show(&site, staff, id, typed(&inputs).wrong(wrong), Asked::default()).await,
    };
    let goal = text(&inputs, "goal").to_owned();
    let target = balance::target_of(&site.app, &goal, "");
    let seen = text(&inputs, "plan").parse::<Uuid>().ok().map(|plan| (plan, version(&inputs)));
    let done = plan::keep(&site.app, &caller, WorkerId(id), seen, Agreed { goal, target, review }).await;
    after(&site, staff, id, typed(&inputs), done).await
}

/// `POST /sportello/persone/{id}/bilancio/piano/dal-divario`: the courses that teach what is missing, in one press.
pub async fn from_distance(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    ponte_app::pact::may_keep(&site.app, &caller, WorkerId(id)).await?;
    let asked = Asked { mestiere: text(&inputs, "mestiere").into(), offerta: text(&inputs, "offerta").into(), voce: String::new() };
    let file = balance::file(&site.app, &caller, WorkerId(id)).await?;
    let Some(found) = far(&site, &caller, &file, &asked, staff.0.lang).await? else {
        // No work and no vacancy that is known was named.
        return Err(PageError::BadRequest);
    };
    let of_gap = found.gap.iter().flat_map(|gap| &gap.steps).flat_map(|step| &step.courses);
    let of_skills = found.skills.iter().flat_map(|row| &row.courses);
    let courses: BTreeSet<CourseId> = of_gap.chain(of_skills).map(|course| course.id).collect();
    let courses: Vec<CourseId> = courses.into_iter().collect();
    let done = plan::add_courses(&site.app, &caller, WorkerId(id), (&found.title, Some(found.target.clone())), &courses).await;
    after(&site, staff, id, Form::default(), done).await
}

/// `POST /sportello/persone/{id}/bilancio/piano/{uuid}/passi`
pub async fn add_step(
    State(site): State<Site>,
    staff: Staff,
    Path((id, own)): Path<(Uuid, Uuid)>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    ponte_app::pact::may_keep(&site.app, &caller, WorkerId(id)).await?;
    let until = match text(&inputs, "step.until") {
        "" => None,
        typed_day => match typed_day.parse::<NaiveDate>() {
            Ok(until) => Some(until),
            Err(_) => {
                let wrong = FieldError::new("step.until", "date");
                return show(&site, staff, id, typed(&inputs).wrong(wrong), Asked::default()).await;
            }
        },
    };
    let step = (text(&inputs, "step.what"), text(&inputs, "step.who"));
    let done = plan::add_step(&site.app, &caller, WorkerId(id), (own, version(&inputs)), step, until).await;
    after(&site, staff, id, typed(&inputs), done).await
}

/// `POST /sportello/persone/{id}/bilancio/piano/{uuid}/stato`
pub async fn state(
    State(site): State<Site>,
    staff: Staff,
    Path((id, own)): Path<(Uuid, Uuid)>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    ponte_app::pact::may_keep(&site.app, &caller, WorkerId(id)).await?;
    let on = match day(&site, &inputs, "done") {
        Ok(on) => on,
        Err(wrong) => return show(&site, staff, id, Form::default().wrong(wrong), Asked::default()).await,
    };
    let state = UnitState::from_code(text(&inputs, "state")).unwrap_or(UnitState::Planned);
    let unit = text(&inputs, "unit").parse().unwrap_or_default();
    let evidence = text(&inputs, "unit_evidence");
    let done = plan::state(&site.app, &caller, WorkerId(id), (own, version(&inputs)), (unit, state), (on, evidence)).await;
    after(&site, staff, id, Form::default(), done).await
}

/// `POST /sportello/persone/{id}/bilancio/piano/{uuid}/rilettura`
pub async fn look(
    State(site): State<Site>,
    staff: Staff,
    Path((id, own)): Path<(Uuid, Uuid)>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    ponte_app::pact::may_keep(&site.app, &caller, WorkerId(id)).await?;
    let next = match day(&site, &inputs, "next") {
        Ok(next) => next,
        Err(wrong) => return show(&site, staff, id, typed(&inputs).wrong(wrong), Asked::default()).await,
    };
    let done = plan::look(&site.app, &caller, WorkerId(id), (own, version(&inputs)), text(&inputs, "words"), next).await;
    after(&site, staff, id, typed(&inputs), done).await
}

/// `POST /sportello/persone/{id}/bilancio/piano/{uuid}/fine`
pub async fn end(
    State(site): State<Site>,
    staff: Staff,
    Path((id, own)): Path<(Uuid, Uuid)>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let done = plan::end(&site.app, &caller, WorkerId(id), (own, version(&inputs)), text(&inputs, "why")).await;
    after(&site, staff, id, Form::default(), done).await
}
