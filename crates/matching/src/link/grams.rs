//! Trigrams of letters: how alike two titles look, whatever the order, gender and number of their words.

use super::words::Word;

/// Weight of a trigram that no label has, against the rarest that one has: what the text says besides still counts.
const UNSEEN: f32 = 0.5;

/// The trigrams of every label, by number.
#[derive(Debug, Default)]
pub(super) struct Grams {
    /// Three bytes each, sorted; the place is the number.
    known: Vec<u32>,
    rarity: Vec<f32>,
    starts: Vec<u32>,
    of_labels: Vec<u16>,
    norms: Vec<f32>,
}

/// The trigrams of a text, ready to be compared with many labels.
pub(super) struct Probe {
    weights: Vec<f32>,
    norm: f32,
}

/// How a label looks beside a text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    /// Cosine of the two.
    pub like: f32,
    /// Share of the label that is in the text.
    pub within: f32,
}

/// Distinct trigrams of a word with its beginning and end marked.
fn of_word(form: &str, grams: &mut Vec<u32>) {
    let bytes: Vec<u8> = [b' '].into_iter().chain(form.bytes()).chain([b' ']).collect();
    grams.extend(bytes.windows(3).map(|w| u32::from(w[0]) << 16 | u32::from(w[1]) << 8 | u32::from(w[2])));
}

impl Grams {
    /// From the light forms of the words of each label, divided by spaces.
    pub(super) fn new<'a>(labels: impl Iterator<Item = &'a str>) -> Self {
        let mut rows: Vec<Vec<u32>> = labels
            .map(|label| {
                let mut row = Vec::new();
                label.split(' ').for_each(|form| of_word(form, &mut row));
                row.sort_unstable();
                row.dedup();
                row
            })
            .collect();
        let mut known: Vec<u32> = rows.iter().flatten().copied().collect();
        known.sort_unstable();
        let mut counts: Vec<u32> = Vec::new();
        for run in known.chunk_by(|a, b| a == b) {
            counts.push(u32::try_from(run.len()).unwrap_or(u32::MAX));
        }
        known.dedup();
        known.truncate(usize::from(u16::MAX));
        let all = rows.len() as f32;
        let rarity: Vec<f32> = counts.iter().map(|count| 1.0 + (all / *count as f32).ln()).collect();
        let mut grams = Self { known, rarity, ..Self::default() };
        grams.starts.push(0);
        for row in &mut rows {
            let from = grams.of_labels.len();
            for gram in row.drain(..) {
                grams.of_labels.extend(grams.number(gram));
            }
            let square: f32 = grams.of_labels[from..].iter().map(|ix| grams.rarity[usize::from(*ix)].powi(2)).sum();
            grams.norms.push(square.sqrt());
            grams.starts.push(u32::try_from(grams.of_labels.len()).unwrap_or(u32::MAX));
        }
        grams.of_labels.shrink_to_fit();
        grams
    }

    fn number(&self, gram: u32) -> Option<u16> {
        self.known.binary_search(&gram).ok().and_then(|ix| u16::try_from(ix).ok())
    }

    /// Prepares a text: its words with their light forms.
    pub(super) fn probe<'a>(&self, words: impl Iterator<Item = (&'a Word, String)>) -> Probe {
        let mut weights = vec![0f32; self.known.len()];
        let rarest = 1.0 + (self.norms.len().max(1) as f32).ln();
        let mut unseen = 0.0;
        let mut row = Vec::new();
        for (word, form) in words {
            row.clear();
            of_word(&form, &mut row);
            for gram in &row {
                match self.number(*gram) {
                    Some(ix) => {
                        let weight = &mut weights[usize::from(ix)];
                        *weight = weight.max(word.weight * self.rarity[usize::from(ix)]);
                    }
                    None => unseen += (word.weight * UNSEEN * rarest).powi(2),
                }
            }
        }
        let square: f32 = weights.iter().map(|weight| weight * weight).sum();
        Probe { weights, norm: (square + unseen).sqrt() }
    }

    /// Compares a text with a label.
    pub(super) fn look(&self, probe: &Probe, label: usize) -> Look {
        let range = self.starts[label] as usize..self.starts[label + 1] as usize;
        let (mut dot, mut covered) = (0.0, 0.0);
        for ix in &self.of_labels[range] {
            let weight = probe.weights[usize::from(*ix)];
            let rarity = self.rarity[usize::from(*ix)];
            dot += weight * rarity;
            covered += if weight > 0.0 { rarity * rarity } else { 0.0 };
        }
        let norm = self.norms[label].max(0.01);
        Look { like: dot / (norm * probe.norm.max(0.01)), within: covered / (norm * norm) }
    }

    pub(super) fn bytes(&self) -> usize {
        8 * self.known.len() + 4 * self.starts.len() + 2 * self.of_labels.len() + 4 * self.norms.len()
    }
}
