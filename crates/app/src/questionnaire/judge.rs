//! What an operator makes of a questionnaire: bands, results given back, corrections, reasons of no answer.

use ponte_domain::{
    id::ResponseId,
    response::{Alternative, NoAnswer, NoAnswerReason, Operator, Response, ResponseError},
};
use ponte_storage::response;

use super::{access, answer::note, sheet::Held};
use crate::{
    App,
    error::{Refusal, Result},
    rights::Caller,
};

/// Changes a response over the version that was seen.
async fn change(
    app: &App,
    caller: &Caller,
    (id, version): (ResponseId, i64),
    verb: &'static str,
    change: impl FnOnce(&mut Response, &Held, Operator) -> std::result::Result<(), ResponseError>,
) -> Result<()> {
    let stored = access::seen(app, &app.db, caller, id, version).await?;
    let by = Operator::of(&caller.actor).ok_or(ResponseError::NotAnOperator).map_err(Refusal::from)?;
    let mut response = stored.response;
    let held = Held::of(app, &response.sheet).await?;
    change(&mut response, &held, by).map_err(Refusal::from)?;
    let tx = app.begin().await?;
    response::update(&tx, stored.version, &response).await?;
    note(app, &tx, caller, verb, &response).await?;
    app.commit(tx).await
}

/// Confirms the band of a score, or takes another with a reason.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Stale`], [`Refusal::Response`].
pub async fn judge(app: &App, caller: &Caller, which: (ResponseId, i64), band: (&str, &str), reason: &str) -> Result<()> {
    let now = app.now();
    change(app, caller, which, "questionnaire.judge", |response, held, by| response.judge(held, band, reason, by, now)).await
}

/// Records that the results were given back.
///
/// # Errors
/// As [`judge`].
pub async fn give_back(app: &App, caller: &Caller, which: (ResponseId, i64), words: &str, minutes: Option<u32>) -> Result<()> {
    let now = app.now();
    change(app, caller, which, "questionnaire.give_back", |response, _, by| response.give_back(words, minutes, by, now)).await
}

/// Marks items as not understood: these and no others.
///
/// # Errors
/// As [`judge`].
pub async fn mark_unclear(app: &App, caller: &Caller, which: (ResponseId, i64), items: &[(String, String)]) -> Result<()> {
    change(app, caller, which, "questionnaire.mark", |response, held, _| {
        response.unclear.clear();
        items.iter().try_for_each(|(item, words)| response.mark_unclear(held, item, Some(words)))
    })
    .await
}

/// Opens what was sent in again, so that the answers are completed or corrected; what was sent in stays.
///
/// # Errors
/// As [`judge`].
pub async fn reopen(app: &App, caller: &Caller, which: (ResponseId, i64)) -> Result<()> {
    let now = app.now();
    change(app, caller, which, "questionnaire.reopen", |response, _, _| response.reopen(now)).await
}

/// Notes that there will be no answer, why, and what is proposed instead.
///
/// # Errors
/// As [`judge`].
pub async fn give_up(
    app: &App,
    caller: &Caller,
    which: (ResponseId, i64),
    reason: NoAnswerReason,
    proposed: Vec<Alternative>,
    words: &str,
) -> Result<()> {
    let at = app.now();
    let words: String = words.trim().chars().take(1_000).collect();
    change(app, caller, which, "questionnaire.give_up", |response, _, by| {
        let note = Some(words).filter(|words| !words.is_empty());
        response.give_up(NoAnswer { reason, proposed, note, at, by: Some(by) })
    })
    .await
}

/// Withdraws a questionnaire: it is no longer wanted.
///
/// # Errors
/// As [`judge`].
pub async fn withdraw(app: &App, caller: &Caller, which: (ResponseId, i64)) -> Result<()> {
    let now = app.now();
    change(app, caller, which, "questionnaire.withdraw", |response, _, _| response.withdraw(now)).await
}
