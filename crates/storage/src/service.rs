//! Services delivered: kept, listed, counted.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use ponte_domain::{
    clock::day_in_rome,
    id::{AccountId, WorkerId},
    service::{Origin, Service, ServiceChannel, Subject},
};
use sea_orm::{QueryResult, Value};
use uuid::Uuid;

use crate::{
    db::{Reads, Tx, column},
    error::{Result, StorageError},
    scope::Scope,
};

/// Which services are wanted; what is absent does not narrow.
#[derive(Debug, Clone, Default)]
pub struct ServiceFilter {
    pub subject: Option<Subject>,
    /// Codes of levels; all when empty.
    pub leps: Vec<String>,
    pub desk: Option<String>,
    pub programme: Option<Uuid>,
    pub channel: Option<ServiceChannel>,
    /// The first instant, and the first one after.
    pub from: Option<DateTime<Utc>>,
    pub until: Option<DateTime<Utc>>,
    /// Whose subjects are let through.
    pub seen: Seen,
    pub limit: u64,
    pub offset: u64,
}

/// The subjects that somebody may see.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    /// Of people; none at all when absent, everybody when it holds no scope.
    pub people: Option<Option<Scope>>,
    /// Of employers, likewise.
    pub employers: Option<Option<Scope>>,
}

impl Seen {
    /// Every subject there is.
    #[must_use]
    pub const fn all() -> Self {
        Self { people: Some(None), employers: Some(None) }
    }

    fn sql(&self, bind: &mut impl FnMut(Value) -> String) -> String {
        self.sql_of("", bind)
    }

    /// The condition on a table with the columns `worker` and `employer`, which are written with a prefix.
    pub(crate) fn sql_of(&self, prefix: &str, bind: &mut impl FnMut(Value) -> String) -> String {
        let mut side = |table: &str, scope: &Option<Option<Scope>>| match scope {
            None => None,
            Some(None) => Some(format!("{prefix}{table} IS NOT NULL")),
            Some(Some(scope)) => Some(format!("{prefix}{table} IN (SELECT id FROM {table} WHERE {})", scope.sql("", &mut *bind))),
        };
        let any: Vec<String> = [side("worker", &self.people), side("employer", &self.employers)].into_iter().flatten().collect();
        if any.is_empty() { "1 = 0".to_owned() } else { format!("({})", any.join(" OR ")) }
    }
}

/// What was delivered of one level at one desk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Count {
    pub events: u64,
    /// Distinct people, and distinct employers.
    pub people: u64,
    pub employers: u64,
    pub minutes: u64,
}

/// Counts by desk and level; the level is empty for all of a desk together.
pub type Counts = BTreeMap<(String, String), Count>;

impl ServiceFilter {
    fn sql(&self, values: &mut Vec<Value>) -> String {
        let mut bind = |value: Value| {
            values.push(value);
            format!("${}", values.len())
        };
        let mut all = vec![self.seen.sql(&mut bind)];
        match self.subject {
            Some(Subject::Worker(id)) => all.push(format!("worker = {}", bind(id.0.into()))),
            Some(Subject::Employer(id)) => all.push(format!("employer = {}", bind(id.0.into()))),
            None => {}
        }
        if !self.leps.is_empty() {
            let marks: Vec<String> = self.leps.iter().map(|code| bind(code.as_str().into())).collect();
            all.push(format!("lep IN ({})", marks.join(", ")));
        }
        all.extend(self.desk.as_ref().map(|desk| format!("desk = {}", bind(desk.as_str().into()))));
        all.extend(self.programme.map(|id| format!("programme = {}", bind(id.into()))));
        all.extend(self.channel.map(|channel| format!("channel = {}", bind(channel.as_str().into()))));
        all.extend(self.from.map(|at| format!("at >= {}", bind(at.into()))));
        all.extend(self.until.map(|at| format!("at < {}", bind(at.into()))));
        all.join(" AND ")
    }
}

fn read(row: &QueryResult) -> Result<Service> {
    let id: Uuid = column(row, "id")?;
    let body: String = column(row, "body")?;
    serde_json::from_str(&body).map_err(|error| StorageError::Unreadable {
        table: "service",
        column: "body",
        record: id,
        reason: error.to_string(),
    })
}

