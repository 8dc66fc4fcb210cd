//! Joins what many files say about the same concepts.

use std::collections::{HashMap, HashSet};

use ponte_domain::{
    reference::Lang,
    reference_batch::{Concept, ConceptKind, ConceptLabel, ConceptRelation, ReferenceBatch, RelationKind},
    text::sort_key,
};

use super::super::report::{ReferenceReport, Tally};

/// The words of a concept in one language; the first is the preferred label.
#[derive(Debug, Default)]
struct Words {
    texts: Vec<Box<str>>,
    keys: HashSet<Box<str>>,
}

#[derive(Debug)]
struct Draft {
    concept: Concept,
    /// One for each language, in the order of [`Lang::ALL`].
    words: [Words; Lang::ALL.len()],
}

/// Concepts, labels and relations as they come together from the files.
#[derive(Debug, Default)]
pub(super) struct Builder {
    drafts: Vec<Draft>,
    by_uri: HashMap<Box<str>, usize>,
    relations: HashSet<(usize, RelationKind, usize)>,
    whole_kinds: HashSet<ConceptKind>,
}

impl Builder {
    /// Says that a concept exists.
    pub fn define(&mut self, uri: &str, kind: ConceptKind) -> usize {
        self.whole_kinds.insert(kind);
        if let Some(ix) = self.by_uri.get(uri) {
            return *ix;
        }
        let ix = self.drafts.len();
        self.drafts.push(Draft { concept: Concept::new(uri, kind), words: Default::default() });
        self.by_uri.insert(uri.into(), ix);
        ix
    }

    /// The concept with a URI, if a file defined it.
    pub fn get(&self, uri: &str) -> Option<usize> {
        self.by_uri.get(uri).copied()
    }

    pub fn concept(&mut self, ix: usize) -> &mut Concept {
        &mut self.drafts[ix].concept
    }

    /// Adds a word for a concept: the first of a language is its label, later ones are alternatives.
    ///
    /// Words that differ only in case, accents or signs count once.
    pub fn label(&mut self, ix: usize, lang: Lang, text: &str) {
        let text = text.trim();
        let words = &mut self.drafts[ix].words[lang as usize];
        if !text.is_empty() && words.keys.insert(sort_key(text).into()) {
            words.texts.push(text.into());
        }
    }

    /// Links two concepts; false when one of them is not known.
    pub fn relate(&mut self, from: &str, kind: RelationKind, to: &str) -> bool {
        let (Some(from), Some(to)) = (self.get(from), self.get(to)) else { return false };
        // A concept above itself would never end.
        if from != to {
            self.relations.insert((from, kind, to));
        }
        true
    }

    /// Hands everything over, in a fixed order, and reports which concepts lack a label.
    pub fn finish(self, report: &mut ReferenceReport) -> ReferenceBatch {
        let uris: Vec<Box<str>> = self.drafts.iter().map(|draft| draft.concept.uri.clone()).collect();
        let mut relations: Vec<_> = self.relations.into_iter().collect();
        relations.sort_unstable();
        let relations =
            relations.into_iter().map(|(from, kind, to)| ConceptRelation { from: uris[from].clone(), kind, to: uris[to].clone() });
        let mut batch = ReferenceBatch { relations: relations.collect(), ..ReferenceBatch::default() };
        batch.whole_kinds = ConceptKind::ALL.iter().copied().filter(|kind| self.whole_kinds.contains(kind)).collect();
        let mut missing: Vec<(String, Tally)> = Vec::new();
        for draft in self.drafts {
            for (lang, words) in Lang::ALL.iter().zip(draft.words) {
                let mut texts = words.texts.into_iter();
                let uri = draft.concept.uri.clone();
                if let Some(label) = texts.next() {
                    batch.labels.push(ConceptLabel { uri, lang: *lang, label, alternatives: texts.collect() });
                } else {
                    note_missing(&mut missing, &format!("{lang} {}", draft.concept.kind), &uri);
                }
            }
            batch.concepts.push(draft.concept);
        }
        missing.sort_by(|a, b| a.0.cmp(&b.0));
        report.without_label = missing;
        batch
    }
}

fn note_missing(missing: &mut Vec<(String, Tally)>, name: &str, uri: &str) {
    let at = missing.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
        missing.push((name.to_owned(), Tally::default()));
        missing.len() - 1
    });
    missing[at].1.add(uri);
}
