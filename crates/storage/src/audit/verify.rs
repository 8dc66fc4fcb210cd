//! Finds records that were changed, removed, moved or slipped in.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use futures_util::TryStreamExt;
use serde::Serialize;

use super::{
    Anchor,
    anchor::anchors,
    chain::{COLUMNS, GENESIS, Link},
};
use crate::{
    db::{Db, Reads, Tx, column},
    error::{Result, StorageError},
};

/// Faults told one by one; beyond, only that there are more.
const MOST: usize = 1_000;

/// What is wrong with a chain, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum Fault {
    /// A record does not say what it said when it was written.
    Changed { chain: String, number: i64 },
    /// Records are gone: from, to, both included.
    Removed { chain: String, from: i64, to: i64 },
    /// A record stands where another stood.
    Moved { chain: String, number: i64, was: i64 },
    /// Records were slipped in: from, to, both included.
    Inserted { chain: String, from: i64, to: i64 },
    /// A record is whole, but does not follow the one before it.
    Unlinked { chain: String, number: i64 },
    /// The head of a chain is not its last record.
    Head { chain: String },
    /// The record that was anchored on a day is another now: the chain was rewritten before it.
    Anchor { chain: String, day: NaiveDate, number: i64 },
    /// An anchor that is kept outside is not in the database.
    AnchorGone { chain: String, day: NaiveDate },
}

/// What a verification of all chains came to.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Verified {
    /// Records by chain.
    pub chains: BTreeMap<String, u64>,
    /// Anchors that were compared.
    pub anchors: u64,
    pub faults: Vec<Fault>,
}

/// Walks every chain from its beginning and compares it with the heads, with the anchors of the database, and
/// with those that were kept outside of it.
///
/// # Errors
/// When the database cannot be read.
pub async fn verify(db: &Db, outside: &[Anchor]) -> Result<Verified> {
    let tx = db.begin_reading().await?;
    let mut verified = Verified::default();
    let mut known = anchors(&tx).await?;
    for anchor in outside {
        if !known.contains(anchor) {
            verified.faults.push(Fault::AnchorGone { chain: anchor.chain.clone(), day: anchor.day });
            known.push(anchor.clone());
        }
    }
    verified.anchors = known.len() as u64;
    let heads = heads(&tx).await?;
    for chain in chains(&tx, &heads, &known).await? {
        let anchored: Vec<&Anchor> = known.iter().filter(|anchor| anchor.chain == chain).collect();
        let mut walk = Walk::new(&chain, anchored);
        walk.go(&tx).await?;
        walk.settle(&tx, heads.get(&chain)).await?;
        let (records, faults) = (walk.records, walk.faults);
        verified.faults.extend(faults);
        verified.chains.insert(chain, records);
    }
    verified.faults.truncate(MOST);
    Ok(verified)
}

async fn heads(tx: &Tx) -> Result<BTreeMap<String, (i64, String)>> {
    let rows = tx.all("SELECT chain, number, hash FROM audit_head", vec![]).await?;
    rows.iter().map(|row| Ok((column(row, "chain")?, (column(row, "number")?, column(row, "hash")?)))).collect()
}

async fn chains(tx: &Tx, heads: &BTreeMap<String, (i64, String)>, anchors: &[Anchor]) -> Result<Vec<String>> {
    let rows = tx.all("SELECT DISTINCT chain FROM audit_entry", vec![]).await?;
    let mut chains: Vec<String> = rows.iter().map(|row| column(row, "chain")).collect::<Result<_>>()?;
    chains.extend(heads.keys().cloned());
    chains.extend(anchors.iter().map(|anchor| anchor.chain.clone()));
    chains.sort();
    chains.dedup();
    Ok(chains)
}

/// A walk along a chain.
struct Walk<'a> {
    chain: &'a str,
    anchors: Vec<&'a Anchor>,
    records: u64,
    faults: Vec<Fault>,
    /// Records whose hash does not fit their place, looked at again once all have been seen.
    unfit: Vec<Link>,
    last: (i64, String),
    last_seq: i64,
}

impl<'a> Walk<'a> {
    fn new(chain: &'a str, anchors: Vec<&'a Anchor>) -> Self {
        Self { chain, anchors, records: 0, faults: Vec::new(), unfit: Vec::new(), last: (0, GENESIS.to_owned()), last_seq: 0 }
    }

