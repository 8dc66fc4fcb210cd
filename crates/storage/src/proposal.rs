//! Proposals, shortlists sent, and one-use links.

use chrono::{DateTime, Utc};
use ponte_domain::{
    codes,
    dispatch::Dispatch,
    id::{DispatchId, ProposalId, VacancyId, WorkerId},
    proposal::{Proposal, ProposalState},
};
use sea_orm::{QueryResult, Value};
use uuid::Uuid;

use crate::{
    db::{Kind, Reads, Tx, column},
    error::{Result, StorageError},
    scope::Scope,
};

/// A proposal as stored.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredProposal {
    pub version: i64,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub proposal: Proposal,
}

const COLUMNS: &str = "id, version, created_at, updated_at, body";

fn read(row: &QueryResult) -> Result<StoredProposal> {
    let id: Uuid = column(row, "id")?;
    let body: String = column(row, "body")?;
    let proposal = serde_json::from_str(&body).map_err(|error| StorageError::Unreadable {
        table: "proposal",
        column: "body",
        record: id,
        reason: error.to_string(),
    })?;
    Ok(StoredProposal {
        version: column(row, "version")?,
        created_at: column(row, "created_at")?,
        updated_at: column(row, "updated_at")?,
        proposal,
    })
}

/// The proposal with an id.
///
/// # Errors
/// When the database or the proposal cannot be read.
pub async fn get(db: &impl Reads, id: ProposalId) -> Result<Option<StoredProposal>> {
    db.one(&format!("SELECT {COLUMNS} FROM proposal WHERE id = $1"), vec![id.0.into()]).await?.as_ref().map(read).transpose()
}

/// The proposal of a worker for a vacancy.
///
/// # Errors
/// As [`get`].
pub async fn of_pair(db: &impl Reads, vacancy: VacancyId, worker: WorkerId) -> Result<Option<StoredProposal>> {
    let sql = format!("SELECT {COLUMNS} FROM proposal WHERE vacancy = $1 AND worker = $2");
    db.one(&sql, vec![vacancy.0.into(), worker.0.into()]).await?.as_ref().map(read).transpose()
}

/// Of which vacancies and which people proposals are read; absent means of all.
#[derive(Debug, Clone, Default)]
pub struct Within {
    pub vacancies: Option<Scope>,
    pub workers: Option<Scope>,
}

impl Within {
    fn sql(&self, values: &mut Vec<Value>) -> String {
        let mut sql = String::new();
        for (table, scope) in [("vacancy", &self.vacancies), ("worker", &self.workers)] {
            let Some(scope) = scope else { continue };
            let condition = scope.sql("", |value| {
                values.push(value);
                format!("${}", values.len())
            });
            sql.push_str(&format!(" AND {table} IN (SELECT id FROM {table} WHERE {condition})"));
        }
        sql
    }
}

/// The proposals for a vacancy, by points.
///
/// # Errors
/// As [`get`].
pub async fn of_vacancy(db: &impl Reads, vacancy: VacancyId, within: &Within) -> Result<Vec<StoredProposal>> {
    let mut values = vec![vacancy.0.into()];
    let within = within.sql(&mut values);
    let sql = format!("SELECT {COLUMNS} FROM proposal WHERE vacancy = $1{within} ORDER BY COALESCE(points, 0) DESC, id");
    db.all(&sql, values).await?.iter().map(read).collect()
}

/// The proposals of a worker, the latest touched first.
///
/// # Errors
/// As [`get`].
pub async fn of_worker(db: &impl Reads, worker: WorkerId, within: &Within) -> Result<Vec<StoredProposal>> {
    let mut values = vec![worker.0.into()];
    let within = within.sql(&mut values);
    let sql = format!("SELECT {COLUMNS} FROM proposal WHERE worker = $1{within} ORDER BY updated_at DESC, id");
    db.all(&sql, values).await?.iter().map(read).collect()
}

