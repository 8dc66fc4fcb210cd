//! The keys of protected columns: kept in a file outside the data folder and outside every backup.
//!
//! AES-256-GCM-SIV (RFC 8452). Each value is bound to its table, row and column: moved elsewhere it cannot be
//! read. Each key has a name; the last key of the file is the one that is written with, the others still read.

mod file;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{PoisonError, RwLock},
    time::SystemTime,
};

use aes_gcm_siv::{
    Aes256GcmSiv, KeyInit, Nonce,
    aead::{Aead, Payload},
};
use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use rand::{TryRng, rngs::SysRng};

pub(crate) use file::refuse_open_to_others;

use crate::error::{Error, Result};

/// Bytes of a key.
pub(crate) const KEY_BYTES: usize = 32;

/// Bytes of a nonce.
const NONCE_BYTES: usize = 12;

/// What is sealed is filled up to a multiple of this many bytes, so that its length tells little.
const BLOCK: usize = 256;

/// First word of a sealed value.
const FORM: &str = "v1";

/// Why a protected value cannot be read or written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// There is no key file where it should be.
    #[error("the key file is missing")]
    Missing,
    /// The key file cannot be read, or is not one.
    #[error("the key file cannot be used: {0}")]
    Unusable(String),
    /// The value was sealed with a key that is not in the file.
    #[error("key {0} is not in the key file")]
    Unknown(String),
    /// The value was changed, or moved from another row or column, or the key is another one of the same name.
    #[error("the value does not fit its key and place")]
    Damaged,
}

/// Where a sealed value stands.
#[derive(Debug, Clone, Copy)]
pub struct PlaceOf<'a> {
    pub table: &'static str,
    /// Number of the row, in words that no other row has.
    pub row: &'a str,
    pub column: &'static str,
}

impl PlaceOf<'_> {
    fn bytes(&self) -> Vec<u8> {
        format!("ponte\0{}\0{}\0{}", self.table, self.row, self.column).into_bytes()
    }
}

/// The keys as read from the file.
struct Keys {
    by_name: BTreeMap<String, [u8; KEY_BYTES]>,
    current: String,
}

/// The keys of an installation.
pub struct Keyring {
    path: PathBuf,
    held: RwLock<Held>,
}

/// What was read from the file, and the file's age and length then: another process may add a key.
struct Held {
    keys: std::result::Result<Keys, KeyError>,
    read_at: Option<(SystemTime, u64)>,
}

impl Keyring {
    /// Reads the key file. It is made when there is none and nothing has ever been sealed.
    #[must_use]
    pub fn open(path: &Path, anything_sealed: bool) -> Self {
        let keys = match file::read(path) {
            Err(KeyError::Missing) if !anything_sealed => file::create(path),
            read => read,
        };
        Self { path: path.to_owned(), held: RwLock::new(Held { keys, read_at: changed_at(path) }) }
    }

    /// Where the file stands.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What is wrong with the key file, when something is.
    #[must_use]
    pub fn fault(&self) -> Option<KeyError> {
        self.refresh();
        self.held.read().unwrap_or_else(PoisonError::into_inner).keys.as_ref().err().cloned()
    }

    /// Name of the key that is written with.
    ///
    /// # Errors
    /// [`KeyError::Missing`], [`KeyError::Unusable`].
    pub fn current(&self) -> std::result::Result<String, KeyError> {
        self.with(|keys| Ok(keys.current.clone()))
    }

