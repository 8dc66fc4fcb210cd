//! Changes the manifest of a pack where it stands, comments and all.

use toml_edit::ImDocument;

use super::Files;

/// The manifest's place in the folder.
const MANIFEST_FILE: &str = "pack.toml";

/// The same files, with another text in a field of the manifest; unchanged when the manifest is no TOML, or has no such field.
///
/// The text is written between quotation marks as it is: names and versions need no more.
#[must_use]
pub fn with_field(mut files: Files, field: &str, text: &str) -> Files {
    let manifest = files.get(MANIFEST_FILE).and_then(|bytes| std::str::from_utf8(bytes).ok());
    let place = manifest.and_then(|manifest| ImDocument::parse(manifest).ok()?.get(field)?.span());
    if let (Some(manifest), Some(place)) = (manifest, place) {
        let changed = format!("{}\"{text}\"{}", &manifest[..place.start], &manifest[place.end..]);
        files.insert(MANIFEST_FILE.to_owned(), changed.into_bytes());
    }
    files
}

/// The three numbers of a version, by which versions are in order; what is no number counts as 0.
#[must_use]
pub fn rank(version: &str) -> [u64; 3] {
    let mut numbers = version.split('.').map(|number| number.parse().unwrap_or(0));
    std::array::from_fn(|_| numbers.next().unwrap_or(0))
}

/// The next version after another, for a change with which running cases can go on.
#[must_use]
pub fn next_version(version: &str) -> String {
    let [major, minor, patch] = rank(version);
    format!("{major}.{minor}.{}", patch.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::{next_version, rank, with_field};
    use crate::pack::Files;

    #[test]
    fn a_field_is_changed_and_all_else_stays() {
        let text = "# of ours\nid = \"a\" # the name\nversion = \"1.0.0\"\n\n[[acts]]\nkind = \"law\"\n";
        let files: Files = [("pack.toml".to_owned(), text.as_bytes().to_vec()), ("x".to_owned(), b"y".to_vec())].into();
        let changed = with_field(files.clone(), "version", "1.0.1");
        assert_eq!(changed["pack.toml"], text.replace("1.0.0", "1.0.1").into_bytes());
        let changed = with_field(files, "id", "b");
        assert_eq!(changed["pack.toml"], text.replace("id = \"a\"", "id = \"b\"").into_bytes());
        let broken: Files = [("pack.toml".to_owned(), b"= 1".to_vec())].into();
        assert_eq!(with_field(broken.clone(), "id", "b"), broken);
    }

    #[test]
    fn versions_are_in_order_of_their_numbers() {
        assert!(rank("1.10.0") > rank("1.9.9") && rank("2.0.0") > rank("1.99.0") && rank("x") == [0, 0, 0]);
        assert_eq!(next_version("1.9.9"), "1.9.10");
    }
}
