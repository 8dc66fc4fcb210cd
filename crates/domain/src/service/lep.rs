//! The tree of essential levels, with what an installation adds to it.

use serde::{Deserialize, Serialize};

use crate::codes;

codes! {
    /// For whom a level is.
    pub enum Side { People = "people", Employers = "employers" }
}

/// A level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lep {
    pub code: String,
    /// The level that it is a part of.
    pub parent: Option<String>,
    pub side: Side,
    /// What the installation calls it; absent for those of the law, which templates name.
    pub name: Option<String>,
}

/// The levels of DM 4/2018 annex B: code, parent, side. `F` gathers three of them, and practices divide `M` into three.
pub const LEPS: &[(&str, Option<&str>, Side)] = &[
    ("A", None, Side::People),
    ("B", None, Side::People),
    ("C", None, Side::People),
    ("D", None, Side::People),
    ("E", None, Side::People),
    ("F", None, Side::People),
    ("F1", Some("F"), Side::People),
    ("F2", Some("F"), Side::People),
    ("F3", Some("F"), Side::People),
    ("G", None, Side::People),
    ("H", None, Side::People),
    ("I", None, Side::People),
    ("J", None, Side::People),
    ("K", None, Side::People),
    ("L", None, Side::People),
    ("M", None, Side::People),
    ("M1", Some("M"), Side::People),
    ("M2", Some("M"), Side::People),
    ("M3", Some("M"), Side::People),
    ("N", None, Side::People),
    ("O", None, Side::People),
    ("P", None, Side::Employers),
    ("Q", None, Side::Employers),
    ("R", None, Side::Employers),
    ("S", None, Side::Employers),
];

/// Most characters of a code that an installation adds, and of its name.
const CODE_CHARS: usize = 12;
const NAME_CHARS: usize = 120;

/// A level that an installation adds, below one of the law or beside them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    pub code: String,
    #[serde(default)]
    pub parent: Option<String>,
    pub side: Side,
    pub name: String,
}

/// Why a level is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LepError {
    /// Letters, figures, points and hyphens, at most twelve.
    #[error("the code is no code")]
    Code,
    #[error("the code is taken")]
    Taken,
    #[error("the name is missing or too long")]
    Name,
    /// The level above is not there, or is for the other side.
    #[error("the level above does not fit")]
    Parent,
}

/// The levels of an installation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LepList(Vec<Lep>);

impl Default for LepList {
    fn default() -> Self {
        let lep = |(code, parent, side): &(&str, Option<&str>, Side)| Lep {
            code: (*code).to_owned(),
            parent: parent.map(str::to_owned),
            side: *side,
            name: None,
        };
        Self(LEPS.iter().map(lep).collect())
    }
}

impl LepList {
    /// The levels of the law with those added; one that does not fit is refused.
    ///
    /// # Errors
    /// [`LepError`] with the place of the extension.
    pub fn with(extensions: &[Extension]) -> Result<Self, (usize, LepError)> {
        let mut list = Self::default();
        for (place, added) in extensions.iter().enumerate() {
            list.add(added).map_err(|error| (place, error))?;
        }
        Ok(list)
    }

    fn add(&mut self, added: &Extension) -> Result<(), LepError> {
        let (code, name) = (added.code.trim(), added.name.trim());
        let fits = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
        if code.is_empty() || code.chars().count() > CODE_CHARS || !code.chars().all(fits) {
            return Err(LepError::Code);
        }
        if self.0.iter().any(|known| known.code.eq_ignore_ascii_case(code)) {
            return Err(LepError::Taken);
        }
        if name.is_empty() || name.chars().count() > NAME_CHARS {
            return Err(LepError::Name);
        }
        if let Some(parent) = &added.parent
            && self.get(parent).is_none_or(|parent| parent.side != added.side)
        {
            return Err(LepError::Parent);
        }
        let lep = Lep { code: code.to_owned(), parent: added.parent.clone(), side: added.side, name: Some(name.to_owned()) };
        let below =
            self.0.iter().rposition(|known| Some(&known.code) == lep.parent.as_ref() || known.parent == lep.parent && lep.parent.is_some());
        self.0.insert(below.map_or(self.0.len(), |at| at + 1), lep);
        Ok(())
    }

    /// The level with a code.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&Lep> {
        self.0.iter().find(|lep| lep.code == code)
    }

    /// The levels, each after the one it is part of.
    pub fn iter(&self) -> impl Iterator<Item = &Lep> {
        self.0.iter()
    }

    /// Whether a level is another or part of it.
    #[must_use]
    pub fn is_within(&self, code: &str, whole: &str) -> bool {
        let mut at = self.get(code);
        while let Some(lep) = at {
            if lep.code == whole {
                return true;
            }
            at = lep.parent.as_deref().and_then(|parent| self.get(parent));
        }
        false
    }
}
