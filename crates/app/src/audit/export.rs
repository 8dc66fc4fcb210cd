//! The audit as a file, for an auditor.

use chrono::SecondsFormat;
use uuid::Uuid;

use super::list::{ActFilter, read};
use crate::{
    App,
    error::{Error, Result},
    import::source::guarded,
    rights::{Caller, Right},
};

/// Acts read at a time.
const PAGE: u64 = 2_000;

const COLUMNS: [&str; 17] = [
    "chain",
    "number",
    "at",
    "who",
    "account",
    "name",
    "role",
    "desk",
    "purpose",
    "verb",
    "kind",
    "record",
    "person",
    "fields",
    "digests",
    "context",
    "correlation",
];

/// The acts that a filter lets through, as CSV, the latest first; that they were taken away is recorded first.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn export(app: &App, caller: &Caller, filter: &ActFilter) -> Result<Vec<u8>> {
    caller.require(Right::SeeAudit)?;
    let tx = app.begin().await?;
    app.audit(&tx, caller, "audit.export", None, &[]).await?;
    app.commit(tx).await?;
    let failed = |error: csv::Error| Error::Internal(error.to_string());
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(COLUMNS).map_err(failed)?;
    let mut page = ActFilter { limit: PAGE, ..filter.clone() };
    loop {
        let told = read(app, &page).await?;
        let Some(last) = told.last() else { break };
        page.before = Some(last.past.seq);
        for each in &told {
            let act = &each.past.act;
            let id = |id: Option<Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
            let text = |text: &Option<String>| text.as_deref().map(|text| guarded(text)).unwrap_or_default();
            out.write_record([
                each.past.chain.clone(),
                each.past.number.to_string(),
                act.at.to_rfc3339_opts(SecondsFormat::Micros, true),
                act.who.clone(),
                id(act.actor),
                text(&each.name),
                text(&act.role),
                text(&act.desk),
                act.purpose.clone(),
                act.verb.clone(),
                text(&act.kind),
                id(act.record),
                id(act.person),
                text(&act.fields),
                text(&act.digests),
                text(&act.context),
                text(&act.correlation),
            ])
            .map_err(failed)?;
        }
    }
    out.into_inner().map_err(|error| Error::Internal(error.to_string()))
}
