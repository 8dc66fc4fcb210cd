//! Small numbers for what the engine keys by words.

use std::{collections::HashMap, hash::Hash};

use ponte_matching::key::{FieldKey, LanguageKey, OccupationKey, SkillKey, WordsKey};

/// Numbers given in the order of asking.
#[derive(Debug)]
struct Numbers<K>(HashMap<K, i32>);

impl<K: Eq + Hash> Numbers<K> {
    fn of(&mut self, key: K) -> i32 {
        let next = i32::try_from(self.0.len()).unwrap_or(i32::MAX);
        *self.0.entry(key).or_insert(next)
    }
}

/// Concepts of the catalogue keep their position in it, words come after them.
#[derive(Debug)]
pub struct Names {
    known_occupations: i32,
    known_skills: i32,
    occupations: Numbers<WordsKey>,
    skills: Numbers<WordsKey>,
    registers: Numbers<WordsKey>,
    languages: Numbers<LanguageKey>,
    /// Every field of study seen.
    pub fields: Vec<FieldKey>,
}

impl Names {
    /// Over a catalogue with so many occupations and skills.
    #[must_use]
    pub fn new(occupations: usize, skills: usize) -> Self {
        let whole = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
        Self {
            known_occupations: whole(occupations),
            known_skills: whole(skills),
            occupations: Numbers(HashMap::new()),
            skills: Numbers(HashMap::new()),
            registers: Numbers(HashMap::new()),
            languages: Numbers(HashMap::new()),
            fields: Vec::new(),
        }
    }

    pub fn occupation(&mut self, key: OccupationKey) -> i32 {
        match key {
            OccupationKey::Known(ix) => i32::from(ix.0),
            OccupationKey::Words(words) => self.known_occupations + self.occupations.of(words),
        }
    }

    pub fn skill(&mut self, key: SkillKey) -> i32 {
        match key {
            SkillKey::Known(ix) => i32::from(ix.0),
            SkillKey::Words(words) => self.known_skills + self.skills.of(words),
        }
    }

    pub fn register(&mut self, key: WordsKey) -> i32 {
        self.registers.of(key)
    }

    pub fn language(&mut self, key: LanguageKey) -> i32 {
        self.languages.of(key)
    }

    pub fn field(&mut self, key: FieldKey) -> i32 {
        let at = self.fields.iter().position(|own| *own == key).unwrap_or_else(|| {
            self.fields.push(key);
            self.fields.len() - 1
        });
        i32::try_from(at).unwrap_or(i32::MAX)
    }

    /// How many occupations and how many skills have a number.
    #[must_use]
    pub fn counts(&self) -> (i32, i32) {
        let more = |numbers: &Numbers<WordsKey>| i32::try_from(numbers.0.len()).unwrap_or(i32::MAX);
        (self.known_occupations + more(&self.occupations), self.known_skills + more(&self.skills))
    }
}
