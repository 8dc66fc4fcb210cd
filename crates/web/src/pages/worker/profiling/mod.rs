//! The profiling of a person: its page, and what is posted there.

mod rows;

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use axum_extra::extract::Form as Posted;
use ponte_app::{
    error::{Error, Refusal},
    profiling::{self, Given, ProfilingFile},
    rights::Right,
};
use ponte_domain::{
    actor::Purpose,
    id::WorkerId,
    profiling::{Answer, Answers, Input, ProfilingError, Track},
};
use ponte_storage::Kind;
use ponte_templates::{
    form::{FieldError, Form},
    layout::Done,
    pages::profiling::{FigureLine, InputField, ProfilingPage},
};
use uuid::Uuid;

pub use rows::{interview_line, profile_view, track_line};

use super::{
    head::{head, surroundings},
    matches::open_matches,
};
use crate::{
    error::PageError,
    flash,
    inputs::{Inputs, text, typed, version},
    routes::{Routes, on},
    site::Site,
    visitor::Staff,
};

pub fn routes() -> Routes {
    let at = |rest: &str| format!("/sportello/persone/{{id}}/profilazione{rest}");
    let see = || on(Right::SeePeople, Kind::Worker);
    let edit = || on(Right::EditPeople, Kind::Worker);
    Routes::new()
        .get(&at(""), see(), page)
        .post(&at(""), edit(), make)
        .post(&at("/{uuid}/togli"), edit(), void)
        .post(&at("/percorso"), edit(), decide)
        .post(&at("/percorso/{uuid}/togli"), edit(), take_back)
        .post(&at("/percorso/{uuid}/rispondi"), edit(), answer)
}

/// `GET /sportello/persone/{id}/profilazione`
async fn page(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    show(&site, staff, id, Form::default()).await
}

