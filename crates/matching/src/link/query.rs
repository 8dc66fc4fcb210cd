//! Answering one text: which concepts it may mean, and the evidence for each.

use std::collections::BTreeSet;

use ponte_domain::reference::Lang;

use super::{
    candidates::{Candidate, OTHER_LANGUAGE, candidates},
    index::Index,
    looks::{Looks, Seen, written_in},
    reader::{Reader, Reading},
    weights::{self, KINDS},
    words::{Word, fold, light, without_exceptions, words},
};

/// A concept with the evidence for it and the label that is most like the text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Found {
    pub concept: u32,
    pub label: u32,
    pub evidence: [f32; KINDS],
    /// The evidence summed up.
    pub strength: f32,
    /// The score of a text that is a label.
    pub exact: Option<f32>,
    /// How often a link like this is right (0 to 1).
    pub score: f32,
}

/// The concepts that share most with a text, in no order, and how short the text is; none when it only says things about the post.
pub(super) fn find(index: &Index, reader: &Reader, text: &str, lang: Option<Lang>) -> (Vec<Found>, f32) {
    let text = without_exceptions(text);
    let Some(reading) = reader.read(index, text, lang) else {
        return (Vec::new(), 0.0);
    };
    let looks = Looks::new(index, text, &reading);
    let plain = fold(text.trim());
    let named = named(&reading);
    let weigh = |candidate: Candidate| {
        let seen = looks.at(index, candidate.concept, lang);
        let evidence = evidence(index, &candidate, &seen);
        // Hints and allies point at concepts without a word in their labels.
        let label = if candidate.label == u32::MAX { seen.nearest } else { candidate.label };
        let exact_of = |label: u32, like: f32| exact(index, &plain, &named, label, like).map(|score| (score, label));
        let by_words = exact_of(label, candidate.like);
        let by_letters = exact_of(seen.nearest, seen.top[0].like / OTHER_LANGUAGE);
        let is = by_words.into_iter().chain(by_letters).max_by(|a, b| a.0.total_cmp(&b.0));
        let (exact, label) = is.map_or((None, label), |(score, label)| (Some(score), label));
        Found { concept: candidate.concept, label, evidence, strength: weights::sum(&evidence, reading.short), exact, score: 0.0 }
    };
    let mut found: Vec<Found> = candidates(index, &reading, lang).into_iter().map(weigh).collect();
    weights::make_sure(&mut found, reading.short);
    (found, reading.short)
}

fn evidence(index: &Index, candidate: &Candidate, seen: &Seen) -> [f32; KINDS] {
    [
        candidate.like,
        candidate.covered,
        candidate.wide,
        candidate.headed,
        seen.top[0].like,
        seen.top[0].within,
        seen.top[1].like,
        seen.top[2].like,
        seen.preferred,
        seen.within,
        seen.listed,
        index.renown(candidate.concept),
        index.plainness(candidate.concept),
    ]
}

/// The words of a text without those about the post or the place, which take nothing from a title that is a label.
fn named(reading: &Reading) -> Vec<Word> {
    let about = reading.words.iter().zip(&reading.meanings).filter(|(_, meaning)| !meaning.aside);
    about.map(|(word, _)| word.clone()).collect()
}

/// The score of a text that is a label, literally or but for gender, number and order of its words.
fn exact(index: &Index, plain: &str, query: &[Word], label: u32, like: f32) -> Option<f32> {
    if like < 0.85 {
        return None;
    }
    let entry = &index.labels()[label as usize];
    let preferred = if entry.preferred { 0.019 } else { 0.0 };
    let text = index.label(label);
    if fold(text) == plain {
        return Some(0.98 + preferred);
    }
    let lang = written_in(entry);
    let forms = |words: &[Word]| words.iter().map(|word| light(&word.text, lang)).collect::<BTreeSet<_>>();
    (forms(query) == forms(&words(text, Some(lang)))).then_some(0.96 + preferred)
}
