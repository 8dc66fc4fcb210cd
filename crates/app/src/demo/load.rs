//! Fills an empty installation with the demonstration desk.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use ponte_domain::{
    account::Account,
    actor::{Actor, Purpose},
    assignment::Assignment,
    case::{Member, Part},
    dispatch::{Dispatch, Sent, Verdict},
    id::{AccountId, BodyId, DispatchId, EmployerId, JobId, ProposalId, VacancyId, WorkerId},
    proposal::{ContactAttempt, Proposal, ProposalState, Snapshot, Step},
    role::Role,
    vacancy::Vacancy,
};
use ponte_storage::{New, Register, Stored, Tx, account, assignment, case, desk, job, proposal, register};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{DEMO_ACCOUNTS, asked, career as careers, case as cases, circulars, letters, services, sheets, visits};
use crate::{
    App, account as accounts,
    error::{Error, Refusal, Result},
    market::HOME,
    rights::{Caller, Right},
    sample::{self, Act, Demo, Operator, StoryStep},
};

/// Seed of the demonstration: the same people every time.
const SEED: u64 = 2026;

/// Fills an installation that has no desk yet; returns whether it did.
///
/// # Errors
/// When the database refuses, or the story breaks a rule of the domain.
pub async fn load(app: &App) -> Result<bool> {
    if !desk::list(&app.db).await?.is_empty() {
        return Ok(false);
    }
    let demo = sample::demo(&app.market.catalogue(), app.now(), SEED);
    let mut tx = app.begin().await?;
    desk::set_setting(&tx, HOME, Some(&demo.desk.code)).await?;
    for desk in [&demo.desk].into_iter().chain(&demo.beside) {
        desk::save(&mut tx, desk).await?;
    }
    let (operators, managers) = add_accounts(app, &tx).await?;
    let known = add_registers(app, &mut tx, &demo).await?;
    add_citizens(app, &tx, &demo, &known).await?;
    add_second_desk(app, &mut tx, &demo, &managers).await?;
    // The market follows before the story is told: proposals keep the match as it was seen.
    app.commit(tx).await?;
    let operator = operators.get(DEMO_ACCOUNTS[0].name).cloned().unwrap_or(Actor::Console);
    let province = operators.get("Franca Bianchi").cloned().unwrap_or(Actor::Console);
    let people: Vec<WorkerId> =
        demo.workers.iter().filter_map(|worker| known.workers.get(&worker.external.id)).copied().map(WorkerId).collect();
    let reception = operators.get("Elisa Moretti").cloned().unwrap_or(Actor::Console);
    Story { app, operators, known, proposals: HashMap::new(), dispatches: Vec::new() }.tell(&demo.story).await?;
    services::offer(app, &Caller::console(Purpose::Casework), operator.clone(), &people).await?;
    circulars::issue(app, province).await?;
    sheets::offer(app, &operator, &people).await?;
    visits::tell(app, &reception, &operator, &people).await?;
    asked::tell(app, &operator, &people).await?;
    cases::tell(app, operator.clone(), &people).await?;
    careers::tell(app, operator.clone(), &people).await?;
    let writer = app.caller(operator, Purpose::Casework).await?;
    letters::write(app, &Caller::console(Purpose::Administration), &writer, &people).await?;
    Ok(true)
}

/// Adds the people, employers, vacancies and their story to a desk that is set up, in the name of the caller and
/// without the accounts of the demonstration; returns whether it did: twice it does nothing.
///
/// # Errors
/// [`Refusal::Forbidden`]; when the database refuses.
pub async fn load_sample(app: &App, caller: &Caller) -> Result<bool> {
    caller.require(Right::Maintain)?;
    if ponte_storage::source::is_present(&app.db, sample::SOURCE).await? {
        return Ok(false);
    }
    let demo = sample::demo(&app.market.catalogue(), app.now(), SEED);
    let operators = DEMO_ACCOUNTS.iter().map(|account| (account.name, caller.actor.clone())).collect();
    let mut tx = app.begin().await?;
    let known = add_registers(app, &mut tx, &demo).await?;
    app.audit(&tx, caller, "demo.load", None, &[]).await?;
    app.commit(tx).await?;
    Story { app, operators, known, proposals: HashMap::new(), dispatches: Vec::new() }.tell(&demo.story).await?;
    Ok(true)
}

