//! The diary of the search.

use chrono::NaiveDate;
use ponte_domain::{
    id::WorkerId,
    pact::{DiaryAct, DiaryEntry},
    worker::Worker,
};
use ponte_storage::{Kind, leaf};
use uuid::Uuid;

use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// Notes what a person did to find work, and what proves it.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Diary`].
pub async fn note(
    app: &App,
    caller: &Caller,
    worker: WorkerId,
    day: NaiveDate,
    act: DiaryAct,
    words: &str,
    proof: Option<String>,
) -> Result<Uuid> {
    let tx = app.begin().await?;
    app.record::<Worker>(&tx, caller, Right::EditPeople, worker.0).await?;
    let proof = proof.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    let words = words.trim().to_owned();
    let entry = DiaryEntry { id: app.new_id(), worker, day, act, words, proof, by: caller.actor.clone(), at: app.now() };
    entry.check(app.today()).map_err(Refusal::from)?;
    leaf::insert(&tx, &entry).await?;
    app.audit(&tx, caller, "pact.note", Some((Kind::Worker, worker.0)), &["diary"]).await?;
    app.commit(tx).await?;
    Ok(entry.id)
}

/// Removes an entry that was noted by mistake.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn remove(app: &App, caller: &Caller, worker: WorkerId, id: Uuid) -> Result<()> {
    let tx = app.begin().await?;
    app.record::<Worker>(&tx, caller, Right::EditPeople, worker.0).await?;
    leaf::get::<DiaryEntry>(&tx, id).await?.filter(|found| found.value.worker == worker).ok_or(Refusal::NotFound(Kind::Worker))?;
    leaf::remove::<DiaryEntry>(&tx, id).await?;
    app.audit(&tx, caller, "pact.remove_note", Some((Kind::Worker, worker.0)), &["diary"]).await?;
    app.commit(tx).await
}
