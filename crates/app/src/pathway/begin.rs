//! Begins a pathway with a person.

use chrono::NaiveDate;
use ponte_domain::{
    expression::Value,
    pathway::{Act, Entry, Pathway, Recorded, Run, RunError, Subject},
};
use ponte_storage::{Kind, audit::Details, pathway};
use uuid::Uuid;

use super::view::{Touch, calendar_of, permit, record_of};
use crate::{
    App,
    error::{Refusal, Result},
    pack::{Running, running},
    rights::Caller,
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

/// The pathways that can be begun with a person or an employer: those of the packs switched on at the desk that are for the one or the
/// other, and on which she is not already, unless several cases may be open.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn beginnings(app: &App, caller: &Caller, subject: Subject) -> Result<Vec<(Running, Vec<String>)>> {
    let desk = permit(app, &app.db, caller, Touch::Edit, subject).await?;
    let lines = pathway::of_subject(&app.db, subject).await?;
    let mut found = Vec::new();
    for on in running(app, &desk).await? {
        let for_her = on.pack.pathways.iter().filter(|known| known.about.fits(subject));
        let free = for_her.filter(|known| known.several || !lines.iter().any(|line| goes_on(&line.run, &on.pack.manifest.id, &known.id)));
        let free: Vec<String> = free.map(|known| known.id.clone()).collect();
        found.push((on, free));
    }
    Ok(found)
}

/// Whether a case is on a pathway of a pack, and has not ended.
fn goes_on(run: &Run, pack: &str, pathway: &str) -> bool {
    run.pack == pack && run.pathway == pathway && !has_ended(run)
}

fn has_ended(run: &Run) -> bool {
    run.standing_entries().any(|recorded| matches!(recorded.entry.act, Act::Exit { .. }))
}

/// Begins a pathway with a person or an employer, and gives the number of the case. It keeps the version of the pack and the parameters
/// of today.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`] also where the pack is not switched on or has no such pathway; [`Refusal::Run`] when
/// she may not begin it or what is said cannot be recorded; [`Refusal::AlreadyThere`] while she is on it, unless several cases may be open.
pub async fn begin(app: &App, caller: &Caller, subject: Subject, beginning: Beginning) -> Result<Uuid> {
    let desk = permit(app, &app.db, caller, Touch::Edit, subject).await?;
    let (kind, record) = record_of(subject);
    let on = running(app, &desk).await?.into_iter().find(|on| on.pack.manifest.id == beginning.pack);
    let on = on.ok_or(Refusal::NotFound(Kind::Desk))?;
    let known = on.pack.pathway(&beginning.pathway).ok_or(Refusal::NotFound(Kind::Desk))?;
    let run = begun(app, caller, subject, &desk, &on, known, &beginning)?;
    let calendar = calendar_of(app, &desk, app.today());
    let standing = run.standing(known, app.today(), &calendar);
    let tx = app.begin().await?;
    let others = pathway::of_subject(&tx, subject).await?;
    if others.iter().any(|other| other.run.id == run.id) {
        return Ok(run.id);
    }
    if !known.several && others.iter().any(|other| goes_on(&other.run, &run.pack, &run.pathway)) {
        return Err(Refusal::AlreadyThere.into());
    }
    pathway::save(&tx, 0, &run, &standing, app.now()).await?;
    let context = Some(format!("pack={} pathway={}", run.pack, run.pathway));
    app.audit_with(&tx, caller, "pathway.begin", Some((kind, record)), Details { context, ..Details::default() }).await?;
    app.commit(tx).await?;
    Ok(run.id)
}

fn begun(app: &App, caller: &Caller, subject: Subject, desk: &str, on: &Running, known: &Pathway, said: &Beginning) -> Result<Run> {
    let today = app.today();
    let begun = said.on.unwrap_or(today);
    if begun > today {
        return Err(Refusal::from(RunError::Future).into());
    }
    let mut run = Run {
        id: said.id,
        subject,
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
