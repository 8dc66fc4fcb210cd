//! Invented words, so that text can be searched: work of one kind shares some of its words, and the same work has several names.

use rand::{Rng, RngExt};

use crate::draw::{self, Purpose, Weighted};

const NOUNS_OF_A_KIN: usize = 12;
const VERBS: usize = 30;
const FILLERS: usize = 60;
const SYLLABLES: [&str; 24] = [
    "ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo", "tra", "pre", "sti", "glo", "cu", "ra", "ne", "lo",
    "mi", "da",
];

/// The vocabulary.
#[derive(Debug)]
pub struct Words {
    seed: u64,
    fillers: Weighted,
}

impl Words {
    pub fn new(seed: u64) -> Self {
        Self { seed, fillers: Weighted::new((0..FILLERS).map(|rank| 1.0 / (rank as f64 + 2.0))) }
    }

    /// A word that is always the same for the same kind and number.
    fn word(&self, kind: usize, number: usize) -> String {
        let mut rng = draw::stream(self.seed, Purpose::Trades, 1_000_000 + kind * 10_000 + number);
        let syllables = rng.random_range(2..5);
        let stem: String = (0..syllables).map(|_| draw::one(&mut rng, &SYLLABLES)).collect();
        // The number keeps different words apart.
        format!("{stem}{kind}q{number}")
    }

    /// Three titles of an occupation: a word of its group and one of its own; the group's and another; two others.
    pub fn titles(&self, occupation: usize, group: usize) -> [String; 3] {
        let own = |n: usize| self.word(1, occupation * 4 + n);
        let group = self.word(2, group);
        [format!("{group} {}", own(0)), format!("{group} {}", own(1)), format!("{} {}", own(2), own(0))]
    }

    /// A skill: a verb that many share, a noun of its kin, and half of the time a word of its own.
    pub fn skill(&self, rng: &mut impl Rng, skill: usize, kin: usize) -> String {
        let verb = self.word(3, rng.random_range(0..VERBS));
        let noun = self.word(4, kin * NOUNS_OF_A_KIN + rng.random_range(0..NOUNS_OF_A_KIN));
        if draw::chance(rng, 0.5) { format!("{verb} {noun} {}", self.word(5, skill)) } else { format!("{verb} {noun}") }
    }

    /// A word that says nothing.
    pub fn filler(&self, rng: &mut impl Rng) -> String {
        self.word(6, self.fillers.draw(rng))
    }
}
