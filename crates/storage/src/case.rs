//! The teams of case files, files opened in an emergency, and mandates.

use chrono::{DateTime, NaiveDate, Utc};
use ponte_domain::{
    case::{Mandate, Member, Part, UrgentAccess},
    id::{AccountId, WorkerId},
};
use sea_orm::QueryResult;
use serde_json::{from_str, to_string};
use uuid::Uuid;

use crate::{
    db::{Reads, Tx, column},
    error::{Result, StorageError},
};

fn read_member(row: &QueryResult) -> Result<Member> {
    let worker: Uuid = column(row, "worker")?;
    let part: String = column(row, "part")?;
    let unreadable = || StorageError::Unreadable { table: "case_member", column: "part", record: worker, reason: part.clone() };
    Ok(Member {
        worker: WorkerId(worker),
        account: AccountId(column(row, "account")?),
        part: Part::from_code(&part).ok_or_else(unreadable)?,
        since: column(row, "since")?,
        until: column(row, "until")?,
    })
}

/// Keeps a member of a team; the same part from the same day is replaced.
///
/// # Errors
/// When the database refuses.
pub async fn save_member(tx: &Tx, member: &Member) -> Result<()> {
    let sql = "INSERT INTO case_member (worker, account, part, since, until) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (worker, account, part, since) DO UPDATE SET until = excluded.until";
    let values =
        vec![member.worker.0.into(), member.account.0.into(), member.part.as_str().into(), member.since.into(), member.until.into()];
    tx.run(sql, values).await?;
    Ok(())
}

/// Takes back a membership that was never one: begun and ended on the same day.
///
/// # Errors
/// When the database refuses.
pub async fn remove_member(tx: &Tx, member: &Member) -> Result<()> {
    let sql = "DELETE FROM case_member WHERE worker = $1 AND account = $2 AND part = $3 AND since = $4";
    tx.run(sql, vec![member.worker.0.into(), member.account.0.into(), member.part.as_str().into(), member.since.into()]).await?;
    Ok(())
}

/// Everybody who is or was in the team of a file, the latest to begin first.
///
/// # Errors
/// When the database cannot be read.
pub async fn team(db: &impl Reads, worker: WorkerId) -> Result<Vec<Member>> {
    let sql = "SELECT worker, account, part, since, until FROM case_member WHERE worker = $1 ORDER BY since DESC, account, part";
    db.all(sql, vec![worker.0.into()]).await?.iter().map(read_member).collect()
}

/// The files in whose team an account is on a day.
///
/// # Errors
/// When the database cannot be read.
pub async fn of_account(db: &impl Reads, account: AccountId, day: NaiveDate) -> Result<Vec<Member>> {
    let sql = "SELECT worker, account, part, since, until FROM case_member WHERE account = $1 AND since <= $2 AND (until IS NULL OR until >= $2) ORDER BY since DESC, worker, part";
    db.all(sql, vec![account.0.into(), day.into()]).await?.iter().map(read_member).collect()
}

const URGENT: &str = "id, worker, account, reason, at, until, seen_at, seen_by";

fn read_urgent(row: &QueryResult) -> Result<UrgentAccess> {
    let (seen_at, seen_by): (Option<DateTime<Utc>>, Option<Uuid>) = (column(row, "seen_at")?, column(row, "seen_by")?);
    Ok(UrgentAccess {
        id: column(row, "id")?,
        worker: WorkerId(column(row, "worker")?),
        account: AccountId(column(row, "account")?),
        reason: column(row, "reason")?,
        at: column(row, "at")?,
        until: column(row, "until")?,
        seen: seen_at.zip(seen_by.map(AccountId)),
    })
}

/// Keeps that a file was opened in an emergency.
///
/// # Errors
/// When the database refuses.
pub async fn insert_urgent(tx: &Tx, access: &UrgentAccess) -> Result<()> {
    let sql = "INSERT INTO urgent_access (id, worker, account, reason, at, until) VALUES ($1, $2, $3, $4, $5, $6)";
    let values = vec![
        access.id.into(),
        access.worker.0.into(),
        access.account.0.into(),
        access.reason.clone().into(),
        access.at.into(),
        access.until.into(),
    ];
    tx.run(sql, values).await?;
    Ok(())
}

