//! Occupations and skills: by URI, by code, or in words.

use ponte_domain::{
    concept::ConceptRef,
    reference::{Label, Scheme},
};
use serde_json::Value;

use super::Reader;
use crate::import::{
    concept::ConceptKind,
    error::Code,
    fields::{CONCEPT, Kind},
    node::Node,
};

/// URI of an ISCO-08 group in the ESCO data, before its digits.
const ISCO_URI: &str = "http://data.europa.eu/esco/isco/C";

impl Reader<'_> {
    /// A concept written as one text, or out as an object of URI, label and sureness.
    pub fn concept(&mut self, node: &Node<'_>, kind: ConceptKind) -> Option<ConceptRef> {
        if !matches!(node.value, Value::Object(_)) {
            return self.concept_of(kind, node, None, None);
        }
        let mut object = *node;
        object.kind = Kind::Object(CONCEPT);
        let (uri, label) = (object.child("uri"), object.child("label"));
        if uri.is_absent() && label.is_absent() {
            self.error(&uri, Code::Missing, "");
            return None;
        }
        self.concept_of(kind, &uri, Some(&label), Some(&object.child("sure")))
    }

    /// A concept of which code, words and sureness stand in fields of their own.
    pub fn concept_of(
        &mut self,
        kind: ConceptKind,
        code: &Node<'_>,
        label: Option<&Node<'_>>,
        sure: Option<&Node<'_>>,
    ) -> Option<ConceptRef> {
        let label_node = label.unwrap_or(code);
        let label = label.and_then(|label| self.text(label));
        let sure = sure.and_then(|sure| self.whole(sure)).and_then(|sure| u16::try_from(sure).ok());
        let Some(written) = self.text(code) else {
            // A label without a code is words.
            return label.filter(|_| code.is_absent()).map(|words| self.words(kind, label_node, words));
        };
        if written.starts_with("http://") || written.starts_with("https://") {
            return self.by_uri(kind, code, &written, label, sure);
        }
        let digits = written.bytes().all(|byte| byte.is_ascii_digit());
        if kind == ConceptKind::Occupation && digits && written.len() <= 4 {
            return self.by_uri(kind, code, &format!("{ISCO_URI}{written}"), label, sure);
        }
        if kind == ConceptKind::Occupation && is_cp_code(&written) {
            return self.by_cp(code, written, label);
        }
        Some(self.words(kind, code, label.unwrap_or(written)))
    }

    /// Links words; what nothing fits stays words, with a warning.
    pub fn words(&mut self, kind: ConceptKind, node: &Node<'_>, words: String) -> ConceptRef {
        let best = self.context.links.best(kind, &words);
        self.bands.count(best.as_ref().map(|(_, sure)| *sure));
        match best {
            Some((uri, sure)) => ConceptRef { text: words, uri: Some(uri), sure: Some(sure) },
            None => {
                self.warn(node, Code::NotLinked, "");
                ConceptRef::words(words)
            }
        }
    }

    /// The occupation that the title of past work names; a title that nothing fits says what was done all the same.
    pub fn occupation_of_title(&mut self, title: &str) -> Option<ConceptRef> {
        if title.is_empty() {
            return None;
        }
        let best = self.context.links.best(ConceptKind::Occupation, title);
        self.bands.count(best.as_ref().map(|(_, sure)| *sure));
        best.map(|(uri, sure)| ConceptRef { text: title.to_owned(), uri: Some(uri), sure: Some(sure) })
    }

    fn by_uri(&mut self, kind: ConceptKind, node: &Node<'_>, uri: &str, label: Option<String>, sure: Option<u16>) -> Option<ConceptRef> {
        let catalogue = self.context.catalogue;
        let (loaded, known): (bool, Option<&Label>) = match kind {
            ConceptKind::Occupation => {
                (self.context.loaded.occupations, catalogue.occupation_ix(uri).map(|ix| &catalogue.occupation(ix).label))
            }
            ConceptKind::Skill => (self.context.loaded.skills, catalogue.skill_ix(uri).map(|ix| &catalogue.skill(ix).label)),
        };
        if loaded && known.is_none() {
            self.error(node, Code::UnknownConcept, if kind == ConceptKind::Skill { "skill" } else { "occupation" });
            return None;
        }
        self.bands.given += 1;
        let own = known.map(|label| label.get(self.context.options.lang)).filter(|label| !label.is_empty());
        let text = label.unwrap_or_else(|| own.unwrap_or(uri).to_owned());
        Some(ConceptRef { text, uri: Some(uri.to_owned()), sure })
    }

    /// A code of the Italian classification stands for the words of its title.
    fn by_cp(&mut self, node: &Node<'_>, code: String, label: Option<String>) -> Option<ConceptRef> {
        let catalogue = self.context.catalogue;
        let entry = catalogue.class(Scheme::Cp2021, &code).or_else(|| catalogue.class(Scheme::Cp2011, &code));
        match entry {
            Some(entry) => {
                let title = entry.title.clone();
                Some(self.words(ConceptKind::Occupation, node, label.unwrap_or(title)))
            }
            None if self.context.loaded.cp => {
                self.error(node, Code::UnknownConcept, "cp");
                None
            }
            None => Some(self.words(ConceptKind::Occupation, node, label.unwrap_or(code))),
        }
    }
}

/// Single digits with dots between, as the CP is written.
fn is_cp_code(text: &str) -> bool {
    text.len() >= 3 && text.split('.').all(|part| part.len() == 1 && part.bytes().all(|byte| byte.is_ascii_digit()))
}
