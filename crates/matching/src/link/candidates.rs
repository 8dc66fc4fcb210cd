//! The concepts that share most with a text, by words.

use ponte_domain::reference::Lang;

use super::{
    index::Index,
    reader::{Meaning, Reading},
};

/// Share of the likeness to the best label in the order of the candidates; the rest is how much of
/// the text is found anywhere in their labels.
const LABEL_SHARE: f32 = 0.4;

/// Concepts, at most, that are looked at closely.
const MOST: usize = 100;

/// Terms of a word whose allies count for it: the likeliest.
const WITH_ALLIES: usize = 4;

/// Labels in another language than that asked for.
pub(super) const OTHER_LANGUAGE: f32 = 0.95;

/// A concept, and what it shares with a text.
pub(super) struct Candidate {
    pub concept: u32,
    /// The label whose words are most like the text.
    pub label: u32,
    /// Cosine with that label.
    pub like: f32,
    /// How firmly the concept uses the words of the text.
    pub covered: f32,
    /// The same with their allies.
    pub wide: f32,
    /// How many of its labels have a word of the text for their head.
    pub headed: f32,
}

/// Sums over the words of what each gives to whom; a word gives to everybody once, through the likeliest of its terms.
struct Sums {
    sum: Vec<f32>,
    given_by: Vec<u16>,
    touched: Vec<u32>,
}

impl Sums {
    fn new(size: usize) -> Self {
        Self { sum: vec![0.0; size], given_by: vec![0; size], touched: Vec::new() }
    }

    fn give(&mut self, who: u32, word: u16, much: f32) {
        let at = who as usize;
        if self.given_by[at] == word {
            return;
        }
        if self.given_by[at] == 0 {
            self.touched.push(who);
        }
        self.given_by[at] = word;
        self.sum[at] += much;
    }
}

/// What concepts share with a text, whatever their labels.
struct Shared {
    covered: Sums,
    /// What allies give to concepts that the word itself gives nothing.
    allied: Sums,
    headed: Sums,
}

/// The likeliest concepts for a text, best first.
pub(super) fn candidates(index: &Index, reading: &Reading, lang: Option<Lang>) -> Vec<Candidate> {
    let best = nearest_labels(index, reading, lang);
    let Shared { covered, allied, headed } = shared(index, reading);
    let candidate = |concept: &u32| {
        let (at, (like, label)) = (*concept as usize, best[*concept as usize]);
        let (own, wide) = (covered.sum[at] / reading.total, (covered.sum[at] + allied.sum[at]) / reading.total);
        Candidate { concept: *concept, label, like: like.min(1.0), covered: own, wide, headed: headed.sum[at] / reading.total }
    };
    let by_allies = allied.touched.iter().filter(|concept| covered.given_by[**concept as usize] == 0);
    let mut found: Vec<Candidate> = covered.touched.iter().chain(by_allies).map(candidate).collect();
    let order = |of: &Candidate| LABEL_SHARE * of.like + (1.0 - LABEL_SHARE) * of.wide;
    let better = |a: &Candidate, b: &Candidate| order(b).total_cmp(&order(a)).then(a.concept.cmp(&b.concept));
    if found.len() > MOST {
        found.select_nth_unstable_by(MOST, better);
        found.truncate(MOST);
    }
    found
}

fn shared(index: &Index, reading: &Reading) -> Shared {
    let none = || Sums::new(index.concepts());
    let mut shared = Shared { covered: none(), allied: none(), headed: none() };
    for (word, meaning) in (1u16..).zip(&reading.meanings) {
        for (term, sure) in &meaning.terms {
            let by = meaning.weight * sure;
            index.concepts_with(*term).for_each(|(concept, firmly)| shared.covered.give(concept, word, by * firmly));
            index.concepts_headed(*term).for_each(|(concept, share)| shared.headed.give(concept, word, by * share));
        }
        for (ally, by) in allies(index, meaning) {
            for (concept, firmly) in index.concepts_with(ally) {
                if shared.covered.given_by[concept as usize] != word {
                    shared.allied.give(concept, word, by * firmly);
                }
            }
        }
    }
    shared
}

/// The allies of the likeliest terms of a word, with how much each gives.
fn allies<'a>(index: &'a Index, meaning: &'a Meaning) -> impl Iterator<Item = (u32, f32)> + 'a {
    let likeliest = meaning.terms.iter().take(WITH_ALLIES);
    likeliest.flat_map(move |(term, sure)| index.allied_with(*term).map(move |(ally, share)| (ally, meaning.weight * sure * share)))
}

/// For each concept the likeness of its most like label, and which that is.
fn nearest_labels(index: &Index, reading: &Reading, lang: Option<Lang>) -> Vec<(f32, u32)> {
    let mut likeness = Sums::new(index.labels().len());
    for (word, meaning) in (1u16..).zip(&reading.meanings) {
        for (term, sure) in &meaning.terms {
            let by = meaning.weight * sure * index.idf(*term);
            index.labels_with(*term).for_each(|(label, much)| likeness.give(label, word, by * much));
        }
    }
    let mut best: Vec<(f32, u32)> = vec![(0.0, u32::MAX); index.concepts()];
    for label in &likeness.touched {
        let entry = &index.labels()[*label as usize];
        let foreign = lang.is_some_and(|lang| entry.langs & (1 << (lang as u8)) == 0);
        let like = likeness.sum[*label as usize] / (reading.norm * entry.norm.max(0.01)) * if foreign { OTHER_LANGUAGE } else { 1.0 };
        let best = &mut best[entry.concept as usize];
        if like > best.0 {
            *best = (like, *label);
        }
    }
    best
}
