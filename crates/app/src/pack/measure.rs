//! Computes the indicators of a pack from the cases and questionnaires that the caller may see.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use chrono::{DateTime, NaiveDate, Utc};
use ponte_domain::{
    clock::day_in_rome,
    desk::DeskTree,
    id::CampaignId,
    pack::{Breakdown, Counted, Pack, Row, Table, rows, whole},
    pathway::Subject,
    response::{Response, age_band},
    worker::Worker,
};
use ponte_storage::{
    campaign, pack, pathway as cases,
    pathway::{StoredRun, Which},
    register,
    response::{self, Which as WhichResponses},
};
use uuid::Uuid;

use super::{known::one, of_version};
use crate::{
    App,
    error::{Refusal, Result},
    pathway::{calendar_of, seen},
    rights::{Caller, Right},
};

/// Cases read at a time.
const PAGE: u64 = 500;

/// What is asked of the indicators; what is absent does not narrow.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// Code of a desk: it and those below it.
    pub desk: Option<String>,
    /// First and last day on which cases began, and questionnaires were put.
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    /// By what rows are told apart.
    pub by: Option<Breakdown>,
}

/// An indicator that was computed: its place among those of the pack, and its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    pub indicator: usize,
    /// By the rows of [`Measured::rows`], where the indicator is told apart so; and for all.
    pub table: Table,
    /// Which of the rows rest on so few that they are not published; the last of them stands for all.
    pub small: Vec<bool>,
}

/// The indicators of a pack.
#[derive(Debug, Clone)]
pub struct Measured {
    pub pack: Arc<Pack>,
    pub by: Breakdown,
    /// By what the indicators of the pack are told apart, the first first.
    pub breakdowns: Vec<Breakdown>,
    /// Names of the rows; the one without a name holds what stands under none.
    pub rows: Vec<String>,
    pub measures: Vec<Measure>,
    /// How many cases and questionnaires were counted.
    pub cases: usize,
    pub responses: usize,
}

/// By what rows can be told apart here: `province` needs the desk's municipality, and `band` is a matter of single questionnaires.
const OFFERED: [Breakdown; 9] = [
    Breakdown::Desk,
    Breakdown::Province,
    Breakdown::Month,
    Breakdown::Quarter,
    Breakdown::Year,
    Breakdown::AgeBand,
    Breakdown::Channel,
    Breakdown::Exit,
    Breakdown::Phase,
];

/// The indicators of a pack over the cases and questionnaires of those whom the caller may see. Everything is counted on the day on which it
/// began, whichever version of the pack it runs on; the formulas are those of the version that is shown at the desk.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn measure(app: &App, caller: &Caller, at: &str, id: &str, asked: &Asked) -> Result<Measured> {
    caller.require(Right::SeePeople)?;
    let known = one(app, at, id).await?.ok_or(Refusal::NotFound(ponte_storage::Kind::Desk))?;
    let read = known.shown().and_then(|source| source.pack.as_ref().ok()).cloned();
    let read = read.ok_or(Refusal::NotFound(ponte_storage::Kind::Desk))?;
    let cases = of_cases(app, caller, id, asked).await?;
    let responses = of_responses(app, caller, id, asked).await?;
    let used: BTreeSet<Breakdown> = read.indicators.iter().flat_map(|indicator| indicator.by.iter().copied()).collect();
    let breakdowns: Vec<Breakdown> = OFFERED.into_iter().filter(|by| used.contains(by)).collect();
    let by = asked.by.filter(|by| OFFERED.contains(by)).or_else(|| breakdowns.first().copied()).unwrap_or(Breakdown::Desk);
    let counted: Vec<Counted> = cases.iter().chain(&responses).cloned().collect();
    let (rows, all) = (rows(&read, by, &counted), whole(&read, &counted));
    let measures = read.indicators.iter().enumerate().map(|(place, indicator)| {
        let own: &[Row] = if indicator.by.contains(&by) { &rows } else { &[] };
        // The whole is computed from what was counted, also where nothing was.
        let table = Table { pooled: indicator.table(std::slice::from_ref(&all)).pooled, ..indicator.table(own) };
        let small = own.iter().chain([&all]).map(|row| indicator.is_small(&row.counts)).collect();
        Measure { indicator: place, table, small }
    });
    let measures = measures.collect();
    let names = rows.into_iter().map(|row| row.name).collect();
    Ok(Measured { measures, rows: names, by, breakdowns, cases: cases.len(), responses: responses.len(), pack: read })
}

/// The desks that are counted; all when absent.
fn below(tree: &DeskTree, asked: &Asked) -> Option<BTreeSet<String>> {
    asked.desk.as_deref().map(|desk| tree.below(tree.keeper_code(desk)))
}