/// The proposals in some states, the latest touched first.
///
/// # Errors
/// As [`get`].
pub async fn in_states(db: &impl Reads, states: &[ProposalState], within: &Within, limit: u64) -> Result<Vec<StoredProposal>> {
    let marks: Vec<String> = (2..states.len() + 2).map(|n| format!("${n}")).collect();
    let mut values = vec![limit.cast_signed().into()];
    values.extend(states.iter().map(|state| state.as_str().into()));
    let within = within.sql(&mut values);
    let sql = format!("SELECT {COLUMNS} FROM proposal WHERE state IN ({}){within} ORDER BY updated_at DESC, id LIMIT $1", marks.join(", "));
    db.all(&sql, values).await?.iter().map(read).collect()
}

/// Inserts a proposal.
///
/// # Errors
/// [`StorageError::is_duplicate`] when the worker has been proposed for the vacancy already.
pub async fn insert(tx: &mut Tx, proposal: &Proposal, now: DateTime<Utc>) -> Result<()> {
    let sql = "INSERT INTO proposal (id, vacancy, worker, state, points, version, created_at, updated_at, body) VALUES ($1, $2, $3, $4, $5, 1, $6, $6, $7)";
    let values = vec![
        proposal.id.0.into(),
        proposal.vacancy.0.into(),
        proposal.worker.0.into(),
        proposal.state.as_str().into(),
        proposal.snapshot.as_ref().map(|snapshot| i32::from(snapshot.points)).into(),
        now.into(),
        serde_json::to_string(proposal)?.into(),
    ];
    tx.run(sql, values).await?;
    tx.changed(Kind::Proposal, proposal.id.0);
    Ok(())
}

/// Saves a proposal over the version that was read.
///
/// # Errors
/// [`StorageError::Stale`] when somebody saved it since.
pub async fn update(tx: &mut Tx, version: i64, proposal: &Proposal, now: DateTime<Utc>) -> Result<()> {
    let sql = "UPDATE proposal SET state = $3, version = version + 1, updated_at = $4, body = $5 WHERE id = $1 AND version = $2";
    let values =
        vec![proposal.id.0.into(), version.into(), proposal.state.as_str().into(), now.into(), serde_json::to_string(proposal)?.into()];
    if tx.run(sql, values).await? != 1 {
        return Err(StorageError::Stale { table: "proposal", record: proposal.id.0 });
    }
    tx.changed(Kind::Proposal, proposal.id.0);
    Ok(())
}

/// How many open proposals each of some workers has who has any; all workers when none are named.
///
/// # Errors
/// When the database cannot be read.
pub async fn open_per_worker(db: &impl Reads, workers: &[Uuid]) -> Result<Vec<(WorkerId, i64)>> {
    let mut values: Vec<Value> = ProposalState::ALL.iter().filter(|state| state.is_open()).map(|state| state.as_str().into()).collect();
    let open: Vec<String> = (1..=values.len()).map(|n| format!("${n}")).collect();
    let mut named = String::new();
    if !workers.is_empty() {
        let marks: Vec<String> = (values.len() + 1..=values.len() + workers.len()).map(|n| format!("${n}")).collect();
        named = format!(" AND worker IN ({})", marks.join(", "));
        values.extend(workers.iter().map(|worker| Value::from(*worker)));
    }
    let sql =
        format!("SELECT worker, COUNT(*) AS n FROM proposal WHERE state IN ({}){named} GROUP BY worker ORDER BY worker", open.join(", "));
    let rows = db.all(&sql, values).await?;
    rows.iter().map(|row| Ok((WorkerId(column(row, "worker")?), column(row, "n")?))).collect()
}

/// Keeps a shortlist as it leaves, or as it stands after a verdict.
///
/// # Errors
/// When the database refuses.
pub async fn save_dispatch(tx: &Tx, dispatch: &Dispatch) -> Result<()> {
    let sql = "INSERT INTO dispatch (id, vacancy, sent_at, body) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO UPDATE SET sent_at = excluded.sent_at, body = excluded.body";
    let values = vec![dispatch.id.0.into(), dispatch.vacancy.0.into(), dispatch.sent_at.into(), serde_json::to_string(dispatch)?.into()];
    tx.run(sql, values).await?;
    Ok(())
}

