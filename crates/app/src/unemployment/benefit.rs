//! What supports a person while she has no work.

use chrono::NaiveDate;
use ponte_domain::{
    id::WorkerId,
    unemployment::{Benefit, BenefitKind, DeclaredHow, EventError, Voided},
    worker::Worker,
};
use ponte_storage::{Kind, Stored, leaf};
use uuid::Uuid;

use super::{Declaration, declare_in};
use crate::{
    App,
    error::{Error, Refusal, Result},
    rights::{Caller, Right},
};

/// Records a support. When applying for it is a declaration and none counts, the declaration of its first day is recorded in the same act.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Benefit`].
pub async fn keep_benefit(
    app: &App,
    caller: &Caller,
    worker: WorkerId,
    kind: BenefitKind,
    (from, to): (NaiveDate, Option<NaiveDate>),
    source: Option<String>,
) -> Result<Uuid> {
    let tx = app.begin().await?;
    let stored: Stored<Worker> = app.record(&tx, caller, Right::EditPeople, worker.0).await?;
    let source = source.map(|words| words.trim().to_owned()).filter(|words| !words.is_empty());
    let benefit = Benefit { id: app.new_id(), worker, kind, from, to, source, at: app.now(), by: caller.actor.clone(), voided: None };
    benefit.check().map_err(Refusal::from)?;
    leaf::insert(&tx, &benefit).await?;
    if kind.declares() && from <= app.today() {
        let declaration = Declaration { day: from, how: DeclaredHow::BenefitApplication, work_until: None, provisional: false, note: None };
        match declare_in(app, &tx, caller, &stored, declaration).await {
            // One counts already, or cannot: the support is recorded all the same.
            Ok(_) | Err(Error::Refused(Refusal::Unemployment(EventError::Declared | EventError::Barred(_)))) => {}
            Err(error) => return Err(error),
        }
    }
    app.audit(&tx, caller, "unemployment.keep_benefit", Some((Kind::Worker, worker.0)), &["benefits"]).await?;
    app.commit(tx).await?;
    Ok(benefit.id)
}

/// Takes a support back that was recorded by mistake.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`]; [`Refusal::Unemployment`] without a reason.
pub async fn void_benefit(app: &App, caller: &Caller, worker: WorkerId, (id, seen): (Uuid, i64), reason: &str) -> Result<()> {
    let tx = app.begin().await?;
    app.record::<Worker>(&tx, caller, Right::EditPeople, worker.0).await?;
    let found = leaf::get::<Benefit>(&tx, id).await?.filter(|found| found.value.worker == worker);
    let mut benefit = found.ok_or(Refusal::NotFound(Kind::Worker))?.value;
    benefit.voided = Some(Voided::new(reason, caller.actor.clone(), app.now()).map_err(Refusal::from)?);
    leaf::update(&tx, seen, &benefit).await?;
    app.audit(&tx, caller, "unemployment.void_benefit", Some((Kind::Worker, worker.0)), &["benefits"]).await?;
    app.commit(tx).await
}