    /// Names of all keys of the file.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.with(|keys| Ok(keys.by_name.keys().cloned().collect())).unwrap_or_default()
    }

    /// Adds a new key to the file and writes with it from now on; returns its name.
    ///
    /// # Errors
    /// [`KeyError`]; the file is as it was then.
    pub fn add(&self) -> std::result::Result<String, KeyError> {
        let keys = file::add(&self.path)?;
        let name = keys.current.clone();
        self.hold(keys);
        Ok(name)
    }

    /// Takes keys out of the file; the one that is written with stays.
    ///
    /// # Errors
    /// [`KeyError`]; the file is as it was then.
    pub fn retire(&self, names: &[String]) -> std::result::Result<(), KeyError> {
        self.hold(file::retire(&self.path, names)?);
        Ok(())
    }

    fn hold(&self, keys: Keys) {
        *self.held.write().unwrap_or_else(PoisonError::into_inner) = Held { keys: Ok(keys), read_at: changed_at(&self.path) };
    }

    /// Reads the file again when it was changed: another process may have added a key, or put a missing file back.
    fn refresh(&self) {
        let known = self.held.read().unwrap_or_else(PoisonError::into_inner).read_at;
        let now = changed_at(&self.path);
        if now.is_some()
            && now != known
            && let Ok(fresh) = file::read(&self.path)
        {
            self.hold(fresh);
        }
    }

    fn with<T>(&self, f: impl FnOnce(&Keys) -> std::result::Result<T, KeyError>) -> std::result::Result<T, KeyError> {
        match &self.held.read().unwrap_or_else(PoisonError::into_inner).keys {
            Ok(keys) => f(keys),
            Err(error) => Err(error.clone()),
        }
    }

    /// Seals a text for its place.
    ///
    /// # Errors
    /// [`crate::error::Refusal::Key`]; when the machine has no randomness to give.
    pub fn seal(&self, place: PlaceOf<'_>, text: &str) -> Result<String> {
        self.refresh();
        let mut nonce = [0; NONCE_BYTES];
        SysRng.try_fill_bytes(&mut nonce).map_err(|error| Error::Internal(format!("no randomness: {error}")))?;
        let mut filled = text.as_bytes().to_vec();
        // Blanks at the end mean nothing to JSON.
        filled.resize((text.len() / BLOCK + 1) * BLOCK, b' ');
        let sealed = self.with(|keys| {
            let key = keys.by_name.get(&keys.current).ok_or_else(|| KeyError::Unknown(keys.current.clone()))?;
            let cipher = Aes256GcmSiv::new(key.into());
            let payload = Payload { msg: &filled, aad: &place.bytes() };
            let sealed = cipher.encrypt(&Nonce::from(nonce), payload).map_err(|_| KeyError::Damaged)?;
            Ok(format!("{FORM}.{}.{}", keys.current, STANDARD_NO_PAD.encode([nonce.as_slice(), &sealed].concat())))
        });
        Ok(sealed.map_err(crate::error::Refusal::Key)?)
    }

    /// Opens what was sealed for a place.
    ///
    /// # Errors
    /// [`KeyError`].
    pub fn open_sealed(&self, place: PlaceOf<'_>, sealed: &str) -> std::result::Result<String, KeyError> {
        match self.try_open(place, sealed) {
            Err(KeyError::Unknown(_) | KeyError::Missing | KeyError::Unusable(_)) => {
                self.refresh();
                self.try_open(place, sealed)
            }
            opened => opened,
        }
    }

    fn try_open(&self, place: PlaceOf<'_>, sealed: &str) -> std::result::Result<String, KeyError> {
        let mut parts = sealed.splitn(3, '.');
        let (Some(FORM), Some(name), Some(text)) = (parts.next(), parts.next(), parts.next()) else { return Err(KeyError::Damaged) };
        let bytes = STANDARD_NO_PAD.decode(text).map_err(|_| KeyError::Damaged)?;
        let (nonce, body) = bytes.split_first_chunk::<NONCE_BYTES>().ok_or(KeyError::Damaged)?;
        self.with(|keys| {
            let key = keys.by_name.get(name).ok_or_else(|| KeyError::Unknown(name.to_owned()))?;
            let payload = Payload { msg: body, aad: &place.bytes() };
            let opened = Aes256GcmSiv::new(key.into()).decrypt(&Nonce::from(*nonce), payload).map_err(|_| KeyError::Damaged)?;
            let text = String::from_utf8(opened).map_err(|_| KeyError::Damaged)?;
            Ok(text.trim_end_matches(' ').to_owned())
        })
    }
}

/// When the file was written, and its length: two writes may fall within one step of the clock of a file system, and a key
/// added or retired changes the length.
fn changed_at(path: &Path) -> Option<(SystemTime, u64)> {
    let about = std::fs::metadata(path).ok()?;
    Some((about.modified().ok()?, about.len()))
}

