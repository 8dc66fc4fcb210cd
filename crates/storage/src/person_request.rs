//! Requests of people under their rights.

use chrono::NaiveDate;
use ponte_domain::{id::WorkerId, person_request::PersonRequest};
use sea_orm::{QueryResult, Value};
use uuid::Uuid;

use crate::{
    db::{Reads, Tx, column},
    error::{Result, StorageError},
    scope::Scope,
};

/// A request as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRequest {
    /// Goes up by one at each save, from 1.
    pub version: i64,
    pub request: PersonRequest,
}

fn read(row: &QueryResult) -> Result<StoredRequest> {
    let id: Uuid = column(row, "id")?;
    let body: String = column(row, "body")?;
    let request = serde_json::from_str(&body).map_err(|error| StorageError::Unreadable {
        table: "person_request",
        column: "body",
        record: id,
        reason: error.to_string(),
    })?;
    Ok(StoredRequest { version: column(row, "version")?, request })
}

/// Inserts a request.
///
/// # Errors
/// [`StorageError::is_duplicate`] when it is there.
pub async fn insert(tx: &Tx, request: &PersonRequest) -> Result<()> {
    let sql = "INSERT INTO person_request (id, worker, kind, state, due_on, version, body) VALUES ($1, $2, $3, $4, $5, 1, $6)";
    let values = vec![
        request.id.into(),
        request.worker.0.into(),
        request.kind.as_str().into(),
        request.state.as_str().into(),
        request.due.into(),
        serde_json::to_string(request)?.into(),
    ];
    tx.run(sql, values).await?;
    Ok(())
}

/// Saves a request over the version that was read.
///
/// # Errors
/// [`StorageError::Stale`] when somebody saved it since.
pub async fn update(tx: &Tx, seen: i64, request: &PersonRequest) -> Result<()> {
    let sql = "UPDATE person_request SET state = $3, due_on = $4, body = $5, version = version + 1 WHERE id = $1 AND version = $2";
    let values =
        vec![request.id.into(), seen.into(), request.state.as_str().into(), request.due.into(), serde_json::to_string(request)?.into()];
    if tx.run(sql, values).await? == 1 { Ok(()) } else { Err(StorageError::Stale { table: "person_request", record: request.id }) }
}

/// The request with an id.
///
/// # Errors
/// When the database or the request cannot be read.
pub async fn get(db: &impl Reads, id: Uuid) -> Result<Option<StoredRequest>> {
    db.one("SELECT id, version, body FROM person_request WHERE id = $1", vec![id.into()]).await?.as_ref().map(read).transpose()
}

/// The requests of a person, the latest first.
///
/// # Errors
/// As [`get`].
pub async fn of_worker(db: &impl Reads, worker: WorkerId) -> Result<Vec<StoredRequest>> {
    let sql = "SELECT id, version, body FROM person_request WHERE worker = $1 ORDER BY id DESC";
    db.all(sql, vec![worker.0.into()]).await?.iter().map(read).collect()
}

/// Requests of the people that a scope lets through, the first due first; those of some states, due until a day.
///
/// # Errors
/// As [`get`].
pub async fn list(
    db: &impl Reads,
    states: &[&str],
    until: Option<NaiveDate>,
    scope: Option<&Scope>,
    limit: u64,
) -> Result<Vec<StoredRequest>> {
    let mut values: Vec<Value> = vec![limit.cast_signed().into()];
    let mut conditions = Vec::new();
    let mut bind = |value: Value| {
        values.push(value);
        format!("${}", values.len())
    };
    if !states.is_empty() {
        let marks: Vec<String> = states.iter().map(|state| bind((*state).into())).collect();
        conditions.push(format!("state IN ({})", marks.join(", ")));
    }
    if let Some(until) = until {
        conditions.push(format!("due_on <= {}", bind(until.into())));
    }
    if let Some(scope) = scope {
        let within = scope.sql("", &mut bind);
        conditions.push(format!("worker IN (SELECT id FROM worker WHERE {within})"));
    }
    let chosen = if conditions.is_empty() { String::new() } else { format!(" WHERE {}", conditions.join(" AND ")) };
    // Open ones first: they are what there is to do.
    let sql = format!(
        "SELECT id, version, body FROM person_request{chosen} ORDER BY CASE WHEN state = 'open' THEN 0 ELSE 1 END, due_on, id LIMIT $1"
    );
    db.all(&sql, values).await?.iter().map(read).collect()
}