fn key(origin: (Origin, Uuid)) -> String {
    format!("{}/{}", origin.0, origin.1)
}

/// Keeps a service. False when the act that it comes from has recorded one already.
///
/// # Errors
/// When the database refuses.
pub async fn insert(tx: &Tx, service: &Service) -> Result<bool> {
    let (worker, employer) = match service.subject {
        Subject::Worker(id) => (Some(id.0), None),
        Subject::Employer(id) => (None, Some(id.0)),
    };
    let sql = "INSERT INTO service (id, worker, employer, lep, desk, account, programme, at, minutes, channel, outcome, origin, version, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1, $13) ON CONFLICT (origin) DO NOTHING";
    let values = vec![
        service.id.into(),
        worker.into(),
        employer.into(),
        service.lep.as_str().into(),
        service.desk.as_str().into(),
        service.by.account().map(Uuid::from).into(),
        service.programme.into(),
        service.at.into(),
        i64::from(service.minutes).into(),
        service.channel.as_str().into(),
        service.outcome.as_str().into(),
        service.origin.map(key).into(),
        serde_json::to_string(service)?.into(),
    ];
    Ok(tx.run(sql, values).await? == 1)
}

/// Whether a service was recorded of a level.
///
/// # Errors
/// When the database cannot be read.
pub async fn is_used(db: &impl Reads, lep: &str) -> Result<bool> {
    Ok(db.one("SELECT id FROM service WHERE lep = $1 LIMIT 1", vec![lep.into()]).await?.is_some())
}

/// Removes a service that was recorded by mistake. False when there is none.
///
/// # Errors
/// When the database refuses.
pub async fn remove(tx: &Tx, id: Uuid) -> Result<bool> {
    Ok(tx.run("DELETE FROM service WHERE id = $1", vec![id.into()]).await? == 1)
}

/// Removes the service that an act recorded by itself, because the act is undone.
///
/// # Errors
/// When the database refuses.
pub async fn remove_of(tx: &Tx, origin: (Origin, Uuid)) -> Result<()> {
    tx.run("DELETE FROM service WHERE origin = $1", vec![key(origin).into()]).await?;
    Ok(())
}

/// The service with a number.
///
/// # Errors
/// When the database or the service cannot be read.
pub async fn get(db: &impl Reads, id: Uuid) -> Result<Option<Service>> {
    db.one("SELECT id, body FROM service WHERE id = $1", vec![id.into()]).await?.as_ref().map(read).transpose()
}

/// Services that a filter lets through, the latest first.
///
/// # Errors
/// As [`get`].
pub async fn list(db: &impl Reads, filter: &ServiceFilter) -> Result<Vec<Service>> {
    let mut values = Vec::new();
    let conditions = filter.sql(&mut values);
    values.extend([filter.limit.cast_signed().into(), filter.offset.cast_signed().into()]);
    let (limit, offset) = (values.len() - 1, values.len());
    let sql = format!("SELECT id, body FROM service WHERE {conditions} ORDER BY at DESC, id DESC LIMIT ${limit} OFFSET ${offset}");
    db.all(&sql, values).await?.iter().map(read).collect()
}

/// How many services a filter lets through.
///
/// # Errors
/// When the database cannot be read.
pub async fn total(db: &impl Reads, filter: &ServiceFilter) -> Result<u64> {
    let mut values = Vec::new();
    let conditions = filter.sql(&mut values);
    let row = db.one(&format!("SELECT COUNT(*) AS n FROM service WHERE {conditions}"), values).await?;
    row.map_or(Ok(0), |row| column::<i64>(&row, "n").map(i64::unsigned_abs))
}

/// What was delivered, by desk and level and by desk; who did not come was not served. Services of people who were erased since count
/// as events, by their month, where the filter asks for no subject, programme or channel.
///
/// # Errors
/// When the database cannot be read.
pub async fn counts(db: &impl Reads, filter: &ServiceFilter) -> Result<Counts> {
    let mut found = Counts::new();
    for (lep, group) in [("lep", "desk, lep"), ("'' AS lep", "desk")] {
        let mut values = Vec::new();
        let conditions = filter.sql(&mut values);
        let sql = format!(
            "SELECT desk, {lep}, COUNT(*) AS events, COUNT(DISTINCT worker) AS people, COUNT(DISTINCT employer) AS employers, CAST(SUM(minutes) AS bigint) AS minutes FROM service WHERE {conditions} AND outcome <> 'missed' GROUP BY {group}"
        );
        for row in db.all(&sql, values).await? {
            let n = |name| column::<i64>(&row, name).map(i64::unsigned_abs);
            let count = Count { events: n("events")?, people: n("people")?, employers: n("employers")?, minutes: n("minutes")? };
            found.insert((column(&row, "desk")?, column(&row, "lep")?), count);
        }
    }
    if filter.subject.is_none() && filter.programme.is_none() && filter.channel.is_none() {
        add_erased(db, filter, &mut found).await?;
    }
    Ok(found)
}

