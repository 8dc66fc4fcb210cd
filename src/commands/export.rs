//! `ponte export …`

use std::{fs::File, io, path::PathBuf};

use clap::Args;
use ponte_app::{export::ExportFormat, export_register::export_register, import::fields::Noun};
use ponte_domain::actor::Purpose;

use super::{Cli, Result, Session, import::noun};

/// Export a register.
#[derive(Args)]
pub struct Export {
    /// workers, vacancies, employers or courses
    #[arg(value_parser = noun)]
    noun: Noun,
    /// jsonl, csv or xlsx
    #[arg(long, default_value = "jsonl", value_parser = format)]
    format: ExportFormat,
    /// Where it goes; standard output when absent
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

fn format(text: &str) -> std::result::Result<ExportFormat, String> {
    ExportFormat::from_code(text).ok_or_else(|| "jsonl, csv, xlsx".to_owned())
}

impl Export {
    pub async fn run(self, cli: &Cli) -> Result<()> {
        let session = Session::open(cli, Purpose::Exchange).await?;
        let written = export_register(&session.app, &session.caller, self.noun, self.format).await?;
        let mut from = File::open(&written.path).map_err(anyhow::Error::from)?;
        let copied = match &self.output {
            None => io::copy(&mut from, &mut io::stdout().lock()),
            Some(path) => File::create(path).and_then(|mut to| io::copy(&mut from, &mut to)),
        };
        match copied {
            // Whoever read has seen enough (`ponte export workers | head`).
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(()),
            copied => copied.map_err(anyhow::Error::from)?,
        };
        eprintln!("{}", session.words("cli-exported", &[("n", written.records.to_string())]));
        Ok(())
    }
}
