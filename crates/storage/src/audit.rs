//! The record of who did what: names of verbs, records and fields, never values.

use chrono::{DateTime, Utc};
use ponte_domain::actor::{Actor, Purpose};
use uuid::Uuid;

use crate::{
    db::{Kind, Reads, Tx, column},
    error::Result,
};

/// One act.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    pub actor: &'a Actor,
    pub purpose: Purpose,
    /// Name of the use case.
    pub verb: &'static str,
    pub record: Option<(Kind, Uuid)>,
    /// Names of the fields concerned.
    pub fields: Vec<&'static str>,
}

/// An act as read back.
#[derive(Debug, Clone)]
pub struct Past {
    pub at: DateTime<Utc>,
    pub actor: String,
    pub verb: String,
    pub purpose: String,
}

/// Records an act, in the transaction of what it did.
///
/// # Errors
/// When the database refuses.
pub async fn record(tx: &Tx, entry: Entry<'_>, now: DateTime<Utc>) -> Result<()> {
    let role = match entry.actor {
        Actor::Account { role, .. } => Some(role.as_str()),
        _ => None,
    };
    let sql = "INSERT INTO audit (at, actor, role, purpose, verb, kind, record, fields) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let values = vec![
        now.into(),
        serde_json::to_string(entry.actor)?.into(),
        role.into(),
        entry.purpose.as_str().into(),
        entry.verb.into(),
        entry.record.map(|(kind, _)| kind.as_str()).into(),
        entry.record.map(|(_, id)| id).into(),
        (!entry.fields.is_empty()).then(|| entry.fields.join(" ")).into(),
    ];
    tx.run(sql, values).await?;
    Ok(())
}

/// The acts on a record, the latest first.
///
/// # Errors
/// When the database cannot be read.
pub async fn of_record(db: &impl Reads, record: Uuid, limit: u64) -> Result<Vec<Past>> {
    let sql = "SELECT at, actor, verb, purpose FROM audit WHERE record = $1 ORDER BY seq DESC LIMIT $2";
    let rows = db.all(sql, vec![record.into(), limit.cast_signed().into()]).await?;
    let read = |row| {
        Ok(Past { at: column(row, "at")?, actor: column(row, "actor")?, verb: column(row, "verb")?, purpose: column(row, "purpose")? })
    };
    rows.iter().map(read).collect()
}
