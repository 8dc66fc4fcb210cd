//! Shows what a record was.

use chrono::{DateTime, Utc};
use ponte_domain::actor::Actor;
use ponte_storage::{Stored, register};
use serde_json::Value;
use uuid::Uuid;

use super::Registered;
use crate::{
    App,
    error::{Error, Result},
    rights::Caller,
};

/// One save of a record: who, when, and the fields that changed.
#[derive(Debug, Clone)]
pub struct HistoryEntry {
    pub at: DateTime<Utc>,
    pub by: Actor,
    /// Dotted name, before, after.
    pub changes: Vec<(String, Value, Value)>,
}

/// The saves of a record, the latest first.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`], [`crate::error::Refusal::NotFound`].
pub async fn history<R: Registered>(app: &App, caller: &Caller, id: Uuid) -> Result<Vec<HistoryEntry>> {
    history_of(app, &app.record::<R>(&app.db, caller, R::SEE, id).await?).await
}

/// The saves of a record that was read under a right of its own.
pub(crate) async fn history_of<R: Registered>(app: &App, present: &Stored<R>) -> Result<Vec<HistoryEntry>> {
    let json = |value: &R| serde_json::to_value(value).map_err(|error| Error::Internal(error.to_string()));
    let mut after = json(&present.value)?;
    let mut entries = Vec::new();
    for revision in register::history::<R>(&app.db, present.id).await? {
        let before = json(&revision.value)?;
        entries.push(HistoryEntry { at: revision.replaced_at, by: revision.replaced_by, changes: differences(&before, &after) });
        after = before;
    }
    Ok(entries)
}

/// The leaves in which two JSON values differ, by dotted name.
#[must_use]
pub fn differences(before: &Value, after: &Value) -> Vec<(String, Value, Value)> {
    let mut found = Vec::new();
    compare("", before, after, &mut found);
    found
}

fn compare(name: &str, before: &Value, after: &Value, found: &mut Vec<(String, Value, Value)>) {
    if before == after {
        return;
    }
    let (Value::Object(old), Value::Object(new)) = (before, after) else {
        found.push((name.to_owned(), before.clone(), after.clone()));
        return;
    };
    let mut keys: Vec<&String> = old.keys().chain(new.keys()).collect();
    keys.sort();
    keys.dedup();
    for key in keys {
        let name = if name.is_empty() { key.clone() } else { format!("{name}.{key}") };
        compare(&name, old.get(key).unwrap_or(&Value::Null), new.get(key).unwrap_or(&Value::Null), found);
    }
}
