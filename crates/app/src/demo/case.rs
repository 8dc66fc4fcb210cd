//! Statuses, pacts, services and a diary for the first people of the demonstration; what is told stands in `case.toml`.

use chrono::{Days, Months, NaiveDate, TimeDelta};
use ponte_domain::{
    actor::{Actor, Purpose},
    id::WorkerId,
    pact::{Available, DiaryAct, Missed, SearchAct, SignedHow, Terms},
    service::{ServiceChannel, ServiceOutcome, Subject},
    unemployment::{DeclaredHow, EventError, Work, WorkKind},
};
use serde::Deserialize;

use crate::{
    App,
    attachment::Evidence,
    error::{Error, Refusal, Result},
    pact, profiling,
    rights::Caller,
    service::{self, Delivered},
    unemployment::{self, Declaration},
};

const TOLD: &str = include_str!("case.toml");

#[derive(Deserialize)]
struct Cases {
    people: Vec<Told>,
}

/// A person; everything in days ago.
#[derive(Deserialize)]
struct Told {
    declare: Option<u64>,
    work: Option<ToldWork>,
    #[serde(default)]
    services: Vec<ToldService>,
    #[serde(default)]
    diary: Vec<ToldEntry>,
    #[serde(default)]
    absences: Vec<ToldAbsence>,
    pact: Option<ToldPact>,
}

#[derive(Deserialize)]
struct ToldWork {
    first: u64,
    /// Days from today until it is expected to end.
    expected: u64,
    income_cents: i64,
    employer: String,
}

#[derive(Deserialize)]
struct ToldService {
    days: u32,
    lep: String,
    minutes: u32,
    channel: ServiceChannel,
    note: Option<String>,
}

#[derive(Deserialize)]
struct ToldEntry {
    days: u64,
    act: DiaryAct,
    words: String,
    proof: Option<String>,
}

#[derive(Deserialize)]
struct ToldAbsence {
    days: u64,
    missed: Missed,
    note: Option<String>,
}

#[derive(Deserialize)]
struct ToldPact {
    goal: String,
    hers: Vec<String>,
    ours: Vec<String>,
    act: String,
    proof: String,
    contact_days: u32,
    signed: Option<SignedHow>,
    #[serde(default)]
    evidence: String,
}

/// Records what is told of the first people, in the name of the operator.
///
/// # Errors
/// When the database refuses, or a rule does not allow what is told.
pub async fn tell(app: &App, operator: Actor, people: &[WorkerId]) -> Result<()> {
    let cases: Cases = toml::from_str(TOLD).map_err(|error| Error::Internal(error.to_string()))?;
    let caller = app.caller(operator, Purpose::Casework).await?;
    for (worker, told) in people.iter().zip(cases.people) {
        one(app, &caller, *worker, told).await?;
    }
    Ok(())
}

fn ago(app: &App, days: u64) -> NaiveDate {
    app.today().checked_sub_days(Days::new(days)).unwrap_or_default()
}

async fn one(app: &App, caller: &Caller, worker: WorkerId, told: Told) -> Result<()> {
    if let Some(days) = told.declare {
        declare(app, caller, worker, ago(app, days)).await?;
    }
    if let Some(work) = told.work {
        let expected = app.today().checked_add_days(Days::new(work.expected));
        let begun =
            Work { kind: WorkKind::Employee, expected, ended: None, income_cents: Some(work.income_cents), employer: Some(work.employer) };
        unemployment::record_work(app, caller, worker, ago(app, work.first), begun, None).await?;
    }
    for told in told.services {
        let delivered = Delivered {
            lep: told.lep,
            subject: Subject::Worker(worker),
            channel: told.channel,
            at: Some(app.now() - TimeDelta::days(i64::from(told.days))),
            minutes: told.minutes,
            outcome: ServiceOutcome::Done,
            note: told.note,
            programme: None,
            origin: None,
        };
        service::record(app, caller, delivered).await?;
    }
    if let Some(pact) = told.pact {
        agree(app, caller, worker, pact).await?;
    }
    for entry in told.diary {
        pact::note(app, caller, worker, ago(app, entry.days), entry.act, &entry.words, entry.proof).await?;
    }
    for absence in told.absences {
        pact::record_absence(app, caller, worker, ago(app, absence.days), absence.missed, absence.note).await?;
    }
    Ok(())
}

/// Declares, unless a declaration came with the record.
async fn declare(app: &App, caller: &Caller, worker: WorkerId, day: NaiveDate) -> Result<()> {
    let declaration = Declaration { day, how: DeclaredHow::National, work_until: None, provisional: false, note: None };
    match unemployment::declare(app, caller, worker, declaration).await {
        Ok(_) | Err(Error::Refused(Refusal::Unemployment(EventError::Declared))) => Ok(()),
        Err(error) => Err(error),
    }
}

async fn agree(app: &App, caller: &Caller, worker: WorkerId, told: ToldPact) -> Result<()> {
    let terms = Terms {
        goal: told.goal,
        hers: told.hers,
        ours: told.ours,
        search: vec![SearchAct { what: told.act, proof: told.proof }],
        available: Available::ALL.to_vec(),
        contact_days: told.contact_days,
        review: app.today().checked_add_months(Months::new(4)).unwrap_or_default(),
        responsible: caller.actor.name().unwrap_or_default().to_owned(),
        track: profiling::track_of(app, caller, worker).await?,
    };
    let id = pact::keep(app, caller, worker, None, terms, "").await?;
    if let Some(how) = told.signed {
        pact::sign(app, caller, worker, (id, 1), how, app.today(), Evidence::said(&told.evidence)).await?;
    }
    Ok(())
}
