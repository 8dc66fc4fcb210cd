//! Records one thing for several people at once: a session of a group.

use ponte_domain::pathway::{Entry, RunError};
use uuid::Uuid;

use super::{
    record::record_in,
    view::{Case, Touch, find},
};
use crate::{
    App,
    error::{Error, Refusal, Result},
    rights::Caller,
};

/// Records something for each of some cases; what one of them does not allow is told and keeps nobody else back.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`] when one of them is out of reach: then nothing is recorded.
pub async fn record_together(app: &App, caller: &Caller, ids: &[Uuid], entry: &Entry, note: &str) -> Result<Vec<(Uuid, Option<RunError>)>> {
    let tx = app.begin().await?;
    let mut told = Vec::new();
    for id in ids {
        let stored = find(app, &tx, caller, Touch::Edit, *id).await?;
        let case = Case::of(app, stored).await?;
        match record_in(app, &tx, caller, case, entry.clone(), note).await {
            Ok(_) => told.push((*id, None)),
            Err(Error::Refused(Refusal::Run(why))) => told.push((*id, Some(why))),
            Err(error) => return Err(error),
        }
    }
    app.commit(tx).await?;
    Ok(told)
}
