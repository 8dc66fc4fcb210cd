//! What backups are sealed with: a key in a file outside the data folder, or a passphrase.

use std::{
    fs,
    io::{ErrorKind, Write},
    path::Path,
};

use argon2::{Algorithm, Argon2, Params, Version};
use base64::{Engine, engine::general_purpose::STANDARD};
use rand::{TryRng, rngs::SysRng};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{
    error::{Error, Refusal, Result},
    keyring::refuse_open_to_others,
};

/// Cost of turning a passphrase into a key, once a backup: 64 MiB, three passes.
const MEMORY_KIB: u32 = 64 << 10;
const PASSES: u32 = 3;

/// Most memory that a backup's first line may ask for.
const MOST_MEMORY_KIB: u32 = 1 << 20;

const HEAD: &str = "# The key of the backups of Ponte: whoever has it and a backup reads them, without it nobody does.\n# Keep a copy apart from the backups and from this machine.\n";

/// How a backup is opened, as its first line says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum Opening {
    /// With the key of this name.
    Key { key: String },
    /// With a passphrase.
    Passphrase { salt: String, memory_kib: u32, passes: u32 },
}

/// What a backup is sealed with.
#[derive(Clone)]
pub enum BackupSecret {
    Key([u8; 32]),
    Passphrase(String),
}

impl BackupSecret {
    /// A key that is at hand.
    #[must_use]
    pub const fn of_key(key: [u8; 32]) -> Self {
        Self::Key(key)
    }

    /// Reads the key file; with `make` one is made when there is none.
    ///
    /// # Errors
    /// [`Refusal::OtherKey`] when there is none; when the file cannot be read or made, or everybody may read it.
    pub fn from_file(path: &Path, make: bool) -> Result<Self> {
        let failed = |error: std::io::Error| Error::File { path: path.display().to_string(), error };
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound && make => create(path).map_err(failed)?,
            Err(error) if error.kind() == ErrorKind::NotFound => return Err(Refusal::OtherKey.into()),
            Err(error) => return Err(failed(error)),
        };
        refuse_open_to_others(path).map_err(failed)?;
        let line = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
        let key = line.and_then(|line| STANDARD.decode(line).ok()).and_then(|key| key.try_into().ok());
        key.map(Self::Key).ok_or_else(|| failed(std::io::Error::new(ErrorKind::InvalidData, "it holds no key")))
    }

    /// Reads a passphrase: the first line of a file.
    ///
    /// # Errors
    /// When the file cannot be read, or its first line has fewer than twelve characters.
    pub fn from_passphrase_file(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).map_err(|error| Error::File { path: path.display().to_string(), error })?;
        let passphrase = text.lines().next().unwrap_or_default().trim();
        if passphrase.chars().count() < 12 {
            Err(Refusal::Missing("passphrase").into())
        } else {
            Ok(Self::Passphrase(passphrase.to_owned()))
        }
    }

    /// How a new backup is to be opened, and the key it is sealed with.
    pub(super) fn fresh(&self) -> std::result::Result<(Opening, [u8; 32]), String> {
        match self {
            Self::Key(key) => Ok((Opening::Key { key: name_of(key) }, *key)),
            Self::Passphrase(passphrase) => {
                let mut salt = [0; 16];
                SysRng.try_fill_bytes(&mut salt).map_err(|error| error.to_string())?;
                let opening = Opening::Passphrase { salt: STANDARD.encode(salt), memory_kib: MEMORY_KIB, passes: PASSES };
                let key = stretched(passphrase, &salt, MEMORY_KIB, PASSES).ok_or("the passphrase cannot be used")?;
                Ok((opening, key))
            }
        }
    }

    /// The key of a backup that says how it is opened; none when this is not what opens it.
    pub(super) fn opening(&self, opening: &Opening) -> Option<[u8; 32]> {
        match (self, opening) {
            (Self::Key(own), Opening::Key { key }) => (name_of(own) == *key).then_some(*own),
            (Self::Passphrase(passphrase), Opening::Passphrase { salt, memory_kib, passes }) => {
                let cheap = *memory_kib <= MOST_MEMORY_KIB && *passes <= 100;
                cheap.then(|| stretched(passphrase, &STANDARD.decode(salt).ok()?, *memory_kib, *passes)).flatten()
            }
            _ => None,
        }
    }
}

/// What a key is called in the first line of a backup: it tells nothing of the key.
fn name_of(key: &[u8; 32]) -> String {
    hex::encode(&Sha256::digest([b"ponte backup key".as_slice(), key].concat())[..6])
}

fn stretched(passphrase: &str, salt: &[u8], memory_kib: u32, passes: u32) -> Option<[u8; 32]> {
    let params = Params::new(memory_kib, passes, 1, Some(32)).ok()?;
    let mut key = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into(passphrase.as_bytes(), salt, &mut key).ok()?;
    Some(key)
}

/// Makes the key file; one that another process makes meanwhile is taken instead.
fn create(path: &Path) -> std::io::Result<String> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let (mut key, mut salt) = ([0; 32], [0; 4]);
    SysRng.try_fill_bytes(&mut key).map_err(std::io::Error::other)?;
    SysRng.try_fill_bytes(&mut salt).map_err(std::io::Error::other)?;
    let new = path.with_extension(format!("new-{}", hex::encode(salt)));
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&new)?;
    file.write_all(format!("{HEAD}{}\n", STANDARD.encode(key)).as_bytes())?;
    file.sync_all()?;
    let linked = fs::hard_link(&new, path);
    fs::remove_file(&new)?;
    match linked {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
        _ => fs::read_to_string(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_file_is_made_once_and_only_when_asked() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("keys/backup-key");
        assert!(BackupSecret::from_file(&path, false).is_err());
        let key = |secret: BackupSecret| match secret {
            BackupSecret::Key(key) => key,
            BackupSecret::Passphrase(_) => panic!("a key"),
        };
        let made = key(BackupSecret::from_file(&path, true).expect("a key"));
        assert_eq!(key(BackupSecret::from_file(&path, true).expect("the key")), made);
    }

    #[cfg(unix)]
    #[test]
    fn a_key_file_that_everybody_may_read_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("backup-key");
        assert!(BackupSecret::from_file(&path, true).is_ok());
        for (mode, taken) in [(0o600, true), (0o640, true), (0o644, false), (0o604, false), (0o602, false)] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("to set");
            let read = BackupSecret::from_file(&path, false);
            assert_eq!(read.is_ok(), taken, "{mode:o}");
            if let Err(error) = read {
                assert!(error.to_string().contains(&format!("everybody may read it (mode {mode:o})")), "{error}");
            }
        }
    }

    #[test]
    fn a_passphrase_opens_what_it_sealed_and_nothing_else_does() {
        let secret = BackupSecret::Passphrase("una frase lunga".to_owned());
        let (opening, key) = secret.fresh().expect("a key");
        assert_eq!(secret.opening(&opening), Some(key));
        assert_ne!(BackupSecret::Passphrase("un'altra frase".to_owned()).opening(&opening), Some(key));
        assert_eq!(BackupSecret::of_key(key).opening(&opening), None);
        let greedy = Opening::Passphrase { salt: "AAAAAAAAAAAAAAAAAAAAAA==".to_owned(), memory_kib: u32::MAX, passes: 3 };
        assert_eq!(secret.opening(&greedy), None);
    }
}
