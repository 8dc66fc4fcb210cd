//! From raw records to checked ones, in parallel and in order.

use std::collections::{HashMap, VecDeque};

use ponte_domain::id::ExternalId;
use rayon::prelude::*;

use super::{
    concept::Bands,
    context::Context,
    error::{Code, FieldError, Warning},
    record::{Record, read_value},
    source::{RawRecord, Unreadable},
};

/// How many records are read at a time; enough to keep all cores busy, few enough to stay in the cache.
const CHUNK: usize = 2_000;

/// Most bytes of raw records that are held at a time, as far as whole records allow.
const CHUNK_BYTES: usize = 32 << 20;

/// A record that can be stored.
#[derive(Debug, Clone)]
pub struct Prepared<T> {
    pub line: u64,
    pub record: T,
    pub warnings: Vec<Warning>,
    /// How its occupations and skills were linked.
    pub links: Bands,
}

/// A record that is refused, with every reason.
#[derive(Debug, Clone)]
pub struct Refused {
    pub line: u64,
    pub errors: Vec<FieldError>,
    pub warnings: Vec<Warning>,
    /// The record as it came, for the rejects file; empty when it was too long to keep.
    pub original: Vec<u8>,
}

/// Reads, checks and links every record of a source. The order is that of the source.
///
/// An external id that comes again is refused and names the line of the first; only records that
/// are accepted count as first.
pub fn prepare<'a, T: Record, S>(source: S, context: Context<'a>) -> impl Iterator<Item = Result<Prepared<T>, Refused>> + use<'a, T, S>
where
    S: Iterator<Item = Result<RawRecord, Unreadable>>,
{
    Prepare { source, context, ready: VecDeque::new(), seen: HashMap::new() }
}

struct Prepare<'a, T, S> {
    source: S,
    context: Context<'a>,
    ready: VecDeque<Result<Prepared<T>, Refused>>,
    seen: HashMap<ExternalId, u64>,
}

impl<T: Record, S: Iterator<Item = Result<RawRecord, Unreadable>>> Iterator for Prepare<'_, T, S> {
    type Item = Result<Prepared<T>, Refused>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ready.is_empty() {
            let mut bytes = 0;
            let mut chunk = Vec::with_capacity(CHUNK);
            while chunk.len() < CHUNK && bytes < CHUNK_BYTES {
                let Some(raw) = self.source.next() else { break };
                bytes += raw.as_ref().map_or(0, RawRecord::size);
                chunk.push(raw);
            }
            let context = self.context;
            // Originals are only needed for what is refused, so records travel with them until then.
            let read: Vec<_> = chunk.into_par_iter().map(|raw| prepare_one::<T>(context, raw)).collect();
            for (outcome, raw) in read {
                let outcome = self.check_id(outcome, raw);
                self.ready.push_back(outcome);
            }
        }
        self.ready.pop_front()
    }
}

impl<T: Record, S> Prepare<'_, T, S> {
    fn check_id(&mut self, outcome: Result<Prepared<T>, Refused>, raw: Option<RawRecord>) -> Result<Prepared<T>, Refused> {
        let prepared = outcome?;
        let external = prepared.record.external();
        if let Some(first) = self.seen.get(external) {
            let error = FieldError::new(prepared.line, "id", Code::DuplicateId, &external.id, first.to_string());
            let original = raw.map(RawRecord::original).unwrap_or_default();
            return Err(Refused { line: prepared.line, errors: vec![error], warnings: prepared.warnings, original });
        }
        self.seen.insert(external.clone(), prepared.line);
        Ok(prepared)
    }
}

type Outcome<T> = (Result<Prepared<T>, Refused>, Option<RawRecord>);

fn prepare_one<T: Record>(context: Context<'_>, raw: Result<RawRecord, Unreadable>) -> Outcome<T> {
    let raw = match raw {
        Ok(raw) => raw,
        Err(Unreadable { error, original }) => {
            return (Err(Refused { line: error.line, errors: vec![*error], warnings: Vec::new(), original }), None);
        }
    };
    let line = raw.line;
    let parsed = match raw.parse() {
        Ok(parsed) => parsed,
        Err(error) => return (Err(Refused { line, errors: vec![error], warnings: Vec::new(), original: raw.original() }), None),
    };
    let (record, noted) = read_value::<T>(context, parsed.written, line, &parsed.value);
    let mut warnings = parsed.warnings;
    warnings.extend(noted.warnings);
    match record {
        Some(record) => (Ok(Prepared { line, record, warnings, links: noted.bands }), Some(raw)),
        None => (Err(Refused { line, errors: noted.errors, warnings, original: raw.original() }), None),
    }
}
