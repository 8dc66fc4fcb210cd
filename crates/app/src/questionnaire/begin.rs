//! Puts a questionnaire to somebody.

use ponte_domain::{
    campaign::LINK_DAYS,
    employer::Employer,
    id::{CampaignId, ResponseId},
    pack::Channel,
    response::{Response, RunStep, SendFault, Sheet, Subject, age_band},
    worker::Worker,
};
use ponte_storage::{Kind, Stored, Tx, response};
use uuid::Uuid;

use super::{
    access,
    code::{new_code, random_id},
    letter::{Letter, post},
    sheet::{self, Available, Held},
};
use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// What is put to whom.
#[derive(Debug, Clone)]
pub struct Begin {
    pub subject: Subject,
    /// The version of the pack, which must be switched on, or be the one with which a pathway runs.
    pub pack_version: Uuid,
    pub questionnaire: String,
    /// How she is invited; absent when it is answered at once.
    pub channel: Option<Channel>,
    /// The step of a pathway for which it is done.
    pub run: Option<RunStep>,
}

/// The questionnaires that can be begun at a desk.
///
/// # Errors
/// When a pack cannot be read.
pub async fn available(app: &App, desk: &str) -> Result<Vec<Available>> {
    sheet::running(app, desk).await
}

/// Puts a questionnaire to a person or an employer, and writes to her where she is to be written to.
///
/// For the step of a pathway the version need not be switched on any more: what runs keeps the version with which it began, with
/// the parameters that the desk has now if it is on, else the usual ones.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`]; [`Refusal::Missing`] when there is no such questionnaire at the desk;
/// [`Refusal::NoAddress`] when she is to be written to and has no address, or does not want it.
pub async fn begin(app: &App, caller: &Caller, begin: Begin) -> Result<ResponseId> {
    let (desk, band) = whose(app, caller, begin.subject).await?;
    let sheet = sheet_of(app, &desk, &begin).await?;
    let held = Held::of(app, &sheet).await?;
    let mut response = fresh(app, &desk, sheet, begin.subject, None)?;
    response.band = band;
    response.run = begin.run;
    response.channel = begin.channel;
    let asked = response.clone();
    if held.anonymous {
        // Nobody is to know whose answers they are: there is no row that says so.
        response = anonymous(response)?;
    }
    let tx = app.begin().await?;
    response::insert(&tx, &response).await?;
    match begin.channel {
        Some(Channel::Email) if response.anonymous => {
            let letter = Letter { response: &asked, held: &held, message: None, again: false, days: i64::from(LINK_DAYS) };
            if post(app, &tx, caller, &letter, response.id).await?.is_some() {
                return Err(Refusal::NoAddress.into());
            }
        }
        Some(Channel::Email) => send_in(app, &tx, caller, &mut response, &held, 1).await?,
        _ => {}
    }
    app.audit(&tx, caller, "questionnaire.begin", record_of(&response), &[]).await?;
    app.commit(tx).await?;
    Ok(response.id)
}

/// Writes to whom a questionnaire was put, or reminds her; a new link is made, and those sent before work on.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Stale`]; [`Refusal::NoAddress`]; [`Refusal::Response`] when it was sent in.
pub async fn send(app: &App, caller: &Caller, id: ResponseId, version: i64) -> Result<()> {
    let stored = access::seen(app, &app.db, caller, id, version).await?;
    let mut response = stored.response;
    let held = Held::of(app, &response.sheet).await?;
    let tx = app.begin().await?;
    send_in(app, &tx, caller, &mut response, &held, stored.version).await?;
    app.audit(&tx, caller, "questionnaire.send", record_of(&response), &[]).await?;
    app.commit(tx).await
}

async fn send_in(app: &App, tx: &Tx, caller: &Caller, response: &mut Response, held: &Held, version: i64) -> Result<()> {
    let again = response.times.sent.is_some();
    response.sent(Channel::Email, app.now()).map_err(Refusal::from)?;
    let letter = Letter { response: &*response, held, message: None, again, days: i64::from(LINK_DAYS) };
    match post(app, tx, caller, &letter, response.id).await? {
        None => {}
        Some(SendFault::BadAddress | SendFault::NotToContact | SendFault::Undelivered) => return Err(Refusal::NoAddress.into()),
    }
    Ok(response::update(tx, version, response).await?)
}

/// The desk that asks, and the age band of the person.
async fn whose(app: &App, caller: &Caller, subject: Subject) -> Result<(String, Option<String>)> {
    Ok(match subject {
        Subject::Worker(id) => {
            let stored: Stored<Worker> = app.record(&app.db, caller, Right::EditPeople, id.0).await?;
            (stored.value.desk.clone(), band_of(app, &stored.value))
        }
        Subject::Employer(id) => {
            let stored: Stored<Employer> = app.record(&app.db, caller, Right::EditEmployers, id.0).await?;
            (stored.value.desk, None)
        }
        Subject::Nobody => {
            let desk = caller.desk_for(Right::EditPeople, &app.desks()).map(|desk| desk.code.clone());
            (desk.ok_or(Refusal::Forbidden(Right::EditPeople))?, None)
        }
    })
}

/// The age band of a person today.
pub(crate) fn band_of(app: &App, worker: &Worker) -> Option<String> {
    worker.person.age_on(app.today()).map(|years| age_band(years).to_owned())
}

async fn sheet_of(app: &App, desk: &str, begin: &Begin) -> Result<Sheet> {
    let running = sheet::running(app, desk).await?;
    let wanted = |sheet: &Sheet| sheet.pack_version == begin.pack_version && sheet.questionnaire == begin.questionnaire;
    if let Some(found) = running.into_iter().map(|available| available.sheet).find(wanted) {
        return Ok(found);
    }
    if begin.run.is_none() {
        return Err(Refusal::Missing("questionnaire").into());
    }
    let pack = crate::pack::of_version(app, begin.pack_version).await?;
    let parameters = pack.manifest.parameters(&ponte_domain::expression::Values::new());
    let sheet = Sheet { pack_version: begin.pack_version, questionnaire: begin.questionnaire.clone(), parameters };
    Held::find(pack, &begin.questionnaire).map(|_| sheet).ok_or_else(|| Refusal::Missing("questionnaire").into())
}

/// A new response with a code of its own.
pub(crate) fn fresh(app: &App, desk: &str, sheet: Sheet, subject: Subject, campaign: Option<CampaignId>) -> Result<Response> {
    let mut response = Response::new(ResponseId(app.new_id()), desk, sheet, subject, new_code()?);
    response.campaign = campaign;
    Ok(response)
}

/// The same without whom it is about, under a number that tells nothing of when it was made.
pub(crate) fn anonymous(response: Response) -> Result<Response> {
    Ok(Response { id: ResponseId(random_id()?), subject: Subject::Nobody, anonymous: true, band: None, run: None, ..response })
}

/// The record that an act is about, for the audit.
pub(super) fn record_of(response: &Response) -> Option<(Kind, Uuid)> {
    match response.subject {
        Subject::Worker(id) => Some((Kind::Worker, id.0)),
        Subject::Employer(id) => Some((Kind::Employer, id.0)),
        Subject::Nobody => None,
    }
}
