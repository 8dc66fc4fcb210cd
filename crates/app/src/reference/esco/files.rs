//! Finds the files of ESCO in a folder and says what each one is, by its columns.

use std::path::{Path, PathBuf};

use ponte_domain::reference::Lang;

use super::super::{
    error::ReferenceError,
    release::{Version, named_version},
    table::Table,
};

/// Deepest folder that is looked into, against links that lead in circles.
const DEEPEST: usize = 8;

/// A thematic list of skills.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Collection {
    Green,
    Transversal,
    Digital,
    Language,
    /// One that carries no flag here (research, DigComp areas): only its labels count.
    Other,
}

/// What a file of ESCO holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// Occupations, skills, skill groups or ISCO groups, with labels in a language.
    Concepts(Lang),
    Collection(Collection, Lang),
    /// Skill groups with those above them.
    Hierarchy(Lang),
    /// Labels with a URI where the publisher of the list knows it.
    LabelList(Lang),
    Broader,
    OccupationSkills,
    /// Read by nobody: relations among skills, the list of schemes.
    NotKept,
}

impl Kind {
    /// Files are read in this order, so that what others refer to is there.
    pub fn order(self) -> u8 {
        match self {
            Self::Concepts(_) => 0,
            Self::Collection(..) => 1,
            Self::Hierarchy(_) => 2,
            Self::LabelList(_) => 3,
            Self::Broader => 4,
            Self::OccupationSkills => 5,
            Self::NotKept => 6,
        }
    }

    /// Whether such a file says which concepts exist.
    pub fn defines(self) -> bool {
        matches!(self, Self::Concepts(_))
    }

    /// The name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Concepts(_) => "concepts",
            Self::Collection(..) => "collection",
            Self::Hierarchy(_) => "hierarchy",
            Self::LabelList(_) => "labels",
            Self::Broader => "broader",
            Self::OccupationSkills => "occupation_skills",
            Self::NotKept => "not_kept",
        }
    }
}

/// A file of ESCO.
#[derive(Debug)]
pub(super) struct Found {
    pub file: PathBuf,
    pub kind: Kind,
    pub version: Option<Version>,
}

/// All files of ESCO under a folder, and the table files that are none.
pub(super) fn find(folder: &Path) -> Result<(Vec<Found>, Vec<PathBuf>), ReferenceError> {
    let mut files = Vec::new();
    walk(folder, DEEPEST, &mut files)?;
    files.sort();
    let (mut found, mut others) = (Vec::new(), Vec::new());
    for file in files {
        let table = Table::open(&file)?;
        match recognise(&table, &file) {
            Some(kind) => found.push(Found { version: named_version(&file), kind, file }),
            None => others.push(file),
        }
    }
    Ok((found, others))
}

fn walk(path: &Path, depth: usize, into: &mut Vec<PathBuf>) -> Result<(), ReferenceError> {
    let unreadable = |source| ReferenceError::Unreadable { file: path.to_owned(), source };
    if !std::fs::metadata(path).map_err(unreadable)?.is_dir() {
        into.push(path.to_owned());
        return Ok(());
    }
    if depth == 0 {
        return Ok(());
    }
    for entry in std::fs::read_dir(path).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_lowercase();
        let is_table = name.ends_with(".csv") || name.ends_with(".csv.gz") || name.ends_with(".tsv");
        if !name.starts_with('.') && (is_table || path.is_dir()) {
            walk(&path, depth - 1, into)?;
        }
    }
    Ok(())
}

/// What a table is; nothing when it is not of ESCO or its language is not one of ours.
fn recognise(table: &Table, file: &Path) -> Option<Kind> {
    let has = |name: &str| table.column(&[name]).is_some();
    if has("occupationUri") && has("skillUri") && has("relationType") {
        return Some(Kind::OccupationSkills);
    }
    if has("conceptUri") && has("broaderUri") {
        return Some(Kind::Broader);
    }
    if has("originalSkillUri") || has("conceptSchemeUri") {
        return Some(Kind::NotKept);
    }
    if let Some((lang, _, _)) = label_list(table) {
        return Some(Kind::LabelList(lang));
    }
    let lang = language(file)?;
    if has("Level 0 URI") && has("Level 1 URI") {
        return Some(Kind::Hierarchy(lang));
    }
    if !(has("conceptUri") && has("preferredLabel")) {
        return None;
    }
    Some(if has("broaderConceptUri") { Kind::Collection(collection(file), lang) } else { Kind::Concepts(lang) })
}

/// Language, label column and URI column of a list of labels (`etichetta_it`, `label_fr` beside a `uri…` column).
pub(super) fn label_list(table: &Table) -> Option<(Lang, usize, usize)> {
    let named = |stem: &str, lang: &Lang| table.column(&[&format!("{stem}_{lang}")]);
    let (lang, label) =
        Lang::ALL.iter().find_map(|lang| Some((*lang, ["etichetta", "label", "libelle"].iter().find_map(|stem| named(stem, lang))?)))?;
    let uri =
        table.headers().iter().position(|header| header.to_lowercase().starts_with("uri") || header.eq_ignore_ascii_case("conceptUri"))?;
    Some((lang, label, uri))
}

/// The language that a file's name ends with, before any version, else that of its folder.
fn language(file: &Path) -> Option<Lang> {
    let name = file.file_name()?.to_str()?.to_lowercase();
    let own = name.split(['_', '.', '-', ' ']).rev().find_map(Lang::from_code);
    let folders = file.ancestors().skip(1).filter_map(|folder| folder.file_name()?.to_str());
    own.or_else(|| folders.take(2).find_map(|folder| folder.to_lowercase().split(['_', '-', ' ']).rev().find_map(Lang::from_code)))
}

/// Collections have the same columns; only the name tells which one it is.
fn collection(file: &Path) -> Collection {
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_lowercase();
    let known = [
        ("green", Collection::Green),
        ("transversal", Collection::Transversal),
        ("digital", Collection::Digital),
        ("digcomp", Collection::Digital),
        ("language", Collection::Language),
    ];
    known.iter().find(|(start, _)| name.starts_with(start)).map_or(Collection::Other, |(_, collection)| *collection)
}
