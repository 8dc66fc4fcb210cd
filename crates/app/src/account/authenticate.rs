//! Tells who holds a session.

use chrono::TimeDelta;
use ponte_domain::account::Account;
use ponte_storage::account;

use crate::{App, error::Result, secret::digest};

/// Hours after which a session ends whatever happens.
const SESSION_HOURS: i64 = 12;

/// Minutes without a request after which a session ends.
const IDLE_MINUTES: i64 = 60;

/// Minutes between two notes that a session was used: not every page writes.
const TOUCH_MINUTES: i64 = 5;

/// The account of a session that is open and not idle too long.
///
/// # Errors
/// When the database cannot be used.
pub async fn by_session(app: &App, secret: &str) -> Result<Option<Account>> {
    let (now, digest) = (app.now(), digest(secret));
    let begun_since = now - TimeDelta::hours(SESSION_HOURS);
    let seen_since = now - TimeDelta::minutes(IDLE_MINUTES);
    let Some((account, seen_at)) = account::by_session(&app.db, &digest, begun_since, seen_since).await? else { return Ok(None) };
    if account.has_ended_on(app.today()) {
        return Ok(None);
    }
    if now - seen_at > TimeDelta::minutes(TOUCH_MINUTES) {
        let tx = app.begin().await?;
        account::touch_session(&tx, &digest, now).await?;
        app.commit(tx).await?;
    }
    Ok(Some(account))
}
