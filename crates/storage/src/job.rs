//! Background work, recorded in the transaction that asked for it.
//!
//! A job is taken under a lease, may run twice, is tried again with growing pauses, and is left
//! as dead after [`MAX_ATTEMPTS`].

use chrono::{DateTime, TimeDelta, Utc};
use ponte_domain::{codes, id::JobId};
use sea_orm::QueryResult;
use uuid::Uuid;

use crate::{
    db::{Db, Engine, Reads, Tx, column},
    error::{Result, StorageError},
};

/// Attempts after which a job is left as dead, for a person to look at.
pub const MAX_ATTEMPTS: i32 = 8;

codes! {
    /// Where a job stands.
    pub enum JobState { Waiting = "waiting", Running = "running", Done = "done", Dead = "dead", Cancelled = "cancelled" }
}

/// A unit of background work.
#[derive(Debug, Clone)]
pub struct Job {
    pub id: JobId,
    pub kind: String,
    /// JSON of the job's own struct.
    pub payload: String,
    pub state: JobState,
    pub attempts: i32,
    pub run_at: DateTime<Utc>,
    pub created_at: DateTime<Utc>,
    pub ended_at: Option<DateTime<Utc>>,
    /// Steps done of `progress_total` (0 when it does not say).
    pub progress_done: i64,
    pub progress_total: i64,
    pub last_error: Option<String>,
}

const COLUMNS: &str = "id, kind, payload, state, attempts, run_at, created_at, ended_at, progress_done, progress_total, last_error";

fn read(row: &QueryResult) -> Result<Job> {
    let id: Uuid = column(row, "id")?;
    let state: String = column(row, "state")?;
    Ok(Job {
        id: JobId(id),
        kind: column(row, "kind")?,
        payload: column(row, "payload")?,
        state: JobState::from_code(&state).ok_or(StorageError::Unreadable { table: "job", column: "state", record: id, reason: state })?,
        attempts: column(row, "attempts")?,
        run_at: column(row, "run_at")?,
        created_at: column(row, "created_at")?,
        ended_at: column(row, "ended_at")?,
        progress_done: column(row, "progress_done")?,
        progress_total: column(row, "progress_total")?,
        last_error: column(row, "last_error")?,
    })
}