/// Stands under its desk, and under the province in which the desk is.
fn placed(app: &App, tree: &DeskTree, counted: Counted, desk: &str) -> Counted {
    let desk = tree.keeper_code(desk);
    let istat = tree.get(desk).and_then(|desk| desk.istat.as_deref());
    let province = istat.and_then(|istat| app.market.catalogue().place(istat).map(|place| place.province.clone()));
    counted.under(Breakdown::Desk, desk).under(Breakdown::Province, province.unwrap_or_default())
}

async fn of_cases(app: &App, caller: &Caller, id: &str, asked: &Asked) -> Result<Vec<Counted>> {
    let (tree, seen) = (app.desks(), seen(caller)?);
    let desks = below(&tree, asked);
    let which = Which { pack: Some(id.to_owned()), from: asked.from, to: asked.to, ..Which::default() };
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let page: Vec<StoredRun> = cases::page_by_id(&app.db, &which, &seen, after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.run.id);
        let people: Vec<Uuid> = page.iter().filter_map(|stored| worker_of(stored.run.subject)).collect();
        let people = register::get_many::<Worker>(&app.db, &people).await?;
        let people: HashMap<Uuid, Worker> = people.into_iter().map(|stored| (stored.id, stored.value)).collect();
        for StoredRun { run, .. } in page {
            if desks.as_ref().is_some_and(|desks| !desks.contains(tree.keeper_code(&run.desk))) {
                continue;
            }
            let read = of_version(app, run.pack_version).await?;
            let Some(known) = read.pathway(&run.pathway) else { continue };
            let standing = run.standing(known, app.today(), &calendar_of(app, &run.desk, app.today()));
            let person = worker_of(run.subject).and_then(|id| people.get(&id));
            let age = person.and_then(|worker| worker.person.age_on(run.begun));
            let band = age.map_or("", age_band);
            let counted = Counted::of_case(known, run.begun, &standing).under(Breakdown::AgeBand, band);
            found.push(placed(app, &tree, counted, &run.desk));
        }
    }
    Ok(found)
}

const fn worker_of(subject: Subject) -> Option<Uuid> {
    if let Subject::Worker(id) = subject { Some(id.0) } else { None }
}

async fn of_responses(app: &App, caller: &Caller, id: &str, asked: &Asked) -> Result<Vec<Counted>> {
    let (tree, scope) = (app.desks(), caller.scope(Right::SeePeople)?);
    let desks = below(&tree, asked);
    let mut found = Vec::new();
    let mut begun: HashMap<CampaignId, Option<DateTime<Utc>>> = HashMap::new();
    for version in pack::versions(&app.db).await?.iter().filter(|version| version.pack == id) {
        let read = of_version(app, version.id).await?;
        let which = WhichResponses { pack_version: Some(version.id), desks: scope.clone(), ..WhichResponses::default() };
        for stored in response::list(&app.db, &which).await? {
            let response = stored.response;
            let here = desks.as_ref().is_none_or(|desks| desks.contains(tree.keeper_code(&response.desk)));
            let Some(known) = read.questionnaire(&response.sheet.questionnaire).filter(|_| here) else { continue };
            if let Some(id) = response.campaign
                && !begun.contains_key(&id)
            {
                begun.insert(id, campaign::get(&app.db, id).await?.map(|stored| stored.campaign.created_at));
            }
            let day = day_of(&response, response.campaign.and_then(|id| begun.get(&id).copied().flatten()));
            let within = |day: NaiveDate| asked.from.is_none_or(|from| day >= from) && asked.to.is_none_or(|to| day <= to);
            let whole = asked.from.is_none() && asked.to.is_none();
            if day.map_or(whole, within) {
                found.push(placed(app, &tree, Counted::of_response(known, &response, day), &response.desk));
            }
        }
    }
    Ok(found)
}

/// The day on which a questionnaire was put: that on which it left, or somebody first worked on it; of answers that are nobody's the day
/// on which the campaign was made.
fn day_of(response: &Response, campaign: Option<DateTime<Utc>>) -> Option<NaiveDate> {
    let times = &response.times;
    let first = times.sent.or(times.opened).or(times.started).or(times.completed);
    first.or(campaign).map(day_in_rome)
}

/// Notes that indicators were taken away.
///
/// # Errors
/// [`Refusal::Forbidden`]; when the database refuses.
pub async fn note_taken(app: &App, caller: &Caller, id: &str) -> Result<()> {
    caller.require(Right::Export)?;
    let tx = app.begin().await?;
    let context = Some(format!("pack={id}"));
    let details = ponte_storage::audit::Details { context, ..Default::default() };
    app.audit_with(&tx, caller, "pack.export_indicators", None, details).await?;
    app.commit(tx).await
}
