//! What people ask the desk for from afar.

use chrono::NaiveDate;
use ponte_domain::{
    id::WorkerId,
    service_request::{Satisfaction, ServiceRequest},
    unemployment::StatusEvent,
};
use sea_orm::{QueryResult, Value};
use uuid::Uuid;

use crate::{
    db::{Reads, Tx, column},
    error::{Result, StorageError},
    leaf::StoredLeaf,
    scope::Scope,
};

/// A request as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredAsked {
    /// Goes up by one at each save, from 1.
    pub version: i64,
    pub request: ServiceRequest,
}

fn unreadable(table: &'static str, record: Uuid) -> impl Fn(serde_json::Error) -> StorageError {
    move |error| StorageError::Unreadable { table, column: "body", record, reason: error.to_string() }
}

fn read(row: &QueryResult) -> Result<StoredAsked> {
    let (id, body): (Uuid, String) = (column(row, "id")?, column(row, "body")?);
    Ok(StoredAsked { version: column(row, "version")?, request: serde_json::from_str(&body).map_err(unreadable("service_request", id))? })
}

/// Keeps a request.
///
/// # Errors
/// When the database refuses.
pub async fn insert(tx: &Tx, request: &ServiceRequest) -> Result<()> {
    let sql = "INSERT INTO service_request (id, worker, kind, state, asked_at, closed_on, score, version, body) VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8)";
    let values = vec![
        request.id.into(),
        request.worker.0.into(),
        request.kind.as_str().into(),
        request.state.as_str().into(),
        request.asked_at.into(),
        request.closed_on().into(),
        request.score.map(i64::from).into(),
        serde_json::to_string(request)?.into(),
    ];
    tx.run(sql, values).await?;
    Ok(())
}

/// Saves a request over the version that was read.
///
/// # Errors
/// [`StorageError::Stale`] when somebody saved it since.
pub async fn update(tx: &Tx, seen: i64, request: &ServiceRequest) -> Result<()> {
    let sql = "UPDATE service_request SET state = $3, closed_on = $4, score = $5, body = $6, version = version + 1 WHERE id = $1 AND version = $2";
    let values = vec![
        request.id.into(),
        seen.into(),
        request.state.as_str().into(),
        request.closed_on().into(),
        request.score.map(i64::from).into(),
        serde_json::to_string(request)?.into(),
    ];
    if tx.run(sql, values).await? == 1 { Ok(()) } else { Err(StorageError::Stale { table: "service_request", record: request.id }) }
}

/// The request with a number.
///
/// # Errors
/// When the database or the request cannot be read.
pub async fn get(db: &impl Reads, id: Uuid) -> Result<Option<StoredAsked>> {
    db.one("SELECT id, version, body FROM service_request WHERE id = $1", vec![id.into()]).await?.as_ref().map(read).transpose()
}

/// The requests of a person, the latest first.
///
/// # Errors
/// As [`get`].
pub async fn of_worker(db: &impl Reads, worker: WorkerId) -> Result<Vec<StoredAsked>> {
    let sql = "SELECT id, version, body FROM service_request WHERE worker = $1 ORDER BY asked_at DESC, id DESC";
    db.all(sql, vec![worker.0.into()]).await?.iter().map(read).collect()
}

/// Which requests; what is absent does not narrow.
#[derive(Debug, Clone, Default)]
pub struct Which {
    /// Codes of states; all when empty.
    pub states: Vec<&'static str>,
    pub kind: Option<&'static str>,
    /// Code of the segment of the person; empty for those who have none.
    pub segment: Option<String>,
    /// Whose requests are let through; everybody's when absent.
    pub scope: Option<Scope>,
    pub limit: u64,
}

impl Which {
    fn sql(&self, values: &mut Vec<Value>) -> String {
        let mut bind = |value: Value| {
            values.push(value);
            format!("${}", values.len())
        };
        let mut all = vec!["1 = 1".to_owned()];
        if !self.states.is_empty() {
            let marks: Vec<String> = self.states.iter().map(|state| bind((*state).into())).collect();
            all.push(format!("q.state IN ({})", marks.join(", ")));
        }
        all.extend(self.kind.map(|kind| format!("q.kind = {}", bind(kind.into()))));
        match self.segment.as_deref() {
            None => {}
            Some("") => all.push("w.state IS NULL".to_owned()),
            Some(segment) => all.push(format!("w.state = {}", bind(segment.into()))),
        }
        all.extend(self.scope.as_ref().map(|scope| scope.sql("w.", &mut bind)));
        all.join(" AND ")
    }
}

