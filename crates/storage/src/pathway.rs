//! Cases on pathways.

use chrono::{DateTime, NaiveDate, Utc};
use ponte_domain::{
    id::{EmployerId, WorkerId},
    pathway::{Run, Standing, Subject},
};
use sea_orm::{QueryResult, Value};
use uuid::Uuid;

use crate::{
    db::{Reads, Tx, column},
    error::{Result, StorageError},
    service::Seen,
};

/// A case with its version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRun {
    /// Goes up by one at each save, from 1.
    pub version: i64,
    pub run: Run,
}

/// A case as a list shows it, without what was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunLine {
    pub id: Uuid,
    pub subject: Subject,
    pub pack: String,
    pub pathway: String,
    pub pack_version: Uuid,
    pub begun: NaiveDate,
    /// The person's present phase; absent once it ended.
    pub phase: Option<String>,
    /// The next day by which something is to be done.
    pub due: Option<NaiveDate>,
    pub ended: Option<NaiveDate>,
    pub exit: Option<String>,
}

/// Which cases a list shows; what is absent does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Which {
    pub pack: Option<String>,
    pub pathway: Option<String>,
    pub phase: Option<String>,
    /// Ended or not.
    pub ended: Option<bool>,
    /// Something was to be done before this day.
    pub due_before: Option<NaiveDate>,
    /// Whose.
    pub subject: Option<Subject>,
    /// First and last day on which they began.
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
}

/// Cases of a pathway by where they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    pub pack: String,
    pub pathway: String,
    pub pack_version: Uuid,
    pub phase: Option<String>,
    pub exit: Option<String>,
    pub cases: u64,
    /// Of them, those in which something was to be done before the day asked for.
    pub late: u64,
}

fn read(row: &QueryResult) -> Result<StoredRun> {
    let id: Uuid = column(row, "id")?;
    let body: String = column(row, "body")?;
    let run: Run = serde_json::from_str(&body).map_err(|error| StorageError::Unreadable {
        table: "pathway_run",
        column: "body",
        record: id,
        reason: error.to_string(),
    })?;
    Ok(StoredRun { version: column(row, "version")?, run: Run { subject: subject(row, id)?, ..run } })
}

/// The columns say whose a case is: a person may have been united with another since it was written.
fn subject(row: &QueryResult, id: Uuid) -> Result<Subject> {
    let (worker, employer): (Option<Uuid>, Option<Uuid>) = (column(row, "worker")?, column(row, "employer")?);
    let worker = worker.map(|id| Subject::Worker(WorkerId(id)));
    worker.or_else(|| employer.map(|id| Subject::Employer(EmployerId(id)))).ok_or_else(|| StorageError::Unreadable {
        table: "pathway_run",
        column: "worker",
        record: id,
        reason: "nobody's".to_owned(),
    })
}

fn parts(subject: Subject) -> (Option<Uuid>, Option<Uuid>) {
    match subject {
        Subject::Worker(id) => (Some(id.0), None),
        Subject::Employer(id) => (None, Some(id.0)),
    }
}

fn read_line(row: &QueryResult) -> Result<RunLine> {
    Ok(RunLine {
        id: column(row, "id")?,
        subject: subject(row, column(row, "id")?)?,
        pack: column(row, "pack")?,
        pathway: column(row, "pathway")?,
        pack_version: column(row, "pack_version")?,
        begun: column(row, "begun")?,
        phase: column(row, "phase")?,
        due: column(row, "due")?,
        ended: column(row, "ended")?,
        exit: column(row, "exit")?,
    })
}

/// Saves a case over the version that was seen, 0 for a new one, with where it stands.
///
/// # Errors
/// [`StorageError::Stale`] when somebody saved it since.
pub async fn save(tx: &Tx, seen: i64, run: &Run, standing: &Standing, now: DateTime<Utc>) -> Result<()> {
    let (worker, employer) = parts(run.subject);
    let values: Vec<Value> = vec![
        run.id.into(),
        worker.into(),
        run.pack.clone().into(),
        run.pathway.clone().into(),
        run.pack_version.into(),
        run.begun.into(),
        standing.phase().map(str::to_owned).into(),
        standing.next_due().into(),
        standing.ended.as_ref().map(|ended| ended.on).into(),
        standing.ended.as_ref().map(|ended| ended.exit.clone()).into(),
        now.into(),
        serde_json::to_string(run)?.into(),
        seen.into(),
        employer.into(),
    ];
    let sql = if seen == 0 {
        "INSERT INTO pathway_run (id, worker, pack, pathway, pack_version, begun, phase, due, ended, exit, changed_at, body, version, employer) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13 + 1, $14) ON CONFLICT (id) DO NOTHING"
    } else {
        "UPDATE pathway_run SET worker = $2, pack = $3, pathway = $4, pack_version = $5, begun = $6, phase = $7, due = $8, ended = $9, exit = $10, changed_at = $11, body = $12, employer = $14, version = version + 1 WHERE id = $1 AND version = $13"
    };
    if tx.run(sql, values).await? == 1 { Ok(()) } else { Err(StorageError::Stale { table: "pathway_run", record: run.id }) }
}

/// The case with an id.
///
/// # Errors
/// When the database or the case cannot be read.
pub async fn get(db: &impl Reads, id: Uuid) -> Result<Option<StoredRun>> {
    db.one("SELECT id, worker, employer, version, body FROM pathway_run WHERE id = $1", vec![id.into()])
        .await?
        .as_ref()
        .map(read)
        .transpose()
}

