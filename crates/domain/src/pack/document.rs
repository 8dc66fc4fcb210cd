//! Documents: Markdown in each language, with placeholders for what is known of the case.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{fault::Code, report::Report};
use crate::{
    expression::{Expression, Names, Type},
    reference::Lang,
};

/// A document of a pack: `documents/<id>/<language>.md`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    pub id: String,
    /// Its text in each language of the pack.
    pub text: BTreeMap<Lang, String>,
}

/// A part of a text with placeholders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<'t> {
    Text(&'t str),
    /// What stands between `{{` and `}}`, and the byte at which it begins.
    Expression(&'t str, usize),
    /// A `{{` that is not closed or holds nothing, and the byte at which it begins.
    Broken(usize),
}

/// The parts of a text with placeholders (`{{ given_name }}`).
#[must_use]
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = text[from..].find("{{").map(|at| from + at) {
        if open > from {
            found.push(Piece::Text(&text[from..open]));
        }
        let inside = open + 2;
        let Some(close) = text[inside..].find("}}").map(|at| inside + at) else {
            found.push(Piece::Broken(open));
            return found;
        };
        let written = &text[inside..close];
        if let Some(next) = written.find("{{") {
            // Another one opens before this one is closed.
            found.push(Piece::Broken(open));
            from = inside + next;
            continue;
        }
        found.push(if written.trim().is_empty() { Piece::Broken(open) } else { Piece::Expression(written, inside) });
        from = close + 2;
    }
    if from < text.len() {
        found.push(Piece::Text(&text[from..]));
    }
    found
}

/// What every document and message may say, beside parameters and what the pack's questionnaires ask.
pub(super) fn letter_names() -> Names {
    let text = ["given_name", "family_name", "desk_name", "desk_phone", "desk_email", "desk_address", "operator_name", "link", "place"];
    let mut names: Names = text.into_iter().map(|name| (name.to_owned(), Type::Text)).collect();
    names.extend(["today", "deadline"].map(|name| (name.to_owned(), Type::Date)));
    names
}

/// Checks the placeholders of a text that begins at a byte of its file.
pub(super) fn check(report: &mut Report<'_>, field: &str, text: &str, from: Option<usize>, names: &Names) {
    for piece in pieces(text) {
        match piece {
            Piece::Text(_) => {}
            Piece::Broken(at) => match from {
                Some(from) => report.fault_at(from + at, field, Code::BadPlaceholder, "", ""),
                None => report.fault(field, Code::BadPlaceholder, "", ""),
            },
            Piece::Expression(written, at) => {
                let checked = Expression::parse(written).map_err(|fault| vec![fault]).and_then(|read| read.check(names));
                for fault in checked.err().into_iter().flatten() {
                    match from {
                        Some(from) => report.expression_fault_at(from + at, field, fault),
                        None => report.expression_fault(field, fault),
                    }
                }
            }
        }
    }
}
