//! The market's linker, as imports and forms ask it.

use std::sync::Arc;

use ponte_domain::reference::Lang;
use ponte_matching::link::{Kind, Linker};

use crate::import::concept::{ConceptKind, ConceptLinker};

/// Links words by the labels of the catalogue.
#[derive(Clone)]
pub struct MarketLinker(pub Arc<Linker>);

impl ConceptLinker for MarketLinker {
    fn best(&self, kind: ConceptKind, text: &str, lang: Lang) -> Option<(String, u16)> {
        let kind = match kind {
            ConceptKind::Occupation => Kind::Occupation,
            ConceptKind::Skill => Kind::Skill,
        };
        self.0.best(kind, text, Some(lang))
    }
}
