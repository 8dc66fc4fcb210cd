//! Invitations: somebody is asked to have an account, with what she will be and where.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{id::AccountId, role::Role};

/// How long the link of an invitation works.
pub const INVITATION_DAYS: i64 = 7;

/// Somebody is invited to have an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    pub id: Uuid,
    /// How the person is called.
    pub name: String,
    /// The user name that is proposed to her.
    pub username: String,
    /// Where the link was sent; absent when it was handed over on paper.
    #[serde(default)]
    pub email: Option<String>,
    /// What she will be; the first is what she is shown with.
    pub roles: Vec<Role>,
    /// Code of the desk.
    pub desk: String,
    /// Last day of her account; open when absent.
    #[serde(default)]
    pub last_day: Option<NaiveDate>,
    /// Who invited; absent for the command line.
    #[serde(default)]
    pub invited_by: Option<AccountId>,
    pub created_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

impl Invitation {
    /// Until when an invitation made now works.
    #[must_use]
    pub fn expiry(now: DateTime<Utc>) -> DateTime<Utc> {
        now + TimeDelta::days(INVITATION_DAYS)
    }
}