/// Asks for work to be done at an instant. With a unique key, a second request for the same work is dropped.
///
/// # Errors
/// When the database refuses.
pub async fn enqueue(
    tx: &Tx,
    id: JobId,
    kind: &str,
    payload: &str,
    unique_key: Option<&str>,
    run_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<()> {
    let sql = "INSERT INTO job (id, kind, payload, unique_key, run_at, attempts, state, progress_done, progress_total, created_at) VALUES ($1, $2, $3, $4, $5, 0, 'waiting', 0, 0, $6) ON CONFLICT (unique_key) DO NOTHING";
    tx.run(sql, vec![id.0.into(), kind.into(), payload.into(), unique_key.into(), run_at.into(), now.into()]).await?;
    Ok(())
}

/// Takes the next job that is due, or whose lease has run out, for `lease`.
///
/// # Errors
/// When the database refuses.
pub async fn take(db: &Db, now: DateTime<Utc>, lease: TimeDelta) -> Result<Option<Job>> {
    let skip = match db.engine() {
        Engine::Postgres => " FOR UPDATE SKIP LOCKED",
        Engine::Sqlite => "",
    };
    let due = "(state = 'waiting' AND run_at <= $1) OR (state = 'running' AND leased_until < $1)";
    // A look first: an idle desk should not take the write lock every second.
    if db.one(&format!("SELECT id FROM job WHERE {due} LIMIT 1"), vec![now.into()]).await?.is_none() {
        return Ok(None);
    }
    let tx = db.begin().await?;
    let sql = format!(
        "UPDATE job SET state = 'running', attempts = attempts + 1, leased_until = $2 WHERE id = (SELECT id FROM job WHERE {due} ORDER BY run_at, id LIMIT 1{skip}) RETURNING {COLUMNS}"
    );
    let job = tx.one(&sql, vec![now.into(), (now + lease).into()]).await?.as_ref().map(read).transpose()?;
    tx.commit(now).await?;
    Ok(job)
}

/// Extends the lease of a running job and says how far it is; false when somebody has stopped it.
///
/// # Errors
/// When the database refuses.
pub async fn progress(db: &Db, id: JobId, done: i64, total: i64, leased_until: DateTime<Utc>, now: DateTime<Utc>) -> Result<bool> {
    let tx = db.begin().await?;
    let sql = "UPDATE job SET progress_done = $2, progress_total = $3, leased_until = $4 WHERE id = $1 AND state <> 'cancelled'";
    let told = tx.run(sql, vec![id.0.into(), done.into(), total.into(), leased_until.into()]).await?;
    tx.commit(now).await?;
    Ok(told == 1)
}

/// Stops a job that waits or runs; one that runs stops when it next says how far it is. False when it has ended.
///
/// # Errors
/// When the database refuses.
pub async fn stop(tx: &Tx, id: JobId, now: DateTime<Utc>) -> Result<bool> {
    let sql = "UPDATE job SET state = 'cancelled', ended_at = $2, leased_until = NULL, unique_key = NULL WHERE id = $1 AND state IN ('waiting', 'running')";
    Ok(tx.run(sql, vec![id.0.into(), now.into()]).await? == 1)
}

/// Notes that a job is done.
///
/// # Errors
/// When the database refuses.
pub async fn done(tx: &Tx, id: JobId, now: DateTime<Utc>) -> Result<()> {
    let sql = "UPDATE job SET state = 'done', ended_at = $2, leased_until = NULL, unique_key = NULL, last_error = NULL WHERE id = $1 AND state <> 'cancelled'";
    tx.run(sql, vec![id.0.into(), now.into()]).await?;
    Ok(())
}

/// Forgets what a job was told: a letter that was sent stays nowhere.
///
/// # Errors
/// When the database refuses.
pub async fn forget_payload(tx: &Tx, id: JobId) -> Result<()> {
    tx.run("UPDATE job SET payload = 'null' WHERE id = $1", vec![id.0.into()]).await?;
    Ok(())
}

/// Notes that a job failed: it is tried again after 1, 4, 9, 16… minutes, or left as dead.
///
/// # Errors
/// When the database refuses.
pub async fn failed(tx: &Tx, job: &Job, error: &str, now: DateTime<Utc>) -> Result<()> {
    let dead = job.attempts >= MAX_ATTEMPTS;
    let again = now + TimeDelta::minutes(i64::from(job.attempts) * i64::from(job.attempts));
    let sql = "UPDATE job SET state = $2, run_at = $3, leased_until = NULL, last_error = $4, ended_at = $5 WHERE id = $1 AND state <> 'cancelled'";
    let state = if dead { JobState::Dead } else { JobState::Waiting };
    let ended = dead.then_some(now);
    tx.run(sql, vec![job.id.0.into(), state.as_str().into(), again.into(), error.into(), ended.into()]).await?;
    Ok(())
}

/// A job by its id.
///
/// # Errors
/// When the database cannot be read.
pub async fn get(db: &impl Reads, id: JobId) -> Result<Option<Job>> {
    db.one(&format!("SELECT {COLUMNS} FROM job WHERE id = $1"), vec![id.0.into()]).await?.as_ref().map(read).transpose()
}

/// Jobs of some kinds, the newest first.
///
/// # Errors
/// When the database cannot be read.
pub async fn list(db: &impl Reads, state: Option<JobState>, limit: u64) -> Result<Vec<Job>> {
    let rows = match state {
        Some(state) => {
            let sql = format!("SELECT {COLUMNS} FROM job WHERE state = $1 ORDER BY created_at DESC, id LIMIT $2");
            db.all(&sql, vec![state.as_str().into(), limit.cast_signed().into()]).await?
        }
        None => {
            let sql = format!("SELECT {COLUMNS} FROM job ORDER BY created_at DESC, id LIMIT $1");
            db.all(&sql, vec![limit.cast_signed().into()]).await?
        }
    };
    rows.iter().map(read).collect()
}

/// Jobs that wait or run.
///
/// # Errors
/// When the database cannot be read.
pub async fn open(db: &impl Reads) -> Result<Vec<Job>> {
    let sql = format!("SELECT {COLUMNS} FROM job WHERE state IN ('waiting', 'running') ORDER BY run_at, id");
    db.all(&sql, vec![]).await?.iter().map(read).collect()
}

/// Cancels the waiting jobs with a unique key that begins with a text.
///
/// # Errors
/// When the database refuses.
pub async fn cancel(tx: &Tx, key_prefix: &str, now: DateTime<Utc>) -> Result<u64> {
    let sql = "UPDATE job SET state = 'cancelled', ended_at = $2, unique_key = NULL WHERE state = 'waiting' AND unique_key LIKE $1";
    tx.run(sql, vec![format!("{key_prefix}%").into(), now.into()]).await
}
