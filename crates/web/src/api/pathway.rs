//! The pathways of services: who is on which, where a case stands, and what is recorded of it.

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use chrono::{DateTime, NaiveDate, Utc};
use ponte_app::{
    error::{Error, Refusal},
    pathway::{self, Beginning, Case},
    register,
    rights::{Caller, Right},
};
use ponte_domain::{
    actor::Purpose,
    expression::{Number, Value},
    id::WorkerId,
    pathway::{Act, Entry, FactKind, Pathway, Recorded, StepStanding, Subject},
    worker::Worker,
};
use ponte_storage::{
    Kind,
    pathway::{RunLine, Which},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::routes;
use uuid::Uuid;

use super::actor::By;
use crate::{
    api::{
        code::{Code, OutcomeCode, StepStateCode},
        extract::{ApiJson, ApiPath, ApiQuery, SeenVersion, check_texts, etag, is_known, problem},
    },
    error::ApiError,
    routes::{ApiRoutes, may, on},
    site::Site,
    visitor::ApiCaller,
};

/// Most cases of a list.
const MOST: u64 = 200;

/// Most characters of a note.
const NOTE: usize = 2_000;

pub fn routes() -> ApiRoutes {
    let (see, edit) = (on(Right::SeePeople, Kind::Worker), on(Right::EditPeople, Kind::Worker));
    ApiRoutes::new()
        .add(&may(Right::SeePeople), routes!(list))
        .add(&see, routes!(of_worker))
        .add(&edit, routes!(begin))
        .add(&see, routes!(one))
        .add(&edit, routes!(record))
        .add(&edit, routes!(strike))
}

/// A case in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseLine {
    uuid: Uuid,
    /// UUID of the worker; absent when the case is about an employer.
    worker: Option<Uuid>,
    employer: Option<Uuid>,
    name: String,
    /// Name of the practice pack.
    pack: String,
    pathway: String,
    begun: NaiveDate,
    /// The present phase; absent once it ended.
    phase: Option<String>,
    /// The next day by which something is to be done.
    due: Option<NaiveDate>,
    ended: Option<NaiveDate>,
    exit: Option<String>,
}

/// How a step stands.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseStep {
    phase: String,
    step: String,
    state: StepStateCode,
    /// The last day on which it was done.
    done: Option<NaiveDate>,
    times: u32,
    /// How often nobody came to it.
    missed: u32,
    due: Option<NaiveDate>,
}

/// What was recorded.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseEntry {
    uuid: Uuid,
    on: NaiveDate,
    at: DateTime<Utc>,
    by: By,
    /// `event`, `fact`, `sheet`, `step`, `missed`, `move` or `exit`.
    kind: &'static str,
    /// Name of the event, fact, questionnaire, step, phase or exit.
    what: String,
    note: String,
    /// Why it was struck out.
    struck: Option<String>,
}

/// How it ended.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseEnd {
    exit: String,
    outcome: OutcomeCode,
    reason: Option<String>,
    on: NaiveDate,
}

/// A case, and where it stands today.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseDocument {
    uuid: Uuid,
    version: i64,
    worker: Option<Uuid>,
    employer: Option<Uuid>,
    desk: String,
    pack: String,
    /// The version of the pack that it runs on.
    pack_version: String,
    pathway: String,
    begun: NaiveDate,
    /// The present phases, the person's first.
    phases: Vec<String>,
    steps: Vec<CaseStep>,
    /// The phases to which it can go on by deciding it.
    moves: Vec<String>,
    /// The exits that are open.
    exits: Vec<String>,
    ended: Option<CaseEnd>,
    /// In the order of recording.
    recorded: Vec<CaseEntry>,
}

/// Which cases are listed.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Listed {
    /// Name of a practice pack.
    pack: Option<String>,
    /// Name of one of its pathways.
    pathway: Option<String>,
    /// Name of the present phase.
    phase: Option<String>,
    /// Those that ended, or those that go on; both when absent.
    ended: Option<bool>,
    /// At most so many; 50 when absent.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u64>,
    /// How many to leave out at the beginning.
    #[param(maximum = 1_000_000)]
    skip: Option<u64>,
}

