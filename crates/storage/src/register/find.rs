//! Records found by their words and filters, in pages.

use ponte_domain::text::sort_key;
use sea_orm::Value;
use uuid::Uuid;

use super::{COLUMNS, Filter, Register, Stored, read};
use crate::{
    db::{Engine, Kind, Reads, column},
    error::Result,
    scope::Scope,
};

/// A condition under construction: SQL text and its parameters.
pub(super) struct Condition {
    pub sql: String,
    pub values: Vec<Value>,
}

impl Condition {
    pub(super) fn bind(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len())
    }

    pub(super) fn and(&mut self, sql: &str) {
        self.sql.push_str(if self.sql.is_empty() { " WHERE " } else { " AND " });
        self.sql.push_str(sql);
    }

    pub(super) fn within<'a>(&mut self, prefix: &str, scopes: impl IntoIterator<Item = &'a Scope>) {
        for scope in scopes {
            let sql = scope.sql(prefix, |value| self.bind(value));
            self.and(&sql);
        }
    }
}

/// Words of a search that are looked for. A database takes a condition for each, and no database takes thousands.
const WORDS: usize = 40;

/// What was typed, folded as the words of records are, as far as it is looked for; the groups of a telephone number are joined and lose Italy's prefix.
fn searched(typed: &str) -> String {
    let folded = sort_key(typed);
    let end = folded.match_indices(' ').nth(WORDS - 1).map_or(folded.len(), |(at, _)| at);
    let folded = folded[..end].to_owned();
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

/// Words that fewer records have than this are looked up; for others it is quicker to walk through the register in order.
const COMMON: u64 = 2_000;

/// Records that are walked through in order for common words; when too few of them have the words, these are looked up after all.
const WALK: u64 = 4_000;

/// The deepest record that is reached by walking.
const WALK_DEPTH: u64 = 200;

/// Words of which the rarest is found by counting; the others of a long search are only looked for in what it finds.
const COUNTED_WORDS: usize = 6;

/// How many records there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    Exactly(u64),
    /// So many were counted, and there may be more.
    AtLeast(u64),
}

/// The words of a search, folded, the one that fewest records have first.
struct Words {
    words: Vec<String>,
    /// Even the rarest is common.
    common: bool,
}

/// How the words of a search are found.
#[derive(Clone, Copy)]
enum By {
    /// Those that have the rarest word, among its first so many entries, are looked up.
    Rarest { most: Option<u64> },
    /// Each record is looked at.
    Reading,
}

async fn words<R: Register>(db: &impl Reads, filter: &Filter) -> Result<Words> {
    let folded = searched(&filter.text);
    let mut words: Vec<String> = folded.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let mut counted = Vec::with_capacity(words.len());
    for (at, word) in words.into_iter().enumerate() {
        let entries = if at < COUNTED_WORDS { entries::<R>(db, &word).await? } else { COMMON + 1 };
        counted.push((entries, word));
    }
    counted.sort_by_key(|(entries, _)| *entries);
    let common = counted.first().is_some_and(|(entries, _)| *entries > COMMON);
    Ok(Words { words: counted.into_iter().map(|(_, word)| word).collect(), common })
}

/// Entries of the index of words that begin with one, counted up to one more than [`COMMON`].
async fn entries<R: Register>(db: &impl Reads, word: &str) -> Result<u64> {
    let sql = "SELECT COUNT(*) AS n FROM (SELECT 1 FROM search_word WHERE kind = $1 AND word >= $2 AND word < $3 LIMIT $4) AS found";
    let values = vec![R::KIND.as_str().into(), word.into(), after_prefix(word).into(), (COMMON + 1).cast_signed().into()];
    let row = db.one(sql, values).await?;
    row.map_or(Ok(0), |row| column::<i64>(&row, "n").map(i64::unsigned_abs))
}

