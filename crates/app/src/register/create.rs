//! Makes a record.

use ponte_storage::{New, register};
use uuid::Uuid;

use super::Registered;
use crate::{
    App,
    error::{Error, Refusal, Result},
    rights::Caller,
};

/// Makes a record and returns its id.
///
/// # Errors
/// [`Refusal::Forbidden`]; [`Refusal::Exists`] when its external id is taken.
pub async fn create<R: Registered>(app: &App, caller: &Caller, value: &R) -> Result<Uuid> {
    caller.require(R::EDIT)?;
    let id = app.new_id();
    let mut tx = app.begin().await?;
    if let Err(error) = register::insert(&mut tx, &[New { id, value }], app.now(), None).await {
        return Err(if error.is_duplicate() { Refusal::Exists(R::KIND).into() } else { Error::from(error) });
    }
    app.audit(&tx, caller, R::CREATE, Some((R::KIND, id)), &[]).await?;
    app.commit(tx).await?;
    Ok(id)
}
