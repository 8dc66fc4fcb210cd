//! Whose records may be considered by who asks.

use std::collections::HashSet;

use ponte_domain::id::WorkerId;

/// The people of some desks, and people named one by one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    /// Codes of desks.
    pub desks: HashSet<String>,
    /// Codes of all desks, when the people of none of them are the asker's too.
    pub known: Option<HashSet<String>>,
    /// People by their ids.
    pub people: HashSet<WorkerId>,
}

impl Seen {
    /// Whether a person kept by a desk is among them.
    #[must_use]
    pub fn admits(&self, id: WorkerId, desk: &str) -> bool {
        self.desks.contains(desk) || self.known.as_ref().is_some_and(|known| !known.contains(desk)) || self.people.contains(&id)
    }
}
