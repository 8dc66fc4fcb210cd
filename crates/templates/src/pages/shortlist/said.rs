//! The reasons of a list in words, for documents that are not made of HTML.

use ponte_domain::reference::Lang;
use serde::Serialize;

use super::{Candidate, samples};
use crate::{RenderError, Renderer, layout::Layout, pages::invented};

/// Divides the parts of what is said; no text that people typed holds it.
const PART: char = '\u{1f}';
/// Divides people. Before each part stands a digit: criterion, reason, missing, question, answer.
const PERSON: char = '\u{1e}';

/// The people of a list, to be said in words.
#[derive(Debug, Clone, Serialize)]
pub struct WorkingWords {
    pub layout: Layout,
    pub people: Vec<Candidate>,
}

/// What is said of a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// Names of the four criteria, in their order.
    pub criteria: Vec<String>,
    pub reasons: Vec<String>,
    pub missing: Vec<String>,
    pub ask: Vec<String>,
    /// What came of asking her so far.
    pub answer: Option<String>,
}

page!(WorkingWords, "parts/working_words.html", {
    vec![WorkingWords { layout: invented::anybody("/"), people: vec![samples::giulia(), samples::matteo()] }]
});

impl WorkingWords {
    /// What is said of each person.
    ///
    /// # Errors
    /// When the template asks for something that the context or the words do not hold.
    pub fn said(&self, words: &Renderer, lang: Lang) -> Result<Vec<Said>, RenderError> {
        let text = words.render(self, lang)?;
        Ok(text.split(PERSON).take(self.people.len()).map(said).collect())
    }
}

fn said(text: &str) -> Said {
    let mut said = Said::default();
    for part in text.split(PART) {
        let Some((kind, words)) = part.trim().split_once(':') else { continue };
        let words = unescape(words.trim());
        match kind {
            "1" => said.criteria.push(words),
            "2" => said.reasons.push(words),
            "3" => said.missing.push(words),
            "4" => said.ask.push(words),
            _ => said.answer = Some(words),
        }
    }
    said
}

/// The text that the template escaped for HTML.
fn unescape(text: &str) -> String {
    let pairs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#x2f;", "/"), ("&amp;", "&")];
    pairs.iter().fold(text.to_owned(), |text, (escaped, plain)| text.replace(escaped, plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_person_is_said_apart_and_unescaped() {
        let renderer = Renderer::new().unwrap();
        let mut giulia = samples::giulia();
        giulia.missing = vec![serde_json::json!({"what": {"kind": "skill", "text": "l'uso di <A> & B/C", "essential": true}, "worth": 1})];
        let words = WorkingWords { layout: invented::anybody("/"), people: vec![giulia, samples::matteo()] };
        let said = words.said(&renderer, Lang::It).unwrap();
        assert_eq!(said.len(), 2);
        assert_eq!(said[0].missing, ["l'uso di <A> & B/C"]);
        assert_eq!(said[0].criteria.len(), 4);
        assert!(!said[0].reasons.is_empty() && said[0].answer.is_none());
        assert!(said[1].answer.as_deref().is_some_and(|answer| answer.contains("sabato alterno")));
    }
}
