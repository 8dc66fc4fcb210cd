//! One-use links sent by mail: made with a secret, opened by it, kept only as its digest.

use chrono::TimeDelta;
use ponte_storage::{
    Tx,
    proposal::{self, Link, LinkPurpose},
};
use uuid::Uuid;

use crate::{
    App,
    error::{Refusal, Result},
    secret::{digest, new_secret},
};

/// Makes a link that lasts some days and returns its secret.
pub(crate) async fn make(app: &App, tx: &Tx, purpose: LinkPurpose, subject: Uuid, days: i64) -> Result<String> {
    let secret = new_secret()?;
    let link = Link { purpose, subject, expires_at: app.now() + TimeDelta::days(days), used_at: None };
    proposal::insert_link(tx, &digest(&secret), &link, app.now()).await?;
    Ok(secret)
}

/// The link with a secret, if it is for one of these purposes and has not expired.
pub(crate) async fn open(app: &App, secret: &str, purposes: &[LinkPurpose]) -> Result<Link> {
    let link = proposal::link(&app.db, &digest(secret)).await?;
    let valid = link.filter(|link| purposes.contains(&link.purpose) && link.expires_at > app.now());
    Ok(valid.ok_or(Refusal::LinkExpired)?)
}
