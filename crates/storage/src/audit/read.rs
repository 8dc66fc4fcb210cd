//! Reading the record back: by person, by operator, by time.

use chrono::{DateTime, Utc};
use sea_orm::Value;
use uuid::Uuid;

use super::{
    Act,
    chain::{COLUMNS, Link},
};
use crate::{db::Reads, error::Result};

/// Which acts.
#[derive(Debug, Clone, Default)]
pub struct AuditFilter {
    /// The account that acted.
    pub actor: Option<Uuid>,
    /// The person whom it was about.
    pub person: Option<Uuid>,
    pub record: Option<Uuid>,
    /// Any of these verbs; empty means all.
    pub verbs: Vec<String>,
    pub from: Option<DateTime<Utc>>,
    pub until: Option<DateTime<Utc>>,
    /// Only acts before this one.
    pub before: Option<i64>,
    pub limit: u64,
}

/// An act as read back.
#[derive(Debug, Clone)]
pub struct Past {
    /// Order over all chains.
    pub seq: i64,
    pub chain: String,
    /// Place in its chain.
    pub number: i64,
    pub act: Act,
}

/// Acts, the latest first.
///
/// # Errors
/// When the database cannot be read.
pub async fn list(db: &impl Reads, filter: &AuditFilter) -> Result<Vec<Past>> {
    let mut values: Vec<Value> = Vec::new();
    let mut conditions: Vec<String> = Vec::new();
    let mut bind = |condition: &str, value: Value| {
        values.push(value);
        conditions.push(format!("{condition} ${}", values.len()));
    };
    filter.actor.into_iter().for_each(|actor| bind("actor =", actor.into()));
    filter.person.into_iter().for_each(|person| bind("person =", person.into()));
    filter.record.into_iter().for_each(|record| bind("record =", record.into()));
    filter.from.into_iter().for_each(|from| bind("at >=", from.into()));
    filter.until.into_iter().for_each(|until| bind("at <", until.into()));
    filter.before.into_iter().for_each(|before| bind("seq <", before.into()));
    if !filter.verbs.is_empty() {
        let marks: Vec<String> = filter
            .verbs
            .iter()
            .map(|verb| {
                values.push(verb.clone().into());
                format!("${}", values.len())
            })
            .collect();
        conditions.push(format!("verb IN ({})", marks.join(", ")));
    }
    values.push(filter.limit.cast_signed().into());
    let limit = values.len();
    let chosen = if conditions.is_empty() { String::new() } else { format!("WHERE {} ", conditions.join(" AND ")) };
    let sql = format!("SELECT seq, {COLUMNS} FROM audit_entry {chosen}ORDER BY seq DESC LIMIT ${limit}");
    let past = |row| Link::read(row).map(|link| Past { seq: link.seq, chain: link.chain, number: link.number, act: link.act });
    db.all(&sql, values).await?.iter().map(past).collect()
}
