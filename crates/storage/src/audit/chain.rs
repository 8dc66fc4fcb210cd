//! The chain: what is hashed, and how records are appended.

use chrono::{DateTime, SecondsFormat, Utc};
use sea_orm::{QueryResult, Value};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    db::{Engine, Reads, Tx, column},
    error::Result,
};

/// What the first record of a chain holds as the hash of the one before it.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// First words of what is hashed: another form of record would say another number.
const FORM: &str = "ponte audit 1";

/// Records written in one statement.
const ROWS: usize = 500;

/// Columns of a record, in the order in which they are written.
pub(super) const COLUMNS: &str =
    "chain, number, at, who, actor, role, desk, purpose, verb, kind, record, person, fields, digests, context, correlation, previous, hash";

/// An act as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    pub at: DateTime<Utc>,
    /// Kind of actor: account, console, job, link, anonymous.
    pub who: String,
    /// The account, or the proposal of a link.
    pub actor: Option<Uuid>,
    pub role: Option<String>,
    pub desk: Option<String>,
    pub purpose: String,
    pub verb: String,
    pub kind: Option<String>,
    pub record: Option<Uuid>,
    pub person: Option<Uuid>,
    pub fields: Option<String>,
    pub digests: Option<String>,
    pub context: Option<String>,
    pub correlation: Option<String>,
}

/// An act in its place.
#[derive(Debug, Clone)]
pub(super) struct Link {
    pub seq: i64,
    pub chain: String,
    pub number: i64,
    pub act: Act,
    pub previous: String,
    pub hash: String,
}

impl Link {
    pub(super) fn read(row: &QueryResult) -> Result<Self> {
        let act = Act {
            at: column(row, "at")?,
            who: column(row, "who")?,
            actor: column(row, "actor")?,
            role: column(row, "role")?,
            desk: column(row, "desk")?,
            purpose: column(row, "purpose")?,
            verb: column(row, "verb")?,
            kind: column(row, "kind")?,
            record: column(row, "record")?,
            person: column(row, "person")?,
            fields: column(row, "fields")?,
            digests: column(row, "digests")?,
            context: column(row, "context")?,
            correlation: column(row, "correlation")?,
        };
        Ok(Self {
            seq: column(row, "seq")?,
            chain: column(row, "chain")?,
            number: column(row, "number")?,
            act,
            previous: column(row, "previous")?,
            hash: column(row, "hash")?,
        })
    }

    /// The hash that the record would have in a place of its chain.
    pub(super) fn hash_at(&self, number: i64) -> String {
        hash(&self.act, &self.chain, number, &self.previous)
    }
}

/// SHA-256 of a record in its place: every part with its length, so that no two records give the same bytes.
pub(super) fn hash(act: &Act, chain: &str, number: i64, previous: &str) -> String {
    let mut sha = Sha256::new();
    let mut part = |text: Option<&str>| match text {
        Some(text) => {
            sha.update([1]);
            sha.update((text.len() as u64).to_be_bytes());
            sha.update(text.as_bytes());
        }
        None => sha.update([0]),
    };
    let id = |id: Option<Uuid>| id.map(|id| id.to_string());
    part(Some(FORM));
    part(Some(chain));
    part(Some(&number.to_string()));
    part(Some(previous));
    part(Some(&act.at.to_rfc3339_opts(SecondsFormat::Micros, true)));
    part(Some(&act.who));
    part(id(act.actor).as_deref());
    part(act.role.as_deref());
    part(act.desk.as_deref());
    part(Some(&act.purpose));
    part(Some(&act.verb));
    part(act.kind.as_deref());
    part(id(act.record).as_deref());
    part(id(act.person).as_deref());
    part(act.fields.as_deref());
    part(act.digests.as_deref());
    part(act.context.as_deref());
    part(act.correlation.as_deref());
    hex::encode(sha.finalize())
}