/// Notes that somebody read of an emergency; whoever read first stays. False when there is none, or it was read before.
///
/// # Errors
/// When the database refuses.
pub async fn note_seen(tx: &Tx, id: Uuid, by: AccountId, now: DateTime<Utc>) -> Result<bool> {
    let sql = "UPDATE urgent_access SET seen_at = $2, seen_by = $3 WHERE id = $1 AND seen_at IS NULL";
    Ok(tx.run(sql, vec![id.into(), now.into(), by.0.into()]).await? == 1)
}

/// The file opened in an emergency under an id.
///
/// # Errors
/// When the database cannot be read.
pub async fn urgent(db: &impl Reads, id: Uuid) -> Result<Option<UrgentAccess>> {
    let sql = format!("SELECT {URGENT} FROM urgent_access WHERE id = $1");
    db.one(&sql, vec![id.into()]).await?.as_ref().map(read_urgent).transpose()
}

/// Files opened in an emergency, the latest first.
///
/// # Errors
/// When the database cannot be read.
pub async fn urgent_latest(db: &impl Reads, limit: u64) -> Result<Vec<UrgentAccess>> {
    let sql = format!("SELECT {URGENT} FROM urgent_access ORDER BY at DESC, id LIMIT $1");
    db.all(&sql, vec![limit.cast_signed().into()]).await?.iter().map(read_urgent).collect()
}

/// The files that an emergency keeps open to an account at an instant.
///
/// # Errors
/// When the database cannot be read.
pub async fn open_to(db: &impl Reads, account: AccountId, now: DateTime<Utc>) -> Result<Vec<WorkerId>> {
    let sql = "SELECT DISTINCT worker FROM urgent_access WHERE account = $1 AND at <= $2 AND until > $2 ORDER BY worker";
    db.all(sql, vec![account.0.into(), now.into()]).await?.iter().map(|row| column(row, "worker").map(WorkerId)).collect()
}

fn read_mandate(row: &QueryResult) -> Result<Mandate> {
    let id: Uuid = column(row, "id")?;
    let body: String = column(row, "body")?;
    from_str(&body).map_err(|error| StorageError::Unreadable { table: "mandate", column: "body", record: id, reason: error.to_string() })
}

/// Keeps a mandate, new or changed.
///
/// # Errors
/// When the database refuses.
pub async fn save_mandate(tx: &Tx, mandate: &Mandate) -> Result<()> {
    let sql = "INSERT INTO mandate (id, worker, account, since, until, body) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO UPDATE SET account = excluded.account, since = excluded.since, until = excluded.until, body = excluded.body";
    let values = vec![
        mandate.id.into(),
        mandate.worker.0.into(),
        mandate.account.map(Uuid::from).into(),
        mandate.since.into(),
        mandate.until.into(),
        to_string(mandate)?.into(),
    ];
    tx.run(sql, values).await?;
    Ok(())
}

/// The mandates that a person gave, the latest to begin first.
///
/// # Errors
/// When the database or a mandate cannot be read.
pub async fn mandates(db: &impl Reads, worker: WorkerId) -> Result<Vec<Mandate>> {
    let sql = "SELECT id, body FROM mandate WHERE worker = $1 ORDER BY since DESC, id";
    db.all(sql, vec![worker.0.into()]).await?.iter().map(read_mandate).collect()
}

/// The mandates under which an account acts on a day.
///
/// # Errors
/// When the database or a mandate cannot be read.
pub async fn mandates_of(db: &impl Reads, account: AccountId, day: NaiveDate) -> Result<Vec<Mandate>> {
    let sql = "SELECT id, body FROM mandate WHERE account = $1 AND since <= $2 AND (until IS NULL OR until >= $2) ORDER BY since, id";
    db.all(sql, vec![account.0.into(), day.into()]).await?.iter().map(read_mandate).collect()
}
