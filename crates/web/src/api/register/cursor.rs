//! Where a page of a list ended, in a form that callers pass back and need not read.

use ponte_storage::{Register, Stored};
use uuid::Uuid;

use crate::error::ApiError;

/// Shape of a cursor: the id of the last record and its sort key, in hexadecimal digits.
pub const PATTERN: &str = "^([0-9a-f]{2}){16,1000}$";

/// The cursor behind a record.
pub fn behind<R: Register>(last: &Stored<R>) -> String {
    hex::encode([last.id.as_bytes(), last.value.keys().sort_key.as_bytes()].concat())
}

/// Sort key and id of the record that a cursor stands behind.
///
/// The record may have gone since, so any place in the order will do, also one where no record could stand.
pub fn read(cursor: &str) -> Result<(String, Uuid), ApiError> {
    let refused = || ApiError::Malformed("cursor: none that a list gave".to_owned());
    if cursor.bytes().any(|byte| byte.is_ascii_uppercase()) || cursor.len() > 2_000 {
        return Err(refused());
    }
    let bytes = hex::decode(cursor).map_err(|_| refused())?;
    let (id, sort_key) = bytes.split_at_checked(16).ok_or_else(refused)?;
    let id = Uuid::from_slice(id).map_err(|_| refused())?;
    // No database holds a NUL in a text.
    Ok((String::from_utf8_lossy(sort_key).replace('\0', " "), id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_looks_like_a_cursor_is_read() {
        for wrong in ["", "x", "00", "\u{e8}", "0707070707070707070707070707070G", "070707070707070707070707070707070"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
        let cursor = hex::encode([&[7; 16][..], "rossi anna".as_bytes()].concat());
        assert_eq!(read(&cursor).expect("a cursor"), ("rossi anna".to_owned(), Uuid::from_bytes([7; 16])));
    }
}
