//! The layout: which file stands where.

use crate::{pack::read::is_name, reference::Lang};

/// What a file is, by its path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place<'p> {
    Manifest,
    Card(Lang),
    Pathway(&'p str),
    Questionnaire(&'p str),
    Document(&'p str, Lang),
    Message(&'p str),
    Indicators,
}

impl<'p> Place<'p> {
    /// The place of a path, if the layout has one for it.
    pub fn of(path: &'p str) -> Option<Self> {
        let name = |file: &'p str| file.strip_suffix(".toml").filter(|name| is_name(name, b'_', 40));
        let lang = |file: &str| file.strip_suffix(".md").and_then(Lang::from_code);
        let parts: Vec<&str> = path.split('/').collect();
        match parts[..] {
            ["pack.toml"] => Some(Self::Manifest),
            ["indicators.toml"] => Some(Self::Indicators),
            ["card", file] => lang(file).map(Self::Card),
            ["pathways", file] => name(file).map(Self::Pathway),
            ["questionnaires", file] => name(file).map(Self::Questionnaire),
            ["messages", file] => name(file).map(Self::Message),
            ["documents", folder, file] if is_name(folder, b'_', 40) => lang(file).map(|lang| Self::Document(folder, lang)),
            _ => None,
        }
    }
}
