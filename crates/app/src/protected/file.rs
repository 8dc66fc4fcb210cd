//! Protected files: they exist for the accounts of their team; for anybody else there is none of that number.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use ponte_domain::{
    id::AccountId,
    protected::{ProtectedFile, Why},
};
use ponte_storage::{
    Kind,
    audit::Details,
    protected::{self, FileRow, RevisionRow},
};
use uuid::Uuid;

use super::{
    Part, Subject,
    access::sections_of,
    open::{note, read},
    seal::{open_file as unseal, seal_file, seal_revision},
};
use crate::{
    App, account,
    error::{Error, Refusal, Result},
    keyring::KeyError,
    rights::{Caller, Right},
};

/// A protected file as its team sees it.
#[derive(Debug, Clone)]
pub struct OpenFile {
    pub id: Uuid,
    pub version: i64,
    pub updated_at: DateTime<Utc>,
    /// Absent when the key is missing.
    pub file: Option<ProtectedFile>,
    pub fault: Option<KeyError>,
    /// Accounts of the team, by number, with their names.
    pub team: BTreeMap<Uuid, String>,
    pub part: Part,
}

/// The account that asks, with the right to protected files.
fn account_of(caller: &Caller) -> Result<AccountId> {
    caller.require(Right::ProtectedFiles)?;
    Ok(caller.actor.account().ok_or(Refusal::NotFound(Kind::Worker))?)
}

async fn own(app: &App, caller: &Caller, id: Uuid) -> Result<FileRow> {
    let account = account_of(caller)?;
    Ok(protected::file(&app.db, id, account.0).await?.ok_or(Refusal::NotFound(Kind::Worker))?)
}

/// The files of the caller's teams: number, pseudonym (absent when the key is missing), last change.
///
/// # Errors
/// [`Refusal::Forbidden`].
pub async fn files(app: &App, caller: &Caller) -> Result<Vec<(Uuid, Option<String>, DateTime<Utc>)>> {
    let account = account_of(caller)?;
    let rows = protected::files_of(&app.db, account.0).await?;
    Ok(rows.into_iter().map(|row| (row.id, unseal(app, row.id, &row.content).ok().map(|file| file.pseudonym), row.updated_at)).collect())
}

/// Makes a file, with the caller as its team.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::Missing`], [`Refusal::Key`].
pub async fn create_file(app: &App, caller: &Caller, file: &ProtectedFile) -> Result<Uuid> {
    let account = account_of(caller)?;
    check(file)?;
    let id = app.new_id();
    let tx = app.begin().await?;
    protected::insert_file(&tx, id, &seal_file(app, id, file)?, app.now()).await?;
    protected::add_member(&tx, id, account.0, app.now()).await?;
    record(app, &tx, caller, "protected.create_file", id).await?;
    app.commit(tx).await?;
    Ok(id)
}

fn check(file: &ProtectedFile) -> Result<()> {
    if file.pseudonym.trim().is_empty() { Err(Refusal::Missing("pseudonym").into()) } else { Ok(()) }
}

async fn record(app: &App, tx: &ponte_storage::Tx, caller: &Caller, verb: &'static str, id: Uuid) -> Result<()> {
    app.audit_with(tx, caller, verb, Some((Kind::Worker, id)), Details { person: Some(id), ..Details::default() }).await
}

/// Opens a file with the sections that the caller has the right to; recorded before it is read.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn open_file(app: &App, caller: &Caller, id: Uuid, why: Why) -> Result<OpenFile> {
    let row = own(app, caller, id).await?;
    note(app, caller, "protected.open", Subject::File(id), why).await?;
    let names = account::names(app).await?;
    let members = protected::members(&app.db, id).await?;
    let (file, fault) = match unseal(app, id, &row.content) {
        Ok(file) => (Some(file), None),
        Err(fault) => (None, Some(fault)),
    };
    Ok(OpenFile {
        id,
        version: row.version,
        updated_at: row.updated_at,
        file,
        fault,
        team: members.into_iter().map(|member| (member, names.get(&member).cloned().unwrap_or_default())).collect(),
        part: read(app, Subject::File(id), &sections_of(caller)).await?,
    })
}

/// Saves a file over the version that the caller saw.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Missing`], [`Refusal::Key`], [`Refusal::Stale`].
pub async fn edit_file(app: &App, caller: &Caller, id: Uuid, seen: i64, file: &ProtectedFile) -> Result<()> {
    check(file)?;
    let row = own(app, caller, id).await?;
    let was = unseal(app, id, &row.content).map_err(Refusal::Key)?;
    if was == *file {
        return Ok(());
    }
    let tx = app.begin().await?;
    let revision = app.new_id();
    let kept = RevisionRow {
        id: revision,
        record: id,
        version: row.version,
        replaced_at: app.now(),
        replaced_by: caller.actor.account().map(|account| account.0),
        content: seal_revision(app, revision, &was)?,
    };
    protected::update_file(&tx, id, seen, &seal_file(app, id, file)?, app.now()).await?;
    protected::insert_revision(&tx, &kept).await?;
    record(app, &tx, caller, "protected.save_file", id).await?;
    app.commit(tx).await
}

/// Takes an account with the right to protected files into the team.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn add_member(app: &App, caller: &Caller, id: Uuid, username: &str) -> Result<()> {
    own(app, caller, id).await?;
    let stored = ponte_storage::account::by_username(&app.db, username.trim()).await?;
    let account = stored.map(|stored| stored.account).filter(|account| !account.disabled).ok_or(Refusal::NotFound(Kind::Account))?;
    app.caller_of(&account, caller.purpose).await?.require(Right::ProtectedFiles).map_err(Error::from)?;
    let tx = app.begin().await?;
    protected::add_member(&tx, id, account.id.0, app.now()).await?;
    record(app, &tx, caller, "protected.add_member", id).await?;
    app.commit(tx).await
}

/// Takes an account out of the team; the last one stays.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`]; [`Refusal::NobodyChosen`] when nobody would be left.
pub async fn remove_member(app: &App, caller: &Caller, id: Uuid, account: Uuid) -> Result<()> {
    own(app, caller, id).await?;
    let tx = app.begin().await?;
    protected::remove_member(&tx, id, account).await?;
    if protected::members(&tx, id).await?.is_empty() {
        return Err(Refusal::NobodyChosen.into());
    }
    record(app, &tx, caller, "protected.remove_member", id).await?;
    app.commit(tx).await
}