/// A fact: a condition that is true or false, a number as text, a date, or a code.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewFact {
    fact: String,
    /// `true` or `false`, a decimal number, a date or a code, as text.
    #[schema(max_length = 200)]
    value: String,
}

/// An event and its day.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewEvent {
    event: String,
    on: NaiveDate,
}

/// A pathway to begin.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCase {
    /// Number of the case: the same twice makes one.
    uuid: Option<Uuid>,
    pack: String,
    pathway: String,
    /// Today when absent.
    on: Option<NaiveDate>,
    #[serde(default)]
    #[schema(max_items = 40)]
    facts: Vec<NewFact>,
    #[serde(default)]
    #[schema(max_items = 40)]
    events: Vec<NewEvent>,
}

/// Something to record: exactly one of `step`, `missed`, `event`, `fact`, `move` and `exit`.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewEntry {
    /// The step that was done.
    step: Option<String>,
    /// What was decided, for a step that decides.
    decision: Option<String>,
    /// How much, as a decimal number, for a step that counts.
    #[schema(max_length = 30)]
    quantity: Option<String>,
    /// The step to which nobody came.
    missed: Option<String>,
    event: Option<String>,
    fact: Option<NewFact>,
    /// The phase to go on to.
    #[serde(rename = "move")]
    to: Option<String>,
    /// The exit by which it ends.
    exit: Option<String>,
    /// Why, where the exit asks for it.
    reason: Option<String>,
    /// Today when absent.
    on: Option<NaiveDate>,
    #[serde(default)]
    #[schema(max_length = 2000)]
    note: String,
}

/// Why something is struck out.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Strike {
    #[schema(min_length = 1, max_length = 2000)]
    reason: String,
}

/// The number of what was made.
#[derive(Debug, Serialize, ToSchema)]
pub struct MadeCase {
    uuid: Uuid,
}

const fn sides(subject: Subject) -> (Option<Uuid>, Option<Uuid>) {
    match subject {
        Subject::Worker(id) => (Some(id.0), None),
        Subject::Employer(id) => (None, Some(id.0)),
    }
}

fn line((line, name): (RunLine, String)) -> CaseLine {
    let (worker, employer) = sides(line.subject);
    CaseLine {
        uuid: line.id,
        worker,
        employer,
        name,
        pack: line.pack,
        pathway: line.pathway,
        begun: line.begun,
        phase: line.phase,
        due: line.due,
        ended: line.ended,
        exit: line.exit,
    }
}

fn step(standing: &StepStanding) -> CaseStep {
    CaseStep {
        phase: standing.phase.clone(),
        step: standing.step.clone(),
        state: Code(standing.state),
        done: standing.done,
        times: standing.times,
        missed: standing.missed,
        due: standing.due,
    }
}

fn entry(recorded: &Recorded) -> CaseEntry {
    let (kind, what) = match &recorded.entry.act {
        Act::Event { event } => ("event", event),
        Act::Fact { fact, .. } => ("fact", fact),
        Act::Sheet { questionnaire, .. } => ("sheet", questionnaire),
        Act::Step { step, .. } => ("step", step),
        Act::Missed { step } => ("missed", step),
        Act::Move { to } => ("move", to),
        Act::Exit { exit, .. } => ("exit", exit),
    };
    CaseEntry {
        uuid: recorded.id,
        on: recorded.entry.on,
        at: recorded.at,
        by: By::from(&recorded.by),
        kind,
        what: what.clone(),
        note: recorded.note.clone(),
        struck: recorded.struck.as_ref().map(|struck| struck.reason.clone()),
    }
}

