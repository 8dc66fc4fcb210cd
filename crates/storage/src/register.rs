//! What all registers share: a record read and written as a whole, found by its words, with its history.

mod find;
mod write;

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use ponte_domain::{actor::Actor, id::ExternalId};
use sea_orm::{QueryResult, Value};
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

use crate::{
    db::{Kind, Reads, column},
    error::{Result, StorageError},
    scope::Scope,
};

pub use self::{
    find::{Count, count, count_at_once, list, suggest},
    write::{New, delete, insert, update},
};
use find::Condition;

/// A noun that is kept in a register.
pub trait Register: Serialize + DeserializeOwned + Send + Sync {
    /// Its kind; the table has the same name.
    const KIND: Kind;
    /// How it is called in the system it comes from.
    fn external(&self) -> &ExternalId;
    /// Code of the desk that keeps it.
    fn desk(&self) -> &str;
    /// What lists, search and duplicates need of it.
    fn keys(&self) -> Keys;
}

/// The columns computed from a record; see the first migration for what each is for.
#[derive(Debug, Default)]
pub struct Keys {
    pub sort_key: String,
    pub code: Option<String>,
    pub state: Option<&'static str>,
    pub parent: Option<Uuid>,
    pub due_on: Option<NaiveDate>,
    pub place: Option<String>,
    /// Folded words, each once.
    pub words: Vec<String>,
}

/// A record as stored.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stored<R> {
    pub id: Uuid,
    /// Goes up by one at each save, from 1.
    pub version: i64,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    /// The import that made it.
    pub batch: Option<Uuid>,
    pub value: R,
}

/// What a record was before it was changed.
#[derive(Debug, Clone)]
pub struct Revision<R> {
    pub version: i64,
    pub replaced_at: DateTime<Utc>,
    pub replaced_by: Actor,
    pub value: R,
}

/// Which records of a register, in which order.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Words as typed; each must begin a word of the record.
    pub text: String,
    /// Any of these states; empty means all.
    pub states: Vec<String>,
    pub parent: Option<Uuid>,
    pub place: Option<String>,
    /// Only those whose `due_on` is before this day (or unknown, when `due_unknown`).
    pub due_before: Option<NaiveDate>,
    pub due_unknown: bool,
    /// By `due_on` (unknown last) instead of `sort_key`.
    pub by_due: bool,
    /// The newest saved first.
    pub newest: bool,
    /// Only those that stand behind this sort key and id in the usual order.
    pub after: Option<(String, Uuid)>,
    /// Only those that every one of these lets through: what somebody may see, and take along.
    pub scopes: Vec<Scope>,
    pub limit: u64,
    pub offset: u64,
}

const COLUMNS: &str = "id, version, created_at, updated_at, batch, body";

fn read<R: Register>(row: &QueryResult) -> Result<Stored<R>> {
    let id: Uuid = column(row, "id")?;
    let body: String = column(row, "body")?;
    let value = serde_json::from_str(&body).map_err(|error| StorageError::Unreadable {
        table: R::KIND.as_str(),
        column: "body",
        record: id,
        reason: error.to_string(),
    })?;
    Ok(Stored {
        id,
        version: column(row, "version")?,
        created_at: column(row, "created_at")?,
        updated_at: column(row, "updated_at")?,
        batch: column(row, "batch")?,
        value,
    })
}

/// The record with an id.
///
/// # Errors
/// When the database or the record cannot be read.
pub async fn get<R: Register>(db: &impl Reads, id: Uuid) -> Result<Option<Stored<R>>> {
    let sql = format!("SELECT {COLUMNS} FROM {} WHERE id = $1", R::KIND);
    db.one(&sql, vec![id.into()]).await?.as_ref().map(read).transpose()
}

