//! One-time codes of a second factor: HOTP over time (RFC 4226, RFC 6238) with SHA-1, six digits and steps of thirty
//! seconds, which is what every authenticator understands.

use hmac::{Hmac, KeyInit, Mac};
use qrcodegen::{QrCode, QrCodeEcc};
use sha1::Sha1;

use crate::error::{Error, Result};

/// Bytes of a secret (RFC 4226 §4: 160 bits are recommended).
pub(crate) const SECRET_BYTES: usize = 20;

/// Seconds of a step.
const STEP_SECONDS: i64 = 30;

/// Steps before and after the present one whose codes are taken: clocks differ, and typing takes time.
const STEPS_ASIDE: i64 = 1;

/// Digits of a code.
pub(crate) const DIGITS: usize = 6;

/// The step of an instant, in seconds since 1970.
pub(crate) const fn step_at(seconds: i64) -> i64 {
    seconds.div_euclid(STEP_SECONDS)
}

/// The code of a step (RFC 4226 §5.3).
pub(crate) fn code(secret: &[u8], step: i64) -> Result<String> {
    let mut mac = Hmac::<Sha1>::new_from_slice(secret).map_err(|error| Error::Internal(error.to_string()))?;
    mac.update(&step.to_be_bytes());
    let digest = mac.finalize().into_bytes();
    let at = usize::from(digest[19] & 0x0f);
    let number = u32::from_be_bytes([digest[at] & 0x7f, digest[at + 1], digest[at + 2], digest[at + 3]]);
    Ok(format!("{:06}", number % 1_000_000))
}

/// The step whose code was typed, among the present one and those beside it.
pub(crate) fn step_of(secret: &[u8], typed: &str, seconds: i64) -> Result<Option<i64>> {
    let present = step_at(seconds);
    let mut found = None;
    for step in present - STEPS_ASIDE..=present + STEPS_ASIDE {
        // All are computed and compared in full: how long it takes tells nothing.
        let same = code(secret, step)?.bytes().zip(typed.bytes()).fold(typed.len() ^ DIGITS, |all, (a, b)| all | usize::from(a ^ b)) == 0;
        if same {
            found = Some(step);
        }
    }
    Ok(found)
}

/// Bytes in the letters of RFC 4648 §6, without filling.
pub(crate) fn base32(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let (mut text, mut held, mut bits) = (String::new(), 0_u32, 0);
    for byte in bytes {
        held = (held << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(char::from(LETTERS[(held >> bits) as usize & 31]));
        }
        held &= (1 << bits) - 1;
    }
    if bits > 0 {
        text.push(char::from(LETTERS[(held << (5 - bits)) as usize & 31]));
    }
    text
}

/// The address that authenticators read from a picture.
pub(crate) fn address(issuer: &str, username: &str, secret: &[u8]) -> String {
    let (issuer, username) = (percent(issuer), percent(username));
    format!(
        "otpauth://totp/{issuer}:{username}?secret={}&issuer={issuer}&algorithm=SHA1&digits={DIGITS}&period={STEP_SECONDS}",
        base32(secret)
    )
}

fn percent(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// A text as a QR code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Modules of a side, with the quiet zone of four on each.
    pub side: i32,
    /// The dark modules as the path of an SVG whose unit is a module.
    pub path: String,
}

/// Draws a text as a QR code.
pub(crate) fn picture(text: &str) -> Result<Picture> {
    const QUIET: i32 = 4;
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).map_err(|error| Error::Internal(error.to_string()))?;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            path.push_str(&format!("M{},{}h1v1h-1z", x + QUIET, y + QUIET));
        }
    }
    Ok(Picture { side: code.size() + 2 * QUIET, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[u8] = b"12345678901234567890";

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, the last six of its eight digits.
        for (seconds, expected) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(code(SECRET, step_at(seconds)).expect("a code"), expected);
        }
    }

    #[test]
    fn a_code_is_taken_one_step_early_or_late_and_not_more() {
        let (now, step) = (1_111_111_111, step_at(1_111_111_111));
        for (aside, taken) in [(-2, false), (-1, true), (0, true), (1, true), (2, false)] {
            let typed = code(SECRET, step + aside).expect("a code");
            assert_eq!(step_of(SECRET, &typed, now).expect("an answer"), taken.then_some(step + aside), "{aside}");
        }
        for typed in ["", "0", "05047", "0504711", "05047x"] {
            assert_eq!(step_of(SECRET, typed, now).expect("an answer"), None, "{typed}");
        }
    }

    #[test]
    fn letters_are_those_of_the_standard() {
        // RFC 4648 §10.
        for (bytes, text) in
            [("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI")]
        {
            assert_eq!(base32(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn the_address_keeps_names_apart() {
        let address = address("Sportello: La Spezia & dintorni", "chiara", SECRET);
        assert_eq!(
            address,
            "otpauth://totp/Sportello%3A%20La%20Spezia%20%26%20dintorni:chiara?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Sportello%3A%20La%20Spezia%20%26%20dintorni&algorithm=SHA1&digits=6&period=30"
        );
        let drawn = picture(&address).expect("a picture");
        assert!(drawn.side > 40 && drawn.path.starts_with("M4,4h1v1h-1z"), "the first corner is dark");
    }
}
