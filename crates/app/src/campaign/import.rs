//! Answers that were given elsewhere, from a file: one line for each person who was asked (`docs/import.md`).

use std::{
    collections::HashSet,
    io::{Read, Seek},
};

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use ponte_domain::{
    campaign::{Audience, Campaign, CampaignError, CampaignState, MOST_TITLE},
    codes,
    id::{CampaignId, WorkerId},
    pack::Channel,
    questionnaire::Answers,
    response::{AGE_BANDS, Filling, NoAnswer, NoAnswerReason, Operator, Response, ResponseState, Subject, age_band},
    worker::Worker,
};
use ponte_storage::{Kind, campaign, register, response};
use serde_json::Value;
use uuid::Uuid;

use crate::{
    App,
    error::{Error, Refusal, Result},
    import::{mapping::Mapping, source},
    questionnaire::{self, Available, Held, at_desk, read_answer},
    rights::{Caller, Right},
};

codes! {
    /// Why a line was refused.
    pub enum AnswerFault {
        /// The line is not of the file's kind.
        Unreadable = "unreadable",
        /// Required, and not there.
        Missing = "missing",
        UnknownField = "unknown-field",
        /// The code stands twice in the file.
        Double = "double",
        /// No such desk, or one of which the caller may not import.
        UnknownDesk = "unknown-desk",
        /// Nobody with this code whom the caller may see.
        UnknownPerson = "unknown-person",
        BadDate = "bad-date",
        BadNumber = "bad-number",
        /// None of the list.
        NotInList = "not-in-list",
        /// The questionnaire has no such item, or the answer is none of its kind.
        WrongAnswer = "wrong-answer",
        /// It was completed, and something required is not answered.
        MissingAnswer = "missing-answer",
    }
}

/// Where the answers of a file belong.
#[derive(Debug, Clone)]
pub struct ImportAnswers {
    /// Desk of the lines that name none.
    pub desk: String,
    pub pack_version: Uuid,
    pub questionnaire: String,
    /// What the campaign is called that holds them.
    pub title: String,
}

/// A line that was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedAnswer {
    pub line: u64,
    pub field: String,
    pub fault: AnswerFault,
    /// Cut at 80 characters.
    pub value: String,
}

/// What an import came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportedAnswers {
    /// The campaign that holds them; absent when nothing was new.
    pub campaign: Option<CampaignId>,
    pub read: u64,
    pub new: u64,
    /// Known already by their codes.
    pub unchanged: u64,
    pub refused: Vec<RefusedAnswer>,
}

/// Fields of a line.
const FIELDS: [&str; 14] = [
    "id",
    "desk",
    "worker",
    "age",
    "age_band",
    "contacted",
    "reminders",
    "opened",
    "completed",
    "minutes",
    "channel",
    "filled",
    "reason",
    "answers",
];

/// Rows stored in one transaction.
const CHUNK: usize = 500;

/// Reads answers from lines of JSON, CSV or a spreadsheet, and keeps them as a closed campaign. A bad line is refused with its
/// number, field and reason, and leaves the rest unharmed; a second import of the same file changes nothing.
///
/// # Errors
/// [`Refusal::Forbidden`]; [`Refusal::Missing`] when there is no such questionnaire at the desk, or the file as a whole cannot be
/// read; [`Refusal::Campaign`] without a title.
pub async fn import_answers<R: Read + Seek + Send + 'static>(
    app: &App,
    caller: &Caller,
    asked: &ImportAnswers,
    file: R,
) -> Result<ImportedAnswers> {
    caller.require(Right::Import)?;
    at_desk(app, caller, &asked.desk)?;
    let title = asked.title.trim();
    if title.is_empty() || title.chars().count() > MOST_TITLE {
        return Err(Refusal::from(CampaignError::Title).into());
    }
    let available = questionnaire::available(app, &asked.desk).await?;
    let wanted = |one: &Available| one.sheet.pack_version == asked.pack_version && one.sheet.questionnaire == asked.questionnaire;
    let found = available.into_iter().find(wanted).ok_or(Refusal::Missing("questionnaire"))?;
    let opened = source::open(file, Mapping::default()).map_err(|_| Refusal::Missing("file"))?;
    let mut known = response::externals(&app.db, &asked.questionnaire).await?;
    let mut reader =
        Reader { app, caller, held: &found.held, asked, found: &found, campaign: CampaignId(app.new_id()), here: HashSet::new() };
    let mut report = ImportedAnswers::default();
    let mut waiting = Vec::new();
    for record in opened.records {
        report.read += 1;
        match reader.line(record).await? {
            Err(refused) => report.refused.push(refused),
            Ok(response) if response.external.as_ref().is_some_and(|id| known.contains(id)) => report.unchanged += 1,
            Ok(response) => {
                known.extend(response.external.clone());
                waiting.push(response);
            }
        }
        if waiting.len() == CHUNK {
            reader.keep(&mut report, &mut waiting, title).await?;
        }
    }
    reader.keep(&mut report, &mut waiting, title).await?;
    Ok(report)
}

