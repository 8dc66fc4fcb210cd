//! Records declarations, work and endings.

use chrono::NaiveDate;
use ponte_domain::{
    id::WorkerId,
    service::Origin,
    unemployment::{DeclaredHow, EndReason, EventError, Fact, Notice, StatusEvent, Work, follow},
    worker::Worker,
};
use ponte_storage::{Kind, Stored, Tx, leaf};
use uuid::Uuid;

use super::view::followed;
use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
    service,
};

/// A declaration of immediate availability.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declaration {
    pub day: NaiveDate,
    pub how: DeclaredHow,
    /// Last day of the work that is being lost.
    pub work_until: Option<NaiveDate>,
    /// The national system is away: its protocol number is recorded later.
    pub provisional: bool,
    pub note: Option<String>,
}

/// Records a declaration. It is refused while another counts, and within the bar after a sanction.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Unemployment`].
pub async fn declare(app: &App, caller: &Caller, worker: WorkerId, declaration: Declaration) -> Result<Uuid> {
    let tx = app.begin().await?;
    let stored: Stored<Worker> = app.record(&tx, caller, Right::EditPeople, worker.0).await?;
    let id = declare_in(app, &tx, caller, &stored, declaration).await?;
    app.commit(tx).await?;
    Ok(id)
}

/// As [`declare`], in a transaction and with the right asked before.
pub(crate) async fn declare_in(app: &App, tx: &Tx, caller: &Caller, stored: &Stored<Worker>, declaration: Declaration) -> Result<Uuid> {
    let Declaration { day, how, work_until, provisional, note } = declaration;
    let fact = Fact::Declared { how, work_until, provisional, protocol: None };
    let event = event(app, caller, stored, day, fact, note);
    event.check(app.today()).map_err(Refusal::from)?;
    refuse_second(app, tx, stored, &event).await?;
    insert(app, tx, caller, &event).await?;
    // Recording what others received is no service of this desk.
    if how == DeclaredHow::Desk {
        service::record_in(tx, app, caller, service::person(event.worker, "B", (Origin::Declaration, event.id))).await?;
    }
    Ok(event.id)
}

/// Refuses a declaration that would change nothing, which the followed status tells.
async fn refuse_second(app: &App, tx: &Tx, stored: &Stored<Worker>, event: &StatusEvent) -> Result<()> {
    let mut events: Vec<StatusEvent> = leaf::of_worker(tx, event.worker).await?.into_iter().map(|found| found.value).collect();
    let worker = &stored.value;
    events.extend(StatusEvent::of_record(event.worker, worker.status.did, worker.status.did_end, &worker.desk, stored.created_at));
    events.push(event.clone());
    let refused = follow(&events, &[], app.today()).notices.into_iter().find_map(|notice| match notice {
        Notice::DeclaredAgain { event: again, .. } if again == event.id => Some(EventError::Declared),
        Notice::Barred { event: barred, until, .. } if barred == event.id => Some(EventError::Barred(until)),
        _ => None,
    });
    refused.map_or(Ok(()), |error| Err(Refusal::from(error).into()))
}

/// Records work that begins.
///
/// # Errors
/// As [`declare`].
pub async fn record_work(app: &App, caller: &Caller, worker: WorkerId, first: NaiveDate, work: Work, note: Option<String>) -> Result<Uuid> {
    let tx = app.begin().await?;
    let stored: Stored<Worker> = app.record(&tx, caller, Right::EditPeople, worker.0).await?;
    let event = event(app, caller, &stored, first, Fact::Worked(work), note);
    event.check(app.today()).map_err(Refusal::from)?;
    insert(app, &tx, caller, &event).await?;
    app.commit(tx).await?;
    Ok(event.id)
}

/// Records that the status ended for another reason than work.
///
/// # Errors
/// As [`declare`]; [`EventError::NoStatus`] when there is none to end.
pub async fn end(app: &App, caller: &Caller, worker: WorkerId, day: NaiveDate, reason: EndReason, note: Option<String>) -> Result<Uuid> {
    let tx = app.begin().await?;
    let stored: Stored<Worker> = app.record(&tx, caller, Right::EditPeople, worker.0).await?;
    let event = event(app, caller, &stored, day, Fact::Ended { reason }, note);
    event.check(app.today()).map_err(Refusal::from)?;
    let status = followed(app, &tx, &stored).await?;
    let lasts = |spell: &ponte_domain::unemployment::Spell| spell.declared <= day && spell.until.is_none_or(|(until, _)| day < until);
    if !status.spells.iter().any(lasts) {
        return Err(Refusal::from(EventError::NoStatus).into());
    }
    insert(app, &tx, caller, &event).await?;
    app.commit(tx).await?;
    Ok(event.id)
}

fn event(app: &App, caller: &Caller, stored: &Stored<Worker>, day: NaiveDate, fact: Fact, note: Option<String>) -> StatusEvent {
    StatusEvent {
        id: app.new_id(),
        worker: WorkerId(stored.id),
        day,
        fact,
        desk: stored.value.desk.clone(),
        by: caller.actor.clone(),
        at: app.now(),
        note: note.map(|words| words.trim().to_owned()).filter(|words| !words.is_empty()),
        before: Vec::new(),
        voided: None,
    }
}

async fn insert(app: &App, tx: &Tx, caller: &Caller, event: &StatusEvent) -> Result<()> {
    leaf::insert(tx, event).await?;
    let verb = match event.fact {
        Fact::Declared { .. } => "unemployment.declare",
        Fact::Worked(_) => "unemployment.record_work",
        Fact::Ended { .. } => "unemployment.end",
    };
    app.audit(tx, caller, verb, Some((Kind::Worker, event.worker.0)), &["status"]).await
}

/// Ends a status that lasts today, in the transaction of the act that decided it, whose number the event bears; nothing when none does.
pub(crate) async fn end_in(app: &App, tx: &Tx, caller: &Caller, stored: &Stored<Worker>, act: Uuid, reason: EndReason) -> Result<()> {
    if followed(app, tx, stored).await?.current().is_none() {
        return Ok(());
    }
    let ended = StatusEvent { id: act, ..event(app, caller, stored, app.today(), Fact::Ended { reason }, None) };
    insert(app, tx, caller, &ended).await
}

/// Takes back the ending that an act decided, in the transaction that takes the act back, with the reason.
pub(crate) async fn undo_end_in(app: &App, tx: &Tx, caller: &Caller, act: Uuid, reason: &str) -> Result<()> {
    let Some(found) = leaf::get::<StatusEvent>(tx, act).await? else { return Ok(()) };
    let mut ended = found.value;
    match ended.void(reason, caller.actor.clone(), app.now()) {
        Ok(()) => Ok(leaf::update(tx, found.version, &ended).await?),
        Err(EventError::Voided) => Ok(()),
        Err(error) => Err(Refusal::from(error).into()),
    }
}
