//! Sessions: who is signed in, from which browser, and how she showed who she is.

use chrono::{DateTime, Utc};
use ponte_domain::{
    account::Account,
    id::AccountId,
    sign_in::{Assurance, Proof, Stage},
};
use sea_orm::{QueryResult, Value};
use uuid::Uuid;

use crate::{
    account,
    db::{Reads, Tx, column},
    error::{Result, StorageError},
};

const COLUMNS: &str = "s.id AS session_id, s.account AS session_account, s.stage, s.proof, s.assurance, s.agent, s.kiosk, s.tries, s.created_at AS begun_at, s.seen_at, s.proven_at, s.locked_at";

/// A session. Its secret is nowhere, its digest only in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    pub id: Uuid,
    pub account: AccountId,
    /// What is still asked for before it is open.
    pub stage: Stage,
    pub proof: Proof,
    /// How surely a provider knows her, where one vouched.
    pub assurance: Option<Assurance>,
    /// What the browser says of itself.
    pub agent: String,
    /// Whether it was begun at a browser that stands in the desk for everybody.
    pub kiosk: bool,
    /// Wrong codes since it was begun or locked.
    pub tries: i64,
    pub begun_at: DateTime<Utc>,
    pub seen_at: DateTime<Utc>,
    /// When she last showed who she is.
    pub proven_at: DateTime<Utc>,
    pub locked_at: Option<DateTime<Utc>>,
}

fn code<T>(row: &QueryResult, name: &'static str, read: impl Fn(&str) -> Option<T>) -> Result<T> {
    let text: String = column(row, name)?;
    let record = column(row, "session_id")?;
    read(&text).ok_or(StorageError::Unreadable { table: "session", column: name, record, reason: text })
}

fn read(row: &QueryResult) -> Result<Session> {
    let assurance: Option<String> = column(row, "assurance")?;
    Ok(Session {
        id: column(row, "session_id")?,
        account: AccountId(column(row, "session_account")?),
        stage: code(row, "stage", Stage::from_code)?,
        proof: code(row, "proof", Proof::from_code)?,
        assurance: assurance.as_deref().and_then(Assurance::from_code),
        agent: column(row, "agent")?,
        kiosk: column(row, "kiosk")?,
        tries: column(row, "tries")?,
        begun_at: column(row, "begun_at")?,
        seen_at: column(row, "seen_at")?,
        proven_at: column(row, "proven_at")?,
        locked_at: column(row, "locked_at")?,
    })
}

/// Begins a session; only the digest of its secret is kept.
///
/// # Errors
/// When the database refuses.
pub async fn begin(tx: &Tx, digest: &str, session: &Session) -> Result<()> {
    let sql = "INSERT INTO session (id, digest, account, stage, proof, assurance, agent, kiosk, tries, created_at, seen_at, proven_at, locked_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    let values: Vec<Value> = vec![
        session.id.into(),
        digest.into(),
        session.account.0.into(),
        session.stage.as_str().into(),
        session.proof.as_str().into(),
        session.assurance.map(Assurance::as_str).into(),
        session.agent.clone().into(),
        session.kiosk.into(),
        session.tries.into(),
        session.begun_at.into(),
        session.seen_at.into(),
        session.proven_at.into(),
        session.locked_at.into(),
    ];
    tx.run(sql, values).await?;
    Ok(())
}

/// The session with a digest, begun since an instant, with its account; whether it is locked or idle is for the caller to see.
/// Accounts that are shut have none.
///
/// # Errors
/// When the database cannot be read.
pub async fn by_digest(db: &impl Reads, digest: &str, begun_since: DateTime<Utc>) -> Result<Option<(Account, Session)>> {
    let sql = format!(
        "SELECT {}, {COLUMNS} FROM session s JOIN account a ON a.id = s.account WHERE s.digest = $1 AND s.created_at >= $2 AND a.disabled = $3",
        account::COLUMNS
    );
    let row = db.one(&sql, vec![digest.into(), begun_since.into(), false.into()]).await?;
    row.map(|row| Ok((account::read(&row)?.account, read(&row)?))).transpose()
}

