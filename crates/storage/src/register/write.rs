//! Records inserted, changed and deleted, with their words and what they were before.

use chrono::{DateTime, Utc};
use ponte_domain::actor::Actor;
use sea_orm::Value;
use uuid::Uuid;

use super::{Register, Stored};
use crate::{
    db::{Kind, Tx},
    error::{Result, StorageError},
};

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
