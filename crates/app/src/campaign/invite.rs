//! Asks in ways that no machine of ours sends: telephone, paper, messages that the desk sends itself.

use ponte_domain::{
    campaign::{CampaignError, CampaignState},
    id::{CampaignId, ResponseId},
    pack::Channel,
    response::{Response, ResponseState, Subject},
};
use ponte_storage::response::{self, Which};

use super::{manage::of, send::place_of};
use crate::{
    App,
    error::{Refusal, Result},
    questionnaire::{self, Addressee, Held, make_link, short_text},
    rights::{Caller, Right},
};

/// A message that the desk sends itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnMessage {
    pub name: String,
    pub phone: String,
    pub text: String,
    pub link: String,
}

/// The messages to be sent by SMS or messaging, each with a link of its own: there is no channel for them here yet, so that the desk
/// sends them with its own telephone. Whoever stands on the list counts as asked; a second list reminds, with new links.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Campaign`] when it is not open.
pub async fn message_list(app: &App, caller: &Caller, id: CampaignId) -> Result<Vec<OwnMessage>> {
    caller.require(Right::Export)?;
    let campaign = of(app, caller, id).await?.campaign;
    if campaign.state != CampaignState::Open {
        return Err(Refusal::from(CampaignError::NotOpen).into());
    }
    let held = Held::of(app, &campaign.sheet).await?;
    let mut list = Vec::new();
    let tx = app.begin().await?;
    for channel in [Channel::Sms, Channel::Messaging] {
        let which = Which { campaign: Some(id), channel: Some(channel), anonymous: Some(false), ..Which::default() };
        for mut stored in response::list(&tx, &which).await? {
            if !stored.response.is_open() || questionnaire::permit(app, &tx, caller, questionnaire::CHANGE, &stored.response).await.is_err()
            {
                continue;
            }
            let Some(to) = Addressee::of(&tx, stored.response.subject).await? else { continue };
            let (Some(phone), true) = (to.phone.clone(), to.wanted) else { continue };
            let again = stored.response.times.sent.is_some();
            let Some(answers) = place_of(&tx, &campaign, stored.response.id).await? else { continue };
            let days = i64::from(campaign.link_days);
            let link = make_link(app, &tx, answers, days).await?;
            let message = if again { campaign.reminder.as_deref() } else { campaign.message.as_deref() };
            let text = short_text(app, &held, message, &stored.response, &to, &link, days);
            stored.response.sent(channel, app.now()).map_err(Refusal::from)?;
            response::update(&tx, stored.version, &stored.response).await?;
            let name = format!("{} {}", to.given_name, to.family_name).trim().to_owned();
            list.push(OwnMessage { name, phone, text, link });
        }
    }
    app.audit(&tx, caller, "campaign.messages", None, &[]).await?;
    app.commit(tx).await?;
    Ok(list)
}

/// Notes that somebody was asked by telephone or was given a sheet.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Response`].
pub async fn mark_asked(app: &App, caller: &Caller, id: ResponseId, channel: Channel) -> Result<()> {
    let mut stored = questionnaire::changeable(app, caller, id).await?;
    stored.response.sent(channel, app.now()).map_err(Refusal::from)?;
    let tx = app.begin().await?;
    response::update(&tx, stored.version, &stored.response).await?;
    app.audit(&tx, caller, "campaign.asked", None, &[]).await?;
    app.commit(tx).await
}

/// A sheet for somebody who stays unnamed: one of a campaign that is nobody's yet, else a new one.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Campaign`] when the campaign is not open or not anonymous.
pub async fn anonymous_sheet(app: &App, caller: &Caller, id: CampaignId) -> Result<ResponseId> {
    let campaign = of(app, caller, id).await?.campaign;
    if campaign.state != CampaignState::Open {
        return Err(Refusal::from(CampaignError::NotOpen).into());
    }
    if !campaign.anonymous {
        return Err(Refusal::from(CampaignError::Anonymous).into());
    }
    let tx = app.begin().await?;
    let taken = match place_of(&tx, &campaign, ResponseId(uuid::Uuid::nil())).await? {
        Some(taken) => taken,
        None => {
            let fresh = questionnaire::fresh(app, &campaign.desk, campaign.sheet.clone(), Subject::Nobody, Some(id))?;
            let made = Response { state: ResponseState::Sent, ..questionnaire::anonymous(fresh)? };
            response::insert(&tx, &made).await?;
            made.id
        }
    };
    app.commit(tx).await?;
    Ok(taken)
}
