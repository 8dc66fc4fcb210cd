//! What the demonstration takes from the reference data: occupations, skills and places, found by their words and codes.

use std::collections::HashMap;

use ponte_domain::{
    concept::ConceptRef,
    reference::{Catalogue, Lang, Occupation, OccupationIx, Place, SkillIx},
    text::sort_key,
};

use super::{
    dice::Dice,
    trades::{TRADES, Trade},
};

/// Car-plate code of the province of the demonstration.
const PROVINCE: &str = "SP";

/// Inhabitants in thousands of the larger municipalities; those not named count one.
const PEOPLE: &[(&str, u32)] = &[
    ("la spezia", 92),
    ("sarzana", 22),
    ("arcola", 10),
    ("lerici", 9),
    ("santo stefano di magra", 10),
    ("castelnuovo magra", 8),
    ("luni", 8),
    ("vezzano ligure", 7),
    ("bolano", 8),
    ("follo", 6),
    ("ameglia", 4),
    ("levanto", 5),
    ("portovenere", 3),
    ("monterosso al mare", 2),
    ("riccò del golfo di spezia", 4),
    ("deiva marina", 2),
    ("varese ligure", 2),
    ("beverino", 2),
];

/// The reference data, seen from the demonstration.
pub struct Lookup<'a> {
    catalogue: &'a Catalogue,
    /// Municipalities of the province by code, with weights.
    places: Vec<(&'a Place, u32)>,
    /// The occupation of each trade, when there is one.
    occupations: Vec<Option<OccupationIx>>,
    /// Occupations of the same ISCO minor group (three digits).
    kin: HashMap<String, Vec<OccupationIx>>,
}

impl<'a> Lookup<'a> {
    pub fn new(catalogue: &'a Catalogue) -> Self {
        let weights: HashMap<String, u32> = PEOPLE.iter().map(|(name, people)| (sort_key(name), *people)).collect();
        let of_province = |place: &&Place| place.province == PROVINCE && place.country == "IT" && place.merged_into.is_none();
        let mut places: Vec<(&Place, u32)> = catalogue
            .places()
            .iter()
            .filter(of_province)
            .map(|place| (place, weights.get(&sort_key(&place.name)).copied().unwrap_or(1)))
            .collect();
        places.sort_by(|a, b| a.0.code.cmp(&b.0.code));
        let index = LabelIndex::new(catalogue);
        let occupations = TRADES.iter().map(|trade| index.find(trade)).collect();
        Self { catalogue, places, occupations, kin: index.kin }
    }

    /// The municipality with a name, in the province.
    pub fn place(&self, name: &str) -> Option<&'a Place> {
        let wanted = sort_key(name);
        self.places.iter().map(|(place, _)| *place).find(|place| sort_key(&place.name) == wanted)
    }

    /// A municipality of the province, the larger the likelier.
    pub fn any_place(&self, dice: &mut Dice) -> Option<&'a Place> {
        dice.weighted(&self.places, |(_, people)| *people).map(|(place, _)| *place)
    }

    fn occupation(&self, trade: usize) -> Option<&'a Occupation> {
        self.occupations.get(trade).copied().flatten().map(|ix| self.catalogue.occupation(ix))
    }

    /// The occupation of a trade: words alone when the catalogue has none.
    pub fn concept(&self, trade: usize) -> ConceptRef {
        let title = TRADES.get(trade).map_or("", |trade| trade.title);
        self.occupation(trade).map_or_else(|| ConceptRef::words(title), |found| ConceptRef::known(found.label.get(Lang::It), &*found.uri))
    }

    /// What the occupation of a trade needs.
    pub fn essential(&self, trade: usize) -> Vec<ConceptRef> {
        self.occupation(trade).map(|found| self.skills(&found.essential)).unwrap_or_default()
    }

    /// What helps in the occupation of a trade.
    pub fn optional(&self, trade: usize) -> Vec<ConceptRef> {
        self.occupation(trade).map(|found| self.skills(&found.optional)).unwrap_or_default()
    }

    /// Skills of the neighbouring occupations that the trade's own does not have.
    pub fn neighbouring(&self, trade: usize) -> Vec<ConceptRef> {
        let Some(own) = self.occupation(trade) else { return Vec::new() };
        let kin = self.kin.get(minor_group(&own.isco)).map(Vec::as_slice).unwrap_or_default();
        let mut skills: Vec<SkillIx> = kin.iter().flat_map(|ix| &self.catalogue.occupation(*ix).essential).copied().collect();
        // By URI, so that the order of the catalogue does not matter.
        skills.sort_by(|a, b| self.catalogue.skill(*a).uri.cmp(&self.catalogue.skill(*b).uri));
        skills.dedup();
        skills.retain(|skill| !own.essential.contains(skill) && !own.optional.contains(skill));
        self.skills(&skills)
    }

    fn skills(&self, of: &[SkillIx]) -> Vec<ConceptRef> {
        of.iter().map(|ix| self.catalogue.skill(*ix)).map(|skill| ConceptRef::known(skill.label.get(Lang::It), &*skill.uri)).collect()
    }
}