fn document(case: &Case) -> CaseDocument {
    let (run, standing) = (&case.stored.run, &case.standing);
    let (worker, employer) = sides(run.subject);
    CaseDocument {
        uuid: run.id,
        version: case.stored.version,
        worker,
        employer,
        desk: run.desk.clone(),
        pack: run.pack.clone(),
        pack_version: case.pack.manifest.version.clone(),
        pathway: run.pathway.clone(),
        begun: run.begun,
        phases: standing.here.iter().map(|here| here.phase.clone()).collect(),
        steps: standing.steps.iter().map(step).collect(),
        moves: standing.moves.iter().map(|next| next.to.clone()).collect(),
        exits: standing.exits.clone(),
        ended: standing.ended.as_ref().map(|ended| CaseEnd {
            exit: ended.exit.clone(),
            outcome: Code(ended.outcome),
            reason: ended.reason.clone(),
            on: ended.on,
        }),
        recorded: run.history.iter().map(entry).collect(),
    }
}

/// The case of a worker that the address names.
async fn find(site: &Site, caller: &Caller, right: Right, id: &str, case: Uuid) -> Result<Case, ApiError> {
    let worker = register::find_under::<Worker>(&site.app, caller, right, id).await?.id;
    let found = pathway::view(&site.app, caller, case).await?;
    if found.stored.run.subject == Subject::Worker(WorkerId(worker)) {
        return Ok(found);
    }
    Err(Error::from(Refusal::NotFound(Kind::Worker)).into())
}

fn answer(case: &Case) -> Response {
    ([(header::ETAG, etag(case.stored.version))], Json(document(case))).into_response()
}

/// Lists the cases on pathways of those whom the caller may see, the most urgent first.
#[utoipa::path(
    get, path = "/api/v1/pathways", tag = "Pathways", operation_id = "listCases", params(Listed),
    responses((status = 200, description = "The cases.", body = Vec<CaseLine>))
)]
pub async fn list(
    State(site): State<Site>,
    caller: ApiCaller,
    ApiQuery(listed): ApiQuery<Listed>,
) -> Result<Json<Vec<CaseLine>>, ApiError> {
    let caller = caller.caller(&site, Purpose::Casework);
    caller.require(Right::SeePeople).map_err(Error::from)?;
    let which = Which { pack: listed.pack, pathway: listed.pathway, phase: listed.phase, ended: listed.ended, ..Which::default() };
    let most = listed.limit.unwrap_or(50).clamp(1, MOST);
    let skip = listed.skip.unwrap_or(0).min(1_000_000);
    let lines = pathway::list(&site.app, &caller, &which, most, skip).await?;
    Ok(Json(lines.into_iter().map(line).collect()))
}

/// Lists the cases of a worker: those that go on first.
#[utoipa::path(
    get, path = "/api/v1/workers/{id}/pathways", tag = "Pathways", operation_id = "casesOfWorker",
    params(("id" = String, Path, description = "UUID or external id of the worker.", min_length = 1)),
    responses((status = 200, description = "The cases, each with its standing.", body = Vec<CaseDocument>))
)]
pub async fn of_worker(
    State(site): State<Site>,
    caller: ApiCaller,
    ApiPath(id): ApiPath<String>,
) -> Result<Json<Vec<CaseDocument>>, ApiError> {
    let caller = caller.caller(&site, Purpose::Casework);
    let worker = register::find::<Worker>(&site.app, &caller, &id).await?.id;
    let cases = pathway::of_worker(&site.app, &caller, WorkerId(worker)).await?;
    Ok(Json(cases.iter().map(document).collect()))
}

/// A fact as the pathway takes it; a value of another kind is refused by name.
fn fact_of(known: Option<&Pathway>, said: NewFact) -> Result<(String, Value), ApiError> {
    let kind = known.and_then(|known| known.facts.iter().find(|fact| fact.id == said.fact)).map(|fact| fact.kind);
    let text = said.value.trim();
    let value = match kind {
        Some(FactKind::YesNo) => text.parse().ok().map(Value::Boolean),
        Some(FactKind::Number) => text.parse().ok().map(Value::Number),
        Some(FactKind::Date) => text.parse().ok().map(Value::Date),
        // A fact that is none is refused by the pathway, which says so.
        Some(FactKind::Choice) | None => Some(Value::text(text)),
    };
    let wrong = || ApiError::Invalid(serde_json::json!([problem(&format!("fact.{}", said.fact), "wrong-type", "")]));
    Ok((said.fact.clone(), value.ok_or_else(wrong)?))
}

