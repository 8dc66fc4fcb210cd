//! The files that people who do not program may touch: read from disk in a debug build, embedded in a release.

use rust_embed::RustEmbed;

use crate::Lang;

#[derive(RustEmbed)]
#[folder = "../../templates"]
struct Templates;

#[derive(RustEmbed)]
#[folder = "../../translations"]
struct Translations;

/// The text of a template, by its path below `templates/`.
pub(crate) fn template(path: &str) -> Option<String> {
    Templates::get(path).and_then(|file| String::from_utf8(file.data.into_owned()).ok())
}

/// The paths of all templates.
pub(crate) fn template_paths() -> Vec<String> {
    let mut paths: Vec<String> = Templates::iter().map(|path| path.into_owned()).collect();
    paths.sort();
    paths
}

/// The Fluent files of a language, as path and text, in order of path.
pub(crate) fn translations(lang: Lang) -> Vec<(String, String)> {
    let folder = format!("{lang}/");
    let mut files: Vec<(String, String)> = Translations::iter()
        .filter(|path| path.starts_with(&folder) && path.ends_with(".ftl"))
        .filter_map(|path| {
            let text = String::from_utf8(Translations::get(&path)?.data.into_owned()).ok()?;
            Some((path.into_owned(), text))
        })
        .collect();
    files.sort();
    files
}

/// When a source last changed, so that a debug build shows an edit within a second; always the same in a release.
pub(crate) fn last_change() -> u64 {
    if !cfg!(debug_assertions) {
        return 0;
    }
    let templates = Templates::iter().filter_map(|path| Templates::get(&path));
    let translations = Translations::iter().filter_map(|path| Translations::get(&path));
    templates.chain(translations).filter_map(|file| file.metadata.last_modified()).max().unwrap_or(0)
}