fn read_dispatch(row: &QueryResult) -> Result<Dispatch> {
    let id: Uuid = column(row, "id")?;
    let body: String = column(row, "body")?;
    serde_json::from_str(&body).map_err(|error| StorageError::Unreadable {
        table: "dispatch",
        column: "body",
        record: id,
        reason: error.to_string(),
    })
}

/// The shortlist with an id.
///
/// # Errors
/// As [`get`].
pub async fn dispatch(db: &impl Reads, id: DispatchId) -> Result<Option<Dispatch>> {
    db.one("SELECT id, body FROM dispatch WHERE id = $1", vec![id.0.into()]).await?.as_ref().map(read_dispatch).transpose()
}

/// The shortlists sent for a vacancy, the latest first.
///
/// # Errors
/// As [`get`].
pub async fn dispatches(db: &impl Reads, vacancy: VacancyId) -> Result<Vec<Dispatch>> {
    Ok(sent_and_planned(db, vacancy).await?.into_iter().filter(|dispatch| dispatch.plan.is_none()).collect())
}

/// The shortlists of a vacancy that have not left, with those that never will, the latest first.
///
/// # Errors
/// As [`get`].
pub async fn planned_dispatches(db: &impl Reads, vacancy: VacancyId) -> Result<Vec<Dispatch>> {
    Ok(sent_and_planned(db, vacancy).await?.into_iter().filter(|dispatch| dispatch.plan.is_some()).collect())
}

async fn sent_and_planned(db: &impl Reads, vacancy: VacancyId) -> Result<Vec<Dispatch>> {
    let sql = "SELECT id, body FROM dispatch WHERE vacancy = $1 ORDER BY sent_at DESC, id";
    db.all(sql, vec![vacancy.0.into()]).await?.iter().map(read_dispatch).collect()
}

/// The shortlists sent to some employers, with whom they went to.
///
/// # Errors
/// As [`get`].
pub async fn dispatches_to(db: &impl Reads, employers: &[Uuid]) -> Result<Vec<(Uuid, Dispatch)>> {
    let mut found = Vec::new();
    for chunk in employers.chunks(500) {
        let marks: Vec<String> = (1..=chunk.len()).map(|n| format!("${n}")).collect();
        let sql = format!(
            "SELECT v.parent AS employer, d.id AS id, d.body AS body FROM dispatch d JOIN vacancy v ON v.id = d.vacancy WHERE v.parent IN ({}) ORDER BY d.sent_at DESC, d.id",
            marks.join(", ")
        );
        for row in db.all(&sql, chunk.iter().map(|id| (*id).into()).collect()).await? {
            let dispatch = read_dispatch(&row)?;
            if dispatch.plan.is_none() {
                found.push((column(&row, "employer")?, dispatch));
            }
        }
    }
    Ok(found)
}

/// How many proposals of some vacancies are in each state.
///
/// # Errors
/// When the database cannot be read.
pub async fn count_by_state(db: &impl Reads, vacancies: &[Uuid]) -> Result<Vec<(Uuid, ProposalState, i64)>> {
    let mut found = Vec::new();
    for chunk in vacancies.chunks(500) {
        let marks: Vec<String> = (1..=chunk.len()).map(|n| format!("${n}")).collect();
        let sql =
            format!("SELECT vacancy, state, COUNT(*) AS n FROM proposal WHERE vacancy IN ({}) GROUP BY vacancy, state", marks.join(", "));
        for row in db.all(&sql, chunk.iter().map(|id| (*id).into()).collect()).await? {
            let (vacancy, state): (Uuid, String) = (column(&row, "vacancy")?, column(&row, "state")?);
            let unreadable = || StorageError::Unreadable { table: "proposal", column: "state", record: vacancy, reason: state.clone() };
            found.push((vacancy, ProposalState::from_code(&state).ok_or_else(unreadable)?, column(&row, "n")?));
        }
    }
    Ok(found)
}