fn condition<R: Register>(filter: &Filter, words: &Words, by: By) -> Condition {
    let mut condition = Condition { sql: String::new(), values: Vec::new() };
    let mut read = words.words.as_slice();
    if let (By::Rarest { most }, Some((rarest, others))) = (by, read.split_first()) {
        let (from, to) = (condition.bind(rarest.clone()), condition.bind(after_prefix(rarest)));
        let kind = condition.bind(R::KIND.as_str());
        let most = most.map_or(String::new(), |most| format!(" LIMIT {most}"));
        condition.and(&format!("id IN (SELECT record FROM search_word WHERE kind = {kind} AND word >= {from} AND word < {to}{most})"));
        read = others;
    }
    for word in read {
        let like = condition.bind(format!("% {word}%"));
        condition.and(&format!("search LIKE {like}"));
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
    behind(&mut condition, filter);
    condition.within("", &filter.scopes);
    condition
}

/// Leaves out what stands before the place where a list goes on.
fn behind(condition: &mut Condition, filter: &Filter) {
    if let Some((sort_key, id)) = &filter.after {
        let (key, id) = (condition.bind(sort_key.clone()), condition.bind(*id));
        condition.and(&format!("(sort_key, id) > ({key}, {id})"));
    }
}

/// A page of the records that a filter lets through.
///
/// # Errors
/// As [`get`].
pub async fn list<R: Register>(db: &impl Reads, filter: &Filter) -> Result<Vec<Stored<R>>> {
    let words = words::<R>(db, filter).await?;
    if words.common && !filter.newest && !filter.by_due && filter.offset.saturating_add(filter.limit) <= WALK_DEPTH {
        let end = end_of_walk::<R>(db, filter).await?;
        let mut condition = condition::<R>(filter, &words, By::Reading);
        if let Some((sort_key, id)) = &end {
            let (key, id) = (condition.bind(sort_key.clone()), condition.bind(*id));
            condition.and(&format!("(sort_key, id) <= ({key}, {id})"));
        }
        let found = page(db, filter, condition, By::Reading).await?;
        if end.is_none() || found.len() as u64 == filter.limit {
            return Ok(found);
        }
    }
    let by = if words.words.is_empty() { By::Reading } else { By::Rarest { most: None } };
    page(db, filter, condition::<R>(filter, &words, by), by).await
}

/// Sort key and id of the last record that is walked through; none when the register ends before.
async fn end_of_walk<R: Register>(db: &impl Reads, filter: &Filter) -> Result<Option<(String, Uuid)>> {
    let mut condition = Condition { sql: String::new(), values: Vec::new() };
    behind(&mut condition, filter);
    condition.within("", &filter.scopes);
    let hint = hint(db.engine(), R::KIND, filter);
    let sql = format!("SELECT sort_key, id FROM {}{hint}{} ORDER BY sort_key, id LIMIT 1 OFFSET {WALK}", R::KIND, condition.sql);
    let row = db.one(&sql, condition.values).await?;
    row.map(|row| Ok((column(&row, "sort_key")?, column(&row, "id")?))).transpose()
}

async fn page<R: Register>(db: &impl Reads, filter: &Filter, mut condition: Condition, by: By) -> Result<Vec<Stored<R>>> {
    let order = match (filter.newest, filter.by_due) {
        (true, _) => "updated_at DESC, id",
        (_, true) => "CASE WHEN due_on IS NULL THEN 1 ELSE 0 END, due_on, id",
        _ => "sort_key, id",
    };
    let limit = condition.bind(filter.limit.cast_signed());
    let offset = condition.bind(filter.offset.cast_signed());
    let hint = if matches!(by, By::Reading) { hint(db.engine(), R::KIND, filter) } else { "" };
    let sql = format!("SELECT {COLUMNS} FROM {}{hint}{} ORDER BY {order} LIMIT {limit} OFFSET {offset}", R::KIND, condition.sql);
    db.all(&sql, condition.values).await?.iter().map(read).collect()
}

/// The index that brings people of several desks in order. Without being told, SQLite sorts them all: it does not count on the
/// limit when it chooses.
fn hint(engine: Engine, kind: Kind, filter: &Filter) -> &'static str {
    let [scope] = filter.scopes.as_slice() else { return "" };
    let desks_alone = scope.desks.len() > 1 && *scope == Scope { desks: scope.desks.clone(), ..Scope::default() };
    if engine != Engine::Sqlite || kind != Kind::Worker || !desks_alone || filter.place.is_some() || filter.parent.is_some() {
        return "";
    }
    match (filter.newest, filter.by_due) {
        (true, _) => " INDEXED BY worker_desk_changed",
        (_, true) => " INDEXED BY worker_desk_due",
        _ => " INDEXED BY worker_desk_sort",
    }
}

/// How many records a filter lets through (its limit and order do not matter).
///
/// # Errors
/// As [`get`].
pub async fn count<R: Register>(db: &impl Reads, filter: &Filter) -> Result<u64> {
    let words = words::<R>(db, filter).await?;
    counted(db, R::KIND, condition::<R>(filter, &words, By::Rarest { most: None })).await
}

/// As [`count`], but of words that very many records have only the first are counted: for a page that must come at once.
///
/// # Errors
/// As [`get`].
pub async fn count_at_once<R: Register>(db: &impl Reads, filter: &Filter) -> Result<Count> {
    let words = words::<R>(db, filter).await?;
    let found = counted(db, R::KIND, condition::<R>(filter, &words, By::Rarest { most: Some(COMMON) })).await?;
    Ok(if words.common { Count::AtLeast(found) } else { Count::Exactly(found) })
}

async fn counted(db: &impl Reads, kind: Kind, condition: Condition) -> Result<u64> {
    let row = db.one(&format!("SELECT COUNT(*) AS n FROM {kind}{}", condition.sql), condition.values).await?;
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
