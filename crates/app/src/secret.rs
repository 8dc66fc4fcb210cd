//! Secrets for sessions, tokens and links: random, shown once, kept only as digests.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use rand::{TryRng, rngs::SysRng};
use sha2::{Digest, Sha256};

use crate::error::{Error, Result};

/// Bytes of a secret: 256 bits, beyond guessing.
const SECRET_BYTES: usize = 32;

/// A new secret in URL-safe characters.
///
/// # Errors
/// When the machine has no randomness to give.
pub fn new_secret() -> Result<String> {
    let mut bytes = [0; SECRET_BYTES];
    SysRng.try_fill_bytes(&mut bytes).map_err(|error| Error::Internal(format!("no randomness: {error}")))?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

/// The digest under which a secret is kept (SHA-256: the secret has all the entropy, a slow hash adds nothing).
#[must_use]
pub fn digest(secret: &str) -> String {
    hex::encode(Sha256::digest(secret.as_bytes()))
}
