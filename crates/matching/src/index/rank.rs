//! Where a person stands in a list: the order is total, so the same people always come in the same order.

use std::cmp::{Ordering, Reverse};

use chrono::NaiveDate;
use ponte_domain::id::WorkerId;

use super::Record;

/// What decides a place: points, then fresher ascertained availability, then external id, then id.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'a> {
    pub points: u16,
    ascertained: Option<NaiveDate>,
    external_id: &'a str,
    id: WorkerId,
}

impl<'a> Standing<'a> {
    /// Of a person with so many points.
    #[must_use]
    pub fn new(points: u16, record: &'a Record) -> Self {
        Self { points, ascertained: record.features.ascertained, external_id: record.external_id.as_str(), id: record.id }
    }

    fn key(&self) -> (Reverse<u16>, Reverse<Option<NaiveDate>>, &str, WorkerId) {
        (Reverse(self.points), Reverse(self.ascertained), self.external_id, self.id)
    }
}

impl PartialEq for Standing<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Standing<'_> {}

impl PartialOrd for Standing<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Standing<'_> {
    /// The better one is the lesser, so that an ascending sort puts the best first.
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}
