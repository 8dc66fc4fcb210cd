//! Questionnaires on a person's own pages.

use ponte_domain::{
    actor::Actor,
    id::{ResponseId, WorkerId},
    response::{Filling, ResponseState, Subject},
    worker::Worker,
};
use ponte_storage::{
    Kind, Stored,
    response::{self, StoredResponse, Which},
};

use super::{
    answer::{Saved, finish, note},
    sheet::Held,
    view::Opened,
    words::read_answers,
};
use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

async fn hers(app: &App, caller: &Caller, worker: WorkerId) -> Result<()> {
    let _: Stored<Worker> = app.record(&app.db, caller, Right::PersonRights, worker.0).await?;
    Ok(())
}

/// What was put to her, the latest first, but for what was withdrawn.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn own(app: &App, caller: &Caller, worker: WorkerId) -> Result<Vec<Opened>> {
    hers(app, caller, worker).await?;
    let mut found = of_person(app, worker).await?;
    found.retain(|opened| opened.stored.response.state != ResponseState::Withdrawn);
    Ok(found)
}

/// All that was put to a person, the latest first; who may have it is asked by who calls.
pub(crate) async fn of_person(app: &App, worker: WorkerId) -> Result<Vec<Opened>> {
    let mut found = Vec::new();
    for stored in response::list(&app.db, &Which { worker: Some(worker), ..Which::default() }).await?.into_iter().rev() {
        found.push(Opened::of(app, stored).await?);
    }
    Ok(found)
}

async fn one(app: &App, caller: &Caller, worker: WorkerId, id: ResponseId) -> Result<StoredResponse> {
    hers(app, caller, worker).await?;
    let stored = response::get(&app.db, id).await?;
    Ok(stored.filter(|stored| stored.response.subject == Subject::Worker(worker)).ok_or(Refusal::NotFound(Kind::Worker))?)
}

/// One of hers.
///
/// # Errors
/// As [`own`].
pub async fn own_one(app: &App, caller: &Caller, worker: WorkerId, id: ResponseId) -> Result<Opened> {
    Opened::of(app, one(app, caller, worker, id).await?).await
}

/// Saves the answers of a section, or of all.
///
/// # Errors
/// As [`own`]; [`Refusal::Response`].
pub async fn save_own(
    app: &App,
    caller: &Caller,
    (worker, id): (WorkerId, ResponseId),
    section: Option<&str>,
    typed: &[(String, String)],
) -> Result<Saved> {
    let stored = one(app, caller, worker, id).await?;
    let mut response = stored.response;
    let held = Held::of(app, &response.sheet).await?;
    response.answer(read_answers(app, &held, section, typed), app.now()).map_err(Refusal::from)?;
    let tx = app.begin().await?;
    response::update(&tx, stored.version, &response).await?;
    note(app, &tx, caller, "questionnaire.answer", &response).await?;
    app.commit(tx).await?;
    Ok(Saved { version: stored.version + 1, assessment: response.assessment(&held, app.now()) })
}

/// Sends it in; what was sent in already stays as it is.
///
/// # Errors
/// As [`save_own`].
pub async fn complete_own(app: &App, caller: &Caller, worker: WorkerId, id: ResponseId) -> Result<()> {
    let stored = one(app, caller, worker, id).await?;
    if stored.response.is_completed() {
        return Ok(());
    }
    let herself = matches!(&caller.actor, Actor::Account { role, .. } if role.is_about_a_person());
    let filled = if herself { Filling::OwnPages } else { Filling::InPerson };
    let mut opened = Opened::of(app, stored).await?;
    let tx = app.begin().await?;
    finish(app, &tx, caller, &mut opened, filled).await?;
    app.commit(tx).await
}
