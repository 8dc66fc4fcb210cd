//! Answers through a link that was sent: without signing in, one section at a time, on one browser.
//!
//! Opening a link changes nothing: mail scanners open links too. What was answered is shown only on the browser on which it was
//! answered, known by a secret in a cookie; elsewhere one begins anew, and sees nothing.

use ponte_domain::{
    actor::{Actor, Purpose},
    campaign::{Campaign, CampaignState},
    codes,
    id::{CampaignId, ResponseId},
    response::{Filling, Response, ResponseError, ResponseState, Subject},
};
use ponte_storage::{
    campaign,
    proposal::{self, LinkPurpose},
    response::{self, StoredResponse},
};

use super::{
    answer::{Saved, finish, note},
    begin::{anonymous, fresh},
    sheet::Held,
    view::Opened,
    words::read_answers,
};
use crate::{
    App,
    error::{Refusal, Result},
    link,
    rights::Caller,
    secret::{digest, new_secret},
};

codes! {
    /// Why a link leads to no question any more.
    pub enum Over {
        /// It was answered.
        Completed = "completed",
        /// The desk does not need it any more.
        Withdrawn = "withdrawn",
        /// The time is over, or there is no such link.
        Expired = "expired",
    }
}

/// What a link leads to.
#[derive(Debug, Clone)]
pub enum Link {
    /// Somebody's questionnaire.
    Asked {
        opened: Box<Opened>,
        /// Answers stand there that were given on another browser.
        elsewhere: bool,
        /// The answers may be shown: they were given on this browser.
        mine: bool,
    },
    /// A poll for whoever comes by.
    Poll(Held),
    /// Nothing any more; the questionnaire, where it is known, has words of thanks.
    Over(Over, Option<Held>),
}

/// The digest by which a response knows a browser: of its secret together with the response, so that two responses given on one
/// browser cannot be told to be so.
fn browser_of(secret: &str, response: ResponseId) -> String {
    digest(&format!("{secret}.{response}"))
}

enum Found {
    Response(Box<StoredResponse>),
    Poll(Box<Campaign>),
    Over(Over, Option<Held>),
}

async fn find(app: &App, secret: &str) -> Result<Found> {
    let link = proposal::link(&app.db, &digest(secret)).await?;
    let purposes = [LinkPurpose::Questionnaire, LinkPurpose::Poll];
    let Some(link) = link.filter(|link| purposes.contains(&link.purpose)) else { return Ok(Found::Over(Over::Expired, None)) };
    let expired = link.expires_at <= app.now();
    if link.purpose == LinkPurpose::Poll {
        let stored = campaign::get(&app.db, CampaignId(link.subject)).await?;
        return Ok(match stored.filter(|stored| !expired && stored.campaign.state == CampaignState::Open) {
            Some(stored) => Found::Poll(Box::new(stored.campaign)),
            None => Found::Over(Over::Expired, None),
        });
    }
    let Some(stored) = response::get(&app.db, ResponseId(link.subject)).await? else { return Ok(Found::Over(Over::Expired, None)) };
    let over = match stored.response.state {
        ResponseState::Completed | ResponseState::Confirmed => Some(Over::Completed),
        ResponseState::Withdrawn => Some(Over::Withdrawn),
        _ if expired || is_closed(app, &stored.response).await? => Some(Over::Expired),
        _ => None,
    };
    let Some(over) = over else { return Ok(Found::Response(Box::new(stored))) };
    let held = if over == Over::Completed { Some(Held::of(app, &stored.response.sheet).await?) } else { None };
    Ok(Found::Over(over, held))
}

async fn is_closed(app: &App, response: &Response) -> Result<bool> {
    let Some(id) = response.campaign else { return Ok(false) };
    Ok(campaign::get(&app.db, id).await?.is_none_or(|stored| stored.campaign.state == CampaignState::Closed))
}

/// What a link leads to, for a browser with a secret.
///
/// # Errors
/// When the database or a pack cannot be read.
pub async fn open_link(app: &App, secret: &str, browser: Option<&str>) -> Result<Link> {
    Ok(match find(app, secret).await? {
        Found::Over(over, held) => Link::Over(over, held),
        Found::Poll(campaign) => Link::Poll(Held::of(app, &campaign.sheet).await?),
        Found::Response(stored) => {
            let known = browser.map(|browser| browser_of(browser, stored.response.id));
            let elsewhere = stored.response.belongs_to(known.as_deref()).is_err();
            let mine = known.is_some() && stored.response.browser == known;
            let mut opened = Opened::of(app, *stored).await?;
            if !mine {
                // Nothing of what was answered leaves for another browser.
                opened.stored.response.answers.clear();
                opened.assessment = opened.stored.response.assessment(&opened.held, app.now());
            }
            Link::Asked { opened: Box::new(opened), elsewhere, mine }
        }
    })
}

