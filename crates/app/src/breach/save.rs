//! Records a breach, and what becomes of it.

use ponte_domain::breach::Breach;
use ponte_storage::{Kind, audit::Details, breach};

use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// Saves a breach over the version that the caller saw; 0 for a new one. Who recorded it first stays.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Stale`]; [`Refusal::Breach`] says what is wrong.
pub async fn save(app: &App, caller: &Caller, seen: i64, mut value: Breach) -> Result<()> {
    caller.require(Right::Breaches)?;
    if seen != 0 {
        let stored = breach::get(&app.db, value.id).await?.ok_or(Refusal::NotFound(Kind::Account))?;
        value.recorded_by = stored.breach.recorded_by;
    }
    value.check(app.now()).map_err(Refusal::from)?;
    let tx = app.begin().await?;
    breach::save(&tx, seen, &value).await?;
    let context = Some(format!("breach={} risk={} closed={}", value.id, value.risk, if value.closed.is_some() { "yes" } else { "no" }));
    let verb = if seen == 0 { "breach.record" } else { "breach.save" };
    app.audit_with(&tx, caller, verb, None, Details { context, ..Details::default() }).await?;
    app.commit(tx).await
}