/// Appends acts to a chain. The head is locked from here to the commit that follows at once; on SQLite the
/// transaction holds the only lock there is.
pub(crate) async fn append(tx: &Tx, chain: &str, acts: Vec<Act>) -> Result<()> {
    if acts.is_empty() {
        return Ok(());
    }
    let (mut number, mut previous) = head_of(tx, chain).await?;
    for chunk in acts.chunks(ROWS) {
        let mut values: Vec<Value> = Vec::with_capacity(chunk.len() * 18);
        let mut rows = Vec::with_capacity(chunk.len());
        for act in chunk {
            number += 1;
            let hash = hash(act, chain, number, &previous);
            let first = values.len() + 1;
            values.extend(cells(chain, number, act, &previous, &hash));
            let marks: Vec<String> = (first..=values.len()).map(|n| format!("${n}")).collect();
            rows.push(format!("({})", marks.join(", ")));
            previous = hash;
        }
        tx.run(&format!("INSERT INTO audit_entry ({COLUMNS}) VALUES {}", rows.join(", ")), values).await?;
    }
    tx.run("UPDATE audit_head SET number = $2, hash = $3 WHERE chain = $1", vec![chain.into(), number.into(), previous.into()]).await?;
    Ok(())
}

async fn head_of(tx: &Tx, chain: &str) -> Result<(i64, String)> {
    tx.run(
        "INSERT INTO audit_head (chain, number, hash) VALUES ($1, 0, $2) ON CONFLICT (chain) DO NOTHING",
        vec![chain.into(), GENESIS.into()],
    )
    .await?;
    let lock = match tx.engine() {
        Engine::Postgres => " FOR UPDATE",
        Engine::Sqlite => "",
    };
    let row = tx.one(&format!("SELECT number, hash FROM audit_head WHERE chain = $1{lock}"), vec![chain.into()]).await?;
    row.map_or_else(|| Ok((0, GENESIS.to_owned())), |row| Ok((column(&row, "number")?, column(&row, "hash")?)))
}

fn cells(chain: &str, number: i64, act: &Act, previous: &str, hash: &str) -> [Value; 18] {
    [
        chain.into(),
        number.into(),
        act.at.into(),
        act.who.clone().into(),
        act.actor.into(),
        act.role.clone().into(),
        act.desk.clone().into(),
        act.purpose.clone().into(),
        act.verb.clone().into(),
        act.kind.clone().into(),
        act.record.into(),
        act.person.into(),
        act.fields.clone().into(),
        act.digests.clone().into(),
        act.context.clone().into(),
        act.correlation.clone().into(),
        previous.into(),
        hash.into(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn act() -> Act {
        Act {
            at: DateTime::from_timestamp(1_790_000_000, 0).expect("an instant"),
            who: "console".to_owned(),
            actor: None,
            role: None,
            desk: None,
            purpose: "casework".to_owned(),
            verb: "worker.open".to_owned(),
            kind: None,
            record: None,
            person: None,
            fields: Some("a b".to_owned()),
            digests: None,
            context: None,
            correlation: None,
        }
    }

    #[test]
    fn every_part_of_a_record_and_its_place_is_hashed() {
        let whole = hash(&act(), "main", 1, GENESIS);
        assert_eq!(whole.len(), 64);
        assert_ne!(hash(&act(), "main", 2, GENESIS), whole);
        assert_ne!(hash(&act(), "other", 1, GENESIS), whole);
        assert_ne!(hash(&act(), "main", 1, &whole), whole);
        let id = Some(Uuid::from_u128(1));
        let text = || Some("x".to_owned());
        let others = [
            Act { at: DateTime::from_timestamp(1_790_000_000, 1_000).expect("an instant"), ..act() },
            Act { who: "job".to_owned(), ..act() },
            Act { actor: id, ..act() },
            Act { role: text(), ..act() },
            Act { desk: text(), ..act() },
            Act { purpose: "matching".to_owned(), ..act() },
            Act { verb: "worker.save".to_owned(), ..act() },
            Act { kind: text(), ..act() },
            Act { record: id, ..act() },
            Act { person: id, ..act() },
            Act { fields: Some("a".to_owned()), ..act() },
            Act { digests: text(), ..act() },
            Act { context: text(), ..act() },
            Act { correlation: text(), ..act() },
            // The same text in the next place is another record.
            Act { fields: None, digests: Some("a b".to_owned()), ..act() },
        ];
        for other in others {
            assert_ne!(hash(&other, "main", 1, GENESIS), whole, "{other:?}");
        }
    }
}
