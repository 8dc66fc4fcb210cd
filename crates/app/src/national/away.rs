//! The switch that says that the national system does not answer.

use chrono::{DateTime, Utc};
use ponte_storage::{Reads, desk};
use serde::{Deserialize, Serialize};

use crate::{
    App,
    error::{Error, Result},
    rights::{Caller, Right},
};

/// Name of the setting that keeps it.
const SETTING: &str = "national.away";

/// That the national system does not answer, since when, and who said so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Away {
    pub since: DateTime<Utc>,
    pub by: Option<String>,
}

/// Whether the national system is away.
///
/// # Errors
/// When the database, or the setting, cannot be read.
pub async fn away(db: &impl Reads) -> Result<Option<Away>> {
    let Some(text) = desk::setting(db, SETTING).await? else { return Ok(None) };
    serde_json::from_str(&text).map(Some).map_err(|error| Error::Internal(format!("{SETTING}: {error}")))
}

/// Says that the national system does not answer: declarations are provisional from now on, unless somebody says otherwise. Said twice,
/// it is away since the first time.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn call_away(app: &App, caller: &Caller) -> Result<()> {
    caller.require(Right::EditPeople)?;
    let tx = app.begin().await?;
    if away(&tx).await?.is_none() {
        let said = Away { since: app.now(), by: caller.actor.name().map(str::to_owned) };
        let text = serde_json::to_string(&said).map_err(|error| Error::Internal(error.to_string()))?;
        desk::set_setting(&tx, SETTING, Some(&text)).await?;
        app.audit(&tx, caller, "national.away", None, &[]).await?;
    }
    app.commit(tx).await
}

/// Says that the national system answers again. What waits for it stays in its list: nothing is sent by itself.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn call_back(app: &App, caller: &Caller) -> Result<()> {
    caller.require(Right::EditPeople)?;
    let tx = app.begin().await?;
    if away(&tx).await?.is_some() {
        desk::set_setting(&tx, SETTING, None).await?;
        app.audit(&tx, caller, "national.back", None, &[]).await?;
    }
    app.commit(tx).await
}
