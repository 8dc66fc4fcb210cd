//! Writes a whole register to a file, for somebody to take away; who did so is recorded before it is given.

use std::{fs::File, io::BufWriter, path::PathBuf};

use ponte_domain::{course::Course, employer::Employer, vacancy::Vacancy, worker::Worker};
use ponte_storage::{Filter, Scope, Stored, register as stored};
use uuid::Uuid;

use crate::{
    App,
    error::{Error, Result},
    export::{Columns, ExportError, ExportFormat, Exported, Exporter},
    import::fields::Noun,
    import_batch::{file_error, path_of},
    register::{Registered, narrowed},
    rights::{Caller, Right},
};

/// Records read at a time.
const PAGE: u64 = 2_000;

/// A file that was written, removed when it is no longer needed.
pub struct ExportFile {
    pub path: PathBuf,
    pub records: u64,
}

impl Drop for ExportFile {
    fn drop(&mut self) {
        // A file that is being read stays readable; one that cannot be removed harms nobody.
        let _ = std::fs::remove_file(&self.path);
    }
}

/// Writes all records of a register, in the order of their ids, with the names of the import format.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`], [`crate::error::Refusal::DiskFull`]; when more records than a spreadsheet holds are asked for.
pub async fn export_register(app: &App, caller: &Caller, noun: Noun, format: ExportFormat) -> Result<ExportFile> {
    caller.require(Right::Export)?;
    match noun {
        Noun::Workers => export::<Worker>(app, caller, format).await,
        Noun::Employers => export::<Employer>(app, caller, format).await,
        Noun::Vacancies => export::<Vacancy>(app, caller, format).await,
        Noun::Courses => export::<Course>(app, caller, format).await,
    }
}

async fn export<R: Registered + Exported + 'static>(app: &App, caller: &Caller, format: ExportFormat) -> Result<ExportFile> {
    let filter = narrowed(caller, &Filter::default(), &[R::SEE, Right::Export])?;
    let path = path_of(app, app.new_id()).with_extension("export");
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| file_error(folder, error))?;
    }
    let mut columns = Columns::new(R::NOUN);
    if format != ExportFormat::Jsonl {
        let mut after = None;
        while let Some(page) = next_page::<R>(app, &filter.scopes, &mut after).await? {
            page.iter().for_each(|record| columns.observe(&record.value));
        }
    }
    let file = File::create_new(&path).map_err(|error| file_error(&path, error))?;
    let mut written = ExportFile { path, records: 0 };
    let failed = |error: ExportError| match error {
        ExportError::Io(error) => file_error(&PathBuf::from("export"), error),
        other => Error::Internal(other.to_string()),
    };
    let mut exporter = Exporter::new(format, BufWriter::new(file), &columns).map_err(failed)?;
    let mut after = None;
    while let Some(page) = next_page::<R>(app, &filter.scopes, &mut after).await? {
        for record in &page {
            exporter.write(&record.value).map_err(failed)?;
        }
        written.records += page.len() as u64;
    }
    let mut file = exporter.finish().map_err(failed)?;
    std::io::Write::flush(&mut file).map_err(|error| file_error(&written.path, error))?;
    let tx = app.begin().await?;
    app.audit(&tx, caller, R::EXPORT, None, &[]).await?;
    app.commit(tx).await?;
    Ok(written)
}

async fn next_page<R: Registered>(app: &App, scopes: &[Scope], after: &mut Option<Uuid>) -> Result<Option<Vec<Stored<R>>>> {
    let page = stored::page_by_id::<R>(&app.db, *after, scopes, PAGE).await?;
    *after = page.last().map(|last| last.id);
    Ok((!page.is_empty()).then_some(page))
}
