//! Undoes an import as far as nobody has built on it since.

use ponte_domain::{course::Course, employer::Employer, id::BatchId, vacancy::Vacancy, worker::Worker};
use ponte_storage::{
    Stored, Tx,
    batch::{self, BatchState},
    proposal, register, response, source,
};

use crate::{
    App,
    error::{Error, Refusal, Result},
    import::fields::Noun,
    register::Registered,
    rights::Caller,
};

/// What the undo of an import came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Undone {
    /// Records that the import had made, removed.
    pub removed: u64,
    /// Records that the import had changed, brought back.
    pub restored: u64,
    /// Records left as they are: somebody changed them since, or other records point to them.
    pub left: u64,
}

/// Removes what an import made and brings back what it changed; what somebody has touched since, or proposed, is left.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`]; [`Refusal::CannotUndo`] when it is running or was undone.
pub async fn undo(app: &App, caller: &Caller, id: BatchId) -> Result<Undone> {
    let mut found = super::view(app, caller, id).await?;
    if matches!(found.state, BatchState::Running | BatchState::Undone) {
        return Err(Refusal::CannotUndo.into());
    }
    let mut tx = app.begin().await?;
    let undone = match Noun::from_code(&found.kind) {
        Some(Noun::Workers) => undo_noun::<Worker>(app, &mut tx, caller, id).await?,
        Some(Noun::Employers) => undo_noun::<Employer>(app, &mut tx, caller, id).await?,
        Some(Noun::Vacancies) => undo_noun::<Vacancy>(app, &mut tx, caller, id).await?,
        Some(Noun::Courses) => undo_noun::<Course>(app, &mut tx, caller, id).await?,
        None => return Err(Error::Internal(format!("import of an unknown register: {}", found.kind))),
    };
    found.state = BatchState::Undone;
    found.undone_at = Some(app.now());
    batch::save(&tx, &found).await?;
    app.audit(&tx, caller, "import.undo", None, &[]).await?;
    app.commit(tx).await?;
    Ok(undone)
}

async fn undo_noun<R: Registered>(app: &App, tx: &mut Tx, caller: &Caller, id: BatchId) -> Result<Undone> {
    let mut undone = Undone::default();
    for (record, version) in batch::changed(tx, id).await? {
        let present: Option<Stored<R>> = register::get(tx, record).await?;
        let before = register::revision::<R>(tx, record, version).await?;
        match (present, before) {
            (Some(present), Some(before)) if present.version == version + 1 => {
                register::update(tx, &present, &before, &caller.actor, app.now(), None).await?;
                undone.restored += 1;
            }
            _ => undone.left += 1,
        }
    }
    for record in batch::made(tx, R::KIND, id).await? {
        let Some(stored) = register::get::<R>(tx, record).await? else { continue };
        let built_on = proposal::points_to(tx, record).await?
            || response::points_to(tx, record).await?
            || register::is_parent(tx, record).await?
            || source::is_followed(tx, record).await?;
        if stored.version == 1 && !built_on {
            register::delete(tx, &stored).await?;
            undone.removed += 1;
        } else {
            undone.left += 1;
        }
    }
    Ok(undone)
}
