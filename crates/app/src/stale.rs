//! Availabilities that are old: whom to ask again, and what she said.

use std::collections::HashMap;

use chrono::TimeDelta;
use ponte_domain::{
    id::{VacancyId, WorkerId},
    proposal::ProposalState,
    worker::Worker,
};
use ponte_storage::{Filter, Kind, Stored, proposal, register};
use uuid::Uuid;

use crate::{
    App,
    error::{Refusal, Result},
    proposal::{ask_by_mail, within},
    rights::{Caller, Right},
    today::is_waiting,
};

/// Proposals looked at: more are open nowhere.
const MOST_PROPOSALS: u64 = 20_000;

/// A person to be asked again.
#[derive(Debug, Clone)]
pub struct Stale {
    pub worker: Stored<Worker>,
    /// Vacancies in whose lists she stands.
    pub lists: Vec<VacancyId>,
    /// Her best points there.
    pub best: Option<u16>,
}

/// People to be asked again, and how many there are.
#[derive(Debug, Default)]
pub struct StalePage {
    pub people: Vec<Stale>,
    pub total: u64,
}

/// People whose availability was ascertained more than `days` ago or never: those in open lists, or (`everybody`)
/// all of the register. The oldest come first, who was never asked last.
///
/// # Errors
/// [`Refusal::Forbidden`].
pub async fn stale(app: &App, caller: &Caller, days: u32, everybody: bool, limit: u64, offset: u64) -> Result<StalePage> {
    let scope = caller.scope(Right::SeePeople)?;
    let before = app.today() - TimeDelta::days(i64::from(days));
    let open = open_lists(app, caller).await?;
    let (people, total) = if everybody {
        let filter = Filter {
            due_before: Some(before),
            due_unknown: true,
            by_due: true,
            limit,
            offset,
            scopes: scope.into_iter().collect(),
            ..Filter::default()
        };
        (register::list::<Worker>(&app.db, &filter).await?, register::count::<Worker>(&app.db, &filter).await?)
    } else {
        let listed: Vec<Uuid> = open.keys().copied().collect();
        let ids: Vec<Uuid> = app.admitted(&app.db, caller, Right::SeePeople, Kind::Worker, &listed).await?.into_iter().collect();
        let mut people = register::get_many::<Worker>(&app.db, &ids).await?;
        people.retain(|stored| stored.value.availability.ascertained.is_none_or(|day| day < before));
        people.sort_by_key(|stored| {
            let asked = stored.value.availability.ascertained;
            (asked.is_none(), asked, stored.id)
        });
        let total = people.len() as u64;
        let skip = usize::try_from(offset).unwrap_or(usize::MAX);
        (people.into_iter().skip(skip).take(usize::try_from(limit).unwrap_or(usize::MAX)).collect(), total)
    };
    let people = people.into_iter().map(|worker| {
        let (lists, best) = open.get(&worker.id).cloned().unwrap_or_default();
        Stale { worker, lists, best }
    });
    Ok(StalePage { people: people.collect(), total })
}

type Lists = (Vec<VacancyId>, Option<u16>);

/// The open lists in which each person stands, the best first.
async fn open_lists(app: &App, caller: &Caller) -> Result<HashMap<Uuid, Lists>> {
    let states: Vec<ProposalState> = ProposalState::ALL.iter().copied().filter(|state| is_waiting(*state)).collect();
    // Who may not see how people match sees them without the lists they stand in.
    if !caller.may(Right::Match) || !caller.may(Right::SeeVacancies) {
        return Ok(HashMap::new());
    }
    let mut proposals = proposal::in_states(&app.db, &states, &within(caller, Right::SeeVacancies)?, MOST_PROPOSALS).await?;
    let points = |stored: &proposal::StoredProposal| stored.proposal.snapshot.as_ref().map(|snapshot| snapshot.points);
    proposals.sort_by_key(|stored| (std::cmp::Reverse(points(stored)), stored.proposal.vacancy.0));
    let mut open: HashMap<Uuid, Lists> = HashMap::new();
    for stored in &proposals {
        let (lists, best) = open.entry(stored.proposal.worker.0).or_default();
        lists.push(stored.proposal.vacancy);
        *best = (*best).max(points(stored));
    }
    Ok(open)
}

/// Notes that people said they are still available: their availability counts as ascertained today.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NobodyChosen`], [`Refusal::NotFound`].
pub async fn still_available(app: &App, caller: &Caller, workers: &[WorkerId]) -> Result<u32> {
    caller.require(Right::EditPeople)?;
    if workers.is_empty() {
        return Err(Refusal::NobodyChosen.into());
    }
    let mut tx = app.begin().await?;
    let mut noted = 0;
    for id in workers {
        let stored: Stored<Worker> = app.record(&tx, caller, Right::EditPeople, id.0).await?;
        let mut changed = stored.value.clone();
        changed.availability.ascertained = Some(app.today());
        if changed != stored.value {
            register::update(&mut tx, &stored, &changed, &caller.actor, app.now(), None).await?;
            app.audit(&tx, caller, "worker.still_available", Some((Kind::Worker, id.0)), &["availability.ascertained"]).await?;
            noted += 1;
        }
    }
    app.commit(tx).await?;
    Ok(noted)
}

/// Asks people by mail again, each about the vacancy in whose list she stands best; who stands in none is
/// left to be called.
///
/// # Errors
/// As [`ask_by_mail`]; [`Refusal::NobodyChosen`].
pub async fn ask_again(app: &App, caller: &Caller, workers: &[WorkerId]) -> Result<u32> {
    caller.require(Right::Propose)?;
    if workers.is_empty() {
        return Err(Refusal::NobodyChosen.into());
    }
    let open = open_lists(app, caller).await?;
    let mut by_vacancy: HashMap<Uuid, Vec<WorkerId>> = HashMap::new();
    for worker in workers {
        if let Some(best) = open.get(&worker.0).and_then(|(lists, _)| lists.first()) {
            by_vacancy.entry(best.0).or_default().push(*worker);
        }
    }
    let mut written = 0;
    for (vacancy, people) in by_vacancy {
        let asked = ask_by_mail(app, caller, VacancyId(vacancy), &people).await?;
        written += u32::try_from(asked.written.len()).unwrap_or(u32::MAX);
    }
    Ok(written)
}
