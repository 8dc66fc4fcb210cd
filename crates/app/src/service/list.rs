//! Lists, counts and exports services.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use ponte_domain::{
    clock::rome_midnight,
    employer::Employer,
    service::{LepList, Service, ServiceChannel, Subject},
    worker::Worker,
};
use ponte_storage::{
    register,
    service::{self, Counts, Seen, ServiceFilter},
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::levels;
use crate::{
    App,
    error::{Error, Result},
    export::{ExportFormat, write_table},
    export_register::ExportFile,
    rights::{Caller, Right},
};

/// Most services in an export.
const MOST_EXPORTED: u64 = 200_000;

/// Services of one subject that are shown.
const OF_SUBJECT: u64 = 500;

/// What is asked of the list; what is absent does not narrow.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// A level, with those that are part of it.
    pub lep: Option<String>,
    pub desk: Option<String>,
    pub programme: Option<Uuid>,
    pub channel: Option<ServiceChannel>,
    /// First and last day.
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    pub limit: u64,
    pub offset: u64,
}

/// A service with the name of its subject.
#[derive(Debug, Clone)]
pub struct Row {
    pub service: Service,
    pub name: String,
}

/// A page of services.
#[derive(Debug, Clone)]
pub struct Listed {
    pub rows: Vec<Row>,
    pub total: u64,
}

/// What was delivered over a period, by desk and level.
#[derive(Debug, Clone)]
pub struct Counters {
    pub counts: Counts,
    pub levels: LepList,
}

async fn filter(app: &App, caller: &Caller, asked: &Asked) -> Result<ServiceFilter> {
    let people = caller.scope(Right::SeePeople)?;
    let leps = match &asked.lep {
        None => Vec::new(),
        Some(whole) => {
            let levels = levels(&app.db).await?;
            let parts: Vec<String> = levels.iter().filter(|lep| levels.is_within(&lep.code, whole)).map(|lep| lep.code.clone()).collect();
            // A level that nobody knows leaves nothing, not everything.
            if parts.is_empty() { vec![whole.clone()] } else { parts }
        }
    };
    Ok(ServiceFilter {
        subject: None,
        leps,
        desk: asked.desk.clone(),
        programme: asked.programme,
        channel: asked.channel,
        from: asked.from.map(rome_midnight),
        until: asked.to.and_then(|day| day.checked_add_days(Days::new(1))).map(rome_midnight),
        seen: Seen { people: Some(people), employers: caller.scope(Right::SeeEmployers).ok() },
        limit: asked.limit,
        offset: asked.offset,
    })
}

/// Services to the people and employers that the caller may see, the latest first.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn list(app: &App, caller: &Caller, asked: &Asked) -> Result<Listed> {
    let filter = filter(app, caller, asked).await?;
    let services = service::list(&app.db, &filter).await?;
    Ok(Listed { total: service::total(&app.db, &filter).await?, rows: named(app, services).await? })
}

/// What was delivered to the people and employers that the caller may see.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn counters(app: &App, caller: &Caller, asked: &Asked) -> Result<Counters> {
    let filter = filter(app, caller, asked).await?;
    Ok(Counters { counts: service::counts(&app.db, &filter).await?, levels: levels(&app.db).await? })
}

/// The services to one person or employer, the latest first.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`], [`crate::error::Refusal::NotFound`].
pub async fn of_subject(app: &App, caller: &Caller, subject: Subject) -> Result<Vec<Service>> {
    match subject {
        Subject::Worker(id) => drop(app.record::<Worker>(&app.db, caller, Right::SeePeople, id.0).await?),
        Subject::Employer(id) => drop(app.record::<Employer>(&app.db, caller, Right::SeeEmployers, id.0).await?),
    }
    let filter = ServiceFilter { subject: Some(subject), seen: Seen::all(), limit: OF_SUBJECT, ..ServiceFilter::default() };
    Ok(service::list(&app.db, &filter).await?)
}

/// The last service that the caller recorded by hand for a subject of the kind, so that its choices are offered again.
///
/// # Errors
/// When the database cannot be read.
pub async fn last_choice(app: &App, caller: &Caller, subject: Subject) -> Result<Option<Service>> {
    let Some(account) = caller.actor.account() else { return Ok(None) };
    Ok(service::last_of(&app.db, account, matches!(subject, Subject::Worker(_))).await?)
}

async fn named(app: &App, services: Vec<Service>) -> Result<Vec<Row>> {
    let of = |people: bool| {
        let id = |service: &Service| match service.subject {
            Subject::Worker(id) if people => Some(id.0),
            Subject::Employer(id) if !people => Some(id.0),
            _ => None,
        };
        services.iter().filter_map(id).collect::<Vec<Uuid>>()
    };
    let workers = register::get_many::<Worker>(&app.db, &of(true)).await?;
    let employers = register::get_many::<Employer>(&app.db, &of(false)).await?;
    let mut names: HashMap<Uuid, String> = workers.into_iter().map(|stored| (stored.id, stored.value.person.full_name())).collect();
    names.extend(employers.into_iter().map(|stored| (stored.id, stored.value.name)));
    let row = |service: Service| {
        let (Subject::Worker(ponte_domain::id::WorkerId(id)) | Subject::Employer(ponte_domain::id::EmployerId(id))) = service.subject;
        Row { name: names.get(&id).cloned().unwrap_or_default(), service }
    };
    Ok(services.into_iter().map(row).collect())
}

/// Names of the columns of an export.
const COLUMNS: [&str; 11] = ["at", "lep", "kind", "subject", "name", "desk", "operator", "channel", "minutes", "outcome", "note"];

/// Writes what the list shows to a file; who took it away is recorded.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`]; when the file cannot be written.
pub async fn export(app: &App, caller: &Caller, asked: &Asked, format: ExportFormat) -> Result<ExportFile> {
    caller.require(Right::Export)?;
    let mut filter = filter(app, caller, asked).await?;
    (filter.limit, filter.offset) = (MOST_EXPORTED, 0);
    // Whom one may see and what one may take away are two rights: both must let a row through.
    let (reach, desks) = (caller.reach(Right::Export), app.desks());
    let mut services = service::list(&app.db, &filter).await?;
    services.retain(|service| reach.covers(&desks, &service.desk));
    let rows = named(app, services).await?;
    let file = write_table(app, "services", &COLUMNS, rows.iter().map(cells), format)?;
    let tx = app.begin().await?;
    app.audit(&tx, caller, "service.export", None, &[]).await?;
    app.commit(tx).await?;
    Ok(file)
}

fn cells(row: &Row) -> Vec<Value> {
    let service = &row.service;
    let (kind, id) = match service.subject {
        Subject::Worker(id) => ("worker", id.0),
        Subject::Employer(id) => ("employer", id.0),
    };
    vec![
        json!(service.at),
        json!(service.lep),
        json!(kind),
        json!(id),
        json!(row.name),
        json!(service.desk),
        json!(service.by.name()),
        json!(service.channel),
        json!(service.minutes),
        json!(service.outcome),
        json!(service.note),
    ]
}

impl From<crate::export::ExportError> for Error {
    fn from(error: crate::export::ExportError) -> Self {
        match error {
            crate::export::ExportError::Io(error) => crate::import_batch::file_error(std::path::Path::new("export"), error),
            other => Self::Internal(other.to_string()),
        }
    }
}
