//! Reference data in memory: places, occupations, skills and how they hang together.
//!
//! Built once at start (and again after an import) from storage; read by matching, forms and
//! imports. Indices ([`OccupationIx`], [`SkillIx`]) are only meaningful within one catalogue.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::{
    codes,
    geo::Point,
    reference_batch::{ISCO_PREFIX, Territory, TerritoryKind},
    text::sort_key,
};

codes! {
    /// A language of the product.
    pub enum Lang { It = "it", Fr = "fr", En = "en" }
}

/// A label in up to three languages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub it: Option<Box<str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fr: Option<Box<str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<Box<str>>,
}

impl Label {
    /// The label in a language, else in Italian, English or French; empty only when there is none at all.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        let own = match lang {
            Lang::It => &self.it,
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        };
        own.as_deref().or(self.it.as_deref()).or(self.en.as_deref()).or(self.fr.as_deref()).unwrap_or_default()
    }

    /// The label in a language and no other.
    #[must_use]
    pub fn exactly(&self, lang: Lang) -> Option<&str> {
        match lang {
            Lang::It => self.it.as_deref(),
            Lang::Fr => self.fr.as_deref(),
            Lang::En => self.en.as_deref(),
        }
    }

    /// Sets the label of one language.
    pub fn set(&mut self, lang: Lang, label: &str) {
        let slot = match lang {
            Lang::It => &mut self.it,
            Lang::Fr => &mut self.fr,
            Lang::En => &mut self.en,
        };
        *slot = Some(label.into());
    }
}

/// A municipality.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Six-digit ISTAT code, or `FR` and the five-character INSEE code.
    pub code: String,
    pub name: String,
    /// Second official name, if any.
    #[serde(default)]
    pub other_name: Option<String>,
    /// Car-plate code of the province (or French department).
    pub province: String,
    pub region: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    #[serde(default)]
    pub belfiore: Option<String>,
    #[serde(default)]
    pub caps: Vec<String>,
    pub point: Option<Point>,
    /// Code of the municipality it was merged into, when it no longer exists.
    #[serde(default)]
    pub merged_into: Option<String>,
}

/// Position of an occupation in its catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct OccupationIx(pub u16);

/// Position of a skill in its catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SkillIx(pub u16);

/// An occupation (ESCO) or a whole unit group (ISCO) used as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occupation {
    pub uri: Box<str>,
    /// ISCO-08 digits, 1 to 4 of them, as a string.
    pub isco: Box<str>,
    pub label: Label,
    pub alternatives: Vec<(Lang, Box<str>)>,
    /// Broader ESCO occupation, if it has one.
    pub broader: Option<OccupationIx>,
    pub essential: Vec<SkillIx>,
    pub optional: Vec<SkillIx>,
    pub blue: bool,
    pub green: bool,
    /// No longer in the newest release, kept because it is in use.
    pub retired: bool,
}

/// A skill or a piece of knowledge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skill {
    pub uri: Box<str>,
    pub label: Label,
    pub alternatives: Vec<(Lang, Box<str>)>,
    /// Groups and broader skills above it, nearest first, as numbers that are equal for equal URIs.
    pub ancestors: Vec<u32>,
    /// Transversal skills (reuse level) are held by nearly everyone.
    pub transversal: bool,
    pub blue: bool,
    pub green: bool,
    pub retired: bool,
}

/// An entry of a flat classification (CP, ATECO, CCNL).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassEntry {
    pub code: String,
    pub title: String,
    #[serde(default)]
    pub title_fr: Option<String>,
    #[serde(default)]
    pub title_en: Option<String>,
}

codes! {
    /// A flat classification.
    pub enum Scheme {
        Cp2011 = "cp2011", Cp2021 = "cp2021", Ateco2007 = "ateco2007", Ateco2025 = "ateco2025", Ccnl = "ccnl",
    }
}