fn minor_group(isco: &str) -> &str {
    isco.get(..3).unwrap_or(isco)
}

/// Occupations by label and by group; of several, the one with the smallest URI, so that order in the catalogue does not matter.
struct LabelIndex<'a> {
    catalogue: &'a Catalogue,
    by_label: HashMap<String, OccupationIx>,
    by_other_label: HashMap<String, OccupationIx>,
    kin: HashMap<String, Vec<OccupationIx>>,
}

impl<'a> LabelIndex<'a> {
    fn new(catalogue: &'a Catalogue) -> Self {
        let mut order: Vec<OccupationIx> =
            catalogue.occupations().iter().filter(|o| !o.retired).filter_map(|o| catalogue.occupation_ix(&o.uri)).collect();
        order.sort_by(|a, b| catalogue.occupation(*a).uri.cmp(&catalogue.occupation(*b).uri));
        let mut index = Self { catalogue, by_label: HashMap::new(), by_other_label: HashMap::new(), kin: HashMap::new() };
        for ix in order {
            let occupation = catalogue.occupation(ix);
            // Official labels hold both genders: "saldatore/saldatrice".
            for label in occupation.label.get(Lang::It).split('/') {
                index.by_label.entry(sort_key(label)).or_insert(ix);
            }
            for (_, label) in occupation.alternatives.iter().filter(|(lang, _)| *lang == Lang::It) {
                index.by_other_label.entry(sort_key(label)).or_insert(ix);
            }
            index.kin.entry(minor_group(&occupation.isco).to_owned()).or_default().push(ix);
        }
        index
    }

    /// By its title among labels, then among other words, then by the words it is known as; else by unit group.
    fn find(&self, trade: &Trade) -> Option<OccupationIx> {
        let wanted = sort_key(trade.title);
        let by_words = std::iter::once(&trade.title).chain(trade.known_as).find_map(|words| {
            let key = sort_key(words);
            self.by_label.get(&key).or_else(|| self.by_other_label.get(&key)).copied()
        });
        by_words.or_else(|| {
            let of_group =
                self.kin.get(minor_group(trade.isco))?.iter().copied().filter(|ix| &*self.catalogue.occupation(*ix).isco == trade.isco);
            // A label that begins with the same word is the better guess; an occupation with skills is of more use than one without.
            let first_word = wanted.split(' ').next().unwrap_or_default();
            of_group.max_by_key(|ix| {
                let found = self.catalogue.occupation(*ix);
                let same_word = sort_key(found.label.get(Lang::It)).starts_with(first_word);
                (same_word, !found.essential.is_empty(), std::cmp::Reverse(&found.uri))
            })
        })
    }
}
