//! The keys of protected data: whether they fit what is kept, and sealing anew with another.

use std::collections::BTreeMap;

use ponte_storage::{Db, protected};
use serde::Serialize;
use uuid::Uuid;

use crate::{
    App,
    config::Config,
    error::{Refusal, Result},
    keyring::{KeyError, Keyring, PlaceOf},
    rights::{Caller, Right},
};

/// Values sealed anew in one transaction.
const BATCH: u64 = 200;

/// What the proof of a key says.
const PROOF: &str = "ponte";

const fn proof_of(name: &str) -> PlaceOf<'_> {
    PlaceOf { table: "protected_key", row: name, column: "proof" }
}

/// Reads the key file, made when nothing was ever sealed, and notes its key in the database.
pub(crate) async fn open_keyring(db: &Db, config: &Config, now: chrono::DateTime<chrono::Utc>) -> Result<Keyring> {
    let keyring = Keyring::open(&config.keys, protected::anything(db).await?);
    note_key(db, &keyring, now).await?;
    if let Some(fault) = keyring.fault() {
        tracing::error!(file = %config.keys.display(), %fault, "protected data cannot be read");
    }
    Ok(keyring)
}

/// Notes the key that is written with, so that a missing file is told from a first run.
async fn note_key(db: &Db, keyring: &Keyring, now: chrono::DateTime<chrono::Utc>) -> Result<()> {
    let Ok(name) = keyring.current() else { return Ok(()) };
    if protected::keys(db).await?.iter().any(|known| known.name == name) {
        return Ok(());
    }
    let tx = db.begin().await?;
    protected::insert_key(&tx, &name, &keyring.seal(proof_of(&name), PROOF)?, now).await?;
    Ok(tx.commit(now).await?)
}

/// How the keys stand to what is kept.
#[derive(Debug, Clone, Default, Serialize)]
pub struct KeyReport {
    /// Where the key file is.
    pub file: String,
    /// What is wrong with the file as a whole.
    pub fault: Option<String>,
    /// Values by name of the key that they were sealed with.
    pub values: BTreeMap<String, u64>,
    /// Of these, the keys that are missing or are other keys of the same name: their values cannot be read.
    pub unreadable: Vec<String>,
}

impl KeyReport {
    /// Values that cannot be read.
    #[must_use]
    pub fn lost_sight_of(&self) -> u64 {
        self.unreadable.iter().filter_map(|name| self.values.get(name)).sum()
    }
}

/// Compares the key file with what is kept.
///
/// # Errors
/// [`Refusal::Forbidden`]; when the database cannot be read.
pub async fn key_report(app: &App, caller: &Caller) -> Result<KeyReport> {
    caller.require(Right::Maintain)?;
    let values = protected::by_key(&app.db).await?;
    let proofs = protected::keys(&app.db).await?;
    let fits = |name: &String| {
        proofs.iter().find(|key| key.name == *name).is_none_or(|key| app.keys.open_sealed(proof_of(&key.name), &key.proof).is_ok())
    };
    let unreadable = values.keys().filter(|name| !app.keys.names().contains(name) || !fits(name)).cloned().collect();
    Ok(KeyReport {
        file: app.keys.path().display().to_string(),
        fault: app.keys.fault().map(|fault| fault.to_string()),
        values,
        unreadable,
    })
}

/// What a rotation came to.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Rotated {
    /// Name of the key that everything is sealed with now.
    pub key: String,
    /// Values sealed anew.
    pub values: u64,
    /// Values that could not be read, and are as they were.
    pub unreadable: u64,
}

/// Adds a key (unless a rotation that was cut short is to be gone on with) and seals everything with it, a batch a
/// transaction. The keys before it stay in the file until [`retire`] takes them out: a program that runs beside may
/// just have sealed something with them.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::Key`].
pub async fn rotate(app: &App, caller: &Caller, go_on: bool) -> Result<Rotated> {
    caller.require(Right::Maintain)?;
    let key = if go_on { app.keys.current() } else { app.keys.add() }.map_err(Refusal::Key)?;
    note_key(&app.db, &app.keys, app.now()).await?;
    let mut rotated = Rotated { key: key.clone(), ..Rotated::default() };
    for table in protected::SEALED {
        rotate_table(app, table, &mut rotated).await?;
    }
    let tx = app.begin().await?;
    app.audit(&tx, caller, "keys.rotate", None, &[]).await?;
    app.commit(tx).await?;
    Ok(rotated)
}

/// Takes the keys that nothing is sealed with any more out of the file, and says which they were.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::Key`].
pub async fn retire(app: &App, caller: &Caller) -> Result<Vec<String>> {
    caller.require(Right::Maintain)?;
    let current = app.keys.current().map_err(Refusal::Key)?;
    let left = protected::by_key(&app.db).await?;
    let retired: Vec<String> = app.keys.names().into_iter().filter(|name| *name != current && !left.contains_key(name)).collect();
    app.keys.retire(&retired).map_err(Refusal::Key)?;
    let tx = app.begin().await?;
    app.audit(&tx, caller, "keys.retire", None, &[]).await?;
    app.commit(tx).await?;
    Ok(retired)
}

async fn rotate_table(app: &App, table: &'static str, rotated: &mut Rotated) -> Result<()> {
    let mut after = Uuid::nil();
    loop {
        let tx = app.begin().await?;
        let rows = protected::not_sealed_with(&tx, table, &rotated.key, after, BATCH).await?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = last.id;
        for row in &rows {
            let id = row.id.to_string();
            let place = PlaceOf { table, row: &id, column: "content" };
            match app.keys.open_sealed(place, &row.content) {
                Ok(text) => rotated.values += u64::from(protected::reseal(&tx, table, row, &app.keys.seal(place, &text)?).await?),
                Err(KeyError::Missing | KeyError::Unusable(_) | KeyError::Unknown(_) | KeyError::Damaged) => rotated.unreadable += 1,
            }
        }
        app.commit(tx).await?;
    }
}
