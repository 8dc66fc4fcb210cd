//! Leaves of a person's file: what is kept of her beside her record, each as JSON in a table of its kind.

use chrono::NaiveDate;
use ponte_domain::{
    attachment::Attachment,
    balance::Balance,
    clock::day_in_rome,
    curriculum::{CoverLetter, Curriculum},
    id::WorkerId,
    pact::{Absence, DiaryEntry, Pact},
    plan::Plan,
    profiling::{Profile, TrackChoice},
    segment::SegmentDecision,
    service::Adhesion,
    unemployment::{Benefit, StatusEvent},
};
use sea_orm::QueryResult;
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

use crate::{
    db::{Reads, Tx, column},
    error::{Result, StorageError},
};

/// Something that is kept of a person in a table with the columns `id`, `worker`, `day`, `version` and `body`. An adhesion has its
/// programme in a column too, and is inserted by [`crate::programme::join`].
pub trait Leaf: Serialize + DeserializeOwned + Send + Sync {
    /// The table.
    const TABLE: &'static str;
    /// The number of this one.
    fn id(&self) -> Uuid;
    /// Whose file it is in.
    fn worker(&self) -> WorkerId;
    /// The day by which it is ordered.
    fn day(&self) -> NaiveDate;
}

macro_rules! leaves {
    ($($leaf:ty: $table:literal, $day:expr;)+) => {
        $(impl Leaf for $leaf {
            const TABLE: &'static str = $table;
            fn id(&self) -> Uuid {
                self.id
            }
            fn worker(&self) -> WorkerId {
                self.worker
            }
            fn day(&self) -> NaiveDate {
                let day: fn(&$leaf) -> NaiveDate = $day;
                day(self)
            }
        })+

        /// The tables of leaves.
        pub const TABLES: &[&str] = &[$($table),+];
    };
}

leaves! {
    StatusEvent: "status_event", |event| event.day;
    Benefit: "benefit", |benefit| benefit.from;
    Adhesion: "adhesion", |adhesion| adhesion.from;
    Pact: "pact", |pact| day_in_rome(pact.at);
    DiaryEntry: "diary_entry", |entry| entry.day;
    Absence: "absence", |absence| absence.day;
    SegmentDecision: "segment_decision", SegmentDecision::day;
    Profile: "profile", |profile| profile.day;
    TrackChoice: "track_choice", |choice| choice.day;
    Balance: "balance", |balance| balance.day;
    Plan: "plan", |plan| plan.day;
    Curriculum: "curriculum", |own| own.day;
    CoverLetter: "cover_letter", |letter| letter.day;
    Attachment: "attachment", |file| day_in_rome(file.at);
}

/// A leaf as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredLeaf<L> {
    /// Goes up by one at each save, from 1.
    pub version: i64,
    pub value: L,
}

fn read<L: Leaf>(row: &QueryResult) -> Result<StoredLeaf<L>> {
    let id: Uuid = column(row, "id")?;
    let body: String = column(row, "body")?;
    let unreadable =
        |error: serde_json::Error| StorageError::Unreadable { table: L::TABLE, column: "body", record: id, reason: error.to_string() };
    Ok(StoredLeaf { version: column(row, "version")?, value: serde_json::from_str(&body).map_err(unreadable)? })
}

/// Inserts a leaf.
///
/// # Errors
/// [`StorageError::is_duplicate`] when it is there.
pub async fn insert<L: Leaf>(tx: &Tx, leaf: &L) -> Result<()> {
    let sql = format!("INSERT INTO {} (id, worker, day, version, body) VALUES ($1, $2, $3, 1, $4)", L::TABLE);
    tx.run(&sql, vec![leaf.id().into(), leaf.worker().0.into(), leaf.day().into(), serde_json::to_string(leaf)?.into()]).await?;
    Ok(())
}

/// Saves a leaf over the version that was read.
///
/// # Errors
/// [`StorageError::Stale`] when somebody saved it since.
pub async fn update<L: Leaf>(tx: &Tx, seen: i64, leaf: &L) -> Result<()> {
    let sql = format!("UPDATE {} SET day = $3, body = $4, version = version + 1 WHERE id = $1 AND version = $2", L::TABLE);
    let values = vec![leaf.id().into(), seen.into(), leaf.day().into(), serde_json::to_string(leaf)?.into()];
    if tx.run(&sql, values).await? == 1 { Ok(()) } else { Err(StorageError::Stale { table: L::TABLE, record: leaf.id() }) }
}

/// Removes a leaf that was never to be: the act that made it is undone.
///
/// # Errors
/// When the database refuses.
pub async fn remove<L: Leaf>(tx: &Tx, id: Uuid) -> Result<()> {
    tx.run(&format!("DELETE FROM {} WHERE id = $1", L::TABLE), vec![id.into()]).await?;
    Ok(())
}

/// The leaf with a number.
///
/// # Errors
/// When the database or the leaf cannot be read.
pub async fn get<L: Leaf>(db: &impl Reads, id: Uuid) -> Result<Option<StoredLeaf<L>>> {
    let sql = format!("SELECT id, version, body FROM {} WHERE id = $1", L::TABLE);
    db.one(&sql, vec![id.into()]).await?.as_ref().map(read).transpose()
}

/// The leaves of one kind of a person, the latest first.
///
/// # Errors
/// As [`get`].
pub async fn of_worker<L: Leaf>(db: &impl Reads, worker: WorkerId) -> Result<Vec<StoredLeaf<L>>> {
    let sql = format!("SELECT id, version, body FROM {} WHERE worker = $1 ORDER BY day DESC, id DESC", L::TABLE);
    db.all(&sql, vec![worker.0.into()]).await?.iter().map(read).collect()
}
