//! Erases a person: first the report of what would go, what stays and why; then, confirmed, all of it in one transaction.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use ponte_domain::{
    actor::{Actor, Purpose},
    codes,
    consent::DataUse,
    id::{JobId, WorkerId},
    person_request::{RequestKind, RequestState},
    project::Project,
    retention::Category,
    worker::Worker,
};
use ponte_storage::{
    Filter, Kind, Stored, Tx,
    audit::{self, Details},
    erasure::{self, Counts, Erased, Marks},
    hold, job, merge, person_request, register,
};
use uuid::Uuid;

use super::{forget, forget::Scrub, retention::schedule};
use crate::{
    App,
    error::{Error, Refusal, Result},
    mail,
    rights::{Caller, Right},
    unemployment::status_of,
};

codes! {
    /// What becomes of something when its person is erased.
    pub enum Fate { Erased = "erased", Anonymised = "anonymised", Kept = "kept" }
}

/// What forbids that a person be erased whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Blocker {
    /// A legal hold, with its reason: nothing goes.
    Hold { reason: String, until: Option<NaiveDate> },
    /// Her declaration of availability is running, or its time of keeping is: identity and status stay, the rest goes.
    Status { until: Option<NaiveDate> },
}

/// Something that is held about her, and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The table.
    pub what: String,
    pub count: u64,
    pub fate: Fate,
}

/// What erasing a person comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErasureReport {
    pub lines: Vec<Line>,
    pub blockers: Vec<Blocker>,
    /// Last day on which a backup made today is kept.
    pub backups_until: NaiveDate,
}

impl ErasureReport {
    /// Whether nothing may go.
    #[must_use]
    pub fn is_forbidden(&self) -> bool {
        self.blockers.iter().any(|blocker| matches!(blocker, Blocker::Hold { .. }))
    }

    /// Whether identity and status stay.
    #[must_use]
    pub fn is_partial(&self) -> bool {
        self.blockers.iter().any(|blocker| matches!(blocker, Blocker::Status { .. }))
    }
}

/// Tables of which something stays: what was counted of proposals without her, that requests were made, that acts were done.
const ANONYMISED: [&str; 3] = ["proposal", "response", "service"];

/// What would go, what would stay and why; nothing is changed.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn report(app: &App, caller: &Caller, worker: WorkerId) -> Result<ErasureReport> {
    let stored: Stored<Worker> = app.record(&app.db, caller, Right::ErasePeople, worker.0).await?;
    report_of(app, &stored).await
}

pub(super) async fn report_of(app: &App, stored: &Stored<Worker>) -> Result<ErasureReport> {
    let blockers = blockers(app, stored).await?;
    let partial = blockers.iter().any(|blocker| matches!(blocker, Blocker::Status { .. }));
    let stays = |table: &str| partial && ["worker", "search_word", "assignment", "status_event"].contains(&table);
    let mut lines: Vec<Line> = erasure::counts(&app.db, stored.id)
        .await?
        .into_iter()
        .map(|(table, count)| {
            let fate = match table.as_str() {
                table if stays(table) => Fate::Kept,
                table if ANONYMISED.contains(&table) => Fate::Anonymised,
                _ => Fate::Erased,
            };
            Line { what: table, count, fate }
        })
        .collect();
    let requests = person_request::of_worker(&app.db, WorkerId(stored.id)).await?.len() as u64;
    let filter = audit::AuditFilter { person: Some(stored.id), limit: 10_000, ..audit::AuditFilter::default() };
    let acts = audit::list(&app.db, &filter).await?.len() as u64;
    let rest = [("person_request", requests, Fate::Anonymised), ("audit_entry", acts, Fate::Kept)];
    lines.extend(rest.into_iter().filter(|(_, n, _)| *n > 0).map(|(what, count, fate)| Line { what: what.to_owned(), count, fate }));
    Ok(ErasureReport { lines, blockers, backups_until: backups_until(app) })
}

/// The last day on which a backup made today is kept.
fn backups_until(app: &App) -> NaiveDate {
    let keep = app.config.keep;
    let days = keep.days.max(keep.weeks.saturating_mul(7));
    app.today() + Days::new(u64::try_from(days).unwrap_or(u64::MAX).min(36_500))
}

async fn blockers(app: &App, stored: &Stored<Worker>) -> Result<Vec<Blocker>> {
    let today = app.today();
    let holds = hold::of_worker(&app.db, WorkerId(stored.id)).await?;
    let mut found: Vec<Blocker> = holds
        .into_iter()
        .filter(|hold| hold.holds_on(today))
        .map(|hold| Blocker::Hold { reason: hold.reason, until: hold.until })
        .collect();
    let status = status_of(app, stored).await?;
    if let Some(spell) = status.last() {
        let rules = schedule(app)?;
        let ended = spell.until.map(|(day, _)| day).filter(|day| *day <= today);
        match (ended, rules.on(Category::Status, today)) {
            (None, _) => found.push(Blocker::Status { until: None }),
            (Some(end), Some(rule)) if rule.due(end) > today => found.push(Blocker::Status { until: Some(rule.due(end)) }),
            _ => {}
        }
    }
    Ok(found)
}

/// What she is known by in the words of others.
pub(super) fn marks_of(worker: &Worker) -> Marks {
    let (person, contacts) = (&worker.person, &worker.contacts);
    let texts = [Some(person.full_name()), Some(format!("{} {}", person.family_name, person.given_name)), person.codice_fiscale.clone()];
    let contacts = contacts.phone.iter().chain(&contacts.email).chain(&contacts.pec).cloned();
    Marks::new(texts.into_iter().flatten().chain(contacts))
}

