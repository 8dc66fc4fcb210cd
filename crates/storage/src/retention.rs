//! What is kept longer than it should be, and its removal.

use chrono::{DateTime, Utc};
use sea_orm::Value;
use uuid::Uuid;

use crate::{
    db::{Reads, Tx, column},
    erasure::keep_outcome,
    error::Result,
    proposal,
    scope::Scope,
};

/// States of a proposal from which nothing is awaited any more.
const CLOSED: &str = "('discarded', 'not_available', 'unsuitable', 'hired', 'refused', 'withdrawn', 'closed_elsewhere')";

/// A look for what is due, or an erasure of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    pub id: Uuid,
    pub at: DateTime<Utc>,
    /// Whether it only looked.
    pub dry: bool,
    pub people: u64,
    pub proposals: u64,
    pub requests: u64,
    pub mail: u64,
}

impl Run {
    /// One that has found nothing yet.
    #[must_use]
    pub const fn at(id: Uuid, at: DateTime<Utc>, dry: bool) -> Self {
        Self { id, at, dry, people: 0, proposals: 0, requests: 0, mail: 0 }
    }
}

/// Keeps a run.
///
/// # Errors
/// When the database refuses.
pub async fn insert_run(tx: &Tx, run: &Run) -> Result<()> {
    let sql = "INSERT INTO retention_run (id, at, dry, people, proposals, requests, mail) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let n = |count: u64| Value::from(count.cast_signed());
    let values = vec![run.id.into(), run.at.into(), run.dry.into(), n(run.people), n(run.proposals), n(run.requests), n(run.mail)];
    tx.run(sql, values).await?;
    Ok(())
}

/// The last twenty runs, the latest first.
///
/// # Errors
/// When the database cannot be read.
pub async fn runs(db: &impl Reads) -> Result<Vec<Run>> {
    let sql = "SELECT id, at, dry, people, proposals, requests, mail FROM retention_run ORDER BY at DESC, id DESC LIMIT 20";
    let rows = db.all(sql, vec![]).await?;
    let read = |row| {
        let n = |name| column::<i64>(row, name).map(i64::unsigned_abs);
        Ok(Run {
            id: column(row, "id")?,
            at: column(row, "at")?,
            dry: column(row, "dry")?,
            people: n("people")?,
            proposals: n("proposals")?,
            requests: n("requests")?,
            mail: n("mail")?,
        })
    };
    rows.iter().map(read).collect()
}

fn within(column: &str, scope: Option<&Scope>, values: &mut Vec<Value>) -> String {
    let Some(scope) = scope else { return String::new() };
    let condition = scope.sql("", |value| {
        values.push(value);
        format!("${}", values.len())
    });
    format!(" AND {column} IN (SELECT id FROM worker WHERE {condition})")
}

/// People on whose file nothing was done since an instant (record, proposals, services, requests), with when it last was; the longest idle first.
///
/// # Errors
/// When the database cannot be read.
pub async fn idle_workers(db: &impl Reads, before: DateTime<Utc>, scope: Option<&Scope>, limit: u64) -> Result<Vec<(Uuid, DateTime<Utc>)>> {
    let mut values: Vec<Value> = vec![before.into(), limit.cast_signed().into()];
    let within = within("id", scope, &mut values);
    let sql = format!(
        "SELECT id, updated_at FROM worker WHERE updated_at < $1{within} AND NOT EXISTS (SELECT 1 FROM proposal p WHERE p.worker = worker.id AND p.updated_at >= $1) AND NOT EXISTS (SELECT 1 FROM service s WHERE s.worker = worker.id AND s.at >= $1) AND NOT EXISTS (SELECT 1 FROM person_request r WHERE r.worker = worker.id AND r.state = 'open') AND NOT EXISTS (SELECT 1 FROM service_request q WHERE q.worker = worker.id AND q.asked_at >= $1) ORDER BY updated_at, id LIMIT $2"
    );
    db.all(&sql, values).await?.iter().map(|row| Ok((column(row, "id")?, column(row, "updated_at")?))).collect()
}

