//! The changes of a record, field by field, as its history shows them.

use axum::response::Response;
use ponte_app::{export::text_of, register::HistoryEntry};
use ponte_storage::Stored;
use ponte_templates::{
    layout::{Crumb, Place},
    pages::worker_view::{Fact, FactKind, FieldChange, History},
};
use serde::Deserialize;
use serde_json::Value;

use crate::{error::PageError, layout::layout, site::Site, visitor::Staff};

/// Facts, and changes, shown on a page.
const MOST: usize = 100;

/// Each field that was changed, the latest first.
fn field_changes(entries: &[HistoryEntry]) -> Vec<FieldChange> {
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

/// The part of a history's address that says which page it is.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(default)]
pub struct PageOf {
    /// How many facts and changes come before this page.
    dopo: usize,
}

impl PageOf {
    /// The facts and changes of this page, and the address of the next when either goes on.
    fn cut(self, facts: &mut Vec<Fact>, changes: &mut Vec<FieldChange>, path: &str) -> Option<String> {
        let (end, longest) = (self.dopo.saturating_add(MOST), facts.len().max(changes.len()));
        facts.truncate(end);
        facts.drain(..self.dopo.min(facts.len()));
        changes.truncate(end);
        changes.drain(..self.dopo.min(changes.len()));
        (longest > end).then(|| format!("{path}?dopo={end}"))
    }
}

/// Whose history is shown.
pub struct Subject {
    pub place: Place,
    /// The links back, but for the record itself.
    pub crumbs: Vec<Crumb>,
    pub name: String,
    /// Address of the record.
    pub path: String,
}

/// A page of the history of a record: its facts, and what each save changed.
pub fn history(
    site: &Site,
    staff: Staff,
    page: PageOf,
    of: Subject,
    mut facts: Vec<Fact>,
    entries: &[HistoryEntry],
) -> Result<Response, PageError> {
    let Subject { place, mut crumbs, name, path } = of;
    let mut changes = field_changes(entries);
    let next = page.cut(&mut facts, &mut changes, &format!("{path}/storia"));
    crumbs.push(Crumb::name(&name, path));
    let layout = layout(site, &staff.0, place, crumbs);
    site.show(staff.0, &History { layout, name, facts, changes, next })
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
    let fact = |kind, at, by| Fact { kind, at, by, what: None, state: None, coded: None, note: None, behalf: None };
    let mut facts: Vec<Fact> = entries.iter().map(|entry| fact(FactKind::Changed, entry.at, entry.by.name().map(str::to_owned))).collect();
    let began = if stored.batch.is_some() { FactKind::Imported } else { FactKind::Registered };
    facts.push(fact(began, stored.created_at, None));
    facts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pages_of_a_history_hold_all_of_it_once() {
        let fact = Fact {
            kind: FactKind::Changed,
            at: chrono::DateTime::UNIX_EPOCH,
            by: None,
            behalf: None,
            what: None,
            state: None,
            coded: None,
            note: None,
        };
        let change = |n: usize| FieldChange { at: chrono::DateTime::UNIX_EPOCH, by: None, field: n.to_string(), before: None, after: None };
        let all: Vec<FieldChange> = (0..250).map(change).collect();
        let (mut dopo, mut seen) = (0, Vec::new());
        loop {
            let (mut facts, mut changes) = (vec![fact.clone(); 3], all.clone());
            let next = PageOf { dopo }.cut(&mut facts, &mut changes, "/storia");
            assert_eq!(facts.len(), if dopo == 0 { 3 } else { 0 });
            seen.extend(changes.into_iter().map(|change| change.field));
            let Some(next) = next else { break };
            dopo = next.rsplit('=').next().unwrap().parse().unwrap();
        }
        assert_eq!(seen, all.iter().map(|change| change.field.clone()).collect::<Vec<_>>());
    }
}
