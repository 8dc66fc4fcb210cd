//! The services of the demonstration desk, and people on their pathways.

use chrono::{Days, NaiveDate};
use ponte_domain::{
    actor::Actor,
    expression::{Value, Values},
    id::WorkerId,
    pathway::{Act, Entry},
};

use crate::{
    App,
    error::Result,
    pack,
    pathway::{self, Beginning},
    rights::Caller,
    sample::DESK,
};

const SELF_EMPLOYMENT: (&str, &str) = ("emilia-romagna-self-employment", "self_employment");
const PROFILING: (&str, &str) = ("sardinia-profiling", "profiling");

/// A person on a pathway: which, since how many days, and what was done how many days ago.
struct Told {
    way: (&'static str, &'static str),
    days: u64,
    acts: Vec<(u64, Act)>,
}

/// Switches the services on and puts the first people of the story on their pathways.
///
/// # Errors
/// When the database refuses, or a pack does not allow what is told.
pub async fn offer(app: &App, caller: &Caller, operator: Actor, people: &[WorkerId]) -> Result<()> {
    for (id, _) in [SELF_EMPLOYMENT, PROFILING] {
        pack::enable(app, caller, DESK, id, 0, Values::new(), true).await?;
    }
    let operator = app.caller(operator, caller.purpose).await?;
    for (worker, told) in people.iter().zip(told()) {
        let ago = |days: u64| app.today() - Days::new(days);
        let (pack, way) = told.way;
        let begun = ago(told.days);
        let mut beginning = Beginning { id: app.new_id(), pack: pack.into(), pathway: way.into(), on: Some(begun), ..Beginning::default() };
        if told.way == SELF_EMPLOYMENT {
            beginning.facts = vec![("in_pact".into(), Value::Boolean(true)), ("cluster".into(), Value::text("standard"))];
            beginning.events = vec![("pact_signed".into(), signed(begun))];
        }
        let run = pathway::begin(app, &operator, *worker, beginning).await?;
        for (days, act) in told.acts {
            pathway::record(app, &operator, run, None, Entry { on: ago(days), act }, "").await?;
        }
    }
    Ok(())
}

/// The pact is signed some days before.
fn signed(begun: NaiveDate) -> NaiveDate {
    begun - Days::new(4)
}

fn step(step: &str) -> Act {
    Act::Step { step: step.to_owned(), decision: None, quantity: None }
}

fn decision(name: &str, code: &str) -> Act {
    Act::Step { step: name.to_owned(), decision: Some(code.to_owned()), quantity: None }
}

fn sheet(questionnaire: &str) -> Act {
    Act::Sheet { questionnaire: questionnaire.to_owned(), values: Values::new() }
}

fn told() -> Vec<Told> {
    let talk = |days| vec![(days, step("invitation")), (days - 6, step("first_interview")), (days - 6, sheet("project"))];
    let skills = |days: u64| [talk(days), vec![(days - 12, sheet("attitudes")), (days - 14, step("skills_interview"))]].concat();
    vec![
        Told { way: SELF_EMPLOYMENT, days: 40, acts: vec![(38, step("invitation"))] },
        Told { way: SELF_EMPLOYMENT, days: 30, acts: talk(28) },
        Told { way: SELF_EMPLOYMENT, days: 50, acts: skills(48) },
        Told {
            way: SELF_EMPLOYMENT,
            days: 70,
            acts: [
                skills(68),
                vec![
                    (50, step("programme_talk")),
                    (50, decision("way", "alone")),
                    (50, Act::Exit { exit: "alone".to_owned(), reason: None }),
                ],
            ]
            .concat(),
        },
        Told { way: PROFILING, days: 12, acts: vec![(12, step("invitation"))] },
        Told { way: PROFILING, days: 20, acts: vec![(20, step("invitation")), (13, step("reminder"))] },
    ]
}
