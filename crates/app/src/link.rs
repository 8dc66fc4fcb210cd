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
    make_for(app, tx, purpose, subject, TimeDelta::days(days)).await
}

/// Makes a link that opens once and lasts a while; those made before for the same end open nothing any more.
pub(crate) async fn make_only(app: &App, tx: &Tx, purpose: LinkPurpose, subject: Uuid, lasts: TimeDelta) -> Result<String> {
    proposal::void_links_about(tx, purpose, subject).await?;
    make_for(app, tx, purpose, subject, lasts).await
}

async fn make_for(app: &App, tx: &Tx, purpose: LinkPurpose, subject: Uuid, lasts: TimeDelta) -> Result<String> {
    let secret = new_secret()?;
    let link = Link { purpose, subject, expires_at: app.now() + lasts, used_at: None };
    proposal::insert_link(tx, &digest(&secret), &link, app.now()).await?;
    Ok(secret)
}

/// The link with a secret, if it is for one of these purposes and has not expired.
pub(crate) async fn open(app: &App, secret: &str, purposes: &[LinkPurpose]) -> Result<Link> {
    let link = proposal::link(&app.db, &digest(secret)).await?;
    let valid = link.filter(|link| purposes.contains(&link.purpose) && link.expires_at > app.now());
    Ok(valid.ok_or(Refusal::LinkExpired)?)
}

/// The link with a secret that opens once, if it was not used before.
pub(crate) async fn open_once(app: &App, secret: &str, purpose: LinkPurpose) -> Result<Link> {
    let link = open(app, secret, &[purpose]).await?;
    if link.used_at.is_some() { Err(Refusal::LinkExpired.into()) } else { Ok(link) }
}

/// Uses a link that opens once, in the transaction of what it is for.
///
/// # Errors
/// [`Refusal::LinkExpired`] when somebody used it meanwhile.
pub(crate) async fn take(app: &App, tx: &Tx, secret: &str) -> Result<()> {
    if proposal::take_link(tx, &digest(secret), app.now()).await? { Ok(()) } else { Err(Refusal::LinkExpired.into()) }
}
