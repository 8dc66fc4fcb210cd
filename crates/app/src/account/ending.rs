//! An account ends on a day: its assignments with it, and the night after it is shut.

use chrono::{NaiveDate, TimeDelta};
use ponte_domain::{account::Account, assignment::Assignment, id::AccountId, role::Role};
use ponte_storage::{Kind, Tx, account, assignment, invitation};

use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// Days for which an invitation that nobody took up is still shown after it has expired.
const SHOWN_DAYS: i64 = 30;

/// Work of every night: the accounts whose last day is past are shut.
pub struct ShutEnded;

impl ShutEnded {
    /// Name of the kind of job.
    pub const KIND: &'static str = "shut_ended";
}

/// Sets the last day of an account, or leaves it open. What it is at desks ends with it; assignments that ended with the day before
/// move to the new one. Nobody ends her own account.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`]; [`Refusal::LastOne`] when no administrator would remain.
pub async fn set_last_day(app: &App, caller: &Caller, id: AccountId, day: Option<NaiveDate>) -> Result<()> {
    let account = super::view(app, caller, id).await?;
    if account.last_day == day {
        return Ok(());
    }
    if caller.actor.account() == Some(id) {
        return Err(Refusal::Forbidden(Right::Accounts).into());
    }
    if day.is_some() && is_last_administrator(app, id).await? {
        return Err(Refusal::LastOne.into());
    }
    let tx = app.begin().await?;
    account::set_last_day(&tx, id, day).await?;
    end_assignments(&tx, &account, day).await?;
    app.audit(&tx, caller, "account.set_last_day", Some((Kind::Account, id.0)), &["last_day", "assignments"]).await?;
    app.commit(tx).await
}

/// Whether the installation would have no administrator without an account; one that ends some day is none to rely on.
async fn is_last_administrator(app: &App, id: AccountId) -> Result<bool> {
    let today = assignment::on_day(&app.db, app.today()).await?;
    let administrators: Vec<AccountId> =
        today.into_iter().filter(|held| held.role == Role::Administrator && held.until.is_none()).map(|held| held.account).collect();
    Ok(administrators.contains(&id) && administrators.iter().all(|held| *held == id))
}

async fn end_assignments(tx: &Tx, account: &Account, day: Option<NaiveDate>) -> Result<()> {
    for held in assignment::of_account(tx, account.id).await? {
        let ended_with_it = held.until.is_some() && held.until == account.last_day;
        let lasts_longer = day.is_some_and(|day| held.since <= day && held.until.is_none_or(|until| until > day));
        if ended_with_it || lasts_longer {
            let until = day.filter(|day| held.since <= *day);
            assignment::save(tx, &Assignment { until, ..held }).await?;
        }
    }
    Ok(())
}

/// Shuts the accounts whose last day is past, with their sessions and keys, and forgets invitations that nobody took up; returns how
/// many accounts were shut.
///
/// # Errors
/// When the database refuses.
pub async fn shut_ended(app: &App) -> Result<usize> {
    let caller = super::program();
    let ended = account::past_their_day(&app.db, app.today()).await?;
    let tx = app.begin().await?;
    for account in &ended {
        account::set_disabled(&tx, account.id, true).await?;
        app.audit(&tx, &caller, "account.end", Some((Kind::Account, account.id.0)), &[]).await?;
    }
    invitation::forget_expired(&tx, app.now() - TimeDelta::days(SHOWN_DAYS)).await?;
    app.commit(tx).await?;
    Ok(ended.len())
}
