//! The sessions of an account: listed, locked, ended.

use chrono::TimeDelta;
use ponte_domain::{
    id::AccountId,
    sign_in::{COUNTED_HOURS, Stage},
};
use ponte_storage::{
    Kind, desk,
    session::{self, Session},
    sign_in,
};
use uuid::Uuid;

use super::{
    authenticate::{IDLE_MINUTES, IDLE_SETTING, Present, SESSION_HOURS},
    sign_in::KNOWN_DAYS,
};
use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// Fewest and most minutes without a request after which a session may be locked.
pub const IDLE_BOUNDS: (i64, i64) = (5, 240);

/// One's own sessions that are open or locked, the last seen first; those that still wait for a code are none yet.
///
/// # Errors
/// [`Refusal::NotSignedIn`].
pub async fn sessions(app: &App, caller: &Caller) -> Result<Vec<Session>> {
    let id = caller.actor.account().ok_or(Refusal::NotSignedIn)?;
    let mut all = session::of_account(&app.db, id, app.now() - TimeDelta::hours(SESSION_HOURS)).await?;
    all.retain(|session| session.stage == Stage::Open);
    Ok(all)
}

/// Ends one of one's own sessions.
///
/// # Errors
/// [`Refusal::NotSignedIn`]; [`Refusal::NotFound`] when it is another's, or has ended.
pub async fn end_session(app: &App, caller: &Caller, session: Uuid) -> Result<()> {
    let id = caller.actor.account().ok_or(Refusal::NotSignedIn)?;
    let tx = app.begin().await?;
    if !session::end(&tx, id, session).await? {
        return Err(Refusal::NotFound(Kind::Account).into());
    }
    app.audit(&tx, caller, "account.end_session", Some((Kind::Account, id.0)), &[]).await?;
    app.commit(tx).await
}

/// Ends all of one's own sessions but the one that is used; how many there were.
///
/// # Errors
/// [`Refusal::NotSignedIn`].
pub async fn end_other_sessions(app: &App, caller: &Caller, used: Uuid) -> Result<u64> {
    let id = caller.actor.account().ok_or(Refusal::NotSignedIn)?;
    let tx = app.begin().await?;
    let ended = session::end_others(&tx, id, Some(used)).await?;
    app.audit(&tx, caller, "account.end_session", Some((Kind::Account, id.0)), &[]).await?;
    app.commit(tx).await?;
    Ok(ended)
}

/// Ends all sessions of an account, for whoever keeps accounts: a telephone was lost, or somebody is where she should not be. What
/// she signs in with stays as it is. How many there were.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn end_sessions_of(app: &App, caller: &Caller, account: AccountId) -> Result<u64> {
    caller.require(Right::Accounts)?;
    super::view(app, caller, account).await?;
    let tx = app.begin().await?;
    let ended = session::end_others(&tx, account, None).await?;
    app.audit(&tx, caller, "account.end_sessions", Some((Kind::Account, account.0)), &[]).await?;
    app.commit(tx).await?;
    Ok(ended)
}

/// Locks a session: its holder comes back with her password or a code, another person signs in and ends it.
///
/// # Errors
/// When the database refuses.
pub async fn lock(app: &App, present: &Present) -> Result<()> {
    let tx = app.begin().await?;
    session::lock(&tx, present.session.id, app.now()).await?;
    app.commit(tx).await
}

/// Minutes without a request after which a session is locked.
///
/// # Errors
/// When the database cannot be read.
pub async fn idle_minutes(app: &App) -> Result<i64> {
    let set = desk::setting(&app.db, IDLE_SETTING).await?;
    Ok(set.and_then(|text| text.parse().ok()).unwrap_or(IDLE_MINUTES))
}

/// Sets after how many minutes without a request a session is locked.
///
/// # Errors
/// [`Refusal::Forbidden`]; [`Refusal::Missing`] when it is out of [`IDLE_BOUNDS`].
pub async fn set_idle_minutes(app: &App, caller: &Caller, minutes: i64) -> Result<()> {
    caller.require(Right::Accounts)?;
    if !(IDLE_BOUNDS.0..=IDLE_BOUNDS.1).contains(&minutes) {
        return Err(Refusal::Missing("idle").into());
    }
    let tx = app.begin().await?;
    desk::set_setting(&tx, IDLE_SETTING, Some(&minutes.to_string())).await?;
    app.audit(&tx, caller, "desk.set_idle", None, &["idle"]).await?;
    app.commit(tx).await
}

/// The job that removes what is over: sessions, failed sign-ins that count no more, browsers that nobody used for long.
pub struct TidySignIn;

impl TidySignIn {
    /// Name of the kind of job.
    pub const KIND: &'static str = "sign_in.tidy";
}

/// Removes what is over; how many rows there were.
///
/// # Errors
/// When the database refuses.
pub async fn tidy_sign_in(app: &App) -> Result<u64> {
    let now = app.now();
    let tx = app.begin().await?;
    let sessions = session::tidy(&tx, now - TimeDelta::hours(SESSION_HOURS)).await?;
    let others = sign_in::tidy(&tx, now - TimeDelta::hours(COUNTED_HOURS), now - TimeDelta::days(KNOWN_DAYS)).await?;
    app.commit(tx).await?;
    Ok(sessions + others)
}
