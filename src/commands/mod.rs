//! The command line: what each command takes, and how it answers.

mod account;
mod backup;
mod bench;
mod doctor;
mod export;
mod import;
mod in_clear;
mod keys;
mod matching;
mod pack;
mod pack_switch;
mod reference;
mod serve;
mod session;

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};
use ponte_domain::{
    clock::{Clock, SystemClock},
    reference::Lang,
};
use ponte_storage::correlation;

pub use session::Session;

/// Ponte: the information system of local employment services.
#[derive(Parser)]
#[command(name = "ponte", version, about, arg_required_else_help = true)]
pub struct Cli {
    /// Folder of the installation; made when absent
    #[arg(long, global = true, env = "PONTE_DATA", default_value = "ponte-data")]
    pub data: PathBuf,
    /// PostgreSQL database, as a URL, instead of SQLite in the folder
    #[arg(long, global = true, env = "PONTE_DATABASE", hide_env_values = true)]
    pub database: Option<String>,
    /// Language of messages: it, fr, en
    #[arg(long, global = true, env = "PONTE_LANG", default_value = "it", value_parser = language)]
    pub lang: Lang,
    /// Act as this account, with its rights and in its name
    #[arg(long = "as", global = true, value_name = "ACCOUNT")]
    pub acting: Option<String>,
    /// Log as JSON lines
    #[arg(long, global = true, env = "PONTE_LOG_JSON")]
    pub log_json: bool,
    #[command(subcommand)]
    command: Command,
}

fn language(text: &str) -> std::result::Result<Lang, String> {
    Lang::from_code(text).ok_or_else(|| "it, fr, en".to_owned())
}

#[derive(Subcommand)]
enum Command {
    /// Serve pages and API
    Serve(serve::Serve),
    /// Official reference data
    #[command(subcommand)]
    Reference(reference::Reference),
    /// Import a register from a file (jsonl, csv, xlsx, ods; gz accepted)
    Import(import::Import),
    /// Undo an import as far as nobody has built on it
    ImportUndo(import::ImportUndo),
    /// Export a register
    Export(export::Export),
    /// The best people for a vacancy; with `--json` every reason too
    Shortlist(matching::Shortlist),
    /// The best vacancies for a worker
    Suggest(matching::Suggest),
    /// The whole market at once
    #[command(subcommand)]
    Match(matching::Match),
    /// Assign many candidates to many positions (PLAN: JSON with `vacancies`, `workers`)
    Assign(matching::Assign),
    /// Accounts
    #[command(subcommand)]
    Account(account::Account),
    /// Write a backup of the whole installation
    Backup(backup::Backup),
    /// Bring a backup into an empty installation
    Restore(backup::Restore),
    /// Check the installation, or a backup
    Verify(backup::Verify),
    /// The audit
    #[command(subcommand)]
    Audit(keys::Audit),
    /// The keys of protected data
    #[command(subcommand)]
    Keys(keys::Keys),
    /// Practice packs
    #[command(subcommand)]
    Pack(pack::PackCommand),
    /// Measure
    #[command(subcommand)]
    Bench(bench::Bench),
    /// Look for what is wrong with the installation
    Doctor(doctor::Doctor),
}

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The command was used wrongly: exit 2.
    #[error("{0}")]
    Use(String),
    /// It did not succeed, and has said why: exit 1.
    #[error("")]
    Told,
    #[error(transparent)]
    App(#[from] ponte_app::error::Error),
    #[error(transparent)]
    Other(#[from] anyhow::Error),
}

impl From<ponte_app::error::Refusal> for Failure {
    fn from(refusal: ponte_app::error::Refusal) -> Self {
        Self::App(refusal.into())
    }
}

/// The result of a command.
pub type Result<T> = std::result::Result<T, Failure>;

/// Runs a command: exit 0, 1 when it failed, 2 when it was used wrongly.
pub fn run(cli: Cli) -> ExitCode {
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            tracing::error!(%error, "no threads");
            return ExitCode::from(1);
        }
    };
    let lang = cli.lang;
    let number = SystemClock.new_id().to_string();
    match runtime.block_on(correlation::scope(number, dispatch(cli))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            if !matches!(failure, Failure::Told) {
                session::tell_failure(&failure, lang);
            }
            ExitCode::from(if matches!(failure, Failure::Use(_)) { 2 } else { 1 })
        }
    }
}

async fn dispatch(mut cli: Cli) -> Result<()> {
    let command = std::mem::replace(&mut cli.command, Command::Doctor(doctor::Doctor { json: false }));
    match command {
        Command::Serve(serve) => serve.run(&cli).await,
        Command::Reference(reference) => reference.run(&cli).await,
        Command::Import(import) => import.run(&cli).await,
        Command::ImportUndo(undo) => undo.run(&cli).await,
        Command::Export(export) => export.run(&cli).await,
        Command::Shortlist(shortlist) => shortlist.run(&cli).await,
        Command::Suggest(suggest) => suggest.run(&cli).await,
        Command::Match(market) => market.run(&cli).await,
        Command::Assign(assign) => assign.run(&cli).await,
        Command::Account(account) => account.run(&cli).await,
        Command::Backup(backup) => backup.run(&cli).await,
        Command::Restore(restore) => restore.run(&cli).await,
        Command::Verify(verify) => verify.run(&cli).await,
        Command::Audit(audit) => audit.run(&cli).await,
        Command::Keys(keys) => keys.run(&cli).await,
        Command::Pack(pack) => pack.run(&cli).await,
        Command::Bench(bench) => bench.run(&cli).await,
        Command::Doctor(doctor) => doctor.run(&cli).await,
    }
}
