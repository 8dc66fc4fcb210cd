//! Opens, closes and discards campaigns.

use ponte_domain::{
    actor::Actor,
    campaign::{Audience, Campaign, CampaignError, CampaignState},
    id::{CampaignId, JobId},
    response::Subject,
};
use ponte_storage::{
    Kind, Tx,
    campaign::{self, StoredCampaign},
    job,
    proposal::LinkPurpose,
    response::{self, Which},
};

use super::send::SendInvitations;
use crate::{
    App,
    error::{Error, Refusal, Result},
    link, questionnaire,
    questionnaire::at_desk,
    rights::Caller,
};

/// A campaign, for who works with people's records at its desk; to others it is not there.
pub(super) async fn of(app: &App, caller: &Caller, id: CampaignId) -> Result<StoredCampaign> {
    caller.require(crate::rights::Right::EditPeople)?;
    let stored = campaign::get(&app.db, id).await?.ok_or(Refusal::NotFound(Kind::Desk))?;
    at_desk(app, caller, &stored.campaign.desk)?;
    Ok(stored)
}

/// Opens a campaign: invitations by mail leave as a job; who is asked otherwise stands on its lists. Of a poll for whoever comes by
/// the secret of its link is given, which is kept nowhere.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Campaign`] when it is no draft.
pub async fn open(app: &App, caller: &Caller, id: CampaignId) -> Result<Option<String>> {
    let mut stored = of(app, caller, id).await?;
    stored.campaign.open(app.now()).map_err(Refusal::from)?;
    let tx = app.begin().await?;
    campaign::update(&tx, stored.version, &stored.campaign).await?;
    let mut secret = None;
    if stored.campaign.audience == Audience::Anybody {
        secret = Some(link::make(app, &tx, LinkPurpose::Poll, id.0, i64::from(stored.campaign.link_days)).await?);
    } else {
        if stored.campaign.anonymous {
            make_slots(app, &tx, &stored.campaign).await?;
        }
        enqueue(app, &tx, id, &caller.actor, false).await?;
    }
    app.audit(&tx, caller, "campaign.open", None, &[]).await?;
    app.commit(tx).await?;
    Ok(secret)
}

/// As many places for answers as people are asked, of which none is anybody's: each letter takes one by lot, so that neither the
/// numbers of the rows nor their order tell whose it is.
async fn make_slots(app: &App, tx: &Tx, campaign: &Campaign) -> Result<()> {
    let asked = response::ids(tx, &Which { campaign: Some(campaign.id), ..Which::default() }).await?;
    for _ in asked {
        let fresh = questionnaire::fresh(app, &campaign.desk, campaign.sheet.clone(), Subject::Nobody, Some(campaign.id))?;
        response::insert(tx, &questionnaire::anonymous(fresh)?).await?;
    }
    Ok(())
}

/// Asks for invitations or reminders to be sent in the background; while that is waiting it is asked once.
pub(super) async fn enqueue(app: &App, tx: &Tx, id: CampaignId, actor: &Actor, remind: bool) -> Result<()> {
    let asked = SendInvitations { campaign: id, actor: actor.clone(), remind };
    let payload = serde_json::to_string(&asked).map_err(|error| Error::Internal(error.to_string()))?;
    let key = format!("campaign:{id}:{remind}");
    Ok(job::enqueue(tx, JobId(app.new_id()), SendInvitations::KIND, &payload, Some(&key), app.now(), app.now()).await?)
}

/// Reminds those who have not answered, who were written to long enough ago; also sends what could not leave before and was mended.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Campaign`].
pub async fn remind_now(app: &App, caller: &Caller, id: CampaignId) -> Result<()> {
    let stored = of(app, caller, id).await?;
    if stored.campaign.state != CampaignState::Open {
        return Err(Refusal::from(CampaignError::NotOpen).into());
    }
    let tx = app.begin().await?;
    enqueue(app, &tx, id, &caller.actor, true).await?;
    app.audit(&tx, caller, "campaign.remind", None, &[]).await?;
    app.commit(tx).await
}

/// Closes a campaign: nothing more is sent, and its links open nothing any more.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Campaign`] when it is not open.
pub async fn close(app: &App, caller: &Caller, id: CampaignId) -> Result<()> {
    let mut stored = of(app, caller, id).await?;
    stored.campaign.close(app.now()).map_err(Refusal::from)?;
    let tx = app.begin().await?;
    campaign::update(&tx, stored.version, &stored.campaign).await?;
    job::cancel(&tx, &format!("campaign:{id}:"), app.now()).await?;
    app.audit(&tx, caller, "campaign.close", None, &[]).await?;
    app.commit(tx).await
}

/// Removes a campaign that was never opened.
///
/// # Errors
/// As [`close`]; [`Refusal::Campaign`] when it is no draft.
pub async fn discard(app: &App, caller: &Caller, id: CampaignId) -> Result<()> {
    let stored = of(app, caller, id).await?;
    if stored.campaign.state != CampaignState::Draft {
        return Err(Refusal::from(CampaignError::NotADraft).into());
    }
    let tx = app.begin().await?;
    response::remove_of_campaign(&tx, id).await?;
    campaign::remove(&tx, id).await?;
    app.audit(&tx, caller, "campaign.discard", None, &[]).await?;
    app.commit(tx).await
}
