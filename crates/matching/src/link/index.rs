//! The index of one kind of concepts: their labels, the vocabulary of the labels, who uses which term.
//!
//! Everything is in flat vectors; terms are numbered in alphabetical order, so that a term and
//! all terms that begin alike are found by bisection.

mod allied;
mod draft;

use ponte_domain::reference::Lang;

use self::draft::Draft;
use super::{
    grams::{Grams, Look, Probe},
    similar::Similar,
    words::Word,
};

/// How much more the head of a label counts than its other words.
const HEAD: f32 = 1.1;

/// A label as it goes into the index.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source<'a> {
    pub text: &'a str,
    pub lang: Option<Lang>,
    pub preferred: bool,
}

/// A label in the index.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub concept: u32,
    /// Bits of the languages it is written in; all when that is not known.
    pub langs: u8,
    pub preferred: bool,
    /// Length of its vector of weights.
    pub norm: f32,
    start: u32,
    end: u32,
}

/// Texts one after the other in one allocation.
#[derive(Debug, Default)]
struct Texts {
    text: String,
    ends: Vec<u32>,
}

impl Texts {
    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(narrow(self.text.len()));
    }

    fn get(&self, ix: usize) -> &str {
        let start = ix.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.text[start..self.ends[ix] as usize]
    }
}

/// Rows of a sparse matrix: for each term, who uses it and how much (in hundredths).
#[derive(Debug, Default)]
struct Rows {
    starts: Vec<u32>,
    who: Vec<u32>,
    much: Vec<u8>,
}

impl Rows {
    /// From triples in the order of term and user.
    fn new(terms: usize, triples: &[(u32, u32, u8)]) -> Self {
        let mut starts = vec![0u32; terms + 1];
        for (term, _, _) in triples {
            starts[*term as usize + 1] += 1;
        }
        for ix in 0..terms {
            starts[ix + 1] += starts[ix];
        }
        Self { starts, who: triples.iter().map(|t| t.1).collect(), much: triples.iter().map(|t| t.2).collect() }
    }

