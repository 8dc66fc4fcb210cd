//! Words of the field that stand for each other: a classification says "conducente" where an advert says "autista".
//!
//! Written by hand from the common use of the three languages; a pair is no more than a hint, which counts less than the word itself.

use std::collections::HashMap;

use ponte_domain::reference::Lang;

use super::words::Stemmers;

/// One group a line.
const LISTS: [(Lang, &str); 3] =
    [(Lang::It, include_str!("kin/it.txt")), (Lang::Fr, include_str!("kin/fr.txt")), (Lang::En, include_str!("kin/en.txt"))];

/// For a stem in a language, the stems of the words that stand for the same.
#[derive(Debug, Default)]
pub(super) struct Kin {
    of: HashMap<(u8, Box<str>), Vec<Box<str>>>,
}

impl Kin {
    pub(super) fn new(stemmers: &Stemmers) -> Self {
        let mut kin = Self::default();
        for (lang, groups) in LISTS {
            for group in groups.lines() {
                let stems: Vec<Box<str>> = group.split_whitespace().map(|word| stemmers.stem(word, lang).into()).collect();
                for stem in &stems {
                    let of = kin.of.entry((lang as u8, stem.clone())).or_default();
                    for other in stems.iter().filter(|other| *other != stem) {
                        if !of.contains(other) {
                            of.push(other.clone());
                        }
                    }
                }
            }
        }
        kin
    }

    /// The stems of words that stand for the same as a stem.
    pub(super) fn of(&self, stem: &str, lang: Lang) -> &[Box<str>] {
        self.of.get(&(lang as u8, Box::from(stem))).map_or(&[], Vec::as_slice)
    }
}
