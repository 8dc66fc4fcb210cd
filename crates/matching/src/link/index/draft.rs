//! Building the index: what is collected label by label, and how it becomes numbers.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use ponte_domain::reference::Lang;

use super::{
    super::{
        grams::Grams,
        similar::Similar,
        words::{Stemmers, Word, fold, light, slashed, words},
    },
    Entry, Index, Rows, Source, allied, narrow, weight,
};

/// How slowly more labels with a term make a concept firmer (k1 of BM25).
const SATURATION: f32 = 0.7;

/// How much a concept with many labels is discounted (b of BM25).
const LENGTH: f32 = 0.6;

/// What is collected before terms have their final numbers.
pub(super) struct Draft {
    stemmers: Stemmers,
    /// Term and provisional number of a word in a language.
    known: HashMap<(Option<Lang>, String), u32>,
    /// Provisional numbers.
    numbers: HashMap<String, u32>,
    stems: BTreeMap<String, BTreeSet<u32>>,
    /// Term, label, weight.
    uses: Vec<(u32, u32, u8)>,
    /// Term, concept, number of labels in halves.
    concept_uses: Vec<(u32, u32, u32)>,
    /// Term, concept, how often it is the head of a label (in hundredths).
    head_uses: Vec<(u32, u32, u8)>,
    /// The light forms of the words of each label.
    forms: Vec<String>,
    /// Labels of the concept at hand, by their terms.
    here: BTreeMap<Vec<u32>, u32>,
    counts: BTreeMap<u32, u32>,
    /// Of how many of its labels a term is the head.
    heads: BTreeMap<u32, u32>,
    /// Words of its shortest preferred label.
    shortest: u8,
}

impl Draft {
    pub(super) fn new() -> Self {
        Self {
            stemmers: Stemmers::new(),
            known: HashMap::new(),
            numbers: HashMap::new(),
            stems: BTreeMap::new(),
            uses: vec![],
            concept_uses: vec![],
            head_uses: vec![],
            forms: vec![],
            here: BTreeMap::new(),
            counts: BTreeMap::new(),
            heads: BTreeMap::new(),
            shortest: u8::MAX,
        }
    }

    pub(super) fn add_label(&mut self, index: &mut Index, concept: u32, label: &Source<'_>) {
        for text in variants(label) {
            let words = words(text, label.lang.or(Some(Lang::It)));
            let terms: Vec<u32> = words.iter().map(|word| self.term(word, label.lang)).collect();
            let mut key = terms.clone();
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
            self.use_words(number, &key, &terms, &words);
            if label.preferred {
                self.shortest = self.shortest.min(u8::try_from(words.len()).unwrap_or(u8::MAX));
            }
            let forms = words.iter().map(|word| light(&word.text, label.lang.unwrap_or(Lang::It)));
            self.forms.push(forms.collect::<Vec<_>>().join(" "));
            self.here.insert(key, number);
        }
    }

    /// Notes which terms a label uses, how much each weighs in it, and which is its head.
    fn use_words(&mut self, label: u32, key: &[u32], terms: &[u32], words: &[Word]) {
        for term in key {
            let of_term = terms.iter().zip(words).filter(|(of, _)| *of == term);
            let heaviest = of_term.map(|(_, word)| weight(word)).fold(0.0, f32::max);
            self.uses.push((*term, label, (heaviest * 100.0) as u8));
            *self.counts.entry(*term).or_default() += 2;
        }
        if let Some((head, _)) = terms.iter().zip(words).find(|(_, word)| word.head) {
            *self.heads.entry(*head).or_default() += 1;
        }
    }

    pub(super) fn add_hint(&mut self, hint: &Source<'_>) {
        for word in words(hint.text, hint.lang) {
            let term = self.term(&word, hint.lang);
            let count = self.counts.entry(term).or_default();
            *count = (*count).max(1);
        }
    }

    /// Ends a concept, whose labels and hints are all there.
    pub(super) fn close_concept(&mut self, index: &mut Index, concept: u32) {
        self.concept_uses.extend(std::mem::take(&mut self.counts).into_iter().map(|(term, count)| (term, concept, count)));
        let share = |count: u32| (100.0 * count as f32 / (count as f32 + SATURATION)) as u8;
        self.head_uses.extend(std::mem::take(&mut self.heads).into_iter().map(|(term, count)| (term, concept, share(count))));
        index.shortest.push(if self.shortest == u8::MAX { 0 } else { self.shortest });
        self.shortest = u8::MAX;
        index.label_ends.push(narrow(index.labels.len()));
        self.here.clear();
    }

