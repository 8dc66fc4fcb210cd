//! The practice card: the form in which services tell each other what works.

use serde::{Deserialize, Serialize};

use super::{fault::Code, report::Report};
use crate::codes;

/// Most characters of the description.
pub const DESCRIPTION_CHARS: usize = 500;
/// Most characters of any other field.
const FIELD_CHARS: usize = 20_000;

codes! {
    /// A field of the card, in the order of the national form of good practices.
    pub enum CardField {
        /// What it is, in at most 500 characters.
        Description = "description",
        /// What it is part of.
        Scope = "scope",
        /// Where.
        Territory = "territory",
        /// Whether it still runs.
        Open = "open",
        /// Who helped, and how.
        Support = "support",
        /// The employment service.
        Service = "service",
        /// When it began and how long it lasted.
        Period = "period",
        /// What prompted it, from inside or outside.
        Trigger = "trigger",
        /// Bodies involved and what they do.
        Bodies = "bodies",
        /// Whom it reached.
        Targets = "targets",
        /// What it was meant to achieve.
        Objectives = "objectives",
        /// What was done.
        Activities = "activities",
        /// People and organisation.
        Resources = "resources",
        /// Who paid.
        Funding = "funding",
        /// Results.
        Outputs = "outputs",
        /// What changed.
        Outcomes = "outcomes",
        /// Lessons, what helped, what was hard.
        Lessons = "lessons",
        /// Conclusions, and whether it can be transferred.
        Conclusions = "conclusions",
    }
}

/// The fields that a card must have.
pub const CARD_FIELDS: [CardField; 6] = [
    CardField::Description,
    CardField::Territory,
    CardField::Targets,
    CardField::Objectives,
    CardField::Activities,
    CardField::Conclusions,
];

/// A card in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    pub title: String,
    /// Each field with its heading and its text (Markdown), in the order of the file.
    pub fields: Vec<(CardField, String, String)>,
}

impl Card {
    /// The text of a field.
    #[must_use]
    pub fn field(&self, field: CardField) -> Option<&str> {
        self.fields.iter().find(|(found, ..)| *found == field).map(|(.., text)| text.as_str())
    }
}

/// Reads a card: `# title`, then `## heading {#field}` and the text of each field.
pub(super) fn read(report: &mut Report<'_>, text: &str) -> Card {
    let mut card = Card::default();
    let mut from = 0;
    let mut open = None;
    for line in text.split_inclusive('\n') {
        let here = from;
        from += line.len();
        if let Some(heading) = line.strip_prefix("## ") {
            open = heading_of(report, here, heading.trim(), &mut card);
        } else if let Some(title) = line.strip_prefix("# ").filter(|_| card.title.is_empty()) {
            card.title = title.trim().to_owned();
        } else if let Some(place) = open {
            let (.., body): &mut (CardField, String, String) = &mut card.fields[place];
            body.push_str(line);
        }
    }
    finish(report, &mut card);
    card
}

/// The place of the field that a heading opens.
fn heading_of(report: &mut Report<'_>, at: usize, heading: &str, card: &mut Card) -> Option<usize> {
    let Some((words, anchor)) = heading.strip_suffix('}').and_then(|heading| heading.rsplit_once("{#")) else {
        report.fault_at(at, heading, Code::NoAnchor, heading, "");
        return None;
    };
    let Some(field) = CardField::from_code(anchor) else {
        let names: Vec<&str> = CardField::ALL.iter().map(|field| field.as_str()).collect();
        report.note(anchor, super::report::Place { from: at, to: at });
        report.fault_near(anchor, Code::UnknownHeading, anchor, &names.join(", "), names.iter().copied());
        return None;
    };
    if card.fields.iter().any(|(found, ..)| *found == field) {
        report.fault_at(at, anchor, Code::DoubleName, anchor, "");
        return None;
    }
    report.note(anchor, super::report::Place { from: at, to: at });
    card.fields.push((field, words.trim().to_owned(), String::new()));
    Some(card.fields.len() - 1)
}

fn finish(report: &mut Report<'_>, card: &mut Card) {
    if card.title.is_empty() {
        report.fault("", Code::Missing, "#", "text");
    }
    for (field, _, text) in &mut card.fields {
        *text = text.trim().to_owned();
        let most = if *field == CardField::Description { DESCRIPTION_CHARS } else { FIELD_CHARS };
        if text.is_empty() {
            report.fault(field.as_str(), Code::Missing, field.as_str(), "text");
        } else if text.chars().count() > most {
            report.fault(field.as_str(), Code::TextTooLong, text, most.to_string());
        }
    }
    for field in CARD_FIELDS.into_iter().filter(|field| card.field(*field).is_none()) {
        report.fault("", Code::Missing, field.as_str(), "text");
    }
}
