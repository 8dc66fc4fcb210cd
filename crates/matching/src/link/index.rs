//! The index of one kind of concepts: their labels, the vocabulary of the labels, who uses which term.
//!
//! Everything is in flat vectors; terms are numbered in alphabetical order, so that a term and
//! all terms that begin alike are found by bisection.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use ponte_domain::reference::Lang;

use super::{
    similar::Similar,
    words::{Stemmers, Word, fold, light, slashed, words},
};

/// How much more the head of a label counts than its other words.
const HEAD: f32 = 1.1;

/// How slowly more labels with a term make a concept firmer (k1 of BM25).
const SATURATION: f32 = 0.7;

/// How much a concept with many labels is discounted (b of BM25).
const LENGTH: f32 = 0.6;

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
    pub similar: Similar,
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Index {
    /// Builds the index. `extra` are texts that only hint at a concept (the title of its group, its skills).
    pub(super) fn new<'a>(concepts: &[(&'a str, Vec<Source<'a>>, Vec<Source<'a>>)]) -> Self {
        let mut draft = Draft::default();
        let mut index = Self::default();
        for (concept, (uri, labels, extra)) in (0u32..).zip(concepts) {
            index.uris.push(uri);
            for label in labels {
                draft.add_label(&mut index, concept, label);
            }
            for text in extra {
                draft.add_hint(concept, text);
            }
            draft.close_concept();
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

/// What is collected before terms have their final numbers.
#[derive(Default)]
struct Draft {
    stemmers: Option<Stemmers>,
    /// Term and provisional number of a word in a language.
    known: HashMap<(Option<Lang>, String), u32>,
    /// Provisional numbers.
    numbers: HashMap<String, u32>,
    stems: BTreeMap<String, BTreeSet<u32>>,
    /// Term, label, weight.
    uses: Vec<(u32, u32, u8)>,
    /// Term, concept, number of labels in halves.
    concept_uses: Vec<(u32, u32, u32)>,
    /// Labels of the concept at hand, by their terms.
    here: BTreeMap<Vec<u32>, u32>,
    counts: BTreeMap<u32, u32>,
    concept: u32,
}

impl Draft {
    fn add_label(&mut self, index: &mut Index, concept: u32, label: &Source<'_>) {
        for text in variants(label) {
            let words = words(text, label.lang.or(Some(Lang::It)));
            let terms: Vec<(u32, f32)> = words.iter().map(|word| (self.term(word, label.lang), weight(word))).collect();
            let mut key: Vec<u32> = terms.iter().map(|(term, _)| *term).collect();
            key.sort_unstable();
            key.dedup();
            let langs = label.lang.map_or(7, |lang| 1 << (lang as u8));
            if key.is_empty() {
                continue;
            }
            // Genders of one title have the same terms: one entry serves both.
            if let Some(same) = self.here.get(&key) {
                index.labels[*same as usize].langs |= langs;
                continue;
            }
            let number = narrow(index.labels.len());
            let start = narrow(index.label_text.len());
            index.label_text.push_str(text);
            let end = narrow(index.label_text.len());
            index.labels.push(Entry { concept, langs, preferred: label.preferred, norm: 0.0, start, end });
            for term in &key {
                let heaviest = terms.iter().filter(|(of, _)| of == term).map(|(_, weight)| *weight).fold(0.0, f32::max);
                self.uses.push((*term, number, (heaviest * 100.0) as u8));
                *self.counts.entry(*term).or_default() += 2;
            }
            self.here.insert(key, number);
        }
        self.concept = concept;
    }

    fn add_hint(&mut self, concept: u32, hint: &Source<'_>) {
        for word in words(hint.text, hint.lang) {
            let term = self.term(&word, hint.lang);
            let count = self.counts.entry(term).or_default();
            *count = (*count).max(1);
        }
        self.concept = concept;
    }

    fn close_concept(&mut self) {
        let concept = self.concept;
        self.concept_uses.extend(std::mem::take(&mut self.counts).into_iter().map(|(term, count)| (term, concept, count)));
        self.here.clear();
    }

    fn term(&mut self, word: &Word, lang: Option<Lang>) -> u32 {
        if let Some(known) = self.known.get(&(lang, word.text.clone())) {
            return *known;
        }
        let form = light(&word.text, lang.unwrap_or(Lang::It));
        let next = narrow(self.numbers.len());
        let term = *self.numbers.entry(form).or_insert(next);
        let stemmers = self.stemmers.get_or_insert_with(Stemmers::new);
        let langs = lang.map_or(Lang::ALL.to_vec(), |lang| vec![lang]);
        for lang in langs {
            self.stems.entry(stemmers.stem(&word.text, lang)).or_default().insert(term);
        }
        self.known.insert((lang, word.text.clone()), term);
        term
    }

    /// Numbers the terms alphabetically and fills the matrices.
    fn finish(self, index: &mut Index, concepts: usize) {
        let mut forms: Vec<(String, u32)> = self.numbers.into_iter().collect();
        forms.sort_unstable();
        let mut renumber = vec![0u32; forms.len()];
        for (new, (form, old)) in (0u32..).zip(&forms) {
            renumber[*old as usize] = new;
            index.vocabulary.push(form);
        }
        index.similar = Similar::new(forms.iter().map(|(form, _)| form.as_str()));
        for (stem, terms) in self.stems {
            index.stems.push(&stem);
            let mut terms: Vec<u32> = terms.into_iter().map(|term| renumber[term as usize]).collect();
            terms.sort_unstable();
            index.stem_terms.push(terms);
        }
        let mut uses: Vec<(u32, u32, u8)> =
            self.uses.into_iter().map(|(term, label, much)| (renumber[term as usize], label, much)).collect();
        uses.sort_unstable();
        let mut lengths = vec![0u32; concepts];
        for (_, concept, halves) in &self.concept_uses {
            // Hints, which count a half, do not make a concept longer.
            lengths[*concept as usize] += halves / 2 * 2;
        }
        let mean = lengths.iter().sum::<u32>() as f32 / (concepts.max(1) as f32);
        let firmness = |concept: u32, halves: u32| {
            let long = 1.0 - LENGTH + LENGTH * lengths[concept as usize] as f32 / mean.max(1.0);
            let times = halves as f32 / 2.0;
            (100.0 * times / (times + SATURATION * long)) as u8
        };
        let mut concept_uses: Vec<(u32, u32, u8)> = self
            .concept_uses
            .into_iter()
            .map(|(term, concept, halves)| (renumber[term as usize], concept, firmness(concept, halves)))
            .collect();
        concept_uses.sort_unstable();
        index.by_label = Rows::new(forms.len(), &uses);
        index.by_concept = Rows::new(forms.len(), &concept_uses);
        let rarity = |term: usize| {
            let users = (index.by_concept.starts[term + 1] - index.by_concept.starts[term]) as f32;
            (1.0 + (concepts as f32 - users + 0.5) / (users + 0.5)).ln() / (1.0 + concepts as f32).ln()
        };
        index.idf = (0..forms.len()).map(|term| rarity(term).max(0.02)).collect();
        for (term, label, much) in uses {
            let weight = index.idf[term as usize] * f32::from(much) / 100.0;
            index.labels[label as usize].norm += weight * weight;
        }
        for label in &mut index.labels {
            label.norm = label.norm.sqrt();
        }
        index.label_text.shrink_to_fit();
        index.labels.shrink_to_fit();
    }
}

/// How much a word counts in its text, before its rarity.
pub(super) fn weight(word: &Word) -> f32 {
    word.weight * if word.head { HEAD } else { 1.0 }
}

/// What a label stands for: itself, or each half of "masculine form/feminine form".
fn variants<'a>(label: &Source<'a>) -> Vec<&'a str> {
    let parts = slashed(label.text);
    let lang = label.lang.unwrap_or(Lang::It);
    let forms = |part: &str| words(part, None).iter().map(|word| light(&fold(&word.text), lang)).collect::<Vec<_>>();
    match &parts[..] {
        [first, others @ ..] if !others.is_empty() => {
            let of_first = forms(first);
            if others.iter().all(|other| forms(other) == of_first) {
                vec![first]
            } else if others.iter().all(|other| forms(other).len() == of_first.len()) && lang != Lang::En {
                parts
            } else {
                vec![label.text]
            }
        }
        _ => vec![label.text],
    }
}
