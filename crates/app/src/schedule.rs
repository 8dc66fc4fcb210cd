//! What the program does by itself at fixed times.

use chrono::{DateTime, Datelike, Days, NaiveTime, TimeDelta, TimeZone, Utc, Weekday};
use chrono_tz::Europe::Rome;
use ponte_domain::id::JobId;
use ponte_storage::{audit, job};

use crate::{App, account, audit::AnchorChains, campaign, error::Result, maintain, person, visit};

/// When something is done: hour and minute in Rome, on one day of the week or on all.
struct Regular {
    kind: &'static str,
    hour: u32,
    minute: u32,
    day: Option<Weekday>,
}

/// Early in the morning, when nobody works, and never in the hour that summer time takes away or gives twice.
const REGULAR: [Regular; 8] = [
    Regular { kind: AnchorChains::KIND, hour: 0, minute: 5, day: None },
    Regular { kind: account::ShutEnded::KIND, hour: 0, minute: 20, day: None },
    Regular { kind: visit::ForgetVisits::KIND, hour: 0, minute: 40, day: None },
    Regular { kind: account::TidySignIn::KIND, hour: 1, minute: 15, day: None },
    Regular { kind: maintain::ScheduledBackup::KIND, hour: 3, minute: 30, day: None },
    Regular { kind: maintain::TestRestore::KIND, hour: 4, minute: 30, day: Some(Weekday::Sun) },
    Regular { kind: campaign::Remind::KIND, hour: 6, minute: 30, day: None },
    Regular { kind: person::Look::KIND, hour: 5, minute: 0, day: Some(Weekday::Mon) },
];

impl Regular {
    fn after(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let today = now.with_timezone(&Rome).date_naive();
        let time = NaiveTime::from_hms_opt(self.hour, self.minute, 0)?;
        (0..=8)
            .filter_map(|days| today.checked_add_days(Days::new(days)))
            .filter(|day| self.day.is_none_or(|wanted| day.weekday() == wanted))
            .filter_map(|day| Rome.from_local_datetime(&day.and_time(time)).earliest())
            .map(|at| at.to_utc())
            .find(|at| *at > now)
    }
}

/// Asks for all that is done at fixed times to be done the next time, and for what is late (because the machine was off, or
/// is new) to be done soon; asking twice changes nothing.
///
/// # Errors
/// When the database refuses.
pub async fn ensure(app: &App) -> Result<()> {
    let late = late(app).await?;
    for regular in &REGULAR {
        plan(app, regular).await?;
        if let Some((_, wait)) = late.iter().find(|(kind, _)| *kind == regular.kind) {
            let key = format!("late:{}:{}", regular.kind, app.today());
            ask(app, regular.kind, &key, app.now() + *wait).await?;
        }
    }
    Ok(())
}

/// What is late, and how long it can still wait: a trial restore comes after the backup that it tries.
async fn late(app: &App) -> Result<Vec<(&'static str, TimeDelta)>> {
    let older = |at: Option<DateTime<Utc>>, days| at.is_none_or(|at| app.now() - at > TimeDelta::days(days));
    let anchored = audit::anchors(&app.db).await?.pop().map(|anchor| anchor.at);
    let backed_up = maintain::last_backup(app).await?.map(|last| last.at);
    let tried = maintain::last_test(app).await?.map(|last| last.at);
    let all = [
        (AnchorChains::KIND, TimeDelta::zero(), older(anchored, 1)),
        (maintain::ScheduledBackup::KIND, TimeDelta::minutes(1), older(backed_up, 1)),
        (maintain::TestRestore::KIND, TimeDelta::minutes(30), older(tried, 8)),
    ];
    Ok(all.into_iter().filter(|(.., late)| *late).map(|(kind, wait, _)| (kind, wait)).collect())
}

/// Asks for the next time of one kind of work, from within it.
pub(crate) async fn next(app: &App, kind: &str) -> Result<()> {
    match REGULAR.iter().find(|regular| regular.kind == kind) {
        Some(regular) => plan(app, regular).await,
        None => Ok(()),
    }
}

async fn plan(app: &App, regular: &Regular) -> Result<()> {
    let Some(at) = regular.after(app.now()) else { return Ok(()) };
    ask(app, regular.kind, &format!("regular:{}:{}", regular.kind, at.format("%Y-%m-%d")), at).await
}

async fn ask(app: &App, kind: &str, key: &str, at: DateTime<Utc>) -> Result<()> {
    let tx = app.begin().await?;
    job::enqueue(&tx, JobId(app.new_id()), kind, "null", Some(key), at, app.now()).await?;
    app.commit(tx).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("an instant")
    }

    #[test]
    fn work_comes_at_its_hour_in_rome_summer_and_winter() {
        let daily = Regular { kind: "x", hour: 3, minute: 30, day: None };
        assert_eq!(daily.after(at("2026-11-23T01:00:00Z")), Some(at("2026-11-23T02:30:00Z")));
        assert_eq!(daily.after(at("2026-11-23T02:30:00Z")), Some(at("2026-11-24T02:30:00Z")));
        assert_eq!(daily.after(at("2026-07-01T12:00:00Z")), Some(at("2026-07-02T01:30:00Z")));
        let weekly = Regular { day: Some(Weekday::Sun), ..daily };
        assert_eq!(weekly.after(at("2026-11-23T01:00:00Z")), Some(at("2026-11-29T02:30:00Z")));
        assert_eq!(weekly.after(at("2026-11-29T02:30:00Z")), Some(at("2026-12-06T02:30:00Z")));
    }
}
