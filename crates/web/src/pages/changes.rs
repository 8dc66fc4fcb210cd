//! The changes of a record, field by field, as its history shows them.

use ponte_app::{export::text_of, register::HistoryEntry};
use ponte_storage::Stored;
use ponte_templates::pages::worker_view::{Fact, FactKind, FieldChange};
use serde_json::Value;

/// Changes shown on a page.
const MOST: usize = 200;

/// Each field that was changed, the latest first.
pub fn field_changes(entries: &[HistoryEntry]) -> Vec<FieldChange> {
    let changes = entries.iter().flat_map(|entry| {
        entry.changes.iter().map(|(field, before, after)| FieldChange {
            at: entry.at,
            by: entry.by.name().map(str::to_owned),
            field: field.clone(),
            before: said(before),
            after: said(after),
        })
    });
    changes.collect()
}

/// As many as fit on a page.
pub fn shown_first(mut changes: Vec<FieldChange>) -> Vec<FieldChange> {
    changes.truncate(MOST);
    changes
}

/// A value in one line; objects by what they hold.
fn said(value: &Value) -> Option<String> {
    let text = match value {
        Value::Object(members) => members.values().filter_map(said).collect::<Vec<_>>().join(", "),
        Value::Array(entries) => entries.iter().filter_map(said).collect::<Vec<_>>().join("; "),
        other => text_of(other),
    };
    (!text.is_empty()).then_some(text)
}

/// The saves of a record as facts, from the latest to its beginning.
pub fn saves<R>(stored: &Stored<R>, entries: &[HistoryEntry]) -> Vec<Fact> {
    let fact = |kind, at, by| Fact { kind, at, by, what: None, state: None, note: None, behalf: None };
    let mut facts: Vec<Fact> = entries.iter().map(|entry| fact(FactKind::Changed, entry.at, entry.by.name().map(str::to_owned))).collect();
    let began = if stored.batch.is_some() { FactKind::Imported } else { FactKind::Registered };
    facts.push(fact(began, stored.created_at, None));
    facts
}
