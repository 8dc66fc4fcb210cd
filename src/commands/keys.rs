//! `ponte keys`, `ponte audit`.

use clap::Subcommand;
use ponte_app::{audit, protected};
use ponte_domain::actor::Purpose;

use super::{Cli, Failure, Result, Session};
use crate::outlet;

/// The keys of protected data.
#[derive(Subcommand)]
pub enum Keys {
    /// Which keys there are, and what cannot be read for want of one
    Status {
        #[arg(long)]
        json: bool,
    },
    /// Make a new key and seal everything with it; a rotation that was cut short goes on with --continue
    Rotate {
        #[arg(long = "continue")]
        go_on: bool,
    },
    /// Take the keys that nothing is sealed with any more out of the file
    Retire,
}

impl Keys {
    pub async fn run(self, cli: &Cli) -> Result<()> {
        let session = Session::open(cli, Purpose::Administration).await?;
        match self {
            Self::Status { json } => status(&session, json).await,
            Self::Rotate { go_on } => {
                let rotated = protected::rotate(&session.app, &session.caller, go_on).await?;
                let args = [("n", rotated.values.to_string()), ("key", rotated.key), ("left", rotated.unreadable.to_string())];
                session.say("cli-keys-rotated", &args);
                Ok(())
            }
            Self::Retire => {
                let retired = protected::retire(&session.app, &session.caller).await?;
                session.say("cli-keys-retired", &[("n", retired.len().to_string())]);
                Ok(())
            }
        }
    }
}

async fn status(session: &Session, json: bool) -> Result<()> {
    let report = protected::key_report(&session.app, &session.caller).await?;
    if json {
        session.print(&report)?;
    } else {
        outlet::line(&report.file);
        for (name, values) in &report.values {
            outlet::line(&format!("{values}\t{name}{}", if report.unreadable.contains(name) { "\t!" } else { "" }));
        }
    }
    if report.fault.is_none() && report.unreadable.is_empty() {
        return Ok(());
    }
    let args = [("n", report.lost_sight_of().to_string()), ("keys", report.unreadable.join(", ")), ("file", report.file)];
    session.say("cli-keys-missing", &args);
    Err(Failure::Told)
}

/// The audit.
#[derive(Subcommand)]
pub enum Audit {
    /// Anchor the chains now, if they are not anchored today
    Anchor,
}

impl Audit {
    pub async fn run(self, cli: &Cli) -> Result<()> {
        let session = Session::open(cli, Purpose::Administration).await?;
        let Self::Anchor = self;
        for anchor in audit::anchor(&session.app).await? {
            session.print(&anchor)?;
        }
        Ok(())
    }
}
