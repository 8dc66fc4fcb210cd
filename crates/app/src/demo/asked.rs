//! What people of the demonstration asked the desk for from afar, and what it answered.

use chrono::{NaiveTime, TimeDelta};
use ponte_domain::{
    actor::{Actor, Channel},
    id::WorkerId,
    service::ServiceChannel,
    service_request::{Answer, Asked, Meeting, ServiceRequest, Wanted},
};
use ponte_storage::service_request;

use crate::{
    App,
    error::{Refusal, Result},
};

/// What somebody asks: her place in the story, days ago, what, in which words, by which channel, and how it went.
type Told = (usize, i64, Asked, &'static str, ServiceChannel, How);

#[derive(Clone, Copy)]
enum How {
    Waits,
    Taken,
    Answered(&'static str, Option<u8>),
    /// So many days from today.
    Meets(u64),
    Refused(&'static str),
}

const TOLD: [Told; 6] = [
    (3, 7, Asked::StatusCertificate, "Mi serve per l’agevolazione del Comune", ServiceChannel::Mail, How::Waits),
    (6, 2, Asked::PeriodicInterview, "", ServiceChannel::Telephone, How::Taken),
    (8, 1, Asked::StatusQuestion, "Se lavoro tre settimane in cantiere perdo lo stato?", ServiceChannel::Telephone, How::Waits),
    (
        4,
        12,
        Asked::Matching,
        "Ci sono offerte vicino a Sarzana?",
        ServiceChannel::Mail,
        How::Answered("Sì, due: le trova nelle offerte.", Some(5)),
    ),
    (10, 9, Asked::Traineeship, "", ServiceChannel::Video, How::Meets(4)),
    (
        11,
        15,
        Asked::Other,
        "Potete scrivermi il curriculum?",
        ServiceChannel::Mail,
        How::Refused("Lo facciamo insieme: venga allo sportello."),
    ),
];

/// Records what was asked by telephone and what the operator did with it.
///
/// # Errors
/// When the database refuses, or a rule does not allow what is told.
pub async fn tell(app: &App, operator: &Actor, people: &[WorkerId]) -> Result<()> {
    let tx = app.begin().await?;
    for (whose, days, kind, words, channel, how) in TOLD {
        let Some(worker) = people.get(whose) else { continue };
        let wanted = Wanted { kind, words: words.to_owned(), channel, times: String::new() };
        let by = operator.clone().on_behalf_by(Some(Channel::Telephone));
        let asked = app.now() - TimeDelta::days(days);
        let mut request = ServiceRequest::ask(app.new_id(), *worker, &wanted, by, asked).map_err(Refusal::from)?;
        happen(app, &mut request, how, operator).map_err(Refusal::from)?;
        service_request::insert(&tx, &request).await?;
    }
    app.commit(tx).await
}

fn happen(
    app: &App,
    request: &mut ServiceRequest,
    how: How,
    operator: &Actor,
) -> std::result::Result<(), ponte_domain::service_request::AskedError> {
    let (by, at) = (operator.clone(), request.asked_at + TimeDelta::days(1));
    match how {
        How::Waits => Ok(()),
        How::Taken => request.take(by, at),
        How::Refused(why) => request.refuse(why, by, at),
        How::Answered(words, score) => {
            request.answer(Answer { words: words.to_owned(), ..Answer::default() }, by, at)?;
            score.map_or(Ok(()), |score| request.rate(score))
        }
        How::Meets(days) => {
            let day = app.today() + chrono::Days::new(days);
            let hour = NaiveTime::from_hms_opt(10, 30, 0).unwrap_or_default();
            let meeting = Meeting { day, at: hour, channel: ServiceChannel::Video, place: None };
            request.answer(Answer { meeting: Some(meeting), ..Answer::default() }, by, at)
        }
    }
}
