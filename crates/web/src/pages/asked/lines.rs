//! Requests as pages show them, and what is wrong with what was typed.

use chrono::NaiveDate;
use ponte_app::error::Refusal;
use ponte_domain::service_request::AskedError;
use ponte_storage::service_request::StoredAsked;
use ponte_templates::{
    form::FieldError,
    pages::asked::{AskedRow, MeetingLine},
};

/// A request on a day.
pub fn row(found: &StoredAsked, today: NaiveDate) -> AskedRow {
    let request = &found.request;
    let reply = request.reply.as_ref();
    let enclosed = reply.and_then(|reply| reply.enclosed.as_ref());
    AskedRow {
        id: request.id.to_string(),
        version: found.version,
        kind: request.kind,
        state: request.state,
        words: request.words.clone(),
        channel: request.channel,
        times: request.times.clone(),
        asked_at: request.asked_at,
        behalf: request.asked_by.channel(),
        due: request.due(),
        late: request.is_open() && request.due() < today,
        taken_by: request.taken.as_ref().and_then(|(by, _)| by.name()).map(str::to_owned),
        answered_at: reply.map(|reply| reply.at),
        answer: reply.and_then(|reply| reply.words.clone()),
        meeting: reply.and_then(|reply| reply.meeting.as_ref()).map(|meeting| MeetingLine {
            day: meeting.day,
            at: meeting.at,
            channel: meeting.channel,
            place: meeting.place.clone(),
        }),
        document: enclosed.map(|enclosed| enclosed.what),
        digest: enclosed.map(|enclosed| enclosed.sha256.clone()),
        score: request.score,
    }
}

/// What is wrong with what was typed; none when it is no fault of the form.
pub fn fault(refusal: &Refusal) -> Option<FieldError> {
    Some(match refusal {
        Refusal::Asked(AskedError::Words) => FieldError::new("words", "asked-words"),
        Refusal::Asked(AskedError::TooLong) => FieldError::new("words", "too-long"),
        Refusal::Asked(AskedError::Past) => FieldError::new("day", "asked-past"),
        Refusal::Missing("on_behalf") => FieldError::new("on_behalf", "required"),
        _ => return None,
    })
}