/// Where answering begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    /// Of the link under which to go on.
    pub secret: String,
    /// What the browser keeps.
    pub browser: String,
}

fn caller_of(response: &Response) -> Caller {
    let actor = if response.anonymous { Actor::Anonymous } else { Actor::Respondent { response: response.id } };
    Caller::new(actor, Purpose::Casework)
}

/// Passes the first page. Of a poll a response of its own is made, with a link of its own.
///
/// # Errors
/// [`Refusal::LinkExpired`]; [`Refusal::Response`] when answers are being given on another browser.
pub async fn begin_by_link(app: &App, secret: &str, browser: Option<&str>) -> Result<Begun> {
    let browser = browser.map_or_else(new_secret, |browser| Ok(browser.to_owned()))?;
    let tx = app.begin().await?;
    let secret = match find(app, secret).await? {
        Found::Over(..) => return Err(Refusal::LinkExpired.into()),
        Found::Poll(campaign) => {
            let mut response = anonymous(fresh(app, &campaign.desk, campaign.sheet.clone(), Subject::Nobody, Some(campaign.id))?)?;
            response.open(Some(&browser_of(&browser, response.id)), app.now()).map_err(Refusal::from)?;
            response::insert(&tx, &response).await?;
            link::make(app, &tx, LinkPurpose::Questionnaire, response.id.0, i64::from(campaign.link_days)).await?
        }
        Found::Response(mut stored) => {
            let known = browser_of(&browser, stored.response.id);
            stored.response.open(Some(&known), app.now()).map_err(Refusal::from)?;
            response::update(&tx, stored.version, &stored.response).await?;
            note(app, &tx, &caller_of(&stored.response), "questionnaire.open", &stored.response).await?;
            secret.to_owned()
        }
    };
    app.commit(tx).await?;
    Ok(Begun { secret, browser })
}

/// Begins anew on another browser: what was answered before is removed, and never shown there.
///
/// # Errors
/// [`Refusal::LinkExpired`], [`Refusal::Response`].
pub async fn begin_anew_by_link(app: &App, secret: &str, browser: Option<&str>) -> Result<Begun> {
    let Found::Response(mut stored) = find(app, secret).await? else { return Err(Refusal::LinkExpired.into()) };
    let browser = browser.map_or_else(new_secret, |browser| Ok(browser.to_owned()))?;
    let known = browser_of(&browser, stored.response.id);
    stored.response.begin_anew(&known, app.now()).map_err(Refusal::from)?;
    let tx = app.begin().await?;
    response::update(&tx, stored.version, &stored.response).await?;
    note(app, &tx, &caller_of(&stored.response), "questionnaire.open", &stored.response).await?;
    app.commit(tx).await?;
    Ok(Begun { secret: secret.to_owned(), browser })
}

async fn mine(app: &App, secret: &str, browser: Option<&str>) -> Result<StoredResponse> {
    let Found::Response(stored) = find(app, secret).await? else { return Err(Refusal::LinkExpired.into()) };
    let known = browser.map(|browser| browser_of(browser, stored.response.id));
    // Answers are taken only where one began: a page that was sent without that is not ours.
    if known.is_none() || stored.response.browser != known {
        return Err(Refusal::Response(ResponseError::Elsewhere).into());
    }
    Ok(*stored)
}

/// Saves the answers of a section, or of all, on the browser on which they are given.
///
/// # Errors
/// [`Refusal::LinkExpired`]; [`Refusal::Response`] on another browser.
pub async fn save_by_link(
    app: &App,
    secret: &str,
    browser: Option<&str>,
    section: Option<&str>,
    typed: &[(String, String)],
) -> Result<Saved> {
    let stored = mine(app, secret, browser).await?;
    let mut response = stored.response;
    let held = Held::of(app, &response.sheet).await?;
    response.answer(read_answers(app, &held, section, typed), app.now()).map_err(Refusal::from)?;
    let tx = app.begin().await?;
    response::update(&tx, stored.version, &response).await?;
    note(app, &tx, &caller_of(&response), "questionnaire.answer", &response).await?;
    app.commit(tx).await?;
    Ok(Saved { version: stored.version + 1, assessment: response.assessment(&held, app.now()) })
}

/// Sends the answers in; what was sent in already stays as it is.
///
/// # Errors
/// As [`save_by_link`]; [`Refusal::Response`] when something is missing or wrong.
pub async fn complete_by_link(app: &App, secret: &str, browser: Option<&str>) -> Result<()> {
    if let Found::Over(Over::Completed, _) = find(app, secret).await? {
        return Ok(());
    }
    let mut opened = Opened::of(app, mine(app, secret, browser).await?).await?;
    let caller = caller_of(&opened.stored.response);
    let tx = app.begin().await?;
    finish(app, &tx, &caller, &mut opened, Filling::Link).await?;
    app.commit(tx).await
}
