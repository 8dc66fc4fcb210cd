//! Records a service: by hand, or by itself where the work is done.

use chrono::{DateTime, Utc};
use ponte_domain::{
    actor::Actor,
    clock::day_in_rome,
    employer::Employer,
    id::{EmployerId, WorkerId},
    service::{Adhesion, Origin, Service, ServiceChannel, ServiceError, ServiceOutcome, Subject},
    worker::Worker,
};
use ponte_storage::{Kind, Tx, leaf, register, service};
use uuid::Uuid;

use super::levels;
use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// What was delivered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivered {
    /// Code of the level.
    pub lep: String,
    pub subject: Subject,
    pub channel: ServiceChannel,
    /// When it began; now when absent.
    pub at: Option<DateTime<Utc>>,
    pub minutes: u32,
    pub outcome: ServiceOutcome,
    pub note: Option<String>,
    pub programme: Option<Uuid>,
    /// The act that it comes from, and its number: one act records one service.
    pub origin: Option<(Origin, Uuid)>,
}

/// A service to a person that an act records by itself; what differs is changed in it.
pub(crate) fn person(worker: WorkerId, lep: &str, origin: (Origin, Uuid)) -> Delivered {
    Delivered {
        lep: lep.to_owned(),
        subject: Subject::Worker(worker),
        channel: ServiceChannel::Desk,
        at: None,
        minutes: 0,
        outcome: ServiceOutcome::Done,
        note: None,
        programme: None,
        origin: Some(origin),
    }
}

/// A service to an employer that an act records by itself.
pub(crate) fn to_employer(employer: EmployerId, lep: &str, channel: ServiceChannel, origin: Option<(Origin, Uuid)>) -> Delivered {
    Delivered {
        lep: lep.to_owned(),
        subject: Subject::Employer(employer),
        channel,
        at: None,
        minutes: 0,
        outcome: ServiceOutcome::Done,
        note: None,
        programme: None,
        origin,
    }
}

/// Refuses who may not record services to a subject.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn may_record(app: &App, caller: &Caller, subject: Subject) -> Result<()> {
    match subject {
        Subject::Worker(id) => app.record::<Worker>(&app.db, caller, Right::EditPeople, id.0).await.map(drop),
        Subject::Employer(id) => app.record::<Employer>(&app.db, caller, Right::EditEmployers, id.0).await.map(drop),
    }
}

/// Records a service by hand.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Service`].
pub async fn record(app: &App, caller: &Caller, delivered: Delivered) -> Result<Uuid> {
    let tx = app.begin().await?;
    let record = match delivered.subject {
        Subject::Worker(id) => {
            app.record::<Worker>(&tx, caller, Right::EditPeople, id.0).await?;
            (Kind::Worker, id.0)
        }
        Subject::Employer(id) => {
            app.record::<Employer>(&tx, caller, Right::EditEmployers, id.0).await?;
            (Kind::Employer, id.0)
        }
    };
    let id = record_in(&tx, app, caller, Delivered { origin: None, ..delivered }).await?;
    app.audit(&tx, caller, "service.record", Some(record), &["service"]).await?;
    app.commit(tx).await?;
    Ok(id)
}

/// Records a service in the transaction of the act that delivered it, which has asked for the rights and is what the audit names. An
/// act that has recorded one already records no second.
///
/// # Errors
/// [`Refusal::Service`].
pub async fn record_in(tx: &Tx, app: &App, caller: &Caller, delivered: Delivered) -> Result<Uuid> {
    let now = app.now();
    let service = Service {
        id: app.new_id(),
        lep: delivered.lep,
        subject: delivered.subject,
        desk: desk_of(tx, caller, delivered.subject).await?,
        by: caller.actor.clone(),
        channel: delivered.channel,
        at: delivered.at.unwrap_or(now),
        minutes: delivered.minutes,
        outcome: delivered.outcome,
        note: delivered.note.map(|words| words.trim().to_owned()).filter(|words| !words.is_empty()),
        programme: delivered.programme,
        origin: delivered.origin,
    };
    service.check(&levels(tx).await?, now).map_err(Refusal::from)?;
    if let (Some(programme), Subject::Worker(worker)) = (service.programme, service.subject) {
        let day = day_in_rome(service.at);
        let adhesions = leaf::of_worker::<Adhesion>(tx, worker).await?;
        if !adhesions.iter().any(|found| found.value.programme == programme && found.value.holds_on(day)) {
            return Err(Refusal::from(ServiceError::Programme).into());
        }
    }
    service::insert(tx, &service).await?;
    Ok(service.id)
}

/// Takes back the service that an act recorded by itself, in the transaction that undoes the act.
///
/// # Errors
/// When the database refuses.
pub async fn undo_in(tx: &Tx, origin: (Origin, Uuid)) -> Result<()> {
    Ok(service::remove_of(tx, origin).await?)
}

/// The desk that delivers: that of whoever does it, else the one that keeps the subject.
async fn desk_of(tx: &Tx, caller: &Caller, subject: Subject) -> Result<String> {
    if let Actor::Account { desk, .. } = &caller.actor {
        return Ok(desk.clone());
    }
    let desk = match subject {
        Subject::Worker(id) => register::get::<Worker>(tx, id.0).await?.map(|stored| stored.value.desk),
        Subject::Employer(id) => register::get::<Employer>(tx, id.0).await?.map(|stored| stored.value.desk),
    };
    Ok(desk.unwrap_or_default())
}
