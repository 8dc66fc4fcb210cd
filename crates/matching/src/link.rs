//! From free text to concepts: "cercasi camerieri/e di sala" → the ESCO occupation of waiters.
//!
//! A [`Linker`] holds an index of every label of occupations and skills in three languages. It
//! weighs several kinds of evidence: the rarity of the words that a text and a label share, whatever
//! their gender, number and order; words that stand for each other, from a list ([`kin`]) and as the labels
//! themselves use them; the trigrams of letters. A word that no label uses is read as a slip of one that looks like it.
//! Deterministic: the same text gives the same answer, ties go by URI.

mod candidates;
mod grams;
mod index;
mod kin;
mod lists;
mod looks;
mod query;
mod reader;
mod similar;
mod weights;
mod words;

use std::collections::BTreeMap;

use ponte_domain::{
    codes,
    reference::{Catalogue, Label, Lang, Occupation},
    reference_batch::TerritoryKind,
};
use serde::{Deserialize, Serialize};

use self::{
    index::{Index, Source},
    reader::Reader,
    words::alternatives,
};

codes! {
    /// What a text is to be linked to.
    pub enum Kind { Occupation = "occupation", Skill = "skill" }
}

codes! {
    /// How sure a link is, in words.
    pub enum Band {
        /// At least [`HIGH_FROM`].
        High = "high",
        /// Worth proposing first: at least [`MEDIUM_FROM`].
        Medium = "medium",
        /// One of several guesses, right as often as its score says.
        Low = "low",
    }
}

impl Band {
    /// The band of a score in thousandths.
    #[must_use]
    pub const fn of(score: u16) -> Self {
        match score {
            HIGH_FROM.. => Self::High,
            MEDIUM_FROM.. => Self::Medium,
            _ => Self::Low,
        }
    }
}

/// Least score, in thousandths, of the band [`Band::High`]: of the links from here on nine in ten are right.
///
/// Both bounds are measured on the development halves of `bench_linking` (`--bands`): over all tasks, and over titles as adverts write them,
/// whichever asks for more, to the next ten above.
pub const HIGH_FROM: u16 = 730;

/// Least score, in thousandths, of the band [`Band::Medium`]: of the links from here on 85 in 100 are right.
pub const MEDIUM_FROM: u16 = 610;

/// Least score, in thousandths, of a link that is taken, with its score, without asking anybody.
pub const TAKEN_FROM: u16 = MEDIUM_FROM;

/// Words, at most, of a skill that people put in the title of a job.
const SHORT_NAME: usize = 2;

/// A concept that a text may mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hit {
    /// URI (or code, in a corpus of one's own) of the concept.
    pub concept: String,
    /// The label most like the text, in whatever language it was found.
    pub label: String,
    /// How often a link like this is right: 0 to 999 thousandths.
    pub score: u16,
    pub band: Band,
}

/// The evidence for a concept.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighed {
    pub concept: String,
    /// Each kind of evidence, mostly from 0 to 1; then each again, times how short the text is.
    pub evidence: Vec<f32>,
    /// Their weighted sum.
    pub strength: f32,
}

/// What is weighed for a text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Weighing {
    /// Strongest first.
    pub found: Vec<Weighed>,
    /// What says, besides strength and lead, how often the strongest is right: how short the text is, and one.
    pub facts: Vec<f32>,
}

/// The index of all labels.
pub struct Linker {
    reader: Reader,
    occupations: Index,
    skills: Index,
}

impl Linker {
    /// Indexes the occupations and skills of a catalogue; retired ones stay, as people used them.
    ///
    /// The title of an ISCO group also hints at the occupations below it, and
    /// the short name of a skill ("Java") at those that need it. Names of its municipalities
    /// and regions that no label uses are read as where the work is.
    #[must_use]
    pub fn from_catalogue(catalogue: &Catalogue) -> Self {
        let occupations: Vec<_> = catalogue
            .occupations()
            .iter()
            .map(|occupation| {
                let mut hints = catalogue.isco_label(&occupation.isco).map(|label| sources(label, &[])).unwrap_or_default();
                hints.extend(skill_names(catalogue, occupation));
                (&*occupation.uri, sources(&occupation.label, &occupation.alternatives), hints)
            })
            .collect();
        let skills: Vec<_> =
            catalogue.skills().iter().map(|skill| (&*skill.uri, sources(&skill.label, &skill.alternatives), Vec::new())).collect();
        let places = catalogue.places().iter().flat_map(|place| std::iter::once(&place.name).chain(&place.other_name));
        let names = places.chain(catalogue.territories(TerritoryKind::Region).map(|region| &region.name));
        Self { reader: Reader::new(names.map(String::as_str)), occupations: Index::new(&occupations), skills: Index::new(&skills) }
    }

