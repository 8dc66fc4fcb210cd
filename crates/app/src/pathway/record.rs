//! Records what happened on a pathway.

use ponte_domain::{
    expression::Values,
    pathway::{Act, Entry, Recorded, RunError},
};
use ponte_storage::{Kind, Tx, audit::Details, pathway};
use uuid::Uuid;

use super::{
    deliver::deliver,
    view::{Case, Touch, calendar_of, find, record_of},
};
use crate::{
    App,
    error::{Refusal, Result},
    rights::Caller,
};

/// Records something that happened, over the version that the caller saw; absent when it does not matter, as for a step that is
/// done whatever else was recorded meanwhile.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Stale`]; [`Refusal::Run`] says why it is not recorded.
pub async fn record(app: &App, caller: &Caller, id: Uuid, seen: Option<i64>, entry: Entry, note: &str) -> Result<Uuid> {
    let tx = app.begin().await?;
    let stored = find(app, &tx, caller, Touch::Edit, id).await?;
    if seen.is_some_and(|seen| seen != stored.version) {
        return Err(Refusal::Stale { kind: record_of(stored.run.subject).0, id }.into());
    }
    let recorded = record_in(app, &tx, caller, Case::of(app, stored).await?, entry, note).await?;
    app.commit(tx).await?;
    Ok(recorded)
}

/// Records several things, all or none.
///
/// # Errors
/// As [`record`].
pub async fn record_all(app: &App, caller: &Caller, id: Uuid, entries: Vec<Entry>) -> Result<()> {
    let tx = app.begin().await?;
    for entry in entries {
        let case = Case::of(app, find(app, &tx, caller, Touch::Edit, id).await?).await?;
        record_in(app, &tx, caller, case, entry, "").await?;
    }
    app.commit(tx).await
}

/// Records in a transaction that others use too.
pub(crate) async fn record_in(app: &App, tx: &Tx, caller: &Caller, case: Case, entry: Entry, note: &str) -> Result<Uuid> {
    let (today, about) = (app.today(), record_of(case.stored.run.subject));
    let known = case.pathway().ok_or(Refusal::NotFound(Kind::Worker))?;
    let calendar = calendar_of(app, &case.stored.run.desk, today);
    let mut run = case.stored.run.clone();
    let context = Some(format!("pathway={} act={}", run.pathway, verb(&entry.act)));
    let id = app.new_id();
    let recorded = Recorded { id, entry, at: app.now(), by: caller.actor.clone(), note: note.trim().to_owned(), struck: None };
    run.record(known, &calendar, today, recorded.clone()).map_err(Refusal::from)?;
    let standing = run.standing(known, today, &calendar);
    pathway::save(tx, case.stored.version, &run, &standing, app.now()).await?;
    deliver((app, tx, caller), (known, &run, &recorded), &case.standing, &standing).await?;
    app.audit_with(tx, caller, "pathway.record", Some(about), Details { context, ..Details::default() }).await?;
    Ok(id)
}

const fn verb(act: &Act) -> &'static str {
    match act {
        Act::Event { .. } => "event",
        Act::Fact { .. } => "fact",
        Act::Sheet { .. } => "sheet",
        Act::Step { .. } => "step",
        Act::Missed { .. } => "missed",
        Act::Move { .. } => "move",
        Act::Exit { .. } => "exit",
    }
}

/// Records that a questionnaire of the pathway was answered, in the transaction in which it is completed. On a case that ended, or
/// that does not ask for it, nothing is recorded.
///
/// # Errors
/// When the database refuses.
pub async fn sheet_answered(app: &App, tx: &Tx, caller: &Caller, run: Uuid, questionnaire: &str, values: Values) -> Result<()> {
    let Some(stored) = pathway::get(tx, run).await? else { return Ok(()) };
    let case = Case::of(app, stored).await?;
    let entry = Entry { on: app.today(), act: Act::Sheet { questionnaire: questionnaire.to_owned(), values } };
    match record_in(app, tx, caller, case, entry, "").await {
        Ok(_) => Ok(()),
        Err(crate::error::Error::Refused(Refusal::Run(RunError::Refused(_)))) => Ok(()),
        Err(error) => Err(error),
    }
}
