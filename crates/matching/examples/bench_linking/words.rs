//! What the tasks and the baselines do to words, apart from the linker's own code.

use ponte_domain::{reference::Lang, text::sort_key};
use rust_stemmers::{Algorithm, Stemmer};

/// FNV-1a, its bits mixed once more so that the low ones serve.
pub fn hash(text: &str) -> u64 {
    let fnv = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    (fnv ^ fnv >> 32).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 16
}

/// Whether one in `of` is taken, always the same ones.
pub fn taken(text: &str, of: u64) -> bool {
    hash(text).is_multiple_of(of)
}

/// The Snowball stems of a text, without accents.
pub fn stems(text: &str, lang: Lang) -> Vec<String> {
    let stemmer = Stemmer::create([Algorithm::Italian, Algorithm::French, Algorithm::English][lang as usize]);
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| sort_key(&stemmer.stem(&word.to_lowercase()))).collect()
}
