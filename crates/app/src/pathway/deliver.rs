//! What a pathway delivers: a step that names an essential service (LEP) records it by itself.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Europe::Rome;
use ponte_domain::{
    pathway::{Pathway, Recorded, Run, Standing, Step, StepKind},
    service::{Origin, ServiceChannel, Side},
};
use ponte_storage::Tx;
use uuid::Uuid;

use crate::{
    App,
    error::Result,
    rights::Caller,
    service::{self, Delivered, person, record_in},
};

/// Records the service of the step that was done between two standings. Levels for employers are theirs to count, and codes that the
/// installation does not know deliver nothing.
pub(super) async fn deliver(
    (app, tx, caller): (&App, &Tx, &Caller),
    (pathway, run, recorded): (&Pathway, &Run, &Recorded),
    before: &Standing,
    after: &Standing,
) -> Result<()> {
    let times = |standing: &Standing, step: &Step| standing.step(&step.id).map_or(0, |found| found.times);
    let done = pathway.steps().map(|(_, step)| step).find(|step| step.lep.is_some() && times(after, step) > times(before, step));
    let Some((step, lep)) = done.and_then(|step| Some((step, step.lep.as_deref()?))) else { return Ok(()) };
    let levels = service::levels(tx).await?;
    if levels.get(lep).is_none_or(|level| level.side != Side::People) {
        return Ok(());
    }
    let delivered = Delivered {
        channel: if step.kind == StepKind::Session { ServiceChannel::Group } else { ServiceChannel::Desk },
        at: Some(moment(app, recorded.entry.on)),
        minutes: step.minutes.unwrap_or(0),
        ..person(run.worker, lep, (Origin::Pathway, recorded.id))
    };
    record_in(tx, app, caller, delivered).await?;
    Ok(())
}

/// Takes back the service of an entry that was struck out.
pub(super) async fn take_back(tx: &Tx, entry: Uuid) -> Result<()> {
    service::undo_in(tx, (Origin::Pathway, entry)).await
}

/// The moment of something done on a day: now when it is today, else noon of that day in Rome.
fn moment(app: &App, on: NaiveDate) -> DateTime<Utc> {
    let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
    let then = Rome.from_local_datetime(&on.and_time(noon)).earliest().map(|at| at.to_utc());
    then.filter(|then| on != app.today() && *then < app.now()).unwrap_or_else(|| app.now())
}
