//! `ponte backup`, `restore`, `verify`.

use std::path::PathBuf;

use clap::Args;
use ponte_app::{App, maintain};
use ponte_domain::{
    actor::Purpose,
    clock::{Clock, SystemClock},
};

use super::{Cli, Failure, Result, Session, session::config};
use crate::outlet;

/// Write a backup.
#[derive(Args)]
pub struct Backup {
    file: PathBuf,
}

/// Bring a backup into an empty installation.
#[derive(Args)]
pub struct Restore {
    file: PathBuf,
}

/// Check the installation, or a backup.
#[derive(Args)]
pub struct Verify {
    /// A backup; the installation itself when absent
    file: Option<PathBuf>,
    #[arg(long)]
    json: bool,
}

impl Backup {
    pub async fn run(self, cli: &Cli) -> Result<()> {
        let session = Session::open(cli, Purpose::Administration).await?;
        let rows = maintain::backup(&session.app, &session.caller, &self.file).await?;
        session.say("cli-backup", &[("rows", rows.to_string()), ("file", self.file.display().to_string())]);
        Ok(())
    }
}

impl Restore {
    pub async fn run(self, cli: &Cli) -> Result<()> {
        let db = App::open_database(&config(cli)).await?;
        let rows = maintain::restore(&db, SystemClock.now(), &self.file).await?;
        db.close().await.map_err(anyhow::Error::from)?;
        let session = Session::open(cli, Purpose::Administration).await?;
        session.say("cli-restored", &[("rows", rows.to_string())]);
        Ok(())
    }
}

impl Verify {
    pub async fn run(self, cli: &Cli) -> Result<()> {
        let session = Session::open(cli, Purpose::Administration).await?;
        if let Some(file) = &self.file {
            let rows = maintain::verify_backup(file)?;
            session.say("cli-backup-whole", &[("rows", rows.to_string())]);
            return Ok(());
        }
        let verified = maintain::verify(&session.app, &session.caller).await?;
        if self.json {
            session.print(&verified)?;
        } else {
            for (register, records) in &verified.records {
                outlet::line(&format!("{records}\t{register}"));
            }
            for fault in &verified.faults {
                outlet::line(&format!("! {fault}"));
            }
            session
                .say(if verified.faults.is_empty() { "cli-verified" } else { "cli-faults" }, &[("n", verified.faults.len().to_string())]);
        }
        if verified.faults.is_empty() { Ok(()) } else { Err(Failure::Told) }
    }
}
