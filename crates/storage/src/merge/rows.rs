//! The rows that belong to one of two people, as JSON: kept before a merge, put back after.

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    db::{Reads, Tx},
    dump::{self, Table},
    error::{Result, StorageError},
};

/// Tables with the condition that finds the rows of two people (`$1`, `$2`; `$3`, `$4` their numbers within a text), those referred to first.
const OF_BOTH: [(&str, &str); 35] = [
    ("worker", "id IN ($1, $2)"),
    ("revision", "record IN ($1, $2)"),
    ("search_word", "record IN ($1, $2)"),
    ("proposal", "worker IN ($1, $2)"),
    ("dispatch", "(body LIKE $3 OR body LIKE $4)"),
    ("case_member", "worker IN ($1, $2)"),
    ("urgent_access", "worker IN ($1, $2)"),
    ("mandate", "worker IN ($1, $2)"),
    ("protected_section", "subject IN ($1, $2)"),
    ("consent_act", "worker IN ($1, $2)"),
    ("person_request", "worker IN ($1, $2)"),
    ("legal_hold", "worker IN ($1, $2)"),
    ("status_event", "worker IN ($1, $2)"),
    ("benefit", "worker IN ($1, $2)"),
    ("service", "worker IN ($1, $2)"),
    ("adhesion", "worker IN ($1, $2)"),
    ("pact", "worker IN ($1, $2)"),
    ("diary_entry", "worker IN ($1, $2)"),
    ("absence", "worker IN ($1, $2)"),
    ("visit", "worker IN ($1, $2)"),
    ("segment_decision", "worker IN ($1, $2)"),
    ("service_request", "worker IN ($1, $2)"),
    ("case_transfer_file", "worker IN ($1, $2)"),
    ("profile", "worker IN ($1, $2)"),
    ("track_choice", "worker IN ($1, $2)"),
    ("curriculum", "worker IN ($1, $2)"),
    ("cover_letter", "worker IN ($1, $2)"),
    ("balance", "worker IN ($1, $2)"),
    ("plan", "worker IN ($1, $2)"),
    ("attachment", "worker IN ($1, $2)"),
    ("pathway_run", "worker IN ($1, $2)"),
    ("assignment", "subject IN ($1, $2)"),
    ("project", "(body LIKE $3 OR body LIKE $4)"),
    ("response", "worker IN ($1, $2)"),
    ("campaign_left_out", "subject IN ($1, $2)"),
];

/// The rows of one table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Rows {
    table: String,
    columns: Vec<String>,
    rows: Vec<Vec<Json>>,
}

/// The conditions use two or four parameters: an engine refuses one that is not used.
fn values(condition: &str, one: Uuid, other: Uuid) -> (String, Vec<sea_orm::Value>) {
    if condition.contains("$3") {
        let like = |id: Uuid| format!("%{id}%").into();
        (condition.replace("$3", "$1").replace("$4", "$2"), vec![like(one), like(other)])
    } else {
        (condition.to_owned(), vec![one.into(), other.into()])
    }
}

fn of<'a>(tables: &'a [Table], name: &str) -> Result<&'a Table> {
    let missing = || StorageError::Unreadable { table: "merge", column: "before", record: Uuid::nil(), reason: name.to_owned() };
    tables.iter().find(|table| table.table == name).ok_or_else(missing)
}

/// All rows of two people, in the order of their keys.
pub(super) async fn read(db: &impl Reads, one: Uuid, other: Uuid) -> Result<Vec<Rows>> {
    let tables = dump::tables(db).await?;
    let mut found = Vec::with_capacity(OF_BOTH.len());
    for (name, condition) in OF_BOTH {
        let table = of(&tables, name)?;
        let columns: Vec<String> = table.columns.iter().map(|(name, _)| name.clone()).collect();
        let (condition, values) = values(condition, one, other);
        let sql = format!("SELECT {} FROM {name} WHERE {condition} ORDER BY {}", columns.join(", "), table.key.join(", "));
        let mut rows = Vec::new();
        for row in db.all(&sql, values).await? {
            rows.push(table.columns.iter().map(|(name, kind)| dump::cell(&row, name, *kind)).collect::<Result<Vec<Json>>>()?);
        }
        found.push(Rows { table: name.to_owned(), columns, rows });
    }
    Ok(found)
}

/// A digest of rows: whether anybody has worked on them since.
pub(super) fn digest(rows: &[Rows]) -> Result<String> {
    Ok(Sha256::digest(serde_json::to_vec(rows)?).iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Puts rows back in the place of all that two people have.
pub(super) async fn put_back(tx: &Tx, one: Uuid, other: Uuid, before: &[Rows]) -> Result<()> {
    let tables = dump::tables(tx).await?;
    for (name, condition) in OF_BOTH.iter().rev() {
        let (condition, values) = values(condition, one, other);
        tx.run(&format!("DELETE FROM {name} WHERE {condition}"), values).await?;
    }
    for rows in before {
        let table = of(&tables, &rows.table)?;
        for row in &rows.rows {
            let mut values = Vec::with_capacity(row.len());
            for (name, json) in rows.columns.iter().zip(row) {
                let kind = table.columns.iter().find(|(known, _)| known == name).map(|(_, kind)| *kind);
                let value = kind.and_then(|kind| dump::value(json.clone(), kind));
                let unreadable =
                    || StorageError::Unreadable { table: "merge", column: "before", record: one, reason: format!("{} {name}", rows.table) };
                values.push(value.ok_or_else(unreadable)?);
            }
            let marks: Vec<String> = (1..=values.len()).map(|n| format!("${n}")).collect();
            tx.run(&format!("INSERT INTO {} ({}) VALUES ({})", rows.table, rows.columns.join(", "), marks.join(", ")), values).await?;
        }
    }
    Ok(())
}