/// The cases of a person or an employer: those that go on first, then the latest begun.
///
/// # Errors
/// As [`get`].
pub async fn of_subject(db: &impl Reads, subject: Subject) -> Result<Vec<StoredRun>> {
    let (name, id) = match subject {
        Subject::Worker(id) => ("worker", id.0),
        Subject::Employer(id) => ("employer", id.0),
    };
    let sql = format!(
        "SELECT id, worker, employer, version, body FROM pathway_run WHERE {name} = $1 ORDER BY CASE WHEN ended IS NULL THEN 0 ELSE 1 END, begun DESC, id"
    );
    db.all(&sql, vec![id.into()]).await?.iter().map(read).collect()
}

/// Cases by a filter, of those whom one may see, in the order of their ids, behind one of them.
///
/// # Errors
/// As [`get`].
pub async fn page_by_id(db: &impl Reads, which: &Which, seen: &Seen, after: Option<Uuid>, most: u64) -> Result<Vec<StoredRun>> {
    let (condition, mut values) = conditions(which, seen);
    let behind = after.map(|after| {
        values.push(after.into());
        format!(" AND r.id > ${}", values.len())
    });
    let behind = behind.unwrap_or_default();
    let sql = format!(
        "SELECT r.id AS id, r.worker AS worker, r.employer AS employer, r.version AS version, r.body AS body FROM pathway_run r WHERE {condition}{behind} ORDER BY r.id LIMIT {most}"
    );
    db.all(&sql, values).await?.iter().map(read).collect()
}

/// Conditions and values of a list.
fn conditions(which: &Which, seen: &Seen) -> (String, Vec<Value>) {
    let mut values: Vec<Value> = Vec::new();
    let mut all = vec!["1 = 1".to_owned()];
    for (name, wanted) in [("pack", &which.pack), ("pathway", &which.pathway), ("phase", &which.phase)] {
        if let Some(wanted) = wanted {
            values.push(wanted.clone().into());
            all.push(format!("r.{name} = ${}", values.len()));
        }
    }
    match which.ended {
        Some(true) => all.push("r.ended IS NOT NULL".to_owned()),
        Some(false) => all.push("r.ended IS NULL".to_owned()),
        None => {}
    }
    if let Some(day) = which.due_before {
        values.push(day.into());
        all.push(format!("r.ended IS NULL AND r.due < ${}", values.len()));
    }
    for (day, sign) in [(which.from, ">="), (which.to, "<=")] {
        if let Some(day) = day {
            values.push(day.into());
            all.push(format!("r.begun {sign} ${}", values.len()));
        }
    }
    if let Some(subject) = which.subject {
        let (worker, employer) = parts(subject);
        for (name, id) in [("worker", worker), ("employer", employer)] {
            if let Some(id) = id {
                values.push(id.into());
                all.push(format!("r.{name} = ${}", values.len()));
            }
        }
    }
    let who = seen.sql_of("r.", &mut |value| {
        values.push(value);
        format!("${}", values.len())
    });
    all.push(who);
    (all.join(" AND "), values)
}

/// The cases of those whom one may see: the most urgent first, then the latest begun.
///
/// # Errors
/// When the database cannot be read.
pub async fn list(db: &impl Reads, which: &Which, seen: &Seen, most: u64, skip: u64) -> Result<Vec<RunLine>> {
    let (condition, values) = conditions(which, seen);
    let sql = format!(
        "SELECT r.id, r.worker, r.employer, r.pack, r.pathway, r.pack_version, r.begun, r.phase, r.due, r.ended, r.exit FROM pathway_run r WHERE {condition} ORDER BY CASE WHEN r.ended IS NULL THEN 0 ELSE 1 END, CASE WHEN r.due IS NULL THEN 1 ELSE 0 END, r.due, r.begun DESC, r.id LIMIT {most} OFFSET {skip}"
    );
    db.all(&sql, values).await?.iter().map(read_line).collect()
}

/// How many cases are where, of those whom one may see; `today` says which are late.
///
/// # Errors
/// When the database cannot be read.
pub async fn held(db: &impl Reads, which: &Which, seen: &Seen, today: NaiveDate) -> Result<Vec<Held>> {
    let (condition, mut values) = conditions(which, seen);
    values.push(today.into());
    let day = values.len();
    let sql = format!(
        "SELECT r.pack, r.pathway, r.pack_version, r.phase, r.exit, COUNT(*) AS cases, SUM(CASE WHEN r.ended IS NULL AND r.due < ${day} THEN 1 ELSE 0 END) AS late FROM pathway_run r WHERE {condition} GROUP BY r.pack, r.pathway, r.pack_version, r.phase, r.exit ORDER BY r.pack, r.pathway, r.phase, r.exit, r.pack_version"
    );
    let count = |row: &QueryResult, name: &str| column::<i64>(row, name).map(i64::unsigned_abs);
    let rows = db.all(&sql, values).await?;
    let of = |row: &QueryResult| {
        Ok(Held {
            pack: column(row, "pack")?,
            pathway: column(row, "pathway")?,
            pack_version: column(row, "pack_version")?,
            phase: column(row, "phase")?,
            exit: column(row, "exit")?,
            cases: count(row, "cases")?,
            late: count(row, "late")?,
        })
    };
    rows.iter().map(of).collect()
}
