//! Strikes out what was recorded by mistake.

use ponte_domain::pathway::Struck;
use ponte_storage::{Kind, pathway};
use uuid::Uuid;

use super::{
    deliver::take_back,
    view::{Case, Touch, calendar_of, find, record_of},
};
use crate::{
    App,
    error::{Refusal, Result},
    rights::Caller,
};

/// Strikes something out with a reason; it stays readable. What was recorded later and could not stand without it is struck out
/// first.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Run`].
pub async fn strike(app: &App, caller: &Caller, id: Uuid, entry: Uuid, reason: &str) -> Result<()> {
    let tx = app.begin().await?;
    let case = Case::of(app, find(app, &tx, caller, Touch::Edit, id).await?).await?;
    let known = case.pathway().ok_or(Refusal::NotFound(Kind::Worker))?;
    let (today, mut run) = (app.today(), case.stored.run.clone());
    let calendar = calendar_of(app, &run.desk, today);
    let struck = Struck { at: app.now(), by: caller.actor.clone(), reason: reason.trim().to_owned() };
    run.strike(known, &calendar, today, entry, struck).map_err(Refusal::from)?;
    pathway::save(&tx, case.stored.version, &run, &run.standing(known, today, &calendar), app.now()).await?;
    take_back(&tx, entry).await?;
    app.audit(&tx, caller, "pathway.strike", Some(record_of(run.subject)), &["history"]).await?;
    app.commit(tx).await
}
