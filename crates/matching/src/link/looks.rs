//! How concepts look beside a text: trigrams of letters against every label of theirs.

use ponte_domain::reference::Lang;

use super::{
    candidates::OTHER_LANGUAGE,
    grams::{Look, Probe},
    index::{Entry, Index},
    reader::Reading,
    words::{Word, light, listed, words},
};

/// A text ready to be compared with labels, whole and in the parts that it lists.
pub(super) struct Looks {
    whole: [Probe; 3],
    /// The parts, with the root of their share in the text; none when it names one thing.
    parts: Vec<([Probe; 3], f32)>,
}

/// How a concept looks beside a text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Seen {
    /// The three labels most like it.
    pub top: [Look; 3],
    /// Cosine of the preferred label most like it.
    pub preferred: f32,
    /// The largest share of a label that is in the text.
    pub within: f32,
    /// The likeness of a part of the text, by the share of that part.
    pub listed: f32,
    /// The label most like it.
    pub nearest: u32,
}

impl Looks {
    pub(super) fn new(index: &Index, text: &str, reading: &Reading) -> Self {
        Self { whole: probes(index, &reading.words), parts: parts(index, text, reading) }
    }

    /// Looks at all labels of a concept.
    pub(super) fn at(&self, index: &Index, concept: u32, lang: Option<Lang>) -> Seen {
        let mut seen = Seen { nearest: index.labels_of(concept).start, ..Seen::default() };
        for label in index.labels_of(concept) {
            let entry = &index.labels()[label as usize];
            let foreign = lang.is_some_and(|lang| entry.langs & (1 << (lang as u8)) == 0);
            let written = written_in(entry) as usize;
            let mut look = index.look(&self.whole[written], label);
            look.like *= if foreign { OTHER_LANGUAGE } else { 1.0 };
            if entry.preferred {
                seen.preferred = seen.preferred.max(look.like);
            }
            seen.within = seen.within.max(look.within);
            if look.like > seen.top[0].like {
                seen.nearest = label;
            }
            for place in &mut seen.top {
                if look.like > place.like {
                    std::mem::swap(place, &mut look);
                }
            }
            for (probes, share) in &self.parts {
                seen.listed = seen.listed.max(share * index.look(&probes[written], label).like);
            }
        }
        seen
    }
}

fn parts(index: &Index, text: &str, reading: &Reading) -> Vec<([Probe; 3], f32)> {
    let parts = listed(text);
    if parts.len() < 2 {
        return Vec::new();
    }
    let part = |part: &str| {
        let own = words(part, None);
        let here = reading.words.iter().zip(&reading.meanings).filter(|(word, _)| own.iter().any(|other| other.text == word.text));
        let weight: f32 = here.map(|(_, meaning)| meaning.weight).sum();
        (probes(index, &own), (weight / reading.total.max(0.01)).min(1.0).sqrt())
    };
    parts.into_iter().map(part).filter(|(_, share)| *share > 0.0).collect()
}

/// The trigrams of a text as each language reads its words.
fn probes(index: &Index, words: &[Word]) -> [Probe; 3] {
    [Lang::It, Lang::Fr, Lang::En].map(|lang| index.probe(words.iter().map(|word| (word, light(&word.text, lang)))))
}

/// A language that a label is written in.
pub(super) fn written_in(entry: &Entry) -> Lang {
    Lang::ALL.iter().copied().find(|lang| entry.langs & (1 << (*lang as u8)) != 0).unwrap_or(Lang::It)
}
