//! Answers typed by an operator: saved as one goes, and sent in.

use ponte_domain::{
    expression::Value,
    id::ResponseId,
    questionnaire::{Answers, Assessment},
    response::{Filling, Operator, Response},
};
use ponte_storage::{Tx, response};

use super::{access, begin::record_of, sheet::Held, view::Opened, words::read_answers};
use crate::{
    App,
    error::{Refusal, Result},
    pathway,
    rights::Caller,
};

/// What a save came to.
#[derive(Debug, Clone)]
pub struct Saved {
    /// To be named by the next save.
    pub version: i64,
    pub assessment: Assessment,
}

/// Saves answers over the version that was seen.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Stale`]; [`Refusal::Response`] when it was sent in or withdrawn.
pub async fn save(app: &App, caller: &Caller, id: ResponseId, version: i64, answers: Answers) -> Result<Saved> {
    let stored = access::seen(app, &app.db, caller, id, version).await?;
    let mut response = stored.response;
    let held = Held::of(app, &response.sheet).await?;
    response.answer(answers, app.now()).map_err(Refusal::from)?;
    let tx = app.begin().await?;
    response::update(&tx, stored.version, &response).await?;
    note(app, &tx, caller, "questionnaire.answer", &response).await?;
    app.commit(tx).await?;
    Ok(Saved { version: stored.version + 1, assessment: response.assessment(&held, app.now()) })
}

/// As [`save`], of the texts of a form.
///
/// # Errors
/// As [`save`].
pub async fn save_as_typed(app: &App, caller: &Caller, id: ResponseId, version: i64, typed: &[(String, String)]) -> Result<Saved> {
    let stored = access::seen(app, &app.db, caller, id, version).await?;
    let held = Held::of(app, &stored.response.sheet).await?;
    let answers = read_answers(app, &held, None, typed);
    save(app, caller, id, version, answers).await
}

/// What somebody typed, over what is stored meanwhile: where both answered, it is what was typed. Nothing is saved.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn over_stored(app: &App, caller: &Caller, id: ResponseId, typed: &[(String, String)]) -> Result<Opened> {
    let mut opened = super::peek(app, caller, id).await?;
    let answers = read_answers(app, &opened.held, None, typed).into_iter().filter(|(_, answer)| *answer != Value::None);
    opened.stored.response.answers.extend(answers);
    opened.assessment = opened.stored.response.assessment(&opened.held, app.now());
    Ok(opened)
}

/// Sends in what was saved; what the answers came to is kept as it is now.
///
/// # Errors
/// As [`save`]; [`Refusal::Response`] when something is missing or wrong.
pub async fn complete(app: &App, caller: &Caller, id: ResponseId, version: i64, filled: Filling) -> Result<()> {
    let stored = access::seen(app, &app.db, caller, id, version).await?;
    let mut opened = Opened::of(app, stored).await?;
    let tx = app.begin().await?;
    finish(app, &tx, caller, &mut opened, filled).await?;
    app.commit(tx).await
}

/// Sends a response in, in the transaction of whoever does it.
pub(super) async fn finish(app: &App, tx: &Tx, caller: &Caller, opened: &mut Opened, filled: Filling) -> Result<()> {
    let by = Operator::of(&caller.actor);
    let stored = &mut opened.stored;
    stored.response.complete(&opened.held, filled, by, app.now()).map_err(Refusal::from)?;
    response::update(tx, stored.version, &stored.response).await?;
    note(app, tx, caller, "questionnaire.complete", &stored.response).await?;
    if let Some(run) = &stored.response.run {
        let values = stored.response.values(&opened.held);
        pathway::sheet_answered(app, tx, caller, run.run, &stored.response.sheet.questionnaire, values).await?;
    }
    Ok(())
}

/// Records an act in its transaction. Of what is anonymous nothing is recorded: when somebody answered is told to nobody.
pub(super) async fn note(app: &App, tx: &Tx, caller: &Caller, verb: &'static str, response: &Response) -> Result<()> {
    if response.anonymous {
        return Ok(());
    }
    app.audit(tx, caller, verb, record_of(response), &[]).await
}