    fn row(&self, term: u32) -> impl Iterator<Item = (u32, f32)> + '_ {
        let range = self.starts[term as usize] as usize..self.starts[term as usize + 1] as usize;
        self.who[range.clone()].iter().zip(&self.much[range]).map(|(who, much)| (*who, f32::from(*much) / 100.0))
    }
}

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Index {
    uris: Texts,
    labels: Vec<Entry>,
    label_text: String,
    vocabulary: Texts,
    /// Stems in alphabetical order, and the terms of each.
    stems: Texts,
    stem_terms: Vec<Vec<u32>>,
    idf: Vec<f32>,
    by_label: Rows,
    by_concept: Rows,
    /// For each term, the concepts of whose labels it is the head.
    by_head: Rows,
    /// For each term, those that concepts use beside it.
    allied: Rows,
    /// Where the labels of each concept end.
    label_ends: Vec<u32>,
    /// Words of the shortest preferred label of each concept; none when it has no preferred label.
    shortest: Vec<u8>,
    grams: Grams,
    pub similar: Similar,
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Index {
    /// Builds the index. `extra` are texts that only hint at a concept (the title of its group, its skills).
    pub(super) fn new<'a>(concepts: &[(&'a str, Vec<Source<'a>>, Vec<Source<'a>>)]) -> Self {
        let mut draft = Draft::new();
        let mut index = Self::default();
        for (concept, (uri, labels, extra)) in (0u32..).zip(concepts) {
            index.uris.push(uri);
            for label in labels {
                draft.add_label(&mut index, concept, label);
            }
            for text in extra {
                draft.add_hint(text);
            }
            draft.close_concept(&mut index, concept);
        }
        draft.finish(&mut index, concepts.len());
        index
    }

    pub(super) fn concepts(&self) -> usize {
        self.uris.ends.len()
    }

    pub(super) fn uri(&self, concept: u32) -> &str {
        self.uris.get(concept as usize)
    }

    pub(super) fn labels(&self) -> &[Entry] {
        &self.labels
    }

    pub(super) fn label(&self, label: u32) -> &str {
        let entry = &self.labels[label as usize];
        &self.label_text[entry.start as usize..entry.end as usize]
    }

    pub(super) fn term(&self, term: u32) -> &str {
        self.vocabulary.get(term as usize)
    }

    pub(super) fn idf(&self, term: u32) -> f32 {
        self.idf[term as usize]
    }

    /// Labels that use a term, and how much it weighs in each before its rarity.
    pub(super) fn labels_with(&self, term: u32) -> impl Iterator<Item = (u32, f32)> + '_ {
        self.by_label.row(term)
    }

    /// Concepts that use a term in any label, and how firmly (0 to 1).
    pub(super) fn concepts_with(&self, term: u32) -> impl Iterator<Item = (u32, f32)> + '_ {
        self.by_concept.row(term)
    }

    /// Concepts of whose labels a term is the head, and how often (0 to 1).
    pub(super) fn concepts_headed(&self, term: u32) -> impl Iterator<Item = (u32, f32)> + '_ {
        self.by_head.row(term)
    }

    /// Under how many names a concept is known: 0 for one, 1 for about fifty.
    pub(super) fn renown(&self, concept: u32) -> f32 {
        (self.labels_of(concept).len().max(1) as f32).ln() / 4.0
    }

    /// How plainly a concept is named: one when a preferred label is a single word, a half when the shortest has two, and so on.
    pub(super) fn plainness(&self, concept: u32) -> f32 {
        match self.shortest[concept as usize] {
            0 => 0.0,
            words => 1.0 / f32::from(words),
        }
    }

    /// Terms that concepts use beside a term, and how often (0 to 1).
    pub(super) fn allied_with(&self, term: u32) -> impl Iterator<Item = (u32, f32)> + '_ {
        self.allied.row(term)
    }

    /// The labels of a concept.
    pub(super) fn labels_of(&self, concept: u32) -> std::ops::Range<u32> {
        let start = concept.checked_sub(1).map_or(0, |before| self.label_ends[before as usize]);
        start..self.label_ends[concept as usize]
    }

    /// The trigrams of a text, to be compared with labels.
    pub(super) fn probe<'a>(&self, words: impl Iterator<Item = (&'a Word, String)>) -> Probe {
        self.grams.probe(words)
    }

    /// How a label looks beside a text.
    pub(super) fn look(&self, probe: &Probe, label: u32) -> Look {
        self.grams.look(probe, label as usize)
    }

    /// The term that is exactly this.
    pub(super) fn find(&self, term: &str) -> Option<u32> {
        let at = self.first_from(term);
        (at < self.idf.len() && self.vocabulary.get(at) == term).then(|| narrow(at))
    }

    /// Terms that begin so, at most `most` of them.
    pub(super) fn beginning(&self, prefix: &str, most: usize) -> impl Iterator<Item = u32> + '_ {
        let prefix = prefix.to_owned();
        let from = self.first_from(&prefix);
        (from..self.idf.len()).take_while(move |ix| self.vocabulary.get(*ix).starts_with(&prefix)).take(most).map(narrow)
    }

    /// Terms with a stem.
    pub(super) fn with_stem(&self, stem: &str) -> &[u32] {
        let at = bisect(self.stem_terms.len(), |ix| self.stems.get(ix) < stem);
        if at < self.stem_terms.len() && self.stems.get(at) == stem { &self.stem_terms[at] } else { &[] }
    }

    fn first_from(&self, term: &str) -> usize {
        bisect(self.idf.len(), |ix| self.vocabulary.get(ix) < term)
    }

    /// Bytes held, without what the allocator adds.
    pub(super) fn bytes(&self) -> usize {
        let texts = |texts: &Texts| texts.text.len() + 4 * texts.ends.len();
        let rows = |rows: &Rows| 4 * rows.starts.len() + 5 * rows.who.len();
        let stems: usize = self.stem_terms.iter().map(|terms| 24 + 4 * terms.len()).sum();
        let labels = self.labels.len() * size_of::<Entry>() + self.label_text.len();
        texts(&self.uris)
            + texts(&self.vocabulary)
            + texts(&self.stems)
            + stems
            + labels
            + 4 * self.idf.len()
            + rows(&self.by_label)
            + rows(&self.by_concept)
            + rows(&self.by_head)
            + rows(&self.allied)
            + 4 * self.label_ends.len()
            + self.shortest.len()
            + self.grams.bytes()
            + self.similar.bytes()
    }
}

/// The first position of `0..len` for which `before` no longer holds.
fn bisect(len: usize, before: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, len);
    while low < high {
        let middle = low.midpoint(high);
        if before(middle) { low = middle + 1 } else { high = middle }
    }
    low
}

/// How much a word counts in its text, before its rarity.
pub(super) fn weight(word: &Word) -> f32 {
    word.weight * if word.head { HEAD } else { 1.0 }
}
