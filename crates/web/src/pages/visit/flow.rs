//! From the queue to the pact: the declaration of today, the pact in the words of the house, its signature; one press each.

use axum::{
    Form as Posted,
    extract::{Path, State},
    response::Response,
};
use chrono::Months;
use ponte_app::{
    attachment::Evidence,
    error::{Error, Refusal},
    national, pact, profiling,
    rights::{Caller, Right},
    unemployment::{self, Declaration},
    visit,
};
use ponte_domain::{
    actor::Purpose,
    id::WorkerId,
    pact::{Available, PactError, SearchAct, SignedHow, Terms},
    unemployment::{DeclaredHow, EventError},
    visit::VisitOutcome,
};
use ponte_storage::Kind;
use ponte_templates::{
    form::{FieldError, Form},
    layout::Done,
};
use serde::Deserialize;
use uuid::Uuid;

use super::{PATH, address, one::show};
use crate::{error::PageError, flash, site::Site, visitor::Staff};

/// Days between two contacts, and months until the pact is looked at again, that a pact begins with.
const CONTACT_DAYS: u32 = 30;
const REVIEW_MONTHS: u32 = 6;

/// Whose file a visit is.
async fn whose(site: &Site, caller: &Caller, id: Uuid) -> Result<WorkerId, PageError> {
    caller.require(Right::Welcome)?;
    caller.require(Right::EditPeople)?;
    let worker = visit::one(&site.app, caller, id).await?.found.visit.worker;
    Ok(worker.ok_or(Refusal::NotFound(Kind::Worker))?)
}

/// `POST /sportello/accoglienza/{uuid}/did`: today, at the desk.
pub async fn declare(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let worker = whose(&site, &caller, id).await?;
    // While the national system is away nothing pretends to have been sent to it.
    let provisional = national::away(&site.app.db).await?.is_some();
    let declaration = Declaration { day: site.app.today(), how: DeclaredHow::Desk, work_until: None, provisional, note: None };
    match unemployment::declare(&site.app, &caller, worker, declaration).await {
        Ok(_) => Ok(flash::done(&address(id), Done::Recorded, 1, None)),
        Err(Error::Refused(Refusal::Unemployment(error))) => {
            let mut wrong = match error {
                EventError::Barred(_) => FieldError::new("did", "status-barred"),
                _ => FieldError::new("did", "status-declared"),
            };
            if let EventError::Barred(until) = error {
                wrong.args.insert("value".to_owned(), until.format("%d/%m/%Y").to_string());
            }
            show(&site, staff, id, (None, Vec::new()), Form::default().wrong(wrong)).await
        }
        Err(error) => Err(error.into()),
    }
}

/// What she looks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Goal {
    goal: String,
}

/// The pact in the words of the house, around what she looks for.
fn terms(site: &Site, staff: &Staff, caller: &Caller, goal: &str) -> Result<Terms, PageError> {
    let say = |key: &str, args: &[(&str, String)]| site.app.presses.words.say(key, args, staff.0.lang).map_err(PageError::Render);
    let lines = |text: String| text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let today = site.app.today();
    Ok(Terms {
        goal: if goal.is_empty() { String::new() } else { say("pact-draft-goal", &[("what", goal.to_owned())])? },
        hers: lines(say("pact-draft-hers", &[])?),
        ours: lines(say("pact-draft-ours", &[])?),
        search: vec![SearchAct { what: say("pact-draft-act", &[])?, proof: say("pact-draft-proof", &[])? }],
        available: Available::ALL.to_vec(),
        contact_days: CONTACT_DAYS,
        review: today.checked_add_months(Months::new(REVIEW_MONTHS)).unwrap_or(today),
        responsible: caller.actor.name().unwrap_or_default().to_owned(),
        track: None,
    })
}

/// `POST /sportello/accoglienza/{uuid}/patto`: writes the pact; it is read over and changed on its own page.
pub async fn agree(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(typed): Posted<Goal>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let worker = whose(&site, &caller, id).await?;
    let track = profiling::track_of(&site.app, &caller, worker).await?;
    let terms = Terms { track, ..terms(&site, &staff, &caller, typed.goal.trim())? };
    match pact::keep(&site.app, &caller, worker, None, terms, "").await {
        Ok(_) => Ok(flash::done(&address(id), Done::Recorded, 1, None)),
        Err(Error::Refused(Refusal::Pact(error))) => {
            let code = match error {
                PactError::TooLong => "too-long",
                PactError::Another => "pact-another",
                _ => "required",
            };
            let form = Form::default().with("goal", typed.goal).wrong(FieldError::new("goal", code));
            show(&site, staff, id, (None, Vec::new()), form).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Which pact was signed, and as it was seen.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Signed {
    pact: String,
    pact_version: i64,
    version: i64,
}

/// `POST /sportello/accoglienza/{uuid}/firma`: signed on paper, which is in her folder; and the visit has come to its end.
pub async fn sign(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(signed): Posted<Signed>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let worker = whose(&site, &caller, id).await?;
    let pact = signed.pact.parse().map_err(|_| PageError::BadRequest)?;
    let evidence = site.app.presses.words.say("visit-paper", &[], staff.0.lang).map_err(PageError::Render)?;
    let seen = (pact, signed.pact_version);
    pact::sign(&site.app, &caller, worker, seen, SignedHow::Paper, site.app.today(), Evidence { words: evidence, ..Evidence::default() })
        .await?;
    let ended = visit::end(&site.app, &caller, (id, signed.version), VisitOutcome::Pact).await?;
    Ok(flash::done(PATH, Done::VisitEnded, ended.ticket, Some(format!("{}/annulla", address(id)))))
}
