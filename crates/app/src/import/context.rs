//! What a reader needs to know beside the record itself.

use chrono::NaiveDate;
use ponte_domain::reference::{Catalogue, Lang, Scheme};

use super::concept::Links;

/// How a record was written, which decides how strictly types are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// JSON: types are as documented.
    Json,
    /// Cells of a table or inputs of a form: everything is text, lists stand in one cell with `|`, dates may be `DD/MM/YYYY`.
    Text,
}

/// Choices of one import.
#[derive(Debug, Clone)]
pub struct Options {
    /// Name of the source for records that do not say theirs.
    pub source: String,
    /// Desk of records that do not say theirs.
    pub desk: String,
    /// The present day: dates of the past are checked against it.
    pub today: NaiveDate,
    /// Language of the words that are linked.
    pub lang: Lang,
}

/// Everything that stays the same from record to record.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    pub catalogue: &'a Catalogue,
    pub links: &'a Links<'a>,
    pub options: &'a Options,
    /// Which lists the catalogue holds: codes are only checked against lists that are there.
    pub loaded: Loaded,
}

/// Which lists a catalogue holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Loaded {
    pub places: bool,
    pub occupations: bool,
    pub skills: bool,
    pub cp: bool,
    pub ateco: bool,
    pub ccnl: bool,
}

impl<'a> Context<'a> {
    /// A context; which lists the catalogue holds is found out once, here.
    #[must_use]
    pub fn new(catalogue: &'a Catalogue, links: &'a Links<'a>, options: &'a Options) -> Self {
        let has = |scheme| catalogue.classes(scheme).next().is_some();
        let loaded = Loaded {
            places: !catalogue.places().is_empty(),
            occupations: !catalogue.occupations().is_empty(),
            skills: !catalogue.skills().is_empty(),
            cp: has(Scheme::Cp2021) || has(Scheme::Cp2011),
            ateco: has(Scheme::Ateco2025) || has(Scheme::Ateco2007),
            ccnl: has(Scheme::Ccnl),
        };
        Self { catalogue, links, options, loaded }
    }
}
