//! `ponte doctor`: what is wrong with the installation, or will be soon.

use clap::Args;
use ponte_app::maintain::{Check, doctor};
use ponte_domain::actor::Purpose;

use super::{Cli, Failure, Result, Session};

/// Look for what is wrong.
#[derive(Args)]
pub struct Doctor {
    #[arg(long)]
    pub json: bool,
}

impl Doctor {
    pub async fn run(self, cli: &Cli) -> Result<()> {
        let session = Session::open(cli, Purpose::Administration).await?;
        let findings = doctor(&session.app, &session.caller).await?;
        if self.json {
            session.print(&findings)?;
        } else {
            for finding in &findings {
                let key = format!("doctor-{}-{}", finding.check, if finding.well { "well" } else { "bad" });
                session.say(&key, &[("detail", finding.detail.clone())]);
            }
        }
        // Mail to a folder is worth knowing and no failure: a trial runs so.
        let bad = findings.iter().any(|finding| !finding.well && finding.check != Check::Mail);
        if bad { Err(Failure::Told) } else { Ok(()) }
    }
}
