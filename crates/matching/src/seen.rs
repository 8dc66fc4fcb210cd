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

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn who(number: u128) -> WorkerId {
        WorkerId(Uuid::from_u128(number))
    }

    fn codes(desks: &[&str]) -> HashSet<String> {
        desks.iter().map(|desk| (*desk).to_owned()).collect()
    }

    #[test]
    fn people_of_other_desks_are_not_among_those_of_some() {
        let seen = Seen { desks: codes(&["SP", "SZ"]), ..Seen::default() };
        assert!(seen.admits(who(1), "SP") && seen.admits(who(2), "SZ"));
        for other in ["MS", "", "sp", "SP1", "S"] {
            assert!(!seen.admits(who(1), other), "{other}");
        }
        assert!(!Seen::default().admits(who(1), "SP"), "of no desk nobody");
    }

    #[test]
    fn a_person_named_is_seen_wherever_she_is_and_her_colleagues_are_not() {
        let seen = Seen { people: HashSet::from([who(1)]), ..Seen::default() };
        assert!(seen.admits(who(1), "MS"));
        assert!(!seen.admits(who(2), "MS"));
    }

    #[test]
    fn a_desk_that_nobody_has_written_down_belongs_to_those_who_see_the_unknown() {
        let seen = Seen { desks: codes(&["SP"]), known: Some(codes(&["SP", "MS"])), ..Seen::default() };
        assert!(seen.admits(who(1), "SP") && seen.admits(who(1), "gone"));
        assert!(!seen.admits(who(1), "MS"));
    }
}
