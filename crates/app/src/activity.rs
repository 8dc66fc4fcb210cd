//! Long work that people asked for: what runs, what ended, and where its report stands.

use chrono::{DateTime, Utc};
use ponte_domain::{
    actor::Actor,
    id::{BatchId, CampaignId, JobId},
};
use ponte_storage::{
    Kind,
    batch::{self, BatchState},
    campaign,
    job::{self, Job, JobState},
};
use uuid::Uuid;

use crate::{
    App,
    campaign::SendInvitations,
    error::{Refusal, Result},
    import_batch::{self, CheckImport, RunImport, checked, upload},
    questionnaire::at_desk,
    reference::job::{ImportReference, Loaded, loaded},
    rights::{Caller, Right},
    template::{MergeLetters, is_made},
    transfer::{self, CarryOver},
};

/// Jobs looked at for those that people asked for.
const MOST: u64 = 400;

/// Where a piece of work stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActivityState {
    Waiting,
    Running,
    Done,
    Failed,
    Stopped,
}

/// Where the report of a piece of work stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Report {
    /// An import, by its batch.
    Import(Uuid),
    /// A file that was tried, by its upload.
    Check(Uuid),
    /// Official files.
    Reference(Uuid),
    /// Invitations of a campaign.
    Campaign(CampaignId),
    /// Cases that move together.
    Transfer,
    /// The PDF with all letters of a merge.
    Letters(JobId),
}

/// A piece of long work.
#[derive(Debug, Clone)]
pub struct Activity {
    pub id: JobId,
    /// The file it is about.
    pub name: String,
    pub state: ActivityState,
    /// Lines read so far.
    pub done: u64,
    /// Lines in all; 0 while that is not known.
    pub of: u64,
    pub started: DateTime<Utc>,
    /// Who asked for it.
    pub by: Option<String>,
    /// Once it ended.
    pub report: Option<Report>,
    /// Whether it can be stopped now.
    pub stoppable: bool,
}

/// The latest work, running and ended, of that which the caller might have asked for.
///
/// # Errors
/// When the database cannot be read.
pub async fn activities(app: &App, caller: &Caller, limit: usize) -> Result<Vec<Activity>> {
    let mut found = Vec::new();
    for job in job::list(&app.db, None, MOST).await? {
        if let Some(activity) = describe(app, caller, &job).await? {
            found.push(activity);
        }
        if found.len() == limit {
            break;
        }
    }
    Ok(found)
}

/// One piece of work.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn activity(app: &App, caller: &Caller, id: JobId) -> Result<Activity> {
    let job = job::get(&app.db, id).await?.ok_or(Refusal::NotFound(Kind::Reference))?;
    Ok(describe(app, caller, &job).await?.ok_or(Refusal::NotFound(Kind::Reference))?)
}

/// Stops a piece of work. An import that runs keeps the thousands of lines already stored, and can be undone by its report; an atomic
/// one keeps nothing. Official files that are being read are read to their end.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`]; [`Refusal::CannotUndo`] when it has ended or cannot be stopped.
pub async fn stop(app: &App, caller: &Caller, id: JobId) -> Result<()> {
    let found = activity(app, caller, id).await?;
    if !found.stoppable {
        return Err(Refusal::CannotUndo.into());
    }
    let tx = app.begin().await?;
    if !job::stop(&tx, id, app.now()).await? {
        return Err(Refusal::CannotUndo.into());
    }
    app.audit(&tx, caller, "activity.stop", None, &[]).await?;
    app.commit(tx).await
}

/// What a job is to people; none for mail and reminders, and for what the caller may not do.
async fn describe(app: &App, caller: &Caller, job: &Job) -> Result<Option<Activity>> {
    match job.kind.as_str() {
        RunImport::KIND if caller.require(Right::Import).is_ok() => of_import(app, caller, job).await,
        CheckImport::KIND if caller.require(Right::Import).is_ok() => of_check(app, caller, job).await,
        SendInvitations::KIND if caller.require(Right::EditPeople).is_ok() => of_campaign(app, caller, job).await,
        MergeLetters::KIND if caller.require(Right::EditPeople).is_ok() => Ok(of_letters(app, caller, job).await),
        CarryOver::KIND if caller.require(Right::AssignCases).is_ok() => of_transfer(app, caller, job).await,
        ImportReference::KIND if caller.require(Right::Reference).is_ok() => of_reference(app, caller, job).await,
        _ => Ok(None),
    }
}

