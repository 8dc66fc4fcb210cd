//! What a pathway delivers: a step that names an essential service (LEP) records it by itself.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Europe::Rome;
use ponte_domain::{
    pathway::{Act, Pathway, Recorded, Run, Standing, Step, StepKind},
    service::{Origin, ServiceChannel, ServiceOutcome},
};
use ponte_storage::Tx;
use uuid::Uuid;

use crate::{
    App,
    error::Result,
    rights::Caller,
    service::{self, Delivered, record_in},
};

/// Most services that one step delivers.
const MOST_LEVELS: u128 = 8;

/// Records the services of the step that was done between two standings, or to which nobody came. Levels for the other side than the
/// one that the case is about are not delivered by it, nor are codes that the installation does not know.
pub(super) async fn deliver(
    (app, tx, caller): (&App, &Tx, &Caller),
    (pathway, run, recorded): (&Pathway, &Run, &Recorded),
    before: &Standing,
    after: &Standing,
) -> Result<()> {
    let times = |standing: &Standing, step: &Step| standing.step(&step.id).map_or(0, |found| found.times);
    let (step, outcome) = match &recorded.entry.act {
        Act::Missed { step } => (pathway.step(step).map(|(_, step)| step), ServiceOutcome::Missed),
        _ => (pathway.steps().map(|(_, step)| step).find(|step| times(after, step) > times(before, step)), ServiceOutcome::Done),
    };
    let Some(step) = step else { return Ok(()) };
    let known = service::levels(tx).await?;
    let fitting = step.levels().filter(|code| known.get(code).is_some_and(|level| level.side == run.subject.side()));
    // The minutes are those of the step: they count once.
    for ((lep, place), minutes) in fitting.zip(0..MOST_LEVELS).zip(step.minutes.into_iter().chain(std::iter::repeat(0))) {
        let delivered = Delivered {
            lep: lep.to_owned(),
            subject: run.subject,
            channel: if step.kind == StepKind::Session { ServiceChannel::Group } else { ServiceChannel::Desk },
            at: Some(moment(app, recorded.entry.on)),
            minutes,
            outcome,
            note: None,
            programme: None,
            origin: Some((Origin::Pathway, numbered(recorded.id, place))),
        };
        record_in(tx, app, caller, delivered).await?;
    }
    Ok(())
}

/// The number under which one of several services of an entry is kept: the first has that of the entry.
const fn numbered(entry: Uuid, place: u128) -> Uuid {
    Uuid::from_u128(entry.as_u128().wrapping_add(place))
}

/// Takes back the services of an entry that was struck out.
pub(super) async fn take_back(tx: &Tx, entry: Uuid) -> Result<()> {
    for place in 0..MOST_LEVELS {
        service::undo_in(tx, (Origin::Pathway, numbered(entry, place))).await?;
    }
    Ok(())
}

/// The moment of something done on a day: now when it is today, else noon of that day in Rome.
fn moment(app: &App, on: NaiveDate) -> DateTime<Utc> {
    let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
    let then = Rome.from_local_datetime(&on.and_time(noon)).earliest().map(|at| at.to_utc());
    then.filter(|then| on != app.today() && *then < app.now()).unwrap_or_else(|| app.now())
}