/// Requests that are let through: open ones, the oldest first; closed ones, the latest first.
///
/// # Errors
/// As [`get`].
pub async fn list(db: &impl Reads, which: &Which) -> Result<Vec<StoredAsked>> {
    let mut values = Vec::new();
    let condition = which.sql(&mut values);
    values.push(which.limit.cast_signed().into());
    let order =
        if which.states.iter().all(|state| matches!(*state, "open" | "taken")) && !which.states.is_empty() { "ASC" } else { "DESC" };
    let sql = format!(
        "SELECT q.id AS id, q.version AS version, q.body AS body FROM service_request q JOIN worker w ON w.id = q.worker WHERE {condition} ORDER BY q.asked_at {order}, q.id LIMIT ${}",
        values.len()
    );
    db.all(&sql, values).await?.iter().map(read).collect()
}

/// How well people say they were served, of those that are let through.
///
/// # Errors
/// When the database cannot be read.
pub async fn satisfaction(db: &impl Reads, which: &Which) -> Result<Satisfaction> {
    let mut values = Vec::new();
    let condition = which.sql(&mut values);
    let sql = format!(
        "SELECT q.score AS score, COUNT(*) AS n FROM service_request q JOIN worker w ON w.id = q.worker WHERE {condition} AND q.score IS NOT NULL GROUP BY q.score"
    );
    let mut counted = Satisfaction::default();
    for row in db.all(&sql, values).await? {
        let (score, n): (i64, i64) = (column(&row, "score")?, column(&row, "n")?);
        counted.add(u8::try_from(score).unwrap_or(0), n.unsigned_abs());
    }
    Ok(counted)
}

/// How many requests were closed before a day, of the people that a scope lets through.
///
/// # Errors
/// When the database cannot be read.
pub async fn count_old(db: &impl Reads, before: NaiveDate, scope: Option<&Scope>) -> Result<u64> {
    let (condition, values) = old(before, scope);
    let row = db.one(&format!("SELECT COUNT(*) AS n FROM service_request WHERE {condition}"), values).await?;
    row.map_or(Ok(0), |row| column::<i64>(&row, "n").map(i64::unsigned_abs))
}

/// Removes the requests that [`count_old`] counts.
///
/// # Errors
/// When the database refuses.
pub async fn erase_old(tx: &Tx, before: NaiveDate, scope: Option<&Scope>) -> Result<u64> {
    let (condition, values) = old(before, scope);
    tx.run(&format!("DELETE FROM service_request WHERE {condition}"), values).await
}

fn old(before: NaiveDate, scope: Option<&Scope>) -> (String, Vec<Value>) {
    let mut values: Vec<Value> = vec![before.into()];
    let mut condition = "closed_on < $1".to_owned();
    if let Some(scope) = scope {
        let within = scope.sql("", |value| {
            values.push(value);
            format!("${}", values.len())
        });
        condition.push_str(&format!(" AND worker IN (SELECT id FROM worker WHERE {within})"));
    }
    (condition, values)
}

/// Declarations recorded while the national system was away that have no protocol number yet, the oldest first.
///
/// # Errors
/// When the database or an event cannot be read.
pub async fn provisional(db: &impl Reads, scope: Option<&Scope>, limit: u64) -> Result<Vec<StoredLeaf<StatusEvent>>> {
    let mut values: Vec<Value> = Vec::new();
    // In the words of the index that was made for it.
    let mut condition = "e.body LIKE '%\"provisional\":true%'".to_owned();
    if let Some(scope) = scope {
        let within = scope.sql("w.", |value| {
            values.push(value);
            format!("${}", values.len())
        });
        condition.push_str(&format!(" AND {within}"));
    }
    let sql = format!(
        "SELECT e.id AS id, e.version AS version, e.body AS body FROM status_event e JOIN worker w ON w.id = e.worker WHERE {condition} ORDER BY e.day, e.id"
    );
    let mut found = Vec::new();
    for row in db.all(&sql, values).await? {
        let (id, body): (Uuid, String) = (column(&row, "id")?, column(&row, "body")?);
        let value: StatusEvent = serde_json::from_str(&body).map_err(unreadable("status_event", id))?;
        if value.is_provisional() {
            found.push(StoredLeaf { version: column(&row, "version")?, value });
        }
        if found.len() as u64 == limit {
            break;
        }
    }
    Ok(found)
}
