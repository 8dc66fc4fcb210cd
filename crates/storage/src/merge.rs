//! Two records of one person made one, and made two again.

mod act;
mod rows;

use chrono::{DateTime, Utc};
use sea_orm::QueryResult;
use uuid::Uuid;

use crate::{
    db::{Reads, column},
    error::Result,
};

pub use act::{Refused, apply, undo};

/// A merge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merge {
    pub id: Uuid,
    /// The record that stays.
    pub kept: Uuid,
    /// The one that was taken into it.
    pub gone: Uuid,
    pub at: DateTime<Utc>,
    /// Who did it.
    pub account: Option<Uuid>,
    pub undone_at: Option<DateTime<Utc>>,
}

const COLUMNS: &str = "id, kept, gone, at, account, undone_at";

fn read(row: &QueryResult) -> Result<Merge> {
    Ok(Merge {
        id: column(row, "id")?,
        kept: column(row, "kept")?,
        gone: column(row, "gone")?,
        at: column(row, "at")?,
        account: column(row, "account")?,
        undone_at: column(row, "undone_at")?,
    })
}

/// The merges that stand and made a record what it is, the latest first.
///
/// # Errors
/// When the database cannot be read.
pub async fn into(db: &impl Reads, kept: Uuid) -> Result<Vec<Merge>> {
    let sql = format!("SELECT {COLUMNS} FROM merge WHERE kept = $1 AND undone_at IS NULL ORDER BY at DESC, id DESC");
    db.all(&sql, vec![kept.into()]).await?.iter().map(read).collect()
}

/// All numbers that a record had before, those of records taken into those too.
///
/// # Errors
/// When the database cannot be read.
pub async fn numbers(db: &impl Reads, kept: Uuid) -> Result<Vec<Uuid>> {
    let mut found = Vec::new();
    let mut ahead = vec![kept];
    while let Some(next) = ahead.pop() {
        for merge in into(db, next).await? {
            if !found.contains(&merge.gone) {
                found.push(merge.gone);
                ahead.push(merge.gone);
            }
        }
    }
    Ok(found)
}

/// The record into which another was taken, over as many merges as there were.
///
/// # Errors
/// When the database cannot be read.
pub async fn leads_to(db: &impl Reads, gone: Uuid) -> Result<Option<Uuid>> {
    let (mut at, mut steps) = (gone, 0);
    let sql = "SELECT kept FROM merge WHERE gone = $1 AND undone_at IS NULL ORDER BY at DESC LIMIT 1";
    while let Some(row) = db.one(sql, vec![at.into()]).await? {
        at = column(&row, "kept")?;
        steps += 1;
        // A circle cannot be made; a damaged table must not hang.
        if steps > 100 {
            break;
        }
    }
    Ok((at != gone).then_some(at))
}
