//! Keys with which programs use the API in the name of an account: limited to some of its rights, and never for long.

use chrono::TimeDelta;
use ponte_domain::{account::Account, id::AccountId};
use ponte_storage::{Kind, account, account::ApiKey};

use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
    secret::{digest, new_secret},
};

/// Days that a key lasts at most.
pub const MOST_DAYS: i64 = 365;

/// Most characters of what a key is for.
const NAME_CHARS: usize = 100;

/// What every key begins with, so that whoever looks for leaked secrets finds it.
const PREFIX: &str = "ponte_";

/// Characters of a key that are kept, so that it is recognised in a list.
const HINT_CHARS: usize = 12;

/// Characters of the check at the end of a key: a key that was cut short or mistyped is told from a wrong one.
const CHECK_CHARS: usize = 8;

/// Minutes between two notes that a key was used: not every request writes.
const TOUCH_MINUTES: i64 = 5;

/// What a key is made of.
#[derive(Debug, Clone)]
pub struct NewKey {
    /// What it is for.
    pub name: String,
    /// Days that it lasts, from 1 to [`MOST_DAYS`].
    pub days: i64,
    /// The rights that it is limited to; all that the account has now when absent.
    pub scope: Option<Vec<Right>>,
}

/// A key with whose it is.
#[derive(Debug, Clone)]
pub struct KnownKey {
    pub key: ApiKey,
    /// How the person is called whose account it is of.
    pub owner: String,
}

/// A secret in the form of a key: `ponte_`, 43 characters of randomness, 8 of a check over them.
fn dress(secret: &str) -> String {
    format!("{PREFIX}{secret}{}", &digest(secret)[..CHECK_CHARS])
}

/// Whether a text can be a key: keys of before there was a form have none.
fn is_whole(text: &str) -> bool {
    let Some(rest) = text.strip_prefix(PREFIX) else { return true };
    let Some(at) = rest.len().checked_sub(CHECK_CHARS).filter(|at| rest.is_char_boundary(*at)) else { return false };
    let (secret, check) = rest.split_at(at);
    digest(secret)[..CHECK_CHARS] == *check
}

/// A key for one's own account, shown once. Its rights are no wider than those that the account has, now and whenever it is used; a
/// key makes no key, else none would ever end.
///
/// # Errors
/// [`Refusal::NotSignedIn`], [`Refusal::NotWithKey`], [`Refusal::Missing`], [`Refusal::Forbidden`] naming a right that the account has not.
pub async fn create_key(app: &App, caller: &Caller, new: NewKey) -> Result<String> {
    let account = caller.actor.account().ok_or(Refusal::NotSignedIn)?;
    if caller.grants().is_some_and(|grants| grants.is_limited()) {
        return Err(Refusal::NotWithKey.into());
    }
    let name = new.name.trim();
    if name.is_empty() || name.chars().count() > NAME_CHARS {
        return Err(Refusal::Missing("name").into());
    }
    if !(1..=MOST_DAYS).contains(&new.days) {
        return Err(Refusal::Missing("days").into());
    }
    let mut scope = match new.scope {
        Some(scope) => scope,
        None => Right::ALL.iter().copied().filter(|right| caller.may(*right)).collect(),
    };
    scope.iter().try_for_each(|right| caller.require(*right))?;
    scope.sort_unstable();
    scope.dedup();
    if scope.is_empty() {
        return Err(Refusal::Missing("scope").into());
    }
    let secret = dress(&new_secret()?);
    let now = app.now();
    let key = ApiKey {
        digest: digest(&secret),
        account,
        name: name.to_owned(),
        hint: Some(secret.chars().take(HINT_CHARS).collect()),
        scope: Some(scope.iter().map(|right| right.as_str().to_owned()).collect()),
        created_at: now,
        expires_at: Some(now + TimeDelta::days(new.days)),
        used_at: None,
    };
    let tx = app.begin().await?;
    account::insert_key(&tx, &key).await?;
    app.audit(&tx, caller, "account.create_key", Some((Kind::Account, account.0)), &[]).await?;
    app.commit(tx).await?;
    Ok(secret)
}