async fn of_import(app: &App, caller: &Caller, job: &Job) -> Result<Option<Activity>> {
    let Ok(import) = serde_json::from_str::<RunImport>(&job.payload) else { return Ok(None) };
    if import_batch::progress(app, caller, BatchId(job.id.0)).await.is_err() {
        return Ok(None);
    }
    let mut activity = activity_of(job, import.file_name, &import.actor);
    if matches!(job.state, JobState::Done | JobState::Cancelled) {
        let batch = batch::get(&app.db, BatchId(job.id.0)).await?;
        activity.report = batch.is_some().then_some(Report::Import(job.id.0));
        if job.state == JobState::Done && batch.is_some_and(|batch| batch.state == BatchState::Failed) {
            activity.state = ActivityState::Failed;
        }
    }
    Ok(Some(activity))
}

async fn of_letters(app: &App, caller: &Caller, job: &Job) -> Option<Activity> {
    let asked = serde_json::from_str::<MergeLetters>(&job.payload).ok()?;
    if asked.actor.account() != caller.actor.account() {
        return None;
    }
    let mut activity = activity_of(job, asked.name, &asked.actor);
    if job.state == JobState::Done && is_made(app, job.id).await {
        activity.report = Some(Report::Letters(job.id));
    }
    Some(activity)
}

async fn of_check(app: &App, caller: &Caller, job: &Job) -> Result<Option<Activity>> {
    let Ok(check) = serde_json::from_str::<CheckImport>(&job.payload) else { return Ok(None) };
    let Ok(uploaded) = upload(app, caller, check.upload).await else { return Ok(None) };
    let mut activity = activity_of(job, uploaded.about.file_name, &check.actor);
    if job.state == JobState::Done && checked(app, caller, check.upload).await.is_ok() {
        activity.report = Some(Report::Check(check.upload));
    }
    Ok(Some(activity))
}

async fn of_campaign(app: &App, caller: &Caller, job: &Job) -> Result<Option<Activity>> {
    let Ok(asked) = serde_json::from_str::<SendInvitations>(&job.payload) else { return Ok(None) };
    let Some(stored) = campaign::get(&app.db, asked.campaign).await? else { return Ok(None) };
    if at_desk(app, caller, &stored.campaign.desk).is_err() {
        return Ok(None);
    }
    let mut activity = activity_of(job, stored.campaign.title, &asked.actor);
    activity.report = (job.state != JobState::Waiting).then_some(Report::Campaign(asked.campaign));
    Ok(Some(activity))
}

async fn of_transfer(app: &App, caller: &Caller, job: &Job) -> Result<Option<Activity>> {
    let Ok(asked) = serde_json::from_str::<CarryOver>(&job.payload) else { return Ok(None) };
    let Ok(past) = transfer::progress(app, caller, asked.transfer).await else { return Ok(None) };
    let mut activity = activity_of(job, past.transfer.reason, &asked.actor);
    activity.report = Some(Report::Transfer);
    Ok(Some(activity))
}

async fn of_reference(app: &App, caller: &Caller, job: &Job) -> Result<Option<Activity>> {
    let Ok(asked) = serde_json::from_str::<ImportReference>(&job.payload) else { return Ok(None) };
    let mut activity = activity_of(job, asked.file_name, &asked.actor);
    if job.state == JobState::Done {
        activity.report = Some(Report::Reference(asked.upload));
        if let Some(Loaded::Refused { .. }) = loaded(app, caller, asked.upload).await? {
            activity.state = ActivityState::Failed;
        }
    }
    Ok(Some(activity))
}

fn activity_of(job: &Job, name: String, by: &Actor) -> Activity {
    let state = match job.state {
        // A try that failed is tried again by itself; until then nobody needs to do anything.
        JobState::Waiting => ActivityState::Waiting,
        JobState::Running => ActivityState::Running,
        JobState::Done => ActivityState::Done,
        JobState::Dead => ActivityState::Failed,
        JobState::Cancelled => ActivityState::Stopped,
    };
    Activity {
        id: job.id,
        name,
        state,
        done: job.progress_done.unsigned_abs(),
        of: job.progress_total.unsigned_abs(),
        started: job.created_at,
        by: by.name().map(str::to_owned),
        report: None,
        // What waits can always be stopped; of what runs, imports look whether they are still wanted.
        stoppable: job.state == JobState::Waiting
            || (job.state == JobState::Running
                && [RunImport::KIND, CheckImport::KIND, SendInvitations::KIND, CarryOver::KIND].contains(&job.kind.as_str())),
    }
}
