//! Keeps curricula and letters, and removes them: they are hers, and nothing of them is counted.

use ponte_domain::{
    curriculum::{CoverLetter, Curriculum, CurriculumError, MOST},
    id::WorkerId,
};
use ponte_storage::{
    Kind, Tx,
    leaf::{self, Leaf},
};
use uuid::Uuid;

use super::{Side, written};
use crate::{
    App,
    error::{Refusal, Result},
    rights::Caller,
};

/// Inserts a leaf, or saves it over the version that was seen.
async fn save<L: Leaf>(tx: &Tx, worker: WorkerId, seen: Option<i64>, value: &L) -> Result<()> {
    let Some(version) = seen else {
        if leaf::of_worker::<L>(tx, worker).await?.len() >= MOST {
            return Err(Refusal::from(CurriculumError::Many).into());
        }
        return Ok(leaf::insert(tx, value).await?);
    };
    let known = leaf::get::<L>(tx, value.id()).await?.filter(|found| found.value.worker() == worker);
    known.ok_or(Refusal::NotFound(Kind::Worker))?;
    Ok(leaf::update(tx, version, value).await?)
}

async fn drop_leaf<L: Leaf>(tx: &Tx, worker: WorkerId, id: Uuid) -> Result<()> {
    leaf::get::<L>(tx, id).await?.filter(|found| found.value.worker() == worker).ok_or(Refusal::NotFound(Kind::Worker))?;
    Ok(leaf::remove::<L>(tx, id).await?)
}

/// Keeps a curriculum, new or over the version that was seen. What it names must stand in the record.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Curriculum`], [`Refusal::Stale`].
pub async fn keep(app: &App, caller: &Caller, side: Side, seen: Option<i64>, curriculum: Curriculum) -> Result<Uuid> {
    let worker = curriculum.worker;
    let stored = written(app, caller, side, worker).await?;
    curriculum.check(&stored.value).map_err(Refusal::from)?;
    let tx = app.begin().await?;
    save(&tx, worker, seen, &curriculum).await?;
    app.audit(&tx, caller, "curriculum.keep", Some((Kind::Worker, worker.0)), &["curriculum"]).await?;
    app.commit(tx).await?;
    Ok(curriculum.id)
}

/// Removes a curriculum; the record stays as it is.
///
/// # Errors
/// As [`keep`].
pub async fn remove(app: &App, caller: &Caller, side: Side, worker: WorkerId, id: Uuid) -> Result<()> {
    written(app, caller, side, worker).await?;
    let tx = app.begin().await?;
    drop_leaf::<Curriculum>(&tx, worker, id).await?;
    app.audit(&tx, caller, "curriculum.remove", Some((Kind::Worker, worker.0)), &["curriculum"]).await?;
    app.commit(tx).await
}

/// Keeps a cover letter, new or over the version that was seen.
///
/// # Errors
/// As [`keep`].
pub async fn keep_letter(app: &App, caller: &Caller, side: Side, seen: Option<i64>, letter: CoverLetter) -> Result<Uuid> {
    let worker = letter.worker;
    written(app, caller, side, worker).await?;
    letter.check().map_err(Refusal::from)?;
    let tx = app.begin().await?;
    save(&tx, worker, seen, &letter).await?;
    app.audit(&tx, caller, "curriculum.keep_letter", Some((Kind::Worker, worker.0)), &["letter"]).await?;
    app.commit(tx).await?;
    Ok(letter.id)
}

/// Removes a cover letter.
///
/// # Errors
/// As [`keep`].
pub async fn remove_letter(app: &App, caller: &Caller, side: Side, worker: WorkerId, id: Uuid) -> Result<()> {
    written(app, caller, side, worker).await?;
    let tx = app.begin().await?;
    drop_leaf::<CoverLetter>(&tx, worker, id).await?;
    app.audit(&tx, caller, "curriculum.remove_letter", Some((Kind::Worker, worker.0)), &["letter"]).await?;
    app.commit(tx).await
}
