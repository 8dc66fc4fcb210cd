//! Shuts an account or opens it again.

use ponte_domain::id::AccountId;
use ponte_storage::{Kind, account};

use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// Shuts an account (its sessions and tokens end at once) or opens it again. Nobody shuts her own account:
/// an installation would lock itself out.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn set_disabled(app: &App, caller: &Caller, id: AccountId, disabled: bool) -> Result<()> {
    caller.require(Right::Accounts)?;
    if caller.actor.account() == Some(id) {
        return Err(Refusal::Forbidden(Right::Accounts).into());
    }
    let tx = app.begin().await?;
    if !account::set_disabled(&tx, id, disabled).await? {
        return Err(Refusal::NotFound(Kind::Account).into());
    }
    let verb = if disabled { "account.disable" } else { "account.enable" };
    app.audit(&tx, caller, verb, Some((Kind::Account, id.0)), &[]).await?;
    app.commit(tx).await
}
