//! What is kept longer than the schedule says: found, shown, and erased when a person confirms.

use std::sync::LazyLock;

use chrono::{DateTime, Months, NaiveDate, Utc};
use ponte_domain::{
    clock::day_in_rome,
    id::WorkerId,
    retention::{Category, From, Rule, Schedule},
    worker::Worker,
};
use ponte_storage::{
    Kind, Stored,
    audit::Details,
    register,
    retention::{self, Run},
    service_request,
};
use serde::Deserialize;
use uuid::Uuid;

use super::erase::{perform, report_of};
use super::uses::day;
use crate::{
    App,
    error::{Error, Result},
    mail,
    rights::{Caller, Right},
};

/// People looked at in one go.
const MOST: u64 = 500;

/// Name of the desk's own schedule in the data folder.
const OWN_FILE: &str = "retention.toml";

#[derive(Deserialize)]
struct Written {
    rule: Vec<WrittenRule>,
}

#[derive(Deserialize)]
struct WrittenRule {
    category: Category,
    months: u32,
    from: From,
    basis: String,
    #[serde(deserialize_with = "day")]
    since: NaiveDate,
}

fn read(text: &str) -> std::result::Result<Schedule, toml::de::Error> {
    let written: Written = toml::from_str(text)?;
    let rule = written.rule.into_iter().map(|rule| Rule {
        category: rule.category,
        months: rule.months,
        from: rule.from,
        basis: rule.basis,
        since: rule.since,
    });
    Ok(Schedule { rule: rule.collect() })
}

/// The program's own figures; a test reads them.
static HOUSE: LazyLock<Schedule> = LazyLock::new(|| read(include_str!("../../../../reference/retention.toml")).unwrap_or_default());

