//! Reading a text: which terms of the index its words may mean.

use std::collections::HashSet;

use ponte_domain::reference::Lang;

use super::{
    index::{Index, weight},
    kin::Kin,
    similar::within_edits,
    words::{ASIDE, Stemmers, Word, fold, light, words},
};

/// How sure it is that a word means another of its stem.
const SAME_STEM: f32 = 0.8;

/// A word that stands for the same.
const KIN: f32 = 0.55;

/// How much a word counts that no label uses: it lowers every score alike.
const UNKNOWN: f32 = 0.5;

/// What reading a text takes besides the index.
pub(super) struct Reader {
    stemmers: Stemmers,
    kin: Kin,
    /// Names of places of one word: where the work is, unless a label uses the word.
    places: HashSet<String>,
}

/// A word of the text as the terms it may mean, likeliest first.
pub(super) struct Meaning {
    pub weight: f32,
    pub terms: Vec<(u32, f32)>,
    /// Whether it is about the post or the place, not about what is meant.
    pub aside: bool,
}

/// A text that names something, word by word.
pub(super) struct Reading {
    pub words: Vec<Word>,
    pub meanings: Vec<Meaning>,
    /// Sum of the weights of the words.
    pub total: f32,
    /// Length of their vector.
    pub norm: f32,
    /// One for a text of one word, a half for one of two, and so on; words about the post do not count.
    pub short: f32,
}

impl Reader {
    pub(super) fn new<'a>(places: impl Iterator<Item = &'a str>) -> Self {
        let stemmers = Stemmers::new();
        Self { kin: Kin::new(&stemmers), stemmers, places: places.filter(|name| !name.contains(' ')).map(fold).collect() }
    }

    /// Reads a text; nothing when it only says things about the post, or nothing that a label says.
    pub(super) fn read(&self, index: &Index, text: &str, lang: Option<Lang>) -> Option<Reading> {
        let words = words(text, lang);
        let meanings: Vec<Meaning> = words.iter().map(|word| self.meaning(index, word, lang)).collect();
        let norm = meanings.iter().map(|m| m.weight * m.weight).sum::<f32>().sqrt();
        let total: f32 = meanings.iter().map(|m| m.weight).sum();
        let names_something = meanings.iter().any(|meaning| !meaning.aside && !meaning.terms.is_empty());
        if norm <= 0.0 || !names_something {
            return None;
        }
        let told = meanings.iter().filter(|meaning| !meaning.aside).count().max(1);
        Some(Reading { words, meanings, total, norm, short: 1.0 / told as f32 })
    }

    /// The terms that a word may mean: itself, others of its stem, kin, derived words, what it may be a slip for.
    fn meaning(&self, index: &Index, word: &Word, lang: Option<Lang>) -> Meaning {
        // The language asked for goes first, so that its reading wins.
        let langs: Vec<Lang> = lang.into_iter().chain(Lang::ALL.iter().copied().filter(|other| Some(*other) != lang)).collect();
        let mut terms: Vec<(u32, f32)> =
            langs.iter().filter_map(|own| index.find(&light(&word.text, *own))).map(|term| (term, 1.0)).collect();
        let known = !terms.is_empty();
        if !known && self.places.contains(&fold(&word.text)) {
            return Meaning { weight: weight(word) * ASIDE * UNKNOWN, terms, aside: true };
        }
        self.same_stem(index, word, &langs, &mut terms);
        beginning_alike(index, word, langs[0], &mut terms);
        let form = light(&word.text, langs[0]);
        if !known && form.len() > 3 {
            terms.extend(slips(index, &form));
        }
        terms.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut seen = HashSet::new();
        terms.retain(|(term, _)| seen.insert(*term));
        let rarity = terms.first().map_or(UNKNOWN, |(term, _)| index.idf(*term));
        Meaning { weight: weight(word) * rarity, terms, aside: word.aside }
    }

    /// Terms of the stem of a word in each language, and of the stems of its kin in the first.
    fn same_stem(&self, index: &Index, word: &Word, langs: &[Lang], terms: &mut Vec<(u32, f32)>) {
        // Abbreviations have no stem: "AMS" is not the plural of something.
        if word.text.chars().count() > 3 {
            for own in langs {
                let same = index.with_stem(&self.stemmers.stem(&word.text, *own)).iter().take(12);
                terms.extend(same.map(|term| (*term, SAME_STEM)));
            }
        }
        for kin in self.kin.of(&self.stemmers.stem(&word.text, langs[0]), langs[0]) {
            terms.extend(index.with_stem(kin).iter().take(4).map(|term| (*term, KIN)));
        }
    }
}

/// Terms that a cut word may be the beginning of, and those that begin like a longer one.
fn beginning_alike(index: &Index, word: &Word, lang: Lang, terms: &mut Vec<(u32, f32)>) {
    let form = light(&word.text, lang);
    if word.cut && form.len() > 2 {
        terms.extend(index.beginning(&fold(&word.text), 40).map(|term| (term, 0.6)));
    }
    if form.len() > 5 && form.is_ascii() {
        let prefix = &form[..(form.len() * 3 / 4).max(5)];
        for term in index.beginning(prefix, 24) {
            let longer = index.term(term).len().max(form.len()) as f32;
            terms.push((term, 0.9 * prefix.len() as f32 / longer));
        }
    }
}

/// The terms that a word no label uses may be a slip of.
///
/// Names of places and firms stand in titles too: a word is a slip only of one that begins alike
/// and differs by one letter, or by two when both are long.
fn slips(index: &Index, form: &str) -> Vec<(u32, f32)> {
    let edits = if form.len() > 6 { 2 } else { 1 };
    let likely = |(term, share): (u32, f32)| {
        let other = index.term(term);
        let begins_alike = other.bytes().zip(form.bytes()).take(2).any(|(a, b)| a == b);
        if begins_alike && within_edits(other, form, edits) { Some((term, 0.85)) } else { (share > 0.6).then_some((term, 0.5)) }
    };
    index.similar.to(form, 0.35, 16).into_iter().filter_map(likely).collect()
}
