//! Circulars with their versions, and who has read which.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use ponte_domain::{
    circular::{Circular, CircularKind, Receipt},
    id::AccountId,
    text::sort_key,
};
use sea_orm::{QueryResult, Value};
use uuid::Uuid;

use crate::{
    db::{Reads, Tx, column},
    error::{Result, StorageError},
};

/// A circular as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredCircular {
    /// Goes up by one at each save, from 1.
    pub version: i64,
    pub circular: Circular,
    /// The circular that stands in its place, when there is one that holds.
    pub replaced_by: Option<Uuid>,
}

/// Which circulars a list shows; what is absent does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CircularFilter {
    /// Codes of the desks that issued them; all of them when absent.
    pub desks: Option<Vec<String>>,
    /// Words that stand in number, title or text.
    pub words: String,
    pub kind: Option<CircularKind>,
    pub pack: Option<String>,
}

const SELECT: &str = "SELECT c.id AS id, c.version AS version, c.body AS body, (SELECT n.id FROM circular n WHERE n.replaces = c.id AND n.withdrawn = $1 ORDER BY n.day DESC, n.id DESC LIMIT 1) AS replaced_by FROM circular c";

fn read(row: &QueryResult) -> Result<StoredCircular> {
    let id: Uuid = column(row, "id")?;
    let body: String = column(row, "body")?;
    let unreadable = |reason: String| StorageError::Unreadable { table: "circular", column: "body", record: id, reason };
    let circular = serde_json::from_str(&body).map_err(|error| unreadable(error.to_string()))?;
    Ok(StoredCircular { version: column(row, "version")?, circular, replaced_by: column(row, "replaced_by")? })
}

/// What is searched: number, title and text, comparable, with a space at each end.
fn words(circular: &Circular) -> String {
    let present = &circular.present;
    format!(" {} ", sort_key(&format!("{} {} {}", present.number, present.title, present.body)))
}

fn values(circular: &Circular) -> Result<Vec<Value>> {
    let present = &circular.present;
    Ok(vec![
        circular.id.into(),
        circular.desk.as_str().into(),
        present.kind.as_str().into(),
        present.number.as_str().into(),
        present.date.into(),
        present.pack.clone().into(),
        present.replaces.into(),
        i32::try_from(circular.edition()).unwrap_or(i32::MAX).into(),
        circular.withdrawn.is_some().into(),
        words(circular).into(),
        serde_json::to_string(circular)?.into(),
    ])
}

/// Inserts a circular.
///
/// # Errors
/// [`StorageError::is_duplicate`] when it is there.
pub async fn insert(tx: &Tx, circular: &Circular) -> Result<()> {
    let sql = "INSERT INTO circular (id, desk, kind, number, day, pack, replaces, edition, withdrawn, words, body, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)";
    tx.run(sql, values(circular)?).await?;
    Ok(())
}

/// Saves a circular over the version that was read.
///
/// # Errors
/// [`StorageError::Stale`] when somebody saved it since.
pub async fn update(tx: &Tx, seen: i64, circular: &Circular) -> Result<()> {
    let sql = "UPDATE circular SET desk = $2, kind = $3, number = $4, day = $5, pack = $6, replaces = $7, edition = $8, withdrawn = $9, words = $10, body = $11, version = version + 1 WHERE id = $1 AND version = $12";
    let mut values = values(circular)?;
    values.push(seen.into());
    if tx.run(sql, values).await? == 1 { Ok(()) } else { Err(StorageError::Stale { table: "circular", record: circular.id }) }
}

/// The circular with a number of its own.
///
/// # Errors
/// When the database or the circular cannot be read.
pub async fn get(db: &impl Reads, id: Uuid) -> Result<Option<StoredCircular>> {
    db.one(&format!("{SELECT} WHERE c.id = $2"), vec![false.into(), id.into()]).await?.as_ref().map(read).transpose()
}

