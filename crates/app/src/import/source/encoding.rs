//! Bytes as text: UTF-8, or Windows-1252 where that is plainly what was written.

use encoding_rs::WINDOWS_1252;

use crate::import::error::Code;

/// Bytes that Windows-1252 leaves empty, and control characters that no text holds.
fn is_no_text(byte: u8) -> bool {
    matches!(byte, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d | 0 ..= 8 | 0x0b | 0x0c | 0x0e ..= 0x1f | 0x7f)
}

/// The text of some bytes, and whether it had to be guessed that they are Windows-1252.
///
/// # Errors
/// [`Code::BadEncoding`] when they are neither.
pub fn decode(bytes: Vec<u8>) -> Result<(String, bool), (Code, Vec<u8>)> {
    match String::from_utf8(bytes) {
        Ok(text) => Ok((text, false)),
        Err(error) => {
            let bytes = error.into_bytes();
            if bytes.iter().any(|byte| is_no_text(*byte)) {
                return Err((Code::BadEncoding, bytes));
            }
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(&bytes);
            Ok((text.into_owned(), true))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn accents_of_windows_are_read_and_noise_is_not() {
        assert_eq!(decode(b"Forl\xec \x80".to_vec()), Ok(("Forlì €".to_owned(), true)));
        assert_eq!(decode("Forlì".as_bytes().to_vec()), Ok(("Forlì".to_owned(), false)));
        assert!(decode(b"\xff\xfea\0b\0".to_vec()).is_err());
        assert!(decode(vec![0x81, b'a']).is_err());
    }
}
