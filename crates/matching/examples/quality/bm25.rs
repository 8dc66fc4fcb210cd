//! Okapi BM25 of an advert's words against the words of each file (Robertson and others, TREC-3, 1994), with the inverse document
//! frequency that is never negative, `ln(1 + (N - n + 0.5) ÷ (n + 0.5))`, as search engines use it (Lucene's `BM25Similarity`).

use std::collections::HashMap;

/// The two free numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Okapi {
    /// How soon a repeated word stops counting.
    pub k1: f64,
    /// How much a long text is held against it, 0 to 1.
    pub b: f64,
}

/// Texts by their words.
#[derive(Debug)]
pub struct Texts {
    /// For each word the texts it is in, and how often.
    postings: HashMap<String, Vec<(u32, u32)>>,
    lengths: Vec<f64>,
    mean: f64,
}

impl Texts {
    pub fn new<'a>(texts: impl Iterator<Item = &'a Vec<String>>) -> Self {
        let mut postings: HashMap<String, Vec<(u32, u32)>> = HashMap::new();
        let mut lengths = Vec::new();
        for (at, text) in texts.enumerate() {
            lengths.push(text.len() as f64);
            for word in text {
                let found = postings.entry(word.clone()).or_default();
                match found.last_mut() {
                    Some((last, times)) if *last == at as u32 => *times += 1,
                    _ => found.push((at as u32, 1)),
                }
            }
        }
        let mean = lengths.iter().sum::<f64>() / lengths.len().max(1) as f64;
        Self { postings, lengths, mean: mean.max(1.0) }
    }

    /// The score of every text for a query; a word that is asked twice counts twice.
    pub fn scores(&self, query: &[String], Okapi { k1, b }: Okapi) -> Vec<f64> {
        let mut scores = vec![0.0; self.lengths.len()];
        for found in query.iter().filter_map(|word| self.postings.get(word)) {
            let (texts, holding) = (self.lengths.len() as f64, found.len() as f64);
            let rarity = (1.0 + (texts - holding + 0.5) / (holding + 0.5)).ln();
            for (text, times) in found {
                let times = f64::from(*times);
                let long = 1.0 - b + b * self.lengths[*text as usize] / self.mean;
                scores[*text as usize] += rarity * times * (k1 + 1.0) / (times + k1 * long);
            }
        }
        scores
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_gives_what_is_worked_out_by_hand() {
        let text = |words: &str| words.split(' ').map(str::to_owned).collect::<Vec<String>>();
        let texts = [text("saldare tubi tubi"), text("saldare"), text("cucinare pesce")];
        let scores = Texts::new(texts.iter()).scores(&text("tubi saldare"), Okapi { k1: 1.2, b: 0.75 });
        // Three texts of 3, 1 and 2 words: 2 on average. "tubi" is in one text: ln(1 + 2.5/1.5) = 0.980829; "saldare" in two:
        // ln(1 + 1.5/2.5) = 0.470004. First text: length factor 1.375, so 0.980829 × 2 × 2.2 ÷ (2 + 1.65) + 0.470004 × 2.2 ÷ (1 + 1.65).
        // Second: length factor 0.625, so 0.470004 × 2.2 ÷ (1 + 0.75).
        for (found, by_hand) in scores.iter().zip([1.182_369 + 0.390_192, 0.590_862, 0.0]) {
            assert!((found - by_hand).abs() < 1e-5, "{found} {by_hand}");
        }
    }
}
