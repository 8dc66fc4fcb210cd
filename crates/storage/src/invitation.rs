//! Invitations to have an account.

use chrono::{DateTime, Utc};
use ponte_domain::{id::AccountId, invitation::Invitation};
use sea_orm::QueryResult;
use serde_json::{from_str, to_string};
use uuid::Uuid;

use crate::{
    db::{Reads, Tx, column},
    error::{Result, StorageError},
};

fn read(row: &QueryResult) -> Result<Invitation> {
    let id: Uuid = column(row, "id")?;
    let body: String = column(row, "body")?;
    from_str(&body).map_err(|error| StorageError::Unreadable { table: "invitation", column: "body", record: id, reason: error.to_string() })
}

/// Keeps a new invitation under the digest of its link.
///
/// # Errors
/// When the database refuses.
pub async fn insert(tx: &Tx, digest: &str, invitation: &Invitation) -> Result<()> {
    let sql = "INSERT INTO invitation (id, digest, desk, body, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)";
    let values = vec![
        invitation.id.into(),
        digest.into(),
        invitation.desk.clone().into(),
        to_string(invitation)?.into(),
        invitation.created_at.into(),
        invitation.expires_at.into(),
    ];
    tx.run(sql, values).await?;
    Ok(())
}

/// The invitation behind a link, if it is open at an instant.
///
/// # Errors
/// When the database or the invitation cannot be read.
pub async fn by_digest(db: &impl Reads, digest: &str, now: DateTime<Utc>) -> Result<Option<Invitation>> {
    let sql = "SELECT id, body FROM invitation WHERE digest = $1 AND closed_at IS NULL AND expires_at > $2";
    db.one(sql, vec![digest.into(), now.into()]).await?.as_ref().map(read).transpose()
}

/// The invitations that were neither taken up nor revoked, the latest first; expired ones too.
///
/// # Errors
/// When the database or an invitation cannot be read.
pub async fn pending(db: &impl Reads) -> Result<Vec<Invitation>> {
    let sql = "SELECT id, body FROM invitation WHERE closed_at IS NULL ORDER BY created_at DESC, id";
    db.all(sql, vec![]).await?.iter().map(read).collect()
}

/// Closes an invitation that is open, as taken up by an account or as revoked; false when it was closed before. What it said of
/// the invited is forgotten.
///
/// # Errors
/// When the database refuses.
pub async fn close(tx: &Tx, id: Uuid, account: Option<AccountId>, now: DateTime<Utc>) -> Result<bool> {
    let sql = "UPDATE invitation SET closed_at = $2, account = $3, body = '{}' WHERE id = $1 AND closed_at IS NULL";
    Ok(tx.run(sql, vec![id.into(), now.into(), account.map(|id| id.0).into()]).await? == 1)
}

/// Forgets the invitations that expired before an instant; returns how many.
///
/// # Errors
/// When the database refuses.
pub async fn forget_expired(tx: &Tx, before: DateTime<Utc>) -> Result<u64> {
    tx.run("DELETE FROM invitation WHERE closed_at IS NULL AND expires_at < $1", vec![before.into()]).await
}
