//! What all registers share: a record read and written as a whole, found by its words, with its history.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use ponte_domain::{actor::Actor, id::ExternalId, text::sort_key};
use sea_orm::{QueryResult, Value};
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

use crate::{
    db::{Kind, Reads, Tx, column},
    error::{Result, StorageError},
    scope::Scope,
};

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

/// A condition under construction: SQL text and its parameters.
struct Condition {
    sql: String,
    values: Vec<Value>,
}

impl Condition {
    fn bind(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len())
    }

    fn and(&mut self, sql: &str) {
        self.sql.push_str(if self.sql.is_empty() { " WHERE " } else { " AND " });
        self.sql.push_str(sql);
    }

    fn within<'a>(&mut self, prefix: &str, scopes: impl IntoIterator<Item = &'a Scope>) {
        for scope in scopes {
            let sql = scope.sql(prefix, |value| self.bind(value));
            self.and(&sql);
        }
    }
}

/// What was typed, folded as the words of records are; the groups of a telephone number are joined and lose Italy's prefix.
fn searched(typed: &str) -> String {
    let folded = sort_key(typed);
    let number: String = folded.chars().filter(char::is_ascii_digit).collect();
    let is_phone = number.len() >= 6 && folded.chars().all(|c| c.is_ascii_digit() || c == ' ');
    if !is_phone {
        return folded;
    }
    let prefixed = typed.trim_start().starts_with("+39") || typed.trim_start().starts_with("0039");
    let own = number.strip_prefix("0039").or_else(|| number.strip_prefix("39")).filter(|_| prefixed);
    own.map_or(number.clone(), str::to_owned)
}

/// The end of the range of words that begin with `prefix`.
fn after_prefix(prefix: &str) -> String {
    // No folded word holds this character, the last of the private use area.
    format!("{prefix}\u{f8ff}")
}

fn condition<R: Register>(filter: &Filter) -> Condition {
    let mut condition = Condition { sql: String::new(), values: Vec::new() };
    let folded = searched(&filter.text);
    let mut words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    // The longest word selects best and drives the search; the others are looked for in what it finds.
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    if let Some((driver, others)) = words.split_first() {
        let (from, to) = (condition.bind(*driver), condition.bind(after_prefix(driver)));
        let kind = condition.bind(R::KIND.as_str());
        condition.and(&format!("id IN (SELECT record FROM search_word WHERE kind = {kind} AND word >= {from} AND word < {to})"));
        for word in others {
            let like = condition.bind(format!("% {word}%"));
            condition.and(&format!("search LIKE {like}"));
        }
    }
    if !filter.states.is_empty() {
        let marks: Vec<String> = filter.states.iter().map(|state| condition.bind(state.clone())).collect();
        condition.and(&format!("state IN ({})", marks.join(", ")));
    }
    if let Some(parent) = filter.parent {
        let mark = condition.bind(parent);
        condition.and(&format!("parent = {mark}"));
    }
    if let Some(place) = &filter.place {
        let mark = condition.bind(place.clone());
        condition.and(&format!("place = {mark}"));
    }
    if let Some(before) = filter.due_before {
        let mark = condition.bind(before);
        condition.and(&if filter.due_unknown { format!("(due_on < {mark} OR due_on IS NULL)") } else { format!("due_on < {mark}") });
    }
    if let Some((sort_key, id)) = &filter.after {
        let (key, id) = (condition.bind(sort_key.clone()), condition.bind(*id));
        condition.and(&format!("(sort_key, id) > ({key}, {id})"));
    }
    condition.within("", &filter.scopes);
    condition
}

/// A page of the records that a filter lets through.
///
/// # Errors
/// As [`get`].
pub async fn list<R: Register>(db: &impl Reads, filter: &Filter) -> Result<Vec<Stored<R>>> {
    let mut condition = condition::<R>(filter);
    let order = match (filter.newest, filter.by_due) {
        (true, _) => "updated_at DESC, id",
        (_, true) => "CASE WHEN due_on IS NULL THEN 1 ELSE 0 END, due_on, id",
        _ => "sort_key, id",
    };
    let limit = condition.bind(filter.limit.cast_signed());
    let offset = condition.bind(filter.offset.cast_signed());
    let sql = format!("SELECT {COLUMNS} FROM {}{} ORDER BY {order} LIMIT {limit} OFFSET {offset}", R::KIND, condition.sql);
    db.all(&sql, condition.values).await?.iter().map(read).collect()
}

