//! What was done and looked at, for those who answer for the desk.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Europe::Rome;
use ponte_storage::audit::{self, AuditFilter, Past};
use uuid::Uuid;

use crate::{
    App, account,
    error::Result,
    rights::{Caller, Right},
};

/// Which acts, as asked on a page.
#[derive(Debug, Clone, Default)]
pub struct ActFilter {
    pub account: Option<Uuid>,
    pub person: Option<Uuid>,
    /// Name of a verb; all when empty.
    pub verb: String,
    /// First and last day, in Rome.
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    /// Only acts before this one.
    pub before: Option<i64>,
    pub limit: u64,
}

/// An act with the name of who did it, while the account still has one.
#[derive(Debug, Clone)]
pub struct Told {
    pub past: Past,
    pub name: Option<String>,
}

/// Acts, the latest first. Reading them is itself recorded, once a page.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn list(app: &App, caller: &Caller, filter: &ActFilter) -> Result<Vec<Told>> {
    caller.require(Right::SeeAudit)?;
    let tx = app.begin().await?;
    app.audit(&tx, caller, "audit.read", None, &[]).await?;
    app.commit(tx).await?;
    read(app, filter).await
}

pub(super) async fn read(app: &App, filter: &ActFilter) -> Result<Vec<Told>> {
    let past = audit::list(
        &app.db,
        &AuditFilter {
            actor: filter.account,
            person: filter.person,
            record: None,
            verbs: if filter.verb.is_empty() { Vec::new() } else { vec![filter.verb.clone()] },
            from: filter.from.and_then(midnight),
            until: filter.to.and_then(|day| day.checked_add_days(Days::new(1))).and_then(midnight),
            before: filter.before,
            limit: filter.limit,
        },
    )
    .await?;
    let names = account::names(app).await?;
    Ok(past.into_iter().map(|past| Told { name: past.act.actor.and_then(|id| names.get(&id).cloned()), past }).collect())
}

/// The instant at which a day begins in Rome.
fn midnight(day: NaiveDate) -> Option<DateTime<Utc>> {
    Some(Rome.from_local_datetime(&day.and_time(NaiveTime::MIN)).earliest()?.to_utc())
}
