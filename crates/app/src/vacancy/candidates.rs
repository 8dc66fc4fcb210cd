//! The people for a vacancy, as its page shows them.

use std::collections::HashMap;

use chrono::NaiveDate;
use ponte_domain::{
    employer::Employer,
    id::{VacancyId, WorkerId},
    text::sort_key,
    vacancy::{Need, Vacancy, Weights},
    worker::Worker,
};
use ponte_matching::{
    index::Counters,
    outcome::{Match, What},
};
use ponte_storage::{
    Kind, Stored,
    proposal::{self, StoredProposal},
    register,
};

use super::{AskedAt, AskedThing, ListFilter, RequirementChange, asked, asked_at, sector_of};
use crate::{
    App,
    error::{Refusal, Result},
    market::{PersonAsked, SurveyQuestion},
    proposal::within,
    rights::{Caller, Right},
};

/// People looked at when a filter is in use, best first: the list says so when there are more.
const LOOKED_AT: usize = 5_000;

/// Records read at a time.
const CHUNK: usize = 500;

/// What is asked of the list.
#[derive(Debug, Clone, Copy, Default)]
pub struct ListQuestion {
    /// How many people are shown.
    pub most: usize,
    /// A required thing to be tried as a preference: nothing is saved.
    pub trial: Option<AskedAt>,
    /// Weights to be tried: nothing is saved.
    pub weights: Option<Weights>,
    pub filter: ListFilter,
}

/// The list.
#[derive(Debug, Clone)]
pub struct Candidates {
    /// The vacancy as it is kept.
    pub vacancy: Stored<Vacancy>,
    pub employer: Option<Stored<Employer>>,
    /// What is asked, with the trial applied.
    pub asked: Vec<AskedThing>,
    /// What is tried, in the engine's words.
    pub trial: Option<What>,
    /// How many people were considered.
    pub considered: usize,
    pub counters: Counters,
    pub people: Vec<Candidate>,
    /// What the filter leaves, when one is in use.
    pub filtered: Option<Filtered>,
    /// What making one required thing a preference would bring.
    pub relaxed: Vec<Relaxed>,
    /// All proposals of the vacancy, also of people no longer in the list.
    pub proposals: Vec<StoredProposal>,
}

/// What a filter leaves of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filtered {
    /// How many people, among those looked at.
    pub count: usize,
    /// How many of the best were looked at, when there are more.
    pub among: Option<usize>,
}

/// A person in the list.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Place from 1 among all who pass.
    pub place: u32,
    pub found: Match,
    pub worker: Stored<Worker>,
    pub proposal: Option<StoredProposal>,
    /// Whether she works for this employer now, by the name in her work history.
    pub works_there: bool,
}

/// What relaxing one thing would bring.
#[derive(Debug, Clone)]
pub struct Relaxed {
    pub at: AskedAt,
    pub what: What,
    /// How many more people.
    pub gained: usize,
    /// Points of the best of them.
    pub best: Option<u16>,
}

/// The people for a vacancy, best first, with what has been done with each.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn candidates(app: &App, caller: &Caller, id: VacancyId, question: ListQuestion) -> Result<Candidates> {
    caller.require(Right::Match)?;
    let vacancy: Stored<Vacancy> = app.record(&app.db, caller, Right::SeeVacancies, id.0).await?;
    let employer = employer_of(app, &vacancy.value).await?;
    let mut tried = tried(&vacancy.value, question.trial)?;
    tried.weights = question.weights.or(tried.weights);
    let filter = question.filter;
    let most = if filter.is_empty() { question.most } else { LOOKED_AT };
    let sector = employer.as_ref().and_then(|employer| employer.value.sector.clone());
    let survey = app
        .market
        .survey(SurveyQuestion { vacancy: tried.clone(), sector, most, today: app.today(), seen: app.seen(caller).await? })
        .await?;
    let proposals = proposal::of_vacancy(&app.db, id, &within(caller, Right::SeeVacancies)?).await?;
    let counters = survey.shortlist.counters.unwrap_or_default();
    let asked = asked(&tried, &survey.features, Some(&counters), app.today());
    let relaxed = survey.what_if.iter().filter_map(|what_if| {
        let at = asked_at(&tried, &survey.features, what_if)?;
        Some(Relaxed { at, what: what_if.what.clone(), gained: what_if.come_in, best: what_if.best_points })
    });
    let mut relaxed: Vec<Relaxed> = relaxed.collect();
    relaxed.sort_by_key(|relaxed| std::cmp::Reverse(relaxed.gained));
    let trial = question.trial.and_then(|at| asked.iter().find(|thing| thing.at == at)).map(|thing| thing.what.clone());
    let name = employer.as_ref().map(|employer| sort_key(&employer.value.name));
    let considered = survey.shortlist.considered;
    let numbered: Vec<(Match, u32)> = survey.shortlist.matches.into_iter().zip(1..).collect();
    let looked_at = numbered.len();
    let (mut people, count) = shown(app, numbered, &proposals, &question).await?;
    if let Some(name) = name {
        people.iter_mut().for_each(|person| person.works_there = works_for(&person.worker.value, &name, app.today()));
    }
    let filtered = (!filter.is_empty()).then(|| Filtered { count, among: (counters.passed > looked_at).then_some(looked_at) });
    Ok(Candidates { vacancy, employer, asked, trial, considered, counters, people, filtered, relaxed, proposals })
}

