//! Makes a record.

use ponte_storage::{New, Stored, register};
use uuid::Uuid;

use super::Registered;
use crate::{
    App, case,
    error::{Error, Refusal, Result},
    rights::Caller,
};

/// Makes a record and returns its id.
///
/// # Errors
/// [`Refusal::Forbidden`]; [`Refusal::Exists`] when its external id is taken.
pub async fn create<R: Registered>(app: &App, caller: &Caller, value: &R) -> Result<Uuid> {
    create_as(app, caller, app.new_id(), value).await
}

/// Makes a record under an id that was given out before, with its form: sent twice, it is made once.
///
/// # Errors
/// As [`create`].
pub async fn create_as<R: Registered>(app: &App, caller: &Caller, id: Uuid, value: &R) -> Result<Uuid> {
    app.permit_at(caller, R::EDIT, value.desk())?;
    let mut tx = app.begin().await?;
    if let Err(error) = register::insert(&mut tx, &[New { id, value }], app.now(), None).await {
        if !error.is_duplicate() {
            return Err(Error::from(error));
        }
        // The failed transaction cannot be read on; what it ran into stands outside of it.
        tx.rollback().await?;
        let made: Option<Stored<R>> = register::get(&app.db, id).await?;
        let own = match &made {
            Some(made) => app.permit(&app.db, caller, R::EDIT, made).await.is_ok(),
            None => false,
        };
        return if own { Ok(id) } else { Err(Refusal::Exists(R::KIND).into()) };
    }
    case::join_as_maker::<R>(app, &tx, caller, id, value.desk()).await?;
    app.audit(&tx, caller, R::CREATE, Some((R::KIND, id)), &[]).await?;
    app.commit(tx).await?;
    Ok(id)
}