async fn show(site: &Site, staff: Staff, id: Uuid, mut form: Form) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    let file = profiling::file(&site.app, &caller, WorkerId(id)).await?;
    let matches = open_matches(site, &caller, WorkerId(id)).await?.len();
    let lang = staff.0.lang;
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    begin(&file, &mut form);
    let holds = file.profile().map(|found| found.value.id);
    let chosen = file.choice().map(|found| found.value.id);
    let page = ProfilingPage {
        layout: surroundings(site, &staff),
        head: head(site, &file.stored, matches).await?,
        fields: fields(&file),
        figures: figures(&file, lang),
        province: rows::province(site, &file.stored.value),
        model: rows::model_line(site, &file.in_force.reference),
        profile: file.profile().map(|found| profile_view(site, found, lang)),
        past: file.profiles.iter().filter(|found| Some(found.value.id) != holds).map(|found| profile_view(site, found, lang)).collect(),
        interview: interview_line(&file, lang),
        proposed: file.proposed.clone(),
        rule_since: file.profile().map_or(file.in_force.model.track.since, |found| found.value.rule.since),
        track: file.choice().map(track_line),
        earlier: file.choices.iter().filter(|found| Some(found.value.id) != chosen).map(track_line).collect(),
        may_edit: caller.may(Right::EditPeople),
        may_model: caller.may(Right::Desk),
        form,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

/// A form in which nothing was typed begins with what is known.
fn begin(file: &ProfilingFile, form: &mut Form) {
    if form.values.keys().any(|name| name.starts_with("in.")) {
        return;
    }
    for (input, answer) in &file.begun {
        let text = match answer {
            Answer::Choice(code) => code.clone(),
            Answer::Number(number) => number.to_string(),
        };
        form.add(&format!("in.{input}"), text);
    }
    let said = |flag: Option<bool>| flag.map(|flag| if flag { "yes" } else { "no" });
    if let Some(last) = file.profile() {
        for (name, flag) in [("needs", last.value.needs), ("collective", last.value.collective)] {
            said(flag).into_iter().for_each(|code| form.add(name, code));
        }
    }
}

fn fields(file: &ProfilingFile) -> Vec<InputField> {
    let terms = file.in_force.model.terms.iter().map(|term| term.input).filter(|input| !input.is_of_territory());
    let field =
        |input: Input| InputField { input, choices: input.choices().unwrap_or_default().to_vec(), known: file.known.contains_key(&input) };
    terms.map(field).collect()
}

fn figures(file: &ProfilingFile, lang: ponte_domain::reference::Lang) -> Vec<FigureLine> {
    let terms = file.in_force.model.terms.iter().map(|term| term.input).filter(|input| input.is_of_territory());
    let value = |input: &Input| match file.begun.get(input) {
        Some(Answer::Number(number)) => Some(rows::written(&number.to_string(), lang)),
        _ => None,
    };
    terms.map(|input| FigureLine { input, value: value(&input) }).collect()
}

/// The answers that were typed; the first that is none.
fn answers(inputs: &Inputs) -> Result<Answers, FieldError> {
    let mut answers = Answers::new();
    for input in Input::ALL.iter().filter(|input| !input.is_of_territory()) {
        let name = format!("in.{input}");
        let typed = text(inputs, &name);
        if typed.is_empty() {
            continue;
        }
        let answer = match input.choices() {
            Some(_) => Some(Answer::Choice(typed.to_owned())),
            None => typed.parse().ok().map(Answer::Number),
        };
        let answer = answer.filter(|answer| input.accepts(answer)).ok_or_else(|| FieldError::new(name, "profiling-answer"))?;
        answers.insert(*input, answer);
    }
    Ok(answers)
}

fn flag(inputs: &Inputs, name: &str) -> Option<bool> {
    match text(inputs, name) {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

/// `POST /sportello/persone/{id}/profilazione`
async fn make(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>, Posted(inputs): Posted<Inputs>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    profiling::may_keep(&site.app, &caller, WorkerId(id)).await?;
    let answers = match answers(&inputs) {
        Ok(answers) => answers,
        Err(wrong) => return show(&site, staff, id, typed(&inputs).wrong(wrong)).await,
    };
    let given = Given { answers, needs: flag(&inputs, "needs"), collective: flag(&inputs, "collective") };
    let done = profiling::make(&site.app, &caller, WorkerId(id), given).await;
    after(&site, staff, id, typed(&inputs), done).await
}

/// `POST /sportello/persone/{id}/profilazione/{uuid}/togli`
async fn void(
    State(site): State<Site>,
    staff: Staff,
    Path((id, profile)): Path<(Uuid, Uuid)>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let done = profiling::void(&site.app, &caller, WorkerId(id), (profile, version(&inputs)), text(&inputs, "words")).await;
    after(&site, staff, id, Form::default(), done).await
}

/// `POST /sportello/persone/{id}/profilazione/percorso`
async fn decide(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    profiling::may_keep(&site.app, &caller, WorkerId(id)).await?;
    let Some(track) = Track::from_code(text(&inputs, "track")) else {
        return show(&site, staff, id, typed(&inputs).wrong(FieldError::new("track", "required"))).await;
    };
    let done = profiling::decide(&site.app, &caller, WorkerId(id), track, text(&inputs, "reason")).await;
    after(&site, staff, id, typed(&inputs), done).await
}

/// `POST /sportello/persone/{id}/profilazione/percorso/{uuid}/togli`
async fn take_back(
    State(site): State<Site>,
    staff: Staff,
    Path((id, choice)): Path<(Uuid, Uuid)>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let done = profiling::take_back(&site.app, &caller, WorkerId(id), (choice, version(&inputs)), text(&inputs, "words")).await;
    after(&site, staff, id, Form::default(), done).await
}

/// `POST /sportello/persone/{id}/profilazione/percorso/{uuid}/rispondi`
async fn answer(
    State(site): State<Site>,
    staff: Staff,
    Path((id, choice)): Path<(Uuid, Uuid)>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let done = profiling::answer_contest(&site.app, &caller, WorkerId(id), (choice, version(&inputs)), text(&inputs, "words")).await;
    after(&site, staff, id, Form::default(), done).await
}

/// Leads back to the page when it is done; shows the form again with what is wrong with it.
async fn after<T>(site: &Site, staff: Staff, id: Uuid, form: Form, done: Result<T, Error>) -> Result<Response, PageError> {
    match done {
        Ok(_) => Ok(flash::done(&format!("/sportello/persone/{id}/profilazione"), Done::Recorded, 1, None)),
        Err(Error::Refused(Refusal::Profiling(error))) => show(site, staff, id, form.wrong(fault(error))).await,
        Err(error) => Err(error.into()),
    }
}

fn fault(error: ProfilingError) -> FieldError {
    match error {
        ProfilingError::Answer(input) => FieldError::new(format!("in.{input}"), "profiling-answer"),
        ProfilingError::Reason => FieldError::new("reason", "profiling-reason"),
        ProfilingError::TooLong => FieldError::new("reason", "too-long"),
        ProfilingError::Voided => FieldError::new("reason", "profiling-voided"),
        ProfilingError::Contest => FieldError::new("words", "profiling-contest"),
        ProfilingError::Person | ProfilingError::TooLarge => FieldError::new("track", "profiling-answer"),
    }
}
