//! The packs that an installation knows.

use std::{fs, path::Path};

use ponte_domain::{
    codes,
    pack::{Fault, Pack},
};

use super::{FolderError, read_folder, shipped};

codes! {
    /// Where a pack comes from.
    pub enum Origin {
        /// With the program.
        Shipped = "shipped",
        /// From the folder `packs` of the installation.
        Folder = "folder",
        /// From a file that was brought in.
        Held = "held",
    }
}

/// A pack that is known, whether it can be used or not.
#[derive(Debug)]
pub struct Listed {
    pub id: String,
    pub origin: Origin,
    pub pack: Result<Pack, Vec<Fault>>,
}

/// The packs that come with the program and those in the folder `packs` of an installation, by name. One of the folder goes
/// before one of the program that has its name.
///
/// # Errors
/// [`FolderError`] when the folder is there and cannot be read.
pub fn catalogue(data: &Path) -> Result<Vec<Listed>, FolderError> {
    let mut listed = of_folder(&data.join("packs"))?;
    for (id, files) in shipped() {
        if !listed.iter().any(|own| own.id == id) {
            listed.push(Listed { id, origin: Origin::Shipped, pack: Pack::read(files) });
        }
    }
    listed.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(listed)
}

fn of_folder(folder: &Path) -> Result<Vec<Listed>, FolderError> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let failed = |error| FolderError::Io { path: folder.to_owned(), error };
    let mut listed = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let (path, name) = entry.map(|entry| (entry.path(), entry.file_name())).map_err(failed)?;
        if path.is_dir() {
            listed.push(Listed { id: name.to_string_lossy().into_owned(), origin: Origin::Folder, pack: read_folder(&path)? });
        }
    }
    Ok(listed)
}

/// The pack of this name.
///
/// # Errors
/// As [`catalogue`].
pub fn find(data: &Path, id: &str) -> Result<Option<Listed>, FolderError> {
    Ok(catalogue(data)?.into_iter().find(|listed| listed.id == id))
}
