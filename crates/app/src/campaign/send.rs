//! Sends invitations and reminders, many at a time, in the background.

use chrono::Utc;
use ponte_domain::{
    actor::{Actor, Purpose},
    campaign::{Campaign, CampaignState},
    id::{CampaignId, ResponseId},
    pack::Channel,
    response::{ResponseState, SendFault},
};
use ponte_storage::{
    Tx, campaign,
    job::{self, Job},
    response::{self, StoredResponse, Which},
};
use serde::{Deserialize, Serialize};

use super::manage::enqueue;
use crate::{
    App,
    error::{Error, Refusal, Result},
    jobs::LEASE,
    mail::Mail,
    questionnaire::{Held, Letter, post, random_below},
    rights::Caller,
};

/// Letters written in one transaction.
const CHUNK: usize = 100;

/// The job that writes to the people of a campaign.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SendInvitations {
    pub campaign: CampaignId,
    /// Who asked for it.
    pub actor: Actor,
    /// Also remind who has not answered.
    pub remind: bool,
}

impl SendInvitations {
    /// Name of the kind of job.
    pub const KIND: &'static str = "campaign.send";
}

/// The daily look for whom to remind.
pub struct Remind;

impl Remind {
    /// Name of the kind of job.
    pub const KIND: &'static str = "campaign.remind";
}

/// Asks for the reminders of every open campaign that are due.
///
/// # Errors
/// When the database cannot be used.
pub async fn remind_due(app: &App) -> Result<()> {
    for stored in campaign::list(&app.db, Some(CampaignState::Open), None, u64::MAX >> 1).await? {
        if due(app, &stored.campaign).await?.is_empty() {
            continue;
        }
        let tx = app.begin().await?;
        enqueue(app, &tx, stored.campaign.id, &Actor::Job { name: Remind::KIND.to_owned() }, true).await?;
        app.commit(tx).await?;
    }
    Ok(())
}

/// Who is to be reminded now.
async fn due(app: &App, campaign: &Campaign) -> Result<Vec<ResponseId>> {
    use ResponseState as S;
    if campaign.remind_after.is_none() || campaign.anonymous {
        return Ok(Vec::new());
    }
    let which = Which {
        campaign: Some(campaign.id),
        states: vec![S::Sent, S::Opened, S::Started],
        channel: Some(Channel::Email),
        ..Which::default()
    };
    let waiting = response::list(&app.db, &which).await?;
    Ok(waiting.into_iter().filter(|stored| campaign.reminds(&stored.response, app.now())).map(|stored| stored.response.id).collect())
}

/// Sends what is to be sent by mail of a campaign, a hundred in a transaction. Run again it goes on where it was: what has left is
/// known by its row. A bad address is noted on the row and listed, and loses nobody.
///
/// # Errors
/// When the database cannot be used; [`Refusal::Stopped`] when somebody stopped it: what has left has left.
pub async fn run_send(app: &App, job: &Job, asked: &SendInvitations) -> Result<()> {
    let Some(stored) = campaign::get(&app.db, asked.campaign).await? else { return Ok(()) };
    let campaign = stored.campaign;
    if campaign.state != CampaignState::Open {
        return Ok(());
    }
    let which = Which {
        campaign: Some(campaign.id),
        states: vec![ResponseState::ToSend],
        channel: Some(Channel::Email),
        anonymous: Some(false),
        ..Which::default()
    };
    let mut waiting = response::ids(&app.db, &which).await?;
    if asked.remind {
        waiting.extend(due(app, &campaign).await?);
    }
    let held = Held::of(app, &campaign.sheet).await?;
    let caller = app.caller(asked.actor.clone(), Purpose::Casework).await?;
    let total = i64::try_from(waiting.len()).unwrap_or(i64::MAX);
    let mut done = 0;
    for chunk in waiting.chunks(CHUNK) {
        let now = app.now();
        if !job::progress(&app.db, job.id, done, total, now + LEASE, now).await? {
            return Err(Refusal::Stopped.into());
        }
        let tx = app.begin().await?;
        for id in chunk {
            write(app, &tx, &caller, &campaign, &held, *id).await?;
        }
        app.audit(&tx, &caller, "campaign.send", None, &[]).await?;
        app.commit(tx).await?;
        done += i64::try_from(chunk.len()).unwrap_or(0);
    }
    job::progress(&app.db, job.id, done, total, app.now() + LEASE, app.now()).await.map(drop).map_err(Error::from)
}

/// Writes one letter, or notes why it cannot be.
async fn write(app: &App, tx: &Tx, caller: &Caller, campaign: &Campaign, held: &Held, id: ResponseId) -> Result<()> {
    let Some(StoredResponse { version, mut response }) = response::get(tx, id).await? else { return Ok(()) };
    if !response.is_open() {
        return Ok(());
    }
    let again = response.times.sent.is_some();
    let message = if again { campaign.reminder.as_deref() } else { campaign.message.as_deref() };
    let days = i64::from(campaign.link_days);
    let Some(answers) = place_of(tx, campaign, id).await? else { return Ok(()) };
    let letter = Letter { response: &response, held, message, again, days };
    match post(app, tx, caller, &letter, answers).await? {
        Some(fault) => response.not_sent(fault),
        None => response.sent(Channel::Email, app.now()).map_err(Refusal::from)?,
    }
    Ok(response::update(tx, version, &response).await?)
}

/// Where the answers go that a letter asks for: into the row of the person; of an anonymous poll into one that is still nobody's,
/// taken by lot.
pub(super) async fn place_of(tx: &Tx, campaign: &Campaign, person: ResponseId) -> Result<Option<ResponseId>> {
    if !campaign.anonymous {
        return Ok(Some(person));
    }
    let which = Which { campaign: Some(campaign.id), states: vec![ResponseState::ToSend], anonymous: Some(true), ..Which::default() };
    let free = response::ids(tx, &which).await?;
    if free.is_empty() {
        return Ok(None);
    }
    let taken = free[random_below(free.len())?];
    let Some(mut stored) = response::get(tx, taken).await? else { return Ok(None) };
    // Given out, and not when.
    stored.response.state = ResponseState::Sent;
    response::update(tx, stored.version, &stored.response).await?;
    Ok(Some(taken))
}

/// Notes that a letter could not be delivered, however often it was tried; the person is listed, and can be asked otherwise.
///
/// # Errors
/// When the database cannot be used.
pub async fn note_undelivered(app: &App, tx: &Tx, mail: &Mail) -> Result<()> {
    let Some(id) = mail.response else { return Ok(()) };
    let Some(mut stored) = response::get(tx, id).await? else { return Ok(()) };
    if stored.response.is_open() {
        stored.response.not_sent(SendFault::Undelivered);
        response::update(tx, stored.version, &stored.response).await?;
        tracing::warn!(response = %id, at = %app.now().with_timezone(&Utc), "an invitation could not be delivered");
    }
    Ok(())
}