/// All reference data of an installation, read-only.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    places: Vec<Place>,
    place_by_code: HashMap<String, usize>,
    place_by_name: HashMap<String, Vec<usize>>,
    place_by_belfiore: HashMap<String, usize>,
    occupations: Vec<Occupation>,
    occupation_by_uri: HashMap<Box<str>, OccupationIx>,
    skills: Vec<Skill>,
    skill_by_uri: HashMap<Box<str>, SkillIx>,
    classes: HashMap<(Scheme, String), ClassEntry>,
    isco: HashMap<Box<str>, Label>,
    territories: Vec<Territory>,
}

impl Catalogue {
    /// Builds the look-ups. Occupations and skills must already refer to each other by position.
    #[must_use]
    pub fn new(places: Vec<Place>, occupations: Vec<Occupation>, skills: Vec<Skill>, classes: Vec<(Scheme, ClassEntry)>) -> Self {
        let place_by_code: HashMap<String, usize> = places.iter().enumerate().map(|(ix, place)| (place.code.clone(), ix)).collect();
        let mut place_by_name: HashMap<String, Vec<usize>> = HashMap::new();
        let mut place_by_belfiore = HashMap::new();
        for (ix, place) in places.iter().enumerate() {
            for name in std::iter::once(&place.name).chain(&place.other_name) {
                let found = place_by_name.entry(sort_key(name)).or_default();
                // Of a municipality that changed its code, the name leads to the new one only.
                let renumbered = place.merged_into.as_ref().and_then(|into| place_by_code.get(into).copied());
                if renumbered.is_none_or(|now| sort_key(&places[now].name) != sort_key(&place.name)) {
                    found.push(ix);
                }
            }
            if let Some(belfiore) = &place.belfiore {
                place_by_belfiore.insert(belfiore.clone(), ix);
            }
        }
        let narrow = |ix: usize| u16::try_from(ix).unwrap_or(u16::MAX);
        let occupation_by_uri = occupations.iter().enumerate().map(|(ix, o)| (o.uri.clone(), OccupationIx(narrow(ix)))).collect();
        let skill_by_uri = skills.iter().enumerate().map(|(ix, s)| (s.uri.clone(), SkillIx(narrow(ix)))).collect();
        let classes = classes.into_iter().map(|(scheme, entry)| ((scheme, entry.code.clone()), entry)).collect();
        Self {
            places,
            place_by_code,
            place_by_name,
            place_by_belfiore,
            occupations,
            occupation_by_uri,
            skills,
            skill_by_uri,
            classes,
            ..Self::default()
        }
    }

    /// Adds the names of ISCO-08 groups, by their digits.
    #[must_use]
    pub fn with_isco_labels(mut self, labels: Vec<(Box<str>, Label)>) -> Self {
        self.isco = labels.into_iter().collect();
        self
    }

    /// Adds regions and provinces.
    #[must_use]
    pub fn with_territories(mut self, territories: Vec<Territory>) -> Self {
        self.territories = territories;
        self
    }

    /// The name of an ISCO-08 group, given as digits or as ESCO's URI of the group; of a group without a
    /// name of its own, that of the nearest one above it.
    #[must_use]
    pub fn isco_label(&self, code: &str) -> Option<&Label> {
        let digits = Self::isco_digits(code)?;
        (1..=digits.len()).rev().find_map(|length| self.isco.get(&digits[..length]))
    }

    /// The digits of an ISCO-08 group, given as digits or as ESCO's URI of the group; nothing when it is neither.
    #[must_use]
    pub fn isco_digits(code: &str) -> Option<&str> {
        let digits = code.strip_prefix(ISCO_PREFIX).unwrap_or(code);
        ((1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())).then_some(digits)
    }

    /// The occupations of an ISCO-08 group of one to four digits.
    pub fn occupations_of_isco<'c>(&'c self, digits: &'c str) -> impl Iterator<Item = OccupationIx> + 'c {
        let positions = self.occupations.iter().enumerate().filter(move |(_, occupation)| occupation.isco.starts_with(digits));
        positions.filter_map(|(ix, _)| u16::try_from(ix).ok().map(OccupationIx))
    }