    async fn go(&mut self, tx: &Tx) -> Result<()> {
        let sql = format!("SELECT seq, {COLUMNS} FROM audit_entry WHERE chain = $1 ORDER BY number, seq");
        let mut rows = tx.stream_with(&sql, vec![self.chain.into()]).await?;
        while let Some(row) = rows.try_next().await.map_err(StorageError::from)? {
            self.step(Link::read(&row)?);
        }
        Ok(())
    }

    fn step(&mut self, link: Link) {
        let (number, chain) = (link.number, self.chain.to_owned());
        self.records += 1;
        let follows = number == self.last.0 + 1;
        if number > self.last.0 + 1 {
            self.faults.push(Fault::Removed { chain: chain.clone(), from: self.last.0 + 1, to: number - 1 });
        }
        let whole = link.hash_at(number) == link.hash;
        if number <= self.last.0 {
            self.faults.push(Fault::Inserted { chain: chain.clone(), from: number, to: number });
        } else if whole && follows && link.previous != self.last.1 {
            self.faults.push(Fault::Unlinked { chain: chain.clone(), number });
        } else if whole && link.seq <= self.last_seq {
            self.faults.push(Fault::Moved { chain: chain.clone(), number, was: number });
        }
        self.anchors.retain(|anchor| {
            let here = anchor.number == number;
            if here && anchor.hash != link.hash {
                self.faults.push(Fault::Anchor { chain: chain.clone(), day: anchor.day, number });
            }
            !here
        });
        self.last = (number, link.hash.clone());
        self.last_seq = self.last_seq.max(link.seq);
        if !whole && self.unfit.len() < MOST {
            self.unfit.push(link);
        }
    }

    /// Says of the records that do not fit whether they were changed or moved, and compares head and anchors.
    async fn settle(&mut self, tx: &Tx, head: Option<&(i64, String)>) -> Result<()> {
        let mut moved: Vec<(i64, i64)> = Vec::new();
        for link in std::mem::take(&mut self.unfit) {
            match place_of(tx, &link).await? {
                Some(was) => moved.push((link.number, was)),
                None => self.faults.push(Fault::Changed { chain: self.chain.to_owned(), number: link.number }),
            }
        }
        self.tell_moved(&moved);
        self.compare_head(head);
        // The first of a chain is anchored at nothing.
        for anchor in self.anchors.iter().filter(|anchor| anchor.number > 0) {
            self.faults.push(Fault::Anchor { chain: self.chain.to_owned(), day: anchor.day, number: anchor.number });
        }
        Ok(())
    }

    /// Records that all moved by the same distance up to the end made room for others, or closed a gap.
    fn tell_moved(&mut self, moved: &[(i64, i64)]) {
        let chain = || self.chain.to_owned();
        let distance = moved.last().map_or(0, |(number, was)| number - was);
        let reaches_end = moved.last().is_some_and(|(number, _)| *number == self.last.0);
        let run = moved.iter().rev().take_while(|(number, was)| number - was == distance).count();
        let (single, run) = moved.split_at(if reaches_end { moved.len() - run } else { moved.len() });
        let mut told: Vec<Fault> = single.iter().map(|(number, was)| Fault::Moved { chain: chain(), number: *number, was: *was }).collect();
        if let Some((number, was)) = run.first() {
            told.push(if distance > 0 {
                Fault::Inserted { chain: chain(), from: *was, to: number - 1 }
            } else {
                Fault::Removed { chain: chain(), from: *number, to: was - 1 }
            });
        }
        self.faults.extend(told);
    }

    fn compare_head(&mut self, head: Option<&(i64, String)>) {
        let chain = self.chain.to_owned();
        match head {
            Some((number, _)) if *number < self.last.0 => self.faults.push(Fault::Inserted { chain, from: number + 1, to: self.last.0 }),
            Some((number, _)) if *number > self.last.0 => self.faults.push(Fault::Removed { chain, from: self.last.0 + 1, to: *number }),
            Some((_, hash)) if *hash == self.last.1 => {}
            None if self.records == 0 => {}
            _ => self.faults.push(Fault::Head { chain }),
        }
    }
}

/// Where a record stood when it was written: behind the one whose hash it holds, or next to where it stands.
async fn place_of(tx: &Tx, link: &Link) -> Result<Option<i64>> {
    let sql = "SELECT number FROM audit_entry WHERE chain = $1 AND hash = $2";
    let before = tx.one(sql, vec![link.chain.clone().into(), link.previous.clone().into()]).await?;
    let before = before.map(|row| column::<i64>(&row, "number")).transpose()?.unwrap_or(0);
    let likely = [before + 1, link.number - 1, link.number + 1, before, before + 2];
    Ok(likely.into_iter().find(|number| link.hash_at(*number) == link.hash))
}
