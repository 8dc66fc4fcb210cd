//! What stands of a person in rows that are not hers: shortlists, reports of imports, letters; and the pages of the file under it.

use ponte_domain::{
    dispatch::Dispatch,
    id::{DispatchId, WorkerId},
};
use serde_json::Value as Json;
use uuid::Uuid;

use crate::{
    db::{Db, Engine, Reads, Tx, column},
    error::Result,
    proposal,
};

/// What a person is known by: addresses, numbers, codes, and her name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks(Vec<String>);

/// Fewest characters of a mark: shorter ones would hit others.
const MARK_CHARS: usize = 5;

impl Marks {
    /// From texts as they stand in her record; too short ones are passed over.
    #[must_use]
    pub fn new(texts: impl IntoIterator<Item = String>) -> Self {
        let mut marks: Vec<String> =
            texts.into_iter().map(|text| text.trim().to_lowercase()).filter(|text| text.chars().count() >= MARK_CHARS).collect();
        marks.sort();
        marks.dedup();
        Self(marks)
    }

    /// Those of several records of one person.
    #[must_use]
    pub fn merged(all: impl IntoIterator<Item = Self>) -> Self {
        Self::new(all.into_iter().flat_map(|marks| marks.0))
    }

    /// Whether a text holds one of them.
    #[must_use]
    pub fn are_in(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        self.0.iter().any(|mark| text.contains(mark))
    }
}

/// Empties every text within a JSON value that holds a mark; whether there was one.
fn blank(value: &mut Json, marks: &Marks) -> bool {
    match value {
        Json::String(text) if marks.are_in(text) => {
            text.clear();
            true
        }
        Json::Array(list) => blank_each(list.iter_mut(), marks),
        Json::Object(fields) => blank_each(fields.values_mut(), marks),
        _ => false,
    }
}

/// Blanks all of them, also after one was found.
fn blank_each<'a>(all: impl Iterator<Item = &'a mut Json>, marks: &Marks) -> bool {
    let mut found = false;
    for each in all {
        found |= blank(each, marks);
    }
    found
}

/// Takes a person out of the shortlists that were sent or planned; words to the employer that name her are emptied.
///
/// # Errors
/// When the database refuses.
pub async fn sweep_dispatches(tx: &Tx, worker: WorkerId, marks: &Marks) -> Result<u64> {
    let sql = "SELECT id FROM dispatch WHERE body LIKE $1";
    let rows = tx.all(sql, vec![format!("%{}%", worker.0).into()]).await?;
    let mut touched = 0;
    for row in rows {
        let id: Uuid = column(&row, "id")?;
        let Some(mut dispatch) = proposal::dispatch(tx, DispatchId(id)).await? else { continue };
        let before: Dispatch = dispatch.clone();
        dispatch.people.retain(|sent| sent.worker != worker);
        dispatch.left_out.retain(|left| *left != worker);
        if let Some(plan) = &mut dispatch.plan {
            plan.workers.retain(|planned| *planned != worker);
        }
        dispatch.message = dispatch.message.filter(|message| !marks.are_in(message));
        if dispatch != before {
            proposal::save_dispatch(tx, &dispatch).await?;
            touched += 1;
        }
    }
    Ok(touched)
}

/// Empties what the reports of imports say of a person, and gives the batches concerned: those that made or changed her
/// record, and those that refused a line of hers. To be called before her rows go.
///
/// # Errors
/// When the database refuses.
pub async fn sweep_batches(tx: &Tx, worker: Uuid, marks: &Marks) -> Result<Vec<Uuid>> {
    let sql = "SELECT batch FROM worker WHERE id = $1 AND batch IS NOT NULL UNION SELECT batch FROM revision WHERE record = $1 AND batch IS NOT NULL";
    let own: Result<Vec<Uuid>> = tx.all(sql, vec![worker.into()]).await?.iter().map(|row| column(row, "batch")).collect();
    let mut concerned = own?;
    for row in tx.all("SELECT id, report FROM import_batch", vec![]).await? {
        let (id, report): (Uuid, String) = (column(&row, "id")?, column(&row, "report")?);
        let Ok(mut told) = serde_json::from_str::<Json>(&report) else { continue };
        if blank(&mut told, marks) {
            tx.run("UPDATE import_batch SET report = $2 WHERE id = $1", vec![id.into(), told.to_string().into()]).await?;
            concerned.push(id);
        }
    }
    concerned.sort_unstable();
    concerned.dedup();
    Ok(concerned)
}

/// Removes letters, waiting, sent or dead, that name a person.
///
/// # Errors
/// When the database refuses.
pub async fn sweep_jobs(tx: &Tx, kind: &str, marks: &Marks) -> Result<u64> {
    let mut gone = 0;
    for row in tx.all("SELECT id, payload FROM job WHERE kind = $1", vec![kind.into()]).await? {
        let payload: String = column(&row, "payload")?;
        let mut told: Json = serde_json::from_str(&payload).unwrap_or(Json::String(payload));
        if blank(&mut told, marks) {
            let id: Uuid = column(&row, "id")?;
            gone += tx.run("DELETE FROM job WHERE id = $1", vec![id.into()]).await?;
        }
    }
    Ok(gone)
}

/// Rewrites the files of the database, so that what was deleted is no longer in them either; false when somebody was reading
/// and it has to be tried again.
///
/// # Errors
/// When the database refuses.
pub async fn scrub(db: &Db) -> Result<bool> {
    match db.engine() {
        Engine::Sqlite => {
            db.maintain("VACUUM").await?;
            let row = db.one("PRAGMA wal_checkpoint(TRUNCATE)", vec![]).await?;
            let busy: i32 = row.map_or(Ok(0), |row| column(&row, "busy"))?;
            Ok(busy == 0)
        }
        Engine::Postgres => {
            db.maintain("VACUUM FULL").await?;
            Ok(true)
        }
    }
}