/// The account of a key that has not expired, and the rights that it is limited to.
///
/// # Errors
/// When the database cannot be used.
pub async fn by_key(app: &App, secret: &str) -> Result<Option<(Account, Option<Vec<Right>>)>> {
    if !is_whole(secret) {
        return Ok(None);
    }
    let now = app.now();
    let Some((account, key)) = account::by_key(&app.db, &digest(secret), now).await? else { return Ok(None) };
    if account.has_ended_on(app.today()) {
        return Ok(None);
    }
    if key.used_at.is_none_or(|used| now - used > TimeDelta::minutes(TOUCH_MINUTES)) {
        let tx = app.begin().await?;
        account::touch_key(&tx, &key.digest, now).await?;
        app.commit(tx).await?;
    }
    // A right that the program does not know any more gives nothing.
    let scope = key.scope.map(|scope| scope.iter().filter_map(|code| Right::from_code(code)).collect());
    Ok(Some((account, scope)))
}

/// One's own keys, the latest first; expired ones too.
///
/// # Errors
/// [`Refusal::NotSignedIn`].
pub async fn own_keys(app: &App, caller: &Caller) -> Result<Vec<ApiKey>> {
    let account = caller.actor.account().ok_or(Refusal::NotSignedIn)?;
    Ok(account::keys(&app.db, Some(account)).await?)
}

/// The keys of all accounts.
///
/// # Errors
/// [`Refusal::Forbidden`].
pub async fn all_keys(app: &App, caller: &Caller) -> Result<Vec<KnownKey>> {
    caller.require(Right::Accounts)?;
    let names = super::names(app).await?;
    let known = |key: ApiKey| KnownKey { owner: names.get(&key.account.0).cloned().unwrap_or_default(), key };
    Ok(account::keys(&app.db, None).await?.into_iter().map(known).collect())
}

/// Revokes one's own key, at once.
///
/// # Errors
/// [`Refusal::NotSignedIn`], [`Refusal::NotFound`].
pub async fn revoke_own_key(app: &App, caller: &Caller, key: &str) -> Result<()> {
    let account = caller.actor.account().ok_or(Refusal::NotSignedIn)?;
    revoke(app, caller, key, Some(account)).await
}

/// Revokes a key of whomever, at once.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn revoke_key(app: &App, caller: &Caller, key: &str) -> Result<()> {
    caller.require(Right::Accounts)?;
    revoke(app, caller, key, None).await
}

async fn revoke(app: &App, caller: &Caller, key: &str, of: Option<AccountId>) -> Result<()> {
    let owner = account::keys(&app.db, of).await?.into_iter().find(|known| known.digest == key).map(|known| known.account.0);
    let owner = owner.ok_or(Refusal::NotFound(Kind::Account))?;
    let tx = app.begin().await?;
    if !account::remove_key(&tx, key, of).await? {
        return Err(Refusal::NotFound(Kind::Account).into());
    }
    app.audit(&tx, caller, "account.revoke_key", Some((Kind::Account, owner)), &[]).await?;
    app.commit(tx).await
}

#[cfg(test)]
mod tests {
    use super::{dress, is_whole};

    #[test]
    fn a_key_is_recognised_and_one_that_was_cut_short_is_not_a_key() {
        let key = dress("k3J9_secret-of-a-test");
        assert!(key.starts_with("ponte_") && is_whole(&key));
        assert!(!is_whole(&key[..key.len() - 1]) && !is_whole(&key.replace("secret", "Secret")));
        assert!(!is_whole("ponte_") && !is_whole("ponte_ééé"));
        assert!(is_whole("a-token-of-before"), "keys of before have no form");
    }
}
