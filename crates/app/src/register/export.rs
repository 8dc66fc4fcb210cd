//! Exports the records that a list shows.

use ponte_storage::{Filter, register};

use super::{Registered, narrowed};
use crate::{
    App,
    error::{Error, Result},
    export::{Columns, ExportFormat, Exported, Exporter},
    rights::{Caller, Right},
};

/// Records read at a time.
const PAGE: u64 = 1_000;

/// The records that a filter lets through, in its order, as a file with the names of the import format.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`] without the rights to see the register and to export.
pub async fn export<R: Registered + Exported>(app: &App, caller: &Caller, filter: &Filter, format: ExportFormat) -> Result<Vec<u8>> {
    let filter = narrowed(caller, filter, &[R::SEE, Right::Export])?;
    let mut columns = Columns::new(R::NOUN);
    let mut records = Vec::new();
    loop {
        let page = Filter { limit: PAGE, offset: records.len() as u64, ..filter.clone() };
        let read = register::list::<R>(&app.db, &page).await?;
        let last = (read.len() as u64) < PAGE;
        records.extend(read.into_iter().map(|stored| stored.value));
        if last {
            break;
        }
    }
    records.iter().for_each(|record| columns.observe(record));
    let failed = |error: crate::export::ExportError| Error::Internal(error.to_string());
    let mut exporter = Exporter::new(format, Vec::new(), &columns).map_err(failed)?;
    for record in &records {
        exporter.write(record).map_err(failed)?;
    }
    let tx = app.begin().await?;
    app.audit(&tx, caller, R::EXPORT, None, &[]).await?;
    app.commit(tx).await?;
    exporter.finish().map_err(failed)
}