struct Reader<'r> {
    app: &'r App,
    caller: &'r Caller,
    held: &'r Held,
    asked: &'r ImportAnswers,
    found: &'r Available,
    campaign: CampaignId,
    /// Codes of this file.
    here: HashSet<String>,
}

/// A fault of a field, with what stood there.
type Fault = (&'static str, AnswerFault, String);

impl Reader<'_> {
    async fn keep(&self, report: &mut ImportedAnswers, waiting: &mut Vec<Response>, title: &str) -> Result<()> {
        if waiting.is_empty() {
            return Ok(());
        }
        let tx = self.app.begin().await?;
        if report.campaign.is_none() {
            campaign::insert(&tx, &self.container(title)).await?;
            report.campaign = Some(self.campaign);
        }
        for response in waiting.drain(..) {
            response::insert(&tx, &response).await?;
            report.new += 1;
        }
        self.app.audit(&tx, self.caller, "campaign.import", None, &[]).await?;
        self.app.commit(tx).await
    }

    fn container(&self, title: &str) -> Campaign {
        let now = self.app.now();
        Campaign {
            id: self.campaign,
            desk: self.asked.desk.clone(),
            sheet: self.found.sheet.clone(),
            title: title.to_owned(),
            audience: Audience::Workers,
            channel: Channel::Email,
            message: None,
            reminder: None,
            link_days: 1,
            remind_after: None,
            most_reminders: 0,
            anonymous: self.held.anonymous,
            drawing: None,
            state: CampaignState::Closed,
            created_at: now,
            created_by: Operator::of(&self.caller.actor),
            opened_at: Some(now),
            closed_at: Some(now),
        }
    }

    async fn line(
        &mut self,
        record: std::result::Result<source::RawRecord, source::Unreadable>,
    ) -> Result<std::result::Result<Response, RefusedAnswer>> {
        let refused = |line: u64, field: &str, fault, value: &str| {
            Err(RefusedAnswer { line, field: field.to_owned(), fault, value: value.chars().take(80).collect() })
        };
        let record = match record {
            Ok(record) => record,
            Err(unreadable) => return Ok(refused(unreadable.error.line, "", AnswerFault::Unreadable, "")),
        };
        let line = record.line;
        let value = match record.parse() {
            Ok(parsed) => parsed.value,
            Err(_) => return Ok(refused(line, "", AnswerFault::Unreadable, "")),
        };
        Ok(match self.read(&value).await? {
            Ok(response) => Ok(response),
            Err((field, fault, value)) => refused(line, field, fault, &value),
        })
    }

    async fn read(&mut self, value: &Value) -> Result<std::result::Result<Response, Fault>> {
        let Value::Object(fields) = value else { return Ok(Err(("", AnswerFault::Unreadable, String::new()))) };
        if let Some(name) = fields.keys().find(|name| !FIELDS.contains(&name.as_str())) {
            return Ok(Err(("", AnswerFault::UnknownField, name.clone())));
        }
        let subject = match self.subject(value).await? {
            Ok(subject) => subject,
            Err(fault) => return Ok(Err(fault)),
        };
        Ok(self.response(value, subject))
    }

    async fn subject(&self, value: &Value) -> Result<std::result::Result<Subject, Fault>> {
        let Some(code) = text(value, "worker") else { return Ok(Ok(Subject::Nobody)) };
        let found = match code.parse::<Uuid>() {
            Ok(id) => register::get::<Worker>(&self.app.db, id).await?,
            Err(_) => register::by_external::<Worker>(&self.app.db, None, &code).await?,
        };
        let ids: Vec<Uuid> = found.iter().map(|stored| stored.id).collect();
        let admitted = self.app.admitted(&self.app.db, self.caller, Right::EditPeople, Kind::Worker, &ids).await?;
        let one = ids.into_iter().find(|id| admitted.contains(id));
        Ok(one.map(|id| Subject::Worker(WorkerId(id))).ok_or(("worker", AnswerFault::UnknownPerson, code)))
    }

    fn response(&mut self, value: &Value, subject: Subject) -> std::result::Result<Response, Fault> {
        let id = text(value, "id").ok_or(("id", AnswerFault::Missing, String::new()))?;
        if !self.here.insert(id.clone()) {
            return Err(("id", AnswerFault::Double, id));
        }
        let desk = self.desk(value)?;
        let internal = |error: Error| ("", AnswerFault::Unreadable, error.to_string());
        let mut response =
            questionnaire::fresh(self.app, &desk, self.found.sheet.clone(), subject, Some(self.campaign)).map_err(internal)?;
        response.external = Some(id);
        response.band = band(value)?;
        response.channel = code(value, "channel", Channel::from_code)?;
        response.times.sent = moment(value, "contacted")?;
        response.times.opened = moment(value, "opened")?;
        response.minutes = number(value, "minutes")?;
        if response.times.sent.is_some() {
            response.state = ResponseState::Sent;
        }
        if response.times.opened.is_some() {
            response.state = ResponseState::Opened;
        }
        let reminders = number(value, "reminders")?.unwrap_or(0).min(50);
        response.times.reminded = response.times.sent.into_iter().cycle().take(reminders as usize).collect();
        if let Some(reason) = code(value, "reason", NoAnswerReason::from_code)? {
            let at = response.times.sent.unwrap_or_else(|| self.app.now());
            response.no_answer = Some(NoAnswer { reason, proposed: Vec::new(), note: None, at, by: None });
            response.state = ResponseState::NotReached;
        }
        self.complete(&mut response, value)?;
        Ok(response)
    }

    fn desk(&self, value: &Value) -> std::result::Result<String, Fault> {
        let Some(desk) = text(value, "desk") else { return Ok(self.asked.desk.clone()) };
        let tree = self.app.desks();
        let known = tree.get(&desk).is_some() && self.caller.reach(Right::Import).covers(&tree, &desk);
        if known { Ok(desk) } else { Err(("desk", AnswerFault::UnknownDesk, desk)) }
    }

    fn complete(&self, response: &mut Response, value: &Value) -> std::result::Result<(), Fault> {
        response.answers = self.answers(value)?;
        let Some(at) = moment(value, "completed")? else { return Ok(()) };
        let filled = code(value, "filled", Filling::from_code)?.unwrap_or(Filling::Imported);
        let assessment = self.held.assess(&response.answers, &response.sheet.setting(at));
        if let Some(error) = assessment.errors.first() {
            return Err(("answers", AnswerFault::WrongAnswer, error.item.clone()));
        }
        if let Some(item) = assessment.missing.first() {
            return Err(("answers", AnswerFault::MissingAnswer, item.clone()));
        }
        response.anonymous = self.held.anonymous;
        response.complete(self.held, filled, None, at).map(drop).map_err(|error| ("completed", AnswerFault::WrongAnswer, error.to_string()))
    }

    fn answers(&self, value: &Value) -> std::result::Result<Answers, Fault> {
        let Some(given) = value.get("answers").filter(|given| !given.is_null()) else { return Ok(Answers::new()) };
        let wrong = |name: &str| ("answers", AnswerFault::WrongAnswer, name.to_owned());
        let Value::Object(given) = given else { return Err(wrong("")) };
        let mut answers = Answers::new();
        for (name, value) in given {
            let item = self.held.item(name).ok_or_else(|| wrong(name))?;
            let texts: Vec<String> = match value {
                Value::Null => continue,
                Value::String(text) if item.kind == ponte_domain::questionnaire::ItemKind::Multiple => {
                    text.split('|').map(str::to_owned).collect()
                }
                Value::String(text) => vec![text.clone()],
                Value::Number(number) => vec![number.to_string()],
                Value::Array(list) => list.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
                _ => return Err(wrong(name)),
            };
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            answers.insert(name.clone(), read_answer(self.app, item, &texts));
        }
        answers.retain(|_, answer| *answer != ponte_domain::expression::Value::None);
        Ok(answers)
    }
}

