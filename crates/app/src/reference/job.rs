//! Imports official files in the background, from a folder of uploads.

use std::path::{Path, PathBuf};

use ponte_domain::{
    actor::{Actor, Purpose},
    codes,
    id::JobId,
};
use ponte_storage::job;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{ateco::AtecoEdition, cp::CpEdition, import, import::ImportReferenceError, import::Publication, table::ColumnMap};
use crate::{
    App,
    error::{Error, Refusal, Result},
    import_batch::{file_error, path_of},
    rights::{Caller, Right},
};

codes! {
    /// What somebody says a file is. The edition is read from the file's name.
    pub enum OfficialFile { Esco = "esco", Places = "places", Boundaries = "boundaries", Cp = "cp", Ateco = "ateco", Ccnl = "ccnl" }
}

/// The job that imports official files.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ImportReference {
    pub kind: OfficialFile,
    /// Number of the folder with the files.
    pub upload: Uuid,
    /// Names of the files, for people to read.
    pub file_name: String,
    pub actor: Actor,
}

impl ImportReference {
    /// Name of the kind of job.
    pub const KIND: &'static str = "reference";
}

/// What became of official files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Loaded {
    /// Entries that are new, changed, and as they were.
    Done { new: usize, changed: usize, unchanged: usize },
    /// The files are not what they should be: the stable code of the error, and what the reader says.
    Refused { code: String, detail: String },
}

/// Characters of a file's name that are kept.
const NAME_CHARS: usize = 80;

/// The name under which a file may lie: letters, digits, dot, hyphen, underscore; the edition and the
/// language of an official file are read from it.
#[must_use]
pub fn safe_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '_' }).collect();
    let kept = kept.trim_start_matches('.');
    kept[kept.len().saturating_sub(NAME_CHARS)..].to_owned()
}

/// Takes the files of one upload in under their safe names and asks for them to be imported.
///
/// # Errors
/// [`Refusal::Forbidden`]; [`Refusal::Missing`] without a file; [`Refusal::DiskFull`].
pub async fn start(app: &App, caller: &Caller, kind: OfficialFile, files: Vec<(String, PathBuf)>) -> Result<JobId> {
    caller.require(Right::Reference)?;
    if files.is_empty() {
        return Err(Refusal::Missing("file").into());
    }
    let upload = app.new_id();
    let folder = path_of(app, upload);
    tokio::fs::create_dir_all(&folder).await.map_err(|error| file_error(&folder, error))?;
    let mut names = Vec::new();
    for (at, (name, path)) in files.into_iter().enumerate() {
        let own = safe_name(&name);
        let name = if own.is_empty() || names.contains(&own) { format!("{at}-{own}") } else { own };
        let to = folder.join(&name);
        tokio::fs::rename(&path, &to).await.map_err(|error| file_error(&to, error))?;
        names.push(name);
    }
    let id = JobId(app.new_id());
    let asked = ImportReference { kind, upload, file_name: names.join(", "), actor: caller.actor.clone() };
    let payload = serde_json::to_string(&asked).map_err(|error| Error::Internal(error.to_string()))?;
    let tx = app.begin().await?;
    job::enqueue(&tx, id, ImportReference::KIND, &payload, None, app.now(), app.now()).await?;
    app.commit(tx).await?;
    Ok(id)
}

/// Imports the files of a job and notes what became of them; files that are wrong are not tried again.
///
/// # Errors
/// As [`import::import`], but for wrong files.
pub async fn run(app: &App, asked: ImportReference) -> Result<()> {
    let folder = path_of(app, asked.upload);
    let (path, names) = files_in(&folder, asked.kind)?;
    let caller = app.caller(asked.actor, Purpose::Reference).await?;
    let loaded = match import::import(app, &caller, publication(asked.kind, &names), path, ColumnMap::new()).await {
        Ok(report) => Loaded::Done { new: report.new, changed: report.changed, unchanged: report.unchanged },
        Err(ImportReferenceError::File(error)) => {
            let detail = error.to_string().replace(&folder.display().to_string(), "");
            Loaded::Refused { code: error.code().to_owned(), detail: detail.trim_start_matches('/').to_owned() }
        }
        Err(ImportReferenceError::App(error)) => return Err(error),
    };
    let note = folder.with_extension("loaded");
    let text = serde_json::to_vec(&loaded).map_err(|error| Error::Internal(error.to_string()))?;
    tokio::fs::write(&note, text).await.map_err(|error| file_error(&note, error))
}

/// What became of the files of an upload; `None` while they are read.
///
/// # Errors
/// [`Refusal::Forbidden`].
pub async fn loaded(app: &App, caller: &Caller, upload: Uuid) -> Result<Option<Loaded>> {
    caller.require(Right::Reference)?;
    let note = tokio::fs::read(path_of(app, upload).with_extension("loaded")).await;
    Ok(note.ok().and_then(|text| serde_json::from_slice(&text).ok()))
}

/// ESCO is a folder of files; of the others there is one.
fn files_in(folder: &Path, kind: OfficialFile) -> Result<(PathBuf, String)> {
    let failed = |error| Error::File { path: folder.display().to_string(), error };
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).map_err(failed)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    let names = files.iter().filter_map(|file| file.file_name()?.to_str()).collect::<Vec<_>>().join(" ");
    let first = files.into_iter().next().ok_or(Refusal::Missing("file"))?;
    Ok((if kind == OfficialFile::Esco { folder.to_owned() } else { first }, names))
}

fn publication(kind: OfficialFile, names: &str) -> Publication {
    match kind {
        OfficialFile::Esco => Publication::Esco,
        OfficialFile::Places => Publication::IstatComuni,
        OfficialFile::Boundaries => Publication::Boundaries,
        OfficialFile::Cp => Publication::Cp(if names.contains("2011") { CpEdition::Cp2011 } else { CpEdition::Cp2021 }),
        OfficialFile::Ateco => Publication::Ateco(if names.contains("2007") { AtecoEdition::Ateco2007 } else { AtecoEdition::Ateco2025 }),
        OfficialFile::Ccnl => Publication::Ccnl,
    }
}

#[cfg(test)]
mod tests {
    use super::safe_name;

    #[test]
    fn a_name_leads_nowhere() {
        assert_eq!(safe_name("../../etc/passwd"), "passwd");
        assert_eq!(safe_name("C:\\x\\occupations_it v1.2.0.csv"), "occupations_it_v1.2.0.csv");
        assert_eq!(safe_name(".."), "");
        assert_eq!(safe_name("è.csv"), "_.csv");
    }
}