    /// Regions and provinces of a kind, by code.
    pub fn territories(&self, kind: TerritoryKind) -> impl Iterator<Item = &Territory> {
        self.territories.iter().filter(move |territory| territory.kind == kind)
    }

    /// The province with a car-plate code.
    #[must_use]
    pub fn province(&self, short: &str) -> Option<&Territory> {
        self.territories(TerritoryKind::Province)
            .find(|province| province.short.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(short)))
    }

    /// All municipalities, in the order given.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// The municipality with a code; of a merged one, that which it was merged into.
    #[must_use]
    pub fn place(&self, code: &str) -> Option<&Place> {
        let place = &self.places[*self.place_by_code.get(code)?];
        match &place.merged_into {
            // One step only: a chain of mergers is stored flattened.
            Some(into) => self.place_by_code.get(into).map(|ix| &self.places[*ix]),
            None => Some(place),
        }
    }

    /// The municipalities with a name (accents, case and language do not matter), within a province when one is given.
    #[must_use]
    pub fn places_named(&self, name: &str, province: Option<&str>) -> Vec<&Place> {
        let found = self.place_by_name.get(&sort_key(name)).map(Vec::as_slice).unwrap_or_default();
        let here = |place: &&Place| province.is_none_or(|wanted| place.province.eq_ignore_ascii_case(wanted));
        found.iter().map(|ix| &self.places[*ix]).filter(here).collect()
    }

    /// The municipality with a cadastral (Belfiore) code.
    #[must_use]
    pub fn place_by_belfiore(&self, belfiore: &str) -> Option<&Place> {
        self.place_by_belfiore.get(belfiore).map(|ix| &self.places[*ix])
    }

    /// All occupations; [`OccupationIx`] is the position.
    #[must_use]
    pub fn occupations(&self) -> &[Occupation] {
        &self.occupations
    }

    /// Position of the occupation with a URI.
    #[must_use]
    pub fn occupation_ix(&self, uri: &str) -> Option<OccupationIx> {
        self.occupation_by_uri.get(uri).copied()
    }

    /// The occupation at a position.
    ///
    /// # Panics
    /// When the position comes from another catalogue.
    #[must_use]
    pub fn occupation(&self, ix: OccupationIx) -> &Occupation {
        &self.occupations[usize::from(ix.0)]
    }

    /// All skills; [`SkillIx`] is the position.
    #[must_use]
    pub fn skills(&self) -> &[Skill] {
        &self.skills
    }

    /// Position of the skill with a URI.
    #[must_use]
    pub fn skill_ix(&self, uri: &str) -> Option<SkillIx> {
        self.skill_by_uri.get(uri).copied()
    }

    /// The skill at a position.
    ///
    /// # Panics
    /// When the position comes from another catalogue.
    #[must_use]
    pub fn skill(&self, ix: SkillIx) -> &Skill {
        &self.skills[usize::from(ix.0)]
    }

    /// The entry of a flat classification.
    #[must_use]
    pub fn class(&self, scheme: Scheme, code: &str) -> Option<&ClassEntry> {
        // The key is owned; a look-up by code is rare enough to build one.
        self.classes.get(&(scheme, code.to_owned()))
    }

    /// All entries of a flat classification, in no order.
    pub fn classes(&self, scheme: Scheme) -> impl Iterator<Item = &ClassEntry> {
        self.classes.iter().filter(move |((of, _), _)| *of == scheme).map(|(_, entry)| entry)
    }

    /// Where an address is: its own coordinates, else its municipality's point.
    #[must_use]
    pub fn point_of(&self, istat: Option<&str>, point: Option<Point>) -> Option<Point> {
        point.or_else(|| istat.and_then(|code| self.place(code)).and_then(|place| place.point))
    }
}
