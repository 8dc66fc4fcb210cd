//! Looks for what is wrong with an installation, or would go wrong soon.

use std::path::Path;

use ponte_domain::codes;
use ponte_storage::{
    account, desk,
    job::{self, JobState},
};
use serde::Serialize;

use crate::{
    App,
    config::MailTransport,
    error::Result,
    rights::{Caller, Right},
};

codes! {
    /// What is looked at.
    pub enum Check {
        Folder = "folder", Database = "database", Desk = "desk", Accounts = "accounts", Places = "places",
        Occupations = "occupations", Skills = "skills", Mail = "mail", Jobs = "jobs", People = "people",
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
    ])
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
