//! Which of the people who pass are shown.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use ponte_domain::{codes, id::WorkerId, proposal::ProposalState, worker::Worker};
use ponte_matching::outcome::Match;

/// Days for which an availability counts as fresh.
const FRESH_DAYS: u64 = 30;

codes! {
    /// Which people are shown, by what has been done with them.
    pub enum Standing {
        /// Nothing has been done yet.
        New = "new",
        /// Proposed or contacted, and not yet heard.
        ToHear = "to_hear",
        /// Available, with or without conditions.
        Ready = "ready",
    }
}

/// Which people are shown. What is not known of a person is no answer to what is asked: it keeps her out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ListFilter {
    pub standing: Option<Standing>,
    /// At most so many kilometres from home, as the crow flies.
    pub within_km: Option<u32>,
    /// Those who said that they can start by this day.
    pub free_by: Option<NaiveDate>,
    /// Those who agree that their name goes to employers.
    pub agreed: bool,
    /// Those asked in the last thirty days whether they are available.
    pub fresh: bool,
    /// Those of whom nothing that is required is unknown.
    pub nothing_decisive_unknown: bool,
}

impl ListFilter {
    /// Whether it lets everybody through.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether the record of a person is needed to tell.
    #[must_use]
    pub const fn reads_records(&self) -> bool {
        self.free_by.is_some() || self.agreed
    }

    /// What a match and the proposals tell.
    #[must_use]
    pub fn holds_of(&self, found: &Match, states: &HashMap<WorkerId, ProposalState>, today: NaiveDate) -> bool {
        let near = self.within_km.is_none_or(|km| found.metres.is_some_and(|metres| metres <= km.saturating_mul(1_000)));
        let since = today.checked_sub_days(Days::new(FRESH_DAYS)).unwrap_or(today);
        let fresh = !self.fresh || found.ascertained.is_some_and(|day| day >= since);
        let known = !self.nothing_decisive_unknown || found.ask.iter().all(|ask| !ask.decides);
        near && fresh && known && self.standing.is_none_or(|standing| standing.holds(states.get(&found.worker).copied()))
    }

    /// What the record tells.
    #[must_use]
    pub fn holds_of_record(&self, worker: &Worker, today: NaiveDate) -> bool {
        let free = self.free_by.is_none_or(|day| worker.availability.from.is_some_and(|from| from <= day));
        free && (!self.agreed || worker.may_be_named(today))
    }
}

impl Standing {
    fn holds(self, state: Option<ProposalState>) -> bool {
        use ProposalState as S;
        match self {
            Self::New => state.is_none(),
            Self::ToHear => matches!(state, Some(S::Proposed | S::Contacted)),
            Self::Ready => matches!(state, Some(S::Available)),
        }
    }
}