/// How many records a filter lets through (its limit and order do not matter).
///
/// # Errors
/// As [`get`].
pub async fn count<R: Register>(db: &impl Reads, filter: &Filter) -> Result<u64> {
    let condition = condition::<R>(filter);
    let sql = format!("SELECT COUNT(*) AS n FROM {}{}", R::KIND, condition.sql);
    let row = db.one(&sql, condition.values).await?;
    row.map_or(Ok(0), |row| column::<i64>(&row, "n").map(i64::unsigned_abs))
}

/// The first records found as one types: those whose sort key begins with the text, then those with a word that does.
///
/// Reads at most `limit` records of each, so that it stays quick however many begin alike.
///
/// # Errors
/// As [`get`].
pub async fn suggest<R: Register>(db: &impl Reads, text: &str, scope: Option<&Scope>, limit: u64) -> Result<Vec<Stored<R>>> {
    let folded = searched(text);
    if folded.is_empty() {
        return Ok(Vec::new());
    }
    let mut condition = Condition { sql: String::new(), values: Vec::new() };
    let (from, to) = (condition.bind(folded.clone()), condition.bind(after_prefix(&folded)));
    condition.and(&format!("sort_key >= {from} AND sort_key < {to}"));
    condition.within("", scope);
    let most = condition.bind(limit.cast_signed());
    let sql = format!("SELECT {COLUMNS} FROM {}{} ORDER BY sort_key, id LIMIT {most}", R::KIND, condition.sql);
    let mut found: Vec<Stored<R>> = db.all(&sql, condition.values).await?.iter().map(read).collect::<Result<_>>()?;
    if (found.len() as u64) < limit {
        for other in by_words::<R>(db, &folded, scope, limit).await? {
            if (found.len() as u64) < limit && !found.iter().any(|known| known.id == other.id) {
                found.push(other);
            }
        }
    }
    Ok(found)
}

/// The first records that have, for each word of a folded text, a word that begins with it.
async fn by_words<R: Register>(db: &impl Reads, folded: &str, scope: Option<&Scope>, limit: u64) -> Result<Vec<Stored<R>>> {
    let mut words: Vec<&str> = folded.split(' ').collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let Some((driver, others)) = words.split_first() else { return Ok(Vec::new()) };
    let mut condition = Condition { sql: String::new(), values: Vec::new() };
    let kind = condition.bind(R::KIND.as_str());
    let (from, to) = (condition.bind(*driver), condition.bind(after_prefix(driver)));
    condition.and(&format!("s.kind = {kind} AND s.word >= {from} AND s.word < {to}"));
    for word in others {
        let like = condition.bind(format!("% {word}%"));
        condition.and(&format!("r.search LIKE {like}"));
    }
    condition.within("r.", scope);
    let limit = condition.bind(limit.cast_signed());
    let sql = format!(
        "SELECT r.id, r.version, r.created_at, r.updated_at, r.batch, r.body FROM search_word s JOIN {} r ON r.id = s.record{} ORDER BY s.word, s.record LIMIT {limit}",
        R::KIND,
        condition.sql
    );
    db.all(&sql, condition.values).await?.iter().map(read).collect()
}

/// A record to be inserted.
pub struct New<'a, R> {
    pub id: Uuid,
    pub value: &'a R,
}