fn text(value: &Value, name: &'static str) -> Option<String> {
    let text = match value.get(name)? {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

fn number(value: &Value, name: &'static str) -> std::result::Result<Option<u32>, Fault> {
    text(value, name).map(|text| text.parse().map_err(|_| (name, AnswerFault::BadNumber, text.clone()))).transpose()
}

fn code<T>(value: &Value, name: &'static str, read: fn(&str) -> Option<T>) -> std::result::Result<Option<T>, Fault> {
    text(value, name).map(|text| read(&text).ok_or((name, AnswerFault::NotInList, text))).transpose()
}

fn band(value: &Value) -> std::result::Result<Option<String>, Fault> {
    if let Some(years) = number(value, "age")? {
        return Ok(Some(age_band(years).to_owned()));
    }
    let known = |text: &str| AGE_BANDS.iter().find(|band| **band == text).map(|band| (*band).to_owned());
    code(value, "age_band", known)
}

/// A day, or an instant; a day alone is taken at noon.
fn moment(value: &Value, name: &'static str) -> std::result::Result<Option<DateTime<Utc>>, Fault> {
    let read = |text: &str| {
        let noon = NaiveTime::from_hms_opt(12, 0, 0)?;
        text.parse::<DateTime<Utc>>().ok().or_else(|| text.parse::<NaiveDate>().ok().map(|day| day.and_time(noon).and_utc()))
    };
    text(value, name).map(|text| read(&text).ok_or((name, AnswerFault::BadDate, text))).transpose()
}
