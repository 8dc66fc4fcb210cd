//! Who is on which pathway.

use std::{collections::HashMap, sync::Arc};

use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use axum_extra::extract::Form as Posted;
use ponte_app::{pack, pathway, rights::Right};
use ponte_domain::{
    actor::Purpose,
    id::{EmployerId, WorkerId},
    pack::Pack,
    pathway::{Act, Entry, Pathway, StepKind, Subject},
    reference::Lang,
};
use ponte_storage::pathway::{Held, RunLine, Which};
use ponte_templates::{
    form::{Choice, FieldError, Form},
    layout::{Done, Place},
    pages::{
        pathway::{CaseRow, PathwayCount, PathwayList, PhaseCount},
        picture::Picture,
        worker::Named,
    },
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    PATH,
    begin::{Inputs, text},
    lines::{code_of, exit_title, phase_title},
    side::{about, path_of},
};
use crate::{error::PageError, flash, layout::layout, site::Site, visitor::Staff};

/// Cases on a page.
const ROWS: u64 = 50;

/// What is listed.
#[derive(Debug, Default, Clone, Deserialize, Serialize)]
pub struct Listed {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    servizio: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    percorso: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    fase: Option<String>,
    /// `open` when absent, `late`, `ended`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    quali: Option<String>,
    #[serde(default, skip_serializing)]
    pagina: Option<u64>,
}

impl Listed {
    fn which(&self) -> &'static str {
        match self.quali.as_deref() {
            Some("late") => "late",
            Some("ended") => "ended",
            _ => "open",
        }
    }
}

/// `GET /sportello/percorsi`
pub async fn page(State(site): State<Site>, staff: Staff, Query(listed): Query<Listed>) -> Result<Response, PageError> {
    show(&site, staff, &listed, Form::default(), Vec::new()).await
}

