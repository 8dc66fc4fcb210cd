//! `ponte import …`

use std::path::PathBuf;

use clap::Args;
use ponte_app::{
    import::{error::FieldError, fields::Noun, mapping::Mapping},
    import_batch::{self, ImportRequest},
};
use ponte_domain::{actor::Purpose, id::BatchId};

use super::{Cli, Failure, Result, Session};

/// Import a register from a file.
#[derive(Args)]
pub struct Import {
    /// workers, vacancies, employers or courses
    #[arg(value_parser = noun)]
    noun: Noun,
    file: PathBuf,
    /// Check and count only; keep nothing
    #[arg(long)]
    dry_run: bool,
    /// All or nothing
    #[arg(long)]
    atomic: bool,
    /// Which of their columns is which of our fields (TOML or JSON)
    #[arg(long, value_name = "FILE")]
    map: Option<PathBuf>,
    /// Where refused lines go, as they came
    #[arg(long, value_name = "FILE")]
    rejects: Option<PathBuf>,
    /// Answer with the report as JSON
    #[arg(long)]
    json: bool,
}

/// Undo an import.
#[derive(Args)]
pub struct ImportUndo {
    /// The batch, as the import answered
    batch: BatchId,
}

pub fn noun(text: &str) -> std::result::Result<Noun, String> {
    Noun::from_code(text).ok_or_else(|| "workers, vacancies, employers, courses".to_owned())
}

/// Errors told one by one; the report and the rejects file hold the rest.
const TOLD: usize = 20;

impl Import {
    pub async fn run(self, cli: &Cli) -> Result<()> {
        let session = Session::open(cli, Purpose::Exchange).await?;
        let mapping = match &self.map {
            None => Mapping::default(),
            Some(path) => {
                let text = std::fs::read_to_string(path).map_err(|error| anyhow::anyhow!("{}: {error}", path.display()))?;
                Mapping::parse(&text).map_err(|error| Failure::Use(error.to_string()))?
            }
        };
        let request = ImportRequest {
            noun: self.noun,
            file_name: self.file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            file: self.file,
            mapping,
            dry_run: self.dry_run,
            atomic: self.atomic,
            rejects: self.rejects,
            lang: cli.lang,
        };
        let ended = import_batch::run(&session.app, &session.caller, request, |_| ()).await?;
        if self.json {
            session.print(&ended.report)?;
        }
        tell(&session, &ended, self.json);
        if ended.unreadable.is_some() || ended.report.refused > 0 { Err(Failure::Told) } else { Ok(()) }
    }
}

fn tell(session: &Session, ended: &import_batch::Ended, json: bool) {
    let report = &ended.report;
    // What makes the file as a whole unreadable stands in the report too, first.
    let whole = ended.unreadable.iter().filter(|error| !report.errors.contains(error));
    for error in whole.chain(report.errors.iter().take(TOLD)) {
        eprintln!("{}", sentence(session, error));
    }
    if json {
        return;
    }
    let args = [
        ("read", report.read.to_string()),
        ("new", report.new.to_string()),
        ("changed", report.changed.to_string()),
        ("unchanged", report.unchanged.to_string()),
        ("refused", report.refused.to_string()),
        ("warnings", report.warnings.to_string()),
        ("seconds", format!("{:.1}", report.seconds)),
    ];
    session.say("cli-imported", &args);
    match ended.batch {
        Some(batch) if ended.kept => session.say("cli-import-batch", &[("batch", batch.to_string())]),
        _ => session.say("cli-nothing-kept", &[]),
    }
}

/// One error in words: the line, the field, what is wrong.
fn sentence(session: &Session, error: &FieldError) -> String {
    let arguments: Vec<(&str, String)> = error.message_arguments().iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    let message = session.words(&error.message_id(), &arguments);
    if error.line == 0 {
        return message;
    }
    session.words("cli-line", &[("line", error.line.to_string()), ("field", error.field.clone()), ("message", message)])
}

impl ImportUndo {
    pub async fn run(self, cli: &Cli) -> Result<()> {
        let session = Session::open(cli, Purpose::Exchange).await?;
        let undone = import_batch::undo(&session.app, &session.caller, self.batch).await?;
        let args = [("removed", undone.removed.to_string()), ("restored", undone.restored.to_string()), ("left", undone.left.to_string())];
        session.say("cli-import-undone", &args);
        Ok(())
    }
}