    /// Indexes a corpus of one's own: concept, label and the language of the label if it is known.
    ///
    /// The first label of a concept counts as its preferred one. The other kind stays empty.
    #[must_use]
    pub fn from_corpus<'a>(kind: Kind, corpus: impl IntoIterator<Item = (&'a str, &'a str, Option<Lang>)>) -> Self {
        let mut concepts: BTreeMap<&str, Vec<Source<'a>>> = BTreeMap::new();
        for (concept, text, lang) in corpus {
            let labels = concepts.entry(concept).or_default();
            let preferred = labels.is_empty();
            labels.push(Source { text, lang, preferred });
        }
        let concepts: Vec<_> = concepts.into_iter().map(|(concept, labels)| (concept, labels, Vec::new())).collect();
        let (full, empty) = (Index::new(&concepts), Index::new(&[]));
        let (occupations, skills) = match kind {
            Kind::Occupation => (full, empty),
            Kind::Skill => (empty, full),
        };
        Self { reader: Reader::new(std::iter::empty()), occupations, skills }
    }

    /// The concepts that a text may mean, likeliest first, at most `top` of them.
    ///
    /// `lang` is the language of the text when it is known; labels of the others stay in play,
    /// because adverts mix languages. A text that names several things divided by slashes is
    /// also read part by part.
    #[must_use]
    pub fn rank(&self, kind: Kind, text: &str, lang: Option<Lang>, top: usize) -> Vec<Hit> {
        let index = self.index(kind);
        let mut best: BTreeMap<u32, query::Found> = BTreeMap::new();
        let parts = alternatives(text);
        let whole = std::iter::once((text, 1.0));
        // The first of several things is what the text is most likely filed under.
        let parts = parts.iter().map(String::as_str).zip([0.97, 0.95, 0.93, 0.91, 0.9]);
        for (text, share) in whole.chain(parts) {
            for mut found in query::find(index, &self.reader, text, lang).0 {
                found.score *= share;
                let known = best.entry(found.concept).or_insert(found);
                if found.score > known.score {
                    *known = found;
                }
            }
        }
        let thousandths = |score: f32| (score * 1000.0).round().clamp(0.0, 999.0) as u16;
        let mut found: Vec<query::Found> = best.into_values().collect();
        found.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| index.uri(a.concept).cmp(index.uri(b.concept))));
        found.truncate(top);
        let hit = |found: query::Found| {
            let score = thousandths(found.score);
            Hit { concept: index.uri(found.concept).to_owned(), label: index.label(found.label).to_owned(), score, band: Band::of(score) }
        };
        found.into_iter().map(hit).collect()
    }

    /// The concept to take for a text without asking anybody, with its score, if any is sure enough; the first that
    /// [`Self::rank`] proposes for the same language.
    #[must_use]
    pub fn best(&self, kind: Kind, text: &str, lang: Option<Lang>) -> Option<(String, u16)> {
        let hit = self.rank(kind, text, lang, 1).into_iter().next()?;
        (hit.score >= TAKEN_FROM).then_some((hit.concept, hit.score))
    }

    /// What is weighed for each concept that a text may mean: what weights and odds are learnt from. Texts that are labels are not weighed.
    #[must_use]
    pub fn evidence(&self, kind: Kind, text: &str, lang: Option<Lang>) -> Weighing {
        let index = self.index(kind);
        let (mut found, short) = query::find(index, &self.reader, text, lang);
        if found.iter().any(|found| found.exact.is_some()) {
            return Weighing::default();
        }
        found.sort_by(|a, b| b.strength.total_cmp(&a.strength).then_with(|| index.uri(a.concept).cmp(index.uri(b.concept))));
        let weighed = |found: query::Found| Weighed {
            concept: index.uri(found.concept).to_owned(),
            evidence: found.evidence.iter().copied().chain(found.evidence.iter().map(|much| much * short)).collect(),
            strength: found.strength,
        };
        Weighing { found: found.into_iter().map(weighed).collect(), facts: vec![short, 1.0] }
    }

    /// Bytes that the index holds.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.occupations.bytes() + self.skills.bytes()
    }

    fn index(&self, kind: Kind) -> &Index {
        match kind {
            Kind::Occupation => &self.occupations,
            Kind::Skill => &self.skills,
        }
    }
}

impl std::fmt::Debug for Linker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Linker").field("occupations", &self.occupations.concepts()).field("skills", &self.skills.concepts()).finish()
    }
}

fn sources<'a>(label: &'a Label, alternatives: &'a [(Lang, Box<str>)]) -> Vec<Source<'a>> {
    let preferred = [(Lang::It, &label.it), (Lang::Fr, &label.fr), (Lang::En, &label.en)];
    let preferred = preferred.into_iter().filter_map(|(lang, text)| Some((lang, text.as_deref()?, true)));
    let others = alternatives.iter().map(|(lang, text)| (*lang, &**text, false));
    preferred.chain(others).map(|(lang, text, preferred)| Source { text, lang: Some(lang), preferred }).collect()
}

/// The names of the skills of an occupation that are short enough to stand in its title.
fn skill_names<'a>(catalogue: &'a Catalogue, occupation: &'a Occupation) -> impl Iterator<Item = Source<'a>> {
    let skills = occupation.essential.iter().chain(&occupation.optional).map(|ix| catalogue.skill(*ix));
    let is_short = |source: &Source<'_>| {
        let name = source.text.split(" (").next().unwrap_or_default();
        name.split(' ').count() <= SHORT_NAME
    };
    skills.flat_map(|skill| sources(&skill.label, &[])).filter(is_short)
}

#[cfg(test)]
mod tests;