async fn add_erased(db: &impl Reads, filter: &ServiceFilter, found: &mut Counts) -> Result<()> {
    let mut values: Vec<Value> = Vec::new();
    let mut all = vec!["1 = 1".to_owned()];
    let mut bind = |value: Value| {
        values.push(value);
        format!("${}", values.len())
    };
    // Whoever does not see a whole desk does not learn how many people it forgot.
    if let Some(Some(scope)) = &filter.seen.people {
        let marks: Vec<String> = scope.desks.iter().map(|desk| bind(desk.as_str().into())).collect();
        all.push(if marks.is_empty() { "1 = 0".to_owned() } else { format!("desk IN ({})", marks.join(", ")) });
    }
    all.extend(filter.desk.as_ref().map(|desk| format!("desk = {}", bind(desk.as_str().into()))));
    all.extend(filter.from.map(|at| format!("month >= {}", bind(month(at).into()))));
    all.extend(filter.until.map(|at| format!("month < {}", bind(day_in_rome(at).into()))));
    if !filter.leps.is_empty() {
        let marks: Vec<String> = filter.leps.iter().map(|code| bind(code.as_str().into())).collect();
        all.push(format!("lep IN ({})", marks.join(", ")));
    }
    let sql = format!(
        "SELECT desk, lep, COUNT(*) AS events, CAST(SUM(minutes) AS bigint) AS minutes FROM erased_service WHERE {} GROUP BY desk, lep",
        all.join(" AND ")
    );
    for row in db.all(&sql, values).await? {
        let n = |name| column::<i64>(&row, name).map(i64::unsigned_abs);
        let (desk, lep): (String, String) = (column(&row, "desk")?, column(&row, "lep")?);
        for lep in [lep, String::new()] {
            let count = found.entry((desk.clone(), lep)).or_default();
            count.events += n("events")?;
            count.minutes += n("minutes")?;
        }
    }
    Ok(())
}

fn month(at: DateTime<Utc>) -> NaiveDate {
    let day = day_in_rome(at);
    NaiveDate::from_ymd_opt(day.year(), day.month(), 1).unwrap_or(day)
}

/// The last service that an account recorded for people, or for employers: what it chose is offered again.
///
/// # Errors
/// As [`get`].
pub async fn last_of(db: &impl Reads, account: AccountId, people: bool) -> Result<Option<Service>> {
    let side = if people { "worker" } else { "employer" };
    let sql = format!(
        "SELECT id, body FROM service WHERE account = $1 AND {side} IS NOT NULL AND origin IS NULL ORDER BY at DESC, id DESC LIMIT 1"
    );
    db.one(&sql, vec![account.0.into()]).await?.as_ref().map(read).transpose()
}

/// Keeps what is counted of the services of a person, without her, and removes them.
pub(crate) async fn forget(tx: &Tx, worker: WorkerId, new_id: &(dyn Fn() -> Uuid + Sync)) -> Result<()> {
    for row in tx.all("SELECT id, body FROM service WHERE worker = $1", vec![worker.0.into()]).await? {
        let service = read(&row)?;
        if service.outcome == ponte_domain::service::ServiceOutcome::Missed {
            continue;
        }
        let sql = "INSERT INTO erased_service (id, lep, desk, month, minutes) VALUES ($1, $2, $3, $4, $5)";
        let minutes = i64::from(service.minutes);
        tx.run(sql, vec![new_id().into(), service.lep.into(), service.desk.into(), month(service.at).into(), minutes.into()]).await?;
    }
    tx.run("DELETE FROM service WHERE worker = $1", vec![worker.0.into()]).await?;
    Ok(())
}
