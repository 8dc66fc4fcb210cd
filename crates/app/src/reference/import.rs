//! Imports an official publication of reference data.

use std::{
    collections::HashSet,
    path::{Path, PathBuf},
};

use ponte_domain::reference_batch::{ReferenceBatch, Source, TerritoryKind};
use ponte_storage::{
    Db, Kind,
    reference::{self as stored, Retirement},
};

use super::{
    ateco::{self, AtecoEdition},
    boundaries::{self, Outlines},
    ccnl,
    cp::{self, CpEdition},
    error::ReferenceError,
    esco, istat_comuni,
    report::{ReferenceReport, Tally},
    starter,
    table::ColumnMap,
};
use crate::{
    App,
    error::Error,
    rights::{Caller, Right},
};

/// An official publication that can be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Publication {
    Esco,
    IstatComuni,
    Boundaries,
    Cp(CpEdition),
    Ateco(AtecoEdition),
    Ccnl,
}

/// Why an import of reference data failed. Nothing of it was written.
#[derive(Debug, thiserror::Error)]
pub enum ImportReferenceError {
    /// The files are not what they should be.
    #[error(transparent)]
    File(#[from] ReferenceError),
    #[error(transparent)]
    App(#[from] Error),
}

impl From<ponte_storage::StorageError> for ImportReferenceError {
    fn from(error: ponte_storage::StorageError) -> Self {
        Self::App(error.into())
    }
}

impl From<crate::error::Refusal> for ImportReferenceError {
    fn from(refusal: crate::error::Refusal) -> Self {
        Self::App(refusal.into())
    }
}

/// Reads a publication and writes it in one transaction.
///
/// What a newer ESCO release no longer has is kept and marked as retired when somebody's file names it,
/// else removed. Points of municipalities that lie clearly outside their boundary are moved inside as
/// soon as both are known. Importing the same files again changes nothing.
///
/// # Errors
/// [`ImportReferenceError::File`] when the files are not what they should be, a refusal without the
/// right, or a storage failure.
pub async fn import(
    app: &App,
    caller: &Caller,
    publication: Publication,
    path: PathBuf,
    map: ColumnMap,
) -> Result<ReferenceReport, ImportReferenceError> {
    caller.require(Right::Reference)?;
    // Reading takes a second of computation: it must not hold up those who answer requests.
    let (mut batch, mut report, outlines) =
        tokio::task::spawn_blocking(move || read(publication, &path, &map)).await.map_err(|error| Error::Internal(error.to_string()))??;
    match publication {
        Publication::IstatComuni => {
            let outlines = Outlines::of_stored(&stored::boundaries(&app.db, TerritoryKind::Municipality).await?);
            report.moved_points = outlines.correct_points(&mut batch.places);
        }
        Publication::Boundaries => {
            let mut places = stored::places(&app.db).await?;
            report.unmatched_shapes = unmatched(&outlines, &places);
            report.moved_points = outlines.correct_points(&mut places);
            batch.places = places;
        }
        _ => {}
    }
    let retirement = stored::retirement(&app.db, &batch).await?;
    let mut tx = app.begin().await?;
    let written = stored::write(&mut tx, &batch, Source::Esco, &retirement, app.now()).await?;
    app.audit(&tx, caller, "reference.import", Some((Kind::Reference, app.new_id())), &[]).await?;
    app.commit(tx).await?;
    (report.new, report.changed, report.unchanged) = (written.new, written.changed, written.unchanged);
    report.words = written.words;
    retirement.kept.iter().for_each(|uri| report.retired_kept.add(uri));
    retirement.dropped.iter().for_each(|uri| report.retired_dropped.add(uri));
    Ok(report)
}

type Read = (ReferenceBatch, ReferenceReport, Outlines);

fn read(publication: Publication, path: &Path, map: &ColumnMap) -> Result<Read, ReferenceError> {
    let (batch, report) = match publication {
        Publication::Esco => esco::read(path)?,
        Publication::IstatComuni => istat_comuni::read(path, map)?,
        Publication::Cp(edition) => cp::read(path, edition, map)?,
        Publication::Ateco(edition) => ateco::read(path, edition, map)?,
        Publication::Ccnl => ccnl::read(path, map)?,
        Publication::Boundaries => {
            let read = boundaries::read(path)?;
            return Ok((read.batch, read.report, read.outlines));
        }
    };
    Ok((batch, report, Outlines::default()))
}

/// Outlines of municipalities that no place has.
fn unmatched(outlines: &Outlines, places: &[ponte_domain::reference::Place]) -> Tally {
    let known: HashSet<&str> = places.iter().map(|place| place.code.as_str()).collect();
    let mut codes: Vec<&str> = outlines.codes().filter(|code| !known.contains(code)).collect();
    codes.sort_unstable();
    let mut tally = Tally::default();
    codes.into_iter().for_each(|code| tally.add(code));
    tally
}

/// Writes the starter set unless this very set was written before; says whether it did.
///
/// # Errors
/// When the set does not fit together or the database refuses.
pub async fn load_starter(db: &Db, now: chrono::DateTime<chrono::Utc>) -> Result<bool, ImportReferenceError> {
    let batch = starter::read()?;
    let known = stored::releases(db).await?;
    if known.iter().any(|(release, _)| Some(release) == batch.release.as_ref()) {
        return Ok(false);
    }
    let mut tx = db.begin().await?;
    stored::write(&mut tx, &batch, Source::Starter, &Retirement::default(), now).await?;
    tx.commit(now).await?;
    Ok(true)
}
