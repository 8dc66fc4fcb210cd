//! Terms of a vocabulary that look like a word: typing errors and derived words, by their trigrams.

/// Trigrams of every term, and back.
#[derive(Debug, Default)]
pub(super) struct Similar {
    /// Sorted trigrams.
    grams: Vec<u32>,
    /// Where the terms of each trigram begin in `terms`, and the end.
    starts: Vec<u32>,
    terms: Vec<u32>,
    /// Number of trigrams of each term.
    sizes: Vec<u8>,
}

impl Similar {
    pub(super) fn new<'a>(vocabulary: impl Iterator<Item = &'a str>) -> Self {
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        let mut sizes = Vec::new();
        for (term, text) in (0u32..).zip(vocabulary) {
            let grams = trigrams(text);
            sizes.push(u8::try_from(grams.len()).unwrap_or(u8::MAX));
            pairs.extend(grams.into_iter().map(|gram| (gram, term)));
        }
        pairs.sort_unstable();
        let mut found = Self { sizes, ..Self::default() };
        for (at, (gram, term)) in (0u32..).zip(pairs) {
            if found.grams.last() != Some(&gram) {
                found.grams.push(gram);
                found.starts.push(at);
            }
            found.terms.push(term);
        }
        found.starts.push(u32::try_from(found.terms.len()).unwrap_or(u32::MAX));
        found
    }

    /// Terms of which the share of common trigrams (Dice) is at least `least`, nearest first, ties by term.
    pub(super) fn to(&self, word: &str, least: f32, most: usize) -> Vec<(u32, f32)> {
        let grams = trigrams(word);
        let mut shared: Vec<u8> = vec![0; self.sizes.len()];
        let mut touched = Vec::new();
        for gram in &grams {
            let Ok(ix) = self.grams.binary_search(gram) else { continue };
            for term in &self.terms[self.starts[ix] as usize..self.starts[ix + 1] as usize] {
                let count = &mut shared[*term as usize];
                if *count == 0 {
                    touched.push(*term);
                }
                *count = count.saturating_add(1);
            }
        }
        let dice = |term: &u32| {
            let sum = grams.len() as f32 + f32::from(self.sizes[*term as usize]);
            2.0 * f32::from(shared[*term as usize]) / sum
        };
        let mut near: Vec<(u32, f32)> = touched.iter().map(|term| (*term, dice(term))).filter(|(_, share)| *share >= least).collect();
        near.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        near.truncate(most);
        near
    }

    pub(super) fn bytes(&self) -> usize {
        4 * (self.grams.len() + self.starts.len() + self.terms.len()) + self.sizes.len()
    }
}

/// Distinct trigrams of a word with its beginning marked twice and its end once, three bytes each.
fn trigrams(word: &str) -> Vec<u32> {
    let bytes: Vec<u8> = [b'^', b'^'].into_iter().chain(word.bytes()).chain([b'$']).collect();
    let mut grams: Vec<u32> = bytes.windows(3).map(|w| u32::from(w[0]) << 16 | u32::from(w[1]) << 8 | u32::from(w[2])).collect();
    grams.sort_unstable();
    grams.dedup();
    grams
}

/// Whether two words are at most so many changed, added, left out or exchanged letters apart.
pub(super) fn within_edits(a: &str, b: &str, most: usize) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > most {
        return false;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut best = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()] <= most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typing_error_finds_the_word() {
        let vocabulary = ["magazzinier", "muratur", "camerier", "magazzin"];
        let similar = Similar::new(vocabulary.into_iter());
        assert_eq!(similar.to("magaziniere", 0.4, 2)[0].0, 0);
        assert_eq!(similar.to("camrier", 0.4, 1)[0].0, 2);
        assert!(similar.to("xyz", 0.1, 5).is_empty());
    }

    #[test]
    fn edits_are_counted() {
        assert!(within_edits("cameriere", "camreiere", 1));
        assert!(within_edits("cuoco", "cuoc", 1) && !within_edits("cuoco", "cuc", 1));
        assert!(within_edits("", "", 0) && !within_edits("", "ab", 1));
    }
}
