//! Failed attempts to sign in, as the audit keeps them: when, at which account, how often by then; neither what was typed as password
//! nor, in clear, as user name. A flood of them does not fill the chain.

use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use ponte_domain::{
    actor::{Actor, Purpose},
    id::AccountId,
};
use ponte_storage::{Kind, audit::Details};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{App, audit::digests_of, error::Result, rights::Caller};

/// Records of failures that a node writes within an hour.
const MOST_AN_HOUR: u32 = 100;

/// Whose key digests the user names: there may be no account, so that they share one.
const NAMES: Uuid = Uuid::nil();

/// How many failures were recorded lately.
#[derive(Debug, Default)]
pub struct FailuresTold(Mutex<Window>);

#[derive(Debug, Default)]
struct Window {
    since: Option<DateTime<Utc>>,
    told: u32,
    untold: u32,
}

impl FailuresTold {
    /// Whether one more may be recorded, and how many were not since the last that was.
    fn admit(&self, now: DateTime<Utc>) -> Option<u32> {
        let mut window = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if window.since.is_none_or(|since| now - since >= TimeDelta::hours(1)) {
            *window = Window { since: Some(now), told: 0, untold: window.untold };
        }
        if window.told >= MOST_AN_HOUR {
            window.untold = window.untold.saturating_add(1);
            return None;
        }
        window.told += 1;
        Some(std::mem::take(&mut window.untold))
    }
}

/// Records that an attempt with a user name failed, the `count`th within a day: the first, the second, the fourth and so on, each
/// time twice as many, and so many of all names within an hour. What is left out is counted in the next record.
///
/// # Errors
/// When the database refuses.
pub(super) async fn note_failed(app: &App, username: &str, account: Option<AccountId>, count: u32) -> Result<()> {
    if !count.is_power_of_two() {
        return Ok(());
    }
    let Some(untold) = app.failures_told.admit(app.now()) else { return Ok(()) };
    let tx = app.begin().await?;
    let name = ("username".to_owned(), Value::Null, json!(username.to_lowercase()));
    let digests = digests_of(&tx, NAMES, &[name]).await?;
    let left_out = if untold > 0 { format!(" untold={untold}") } else { String::new() };
    let details = Details { digests, context: Some(format!("failures={count}{left_out}")), ..Details::default() };
    let caller = Caller::new(Actor::Anonymous, Purpose::Administration);
    app.audit_with(&tx, &caller, "account.sign_in_failed", account.map(|id| (Kind::Account, id.0)), details).await?;
    app.commit(tx).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_is_counted_and_not_written() {
        let (told, begin) = (FailuresTold::default(), DateTime::UNIX_EPOCH);
        let admitted = (0..1_000).filter(|second| told.admit(begin + TimeDelta::seconds(*second)).is_some()).count();
        assert_eq!(admitted, MOST_AN_HOUR as usize);
        assert_eq!(told.admit(begin + TimeDelta::hours(1)), Some(900), "the next hour says how many were left out");
        assert_eq!(told.admit(begin + TimeDelta::hours(1)), Some(0));
    }
}
