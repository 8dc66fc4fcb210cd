//! Finds places, occupations, skills and sectors as one types.

use std::collections::HashSet;

use ponte_domain::{
    reference::{Catalogue, ClassEntry, Label, Lang, Occupation, Place, Scheme, Skill},
    text::sort_key,
};

/// Labels that begin with what was typed are looked at up to this many: one letter fits too many to read.
const MOST_LOOKED_AT: usize = 20_000;

/// The folded words of a list, found by their beginnings.
#[derive(Debug, Default)]
struct Words {
    /// Folded label and the position of what it names.
    labels: Vec<(Box<str>, usize)>,
    /// Where a word begins: label and byte, in the order of what follows there.
    starts: Vec<(u32, u16)>,
}

impl Words {
    fn new<'a>(texts: impl Iterator<Item = (&'a str, usize)>) -> Self {
        let labels: Vec<(Box<str>, usize)> = texts.map(|(text, target)| (sort_key(text).into_boxed_str(), target)).collect();
        let mut starts = Vec::new();
        for (number, (label, _)) in (0..).zip(&labels) {
            let after_spaces = label.match_indices(' ').map(|(at, _)| at + 1);
            starts.extend(std::iter::once(0).chain(after_spaces).filter_map(|at| Some((number, u16::try_from(at).ok()?))));
        }
        let mut words = Self { labels, starts: Vec::new() };
        starts.sort_unstable_by(|one, other| words.at(*one).cmp(words.at(*other)));
        words.starts = starts;
        words
    }

    fn at(&self, (label, byte): (u32, u16)) -> &str {
        self.labels[label as usize].0.get(usize::from(byte)..).unwrap_or_default()
    }

    /// Positions of what has, for each word typed, a word that begins with it: labels that begin so first, then the shorter.
    fn find(&self, typed: &str, most: usize) -> Vec<usize> {
        let folded = sort_key(typed);
        let mut words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let Some((driver, others)) = words.split_first() else { return Vec::new() };
        let first = self.starts.partition_point(|start| self.at(*start) < *driver);
        let fits = |label: &str| others.iter().all(|word| label.split(' ').any(|own| own.starts_with(word)));
        let begun = self.starts[first..].iter().take(MOST_LOOKED_AT).take_while(|start| self.at(**start).starts_with(driver));
        let mut found: Vec<(bool, usize, &str, usize)> = begun
            .map(|(label, _)| &self.labels[*label as usize])
            .filter(|(label, _)| fits(label))
            .map(|(label, target)| (!label.starts_with(&folded), label.len(), &**label, *target))
            .collect();
        found.sort_unstable();
        let mut seen = HashSet::new();
        found.into_iter().map(|(.., target)| target).filter(|target| seen.insert(*target)).take(most).collect()
    }
}

/// The words of a catalogue; built when first used.
#[derive(Debug)]
pub struct Lookup {
    places: Words,
    occupations: Words,
    skills: Words,
    sectors: Words,
    /// Newest release that is loaded, by code.
    sector_entries: Vec<ClassEntry>,
}

impl Lookup {
    /// Indexes a catalogue.
    #[must_use]
    pub fn new(catalogue: &Catalogue) -> Self {
        let places = catalogue.places().iter().enumerate().filter(|(_, place)| place.merged_into.is_none());
        let places =
            places.flat_map(|(ix, place)| std::iter::once(&place.name).chain(&place.other_name).map(move |name| (name.as_str(), ix)));
        let occupations = catalogue.occupations().iter().enumerate().filter(|(_, occupation)| !occupation.retired);
        let occupations = occupations.flat_map(|(ix, one)| labels(&one.label, &one.alternatives).map(move |label| (label, ix)));
        let skills = catalogue.skills().iter().enumerate().filter(|(_, skill)| !skill.retired);
        let skills = skills.flat_map(|(ix, one)| labels(&one.label, &one.alternatives).map(move |label| (label, ix)));
        let sector_entries = sectors(catalogue);
        let sectors = sector_entries.iter().enumerate().flat_map(|(ix, entry)| [(entry.code.as_str(), ix), (entry.title.as_str(), ix)]);
        Self {
            places: Words::new(places),
            occupations: Words::new(occupations),
            skills: Words::new(skills),
            sectors: Words::new(sectors),
            sector_entries,
        }
    }

    /// Municipalities of which words begin with those typed.
    #[must_use]
    pub fn places<'c>(&self, catalogue: &'c Catalogue, typed: &str, most: usize) -> Vec<&'c Place> {
        self.places.find(typed, most).into_iter().filter_map(|ix| catalogue.places().get(ix)).collect()
    }

    /// Occupations, by a label in any language.
    #[must_use]
    pub fn occupations<'c>(&self, catalogue: &'c Catalogue, typed: &str, most: usize) -> Vec<&'c Occupation> {
        self.occupations.find(typed, most).into_iter().filter_map(|ix| catalogue.occupations().get(ix)).collect()
    }

    /// Skills, by a label in any language.
    #[must_use]
    pub fn skills<'c>(&self, catalogue: &'c Catalogue, typed: &str, most: usize) -> Vec<&'c Skill> {
        self.skills.find(typed, most).into_iter().filter_map(|ix| catalogue.skills().get(ix)).collect()
    }

    /// Sectors (ATECO), by code or title.
    #[must_use]
    pub fn sectors(&self, typed: &str, most: usize) -> Vec<&ClassEntry> {
        self.sectors.find(typed, most).into_iter().filter_map(|ix| self.sector_entries.get(ix)).collect()
    }
}

fn labels<'a>(label: &'a Label, alternatives: &'a [(Lang, Box<str>)]) -> impl Iterator<Item = &'a str> {
    let preferred = [&label.it, &label.fr, &label.en].into_iter().flatten();
    preferred.map(|label| &**label).chain(alternatives.iter().map(|(_, label)| &**label))
}

/// The entries of the newest release that is loaded.
fn sectors(catalogue: &Catalogue) -> Vec<ClassEntry> {
    let of = |scheme| catalogue.classes(scheme).cloned().collect::<Vec<_>>();
    let newest = of(Scheme::Ateco2025);
    let mut entries = if newest.is_empty() { of(Scheme::Ateco2007) } else { newest };
    entries.sort_by(|one, other| one.code.cmp(&other.code));
    entries
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn what_begins_with_the_words_typed_comes_first_and_once() {
        let labels = ["Elettricista di bordo", "Bordatore", "Mozzo", "Elettricista", "Ingegnere elettrico", "elettricista navale"];
        let words = Words::new(labels.into_iter().zip([0, 1, 2, 3, 4, 0]));
        assert_eq!(words.find("elettr", 9), [3, 0, 4]);
        assert_eq!(words.find("bord", 9), [1, 0]);
        assert_eq!(words.find("BORDO elet", 9), [0]);
        assert_eq!(words.find("elettr", 1), [3]);
        assert!(words.find(" -", 9).is_empty() && words.find("zz", 9).is_empty());
    }
}
