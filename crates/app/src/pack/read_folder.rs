//! Reads the files of a pack from a folder.

use std::{
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

use ponte_domain::pack::{Code, Fault, Files, MOST_FILE_BYTES, MOST_FILES, Pack};

/// Deepest folder of a pack: the layout knows two levels, and what is deeper is told as a stray file.
const DEEPEST: usize = 4;

/// Why a folder could not be read.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// There is no such folder.
    #[error("{0}: no folder")]
    NotAFolder(PathBuf),
    /// Reading broke off.
    #[error("{path}: {error}")]
    Io { path: PathBuf, error: io::Error },
}

/// Reads a pack from its folder, whose name must be that of the pack.
///
/// Files whose names begin with a point are left out. Links are not followed: they are stray files. Never more is read than a
/// pack may hold.
///
/// # Errors
/// [`FolderError`]; what is wrong with the pack itself is the inner result.
pub fn read_folder(folder: &Path) -> Result<Result<Pack, Vec<Fault>>, FolderError> {
    if !folder.is_dir() {
        return Err(FolderError::NotAFolder(folder.to_owned()));
    }
    let mut files = Files::new();
    add(folder, "", 0, &mut files)?;
    Ok(Pack::read(files).and_then(|pack| named_as_its_folder(pack, folder)))
}

fn named_as_its_folder(pack: Pack, folder: &Path) -> Result<Pack, Vec<Fault>> {
    // "." has no name of its own.
    let whole = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let name = whole.file_name().unwrap_or_default().to_string_lossy();
    if name == pack.manifest.id.as_str() {
        return Ok(pack);
    }
    Err(vec![Fault::of_file("pack.toml", Code::OtherName, &pack.manifest.id, name)])
}

fn add(folder: &Path, before: &str, depth: usize, files: &mut Files) -> Result<(), FolderError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |error| FolderError::Io { path, error }
    };
    for entry in fs::read_dir(folder).map_err(failed(folder))? {
        let entry = entry.map_err(failed(folder))?;
        let (path, kind) = (entry.path(), entry.file_type().map_err(failed(folder))?);
        let name = entry.file_name().to_string_lossy().into_owned();
        // One more than may be is enough to be told of.
        if name.starts_with('.') || files.len() > MOST_FILES {
            continue;
        }
        let inside = if before.is_empty() { name } else { format!("{before}/{name}") };
        if kind.is_dir() && depth < DEEPEST {
            add(&path, &inside, depth + 1, files)?;
        } else if kind.is_file() {
            let mut content = Vec::new();
            let most = MOST_FILE_BYTES as u64 + 1;
            File::open(&path).and_then(|file| file.take(most).read_to_end(&mut content)).map_err(failed(&path))?;
            files.insert(inside, content);
        } else {
            files.insert(format!("{inside}/"), Vec::new());
        }
    }
    Ok(())
}