/// Begins a pathway with a worker. It keeps the version of the pack and the parameters of today.
#[utoipa::path(
    post, path = "/api/v1/workers/{id}/pathways", tag = "Pathways", operation_id = "beginCase",
    params(("id" = String, Path, description = "UUID or external id of the worker.", min_length = 1)),
    request_body = NewCase,
    responses((status = 201, description = "It has begun.", body = MadeCase))
)]
pub async fn begin(
    State(site): State<Site>,
    caller: ApiCaller,
    ApiPath(id): ApiPath<String>,
    ApiJson(new): ApiJson<NewCase>,
) -> Result<Response, ApiError> {
    let caller = caller.caller(&site, Purpose::Casework);
    let worker = register::find_under::<Worker>(&site.app, &caller, Right::EditPeople, &id).await?;
    let on = ponte_app::pack::running(&site.app, &worker.value.desk).await?;
    let known = on.iter().find(|on| on.pack.manifest.id == new.pack).and_then(|on| on.pack.pathway(&new.pathway));
    if known.is_none() {
        return Err(ApiError::Invalid(serde_json::json!([problem("pathway", "no-such", "")])));
    }
    let facts: Result<Vec<(String, Value)>, ApiError> = new.facts.into_iter().map(|said| fact_of(known, said)).collect();
    let beginning = Beginning {
        id: new.uuid.unwrap_or_else(|| site.app.new_id()),
        facts: facts?,
        events: new.events.into_iter().map(|said| (said.event, said.on)).collect(),
        pack: new.pack,
        pathway: new.pathway,
        on: new.on,
    };
    let subject = Subject::Worker(WorkerId(worker.id));
    let uuid = pathway::begin(&site.app, &caller, subject, beginning).await?;
    Ok((StatusCode::CREATED, Json(MadeCase { uuid })).into_response())
}

/// The parts of an address: the worker and the case.
#[derive(Debug, Deserialize)]
pub struct CasePath {
    id: String,
    uuid: Uuid,
}

/// Reads one case, and where it stands today.
#[utoipa::path(
    get, path = "/api/v1/workers/{id}/pathways/{uuid}", tag = "Pathways", operation_id = "readCase",
    params(("id" = String, Path, description = "UUID or external id of the worker.", min_length = 1), ("uuid" = Uuid, Path, description = "Number of the case.")),
    responses((status = 200, description = "The case.", body = CaseDocument, headers(("ETag" = String, description = "Version of the case."))), (status = 304, description = "It is the version that the caller has."))
)]
pub async fn one(
    State(site): State<Site>,
    caller: ApiCaller,
    ApiPath(path): ApiPath<CasePath>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let caller = caller.caller(&site, Purpose::Casework);
    let case = find(&site, &caller, Right::SeePeople, &path.id, path.uuid).await?;
    if is_known(&headers, case.stored.version) {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, etag(case.stored.version))]).into_response());
    }
    Ok(answer(&case))
}

