//! What nothing in a pack asks for. It keeps nobody from using the pack: a desk may be about to write the rest.

use super::Texts;
use crate::{
    pack::{
        fault::{Code, Fault},
        manifest::Manifest,
    },
    pathway::Pathway,
};

/// Parameters that no expression uses, documents that no step makes, messages that neither a step nor a campaign sends.
pub(super) fn hints(texts: &Texts<'_>, manifest: &Manifest, pathways: &[Pathway]) -> Vec<Fault> {
    let mut hints = Vec::new();
    for (place, one) in manifest.parameters.iter().enumerate() {
        let name = format!("parameter.{}", one.id);
        if !expressions(texts).any(|text| mentions(text, &name)) {
            hints.push(hint(texts.manifest, &format!("parameters.{}.id", place + 1), &one.id, &format!("\"{}\"", one.id)));
        }
    }
    let steps = || pathways.iter().flat_map(Pathway::steps).map(|(_, step)| step);
    for (id, written) in &texts.documents {
        if !steps().any(|step| step.document.as_deref() == Some(id)) {
            hints.push(hint(written.values().next().copied(), "", id, ""));
        }
    }
    for (id, text) in &texts.messages {
        // What holds the link to a questionnaire is sent by campaigns.
        let invites = mentions(text.1, "link");
        if !invites && !steps().any(|step| step.message.as_deref() == Some(id)) {
            hints.push(hint(Some(*text), "", id, ""));
        }
    }
    hints
}

/// The texts in which expressions stand.
fn expressions<'t>(texts: &'t Texts<'_>) -> impl Iterator<Item = &'t str> {
    let documents = texts.documents.values().flat_map(|written| written.values()).map(|(_, text)| *text);
    let files = texts.pathways.iter().chain(&texts.questionnaires).chain(&texts.messages).map(|(_, (_, text))| *text);
    documents.chain(files).chain(texts.indicators.iter().map(|(_, text)| *text))
}

/// Whether a name stands in a text, and not only as a part of a longer one.
fn mentions(text: &str, name: &str) -> bool {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
    text.match_indices(name).any(|(at, found)| !text[..at].ends_with(part) && !text[at + found.len()..].starts_with(part))
}

/// A hint at the first line of a file in which something is written; at the file as a whole when nothing is sought.
fn hint(text: Option<(&str, &str)>, field: &str, value: &str, sought: &str) -> Fault {
    let (path, text) = text.unwrap_or_default();
    let found = text.lines().zip(1..).find(|(line, _)| !sought.is_empty() && line.contains(sought));
    let (line, column) = found.map_or((0, 0), |(line, number)| (number, column_of(line, sought)));
    Fault { line, column, field: field.to_owned(), ..Fault::of_file(path, Code::Unused, value, "") }
}

fn column_of(line: &str, sought: &str) -> u32 {
    let before = line.find(sought).and_then(|at| line.get(..at)).map_or(0, |before| before.chars().count());
    u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1)
}
