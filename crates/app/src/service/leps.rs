//! The levels of the installation: those of the law, and its own.

use ponte_domain::service::{Extension, LepList};
use ponte_storage::{Reads, desk};

use crate::{
    App,
    error::{Error, Refusal, Result},
    rights::{Caller, Right},
};

/// Name of the setting that keeps the levels that the installation adds.
const SETTING: &str = "lep.extensions";

/// The levels that the installation adds.
///
/// # Errors
/// When the database, or the setting, cannot be read.
pub async fn extensions(db: &impl Reads) -> Result<Vec<Extension>> {
    let Some(text) = desk::setting(db, SETTING).await? else { return Ok(Vec::new()) };
    serde_json::from_str(&text).map_err(|error| Error::Internal(format!("{SETTING}: {error}")))
}

/// All levels of the installation.
///
/// # Errors
/// As [`extensions`].
pub async fn levels(db: &impl Reads) -> Result<LepList> {
    let added = extensions(db).await?;
    LepList::with(&added).map_err(|(place, error)| Error::Internal(format!("{SETTING}, {place}: {error}")))
}

/// Refuses who may not set the levels.
///
/// # Errors
/// [`Refusal::Forbidden`].
pub fn may_keep_extensions(caller: &Caller) -> Result<()> {
    Ok(caller.require(Right::Desk)?)
}

/// Sets the levels that the installation adds. One that was used stays, so that what was delivered keeps its name.
///
/// # Errors
/// [`Refusal::Forbidden`]; [`Refusal::Lep`] with the place of the one that does not fit.
pub async fn keep_extensions(app: &App, caller: &Caller, added: &[Extension]) -> Result<()> {
    caller.require(Right::Desk)?;
    LepList::with(added).map_err(|(place, error)| Refusal::Lep { place, error })?;
    let tx = app.begin().await?;
    let kept = extensions(&tx).await?;
    let gone = kept.iter().filter(|known| !added.iter().any(|each| each.code == known.code));
    let mut all = added.to_vec();
    for lost in gone {
        if ponte_storage::service::is_used(&tx, &lost.code).await? {
            all.push(lost.clone());
        }
    }
    LepList::with(&all).map_err(|(place, error)| Refusal::Lep { place, error })?;
    let text = serde_json::to_string(&all).map_err(|error| Error::Internal(error.to_string()))?;
    desk::set_setting(&tx, SETTING, Some(&text)).await?;
    app.audit(&tx, caller, "service.keep_levels", None, &["levels"]).await?;
    app.commit(tx).await
}