/// What is to be recorded, if it is exactly one thing.
fn act_of(known: Option<&Pathway>, new: &mut NewEntry) -> Result<Act, ApiError> {
    let invalid = |field: &str, code: &str| ApiError::Invalid(serde_json::json!([problem(field, code, "")]));
    let quantity = new.quantity.as_deref().map(|text| text.trim().parse::<Number>().map_err(|_| invalid("quantity", "wrong-type")));
    let quantity = quantity.transpose()?;
    let (decision, reason) = (new.decision.take(), new.reason.take());
    let fact = new.fact.take().map(|said| fact_of(known, said)).transpose()?;
    let acts = [
        new.step.take().map(|step| Act::Step { step, decision, quantity }),
        new.missed.take().map(|step| Act::Missed { step }),
        new.event.take().map(|event| Act::Event { event }),
        fact.map(|(fact, value)| Act::Fact { fact, value }),
        new.to.take().map(|to| Act::Move { to }),
        new.exit.take().map(|exit| Act::Exit { exit, reason }),
    ];
    let mut said = acts.into_iter().flatten();
    match (said.next(), said.next()) {
        (Some(act), None) => Ok(act),
        (None, _) => Err(invalid("", "missing")),
        (Some(_), Some(_)) => Err(invalid("", "ambiguous")),
    }
}

/// Records one thing of a case over the version that the caller saw: a step that was done or missed, an event, a fact, a move, the end.
#[utoipa::path(
    post, path = "/api/v1/workers/{id}/pathways/{uuid}/entries", tag = "Pathways", operation_id = "recordOfCase",
    params(("id" = String, Path, description = "UUID or external id of the worker.", min_length = 1), ("uuid" = Uuid, Path, description = "Number of the case."), ("If-Match" = String, Header, description = "The version that the caller saw.")),
    request_body = NewEntry,
    responses((status = 201, description = "The case as it is now.", body = CaseDocument, headers(("ETag" = String, description = "Version of the case."))))
)]
pub async fn record(
    State(site): State<Site>,
    caller: ApiCaller,
    ApiPath(path): ApiPath<CasePath>,
    SeenVersion(seen): SeenVersion,
    ApiJson(mut new): ApiJson<NewEntry>,
) -> Result<Response, ApiError> {
    check_texts(&[("note", Some(&new.note), NOTE)])?;
    let caller = caller.caller(&site, Purpose::Casework);
    let case = find(&site, &caller, Right::EditPeople, &path.id, path.uuid).await?;
    let act = act_of(case.pathway(), &mut new)?;
    let entry = Entry { on: new.on.unwrap_or_else(|| site.app.today()), act };
    match pathway::record(&site.app, &caller, path.uuid, Some(seen), entry, &new.note).await {
        Err(Error::Refused(Refusal::Stale { .. })) => return Err(stale()),
        recorded => recorded?,
    };
    let case = pathway::view(&site.app, &caller, path.uuid).await?;
    Ok((StatusCode::CREATED, answer(&case)).into_response())
}

fn stale() -> ApiError {
    ApiError::status(StatusCode::PRECONDITION_FAILED, "somebody changed the case since you read it")
}

/// The parts of an address: the worker, the case, and what was recorded.
#[derive(Debug, Deserialize)]
pub struct EntryPath {
    id: String,
    uuid: Uuid,
    entry: Uuid,
}

/// Strikes something out with a reason; it stays readable.
#[utoipa::path(
    post, path = "/api/v1/workers/{id}/pathways/{uuid}/entries/{entry}/strike", tag = "Pathways", operation_id = "strikeOfCase",
    params(("id" = String, Path, description = "UUID or external id of the worker.", min_length = 1), ("uuid" = Uuid, Path, description = "Number of the case."), ("entry" = Uuid, Path, description = "Number of what was recorded.")),
    request_body = Strike,
    responses((status = 200, description = "The case as it is now.", body = CaseDocument, headers(("ETag" = String, description = "Version of the case."))))
)]
pub async fn strike(
    State(site): State<Site>,
    caller: ApiCaller,
    ApiPath(path): ApiPath<EntryPath>,
    ApiJson(body): ApiJson<Strike>,
) -> Result<Response, ApiError> {
    check_texts(&[("reason", Some(&body.reason), NOTE)])?;
    let caller = caller.caller(&site, Purpose::Casework);
    find(&site, &caller, Right::EditPeople, &path.id, path.uuid).await?;
    pathway::strike(&site.app, &caller, path.uuid, path.entry, &body.reason).await?;
    Ok(answer(&pathway::view(&site.app, &caller, path.uuid).await?))
}
