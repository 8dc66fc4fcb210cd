//! The ESCO classification from the folders that the European Commission publishes.
//!
//! Files are recognised by their columns, wherever they lie. Concepts are those of the newest release
//! found; files of older releases only lend their labels to URIs that still exist.

mod build;
mod files;
mod rows;

use std::path::Path;

use ponte_domain::reference_batch::{ReferenceBatch, Release};

use self::build::Builder;
use super::{error::ReferenceError, release, report::ReferenceReport, tags};

/// Reads a folder with its sub-folders, or a single file.
///
/// # Errors
/// When a file cannot be read, a recognised one is broken, or none is of ESCO.
pub fn read(folder: &Path) -> Result<(ReferenceBatch, ReferenceReport), ReferenceError> {
    let (mut found, not_recognised) = files::find(folder)?;
    if found.is_empty() {
        return Err(ReferenceError::NothingRecognised { folder: folder.to_owned() });
    }
    found.sort_by(|a, b| (a.kind.order(), &a.file).cmp(&(b.kind.order(), &b.file)));
    let newest = found.iter().filter(|found| found.kind.defines()).filter_map(|found| found.version.clone()).max();
    // A file without a version is taken for one of the newest release.
    let is_newest = |found: &files::Found| found.version.is_none() || found.version == newest;
    let any_unversioned = found.iter().any(|found| found.kind.defines() && found.version.is_none());
    let defines = |found: &files::Found| found.kind.defines() && if any_unversioned { found.version.is_none() } else { is_newest(found) };
    let (first, second): (Vec<_>, Vec<_>) = found.into_iter().partition(defines);
    let mut builder = Builder::default();
    let mut report = ReferenceReport { not_recognised, ..ReferenceReport::default() };
    let mut names = Vec::new();
    for (found, defining) in first.iter().map(|found| (found, true)).chain(second.iter().map(|found| (found, false))) {
        report.files.push(rows::add(&mut builder, found, defining)?);
        names.push(format!("{}:{}", found.file.display(), report.files.last().map_or(0, |file| file.rows)));
    }
    let version = match newest.filter(|_| !any_unversioned) {
        Some(version) => version.iter().map(u32::to_string).collect::<Vec<_>>().join("."),
        None => release::version_of(Path::new(""), names.iter().map(String::as_str)),
    };
    let mut batch = builder.finish(&mut report);
    batch.release = Some(Release { name: "esco".into(), version });
    tags::set_tags(&mut batch);
    Ok((batch, report))
}
