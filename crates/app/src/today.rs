//! The day of an operator: what runs out, what changed since her last visit, whom to call back.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use ponte_domain::{
    actor::Actor,
    clock::day_in_rome,
    employer::Employer,
    id::VacancyId,
    proposal::{ProposalState, Step},
    vacancy::{Vacancy, VacancyState},
    worker::Worker,
};
use ponte_storage::{Filter, Stored, proposal, proposal::StoredProposal, register};
use uuid::Uuid;

use crate::{
    App, account,
    error::Result,
    proposal::within,
    rights::{Caller, Right},
};

/// Days after which an availability is to be ascertained again.
pub const STALE_DAYS: u32 = 30;

/// Days before its end at which a publication counts as running out.
const EXPIRY_DAYS: i64 = 3;

/// Days after a shortlist was sent at which its outcome is due.
const OUTCOME_DAYS: i64 = 5;

/// Open vacancies, proposals and changes looked at; beyond it the day of one operator is not readable anyway.
const MOST_VACANCIES: u64 = 200;
const MOST_PROPOSALS: u64 = 3_000;
const MOST_CHANGES: usize = 12;

/// Minutes without a look at the day after which the next look is a new visit.
const VISIT_MINUTES: i64 = 30;

/// Key of the choice that remembers the visits.
const VISITS: &str = "today.visits";

/// What a clock counts down to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueKind {
    /// The shortlist is wanted by the employer.
    Rosa,
    /// The outcome of a shortlist should be known.
    Outcome,
    /// The publication ends.
    Expiry,
}

/// A clock that runs for a vacancy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    pub kind: DueKind,
    pub vacancy: VacancyId,
    pub since: DateTime<Utc>,
    pub until: DateTime<Utc>,
}

/// How far the round of a vacancy is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Round {
    /// Proposed or contacted, without an answer.
    pub to_hear: u32,
    /// Available.
    pub ready: u32,
}

/// A step that somebody else took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Changed {
    pub vacancy: VacancyId,
    pub worker: Uuid,
    pub state: ProposalState,
    pub at: DateTime<Utc>,
}

/// A person who asked to be called again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CallBack {
    pub vacancy: VacancyId,
    pub worker: Uuid,
    pub at: DateTime<Utc>,
}

/// The day of an operator.
#[derive(Debug, Default)]
pub struct Today {
    /// Soonest first.
    pub due: Vec<Due>,
    /// Open vacancies with something to do, soonest deadline first.
    pub rounds: Vec<(VacancyId, Round)>,
    /// Latest first.
    pub changed: Vec<Changed>,
    /// Since when changes are told.
    pub since: Option<DateTime<Utc>>,
    /// Due today or before, earliest first.
    pub call_backs: Vec<CallBack>,
    /// People in open lists with an old availability.
    pub stale: usize,
    /// The first of them.
    pub stale_first: Vec<Uuid>,
    pub vacancies: HashMap<Uuid, Stored<Vacancy>>,
    pub employers: HashMap<Uuid, String>,
    /// Names of the people above.
    pub people: HashMap<Uuid, String>,
}

/// The day of the caller: the vacancies for which she may propose people. Counts as a visit when the last look is half an hour ago or more.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn today(app: &App, caller: &Caller) -> Result<Today> {
    let scope = caller.scope(Right::Propose)?;
    let since = visit(app, caller).await?;
    let states: Vec<ProposalState> = ProposalState::ALL.to_vec();
    let proposals = proposal::in_states(&app.db, &states, &within(caller, Right::Propose)?, MOST_PROPOSALS).await?;
    let open: Vec<String> = VacancyState::ALL.iter().filter(|state| state.is_open()).map(|state| state.as_str().to_owned()).collect();
    let filter = Filter { states: open, by_due: true, limit: MOST_VACANCIES, scopes: scope.into_iter().collect(), ..Filter::default() };
    let mut vacancies: HashMap<Uuid, Stored<Vacancy>> =
        register::list::<Vacancy>(&app.db, &filter).await?.into_iter().map(|stored| (stored.id, stored)).collect();
    let mut today = Today { since, ..Today::default() };
    today.changed = changed(&proposals, caller, since.unwrap_or_else(|| app.now() - TimeDelta::days(1)));
    today.call_backs = call_backs(&proposals, app.today());
    let elsewhere: Vec<Uuid> = today.changed.iter().map(|change| change.vacancy.0).filter(|id| !vacancies.contains_key(id)).collect();
    vacancies.extend(register::get_many::<Vacancy>(&app.db, &elsewhere).await?.into_iter().map(|stored| (stored.id, stored)));
    let rounds = rounds(&proposals);
    today.due = due(&vacancies, &proposals, &rounds, app.now());
    today.rounds = to_work(&vacancies, &rounds);
    let stale = stale_of(app, &proposals).await?;
    (today.stale, today.stale_first) = (stale.len(), stale.iter().take(3).map(|stored| stored.id).collect());
    name_people(app, &mut today, stale).await?;
    let employers: Vec<Uuid> = vacancies.values().filter_map(|stored| stored.value.employer_id.map(Into::into)).collect();
    let found = register::get_many::<Employer>(&app.db, &employers).await?;
    today.employers = found.into_iter().map(|stored| (stored.id, stored.value.name)).collect();
    today.vacancies = vacancies;
    Ok(today)
}