/// The schedule: the desk's own file in the data folder where there is one, else the program's.
///
/// # Errors
/// When the desk's own file cannot be read, or is no schedule.
pub fn schedule(app: &App) -> Result<Schedule> {
    let path = app.config.data.join(OWN_FILE);
    match std::fs::read_to_string(&path) {
        Ok(text) => {
            let invalid = |error: toml::de::Error| std::io::Error::new(std::io::ErrorKind::InvalidData, error.to_string());
            read(&text).map_err(|error| Error::File { path: path.display().to_string(), error: invalid(error) })
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(HOUSE.clone()),
        Err(error) => Err(Error::File { path: path.display().to_string(), error }),
    }
}

/// A person whose file is kept longer than the schedule says.
#[derive(Debug, Clone)]
pub struct Due {
    pub worker: WorkerId,
    pub name: String,
    /// The last act on the file.
    pub event: NaiveDate,
    /// Since when it is due.
    pub since: NaiveDate,
    /// A legal hold, or a status that must be kept.
    pub blocked: bool,
    pub partial: bool,
}

/// What is due.
#[derive(Debug, Clone, Default)]
pub struct DueList {
    pub people: Vec<Due>,
    /// Rows by category, of what has no name of its own to be confirmed by.
    pub proposals: u64,
    pub requests: u64,
    pub mail: u64,
    /// The looks and the erasures of before, the latest first.
    pub runs: Vec<Run>,
}

/// The day before which what happened is due under a rule.
fn cutoff(app: &App, rules: &Schedule, category: Category) -> Option<(DateTime<Utc>, Rule)> {
    let rule = rules.on(category, app.today())?.clone();
    let before = app.now().checked_sub_months(Months::new(rule.months))?;
    Some((before, rule))
}

/// What is due at the desks for which the caller may erase; nothing is changed.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`]; when the desk's own schedule cannot be read.
pub async fn due(app: &App, caller: &Caller) -> Result<DueList> {
    let scope = caller.scope(Right::ErasePeople)?;
    let rules = schedule(app)?;
    let mut found = DueList { runs: retention::runs(&app.db).await?, ..DueList::default() };
    if let Some((before, rule)) = cutoff(app, &rules, Category::CaseFile) {
        let idle = retention::idle_workers(&app.db, before, scope.as_ref(), MOST).await?;
        let ids: Vec<Uuid> = idle.iter().map(|(id, _)| *id).collect();
        let workers = register::get_many::<Worker>(&app.db, &ids).await?;
        for (id, at) in idle {
            let Some(stored) = workers.iter().find(|stored| stored.id == id) else { continue };
            let report = report_of(app, stored).await?;
            let event = day_in_rome(at);
            found.people.push(Due {
                worker: WorkerId(id),
                name: stored.value.person.full_name(),
                event,
                since: rule.due(event),
                blocked: report.is_forbidden(),
                partial: report.is_partial(),
            });
        }
    }
    if let Some((before, _)) = cutoff(app, &rules, Category::Proposals) {
        found.proposals = retention::count_old_proposals(&app.db, before, scope.as_ref()).await?;
    }
    if let Some((before, _)) = cutoff(app, &rules, Category::Requests) {
        found.requests = retention::count_old_requests(&app.db, before, scope.as_ref()).await?
            + service_request::count_old(&app.db, day_in_rome(before), scope.as_ref()).await?;
    }
    if let Some((before, _)) = cutoff(app, &rules, Category::Mail) {
        found.mail = retention::count_old_jobs(&app.db, mail::KIND, before).await?;
    }
    Ok(found)
}

/// Erases what is due: the people confirmed one by one, and old proposals, requests and letters when confirmed. What is not due, or
/// must stay, is left. Gives the counts by category.
///
/// # Errors
/// As [`due`].
pub async fn erase_due(app: &App, caller: &Caller, people: &[WorkerId], rest: bool) -> Result<Run> {
    let list = due(app, caller).await?;
    let mut run = Run::at(app.new_id(), app.now(), false);
    for each in list.people.iter().filter(|each| !each.blocked && people.contains(&each.worker)) {
        let stored: Stored<Worker> = app.record(&app.db, caller, Right::ErasePeople, each.worker.0).await?;
        perform(app, caller, &stored, each.partial, "retention").await?;
        run.people += 1;
    }
    let rules = schedule(app)?;
    let scope = caller.scope(Right::ErasePeople)?;
    let mut tx = app.begin().await?;
    if rest {
        if let Some((before, _)) = cutoff(app, &rules, Category::Proposals) {
            let new_id = || app.new_id();
            run.proposals = retention::erase_old_proposals(&mut tx, before, scope.as_ref(), &new_id).await?;
        }
        if let Some((before, _)) = cutoff(app, &rules, Category::Requests) {
            run.requests = retention::erase_old_requests(&tx, before, scope.as_ref()).await?
                + service_request::erase_old(&tx, day_in_rome(before), scope.as_ref()).await?;
        }
        if let Some((before, _)) = cutoff(app, &rules, Category::Mail) {
            run.mail = retention::erase_old_jobs(&tx, mail::KIND, before).await?;
        }
    }
    retention::insert_run(&tx, &run).await?;
    let context = Some(format!("people={} proposals={} requests={} mail={}", run.people, run.proposals, run.requests, run.mail));
    app.audit_with(&tx, caller, "person.erase_due", None::<(Kind, Uuid)>, Details { context, ..Details::default() }).await?;
    app.commit(tx).await?;
    Ok(run)
}

/// Looks for what is due, and keeps what it found for those who decide; nothing is erased.
///
/// # Errors
/// As [`due`].
pub async fn look(app: &App) -> Result<()> {
    let caller = Caller::new(ponte_domain::actor::Actor::Job { name: Look::KIND.to_owned() }, ponte_domain::actor::Purpose::Administration);
    let found = due(app, &caller).await?;
    let mut run = Run::at(app.new_id(), app.now(), true);
    (run.people, run.proposals, run.requests, run.mail) = (found.people.len() as u64, found.proposals, found.requests, found.mail);
    let tx = app.begin().await?;
    retention::insert_run(&tx, &run).await?;
    app.commit(tx).await
}

/// The job that looks once a week.
pub struct Look;

impl Look {
    /// Name of the kind of job.
    pub const KIND: &'static str = "person.retention";
}

#[cfg(test)]
mod tests {
    use ponte_domain::retention::Category;

    use super::HOUSE;

    #[test]
    fn every_kind_of_data_has_a_rule_with_its_basis() {
        let today = "2026-11-23".parse().unwrap();
        for category in Category::ALL {
            let rule = HOUSE.on(*category, today).unwrap_or_else(|| panic!("no rule for {category}"));
            assert!(!rule.basis.is_empty() && rule.months > 0, "{category}");
        }
    }
}
