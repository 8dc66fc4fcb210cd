//! Files that wait in the data folder to be imported. Their names are numbers: what the user's file is called is only noted.

use std::path::{Path, PathBuf};

use ponte_domain::{actor::Actor, text::cut};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tokio::{fs::File, io::AsyncWriteExt};
use uuid::Uuid;

use super::is_by_own;
use crate::{
    App, account,
    error::{Error, Refusal, Result},
    import::{fields::Noun, mapping::Mapping},
    rights::{Caller, Right},
    scan::scan,
};

/// Folder of uploads below the data folder.
const FOLDER: &str = "uploads";

/// Characters of a file's own name that are noted.
const NAME_CHARS: usize = 120;

/// What was said of a file when it was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    pub noun: Noun,
    /// How the file is called where it came from; for people to read only.
    pub file_name: String,
    pub atomic: bool,
    /// Who gave the file.
    #[serde(default)]
    pub by: Option<Actor>,
}

/// A file that waits to be imported.
#[derive(Debug, Clone)]
pub struct Upload {
    pub id: Uuid,
    pub about: About,
    pub path: PathBuf,
}

/// A file on its way into the data folder; unless it is kept it is removed.
pub struct Incoming {
    id: Uuid,
    path: PathBuf,
    file: File,
    /// The virus scanner that is asked before it is kept.
    scan_command: Option<String>,
    kept: bool,
}

/// Says a full disk clearly; whatever else fails is passed on.
pub(crate) fn file_error(path: &Path, error: std::io::Error) -> Error {
    match error.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Refusal::DiskFull.into(),
        _ => Error::File { path: path.display().to_string(), error },
    }
}

/// Folder of uploads.
pub(crate) fn folder(app: &App) -> PathBuf {
    app.config.data.join(FOLDER)
}

/// Path of an uploaded file.
pub(crate) fn path_of(app: &App, id: Uuid) -> PathBuf {
    folder(app).join(id.simple().to_string())
}

/// Begins to take in a file.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::DiskFull`]; when the folder cannot be written.
pub async fn receive(app: &App, caller: &Caller, right: Right) -> Result<Incoming> {
    caller.require(right)?;
    let id = app.new_id();
    let path = path_of(app, id);
    let folder = folder(app);
    tokio::fs::create_dir_all(&folder).await.map_err(|error| file_error(&folder, error))?;
    let file = File::create_new(&path).await.map_err(|error| file_error(&path, error))?;
    Ok(Incoming { id, path, file, scan_command: app.config.scan_command.clone(), kept: false })
}

impl Incoming {
    /// Writes the next bytes.
    ///
    /// # Errors
    /// [`Refusal::DiskFull`]; when the file cannot be written.
    pub async fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.file.write_all(bytes).await.map_err(|error| file_error(&self.path, error))
    }

    /// Ends the file without saying what it is; whoever asked looks after it.
    ///
    /// # Errors
    /// As [`Incoming::write`]; [`Refusal::Infected`] and [`Refusal::NotScanned`] when the virus scanner does not let it pass.
    pub async fn close(mut self) -> Result<PathBuf> {
        self.file.flush().await.map_err(|error| file_error(&self.path, error))?;
        if let Some(command) = &self.scan_command {
            scan(command, &self.path).await?;
        }
        self.kept = true;
        Ok(self.path.clone())
    }

    /// Ends the file and notes what it is; returns its number.
    ///
    /// # Errors
    /// As [`Incoming::close`].
    pub async fn keep(self, mut about: About) -> Result<Uuid> {
        about.file_name = about.file_name.chars().filter(|c| !c.is_control()).collect();
        about.file_name = cut(about.file_name.rsplit(['/', '\\']).next().unwrap_or_default(), NAME_CHARS);
        let note = self.path.with_extension("json");
        let text = serde_json::to_vec(&about).map_err(|error| Error::Internal(error.to_string()))?;
        let id = self.id;
        self.close().await?;
        tokio::fs::write(&note, text).await.map_err(|error| file_error(&note, error))?;
        Ok(id)
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        if !self.kept {
            // What was cut short is nothing; that it cannot be removed changes nothing for anybody.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// A file that was uploaded.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn upload(app: &App, caller: &Caller, id: Uuid) -> Result<Upload> {
    caller.require(Right::Import)?;
    let path = path_of(app, id);
    let note = tokio::fs::read(path.with_extension("json")).await.map_err(|_| Refusal::NotFound(ponte_storage::Kind::Reference))?;
    let about: About = serde_json::from_slice(&note).map_err(|error| Error::Internal(error.to_string()))?;
    if !is_by_own(app, caller, about.by.as_ref()) {
        return Err(Refusal::NotFound(ponte_storage::Kind::Reference).into());
    }
    Ok(Upload { id, about, path })
}

/// The key under which a mapping is remembered: the register and the header.
fn mapping_key(noun: Noun, header: &[String]) -> String {
    let digest = hex::encode(Sha256::digest(header.join("\n").as_bytes()));
    format!("mapping.{noun}.{}", &digest[..32])
}

/// The mapping that the caller chose for a file with the same header before.
///
/// # Errors
/// When the database cannot be read.
pub async fn remembered_mapping(app: &App, caller: &Caller, noun: Noun, header: &[String]) -> Result<Option<Mapping>> {
    let remembered = account::preference(app, caller, &mapping_key(noun, header)).await?;
    Ok(remembered.and_then(|text| Mapping::parse(&text).ok()))
}

/// Remembers a mapping for files with this header, and gives it as the text that a job takes.
///
/// # Errors
/// When the database refuses.
pub async fn remember_mapping(app: &App, caller: &Caller, noun: Noun, header: &[String], mapping: &Mapping) -> Result<String> {
    let text = serde_json::to_string(mapping).map_err(|error| Error::Internal(error.to_string()))?;
    account::set_preference(app, caller, &mapping_key(noun, header), &text).await?;
    Ok(text)
}

/// Where the refused lines of an import stand, if any were refused; `id` is the batch's, which is its job's.
///
/// # Errors
/// [`Refusal::Forbidden`]; when the job cannot be read.
pub async fn rejects(app: &App, caller: &Caller, id: Uuid) -> Result<Option<PathBuf>> {
    caller.require(Right::Import)?;
    let Some(job) = ponte_storage::job::get(&app.db, ponte_domain::id::JobId(id)).await? else { return Ok(None) };
    let Ok(import) = serde_json::from_str::<super::RunImport>(&job.payload) else { return Ok(None) };
    if !is_by_own(app, caller, Some(&import.actor)) {
        return Err(Refusal::NotFound(ponte_storage::Kind::Reference).into());
    }
    let path = import.file.with_extension("rejects");
    let size = tokio::fs::metadata(&path).await.map_or(0, |found| found.len());
    Ok((size > 0).then_some(path))
}