/// Notes the visit and gives the moment of the one before.
async fn visit(app: &App, caller: &Caller) -> Result<Option<DateTime<Utc>>> {
    let kept = account::preference(app, caller, VISITS).await?;
    let visits: Vec<DateTime<Utc>> = kept.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    let (last, before) = (visits.first().copied(), visits.get(1).copied());
    let now = app.now();
    let is_new = last.is_none_or(|last| now - last >= TimeDelta::minutes(VISIT_MINUTES));
    let before = if is_new { last } else { before };
    // A look within the same visit moves its end at most every minute: reading the day should not write each time.
    if is_new || last.is_none_or(|last| now - last >= TimeDelta::minutes(1)) {
        let text = serde_json::to_string(&[Some(now), before].into_iter().flatten().collect::<Vec<_>>()).unwrap_or_default();
        account::set_preference(app, caller, VISITS, &text).await?;
    }
    Ok(before)
}

/// Steps that others took: people and employers by their links, colleagues, the program itself.
fn changed(proposals: &[StoredProposal], caller: &Caller, since: DateTime<Utc>) -> Vec<Changed> {
    let own = |step: &Step| matches!((&step.by, caller.actor.account()), (Actor::Account { id, .. }, Some(me)) if *id == me);
    let told = |state: ProposalState| !matches!(state, ProposalState::Proposed | ProposalState::Contacted | ProposalState::Discarded);
    let mut changes: Vec<Changed> = proposals
        .iter()
        .flat_map(|stored| stored.proposal.steps.iter().map(move |step| (&stored.proposal, step)))
        .filter(|(_, step)| step.at > since && !own(step) && told(step.state))
        .map(|(of, step)| Changed { vacancy: of.vacancy, worker: of.worker.0, state: step.state, at: step.at })
        .collect();
    changes.sort_by_key(|change| std::cmp::Reverse(change.at));
    changes.truncate(MOST_CHANGES);
    changes
}

/// Promised calls of today and before that have not been made.
fn call_backs(proposals: &[StoredProposal], today: NaiveDate) -> Vec<CallBack> {
    let mut calls: Vec<CallBack> = proposals
        .iter()
        .filter(|stored| stored.proposal.state == ProposalState::Contacted)
        .filter_map(|stored| {
            let at = stored.proposal.last_attempt()?.call_back_at?;
            (day_in_rome(at) <= today).then_some(CallBack { vacancy: stored.proposal.vacancy, worker: stored.proposal.worker.0, at })
        })
        .collect();
    calls.sort_by_key(|call| call.at);
    calls
}

fn rounds(proposals: &[StoredProposal]) -> BTreeMap<Uuid, Round> {
    let mut rounds: BTreeMap<Uuid, Round> = BTreeMap::new();
    for stored in proposals {
        let round = rounds.entry(stored.proposal.vacancy.0).or_default();
        match stored.proposal.state {
            ProposalState::Proposed | ProposalState::Contacted => round.to_hear += 1,
            ProposalState::Available => round.ready += 1,
            _ => {}
        }
    }
    rounds
}

