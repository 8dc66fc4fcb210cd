//! The services of the demonstration desk, and people on their pathways; what is told stands in `services.toml`.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use ponte_domain::{
    actor::Actor,
    expression::Values,
    id::WorkerId,
    pathway::{Act, Entry, Subject},
};
use serde::Deserialize;

use crate::{
    App,
    error::{Error, Result},
    pack,
    pathway::{self, Beginning},
    rights::Caller,
    sample::DESK,
};

const TOLD: &str = include_str!("services.toml");

#[derive(Deserialize)]
struct Services {
    packs: Vec<String>,
    people: Vec<Told>,
}

/// A person on a pathway.
#[derive(Deserialize)]
struct Told {
    pack: String,
    pathway: String,
    /// How many days ago it began.
    days: u64,
    #[serde(default)]
    facts: Values,
    /// How many days ago something happened, by its name.
    #[serde(default)]
    events: BTreeMap<String, u64>,
    acts: Vec<Done>,
}

/// Something that was done: one of step, sheet and exit.
#[derive(Deserialize)]
struct Done {
    days: u64,
    step: Option<String>,
    decision: Option<String>,
    sheet: Option<String>,
    exit: Option<String>,
}

impl Done {
    fn act(self) -> Option<Act> {
        let decision = self.decision;
        let step = self.step.map(|step| Act::Step { step, decision, quantity: None });
        let sheet = self.sheet.map(|questionnaire| Act::Sheet { questionnaire, values: Values::new() });
        step.or(sheet).or_else(|| self.exit.map(|exit| Act::Exit { exit, reason: None }))
    }
}

/// Switches the services on and puts the first people of the story on their pathways.
///
/// # Errors
/// When the database refuses, or a pack does not allow what is told.
pub async fn offer(app: &App, caller: &Caller, operator: Actor, people: &[WorkerId]) -> Result<()> {
    let services: Services = toml::from_str(TOLD).map_err(|error| Error::Internal(error.to_string()))?;
    for id in &services.packs {
        pack::enable(app, caller, DESK, id, 0, Values::new(), true).await?;
    }
    let operator = app.caller(operator, caller.purpose).await?;
    for (worker, told) in people.iter().zip(services.people) {
        follow(app, &operator, *worker, told).await?;
    }
    Ok(())
}

async fn follow(app: &App, operator: &Caller, worker: WorkerId, told: Told) -> Result<()> {
    let ago = |days: u64| -> NaiveDate { app.today() - Days::new(days) };
    let beginning = Beginning {
        id: app.new_id(),
        pack: told.pack,
        pathway: told.pathway,
        on: Some(ago(told.days)),
        facts: told.facts.into_iter().collect(),
        events: told.events.into_iter().map(|(event, days)| (event, ago(days))).collect(),
    };
    let run = pathway::begin(app, operator, Subject::Worker(worker), beginning).await?;
    for done in told.acts {
        let on = ago(done.days);
        if let Some(act) = done.act() {
            pathway::record(app, operator, run, None, Entry { on, act }, "").await?;
        }
    }
    Ok(())
}
