//! What somebody who leaves has under way, and who goes on with it.

use std::collections::{BTreeSet, HashMap};

use chrono::{Days, NaiveDate};
use ponte_domain::{
    account::Account,
    case::Part,
    id::{AccountId, VacancyId, WorkerId},
    proposal::ProposalState,
    worker::Worker,
};
use ponte_storage::{Kind, Stored, account, case, proposal, register};
use uuid::Uuid;

use super::team::{Colleague, colleagues_at, give};
use crate::{
    App,
    activity::{ActivityState, activities},
    error::{Refusal, Result},
    proposal::within,
    rights::{Caller, Right},
};

/// Days ahead for which it is told that an account ends.
pub const SOON_DAYS: u64 = 14;

/// Days behind for which it is told that an account has ended with files still open.
const LATELY_DAYS: u64 = 60;

/// Open proposals, and pieces of long work, looked at.
const MOST_PROPOSALS: u64 = 3_000;
const MOST_ACTIVITIES: usize = 100;

/// A file in whose team the one who leaves is.
#[derive(Debug, Clone)]
pub struct LeavingFile {
    pub worker: WorkerId,
    pub name: String,
    pub part: Part,
    pub since: NaiveDate,
    /// Open proposals of the person; they stay with her file.
    pub proposals: i64,
}

/// What somebody has under way, as far as the caller may say who goes on with it.
#[derive(Debug, Clone)]
pub struct Leaving {
    pub account: Account,
    pub files: Vec<LeavingFile>,
    /// Vacancies with open proposals that she took the last step of, and how many; they stay with the desk.
    pub rounds: Vec<(VacancyId, usize)>,
    /// Imports of hers that run; they end by themselves.
    pub activities: Vec<String>,
    /// Who could receive all of the files.
    pub colleagues: Vec<Colleague>,
}

/// The files of somebody that the caller may hand over.
async fn files_of(app: &App, caller: &Caller, id: AccountId) -> Result<Vec<(LeavingFile, String)>> {
    caller.require(Right::AssignCases)?;
    let members = case::of_account(&app.db, id, app.today()).await?;
    let ids: Vec<Uuid> = members.iter().map(|member| member.worker.0).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mine = app.admitted(&app.db, caller, Right::AssignCases, Kind::Worker, &ids).await?;
    let workers: Vec<Stored<Worker>> = register::get_many(&app.db, &ids).await?;
    let mut workers: HashMap<Uuid, Worker> =
        workers.into_iter().filter(|stored| mine.contains(&stored.id)).map(|stored| (stored.id, stored.value)).collect();
    let open: HashMap<WorkerId, i64> = proposal::open_per_worker(&app.db, &ids).await?.into_iter().collect();
    let file = |member: ponte_domain::case::Member| {
        let worker = workers.remove(&member.worker.0)?;
        let proposals = open.get(&member.worker).copied().unwrap_or_default();
        let (name, desk) = (worker.person.full_name(), worker.desk);
        Some((LeavingFile { worker: member.worker, name, part: member.part, since: member.since, proposals }, desk))
    };
    Ok(members.into_iter().filter_map(file).collect())
}

/// What somebody has under way at the desks for which the caller says who is in the teams: before her last day or after it.
///
/// # Errors
/// [`Refusal::Forbidden`]; [`Refusal::NotFound`] when the caller has nothing of hers to hand over.
pub async fn leaving(app: &App, caller: &Caller, id: AccountId) -> Result<Leaving> {
    let files = files_of(app, caller, id).await?;
    let stored = account::by_id(&app.db, id).await?.ok_or(Refusal::NotFound(Kind::Account))?;
    let reached = caller.reach(Right::AssignCases).covers(&app.desks(), &stored.account.desk);
    if files.is_empty() && !reached && caller.actor.account() != Some(id) {
        return Err(Refusal::NotFound(Kind::Account).into());
    }
    let desks: BTreeSet<&str> = files.iter().map(|(_, desk)| desk.as_str()).collect();
    let mut colleagues: Option<Vec<Colleague>> = None;
    for desk in desks {
        let here = colleagues_at(app, desk).await?;
        colleagues = Some(match colleagues {
            None => here,
            Some(all) => all.into_iter().filter(|one| here.iter().any(|other| other.account == one.account)).collect(),
        });
    }
    let mut colleagues = colleagues.unwrap_or_default();
    colleagues.retain(|colleague| colleague.account != id);
    Ok(Leaving {
        rounds: rounds_of(app, caller, id).await?,
        activities: activities_of(app, caller, &stored.account).await?,
        account: stored.account,
        files: files.into_iter().map(|(file, _)| file).collect(),
        colleagues,
    })
}

