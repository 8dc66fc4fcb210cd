//! Questionnaires at the demonstration desk: a campaign that runs, and what some have answered.

use chrono::{DateTime, TimeDelta, Utc};
use ponte_domain::{
    actor::Actor,
    campaign::{Audience, Campaign, CampaignState},
    expression::Value,
    id::{CampaignId, WorkerId},
    pack::Channel,
    questionnaire::Answers,
    response::{Alternative, Filling, NoAnswer, NoAnswerReason, Operator, Response, ResponseError, SendFault, Subject, read_number},
    worker::Worker,
};
use ponte_storage::{Stored, Tx, campaign, register, response};

use crate::{
    App,
    error::{Refusal, Result},
    questionnaire::{self, Available},
    sample::DESK,
};

/// The questionnaire of the campaign.
const ASKED: &str = "profiling";

/// People of the campaign, after those who are on a pathway already.
const PEOPLE: usize = 16;

/// How it went with somebody.
#[derive(Clone, Copy)]
enum Told {
    /// Nothing yet.
    Sent,
    Opened,
    /// Sent in through the link, with so much confidence.
    Answered(i64),
    /// Typed by the operator, and judged.
    Called(i64),
    NoAnswer(NoAnswerReason),
    BadAddress,
    ToCall,
}

const TOLD: [Told; PEOPLE] = [
    Told::Answered(5),
    Told::Called(2),
    Told::Answered(3),
    Told::Sent,
    Told::Opened,
    Told::Answered(4),
    Told::NoAnswer(NoAnswerReason::NoAccess),
    Told::Sent,
    Told::BadAddress,
    Told::Answered(2),
    Told::ToCall,
    Told::Called(1),
    Told::NoAnswer(NoAnswerReason::NoSkills),
    Told::Sent,
    Told::Answered(4),
    Told::ToCall,
];

/// Tells what has happened with the questionnaires of the desk so far.
///
/// # Errors
/// When the database refuses, or the questionnaire does not allow what is told.
pub async fn offer(app: &App, operator: &Actor, people: &[WorkerId]) -> Result<()> {
    let available = questionnaire::available(app, DESK).await?;
    let Some(found) = available.into_iter().find(|one| one.sheet.questionnaire == ASKED) else { return Ok(()) };
    let by = Operator::of(operator);
    let sent = app.now() - TimeDelta::days(5);
    let made = Campaign {
        id: CampaignId(app.new_id()),
        desk: DESK.to_owned(),
        sheet: found.sheet.clone(),
        title: "Profilazione d’autunno".to_owned(),
        audience: Audience::Workers,
        channel: Channel::Email,
        message: Some("invitation".to_owned()),
        reminder: Some("reminder".to_owned()),
        link_days: 30,
        remind_after: Some(7),
        most_reminders: 2,
        anonymous: false,
        drawing: None,
        state: CampaignState::Open,
        created_at: sent,
        created_by: by.clone(),
        opened_at: Some(sent),
        closed_at: None,
    };
    let tx = app.begin().await?;
    campaign::insert(&tx, &made).await?;
    for (worker, told) in people.iter().rev().zip(TOLD) {
        tell(app, &tx, &found, &made, by.as_ref(), (*worker, told)).await?;
    }
    app.commit(tx).await
}

async fn tell(app: &App, tx: &Tx, found: &Available, made: &Campaign, by: Option<&Operator>, (id, told): (WorkerId, Told)) -> Result<()> {
    let Some(stored): Option<Stored<Worker>> = register::get(tx, id.0).await? else { return Ok(()) };
    let mut response = questionnaire::fresh(app, DESK, made.sheet.clone(), Subject::Worker(id), Some(made.id))?;
    response.band = questionnaire::band_of(app, &stored.value);
    response.channel = Some(Channel::Email);
    happen(&mut response, found, by, told, made.created_at).map_err(Refusal::from)?;
    Ok(response::insert(tx, &response).await?)
}

fn happen(
    response: &mut Response,
    found: &Available,
    by: Option<&Operator>,
    told: Told,
    sent: DateTime<Utc>,
) -> std::result::Result<(), ResponseError> {
    let day = |days: i64, minutes: i64| sent + TimeDelta::days(days) + TimeDelta::minutes(minutes);
    match told {
        Told::ToCall => response.channel = Some(Channel::Telephone),
        Told::BadAddress => response.not_sent(SendFault::BadAddress),
        Told::Sent => response.sent(Channel::Email, sent)?,
        Told::Opened => {
            response.sent(Channel::Email, sent)?;
            response.open(None, day(1, 0))?;
        }
        Told::NoAnswer(reason) => {
            response.sent(Channel::Email, sent)?;
            let proposed = vec![Alternative::Workstation];
            response.give_up(NoAnswer { reason, proposed, note: None, at: day(3, 0), by: by.cloned() })?;
        }
        Told::Answered(confidence) | Told::Called(confidence) => {
            response.sent(Channel::Email, sent)?;
            response.open(None, day(1, 0))?;
            response.answer(answers(confidence), day(1, 8))?;
            let by = by.filter(|_| matches!(told, Told::Called(_))).cloned();
            let filled = if by.is_some() { Filling::Telephone } else { Filling::Link };
            response.complete(&found.held, filled, by, day(1, 8 + confidence))?;
        }
    }
    Ok(())
}

/// Answers to all that is required; the surer somebody is of finding work, the more she does for it.
fn answers(confidence: i64) -> Answers {
    let number = |text: &str| read_number(text).map_or(Value::None, Value::Number);
    let given = [
        ("education", Value::text(if confidence > 3 { "tertiary" } else { "lower_secondary" })),
        ("education_abroad", Value::text("no")),
        ("training", Value::text(if confidence > 2 { "finished" } else { "no" })),
        ("digital", Value::codes(if confidence > 2 { vec!["messages", "email", "spid"] } else { vec!["messages"] })),
        ("italian", number("5")),
        ("languages", number("1")),
        ("ever_worked", Value::text("yes")),
        ("years_worked", number(&(confidence * 3).to_string())),
        ("last_occupation", Value::text("commessa")),
        ("search_acts", Value::codes(if confidence > 2 { vec!["applications", "sites"] } else { vec!["acquaintances"] })),
        ("cv", Value::text(if confidence > 3 { "yes" } else { "old" })),
        ("confidence", number(&confidence.to_string())),
        ("hours", Value::codes(["morning", "afternoon"])),
        ("licence", Value::text(if confidence > 1 { "both" } else { "public" })),
        ("distance", number("30")),
        ("home", Value::text("011015")),
    ];
    given.map(|(item, answer)| (item.to_owned(), answer)).into()
}
