//! Packs that a desk writes itself: drafts, with faults until they have none, and what becomes a version.

use ponte_domain::pack::{Fault, Files, Pack, next_version, rank, with_field};
use ponte_storage::{Kind, audit::Details, pack};

use super::{held::keep, known::one, switch::permitted};
use crate::{
    App,
    error::{Refusal, Result},
    rights::Caller,
};

/// A pack as a desk is writing it.
#[derive(Debug, Clone)]
pub struct Writing {
    pub files: Files,
    /// Version of the draft; 0 while nothing was changed.
    pub seen: i64,
    /// The pack, once it has no fault.
    pub read: std::result::Result<Pack, Vec<Fault>>,
}

impl Writing {
    fn of(files: Files, seen: i64) -> Self {
        Self { read: Pack::read(files.clone()), files, seen }
    }
}

/// A pack as the desk is writing it; as it is shown, where the desk has changed nothing.
///
/// # Errors
/// [`Refusal::Forbidden`] unless the caller may set the desk up, [`Refusal::NotFound`].
pub async fn open(app: &App, caller: &Caller, desk: &str, id: &str) -> Result<Writing> {
    let desk = permitted(app, caller, desk)?;
    if let Some(draft) = pack::draft(&app.db, &desk, id).await? {
        return Ok(Writing::of(draft.files, draft.version));
    }
    let known = one(app, &desk, id).await?.ok_or(Refusal::NotFound(Kind::Desk))?;
    let read = known.shown().and_then(|source| source.pack.as_ref().ok()).ok_or(Refusal::NotFound(Kind::Desk))?;
    Ok(Writing::of(read.files().clone(), 0))
}

/// Writes a file of the draft, or takes it out; faults are told and keep nothing back.
///
/// # Errors
/// As [`open`]; [`Refusal::Stale`] when somebody saved the draft since.
pub async fn write(app: &App, caller: &Caller, desk: &str, id: &str, seen: i64, path: &str, text: Option<String>) -> Result<Writing> {
    let mut files = open(app, caller, desk, id).await?.files;
    match text {
        Some(text) => files.insert(path.to_owned(), text.replace("\r\n", "\n").into_bytes()),
        None => files.remove(path),
    };
    save(app, caller, desk, id, seen, files).await
}

async fn save(app: &App, caller: &Caller, desk: &str, id: &str, seen: i64, files: Files) -> Result<Writing> {
    let desk = permitted(app, caller, desk)?;
    let draft = pack::Draft { pack: id.to_owned(), files, version: seen, changed_at: app.now() };
    let tx = app.begin().await?;
    pack::save_draft(&tx, &desk, &draft).await?;
    let context = Some(format!("pack={id} desk={desk}"));
    app.audit_with(&tx, caller, "pack.write", None, Details { context, ..Details::default() }).await?;
    app.commit(tx).await?;
    Ok(Writing::of(draft.files, seen + 1))
}

/// Begins a pack of the desk's own from another, under a new name.
///
/// # Errors
/// As [`open`]; [`Refusal::Exists`] when there is a pack of that name.
pub async fn copy(app: &App, caller: &Caller, desk: &str, from: &str, id: &str) -> Result<()> {
    let code = permitted(app, caller, desk)?;
    if one(app, &code, id).await?.is_some() || pack::draft(&app.db, &code, id).await?.is_some() {
        return Err(Refusal::Exists(Kind::Desk).into());
    }
    let files = open(app, caller, desk, from).await?.files;
    let files = with_field(with_field(files, "id", id), "version", "1.0.0");
    save(app, caller, desk, id, 0, files).await?;
    Ok(())
}

/// Makes a draft without faults a version that desks can switch on: its own where it is higher than those that are known, else
/// the next one. The draft is gone then.
///
/// # Errors
/// As [`open`]; [`Refusal::Pack`] with the faults; [`Refusal::Stale`].
pub async fn publish(app: &App, caller: &Caller, desk: &str, id: &str, seen: i64) -> Result<String> {
    let code = permitted(app, caller, desk)?;
    let draft = pack::draft(&app.db, &code, id).await?.ok_or(Refusal::NotFound(Kind::Desk))?;
    if draft.version != seen {
        return Err(Refusal::Stale { kind: Kind::Desk, id: uuid::Uuid::nil() }.into());
    }
    let faults = |faults| Refusal::from(super::PackError::Faults(faults));
    let mut read = Pack::read(draft.files).map_err(faults)?;
    let known = one(app, &code, id).await?;
    let versions = known.iter().flat_map(|known| &known.sources).filter_map(|source| source.pack.as_ref().ok());
    let highest = versions.map(|pack| pack.manifest.version.clone()).max_by_key(|version| rank(version));
    if let Some(highest) = highest.filter(|highest| rank(highest) >= rank(&read.manifest.version)) {
        read = Pack::read(with_field(read.files().clone(), "version", &next_version(&highest))).map_err(faults)?;
    }
    let tx = app.begin().await?;
    keep(app, &tx, &read).await?;
    pack::remove_draft(&tx, &code, id).await?;
    let context = Some(format!("pack={id} version={} desk={code}", read.manifest.version));
    app.audit_with(&tx, caller, "pack.publish", None, Details { context, ..Details::default() }).await?;
    app.commit(tx).await?;
    Ok(read.manifest.version.clone())
}

/// Gives up what the desk was writing.
///
/// # Errors
/// As [`open`].
pub async fn discard(app: &App, caller: &Caller, desk: &str, id: &str) -> Result<()> {
    let desk = permitted(app, caller, desk)?;
    let tx = app.begin().await?;
    pack::remove_draft(&tx, &desk, id).await?;
    let context = Some(format!("pack={id} desk={desk}"));
    app.audit_with(&tx, caller, "pack.discard", None, Details { context, ..Details::default() }).await?;
    app.commit(tx).await
}

/// Names of the packs that a desk is writing.
///
/// # Errors
/// As [`open`].
pub async fn drafts(app: &App, caller: &Caller, desk: &str) -> Result<Vec<String>> {
    let desk = permitted(app, caller, desk)?;
    Ok(pack::drafts(&app.db, &desk).await?.into_iter().map(|draft| draft.pack).collect())
}
