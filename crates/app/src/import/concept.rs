//! Words of occupations and skills, linked once and remembered.

use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
    sync::{PoisonError, RwLock},
};

use ponte_domain::reference::Lang;
use ponte_matching::link::{HIGH_FROM, MEDIUM_FROM};
use serde::Serialize;

/// Which classification words are linked to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ConceptKind {
    Occupation,
    Skill,
}

/// Finds the concept that words stand for.
pub trait ConceptLinker: Sync {
    /// URI of the best concept and how sure it is, in thousandths; `None` when nothing fits.
    fn best(&self, kind: ConceptKind, text: &str, lang: Lang) -> Option<(String, u16)>;
}

/// Links nothing: words stay words.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoLinker;

impl ConceptLinker for NoLinker {
    fn best(&self, _: ConceptKind, _: &str, _: Lang) -> Option<(String, u16)> {
        None
    }
}

/// How many distinct words are remembered at most, in each shard.
const MOST_REMEMBERED: usize = 50_000;

/// Shards of the memory, so that threads seldom wait for each other.
const SHARDS: usize = 16;

type Shard = RwLock<HashMap<(ConceptKind, Box<str>), Option<(String, u16)>>>;

/// A linker with a memory of the words it has seen: files repeat the same words many times.
pub struct Links<'a> {
    linker: &'a dyn ConceptLinker,
    lang: Lang,
    shards: Vec<Shard>,
    hasher: RandomState,
}

impl std::fmt::Debug for Links<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Links").field("lang", &self.lang).finish_non_exhaustive()
    }
}

impl<'a> Links<'a> {
    /// An empty memory before a linker, for words of one language.
    #[must_use]
    pub fn new(linker: &'a dyn ConceptLinker, lang: Lang) -> Self {
        Self { linker, lang, shards: (0..SHARDS).map(|_| Shard::default()).collect(), hasher: RandomState::new() }
    }

    /// The best concept for words, from memory when they were seen before.
    #[must_use]
    pub fn best(&self, kind: ConceptKind, text: &str) -> Option<(String, u16)> {
        let key = (kind, Box::<str>::from(text));
        let shard = &self.shards[self.hasher.hash_one(&key) as usize % SHARDS];
        if let Some(known) = shard.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return known.clone();
        }
        let found = self.linker.best(kind, text, self.lang).map(|(uri, sure)| (uri, sure.min(1000)));
        let mut memory = shard.write().unwrap_or_else(PoisonError::into_inner);
        if memory.len() < MOST_REMEMBERED {
            memory.insert(key, found.clone());
        }
        found
    }
}

/// From this many thousandths a link counts as sure.
pub const SURE: u16 = HIGH_FROM;
/// From this many thousandths a link counts as likely; below it is doubtful.
pub const LIKELY: u16 = MEDIUM_FROM;

/// How many occupations and skills were linked, and how well.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct Bands {
    /// Given by URI or code.
    pub given: u64,
    /// Linked from words, at least [`SURE`].
    pub sure: u64,
    /// Linked from words, at least [`LIKELY`].
    pub likely: u64,
    /// Linked from words, below [`LIKELY`].
    pub doubtful: u64,
    /// Words that stayed words.
    pub none: u64,
}

impl Bands {
    /// Counts one link made from words.
    pub fn count(&mut self, sure: Option<u16>) {
        *match sure {
            Some(SURE..) => &mut self.sure,
            Some(LIKELY..) => &mut self.likely,
            Some(_) => &mut self.doubtful,
            None => &mut self.none,
        } += 1;
    }

    /// Adds the counts of another record.
    pub fn add(&mut self, other: Self) {
        self.given += other.given;
        self.sure += other.sure;
        self.likely += other.likely;
        self.doubtful += other.doubtful;
        self.none += other.none;
    }
}
