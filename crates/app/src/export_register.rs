//! Writes a register, or what a list shows of it, to a file, for somebody to take away; who did so is recorded before it is given.

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
        Noun::Workers => write::<Worker>(app, caller, None, format).await,
        Noun::Employers => write::<Employer>(app, caller, None, format).await,
        Noun::Vacancies => write::<Vacancy>(app, caller, None, format).await,
        Noun::Courses => write::<Course>(app, caller, None, format).await,
    }
}

/// Writes the records that a list shows, in its order, with the names of the import format.
///
/// # Errors
/// As [`export_register`].
pub async fn export_list<R: Registered + Exported + 'static>(
    app: &App,
    caller: &Caller,
    filter: &Filter,
    format: ExportFormat,
) -> Result<ExportFile> {
    write::<R>(app, caller, Some(filter), format).await
}

/// Which records are written.
#[derive(Clone, Copy)]
enum Which<'f> {
    All(&'f [Scope]),
    Listed(&'f Filter),
}

async fn write<R: Registered + Exported + 'static>(
    app: &App,
    caller: &Caller,
    listed: Option<&Filter>,
    format: ExportFormat,
) -> Result<ExportFile> {
    let filter = narrowed(caller, listed.unwrap_or(&Filter::default()), &[R::SEE, Right::Export])?;
    let which = if listed.is_some() { Which::Listed(&filter) } else { Which::All(&filter.scopes) };
    let path = path_of(app, app.new_id()).with_extension("export");
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| file_error(folder, error))?;
    }
    let mut columns = Columns::new(R::NOUN);
    if format != ExportFormat::Jsonl {
        let mut pages = Pages::new(which);
        while let Some(page) = pages.next::<R>(app).await? {
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
    let mut pages = Pages::new(which);
    while let Some(page) = pages.next::<R>(app).await? {
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

/// Where reading stands: each page begins behind the last record of the one before, so that the last is as quick as the first.
struct Pages<'f> {
    which: Which<'f>,
    after_id: Option<Uuid>,
    after_key: Option<(String, Uuid)>,
    read: u64,
}

impl<'f> Pages<'f> {
    const fn new(which: Which<'f>) -> Self {
        Self { which, after_id: None, after_key: None, read: 0 }
    }

    async fn next<R: Registered>(&mut self, app: &App) -> Result<Option<Vec<Stored<R>>>> {
        let page = match self.which {
            Which::All(scopes) => stored::page_by_id::<R>(&app.db, self.after_id, scopes, PAGE).await?,
            // By another order than that of the names there is no key to begin behind.
            Which::Listed(filter) if filter.newest || filter.by_due => {
                stored::list::<R>(&app.db, &Filter { limit: PAGE, offset: self.read, ..filter.clone() }).await?
            }
            Which::Listed(filter) => {
                let next = Filter { limit: PAGE, offset: 0, after: self.after_key.take(), ..filter.clone() };
                stored::list::<R>(&app.db, &next).await?
            }
        };
        self.read += page.len() as u64;
        self.after_id = page.last().map(|last| last.id);
        self.after_key = page.last().map(|last| (last.value.keys().sort_key, last.id));
        Ok((!page.is_empty()).then_some(page))
    }
}
