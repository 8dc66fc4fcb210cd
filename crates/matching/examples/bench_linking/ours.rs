//! The linker as one of the systems.

use ponte_matching::link::{Hit, Linker};

use super::{
    baselines::Ranks,
    esco::{Outcome, catalogue},
    tasks::Task,
};

pub struct Ours<'a> {
    pub task: &'a Task,
    pub linker: Linker,
}

impl<'a> Ours<'a> {
    pub fn new(task: &'a Task) -> Outcome<Self> {
        if let Some(out) = &task.as_product {
            return Ok(Self { task, linker: Linker::from_catalogue(&catalogue(out)?) });
        }
        let own = task.corpus.iter().map(|(concept, label)| (concept.as_str(), label.as_str(), Some(task.lang)));
        let others = task
            .others
            .iter()
            .flat_map(|(lang, corpus)| corpus.iter().map(|(concept, label)| (concept.as_str(), label.as_str(), Some(*lang))));
        Ok(Self { task, linker: Linker::from_corpus(task.kind, own.chain(others)) })
    }

    pub fn hits(&self, text: &str, top: usize) -> Vec<Hit> {
        self.linker.rank(self.task.kind, text, Some(self.task.lang), top)
    }
}

impl Ranks for Ours<'_> {
    fn rank(&self, text: &str, top: usize) -> Vec<String> {
        self.hits(text, top).into_iter().map(|hit| hit.concept).collect()
    }
}