/// The job that loads the sample data.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LoadSample {
    pub actor: Actor,
}

impl LoadSample {
    /// Name of the kind of job.
    pub const KIND: &'static str = "load_sample";
}

/// Asks for the sample data to be loaded in the background.
///
/// # Errors
/// [`Refusal::Forbidden`].
pub async fn ask_for_sample(app: &App, caller: &Caller) -> Result<()> {
    caller.require(Right::Maintain)?;
    let payload = serde_json::to_string(&LoadSample { actor: caller.actor.clone() }).map_err(|error| Error::Internal(error.to_string()))?;
    let tx = app.begin().await?;
    let id = JobId(app.new_id());
    job::enqueue(&tx, id, LoadSample::KIND, &payload, Some(LoadSample::KIND), app.now(), app.now()).await?;
    app.commit(tx).await
}

/// The accounts: as actors by name, and the case managers.
async fn add_accounts(app: &App, tx: &Tx) -> Result<(HashMap<&'static str, Actor>, Vec<AccountId>)> {
    let (mut operators, mut managers) = (HashMap::new(), Vec::new());
    for demo in DEMO_ACCOUNTS {
        let account = Account {
            id: AccountId(app.new_id()),
            username: demo.username.to_owned(),
            name: demo.name.to_owned(),
            role: demo.roles.first().copied().unwrap_or(Role::Operator),
            desk: demo.desk.to_owned(),
            disabled: false,
            email: Some(format!("{}@sportello.example", demo.username)),
            email_wanted: None,
            last_day: None,
        };
        account::insert(tx, &account, &accounts::hash(demo.password.to_owned()).await?, app.now()).await?;
        for role in demo.roles.iter().filter(|role| !role.is_about_a_person()) {
            let (account, desk, since) = (account.id, demo.desk.to_owned(), app.today());
            assignment::save(tx, &Assignment { account, role: *role, desk, subject: None, since, until: None }).await?;
        }
        if demo.roles.contains(&Role::CaseManager) {
            managers.push(account.id);
        }
        operators.insert(demo.name, app.actor_of(&account));
    }
    Ok((operators, managers))
}

/// The accounts of people served, each about the person of the story who has the account's name.
async fn add_citizens(app: &App, tx: &Tx, demo: &Demo, known: &Known) -> Result<()> {
    for shown in DEMO_ACCOUNTS.iter().filter(|account| account.roles.iter().any(|role| role.is_about_a_person())) {
        let person = demo.workers.iter().find(|worker| worker.person.full_name() == shown.name);
        let subject = person.and_then(|worker| known.workers.get(&worker.external.id)).copied().map(WorkerId);
        let stored = account::by_username(tx, shown.username).await?;
        let (Some(stored), Some(_)) = (stored, subject) else {
            return Err(Error::Internal(format!("the demonstration has nobody called {}", shown.name)));
        };
        for role in shown.roles {
            let (account, desk, since) = (stored.account.id, shown.desk.to_owned(), app.today());
            assignment::save(tx, &Assignment { account, role: *role, desk, subject, since, until: None }).await?;
        }
    }
    Ok(())
}

/// The people of the second desk, of whom the case managers look after the first half.
async fn add_second_desk(app: &App, tx: &mut Tx, demo: &Demo, managers: &[AccountId]) -> Result<()> {
    let workers = add(app, tx, &demo.second_desk).await?;
    let looked_after = demo.second_desk.iter().take(demo.second_desk.len() / 2).filter_map(|worker| workers.get(&worker.external.id));
    for worker in looked_after {
        for account in managers {
            let (worker, since) = (WorkerId(*worker), app.today());
            case::save_member(tx, &Member { worker, account: *account, part: Part::CaseManager, since, until: None }).await?;
        }
    }
    Ok(())
}