/// Name of the key that a value was sealed with.
#[must_use]
pub fn key_of(sealed: &str) -> Option<&str> {
    let mut parts = sealed.splitn(3, '.');
    (parts.next() == Some(FORM)).then(|| parts.next()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: PlaceOf<'_> = PlaceOf { table: "protected_section", row: "1", column: "content" };

    fn ring(folder: &tempfile::TempDir) -> Keyring {
        Keyring::open(&folder.path().join("keys/key"), false)
    }

    #[test]
    fn a_value_is_read_only_in_its_own_place() {
        let folder = tempfile::tempdir().expect("a folder");
        let keys = ring(&folder);
        let sealed = keys.seal(HERE, "{\"a\":\"è\"}").expect("a sealed value");
        assert_eq!(keys.open_sealed(HERE, &sealed).expect("the value"), "{\"a\":\"è\"}");
        assert_ne!(keys.seal(HERE, "{\"a\":\"è\"}").expect("a sealed value"), sealed, "the same value is never sealed alike");
        for other in [PlaceOf { row: "2", ..HERE }, PlaceOf { table: "other", ..HERE }, PlaceOf { column: "other", ..HERE }] {
            assert_eq!(keys.open_sealed(other, &sealed), Err(KeyError::Damaged));
        }
        for broken in ["", "v1", "v1.k", "v2.k.AAAA", &sealed[..sealed.len() - 4], &format!("{sealed}AAAA")] {
            assert!(keys.open_sealed(HERE, broken).is_err(), "{broken}");
        }
    }

    #[test]
    fn lengths_say_little() {
        let folder = tempfile::tempdir().expect("a folder");
        let keys = ring(&folder);
        let long = |text: &str| keys.seal(HERE, text).expect("a sealed value").len();
        assert_eq!(long("{}"), long(&"x".repeat(255)));
        assert!(long(&"x".repeat(256)) > long("{}"));
    }

    #[test]
    fn a_missing_key_file_is_not_made_anew_when_something_is_sealed() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("key");
        let keys = Keyring::open(&path, true);
        assert_eq!(keys.fault(), Some(KeyError::Missing));
        assert!(!path.exists());
        assert!(keys.seal(HERE, "x").is_err());
        std::fs::write(&path, "no key at all\n").expect("to write");
        assert!(matches!(Keyring::open(&path, true).fault(), Some(KeyError::Unusable(_))));
    }

    #[test]
    fn keys_are_added_and_retired_and_old_values_stay_readable_meanwhile() {
        let folder = tempfile::tempdir().expect("a folder");
        let keys = ring(&folder);
        let old = keys.current().expect("a key");
        let sealed = keys.seal(HERE, "x").expect("a sealed value");
        let other = Keyring::open(keys.path(), true);
        let new = keys.add().expect("a key");
        assert_ne!(old, new);
        let fresh = keys.seal(HERE, "y").expect("a sealed value");
        assert_eq!(key_of(&fresh), Some(new.as_str()));
        assert_eq!(keys.open_sealed(HERE, &sealed).expect("the value"), "x");
        assert_eq!(other.open_sealed(HERE, &fresh).expect("a process that runs beside reads the new key"), "y");
        keys.retire(std::slice::from_ref(&old)).expect("to retire");
        assert_eq!(keys.open_sealed(HERE, &sealed), Err(KeyError::Unknown(old)));
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_reads_the_key_file() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let keys = ring(&folder);
        let mode = |path: &Path| std::fs::metadata(path).expect("the file").permissions().mode() & 0o777;
        assert_eq!(mode(keys.path()), 0o600);
        keys.add().expect("a key");
        assert_eq!(mode(keys.path()), 0o600);
        std::fs::set_permissions(keys.path(), std::fs::Permissions::from_mode(0o644)).expect("to open it up");
        assert!(matches!(Keyring::open(keys.path(), true).fault(), Some(KeyError::Unusable(_))), "a key that others read is none");
    }
}
