//! Which edition of a publication a file is.

use std::path::Path;

use sha2::{Digest, Sha256};

/// Characters of the digest that stand for a version nobody wrote down.
const DIGEST_SHOWN: usize = 12;

/// A version number, such as 1.1.1. Larger is newer.
pub type Version = Vec<u32>;

/// The version in the name of a file or of a folder it lies in (`…_v1.0.8.csv`, `ESCO dataset - v1.2.0`), nearest first.
#[must_use]
pub fn named_version(path: &Path) -> Option<Version> {
    path.ancestors().filter_map(|part| part.file_name()?.to_str()).find_map(version_in)
}

fn version_in(name: &str) -> Option<Version> {
    let lower = name.to_lowercase();
    lower.match_indices('v').find_map(|(at, _)| {
        let starts_word = !lower[..at].ends_with(char::is_alphanumeric);
        let digits: &str = lower[at + 1..].split(|c: char| !(c.is_ascii_digit() || c == '.')).next().unwrap_or_default();
        let parts: Option<Version> = digits.trim_matches('.').split('.').map(|part| part.parse().ok()).collect();
        parts.filter(|parts| starts_word && parts.len() >= 2)
    })
}

/// The version that a path names, else the beginning of the digest of what was read.
#[must_use]
pub fn version_of<'t>(path: &Path, texts: impl IntoIterator<Item = &'t str>) -> String {
    if let Some(version) = named_version(path) {
        return version.iter().map(u32::to_string).collect::<Vec<_>>().join(".");
    }
    let mut digest = Sha256::new();
    texts.into_iter().for_each(|text| digest.update(text.as_bytes()));
    let mut shown = hex::encode(digest.finalize());
    shown.truncate(DIGEST_SHOWN);
    shown
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{named_version, version_of};

    #[test]
    fn the_nearest_name_with_a_version_counts() {
        assert_eq!(named_version(Path::new("esco/it/occupations_it_v1.0.8.csv.gz")), Some(vec![1, 0, 8]));
        assert_eq!(named_version(Path::new("ESCO dataset - v1.2.0 - it/skills_it.csv")), Some(vec![1, 2, 0]));
        assert_eq!(named_version(Path::new("valley/v2/skills_it.csv")), None);
    }

    #[test]
    fn without_a_version_the_content_names_the_edition() {
        let version = version_of(Path::new("a.csv"), ["abc"]);
        assert_eq!(version, "ba7816bf8f01");
    }
}