async fn count(db: &impl Reads, sql: &str, values: Vec<Value>) -> Result<u64> {
    let row = db.one(sql, values).await?;
    row.map_or(Ok(0), |row| column::<i64>(&row, "n").map(i64::unsigned_abs))
}

/// How many closed proposals were last touched before an instant.
///
/// # Errors
/// When the database cannot be read.
pub async fn count_old_proposals(db: &impl Reads, before: DateTime<Utc>, scope: Option<&Scope>) -> Result<u64> {
    let mut values: Vec<Value> = vec![before.into()];
    let within = within("worker", scope, &mut values);
    count(db, &format!("SELECT COUNT(*) AS n FROM proposal WHERE updated_at < $1 AND state IN {CLOSED}{within}"), values).await
}

/// Removes closed proposals that were last touched before an instant; what was counted of them stays.
///
/// # Errors
/// When the database refuses.
pub async fn erase_old_proposals(
    tx: &mut Tx,
    before: DateTime<Utc>,
    scope: Option<&Scope>,
    new_id: &(dyn Fn() -> Uuid + Sync),
) -> Result<u64> {
    let mut values: Vec<Value> = vec![before.into()];
    let within = within("worker", scope, &mut values);
    let sql = format!("SELECT id FROM proposal WHERE updated_at < $1 AND state IN {CLOSED}{within} ORDER BY id");
    let ids: Result<Vec<Uuid>> = tx.all(&sql, values).await?.iter().map(|row| column(row, "id")).collect();
    let ids = ids?;
    for id in &ids {
        if let Some(stored) = proposal::get(tx, (*id).into()).await? {
            keep_outcome(tx, &stored, new_id()).await?;
        }
        tx.run("DELETE FROM link WHERE subject = $1", vec![(*id).into()]).await?;
        tx.run("DELETE FROM proposal WHERE id = $1", vec![(*id).into()]).await?;
    }
    Ok(ids.len() as u64)
}

/// How many requests of the people that a scope lets through were closed with a time limit before an instant. Those of people who were
/// erased belong to no desk any more.
///
/// # Errors
/// When the database cannot be read.
pub async fn count_old_requests(db: &impl Reads, before: DateTime<Utc>, scope: Option<&Scope>) -> Result<u64> {
    let mut values: Vec<Value> = vec![before.date_naive().into()];
    let within = within("worker", scope, &mut values);
    count(db, &format!("SELECT COUNT(*) AS n FROM person_request WHERE state <> 'open' AND due_on < $1{within}"), values).await
}

/// Removes the requests that [`count_old_requests`] counts.
///
/// # Errors
/// When the database refuses.
pub async fn erase_old_requests(tx: &Tx, before: DateTime<Utc>, scope: Option<&Scope>) -> Result<u64> {
    let mut values: Vec<Value> = vec![before.date_naive().into()];
    let within = within("worker", scope, &mut values);
    tx.run(&format!("DELETE FROM person_request WHERE state <> 'open' AND due_on < $1{within}"), values).await
}

/// How many jobs of a kind ended before an instant.
///
/// # Errors
/// When the database cannot be read.
pub async fn count_old_jobs(db: &impl Reads, kind: &str, before: DateTime<Utc>) -> Result<u64> {
    count(
        db,
        "SELECT COUNT(*) AS n FROM job WHERE kind = $1 AND created_at < $2 AND state IN ('done', 'dead', 'cancelled')",
        vec![kind.into(), before.into()],
    )
    .await
}

/// Removes jobs of a kind that ended before an instant.
///
/// # Errors
/// When the database refuses.
pub async fn erase_old_jobs(tx: &Tx, kind: &str, before: DateTime<Utc>) -> Result<u64> {
    let sql = "DELETE FROM job WHERE kind = $1 AND created_at < $2 AND state IN ('done', 'dead', 'cancelled')";
    tx.run(sql, vec![kind.into(), before.into()]).await
}