/// Erases a person, or, where a status must be kept, all but identity and status. Her open requests for it are answered. What
/// remains are numbers: in the audit, in the list of the erased, in what she asked; and of her proposals what was counted.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`]; [`Refusal::MustStay`] under a legal hold.
pub async fn erase(app: &App, caller: &Caller, worker: WorkerId) -> Result<Counts> {
    let stored: Stored<Worker> = app.record(&app.db, caller, Right::ErasePeople, worker.0).await?;
    let report = report_of(app, &stored).await?;
    if report.is_forbidden() {
        return Err(Refusal::MustStay.into());
    }
    perform(app, caller, &stored, report.is_partial(), "request").await
}

/// Does it. `reason` is a code: at her request, when the time is over, or again after a restore.
pub(super) async fn perform(app: &App, caller: &Caller, stored: &Stored<Worker>, partial: bool, reason: &str) -> Result<Counts> {
    let worker = WorkerId(stored.id);
    // What she was called before counts as well: letters and reports may be older than the last change.
    let mut marks = vec![marks_of(&stored.value)];
    marks.extend(register::history::<Worker>(&app.db, stored.id).await?.iter().map(|was| marks_of(&was.value)));
    let marks = Marks::merged(marks);
    let mut tx = app.begin().await?;
    let batches = erasure::sweep_batches(&tx, stored.id, &marks).await?;
    let mut gone = BTreeMap::from([("dispatch".to_owned(), erasure::sweep_dispatches(&tx, worker, &marks).await?)]);
    gone.insert("mail".to_owned(), erasure::sweep_jobs(&tx, mail::KIND, &marks).await?);
    gone.insert("import_batch".to_owned(), batches.len() as u64);
    gone.insert("files".to_owned(), forget::files(app, &batches, &marks)?);
    leave_projects(app, &mut tx, caller, worker).await?;
    answer_requests(app, &tx, caller, worker).await?;
    if partial {
        register::update(&mut tx, stored, &reduced(&stored.value, app.today()), &caller.actor, app.now(), None).await?;
    }
    let new_id = || app.new_id();
    let numbers = merge::numbers(&tx, stored.id).await?;
    gone.extend(erasure::erase(&mut tx, stored.id, !partial, &new_id).await?);
    for number in &numbers {
        erasure::erase(&mut tx, *number, true, &new_id).await?;
    }
    erasure::forget_merges(&tx, stored.id).await?;
    gone.retain(|_, count| *count > 0);
    if !partial {
        let report = serde_json::to_string(&gone).map_err(|error| Error::Internal(error.to_string()))?;
        let account = caller.actor.account().map(Uuid::from);
        for worker in numbers.into_iter().chain([stored.id]) {
            let erased = Erased { worker, at: app.now(), account, reason: reason.to_owned(), report: report.clone() };
            erasure::insert(&tx, &erased).await?;
        }
    }
    let context = Some(format!("why={reason} extent={}", if partial { "partial" } else { "whole" }));
    app.audit_with(&tx, caller, "person.erase", Some((Kind::Worker, stored.id)), Details { context, ..Details::default() }).await?;
    job::enqueue(&tx, JobId(app.new_id()), Scrub::KIND, "null", None, app.now(), app.now()).await?;
    app.commit(tx).await?;
    forget::note_outside(app).await?;
    Ok(gone)
}

/// Identity and status, which a legal duty keeps; nothing may be done with them.
fn reduced(worker: &Worker, today: NaiveDate) -> Worker {
    let mut kept = Worker::named(worker.external.clone(), worker.desk.clone(), worker.person.clone());
    kept.status = worker.status.clone();
    for about in DataUse::ALL.iter().filter(|about| about.is_hers()) {
        kept.consents.say(*about, false);
    }
    kept.consents.restricted = Some(today);
    kept
}

async fn leave_projects(app: &App, tx: &mut Tx, caller: &Caller, worker: WorkerId) -> Result<()> {
    let all = Filter { limit: 10_000, ..Filter::default() };
    for stored in register::list::<Project>(tx, &all).await? {
        if stored.value.workers.contains(&worker) {
            let mut value = stored.value.clone();
            value.workers.retain(|each| *each != worker);
            register::update(tx, &stored, &value, &caller.actor, app.now(), None).await?;
        }
    }
    Ok(())
}

async fn answer_requests(app: &App, tx: &Tx, caller: &Caller, worker: WorkerId) -> Result<()> {
    for found in person_request::of_worker(tx, worker).await? {
        let mut request = found.request;
        if request.state != RequestState::Open {
            continue;
        }
        match request.kind {
            RequestKind::Erasure => request.answer(true, None, caller.actor.clone(), app.now()).map_err(Refusal::from)?,
            _ => request.withdraw(caller.actor.clone(), app.now()).map_err(Refusal::from)?,
        }
        person_request::update(tx, found.version, &request).await?;
    }
    Ok(())
}

/// Erases again whoever a backup brought back, by the list that is kept outside of the database; gives how many.
///
/// # Errors
/// When the list or the database cannot be read.
pub async fn reapply(app: &App) -> Result<usize> {
    let caller = Caller::new(Actor::Job { name: "person.reapply".to_owned() }, Purpose::Administration);
    let mut count = 0;
    for worker in forget::outside(app)?.into_iter().map(|erased| erased.worker) {
        let Some(stored) = register::get::<Worker>(&app.db, worker).await? else { continue };
        perform(app, &caller, &stored, false, "restored").await?;
        count += 1;
    }
    Ok(count)
}