fn to_work(vacancies: &HashMap<Uuid, Stored<Vacancy>>, rounds: &BTreeMap<Uuid, Round>) -> Vec<(VacancyId, Round)> {
    let mut list: Vec<(Option<DateTime<Utc>>, VacancyId, Round)> = vacancies
        .values()
        .filter(|stored| stored.value.state.is_open())
        .filter_map(|stored| {
            let round = rounds.get(&stored.id).copied().unwrap_or_default();
            let busy = round.to_hear > 0 || round.ready > 0;
            busy.then_some((stored.value.employer_deadline, VacancyId(stored.id), round))
        })
        .collect();
    list.sort_by_key(|(deadline, id, _)| (deadline.is_none(), *deadline, id.0));
    list.into_iter().map(|(_, id, round)| (id, round)).collect()
}

fn due(
    vacancies: &HashMap<Uuid, Stored<Vacancy>>,
    proposals: &[StoredProposal],
    rounds: &BTreeMap<Uuid, Round>,
    now: DateTime<Utc>,
) -> Vec<Due> {
    let sent = sent_at(proposals);
    let mut list = Vec::new();
    for stored in vacancies.values().filter(|stored| stored.value.state.is_open()) {
        let (vacancy, since) = (VacancyId(stored.id), stored.created_at);
        let waiting = sent.get(&stored.id).copied();
        if let Some(until) = stored.value.employer_deadline
            // A deadline long past without a round is history, not work.
            && waiting.is_none()
            && (until > now || rounds.contains_key(&stored.id))
        {
            list.push(Due { kind: DueKind::Rosa, vacancy, since, until });
        }
        if let Some(sent) = waiting {
            list.push(Due { kind: DueKind::Outcome, vacancy, since: sent, until: sent + TimeDelta::days(OUTCOME_DAYS) });
        }
        let end = stored.value.expires.and_then(|last| last.and_hms_opt(22, 59, 0)).map(|end| end.and_utc());
        if let Some(until) = end
            && stored.value.state == VacancyState::Published
            && until - now <= TimeDelta::days(EXPIRY_DAYS)
            && until > now - TimeDelta::days(EXPIRY_DAYS)
        {
            list.push(Due { kind: DueKind::Expiry, vacancy, since, until });
        }
    }
    list.sort_by_key(|due| (due.until, due.vacancy.0));
    list
}

/// When the first name without an end was sent, by vacancy.
fn sent_at(proposals: &[StoredProposal]) -> HashMap<Uuid, DateTime<Utc>> {
    let mut sent: HashMap<Uuid, DateTime<Utc>> = HashMap::new();
    for stored in proposals.iter().filter(|stored| stored.proposal.state.is_open() && stored.proposal.state.was_sent()) {
        let first = stored.proposal.steps.iter().find(|step| step.state == ProposalState::Sent);
        if let Some(step) = first {
            let at = sent.entry(stored.proposal.vacancy.0).or_insert(step.at);
            *at = step.at.min(*at);
        }
    }
    sent
}

/// People in open lists whose availability is old, the oldest first.
async fn stale_of(app: &App, proposals: &[StoredProposal]) -> Result<Vec<Stored<Worker>>> {
    let mut ids: Vec<Uuid> =
        proposals.iter().filter(|stored| is_waiting(stored.proposal.state)).map(|stored| stored.proposal.worker.0).collect();
    ids.sort_unstable();
    ids.dedup();
    let before = app.today() - TimeDelta::days(i64::from(STALE_DAYS));
    let mut people = register::get_many::<Worker>(&app.db, &ids).await?;
    people.retain(|stored| stored.value.availability.ascertained.is_none_or(|day| day < before));
    people.sort_by_key(|stored| (stored.value.availability.ascertained, stored.id));
    Ok(people)
}

/// Whether the person's word is still what is waited for.
pub(crate) const fn is_waiting(state: ProposalState) -> bool {
    matches!(state, ProposalState::Proposed | ProposalState::Contacted | ProposalState::Available)
}

async fn name_people(app: &App, today: &mut Today, stale: Vec<Stored<Worker>>) -> Result<()> {
    let mut ids: Vec<Uuid> =
        today.changed.iter().map(|change| change.worker).chain(today.call_backs.iter().map(|call| call.worker)).collect();
    ids.sort_unstable();
    ids.dedup();
    let people = register::get_many::<Worker>(&app.db, &ids).await?;
    today.people = people.into_iter().chain(stale.into_iter().take(3)).map(|stored| (stored.id, stored.value.person.full_name())).collect();
    Ok(())
}
