//! A questionnaire put to many: who is asked, how, and how often.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    codes,
    id::CampaignId,
    pack::Channel,
    response::{Operator, Response, Sheet},
};

codes! {
    /// Where a campaign stands.
    pub enum CampaignState {
        /// People are chosen, nothing has left.
        Draft = "draft",
        Open = "open",
        /// Nothing more is sent, and its links open nothing any more.
        Closed = "closed",
    }
}

codes! {
    /// Whom a campaign asks.
    pub enum Audience {
        Workers = "workers",
        Employers = "employers",
        /// Whoever comes by: one link or square for all, nobody is known.
        Anybody = "anybody",
    }
}

codes! {
    /// Why somebody who was chosen is not asked.
    pub enum LeftOut {
        /// She does not want to be written to, or her data are not to be used.
        NotToContact = "not_to_contact",
        /// The same questionnaire is already with her, unanswered.
        Already = "already",
        /// Neither an address to write to nor a telephone.
        NoContact = "no_contact",
    }
}

/// Days after an invitation for which its link works.
pub const LINK_DAYS: u32 = 30;
/// The longest that a link may work.
pub const MOST_LINK_DAYS: u32 = 180;
/// Most reminders.
pub const MOST_REMINDERS: u32 = 5;
/// Most people of one campaign.
pub const MOST_PEOPLE: usize = 20_000;
/// Longest title and purpose, in characters.
pub const MOST_TITLE: usize = 120;

/// How people were drawn: with the seed and the ids anybody who holds them can draw again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawing {
    /// The sample of the questionnaire.
    pub sample: String,
    /// What the lots come from: each is the first eight bytes of SHA-256 over this text and the sixteen bytes of the id.
    pub seed: String,
    pub at: DateTime<Utc>,
    /// By desk and group.
    pub groups: BTreeMap<String, Group>,
    /// People of whom the group is not known, who could not be drawn.
    pub without_group: u64,
}

/// A group of a sample, at a desk.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    pub candidates: u64,
    pub drawn: u64,
    /// How many it lacks.
    pub short: u32,
}

/// A questionnaire put to many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Campaign {
    pub id: CampaignId,
    /// Code of the desk that asks.
    pub desk: String,
    pub sheet: Sheet,
    pub title: String,
    pub audience: Audience,
    /// How invitations travel; who cannot be reached so is asked by telephone or on paper.
    pub channel: Channel,
    /// The message of the pack that invites, and the one that reminds; a plain one when absent.
    #[serde(default)]
    pub message: Option<String>,
    #[serde(default)]
    pub reminder: Option<String>,
    /// Days for which a link works.
    pub link_days: u32,
    /// Days after which somebody who has not answered is reminded; never when absent.
    #[serde(default)]
    pub remind_after: Option<u32>,
    #[serde(default)]
    pub most_reminders: u32,
    /// Nobody is to know who answered.
    #[serde(default)]
    pub anonymous: bool,
    #[serde(default)]
    pub drawing: Option<Drawing>,
    pub state: CampaignState,
    pub created_at: DateTime<Utc>,
    #[serde(default)]
    pub created_by: Option<Operator>,
    #[serde(default)]
    pub opened_at: Option<DateTime<Utc>>,
    #[serde(default)]
    pub closed_at: Option<DateTime<Utc>>,
}

/// Why a campaign cannot be changed so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CampaignError {
    #[error("the campaign is not a draft")]
    NotADraft,
    #[error("the campaign is not open")]
    NotOpen,
    #[error("a title is missing or too long")]
    Title,
    #[error("nobody is chosen")]
    Nobody,
    #[error("too many people")]
    TooMany,
    /// Nobody knows who has not answered.
    #[error("an anonymous poll reminds nobody")]
    Anonymous,
}

impl Campaign {
    /// Opens it.
    ///
    /// # Errors
    /// [`CampaignError::NotADraft`].
    pub fn open(&mut self, now: DateTime<Utc>) -> Result<(), CampaignError> {
        if self.state != CampaignState::Draft {
            return Err(CampaignError::NotADraft);
        }
        self.state = CampaignState::Open;
        self.opened_at = Some(now);
        Ok(())
    }

    /// Closes it.
    ///
    /// # Errors
    /// [`CampaignError::NotOpen`].
    pub fn close(&mut self, now: DateTime<Utc>) -> Result<(), CampaignError> {
        if self.state != CampaignState::Open {
            return Err(CampaignError::NotOpen);
        }
        self.state = CampaignState::Closed;
        self.closed_at = Some(now);
        Ok(())
    }

    /// Whether somebody is to be reminded now: the invitation or the last reminder left so many days ago, and there were not
    /// too many. Of anonymous polls nobody knows who has not answered.
    #[must_use]
    pub fn reminds(&self, response: &Response, now: DateTime<Utc>) -> bool {
        let Some(days) = self.remind_after.filter(|_| self.state == CampaignState::Open && !self.anonymous) else { return false };
        let Some(sent) = response.times.sent else { return false };
        let last = response.times.reminded.last().copied().unwrap_or(sent);
        // Who was found to answer no more is not written to again.
        let waits = response.is_open() && response.no_answer.is_none() && response.fault.is_none();
        let few = (response.times.reminded.len() as u64) < u64::from(self.most_reminders);
        waits && few && now - last >= TimeDelta::days(i64::from(days))
    }
}
