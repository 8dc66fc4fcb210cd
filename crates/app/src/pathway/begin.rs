//! Begins a pathway with a person.

use chrono::NaiveDate;
use ponte_domain::{
    expression::Value,
    id::WorkerId,
    pathway::{Act, Entry, Pathway, Recorded, Run, RunError},
    worker::Worker,
};
use ponte_storage::{Kind, audit::Details, pathway};
use uuid::Uuid;

use super::view::calendar_of;
use crate::{
    App,
    error::{Refusal, Result},
    pack::{Running, running},
    rights::{Caller, Right},
};

/// What is said at the beginning.
#[derive(Debug, Clone, Default)]
pub struct Beginning {
    /// Number of the case: the same twice (a double click) makes one case.
    pub id: Uuid,
    pub pack: String,
    pub pathway: String,
    /// Today when absent.
    pub on: Option<NaiveDate>,
    /// What is known of the person, by the names of facts.
    pub facts: Vec<(String, Value)>,
    /// What happened before, by the names of events.
    pub events: Vec<(String, NaiveDate)>,
}

/// The pathways that can be begun with a person: those of the packs switched on at her desk that she is not on already.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn beginnings(app: &App, caller: &Caller, worker: WorkerId) -> Result<Vec<(Running, Vec<String>)>> {
    let stored = app.record::<Worker>(&app.db, caller, Right::EditPeople, worker.0).await?;
    let lines = pathway::of_worker(&app.db, worker).await?;
    let mut found = Vec::new();
    for on in running(app, &stored.value.desk).await? {
        let mut free = Vec::new();
        for known in &on.pack.pathways {
            let mut same = lines.iter().filter(|line| line.run.pack == on.pack.manifest.id && line.run.pathway == known.id);
            let goes_on = same.any(|line| !has_ended(&line.run));
            if !goes_on {
                free.push(known.id.clone());
            }
        }
        found.push((on, free));
    }
    Ok(found)
}

fn has_ended(run: &Run) -> bool {
    run.standing_entries().any(|recorded| matches!(recorded.entry.act, Act::Exit { .. }))
}

/// Begins a pathway with a person, and gives the number of the case. It keeps the version of the pack and the parameters of today.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`] also where the pack is not switched on or has no such pathway; [`Refusal::Run`] when
/// the person may not begin it or what is said cannot be recorded; [`Refusal::AlreadyThere`] while she is on it.
pub async fn begin(app: &App, caller: &Caller, worker: WorkerId, beginning: Beginning) -> Result<Uuid> {
    let stored = app.record::<Worker>(&app.db, caller, Right::EditPeople, worker.0).await?;
    let desk = stored.value.desk.clone();
    let on = running(app, &desk).await?.into_iter().find(|on| on.pack.manifest.id == beginning.pack);
    let on = on.ok_or(Refusal::NotFound(Kind::Desk))?;
    let known = on.pack.pathway(&beginning.pathway).ok_or(Refusal::NotFound(Kind::Desk))?;
    let run = begun(app, caller, worker, &desk, &on, known, &beginning)?;
    let calendar = calendar_of(app, &desk, app.today());
    let standing = run.standing(known, app.today(), &calendar);
    let tx = app.begin().await?;
    let others = pathway::of_worker(&tx, worker).await?;
    if others.iter().any(|other| other.run.id == run.id) {
        return Ok(run.id);
    }
    if others.iter().any(|other| other.run.pack == run.pack && other.run.pathway == run.pathway && !has_ended(&other.run)) {
        return Err(Refusal::AlreadyThere.into());
    }
    pathway::save(&tx, 0, &run, &standing, app.now()).await?;
    let context = Some(format!("pack={} pathway={}", run.pack, run.pathway));
    app.audit_with(&tx, caller, "pathway.begin", Some((Kind::Worker, worker.0)), Details { context, ..Details::default() }).await?;
    app.commit(tx).await?;
    Ok(run.id)
}

fn begun(app: &App, caller: &Caller, worker: WorkerId, desk: &str, on: &Running, known: &Pathway, said: &Beginning) -> Result<Run> {
    let today = app.today();
    let begun = said.on.unwrap_or(today);
    if begun > today {
        return Err(Refusal::from(RunError::Future).into());
    }
    let mut run = Run {
        id: said.id,
        worker,
        desk: desk.to_owned(),
        pack: on.pack.manifest.id.clone(),
        pack_version: on.version,
        pathway: known.id.clone(),
        begun,
        parameters: on.parameters.clone(),
        history: Vec::new(),
    };
    let calendar = calendar_of(app, desk, today);
    let facts = said.facts.iter().map(|(fact, value)| (begun, Act::Fact { fact: fact.clone(), value: value.clone() }));
    let events = said.events.iter().map(|(event, day)| (*day, Act::Event { event: event.clone() }));
    for (day, act) in facts.chain(events) {
        let entry = Entry { on: day, act };
        let recorded = Recorded { id: app.new_id(), entry, at: app.now(), by: caller.actor.clone(), note: String::new(), struck: None };
        run.record(known, &calendar, today, recorded).map_err(Refusal::from)?;
    }
    run.admit(known, today).map_err(Refusal::from)?;
    Ok(run)
}
