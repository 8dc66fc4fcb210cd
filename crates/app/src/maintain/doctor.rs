//! Looks for what is wrong with an installation, or would go wrong soon.

use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};
use ponte_domain::{clock::day_in_rome, codes};
use ponte_storage::{
    account, audit, desk,
    job::{self, JobState},
};
use serde::Serialize;

use crate::{
    App,
    config::MailTransport,
    error::Result,
    maintain::{last_backup, last_test},
    protected::key_report,
    rights::{Caller, Right},
};

codes! {
    /// What is looked at.
    pub enum Check {
        Folder = "folder", Database = "database", Desk = "desk", Accounts = "accounts", Places = "places",
        Occupations = "occupations", Skills = "skills", Mail = "mail", Jobs = "jobs", People = "people",
        Keys = "keys", Backup = "backup", Restore = "restore", Anchor = "anchor",
    }
}

/// What was found of one thing.
#[derive(Debug, Clone, Serialize)]
pub struct Finding {
    pub check: Check,
    /// Whether it is as it should be.
    pub well: bool,
    /// A count or a name, for the sentence.
    pub detail: String,
}

/// Looks at folder, database, desk, accounts, reference data, mail and jobs.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`]; when the database cannot be read at all.
pub async fn doctor(app: &App, caller: &Caller) -> Result<Vec<Finding>> {
    caller.require(Right::Maintain)?;
    let catalogue = app.market.catalogue();
    let desks = desk::list(&app.db).await?;
    let accounts = account::list(&app.db).await?;
    let dead = job::list(&app.db, Some(JobState::Dead), 1_000).await?.len();
    let faults = ponte_storage::health::faults(&app.db).await?;
    let counted = |check, count: usize| Finding { check, well: count > 0, detail: count.to_string() };
    Ok(vec![
        Finding { check: Check::Folder, well: can_write(&app.config.data), detail: app.config.data.display().to_string() },
        Finding { check: Check::Database, well: faults.is_empty(), detail: faults.first().cloned().unwrap_or_default() },
        Finding { check: Check::Desk, well: !desks.is_empty(), detail: desks.first().map(|desk| desk.name.clone()).unwrap_or_default() },
        counted(Check::Accounts, accounts.iter().filter(|account| !account.disabled).count()),
        counted(Check::Places, catalogue.places().len()),
        counted(Check::Occupations, catalogue.occupations().len()),
        counted(Check::Skills, catalogue.skills().len()),
        mail(&app.config.mail),
        Finding { check: Check::Jobs, well: dead == 0, detail: dead.to_string() },
        Finding { check: Check::People, well: true, detail: app.market.people().to_string() },
        keys(app, caller).await?,
        backup(app).await?,
        restore(app).await?,
        anchor(app).await?,
    ])
}

async fn keys(app: &App, caller: &Caller) -> Result<Finding> {
    let report = key_report(app, caller).await?;
    let lost = report.lost_sight_of();
    let well = report.fault.is_none() && report.unreadable.is_empty();
    let detail = report.fault.unwrap_or_else(|| if lost > 0 { lost.to_string() } else { report.file });
    Ok(Finding { check: Check::Keys, well, detail })
}

fn day(at: DateTime<Utc>) -> String {
    day_in_rome(at).to_string()
}

/// A backup of the last two days, where backups are made at all.
async fn backup(app: &App) -> Result<Finding> {
    let last = last_backup(app).await?;
    let well = app.config.demo || last.as_ref().is_some_and(|last| app.now() - last.at < TimeDelta::days(2));
    Ok(Finding { check: Check::Backup, well, detail: last.map(|last| day(last.at)).unwrap_or_default() })
}

/// A trial of bringing one back in the last two weeks.
async fn restore(app: &App) -> Result<Finding> {
    let last = last_test(app).await?;
    let well = app.config.demo || last.as_ref().is_some_and(|last| last.well() && app.now() - last.at < TimeDelta::days(15));
    Ok(Finding { check: Check::Restore, well, detail: last.map(|last| day(last.at)).unwrap_or_default() })
}

async fn anchor(app: &App) -> Result<Finding> {
    let last = audit::anchors(&app.db).await?.pop();
    let well = app.config.demo || last.as_ref().is_some_and(|last| app.now() - last.at < TimeDelta::days(2));
    Ok(Finding { check: Check::Anchor, well, detail: last.map(|last| last.day.to_string()).unwrap_or_default() })
}

/// Mail that goes to a folder reaches nobody: a thing to know, outside of a trial.
fn mail(transport: &MailTransport) -> Finding {
    let (well, detail) = match transport {
        MailTransport::Folder(folder) => (false, folder.display().to_string()),
        MailTransport::Smtp(_) => (true, "SMTP".to_owned()),
    };
    Finding { check: Check::Mail, well, detail }
}

fn can_write(folder: &Path) -> bool {
    let probe = folder.join(".ponte-doctor");
    let written = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&probe, b"x")).is_ok();
    written && std::fs::remove_file(&probe).is_ok()
}