/// The open sessions of an account begun since an instant, the last seen first.
///
/// # Errors
/// When the database cannot be read.
pub async fn of_account(db: &impl Reads, account: AccountId, begun_since: DateTime<Utc>) -> Result<Vec<Session>> {
    let sql = format!("SELECT {COLUMNS} FROM session s WHERE s.account = $1 AND s.created_at >= $2 ORDER BY s.seen_at DESC, s.id");
    db.all(&sql, vec![account.0.into(), begun_since.into()]).await?.iter().map(read).collect()
}

/// Keeps what has changed of a session under another digest: whoever knew the secret before knows nothing any more.
///
/// # Errors
/// When the database refuses.
pub async fn renew(tx: &Tx, digest: &str, session: &Session) -> Result<()> {
    let sql =
        "UPDATE session SET digest = $2, stage = $3, proof = $4, tries = $5, seen_at = $6, proven_at = $7, locked_at = $8 WHERE id = $1";
    let values: Vec<Value> = vec![
        session.id.into(),
        digest.into(),
        session.stage.as_str().into(),
        session.proof.as_str().into(),
        session.tries.into(),
        session.seen_at.into(),
        session.proven_at.into(),
        session.locked_at.into(),
    ];
    tx.run(sql, values).await?;
    Ok(())
}

/// Notes that a session was used.
///
/// # Errors
/// When the database refuses.
pub async fn touch(tx: &Tx, id: Uuid, now: DateTime<Utc>) -> Result<()> {
    tx.run("UPDATE session SET seen_at = $2 WHERE id = $1", vec![id.into(), now.into()]).await?;
    Ok(())
}

/// Asks the holder of a session for something before it is open again.
///
/// # Errors
/// When the database refuses.
pub async fn set_stage(tx: &Tx, id: Uuid, stage: Stage) -> Result<()> {
    tx.run("UPDATE session SET stage = $2 WHERE id = $1", vec![id.into(), stage.as_str().into()]).await?;
    Ok(())
}

/// Counts a wrong code.
///
/// # Errors
/// When the database refuses.
pub async fn count_try(tx: &Tx, id: Uuid) -> Result<()> {
    tx.run("UPDATE session SET tries = tries + 1 WHERE id = $1", vec![id.into()]).await?;
    Ok(())
}

/// Locks a session.
///
/// # Errors
/// When the database refuses.
pub async fn lock(tx: &Tx, id: Uuid, now: DateTime<Utc>) -> Result<()> {
    tx.run("UPDATE session SET locked_at = $2 WHERE id = $1 AND locked_at IS NULL", vec![id.into(), now.into()]).await?;
    Ok(())
}

/// Ends the session with a digest.
///
/// # Errors
/// When the database refuses.
pub async fn end_by_digest(tx: &Tx, digest: &str) -> Result<()> {
    tx.run("DELETE FROM session WHERE digest = $1", vec![digest.into()]).await?;
    Ok(())
}

/// Ends a session of an account; whether there was one.
///
/// # Errors
/// When the database refuses.
pub async fn end(tx: &Tx, account: AccountId, id: Uuid) -> Result<bool> {
    Ok(tx.run("DELETE FROM session WHERE account = $1 AND id = $2", vec![account.0.into(), id.into()]).await? > 0)
}

/// Ends all sessions of an account but one; how many there were.
///
/// # Errors
/// When the database refuses.
pub async fn end_others(tx: &Tx, account: AccountId, kept: Option<Uuid>) -> Result<u64> {
    let kept = kept.unwrap_or_default();
    tx.run("DELETE FROM session WHERE account = $1 AND id <> $2", vec![account.0.into(), kept.into()]).await
}

/// Removes the sessions begun before an instant; how many there were.
///
/// # Errors
/// When the database refuses.
pub async fn tidy(tx: &Tx, begun_before: DateTime<Utc>) -> Result<u64> {
    tx.run("DELETE FROM session WHERE created_at < $1", vec![begun_before.into()]).await
}
