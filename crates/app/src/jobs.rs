//! Runs the background work that use cases asked for.

use std::{sync::Arc, time::Duration};

use chrono::TimeDelta;
use ponte_domain::actor::Purpose;
use ponte_storage::{
    correlation,
    job::{self, Job},
};

use crate::{
    App, account,
    audit::{AnchorChains, anchor},
    campaign, demo,
    error::{Error, Result},
    import_batch, mail,
    maintain::{ScheduledBackup, TestRestore, run_backup, run_test},
    market, person, proposal,
    reference::job as reference,
    schedule, template, transfer, visit,
};

/// How long a job may be silent before another runner takes it.
pub(crate) const LEASE: TimeDelta = TimeDelta::minutes(5);

/// Pause between two looks for work, and between two looks at the change log.
const PAUSE: Duration = Duration::from_millis(300);

/// Runs jobs and follows the change log of other processes until told to stop; a job begun is ended first. The market is kept for
/// the next start.
pub async fn run(app: Arc<App>, mut stop: tokio::sync::watch::Receiver<bool>) {
    if let Err(error) = import_batch::keep_clean(&app).await {
        tracing::error!(%error, "the daily cleaning could not be planned");
    }
    while !*stop.borrow() {
        if let Err(error) = app.market.follow(&app.db).await {
            tracing::error!(%error, "the change log could not be followed");
        }
        app.market.prepare_words();
        market::keep_when_due(&app).await;
        match run_next(&app).await {
            Ok(true) => {}
            Ok(false) => {
                let _ = tokio::time::timeout(PAUSE, stop.changed()).await;
            }
            Err(error) => {
                tracing::error!(%error, "the job queue could not be read");
                let _ = tokio::time::timeout(PAUSE, stop.changed()).await;
            }
        }
    }
    market::keep(&app).await;
}

/// Runs all jobs that are due; tests and commands call it instead of waiting.
///
/// # Errors
/// When the queue itself cannot be used; a job that fails is noted as failed.
pub async fn run_due(app: &App) -> Result<usize> {
    let mut count = 0;
    while run_next(app).await? {
        count += 1;
    }
    Ok(count)
}

/// Takes and runs one job; false when none is due.
async fn run_next(app: &App) -> Result<bool> {
    let Some(job) = job::take(&app.db, app.now(), LEASE).await? else { return Ok(false) };
    let outcome = correlation::scope(job.id.to_string(), perform(app, &job)).await;
    let tx = app.begin().await?;
    match outcome {
        Ok(()) => {
            job::done(&tx, job.id, app.now()).await?;
            // Letters hold links that open things, and addresses: what was sent is not kept.
            if [mail::KIND, account::ResetLetters::KIND].contains(&job.kind.as_str()) {
                job::forget_payload(&tx, job.id).await?;
            }
        }
        Err(error) => {
            // What could not be delivered after the last try is told to whoever asked.
            if job.kind == mail::KIND
                && job.attempts >= job::MAX_ATTEMPTS
                && let Ok(letter) = serde_json::from_str(&job.payload)
            {
                campaign::note_undelivered(app, &tx, &letter).await?;
            }
            tracing::warn!(job = %job.id, kind = job.kind, %error, attempts = job.attempts, "a job failed");
            job::failed(&tx, &job, &error.to_string(), app.now()).await?;
        }
    }
    app.commit(tx).await?;
    Ok(true)
}

async fn perform(app: &App, job: &Job) -> Result<()> {
    let unreadable = |error: serde_json::Error| Error::Internal(format!("unreadable job: {error}"));
    match job.kind.as_str() {
        mail::KIND => mail::send(app, &serde_json::from_str(&job.payload).map_err(unreadable)?).await,
        account::ResetLetters::KIND => account::send_resets(app, &serde_json::from_str(&job.payload).map_err(unreadable)?).await,
        proposal::AskOutcome::KIND => proposal::ask_outcome(app, serde_json::from_str(&job.payload).map_err(unreadable)?).await,
        proposal::LeaveShortlist::KIND => proposal::leave_shortlist(app, &serde_json::from_str(&job.payload).map_err(unreadable)?).await,
        import_batch::CleanUploads::KIND => import_batch::clean_uploads(app).await.map(drop),
        import_batch::RunImport::KIND => {
            import_batch::run_import(app, job.id, serde_json::from_str(&job.payload).map_err(unreadable)?).await
        }
        import_batch::CheckImport::KIND => {
            import_batch::run_check(app, job.id, serde_json::from_str(&job.payload).map_err(unreadable)?).await
        }
        reference::ImportReference::KIND => reference::run(app, serde_json::from_str(&job.payload).map_err(unreadable)?).await,
        campaign::SendInvitations::KIND => campaign::run_send(app, job, &serde_json::from_str(&job.payload).map_err(unreadable)?).await,
        template::MergeLetters::KIND => template::run_merge(app, job, &serde_json::from_str(&job.payload).map_err(unreadable)?).await,
        transfer::CarryOver::KIND => transfer::carry_over(app, job, &serde_json::from_str(&job.payload).map_err(unreadable)?).await,
        person::Scrub::KIND => person::run_scrub(app).await,
        demo::LoadSample::KIND => {
            let asked: demo::LoadSample = serde_json::from_str(&job.payload).map_err(unreadable)?;
            let caller = app.caller(asked.actor, Purpose::Administration).await?;
            demo::load_sample(app, &caller).await.map(drop)
        }
        regular => perform_regular(app, regular).await,
    }
}

/// Work that comes again by itself: the next time is planned first, so that a failure does not end it.
async fn perform_regular(app: &App, kind: &str) -> Result<()> {
    schedule::next(app, kind).await?;
    match kind {
        account::TidySignIn::KIND => account::tidy_sign_in(app).await.map(drop),
        AnchorChains::KIND => anchor(app).await.map(drop),
        ScheduledBackup::KIND => run_backup(app).await.map(drop),
        TestRestore::KIND => run_test(app).await.map(drop),
        account::ShutEnded::KIND => account::shut_ended(app).await.map(drop),
        campaign::Remind::KIND => campaign::remind_due(app).await,
        person::Look::KIND => person::look(app).await,
        visit::ForgetVisits::KIND => visit::forget_visits(app).await.map(drop),
        other => Err(Error::Internal(format!("no such kind of job: {other}"))),
    }
}
