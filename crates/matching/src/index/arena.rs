//! Everybody's skills side by side, so that they are counted without touching the records.

use crate::{features::WorkerFeatures, key::SkillKey};

/// A skill told in words: only the record knows which.
pub(super) const WORDS: u32 = u32::MAX;
/// Bits of the level (1 to 4, 0 when not stated) below the number of the skill.
const LEVEL_BITS: u32 = 3;

/// Lists of skills by position of the record.
#[derive(Debug, Default)]
pub(super) struct SkillArena {
    all: Vec<u32>,
    spans: Vec<(u32, u32)>,
    /// How much of `all` nobody has any longer.
    waste: usize,
}

/// The skill and the level that an entry stands for; `None` for words.
#[inline]
pub(super) fn known(entry: u32) -> Option<(usize, Option<u8>)> {
    let level = (entry & ((1 << LEVEL_BITS) - 1)) as u8;
    (entry != WORDS).then_some(((entry >> LEVEL_BITS) as usize, if level == 0 { None } else { Some(level) }))
}

impl SkillArena {
    /// Adds the skills of the next record.
    pub(super) fn push(&mut self, features: &WorkerFeatures) {
        let from = self.all.len();
        self.all.extend(features.skills.iter().map(|(skill, level)| match skill {
            SkillKey::Known(ix) => u32::from(ix.0) << LEVEL_BITS | u32::from(level.unwrap_or(0).min(4)),
            SkillKey::Words(_) => WORDS,
        }));
        self.spans.push((super::narrow(from), super::narrow(self.all.len())));
    }

    /// The skills of a record.
    #[inline]
    pub(super) fn of(&self, record: usize) -> &[u32] {
        let (from, to) = self.spans[record];
        &self.all[from as usize..to as usize]
    }

    /// Takes a record out; the last takes its place.
    pub(super) fn swap_remove(&mut self, record: usize) {
        let (from, to) = self.spans.swap_remove(record);
        self.waste += (to - from) as usize;
        if self.waste > 1_024 && self.waste > self.all.len() / 2 {
            self.tidy();
        }
    }

    fn tidy(&mut self) {
        let mut all = Vec::with_capacity(self.all.len() - self.waste);
        for span in &mut self.spans {
            let from = all.len();
            all.extend_from_slice(&self.all[span.0 as usize..span.1 as usize]);
            *span = (super::narrow(from), super::narrow(all.len()));
        }
        (self.all, self.waste) = (all, 0);
    }

    /// Bytes it holds.
    pub(super) fn heap_bytes(&self) -> usize {
        self.all.capacity() * size_of::<u32>() + self.spans.capacity() * size_of::<(u32, u32)>()
    }
}
