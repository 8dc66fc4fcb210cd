//! Where a page of a list ended, in a form that callers pass back and need not read.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use ponte_storage::{Register, Stored};
use uuid::Uuid;

use crate::error::ApiError;

/// The cursor behind a record.
pub fn behind<R: Register>(last: &Stored<R>) -> String {
    let mut bytes = last.id.as_bytes().to_vec();
    bytes.extend(last.value.keys().sort_key.as_bytes());
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Sort key and id of the record that a cursor stands behind.
pub fn read(cursor: &str) -> Result<(String, Uuid), ApiError> {
    let refused = || ApiError::Malformed("cursor: none that this list gave".to_owned());
    let bytes = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| refused())?;
    let (id, sort_key) = bytes.split_at_checked(16).ok_or_else(refused)?;
    let id = Uuid::from_slice(id).map_err(|_| refused())?;
    let sort_key = String::from_utf8(sort_key.to_vec()).map_err(|_| refused())?;
    if sort_key.contains('\0') { Err(refused()) } else { Ok((sort_key, id)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_looks_like_a_cursor_is_read() {
        for wrong in ["", "x", "!!!", "AAAA", "\u{e8}"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
        let cursor = URL_SAFE_NO_PAD.encode([&[7; 16][..], "rossi anna".as_bytes()].concat());
        assert_eq!(read(&cursor).expect("a cursor"), ("rossi anna".to_owned(), Uuid::from_bytes([7; 16])));
    }
}