async fn rounds_of(app: &App, caller: &Caller, id: AccountId) -> Result<Vec<(VacancyId, usize)>> {
    if !caller.may(Right::SeeVacancies) || !caller.may(Right::Match) {
        return Ok(Vec::new());
    }
    let states: Vec<ProposalState> = ProposalState::ALL.iter().copied().filter(|state| state.is_open()).collect();
    let open = proposal::in_states(&app.db, &states, &within(caller, Right::SeeVacancies)?, MOST_PROPOSALS).await?;
    let mut rounds: Vec<(VacancyId, usize)> = Vec::new();
    for stored in open {
        if stored.proposal.steps.last().and_then(|step| step.by.account()) != Some(id) {
            continue;
        }
        match rounds.iter_mut().find(|(vacancy, _)| *vacancy == stored.proposal.vacancy) {
            Some((_, count)) => *count += 1,
            None => rounds.push((stored.proposal.vacancy, 1)),
        }
    }
    Ok(rounds)
}

async fn activities_of(app: &App, caller: &Caller, account: &Account) -> Result<Vec<String>> {
    let all = activities(app, caller, MOST_ACTIVITIES).await?.into_iter();
    let runs = |state| matches!(state, ActivityState::Waiting | ActivityState::Running);
    Ok(all.filter(|work| runs(work.state) && work.by.as_ref() == Some(&account.name)).map(|work| work.name).collect())
}

/// Hands files of somebody over to a colleague in one act: she has the parts that were given, from today. With nothing chosen, all that
/// the caller may hand over. Returns how many.
///
/// # Errors
/// [`Refusal::Forbidden`]; [`Refusal::NobodyChosen`] when there is nothing to hand over or the colleague could not open one of them.
pub async fn hand_all_over(app: &App, caller: &Caller, from: AccountId, to: AccountId, chosen: &[WorkerId]) -> Result<usize> {
    let mut files = files_of(app, caller, from).await?;
    files.retain(|(file, _)| chosen.is_empty() || chosen.contains(&file.worker));
    if files.is_empty() || from == to {
        return Err(Refusal::NobodyChosen.into());
    }
    for desk in files.iter().map(|(_, desk)| desk.as_str()).collect::<BTreeSet<&str>>() {
        if !colleagues_at(app, desk).await?.iter().any(|colleague| colleague.account == to) {
            return Err(Refusal::NobodyChosen.into());
        }
    }
    let tx = app.begin().await?;
    let given: BTreeSet<WorkerId> = files.iter().map(|(file, _)| file.worker).collect();
    for worker in &given {
        give(app, &tx, *worker, from, to).await?;
        app.audit(&tx, caller, "case.hand_over", Some((Kind::Worker, worker.0)), &["team"]).await?;
    }
    app.commit(tx).await?;
    Ok(given.len())
}

/// The accounts that end within two weeks, or ended not long ago, and how many files of theirs the caller could hand over; those with
/// none are not told.
///
/// # Errors
/// When the database cannot be read.
pub async fn ending_soon(app: &App, caller: &Caller) -> Result<Vec<(Account, usize)>> {
    if !caller.may(Right::AssignCases) {
        return Ok(Vec::new());
    }
    let today = app.today();
    let mut told = Vec::new();
    for account in account::ending_between(&app.db, today - Days::new(LATELY_DAYS), today + Days::new(SOON_DAYS)).await? {
        let files = files_of(app, caller, account.id).await?;
        let count = files.iter().map(|(file, _)| file.worker).collect::<BTreeSet<WorkerId>>().len();
        if count > 0 {
            told.push((account, count));
        }
    }
    Ok(told)
}
