//! What the queue keeps of people is forgotten: names with the day, links to files by the retention rules.

use chrono::Months;
use ponte_domain::{retention::Category, visit::Holds};
use ponte_storage::{audit::Details, visit};

use crate::{App, error::Result, person::schedule, rights::Caller};

/// The job that forgets, every night.
pub struct ForgetVisits;

impl ForgetVisits {
    /// Name of the kind of job.
    pub const KIND: &'static str = "visit.forget";
}

/// Forgets names that were typed before today, and whose the visits were that are older than the rule of the desk allows. How many is
/// told in the audit. That somebody came, when, and what for stays.
///
/// # Errors
/// When the database refuses, or the desk's own schedule cannot be read.
pub async fn forget_visits(app: &App) -> Result<u64> {
    let today = app.today();
    let rule = schedule(app)?.on(Category::Visits, today).cloned();
    let cutoff = rule.and_then(|rule| today.checked_sub_months(Months::new(rule.months)));
    let tx = app.begin().await?;
    let names = visit::forget_before(&tx, Holds::Name, today).await?;
    let people = match cutoff {
        Some(day) => visit::forget_before(&tx, Holds::Person, day).await?,
        None => 0,
    };
    if names + people > 0 {
        let by = ponte_domain::actor::Actor::Job { name: ForgetVisits::KIND.to_owned() };
        let caller = Caller::new(by, ponte_domain::actor::Purpose::Administration);
        let details = Details { context: Some(format!("names={names} people={people}")), ..Details::default() };
        app.audit_with(&tx, &caller, "visit.forget", None, details).await?;
    }
    app.commit(tx).await?;
    Ok(names + people)
}
