//! Who accounts are at outer providers of identities, and sign-ins that are under way there.

use chrono::{DateTime, Utc};
use ponte_domain::id::AccountId;
use uuid::Uuid;

use crate::{
    db::{Reads, Tx, column},
    error::Result,
};

/// Who an account is at a provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The provider, as it calls itself.
    pub issuer: String,
    /// The person, as the provider calls her.
    pub subject: String,
    pub account: AccountId,
}

/// A sign-in that is under way at a provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// Name of the provider in the set-up.
    pub provider: String,
    /// What the provider must repeat in the token.
    pub nonce: String,
    /// What proves that whoever comes back is who left (PKCE, RFC 7636).
    pub verifier: String,
    /// Where to go on after signing in.
    pub back: String,
}

/// The account that a person has, as a provider calls her.
///
/// # Errors
/// When the database cannot be read.
pub async fn account_of(db: &impl Reads, issuer: &str, subject: &str) -> Result<Option<AccountId>> {
    let sql = "SELECT account FROM identity WHERE issuer = $1 AND subject = $2";
    db.one(sql, vec![issuer.into(), subject.into()]).await?.map(|row| column::<Uuid>(&row, "account").map(AccountId)).transpose()
}

/// Who an account is at providers.
///
/// # Errors
/// When the database cannot be read.
pub async fn of_account(db: &impl Reads, account: AccountId) -> Result<Vec<Identity>> {
    let rows = db.all("SELECT issuer, subject FROM identity WHERE account = $1 ORDER BY issuer, subject", vec![account.0.into()]).await?;
    rows.iter().map(|row| Ok(Identity { issuer: column(row, "issuer")?, subject: column(row, "subject")?, account })).collect()
}

/// Says who an account is at a provider.
///
/// # Errors
/// [`crate::StorageError::is_duplicate`] when that person has an account already.
pub async fn insert(tx: &Tx, identity: &Identity, now: DateTime<Utc>) -> Result<()> {
    let sql = "INSERT INTO identity (issuer, subject, account, created_at) VALUES ($1, $2, $3, $4)";
    tx.run(sql, vec![identity.issuer.clone().into(), identity.subject.clone().into(), identity.account.0.into(), now.into()]).await?;
    Ok(())
}

/// Parts an account from who it is at a provider; false when it was not joined.
///
/// # Errors
/// When the database refuses.
pub async fn remove(tx: &Tx, identity: &Identity) -> Result<bool> {
    let sql = "DELETE FROM identity WHERE issuer = $1 AND subject = $2 AND account = $3";
    Ok(tx.run(sql, vec![identity.issuer.clone().into(), identity.subject.clone().into(), identity.account.0.into()]).await? == 1)
}

/// Keeps a sign-in that begins at a provider; those begun before an instant are forgotten.
///
/// # Errors
/// When the database refuses.
pub async fn begin_visit(tx: &Tx, digest: &str, visit: &Visit, now: DateTime<Utc>, older_than: DateTime<Utc>) -> Result<()> {
    tx.run("DELETE FROM provider_visit WHERE created_at < $1", vec![older_than.into()]).await?;
    let sql = "INSERT INTO provider_visit (digest, provider, nonce, verifier, back, created_at) VALUES ($1, $2, $3, $4, $5, $6)";
    let values = vec![
        digest.into(),
        visit.provider.clone().into(),
        visit.nonce.clone().into(),
        visit.verifier.clone().into(),
        visit.back.clone().into(),
        now.into(),
    ];
    tx.run(sql, values).await?;
    Ok(())
}

/// The sign-in that is under way under a digest, begun since an instant.
///
/// # Errors
/// When the database cannot be read.
pub async fn visit(db: &impl Reads, digest: &str, since: DateTime<Utc>) -> Result<Option<Visit>> {
    let sql = "SELECT provider, nonce, verifier, back FROM provider_visit WHERE digest = $1 AND created_at >= $2";
    let row = db.one(sql, vec![digest.into(), since.into()]).await?;
    row.map(|row| {
        Ok(Visit {
            provider: column(&row, "provider")?,
            nonce: column(&row, "nonce")?,
            verifier: column(&row, "verifier")?,
            back: column(&row, "back")?,
        })
    })
    .transpose()
}

/// Ends a sign-in that is under way; false when it was ended before.
///
/// # Errors
/// When the database refuses.
pub async fn end_visit(tx: &Tx, digest: &str) -> Result<bool> {
    Ok(tx.run("DELETE FROM provider_visit WHERE digest = $1", vec![digest.into()]).await? == 1)
}
