//! Saves a changed record.

use ponte_storage::{Stored, Tx, audit::Details, register};
use uuid::Uuid;

use super::{Registered, differences};
use crate::{
    App,
    audit::digests_of,
    error::{Error, Refusal, Result},
    rights::Caller,
};

/// Saves a record over the version that the caller saw; saving what is already there changes nothing.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`]; [`Refusal::Stale`] when somebody saved it since;
/// [`Refusal::Exists`] when its external id is taken.
pub async fn save<R: Registered>(app: &App, caller: &Caller, id: Uuid, seen_version: i64, value: &R) -> Result<()> {
    let stored: Stored<R> = app.record(&app.db, caller, R::EDIT, id).await?;
    if stored.version != seen_version {
        return Err(Refusal::Stale { kind: R::KIND, id }.into());
    }
    if stored.value == *value {
        return Ok(());
    }
    // Moved to another desk, it must be one where the caller could make it.
    if stored.value.desk() != value.desk() {
        app.permit_at(caller, R::EDIT, value.desk())?;
    }
    let mut tx = app.begin().await?;
    if let Err(error) = register::update(&mut tx, &stored, value, &caller.actor, app.now(), None).await {
        return Err(if error.is_duplicate() { Refusal::Exists(R::KIND).into() } else { Error::from(error) });
    }
    let details = changed(&tx, id, &stored.value, value).await?;
    app.audit_with(&tx, caller, R::SAVE, Some((R::KIND, id)), details).await?;
    app.commit(tx).await
}

/// The names of the fields that change, with keyed digests of their values.
pub(crate) async fn changed<R: Registered>(tx: &Tx, id: Uuid, before: &R, after: &R) -> Result<Details> {
    let json = |value: &R| serde_json::to_value(value).map_err(|error| Error::Internal(error.to_string()));
    let changes = differences(&json(before)?, &json(after)?);
    let digests = digests_of(tx, id, &changes).await?;
    Ok(Details { fields: changes.into_iter().map(|(name, ..)| name).collect(), digests, ..Details::default() })
}
