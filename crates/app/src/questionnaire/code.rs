//! Short names of questionnaires, for paper and the telephone.

use rand::{TryRng, rngs::SysRng};
use uuid::Uuid;

use crate::error::{Error, Result};

/// Digits and letters that are not taken for one another when read aloud or by hand.
const SIGNS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// Signs of a code: 40 bits, so that among a million two alike are unlikely; one that is there already is never given out twice.
const LENGTH: usize = 8;

fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    SysRng.try_fill_bytes(&mut bytes).map_err(|error| Error::Internal(format!("no randomness: {error}")))?;
    Ok(bytes)
}

/// A new code. It opens nothing by itself.
pub(super) fn new_code() -> Result<String> {
    let bytes: [u8; LENGTH] = random()?;
    Ok(bytes.iter().map(|byte| char::from(SIGNS[usize::from(byte % 32)])).collect())
}

/// What was typed as a code: in capitals, without spaces and strokes.
pub(super) fn read_code(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

/// A number that tells nothing of when it was made.
pub(crate) fn random_id() -> Result<Uuid> {
    Ok(uuid::Builder::from_random_bytes(random()?).into_uuid())
}

/// A number below a bound, each as likely (the bias of 64 bits over small bounds is below what can be measured).
pub(crate) fn random_below(bound: usize) -> Result<usize> {
    let number = u64::from_le_bytes(random()?);
    usize::try_from(number % (bound.max(1) as u64)).map_err(|error| Error::Internal(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::{new_code, random_id, read_code};

    #[test]
    fn codes_are_short_readable_and_differ() {
        let codes: std::collections::HashSet<String> = (0..1_000).map(|_| new_code().expect("a code")).collect();
        assert_eq!(codes.len(), 1_000);
        assert!(codes.iter().all(|code| code.len() == 8 && !code.contains(['0', 'O', '1', 'I'])));
        let code = codes.iter().next().expect("one");
        assert_eq!(&read_code(&format!(" {}-{} ", code[..4].to_lowercase(), &code[4..])), code);
    }

    #[test]
    fn a_random_number_tells_no_time() {
        assert_eq!(random_id().expect("a number").get_version_num(), 4);
    }
}