/// Identifiers by external id.
struct Known {
    workers: HashMap<String, Uuid>,
    vacancies: HashMap<String, Uuid>,
}

async fn add<R: Register>(app: &App, tx: &mut Tx, values: &[R]) -> Result<HashMap<String, Uuid>> {
    let ids: Vec<Uuid> = values.iter().map(|_| app.new_id()).collect();
    let new: Vec<New<'_, R>> = values.iter().zip(&ids).map(|(value, id)| New { id: *id, value }).collect();
    register::insert(tx, &new, app.now(), None).await?;
    Ok(values.iter().zip(ids).map(|(value, id)| (value.external().id.clone(), id)).collect())
}

async fn add_registers(app: &App, tx: &mut Tx, demo: &Demo) -> Result<Known> {
    let employers = add(app, tx, &demo.employers).await?;
    let workers = add(app, tx, &demo.workers).await?;
    add(app, tx, &demo.courses).await?;
    let bodies = add(app, tx, &demo.bodies).await?;
    let employer_id = |vacancy: &Vacancy| employers.get(&vacancy.employer).copied().map(EmployerId);
    let vacancies: Vec<Vacancy> =
        demo.vacancies.iter().map(|vacancy| Vacancy { employer_id: employer_id(vacancy), ..vacancy.clone() }).collect();
    let vacancies = add(app, tx, &vacancies).await?;
    let projects: Vec<_> = demo
        .projects
        .iter()
        .map(|sample| {
            let mut project = sample.project.clone();
            project.body = bodies.get(&sample.body).copied().map(BodyId);
            project.workers = sample.workers.iter().filter_map(|worker| workers.get(worker).copied().map(WorkerId)).collect();
            project
        })
        .collect();
    add(app, tx, &projects).await?;
    Ok(Known { workers, vacancies })
}

/// The story of the desk, told into proposals and shortlists.
struct Story<'a> {
    app: &'a App,
    operators: HashMap<&'static str, Actor>,
    known: Known,
    proposals: HashMap<(VacancyId, WorkerId), Proposal>,
    dispatches: Vec<Dispatch>,
}