codes! {
    /// What a one-use link opens.
    pub enum LinkPurpose {
        /// A worker says whether she is available (subject: proposal).
        Answer = "answer",
        /// An employer reads a shortlist and gives verdicts (subject: dispatch).
        Shortlist = "shortlist",
        /// An employer says what came of it (subject: dispatch).
        Outcome = "outcome",
        /// The first administrator sets the desk up (subject: nil).
        FirstRun = "first_run",
        /// The address of an account is confirmed (subject: account).
        ConfirmEmail = "confirm_email",
        /// A new password is set (subject: account).
        ResetPassword = "reset_password",
        /// Somebody answers a questionnaire that was put to her (subject: response).
        Questionnaire = "questionnaire",
        /// Whoever comes by answers a poll (subject: campaign).
        Poll = "poll",
    }
}

/// A link that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub purpose: LinkPurpose,
    pub subject: Uuid,
    pub expires_at: DateTime<Utc>,
    pub used_at: Option<DateTime<Utc>>,
}

/// Keeps a link by the digest of its secret.
///
/// # Errors
/// When the database refuses.
pub async fn insert_link(tx: &Tx, digest: &str, link: &Link, now: DateTime<Utc>) -> Result<()> {
    let sql = "INSERT INTO link (digest, purpose, subject, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)";
    tx.run(sql, vec![digest.into(), link.purpose.as_str().into(), link.subject.into(), now.into(), link.expires_at.into()]).await?;
    Ok(())
}

/// The link with a digest.
///
/// # Errors
/// When the database cannot be read.
pub async fn link(db: &impl Reads, digest: &str) -> Result<Option<Link>> {
    let row = db.one("SELECT purpose, subject, expires_at, used_at FROM link WHERE digest = $1", vec![digest.into()]).await?;
    let Some(row) = row else { return Ok(None) };
    let subject: Uuid = column(&row, "subject")?;
    let purpose: String = column(&row, "purpose")?;
    let purpose = LinkPurpose::from_code(&purpose).ok_or(StorageError::Unreadable {
        table: "link",
        column: "purpose",
        record: subject,
        reason: purpose,
    })?;
    Ok(Some(Link { purpose, subject, expires_at: column(&row, "expires_at")?, used_at: column(&row, "used_at")? }))
}

/// Notes that a link was used.
///
/// # Errors
/// When the database refuses.
pub async fn use_link(tx: &Tx, digest: &str, now: DateTime<Utc>) -> Result<()> {
    tx.run("UPDATE link SET used_at = $2 WHERE digest = $1", vec![digest.into(), now.into()]).await?;
    Ok(())
}

/// Uses a link that opens once; false when it was used before.
///
/// # Errors
/// When the database refuses.
pub async fn take_link(tx: &Tx, digest: &str, now: DateTime<Utc>) -> Result<bool> {
    let sql = "UPDATE link SET used_at = $2 WHERE digest = $1 AND used_at IS NULL";
    Ok(tx.run(sql, vec![digest.into(), now.into()]).await? == 1)
}

/// Removes the links of a purpose that are about one record.
///
/// # Errors
/// When the database refuses.
pub async fn void_links_about(tx: &Tx, purpose: LinkPurpose, subject: Uuid) -> Result<u64> {
    tx.run("DELETE FROM link WHERE purpose = $1 AND subject = $2", vec![purpose.as_str().into(), subject.into()]).await
}

/// Removes all links of a purpose, so that none opens any more.
///
/// # Errors
/// When the database refuses.
pub async fn void_links(tx: &Tx, purpose: LinkPurpose) -> Result<u64> {
    tx.run("DELETE FROM link WHERE purpose = $1", vec![purpose.as_str().into()]).await
}

/// Whether any proposal is about a worker or a vacancy.
///
/// # Errors
/// When the database cannot be read.
pub async fn points_to(db: &impl Reads, record: Uuid) -> Result<bool> {
    let sql = "SELECT id FROM proposal WHERE worker = $1 OR vacancy = $1 LIMIT 1";
    Ok(db.one(sql, vec![record.into()]).await?.is_some())
}
