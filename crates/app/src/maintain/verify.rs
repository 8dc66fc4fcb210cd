//! Checks that everything in the database can be read, and that records fit together.

use ponte_domain::{body::Body, course::Course, employer::Employer, project::Project, vacancy::Vacancy, worker::Worker};
use ponte_storage::{Register, audit, health, register};
use serde::Serialize;
use uuid::Uuid;

use crate::{
    App,
    error::{Error, Result},
    protected::{KeyReport, key_report},
    rights::{Caller, Right},
};

/// Records read at a time.
const PAGE: u64 = 2_000;

/// What a verification came to.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Verified {
    /// Records that were read, by register.
    pub records: Vec<(String, u64)>,
    /// What is wrong, in the program's own words: table, record and what it lacks; no personal data.
    pub faults: Vec<String>,
    /// The chains of the audit, and what is wrong with them.
    pub audit: audit::Verified,
    /// The keys of protected data, and what cannot be read for want of one.
    pub keys: KeyReport,
}

impl Verified {
    /// How many things are wrong.
    #[must_use]
    pub fn wrong(&self) -> usize {
        self.faults.len() + self.audit.faults.len() + self.keys.unreadable.len()
    }
}

/// Reads every record of every register, walks the chains of the audit, compares the keys with what they sealed, and
/// asks the engine to check itself.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`]; when the database cannot be read at all.
pub async fn verify(app: &App, caller: &Caller) -> Result<Verified> {
    caller.require(Right::Maintain)?;
    let mut verified = Verified { faults: health::faults(&app.db).await?, ..Verified::default() };
    read_all::<Worker>(app, &mut verified).await?;
    read_all::<Employer>(app, &mut verified).await?;
    read_all::<Vacancy>(app, &mut verified).await?;
    read_all::<Course>(app, &mut verified).await?;
    read_all::<Body>(app, &mut verified).await?;
    read_all::<Project>(app, &mut verified).await?;
    verified.audit = audit::verify(&app.db, &crate::audit::outside(app)?).await?;
    verified.keys = key_report(app, caller).await?;
    Ok(verified)
}

async fn read_all<R: Register>(app: &App, verified: &mut Verified) -> Result<()> {
    let (mut after, mut read) = (Uuid::nil(), 0);
    loop {
        let page = register::bodies(&app.db, R::KIND, after, PAGE).await.map_err(Error::from)?;
        let Some((last, _)) = page.last() else { break };
        after = *last;
        for (id, body) in &page {
            read += 1;
            if let Err(error) = serde_json::from_str::<R>(body) {
                verified.faults.push(format!("{} {id}: {error}", R::KIND));
            }
        }
    }
    verified.records.push((R::KIND.to_string(), read));
    Ok(())
}