/// The records with these ids, in no order; those that do not exist are left out.
///
/// # Errors
/// As [`get`].
pub async fn get_many<R: Register>(db: &impl Reads, ids: &[Uuid]) -> Result<Vec<Stored<R>>> {
    let mut found = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(500) {
        let marks: Vec<String> = (1..=chunk.len()).map(|n| format!("${n}")).collect();
        let sql = format!("SELECT {COLUMNS} FROM {} WHERE id IN ({})", R::KIND, marks.join(", "));
        for row in db.all(&sql, chunk.iter().map(|id| (*id).into()).collect()).await? {
            found.push(read(&row)?);
        }
    }
    Ok(found)
}

/// Which of some records a scope lets through.
///
/// # Errors
/// When the database cannot be read.
pub async fn within(db: &impl Reads, kind: Kind, ids: &[Uuid], scope: &Scope) -> Result<HashSet<Uuid>> {
    let mut found = HashSet::with_capacity(ids.len());
    for chunk in ids.chunks(500) {
        let mut condition = Condition { sql: String::new(), values: Vec::new() };
        let marks: Vec<String> = chunk.iter().map(|id| condition.bind(*id)).collect();
        condition.and(&format!("id IN ({})", marks.join(", ")));
        condition.within("", Some(scope));
        for row in db.all(&format!("SELECT id FROM {kind}{}", condition.sql), condition.values).await? {
            found.insert(column(&row, "id")?);
        }
    }
    Ok(found)
}

/// The record with an external id; any source when none is given.
///
/// # Errors
/// As [`get`].
pub async fn by_external<R: Register>(db: &impl Reads, source: Option<&str>, external_id: &str) -> Result<Option<Stored<R>>> {
    let (condition, mut values) = match source {
        Some(source) => (" AND source = $2", vec![external_id.into(), source.into()]),
        None => ("", vec![external_id.into()]),
    };
    let sql = format!("SELECT {COLUMNS} FROM {} WHERE external_id = $1{condition} ORDER BY source LIMIT 1", R::KIND);
    values.shrink_to_fit();
    db.one(&sql, values).await?.as_ref().map(read).transpose()
}

/// The records with a code (codice fiscale, partita IVA).
///
/// # Errors
/// As [`get`].
pub async fn by_code<R: Register>(db: &impl Reads, code: &str) -> Result<Vec<Stored<R>>> {
    let sql = format!("SELECT {COLUMNS} FROM {} WHERE code = $1 ORDER BY id", R::KIND);
    db.all(&sql, vec![code.into()]).await?.iter().map(read).collect()
}

/// All records that scopes let through, in the order of their ids, a page at a time: those after `after`.
///
/// # Errors
/// As [`get`].
pub async fn page_by_id<R: Register>(db: &impl Reads, after: Option<Uuid>, scopes: &[Scope], limit: u64) -> Result<Vec<Stored<R>>> {
    let mut condition = Condition { sql: String::new(), values: Vec::new() };
    if let Some(after) = after {
        let mark = condition.bind(after);
        condition.and(&format!("id > {mark}"));
    }
    condition.within("", scopes);
    let limit = condition.bind(limit.cast_signed());
    let sql = format!("SELECT {COLUMNS} FROM {}{} ORDER BY id LIMIT {limit}", R::KIND, condition.sql);
    db.all(&sql, condition.values).await?.iter().map(read).collect()
}

/// What a record was, the latest first.
///
/// # Errors
/// As [`get`].
pub async fn history<R: Register>(db: &impl Reads, id: Uuid) -> Result<Vec<Revision<R>>> {
    let sql = "SELECT version, replaced_at, replaced_by, body FROM revision WHERE record = $1 ORDER BY version DESC";
    let unreadable =
        |column, error: &serde_json::Error| StorageError::Unreadable { table: "revision", column, record: id, reason: error.to_string() };
    let mut revisions = Vec::new();
    for row in db.all(sql, vec![id.into()]).await? {
        let (by, body): (String, String) = (column(&row, "replaced_by")?, column(&row, "body")?);
        revisions.push(Revision {
            version: column(&row, "version")?,
            replaced_at: column(&row, "replaced_at")?,
            replaced_by: serde_json::from_str(&by).map_err(|error| unreadable("replaced_by", &error))?,
            value: serde_json::from_str(&body).map_err(|error| unreadable("body", &error))?,
        });
    }
    Ok(revisions)
}