/// Whether another of the same kind, desk and year has a number.
///
/// # Errors
/// When the database cannot be read.
pub async fn is_taken(db: &impl Reads, circular: &Circular) -> Result<bool> {
    let sql = "SELECT id, day FROM circular WHERE desk = $1 AND kind = $2 AND number = $3 AND id <> $4";
    let present = &circular.present;
    let values = vec![circular.desk.as_str().into(), present.kind.as_str().into(), present.number.as_str().into(), circular.id.into()];
    let days: Result<Vec<NaiveDate>> = db.all(sql, values).await?.iter().map(|row| column(row, "day")).collect();
    Ok(days?.iter().any(|day| day.year() == present.date.year()))
}

/// Circulars by a filter, the latest first.
///
/// # Errors
/// As [`get`].
pub async fn list(db: &impl Reads, filter: &CircularFilter) -> Result<Vec<StoredCircular>> {
    let mut values: Vec<Value> = vec![false.into()];
    let mut all = vec!["1 = 1".to_owned()];
    let mut bind = |value: Value| {
        values.push(value);
        format!("${}", values.len())
    };
    if let Some(desks) = &filter.desks {
        let marks: Vec<String> = desks.iter().map(|desk| bind(desk.as_str().into())).collect();
        all.push(if marks.is_empty() { "1 = 0".to_owned() } else { format!("c.desk IN ({})", marks.join(", ")) });
    }
    // Each word stands at the beginning of one of the text; keys hold letters, digits and spaces only.
    all.extend(sort_key(&filter.words).split_whitespace().map(|word| format!("c.words LIKE {}", bind(format!("% {word}%").into()))));
    all.extend(filter.kind.map(|kind| format!("c.kind = {}", bind(kind.as_str().into()))));
    all.extend(filter.pack.as_ref().map(|pack| format!("c.pack = {}", bind(pack.as_str().into()))));
    let sql = format!("{SELECT} WHERE {} ORDER BY c.day DESC, c.id DESC", all.join(" AND "));
    db.all(&sql, values).await?.iter().map(read).collect()
}

/// Notes that somebody has read a version; twice it changes nothing.
///
/// # Errors
/// When the database refuses.
pub async fn receive(tx: &Tx, receipt: &Receipt) -> Result<()> {
    let sql = "INSERT INTO circular_receipt (circular, edition, account, desk, at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (circular, edition, account) DO NOTHING";
    let edition = i32::try_from(receipt.edition).unwrap_or(i32::MAX);
    let values = vec![receipt.circular.into(), edition.into(), receipt.account.0.into(), receipt.desk.as_str().into(), receipt.at.into()];
    tx.run(sql, values).await?;
    Ok(())
}

fn read_receipt(row: &QueryResult) -> Result<Receipt> {
    let at: DateTime<Utc> = column(row, "at")?;
    let edition: i32 = column(row, "edition")?;
    Ok(Receipt {
        circular: column(row, "circular")?,
        edition: edition.unsigned_abs(),
        account: AccountId(column(row, "account")?),
        desk: column(row, "desk")?,
        at,
    })
}

/// Who has read a circular, in any version.
///
/// # Errors
/// When the database cannot be read.
pub async fn receipts(db: &impl Reads, circular: Uuid) -> Result<Vec<Receipt>> {
    let sql = "SELECT circular, edition, account, desk, at FROM circular_receipt WHERE circular = $1 ORDER BY at, account";
    db.all(sql, vec![circular.into()]).await?.iter().map(read_receipt).collect()
}

/// What an account has read, in any version.
///
/// # Errors
/// When the database cannot be read.
pub async fn read_by(db: &impl Reads, account: AccountId) -> Result<Vec<Receipt>> {
    let sql = "SELECT circular, edition, account, desk, at FROM circular_receipt WHERE account = $1 ORDER BY at, circular";
    db.all(sql, vec![account.0.into()]).await?.iter().map(read_receipt).collect()
}
