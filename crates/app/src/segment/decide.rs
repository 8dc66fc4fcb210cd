//! A person decides the segment of a person.

use ponte_domain::{
    id::WorkerId,
    segment::{SegmentDecision, propose},
    worker::{Segment, Worker},
};
use ponte_storage::{Kind, Stored, leaf, register};

use super::view::known;
use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// Confirms the segment that is proposed, or chooses another with a reason. Both are kept, and the record of the person says what was
/// chosen. It is asked against the version of the record that was seen: what speaks for a segment may have changed since.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Segment`], [`Refusal::Stale`].
pub async fn decide(app: &App, caller: &Caller, worker: WorkerId, seen: i64, chosen: Segment, why: &str) -> Result<()> {
    let mut tx = app.begin().await?;
    let stored: Stored<Worker> = app.record(&tx, caller, Right::EditPeople, worker.0).await?;
    if stored.version != seen {
        return Err(Refusal::Stale { kind: Kind::Worker, id: worker.0 }.into());
    }
    let proposed = propose(known(app, &tx, &stored).await?);
    let by = caller.actor.clone();
    let decision = SegmentDecision::decide((app.new_id(), worker), proposed, chosen, why, by, app.now()).map_err(Refusal::from)?;
    leaf::insert(&tx, &decision).await?;
    if stored.value.segment != Some(chosen) {
        let value = Worker { segment: Some(chosen), ..stored.value.clone() };
        register::update(&mut tx, &stored, &value, &caller.actor, app.now(), None).await?;
    }
    app.audit(&tx, caller, "segment.decide", Some((Kind::Worker, worker.0)), &["segment"]).await?;
    app.commit(tx).await
}