    fn term(&mut self, word: &Word, lang: Option<Lang>) -> u32 {
        if let Some(known) = self.known.get(&(lang, word.text.clone())) {
            return *known;
        }
        let form = light(&word.text, lang.unwrap_or(Lang::It));
        let next = narrow(self.numbers.len());
        let term = *self.numbers.entry(form).or_insert(next);
        let langs = lang.map_or(Lang::ALL.to_vec(), |lang| vec![lang]);
        for lang in langs {
            self.stems.entry(self.stemmers.stem(&word.text, lang)).or_default().insert(term);
        }
        self.known.insert((lang, word.text.clone()), term);
        term
    }

    /// Numbers the terms alphabetically and fills the matrices.
    pub(super) fn finish(self, index: &mut Index, concepts: usize) {
        let mut forms: Vec<(String, u32)> = self.numbers.into_iter().collect();
        forms.sort_unstable();
        let mut numbers = vec![0u32; forms.len()];
        for (new, (form, old)) in (0u32..).zip(&forms) {
            numbers[*old as usize] = new;
            index.vocabulary.push(form);
        }
        for (stem, terms) in self.stems {
            index.stems.push(&stem);
            let mut terms: Vec<u32> = terms.into_iter().map(|term| numbers[term as usize]).collect();
            terms.sort_unstable();
            index.stem_terms.push(terms);
        }
        let uses = renumbered(self.uses, &numbers);
        index.by_label = Rows::new(forms.len(), &uses);
        index.by_concept = Rows::new(forms.len(), &renumbered(firmness(&self.concept_uses, concepts), &numbers));
        index.by_head = Rows::new(forms.len(), &renumbered(self.head_uses, &numbers));
        index.similar = Similar::new(forms.iter().map(|(form, _)| form.as_str()));
        index.grams = Grams::new(self.forms.iter().map(String::as_str));
        weigh(index, concepts, &uses);
        index.allied = allied::rows(&index.by_concept, concepts);
    }
}

/// Triples of term, user and how much, with the final numbers of the terms and in their order.
fn renumbered(mut triples: Vec<(u32, u32, u8)>, numbers: &[u32]) -> Vec<(u32, u32, u8)> {
    triples.iter_mut().for_each(|(term, _, _)| *term = numbers[*term as usize]);
    triples.sort_unstable();
    triples
}

/// Term, concept, and how firmly the concept uses the term (in hundredths), from the numbers of
/// labels in halves.
fn firmness(uses: &[(u32, u32, u32)], concepts: usize) -> Vec<(u32, u32, u8)> {
    let mut lengths = vec![0u32; concepts];
    for (_, concept, halves) in uses {
        // Hints, which count a half, do not make a concept longer.
        lengths[*concept as usize] += halves / 2 * 2;
    }
    let mean = lengths.iter().sum::<u32>() as f32 / (concepts.max(1) as f32);
    let firm = |(term, concept, halves): &(u32, u32, u32)| {
        let long = 1.0 - LENGTH + LENGTH * lengths[*concept as usize] as f32 / mean.max(1.0);
        let times = *halves as f32 / 2.0;
        (*term, *concept, (100.0 * times / (times + SATURATION * long)) as u8)
    };
    uses.iter().map(firm).collect()
}

/// Gives every term its rarity and every label the length of its vector.
fn weigh(index: &mut Index, concepts: usize, uses: &[(u32, u32, u8)]) {
    let rarity = |term: usize| {
        let users = (index.by_concept.starts[term + 1] - index.by_concept.starts[term]) as f32;
        (1.0 + (concepts as f32 - users + 0.5) / (users + 0.5)).ln() / (1.0 + concepts as f32).ln()
    };
    index.idf = (0..index.vocabulary.ends.len()).map(|term| rarity(term).max(0.02)).collect();
    for (term, label, much) in uses {
        let weight = index.idf[*term as usize] * f32::from(*much) / 100.0;
        index.labels[*label as usize].norm += weight * weight;
    }
    for label in &mut index.labels {
        label.norm = label.norm.sqrt();
    }
    index.label_text.shrink_to_fit();
    index.labels.shrink_to_fit();
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