/// The people that a filter leaves, as many as are asked for, with their records; and how many it leaves in all.
async fn shown(
    app: &App,
    mut numbered: Vec<(Match, u32)>,
    proposals: &[StoredProposal],
    question: &ListQuestion,
) -> Result<(Vec<Candidate>, usize)> {
    let (filter, today) = (question.filter, app.today());
    let states = proposals.iter().map(|stored| (stored.proposal.worker, stored.proposal.state)).collect();
    numbered.retain(|(found, _)| filter.holds_of(found, &states, today));
    if !filter.reads_records() {
        let count = numbered.len();
        numbered.truncate(question.most);
        return Ok((with_records(app, &numbered, proposals).await?, count));
    }
    let (mut people, mut count) = (Vec::new(), 0);
    for chunk in numbered.chunks(CHUNK) {
        let mut read = with_records(app, chunk, proposals).await?;
        read.retain(|person| filter.holds_of_record(&person.worker.value, today));
        count += read.len();
        read.truncate(question.most - people.len());
        people.append(&mut read);
    }
    Ok((people, count))
}

/// The vacancy with one required thing as a preference.
fn tried(vacancy: &Vacancy, trial: Option<AskedAt>) -> std::result::Result<Vacancy, Refusal> {
    let mut tried = vacancy.clone();
    let change = match trial {
        None => return Ok(tried),
        Some(AskedAt::Condition(condition)) => RequirementChange::Condition { condition, need: Need::Preferred },
        Some(AskedAt::Requirement(position)) => RequirementChange::Need { position, need: Need::Preferred },
    };
    if change.apply(&mut tried) { Ok(tried) } else { Err(Refusal::NotFound(Kind::Vacancy)) }
}

/// The employer's record, when it is known.
pub(crate) async fn employer_of(app: &App, vacancy: &Vacancy) -> Result<Option<Stored<Employer>>> {
    match vacancy.employer_id {
        Some(id) => Ok(register::get(&app.db, id.0).await?),
        None => Ok(None),
    }
}

async fn with_records(app: &App, numbered: &[(Match, u32)], proposals: &[StoredProposal]) -> Result<Vec<Candidate>> {
    let ids: Vec<_> = numbered.iter().map(|(found, _)| found.worker.0).collect();
    let workers = register::get_many::<Worker>(&app.db, &ids).await?;
    let mut workers: HashMap<_, _> = workers.into_iter().map(|worker| (worker.id, worker)).collect();
    let candidates = numbered.iter().filter_map(|(found, place)| {
        // Who was taken out of the register since the list was made is not shown.
        let worker = workers.remove(&found.worker.0)?;
        let proposal = proposals.iter().find(|stored| stored.proposal.worker == found.worker).cloned();
        Some(Candidate { place: *place, found: found.clone(), worker, proposal, works_there: false })
    });
    Ok(candidates.collect())
}

/// Whether she works for an employer (by its folded name) on a day.
fn works_for(worker: &Worker, employer: &str, today: NaiveDate) -> bool {
    worker.experiences.iter().any(|experience| {
        let there = experience.employer.as_deref().is_some_and(|name| sort_key(name) == employer);
        there && experience.months.is_none() && experience.to.is_none_or(|to| to.first_day() > today)
    })
}

/// Why a person is not in the list of a vacancy, or where she stands, and what would change that.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn about_person(app: &App, caller: &Caller, id: VacancyId, worker: WorkerId) -> Result<PersonAsked> {
    caller.require(Right::Match)?;
    let vacancy: Stored<Vacancy> = app.record(&app.db, caller, Right::SeeVacancies, id.0).await?;
    let sector = sector_of(&app.db, &vacancy.value).await?;
    app.market
        .about_person(SurveyQuestion { vacancy: vacancy.value, sector, most: 0, today: app.today(), seen: app.seen(caller).await? }, worker)
        .await
}

/// How many people pass what a vacancy requires now.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn count_candidates(app: &App, caller: &Caller, id: VacancyId) -> Result<usize> {
    caller.require(Right::Match)?;
    let vacancy: Stored<Vacancy> = app.record(&app.db, caller, Right::SeeVacancies, id.0).await?;
    let sector = sector_of(&app.db, &vacancy.value).await?;
    app.market.count(SurveyQuestion { vacancy: vacancy.value, sector, most: 0, today: app.today(), seen: app.seen(caller).await? }).await
}