async fn show(site: &Site, staff: Staff, listed: &Listed, form: Form, refused: Vec<(String, String)>) -> Result<Response, PageError> {
    let (caller, lang, today) = (staff.caller(site, Purpose::Casework), staff.0.lang, site.app.today());
    caller.require(Right::SeePeople)?;
    let which = listed.which();
    let wanted = Which {
        pack: listed.servizio.clone(),
        pathway: listed.percorso.clone(),
        phase: listed.fase.clone(),
        ended: Some(which == "ended"),
        due_before: (which == "late").then_some(today),
        ..Which::default()
    };
    let number = listed.pagina.unwrap_or(1).clamp(1, 10_000);
    let mut lines = pathway::list(&site.app, &caller, &wanted, ROWS + 1, (number - 1) * ROWS).await?;
    let more = lines.len() as u64 > ROWS;
    lines.truncate(usize::try_from(ROWS).unwrap_or(usize::MAX));
    let held = pathway::held(&site.app, &caller, &Which::default()).await?;
    let packs = packs_of(site, &lines, &held).await?;
    let pathways = counts(&held, &packs, lang);
    let shown =
        pathways.iter().find(|each| Some(&each.pack) == listed.servizio.as_ref() && Some(&each.pathway) == listed.percorso.as_ref());
    let known = shown.and_then(|shown| packs.known(&shown.pack, &shown.pathway));
    let status = if form.errors.is_empty() && refused.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = PathwayList {
        layout: layout(site, &staff.0, Place::More, Vec::new()),
        picture: known.map(|known| Picture::of(known, None, lang).with_people(|phase| people(shown, phase))),
        steps: known.map(|known| steps(known, listed.fase.as_deref(), lang)).unwrap_or_default(),
        shown: shown.cloned(),
        rows: lines.iter().map(|(line, name)| row(&packs, line, name, today, lang)).collect(),
        pathways,
        which,
        phase: listed.fase.clone(),
        page: number,
        more,
        query: serde_urlencoded::to_string(listed).unwrap_or_default(),
        today,
        form,
        may_edit: caller.may(Right::EditPeople),
        refused,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

fn people(shown: Option<&PathwayCount>, phase: &str) -> Option<u64> {
    shown?.phases.iter().find(|count| count.id == phase).map(|count| count.cases)
}

/// The packs that a list needs the words of.
struct Packs {
    versions: HashMap<Uuid, Arc<Pack>>,
}

impl Packs {
    /// A pathway in one of the versions that are at hand.
    fn known(&self, pack: &str, pathway: &str) -> Option<&Pathway> {
        let mut all: Vec<&Arc<Pack>> = self.versions.values().filter(|known| known.manifest.id == pack).collect();
        all.sort_by(|one, other| other.manifest.version.cmp(&one.manifest.version));
        all.into_iter().find_map(|known| known.pathway(pathway))
    }

    fn of(&self, line: &RunLine) -> Option<&Pathway> {
        self.versions.get(&line.pack_version)?.pathway(&line.pathway)
    }
}

async fn packs_of(site: &Site, lines: &[(RunLine, String)], held: &[Held]) -> Result<Packs, PageError> {
    let mut versions = HashMap::new();
    for (line, _) in lines {
        if let std::collections::hash_map::Entry::Vacant(empty) = versions.entry(line.pack_version) {
            empty.insert(pack::of_version(&site.app, line.pack_version).await?);
        }
    }
    for each in held {
        if let std::collections::hash_map::Entry::Vacant(empty) = versions.entry(each.pack_version) {
            empty.insert(pack::of_version(&site.app, each.pack_version).await?);
        }
    }
    Ok(Packs { versions })
}

fn counts(held: &[Held], packs: &Packs, lang: Lang) -> Vec<PathwayCount> {
    let mut counts: Vec<PathwayCount> = Vec::new();
    for each in held {
        let Some(known) = packs.known(&each.pack, &each.pathway) else { continue };
        let at = counts.iter().position(|count| count.pack == each.pack && count.pathway == each.pathway).unwrap_or_else(|| {
            let phases = known.phases.iter().filter(|phase| phase.track.is_none());
            let phases = phases.map(|phase| PhaseCount { id: phase.id.clone(), title: phase.title.get(lang).to_owned(), cases: 0 });
            counts.push(PathwayCount {
                pack: each.pack.clone(),
                pathway: each.pathway.clone(),
                title: known.title.get(lang).to_owned(),
                open: 0,
                late: 0,
                ended: 0,
                phases: phases.collect(),
                exits: Vec::new(),
            });
            counts.len() - 1
        });
        let count = &mut counts[at];
        match &each.exit {
            Some(exit) => {
                count.ended += each.cases;
                let title = exit_title(known, exit, lang).unwrap_or_else(|| exit.clone());
                match count.exits.iter_mut().find(|(known, _)| *known == title) {
                    Some((_, cases)) => *cases += each.cases,
                    None => count.exits.push((title, each.cases)),
                }
            }
            None => {
                count.open += each.cases;
                count.late += each.late;
                if let Some(phase) = count.phases.iter_mut().find(|phase| Some(&phase.id) == each.phase.as_ref()) {
                    phase.cases += each.cases;
                }
            }
        }
    }
    counts
}

/// The steps that several people can do together: of the phase that is looked at, else of all.
fn steps(known: &Pathway, phase: Option<&str>, lang: Lang) -> Vec<Choice> {
    let together = |kind: StepKind| matches!(kind, StepKind::Session | StepKind::Appointment | StepKind::Task);
    let all = known.steps().filter(|(of, step)| phase.is_none_or(|phase| of.id == phase) && together(step.kind) && step.quantity.is_none());
    all.map(|(_, step)| Choice::new(step.id.clone(), step.title.get(lang))).collect()
}

fn row(packs: &Packs, line: &RunLine, name: &str, today: chrono::NaiveDate, lang: Lang) -> CaseRow {
    let known = packs.of(line);
    let phase = |id: &String| known.and_then(|known| phase_title(known, id, lang)).unwrap_or_else(|| id.clone());
    let exit = |id: &String| known.and_then(|known| exit_title(known, id, lang)).unwrap_or_else(|| id.clone());
    let (Subject::Worker(WorkerId(whose)) | Subject::Employer(EmployerId(whose))) = line.subject;
    CaseRow {
        id: line.id.to_string(),
        at: path_of(line.subject),
        employer: matches!(line.subject, Subject::Employer(_)),
        person: Named { id: whose.to_string(), name: name.to_owned() },
        title: known.map_or_else(|| line.pathway.clone(), |known| known.title.get(lang).to_owned()),
        begun: line.begun,
        phase: line.phase.as_ref().map(phase),
        due: line.due,
        late: line.ended.is_none() && line.due.is_some_and(|due| due < today),
        ended: line.ended,
        exit: line.exit.as_ref().map(exit),
    }
}

/// `POST /sportello/percorsi/insieme`: one step for several people.
pub async fn together(
    State(site): State<Site>,
    staff: Staff,
    Query(listed): Query<Listed>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    caller.require(Right::EditPeople)?;
    let chosen: Vec<Uuid> = inputs.iter().filter(|(name, _)| name == "run").filter_map(|(_, id)| id.parse().ok()).collect();
    let wrong = |field: &str, code: &str| Form::default().wrong(FieldError::new(field, code));
    if chosen.is_empty() {
        return show(&site, staff, &listed, wrong("run", "nobody-chosen"), Vec::new()).await;
    }
    let on = match text(&inputs, "on") {
        "" => site.app.today(),
        typed => match typed.parse() {
            Ok(day) => day,
            Err(_) => return show(&site, staff, &listed, wrong("on", "date"), Vec::new()).await,
        },
    };
    let act = Act::Step { step: text(&inputs, "step").to_owned(), decision: None, quantity: None };
    let told = pathway::record_together(&site.app, &caller, &chosen, &Entry { on, act }, "").await?;
    let mut refused = Vec::new();
    for (run, why) in &told {
        if let Some(why) = why {
            let case = pathway::view(&site.app, &caller, *run).await?;
            let (_, named) = about(&site, &staff, &caller, case.stored.run.subject).await?;
            refused.push((named.name, code_of(*why)));
        }
    }
    if refused.is_empty() {
        let query = serde_urlencoded::to_string(&listed).unwrap_or_default();
        let count = u32::try_from(told.len()).unwrap_or(u32::MAX);
        return Ok(flash::done(&format!("{PATH}?{query}"), Done::Recorded, count, None));
    }
    show(&site, staff, &listed, Form::default(), refused).await
}