/// Id, external id and body of records in the order of their ids, unread: for those who read many in parallel.
///
/// # Errors
/// When the database cannot be read.
pub async fn bodies(db: &impl Reads, kind: Kind, after: Uuid, limit: u64) -> Result<Vec<(Uuid, String)>> {
    let sql = format!("SELECT id, body FROM {kind} WHERE id > $1 ORDER BY id LIMIT $2");
    let rows = db.all(&sql, vec![after.into(), limit.cast_signed().into()]).await?;
    rows.iter().map(|row| Ok((column(row, "id")?, column(row, "body")?))).collect()
}

/// The records with these external ids of one source, by external id; those that do not exist are left out.
///
/// # Errors
/// As [`get`].
pub async fn by_externals<R: Register>(db: &impl Reads, source: &str, ids: &[&str]) -> Result<HashMap<String, Stored<R>>> {
    let mut found = HashMap::with_capacity(ids.len());
    for chunk in ids.chunks(500) {
        let marks: Vec<String> = (2..chunk.len() + 2).map(|n| format!("${n}")).collect();
        let sql = format!("SELECT {COLUMNS} FROM {} WHERE source = $1 AND external_id IN ({})", R::KIND, marks.join(", "));
        let mut values: Vec<Value> = vec![source.into()];
        values.extend(chunk.iter().map(|id| Value::from(*id)));
        for row in db.all(&sql, values).await? {
            let stored = read::<R>(&row)?;
            found.insert(stored.value.external().id.clone(), stored);
        }
    }
    Ok(found)
}

/// What a record was at a version.
///
/// # Errors
/// As [`get`].
pub async fn revision<R: Register>(db: &impl Reads, id: Uuid, version: i64) -> Result<Option<R>> {
    let row = db.one("SELECT body FROM revision WHERE record = $1 AND version = $2", vec![id.into(), version.into()]).await?;
    let Some(row) = row else { return Ok(None) };
    let body: String = column(&row, "body")?;
    let unreadable =
        |error: serde_json::Error| StorageError::Unreadable { table: "revision", column: "body", record: id, reason: error.to_string() };
    serde_json::from_str(&body).map(Some).map_err(unreadable)
}

/// Whether a vacancy or a project belongs to a record.
///
/// # Errors
/// When the database cannot be read.
pub async fn is_parent(db: &impl Reads, id: Uuid) -> Result<bool> {
    let sql = "SELECT id FROM vacancy WHERE parent = $1 UNION ALL SELECT id FROM project WHERE parent = $1 LIMIT 1";
    Ok(db.one(sql, vec![id.into()]).await?.is_some())
}

/// How many vacancies in some states each of some employers has; those without any are left out.
///
/// # Errors
/// When the database cannot be read.
pub async fn vacancies_per_employer(
    db: &impl Reads,
    employers: &[Uuid],
    states: &[&str],
    scope: Option<&Scope>,
) -> Result<Vec<(Uuid, i64)>> {
    let mut found = Vec::new();
    for chunk in employers.chunks(500) {
        let mut condition = Condition { sql: String::new(), values: Vec::new() };
        let states: Vec<String> = states.iter().map(|state| condition.bind(*state)).collect();
        condition.and(&format!("state IN ({})", states.join(", ")));
        let parents: Vec<String> = chunk.iter().map(|id| condition.bind(*id)).collect();
        condition.and(&format!("parent IN ({})", parents.join(", ")));
        condition.within("", scope);
        let sql = format!("SELECT parent, COUNT(*) AS n FROM vacancy{} GROUP BY parent", condition.sql);
        for row in db.all(&sql, condition.values).await? {
            found.push((column(&row, "parent")?, column(&row, "n")?));
        }
    }
    Ok(found)
}
