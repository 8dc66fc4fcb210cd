//! The visits of some days as a file: numbers, times and outcomes, and nobody's name.

use chrono::NaiveDate;
use ponte_domain::visit::Visit;
use ponte_storage::visit;
use serde_json::{Value, json};

use super::desk_of;
use crate::{
    App,
    error::{Refusal, Result},
    export::{ExportFormat, write_table},
    export_register::ExportFile,
    rights::{Caller, Right},
};

/// Most days of one file.
const MOST_DAYS: i64 = 366;

/// Names of the columns.
const COLUMNS: [&str; 10] = ["day", "ticket", "kind", "purpose", "arrived", "received", "counter", "ended", "outcome", "waited_minutes"];

/// Writes the visits to a desk between two days to a file; who took it away is recorded.
///
/// # Errors
/// [`Refusal::Forbidden`]; [`Refusal::Missing`] when the days are reversed, or more than a year; when the file cannot be written.
pub async fn export(
    app: &App,
    caller: &Caller,
    desk: Option<&str>,
    (from, to): (NaiveDate, NaiveDate),
    format: ExportFormat,
) -> Result<ExportFile> {
    caller.require(Right::Export)?;
    let desk = desk_of(app, caller, desk)?;
    if !caller.reach(Right::Export).covers(&app.desks(), &desk) {
        return Err(Refusal::Forbidden(Right::Export).into());
    }
    if to < from || (to - from).num_days() > MOST_DAYS {
        return Err(Refusal::Missing("day").into());
    }
    let all = visit::between(&app.db, &desk, from, to).await?;
    let file = write_table(app, "visits", &COLUMNS, all.iter().map(|found| cells(app, &found.visit)), format)?;
    let tx = app.begin().await?;
    app.audit(&tx, caller, "visit.export", None, &[]).await?;
    app.commit(tx).await?;
    Ok(file)
}

fn cells(app: &App, visit: &Visit) -> Vec<Value> {
    let (received, ended) = (visit.received.as_ref(), visit.ended.as_ref());
    vec![
        json!(visit.day),
        json!(visit.ticket),
        json!(visit.kind),
        json!(visit.purpose),
        json!(visit.arrived),
        json!(received.map(|received| received.at)),
        json!(received.and_then(|received| received.counter.clone())),
        json!(ended.map(|ended| ended.at)),
        json!(ended.map(|ended| ended.outcome)),
        json!(visit.waited_seconds(app.now()) / 60),
    ]
}
