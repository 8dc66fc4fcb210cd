//! In whose name the command line acts.

use ponte_domain::actor::Actor;
use ponte_storage::{Kind, account};

use crate::{
    App,
    error::{Refusal, Result},
};

/// The actor that an account is, for a command run in its name: the same rights, the same audit.
///
/// # Errors
/// [`Refusal::NotFound`] when there is no such account or it is shut.
pub async fn acting(app: &App, username: &str) -> Result<Actor> {
    let stored = account::by_username(&app.db, username).await?.filter(|stored| !stored.account.disabled);
    Ok(app.actor_of(&stored.ok_or(Refusal::NotFound(Kind::Account))?.account))
}
