//! What the linker is compared with: edit distance, trigrams of letters, BM25 on stems.

use std::collections::{BTreeMap, HashMap};

use ponte_domain::{reference::Lang, text::sort_key};

use super::{tasks::Corpus, words::stems};

/// Something that ranks the concepts of a corpus for a text.
pub trait Ranks {
    fn rank(&self, text: &str, top: usize) -> Vec<String>;
}

/// The best of each concept, best first, ties by concept.
fn in_order(scores: impl IntoIterator<Item = (usize, f64)>, concepts: &[String], top: usize) -> Vec<String> {
    let mut best: HashMap<&str, f64> = HashMap::new();
    for (ix, score) in scores {
        let known = best.entry(&concepts[ix]).or_insert(score);
        *known = known.max(score);
    }
    let mut order: Vec<(&str, f64)> = best.into_iter().collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
    order.into_iter().take(top).map(|(concept, _)| concept.to_owned()).collect()
}

/// Plain Okapi BM25 (k1 1.2, b 0.75) over stems, all labels of a concept as one document.
pub struct Bm25 {
    lang: Lang,
    concepts: Vec<String>,
    lengths: Vec<f64>,
    mean: f64,
    postings: HashMap<String, Vec<(usize, f64)>>,
}

impl Bm25 {
    pub fn new(corpus: &Corpus, lang: Lang) -> Self {
        let mut documents: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (concept, label) in corpus {
            documents.entry(concept).or_default().extend(stems(label, lang));
        }
        let mut postings: HashMap<String, Vec<(usize, f64)>> = HashMap::new();
        let lengths: Vec<f64> = documents.values().map(|words| words.len() as f64).collect();
        for (ix, words) in documents.values().enumerate() {
            let mut counts: BTreeMap<&str, f64> = BTreeMap::new();
            words.iter().for_each(|word| *counts.entry(word).or_default() += 1.0);
            counts.into_iter().for_each(|(word, count)| postings.entry(word.to_owned()).or_default().push((ix, count)));
        }
        let mean = lengths.iter().sum::<f64>() / lengths.len() as f64;
        Self { lang, concepts: documents.keys().map(|concept| (*concept).to_owned()).collect(), lengths, mean, postings }
    }
}

impl Ranks for Bm25 {
    fn rank(&self, text: &str, top: usize) -> Vec<String> {
        let mut scores: BTreeMap<usize, f64> = BTreeMap::new();
        for word in stems(text, self.lang) {
            let Some(users) = self.postings.get(&word) else { continue };
            let idf = (1.0 + (self.concepts.len() as f64 - users.len() as f64 + 0.5) / (users.len() as f64 + 0.5)).ln();
            for (ix, count) in users {
                let long = 1.2 * (0.25 + 0.75 * self.lengths[*ix] / self.mean);
                *scores.entry(*ix).or_default() += idf * count * 2.2 / (count + long);
            }
        }
        in_order(scores, &self.concepts, top)
    }
}

fn trigrams(text: &str) -> BTreeMap<[char; 3], f64> {
    let chars: Vec<char> = [' '].into_iter().chain(sort_key(text).chars()).chain([' ']).collect();
    let mut counts = BTreeMap::new();
    chars.windows(3).for_each(|w| *counts.entry([w[0], w[1], w[2]]).or_default() += 1.0);
    counts
}

/// Cosine of tf-idf vectors of trigrams of letters, the best label of a concept.
pub struct Trigrams {
    concepts: Vec<String>,
    idf: HashMap<[char; 3], f64>,
    postings: HashMap<[char; 3], Vec<(usize, f64)>>,
}

impl Trigrams {
    pub fn new(corpus: &Corpus) -> Self {
        let vectors: Vec<_> = corpus.iter().map(|(_, label)| trigrams(label)).collect();
        let mut users: HashMap<[char; 3], f64> = HashMap::new();
        vectors.iter().flat_map(BTreeMap::keys).for_each(|gram| *users.entry(*gram).or_default() += 1.0);
        let idf: HashMap<_, _> = users.into_iter().map(|(gram, users)| (gram, 1.0 + (corpus.len() as f64 / users).ln())).collect();
        let mut postings: HashMap<_, Vec<(usize, f64)>> = HashMap::new();
        for (ix, vector) in vectors.iter().enumerate() {
            let norm = vector.iter().map(|(gram, count)| (count * idf[gram]).powi(2)).sum::<f64>().sqrt();
            vector.iter().for_each(|(gram, count)| postings.entry(*gram).or_default().push((ix, count * idf[gram] / norm)));
        }
        Self { concepts: corpus.iter().map(|(concept, _)| concept.clone()).collect(), idf, postings }
    }
}

impl Ranks for Trigrams {
    fn rank(&self, text: &str, top: usize) -> Vec<String> {
        let mut sums = vec![0.0; self.concepts.len()];
        for (gram, count) in trigrams(text) {
            let Some(users) = self.postings.get(&gram) else { continue };
            users.iter().for_each(|(ix, weight)| sums[*ix] += count * self.idf[&gram] * weight);
        }
        in_order(sums.into_iter().enumerate().filter(|(_, sum)| *sum > 0.0), &self.concepts, top)
    }
}

/// Levenshtein distance divided by the longer length, the nearest label of a concept; the first 64 letters of the text count.
pub struct EditDistance {
    concepts: Vec<String>,
    labels: Vec<Vec<char>>,
}

impl EditDistance {
    pub fn new(corpus: &Corpus) -> Self {
        let labels = corpus.iter().map(|(_, label)| sort_key(label).chars().collect()).collect();
        Self { concepts: corpus.iter().map(|(concept, _)| concept.clone()).collect(), labels }
    }
}

/// The distance by bits (Myers 1999): `masks` has for each letter the places where the pattern has it.
fn distance(masks: &HashMap<char, u64>, length: usize, other: &[char]) -> usize {
    let (mut plus, mut minus, mut distance) = (!0u64, 0u64, length);
    let last = 1u64 << (length - 1);
    for letter in other {
        let equal = masks.get(letter).copied().unwrap_or_default();
        let vertical = equal | minus;
        let horizontal = ((equal & plus).wrapping_add(plus) ^ plus) | equal;
        let (mut up, mut down) = (minus | !(horizontal | plus), plus & horizontal);
        distance += usize::from(up & last != 0);
        distance -= usize::from(down & last != 0);
        up = up << 1 | 1;
        down <<= 1;
        plus = down | !(vertical | up);
        minus = up & vertical;
    }
    distance
}

impl Ranks for EditDistance {
    fn rank(&self, text: &str, top: usize) -> Vec<String> {
        let pattern: Vec<char> = sort_key(text).chars().take(64).collect();
        if pattern.is_empty() {
            return vec![];
        }
        let mut masks: HashMap<char, u64> = HashMap::new();
        pattern.iter().enumerate().for_each(|(at, letter)| *masks.entry(*letter).or_default() |= 1 << at);
        let near = |label: &Vec<char>| -(distance(&masks, pattern.len(), label) as f64) / pattern.len().max(label.len()) as f64;
        in_order(self.labels.iter().map(near).enumerate(), &self.concepts, top)
    }
}
