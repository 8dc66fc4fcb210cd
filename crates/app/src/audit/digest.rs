//! Keyed digests of values: they prove what a value was to whoever still knows it, and say nothing once the key of
//! the record is destroyed.

use hmac::{Hmac, KeyInit, Mac};
use ponte_storage::{Tx, audit};
use serde_json::Value;
use sha2::Sha256;
use uuid::Uuid;

use crate::{error::Result, secret::new_secret};

/// Hexadecimal characters kept of a digest: 128 bits.
const KEPT: usize = 32;

/// The digests of changed fields, `name=before>after`; nothing stands for no value.
pub async fn digests_of(tx: &Tx, record: Uuid, changes: &[(String, Value, Value)]) -> Result<Vec<String>> {
    let key = audit::key_of(tx, record, &new_secret()?).await?;
    let of = |name: &str, value: &Value| if value.is_null() { String::new() } else { digest(&key, name, &value.to_string()) };
    Ok(changes.iter().map(|(name, before, after)| format!("{name}={}>{}", of(name, before), of(name, after))).collect())
}

fn digest(key: &str, name: &str, value: &str) -> String {
    // A key of any length is taken.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key.as_bytes()) else { return String::new() };
    mac.update(name.as_bytes());
    mac.update(&[0]);
    mac.update(value.as_bytes());
    hex::encode(mac.finalize().into_bytes())[..KEPT].to_owned()
}