/// Inserts records, in chunks under the engines' limits of parameters.
///
/// # Errors
/// [`StorageError::is_duplicate`] when an external id is taken; nothing of the transaction should be kept then.
pub async fn insert<R: Register>(tx: &mut Tx, records: &[New<'_, R>], now: DateTime<Utc>, batch: Option<Uuid>) -> Result<()> {
    for chunk in records.chunks(200) {
        let mut values: Vec<Value> = vec![now.into(), batch.into()];
        let mut rows = Vec::with_capacity(chunk.len());
        let mut words: Vec<(String, Uuid)> = Vec::new();
        for record in chunk {
            let keys = record.value.keys();
            let external = record.value.external();
            let first = values.len() + 1;
            values.extend::<[Value; 12]>([
                record.id.into(),
                external.source.clone().into(),
                external.id.clone().into(),
                record.value.desk().into(),
                keys.sort_key.into(),
                keys.code.into(),
                keys.state.into(),
                keys.parent.into(),
                keys.due_on.into(),
                keys.place.into(),
                searchable(&keys.words).into(),
                serde_json::to_string(record.value)?.into(),
            ]);
            let marks: Vec<String> = (first..first + 12).map(|n| format!("${n}")).collect();
            rows.push(format!("({}, 1, $1, $1, $2)", marks.join(", ")));
            words.extend(keys.words.into_iter().map(|word| (word, record.id)));
            tx.changed(R::KIND, record.id);
        }
        let sql = format!(
            "INSERT INTO {} (id, source, external_id, desk, sort_key, code, state, parent, due_on, place, search, body, version, created_at, updated_at, batch) VALUES {}",
            R::KIND,
            rows.join(", ")
        );
        tx.run(&sql, values).await?;
        insert_words(tx, R::KIND, &mut words).await?;
    }
    Ok(())
}

fn searchable(words: &[String]) -> String {
    let mut text = String::with_capacity(words.iter().map(|word| word.len() + 1).sum());
    for word in words {
        text.push(' ');
        text.push_str(word);
    }
    text
}

async fn insert_words(tx: &Tx, kind: Kind, words: &mut Vec<(String, Uuid)>) -> Result<()> {
    // In the order of the table, so that neighbouring rows go to neighbouring pages.
    words.sort_unstable();
    words.dedup();
    for chunk in words.chunks(2_000) {
        let mut values: Vec<Value> = vec![kind.as_str().into()];
        let mut rows = Vec::with_capacity(chunk.len());
        for (word, record) in chunk {
            values.push(word.as_str().into());
            values.push((*record).into());
            rows.push(format!("($1, ${}, ${})", values.len() - 1, values.len()));
        }
        tx.run(&format!("INSERT INTO search_word (kind, word, record) VALUES {}", rows.join(", ")), values).await?;
    }
    Ok(())
}

/// Saves a changed record over the version that was read, keeping what it was in the history.
///
/// # Errors
/// [`StorageError::Stale`] when somebody saved it since.
pub async fn update<R: Register>(
    tx: &mut Tx,
    read: &Stored<R>,
    value: &R,
    by: &Actor,
    now: DateTime<Utc>,
    batch: Option<Uuid>,
) -> Result<()> {
    let keys = value.keys();
    let old_words = read.value.keys().words;
    let sql = format!(
        "UPDATE {} SET version = version + 1, updated_at = $3, desk = $4, sort_key = $5, code = $6, state = $7, parent = $8, due_on = $9, place = $10, search = $11, body = $12, source = $13, external_id = $14 WHERE id = $1 AND version = $2",
        R::KIND
    );
    let values: Vec<Value> = vec![
        read.id.into(),
        read.version.into(),
        now.into(),
        value.desk().into(),
        keys.sort_key.into(),
        keys.code.into(),
        keys.state.into(),
        keys.parent.into(),
        keys.due_on.into(),
        keys.place.into(),
        searchable(&keys.words).into(),
        serde_json::to_string(value)?.into(),
        value.external().source.clone().into(),
        value.external().id.clone().into(),
    ];
    if tx.run(&sql, values).await? != 1 {
        return Err(StorageError::Stale { table: R::KIND.as_str(), record: read.id });
    }
    keep_revision(tx, read, by, now, batch).await?;
    if old_words != keys.words {
        delete_words(tx, R::KIND, read.id, &old_words).await?;
        let mut words = keys.words.into_iter().map(|word| (word, read.id)).collect();
        insert_words(tx, R::KIND, &mut words).await?;
    }
    tx.changed(R::KIND, read.id);
    Ok(())
}

async fn keep_revision<R: Register>(tx: &Tx, old: &Stored<R>, by: &Actor, now: DateTime<Utc>, batch: Option<Uuid>) -> Result<()> {
    let sql = "INSERT INTO revision (record, version, kind, replaced_at, replaced_by, batch, body) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let values = vec![
        old.id.into(),
        old.version.into(),
        R::KIND.as_str().into(),
        now.into(),
        serde_json::to_string(by)?.into(),
        batch.into(),
        serde_json::to_string(&old.value)?.into(),
    ];
    tx.run(sql, values).await?;
    Ok(())
}

async fn delete_words(tx: &Tx, kind: Kind, record: Uuid, words: &[String]) -> Result<()> {
    for word in words {
        let values = vec![kind.as_str().into(), word.as_str().into(), record.into()];
        tx.run("DELETE FROM search_word WHERE kind = $1 AND word = $2 AND record = $3", values).await?;
    }
    Ok(())
}

/// Removes a record with its words and history. Only the undo of an import does so; what a retention
/// act removes is its own affair.
///
/// # Errors
/// When other records point to it, or the database refuses.
pub async fn delete<R: Register>(tx: &mut Tx, record: &Stored<R>) -> Result<()> {
    delete_words(tx, R::KIND, record.id, &record.value.keys().words).await?;
    tx.run("DELETE FROM revision WHERE record = $1", vec![record.id.into()]).await?;
    tx.run(&format!("DELETE FROM {} WHERE id = $1", R::KIND), vec![record.id.into()]).await?;
    tx.changed(R::KIND, record.id);
    Ok(())
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