impl Story<'_> {
    async fn tell(mut self, steps: &[StoryStep]) -> Result<()> {
        for step in steps {
            let vacancy = VacancyId(self.vacancy(&step.vacancy)?);
            let by = self.operator(step.by);
            self.act(step.at, by, vacancy, &step.act).await?;
        }
        let mut tx = self.app.begin().await?;
        let mut proposals: Vec<Proposal> = self.proposals.into_values().collect();
        proposals.sort_by_key(|proposal| proposal.id);
        for proposal in &proposals {
            let touched = proposal.steps.last().map_or_else(|| self.app.now(), |step| step.at);
            proposal::insert(&mut tx, proposal, touched).await?;
        }
        for dispatch in &self.dispatches {
            proposal::save_dispatch(&tx, dispatch).await?;
        }
        self.app.commit(tx).await
    }

    fn operator(&self, operator: Operator) -> Actor {
        self.operators.get(operator.name()).cloned().unwrap_or(Actor::Console)
    }

    fn vacancy(&self, id: &str) -> Result<Uuid> {
        self.known.vacancies.get(id).copied().ok_or_else(|| Error::Internal(format!("the story names no vacancy {id}")))
    }

    fn worker(&self, id: &str) -> Result<WorkerId> {
        self.known.workers.get(id).copied().map(WorkerId).ok_or_else(|| Error::Internal(format!("the story names no worker {id}")))
    }

    fn proposal(&mut self, vacancy: VacancyId, worker: WorkerId) -> Result<&mut Proposal> {
        self.proposals.get_mut(&(vacancy, worker)).ok_or_else(|| Error::Internal("the story names no such proposal".to_owned()))
    }

    async fn act(&mut self, at: DateTime<Utc>, by: Actor, vacancy: VacancyId, act: &Act) -> Result<()> {
        match act {
            Act::Propose { workers } => {
                let stored: Option<Stored<Vacancy>> = register::get(&self.app.db, vacancy.0).await?;
                for worker in workers {
                    let worker = self.worker(worker)?;
                    let snapshot = self.snapshot(stored.as_ref(), worker).await?;
                    let made = Proposal::new(ProposalId(self.app.new_id()), vacancy, worker, by.clone(), at, snapshot);
                    self.proposals.insert((vacancy, worker), made);
                }
            }
            Act::Ask { worker, channel, outcome, reason, conditions, call_back_at, note } => {
                let worker = self.worker(worker)?;
                let attempt = ContactAttempt {
                    at,
                    by,
                    channel: *channel,
                    outcome: *outcome,
                    conditions: conditions.clone(),
                    call_back_at: *call_back_at,
                    note: note.clone(),
                };
                self.proposal(vacancy, worker)?.record_attempt(attempt, *reason).map_err(Refusal::from)?;
            }
            Act::Send { workers, .. } => self.send(at, &by, vacancy, workers)?,
            Act::Step { worker, state, reason, note } => {
                let worker = self.worker(worker)?;
                let step = Step { state: *state, at, by, reason: *reason, note: note.clone() };
                self.proposal(vacancy, worker)?.take_step(step).map_err(Refusal::from)?;
                self.note_verdict(at, vacancy, worker, *state);
            }
            Act::AskOutcome { .. } => {
                self.dispatches.iter_mut().filter(|dispatch| dispatch.vacancy == vacancy).for_each(|dispatch| dispatch.asked_at = Some(at));
            }
        }
        Ok(())
    }

    async fn snapshot(&self, vacancy: Option<&Stored<Vacancy>>, worker: WorkerId) -> Result<Option<Snapshot>> {
        let Some(vacancy) = vacancy else { return Ok(None) };
        let sector = crate::vacancy::sector_of(&self.app.db, &vacancy.value).await?;
        let found = self.app.market.match_of(&vacancy.value, sector.as_deref(), worker, self.app.today());
        let Some(found) = found else { return Ok(None) };
        let explanation = serde_json::to_value(&found).map_err(|error| Error::Internal(error.to_string()))?;
        Ok(Some(Snapshot { points: found.points, explanation, engine: ponte_matching::ENGINE_VERSION.to_owned() }))
    }

    fn send(&mut self, at: DateTime<Utc>, by: &Actor, vacancy: VacancyId, workers: &[String]) -> Result<()> {
        let mut people = Vec::new();
        for worker in workers {
            let worker = self.worker(worker)?;
            let step = Step { state: ProposalState::Sent, at, by: by.clone(), reason: None, note: None };
            let proposal = self.proposal(vacancy, worker)?;
            proposal.take_step(step).map_err(Refusal::from)?;
            people.push(Sent { proposal: proposal.id, worker, verdict: None, verdict_at: None });
        }
        self.dispatches.push(Dispatch {
            id: DispatchId(self.app.new_id()),
            vacancy,
            sent_at: at,
            sent_by: by.name().unwrap_or_default().to_owned(),
            to: None,
            message: None,
            people,
            left_out: Vec::new(),
            plan: None,
            asked_at: None,
            answered_at: None,
        });
        Ok(())
    }

    fn note_verdict(&mut self, at: DateTime<Utc>, vacancy: VacancyId, worker: WorkerId, state: ProposalState) {
        let verdict = match state {
            ProposalState::Suitable => Verdict::Suitable,
            ProposalState::Unsuitable => Verdict::Unsuitable,
            ProposalState::Interview => Verdict::Interview,
            ProposalState::Hired => Verdict::Hired,
            _ => return,
        };
        for dispatch in self.dispatches.iter_mut().filter(|dispatch| dispatch.vacancy == vacancy) {
            for sent in dispatch.people.iter_mut().filter(|sent| sent.worker == worker) {
                sent.verdict = Some(verdict);
                sent.verdict_at = Some(at);
                dispatch.answered_at.get_or_insert(at);
            }
        }
    }
}
