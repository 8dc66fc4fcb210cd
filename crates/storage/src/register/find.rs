//! Records found by their words and filters, in pages.

use ponte_domain::text::sort_key;
use sea_orm::Value;

use super::{COLUMNS, Filter, Register, Stored, read};
use crate::{
    db::{Reads, column},
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
