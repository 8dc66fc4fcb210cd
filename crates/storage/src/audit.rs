//! The record of who did or looked at what: names of verbs, records and fields and keyed digests, never values.
//!
//! What is recorded in a transaction is appended to the chain of the node when it commits: each record holds
//! the SHA-256 of the one before it, so that one that is changed, removed, moved or slipped in is found.

mod anchor;
mod chain;
mod digest;
mod read;
mod upgrade;
mod verify;

use chrono::{DateTime, Utc};
use ponte_domain::actor::{Actor, Purpose};
use uuid::Uuid;

use crate::{
    correlation,
    db::{Kind, Reads, Tx, column},
    error::Result,
};

pub use anchor::{Anchor, anchor, anchors};
pub(crate) use chain::append;
pub use chain::{Act, GENESIS};
pub use digest::{forget, key_of};
pub use read::{AuditFilter, Past, list};
pub(crate) use upgrade::adopt;
pub use verify::{Fault, Verified, verify};

/// One act.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    pub actor: &'a Actor,
    pub purpose: Purpose,
    /// Name of the use case.
    pub verb: &'static str,
    pub record: Option<(Kind, Uuid)>,
    /// Names of the fields concerned.
    pub fields: Vec<&'static str>,
}

/// What more is known of an act.
#[derive(Debug, Clone, Default)]
pub struct Details {
    /// The person it is about, when the record is not herself.
    pub person: Option<Uuid>,
    /// Names of fields that are known only when the program runs.
    pub fields: Vec<String>,
    /// Keyed digests of values, `field=before>after`.
    pub digests: Vec<String>,
    /// How it was done, in codes: on whose behalf, by which channel, how many records.
    pub context: Option<String>,
}

/// Records an act, in the transaction of what it did.
///
/// # Errors
/// When the database refuses.
pub async fn record(tx: &Tx, entry: Entry<'_>, now: DateTime<Utc>) -> Result<()> {
    record_with(tx, entry, Details::default(), now).await
}

/// As [`record`], with all that is known of the act.
///
/// # Errors
/// When the database refuses.
pub async fn record_with(tx: &Tx, entry: Entry<'_>, details: Details, now: DateTime<Utc>) -> Result<()> {
    let person = match details.person {
        Some(person) => Some(person),
        None => person_of(tx, entry.record).await?,
    };
    let mut fields = details.fields;
    fields.extend(entry.fields.iter().map(|name| (*name).to_owned()));
    let (who, actor, role, desk) = told(entry.actor);
    tx.note(Act {
        at: now,
        who: who.to_owned(),
        actor,
        role: role.map(str::to_owned),
        desk,
        purpose: entry.purpose.as_str().to_owned(),
        verb: entry.verb.to_owned(),
        kind: entry.record.map(|(kind, _)| kind.as_str().to_owned()),
        record: entry.record.map(|(_, id)| id),
        person,
        fields: joined(&fields),
        digests: joined(&details.digests),
        context: context(entry.actor, details.context),
        correlation: correlation::current(),
    });
    Ok(())
}

/// Codes of how an act was done, with the channel by which a citizen had it done for herself.
fn context(actor: &Actor, told: Option<String>) -> Option<String> {
    let behalf = actor.channel().map(|channel| format!("behalf={}", channel.as_str()));
    let codes: Vec<String> = behalf.into_iter().chain(told).collect();
    joined(&codes)
}

fn joined(words: &[String]) -> Option<String> {
    (!words.is_empty()).then(|| words.join(" "))
}

/// Kind, number, role and desk of who acts; names stand in the accounts, where they can be erased.
fn told(actor: &Actor) -> (&'static str, Option<Uuid>, Option<&'static str>, Option<String>) {
    match actor {
        Actor::Account { id, role, desk, .. } => ("account", Some(id.0), Some(role.as_str()), Some(desk.clone())),
        Actor::Console => ("console", None, None, None),
        Actor::Job { .. } => ("job", None, None, None),
        Actor::Link { proposal } => ("link", Some(proposal.0), None, None),
        Actor::Respondent { response } => ("link", Some(response.0), None, None),
        Actor::Anonymous => ("anonymous", None, None, None),
    }
}

async fn person_of(db: &impl Reads, record: Option<(Kind, Uuid)>) -> Result<Option<Uuid>> {
    match record {
        Some((Kind::Worker, id)) => Ok(Some(id)),
        Some((Kind::Proposal, id)) => {
            let row = db.one("SELECT worker FROM proposal WHERE id = $1", vec![id.into()]).await?;
            row.map(|row| column(&row, "worker")).transpose()
        }
        _ => Ok(None),
    }
}
