//! The availability round: the people proposed for a vacancy, and whom to call next.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use ponte_domain::{
    employer::Employer,
    id::{VacancyId, WorkerId},
    proposal::{ContactOutcome, ProposalState},
    vacancy::Vacancy,
    worker::Worker,
};
use ponte_matching::outcome::Match;
use ponte_storage::{
    Stored,
    proposal::{self, StoredProposal},
    register,
};

use super::access::{vacancy_of, within};
use crate::{
    App,
    error::Result,
    rights::{Caller, Right},
    vacancy::employer_of,
};

/// A round.
#[derive(Debug, Clone)]
pub struct Round {
    pub vacancy: Stored<Vacancy>,
    pub employer: Option<Stored<Employer>>,
    /// By the points they have now.
    pub people: Vec<RoundPerson>,
}

/// A person in a round.
#[derive(Debug, Clone)]
pub struct RoundPerson {
    pub worker: Stored<Worker>,
    pub stored: StoredProposal,
    /// The match as it is now; absent when she no longer passes.
    pub found: Option<Match>,
}

impl RoundPerson {
    /// The points she has now, else those she was proposed with.
    #[must_use]
    pub fn points(&self) -> u16 {
        let now = self.found.as_ref().map(|found| found.points);
        now.or(self.stored.proposal.snapshot.as_ref().map(|snapshot| snapshot.points)).unwrap_or(0)
    }

    /// Whether she is still to be heard.
    #[must_use]
    pub const fn is_to_hear(&self) -> bool {
        matches!(self.stored.proposal.state, ProposalState::Proposed | ProposalState::Contacted)
    }

    /// When she wants to be called again, if that is what she said last.
    #[must_use]
    pub fn call_back_at(&self) -> Option<DateTime<Utc>> {
        let last = self.stored.proposal.last_attempt().filter(|_| self.is_to_hear())?;
        last.call_back_at.filter(|_| last.outcome == ContactOutcome::CallBack)
    }

    /// Whether she answered that she is available and her name has not gone out.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.stored.proposal.state == ProposalState::Available
    }
}

/// The people proposed for a vacancy, but those who were discarded.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`], [`crate::error::Refusal::NotFound`].
pub async fn round(app: &App, caller: &Caller, id: VacancyId) -> Result<Round> {
    let vacancy = vacancy_of(app, &app.db, caller, Right::Propose, id).await?;
    let employer = employer_of(app, &vacancy.value).await?;
    let sector = employer.as_ref().and_then(|employer| employer.value.sector.as_deref());
    let mut proposals = proposal::of_vacancy(&app.db, id, &within(caller, Right::Propose)?).await?;
    proposals.retain(|stored| stored.proposal.state != ProposalState::Discarded);
    let ids: Vec<_> = proposals.iter().map(|stored| stored.proposal.worker.0).collect();
    let workers = register::get_many::<Worker>(&app.db, &ids).await?;
    let mut workers: HashMap<_, _> = workers.into_iter().map(|worker| (worker.id, worker)).collect();
    let people = proposals.into_iter().filter_map(|stored| {
        let worker = workers.remove(&stored.proposal.worker.0)?;
        let found = app.market.match_of(&vacancy.value, sector, stored.proposal.worker, app.today());
        Some(RoundPerson { worker, stored, found })
    });
    let mut people: Vec<RoundPerson> = people.collect();
    people.sort_by_key(|person| (std::cmp::Reverse(person.points()), person.worker.id));
    Ok(Round { vacancy, employer, people })
}

impl Round {
    /// Whom to call next: first who asked to be called back by now, then who was never asked, then who did not answer or was written
    /// to, each by points. Who asked to be called later, or has a wrong number, waits. `after` is passed over, with those before her.
    #[must_use]
    pub fn next(&self, now: DateTime<Utc>, after: Option<WorkerId>) -> Option<&RoundPerson> {
        let turn = |person: &RoundPerson| match person.stored.proposal.last_attempt().map(|last| last.outcome) {
            _ if !person.is_to_hear() => None,
            _ if person.call_back_at().is_some_and(|at| at <= now) => Some(0),
            _ if person.call_back_at().is_some() => None,
            None => Some(1),
            Some(ContactOutcome::WrongNumber) => None,
            Some(_) => Some(2),
        };
        let mut waiting: Vec<(u8, &RoundPerson)> =
            self.people.iter().filter_map(|person| turn(person).map(|turn| (turn, person))).collect();
        waiting.sort_by_key(|(turn, _)| *turn);
        let skipped = after.and_then(|after| waiting.iter().position(|(_, person)| person.worker.id == after.0));
        let from = skipped.map_or(0, |at| at + 1);
        // After the last one comes the first again.
        waiting.get(from).or_else(|| waiting.first()).map(|(_, person)| *person)
    }

    /// A person of the round.
    #[must_use]
    pub fn person(&self, worker: WorkerId) -> Option<&RoundPerson> {
        self.people.iter().find(|person| person.worker.id == worker.0)
    }

    /// People who answered that they are available and whose names have not gone out.
    #[must_use]
    pub fn ready(&self) -> usize {
        self.people.iter().filter(|person| person.is_ready()).count()
    }
}
