//! `ponte backup`, `restore`, `verify`.

use std::path::PathBuf;

use clap::Args;
use ponte_app::{
    App,
    maintain::{self, BackupSecret},
    protected,
};
use ponte_domain::{
    actor::Purpose,
    clock::{Clock, SystemClock},
};
use ponte_storage::audit::Fault;

use super::{Cli, Failure, Result, Session, session::config};
use crate::outlet;

/// Write a backup.
#[derive(Args)]
pub struct Backup {
    file: PathBuf,
    #[command(flatten)]
    sealed: Sealed,
}

/// Bring a backup into an empty installation.
#[derive(Args)]
pub struct Restore {
    file: PathBuf,
    #[command(flatten)]
    sealed: Sealed,
}

/// Check the installation, or a backup.
#[derive(Args)]
pub struct Verify {
    /// A backup; the installation itself when absent
    file: Option<PathBuf>,
    #[command(flatten)]
    sealed: Sealed,
    #[arg(long)]
    json: bool,
}

/// What a backup is sealed with.
#[derive(Args)]
struct Sealed {
    /// File of the key of backups, when not the usual one
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
    /// File whose first line is a passphrase, instead of a key
    #[arg(long, value_name = "FILE", conflicts_with = "key")]
    passphrase_file: Option<PathBuf>,
}

impl Sealed {
    fn secret(&self, cli: &Cli, make: bool) -> Result<BackupSecret> {
        Ok(match (&self.passphrase_file, &self.key) {
            (Some(file), _) => BackupSecret::from_passphrase_file(file)?,
            (None, Some(file)) => BackupSecret::from_file(file, false)?,
            (None, None) => BackupSecret::from_file(&config(cli)?.backup_key, make)?,
        })
    }
}

impl Backup {
    pub async fn run(self, cli: &Cli) -> Result<()> {
        let session = Session::open(cli, Purpose::Administration).await?;
        let secret = self.sealed.secret(cli, true)?;
        let held = maintain::backup(&session.app, &session.caller, &self.file, &secret).await?;
        let args = [("rows", held.rows.to_string()), ("files", held.files.to_string()), ("file", self.file.display().to_string())];
        session.say("cli-backup", &args);
        if matches!(secret, BackupSecret::Key(_)) {
            let file = self.sealed.key.map_or_else(|| config(cli).map(|config| config.backup_key), Ok)?;
            session.say("cli-backup-key", &[("file", file.display().to_string())]);
        }
        Ok(())
    }
}

impl Restore {
    pub async fn run(self, cli: &Cli) -> Result<()> {
        let set_up = config(cli)?;
        let secret = self.sealed.secret(cli, false)?;
        let db = App::open_database(&set_up).await?;
        let held = maintain::restore(&db, &set_up.data, SystemClock.now(), &self.file, &secret).await?;
        db.close().await.map_err(anyhow::Error::from)?;
        let session = Session::open(cli, Purpose::Administration).await?;
        session.say("cli-restored", &[("rows", held.rows.to_string()), ("files", held.files.to_string())]);
        tell_keys(&session).await
    }
}

/// Says what of the protected data cannot be read for want of a key.
async fn tell_keys(session: &Session) -> Result<()> {
    let report = protected::key_report(&session.app, &session.caller).await?;
    if !report.unreadable.is_empty() {
        let args = [("n", report.lost_sight_of().to_string()), ("keys", report.unreadable.join(", ")), ("file", report.file)];
        session.say("cli-keys-missing", &args);
    }
    Ok(())
}

impl Verify {
    pub async fn run(self, cli: &Cli) -> Result<()> {
        if let Some(file) = &self.file {
            let session = Session::open(cli, Purpose::Administration).await?;
            let held = maintain::verify_backup(file, &self.sealed.secret(cli, false)?)?;
            session.say("cli-backup-whole", &[("rows", held.rows.to_string()), ("files", held.files.to_string())]);
            return Ok(());
        }
        let session = Session::open(cli, Purpose::Administration).await?;
        let verified = maintain::verify(&session.app, &session.caller).await?;
        if self.json {
            session.print(&verified)?;
        } else {
            self.tell(&session, &verified).await?;
        }
        if verified.wrong() == 0 { Ok(()) } else { Err(Failure::Told) }
    }

    async fn tell(&self, session: &Session, verified: &maintain::Verified) -> Result<()> {
        for (register, records) in &verified.records {
            outlet::line(&format!("{records}\t{register}"));
        }
        for (chain, records) in &verified.audit.chains {
            outlet::line(&format!("{records}\taudit {chain}"));
        }
        for fault in &verified.faults {
            outlet::line(&format!("! {fault}"));
        }
        for fault in &verified.audit.faults {
            outlet::line(&format!("! {}", audit_fault(session, fault)));
        }
        tell_keys(session).await?;
        let key = if verified.wrong() == 0 { "cli-verified" } else { "cli-faults" };
        session.say(key, &[("n", verified.wrong().to_string())]);
        Ok(())
    }
}

/// What is wrong with a chain, in words.
fn audit_fault(session: &Session, fault: &Fault) -> String {
    let range = |from: &i64, to: &i64| if from == to { from.to_string() } else { format!("{from}-{to}") };
    let (key, chain, where_) = match fault {
        Fault::Changed { chain, number } => ("cli-audit-changed", chain, number.to_string()),
        Fault::Removed { chain, from, to } => ("cli-audit-removed", chain, range(from, to)),
        Fault::Moved { chain, number, was } => ("cli-audit-moved", chain, format!("{was} > {number}")),
        Fault::Inserted { chain, from, to } => ("cli-audit-inserted", chain, range(from, to)),
        Fault::Unlinked { chain, number } => ("cli-audit-unlinked", chain, number.to_string()),
        Fault::Head { chain } => ("cli-audit-head", chain, String::new()),
        Fault::Anchor { chain, day, number } => ("cli-audit-anchor", chain, format!("{number} ({day})")),
        Fault::AnchorGone { chain, day } => ("cli-audit-anchor-gone", chain, day.to_string()),
    };
    session.words(key, &[("chain", chain.clone()), ("where", where_)])
}
