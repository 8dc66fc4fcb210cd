//! Questionnaires put to somebody.

use std::collections::HashSet;

use ponte_domain::{
    id::{CampaignId, EmployerId, ResponseId, WorkerId},
    response::{FigureRow, NoAnswerReason, Response, ResponseState},
};
use sea_orm::{QueryResult, Value};
use uuid::Uuid;

use crate::{
    db::{Reads, Tx, column},
    error::{Result, StorageError},
    scope::Scope,
};

/// A questionnaire put to somebody, as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredResponse {
    /// Goes up by one at each save, from 1.
    pub version: i64,
    pub response: Response,
}

fn read(row: &QueryResult) -> Result<StoredResponse> {
    let id: Uuid = column(row, "id")?;
    let body: String = column(row, "body")?;
    let response = serde_json::from_str(&body).map_err(|error| StorageError::Unreadable {
        table: "response",
        column: "body",
        record: id,
        reason: error.to_string(),
    })?;
    Ok(StoredResponse { version: column(row, "version")?, response })
}

/// The columns computed from a response, with their values, but for the key.
fn columns(response: &Response) -> Result<Vec<(&'static str, Value)>> {
    let last = response.last();
    let entered_by = last.and_then(|last| last.by.as_ref()).map(|by| by.account.0);
    let by_operator = last.is_some_and(|last| {
        use ponte_domain::response::Filling as F;
        matches!(last.filled, F::Telephone | F::InPerson | F::Paper)
    });
    let count = i32::try_from(response.times.reminded.len()).unwrap_or(i32::MAX);
    Ok(vec![
        ("desk", response.desk.as_str().into()),
        ("pack_version", response.sheet.pack_version.into()),
        ("questionnaire", response.sheet.questionnaire.as_str().into()),
        ("worker", response.subject.worker().map(Uuid::from).into()),
        ("employer", response.subject.employer().map(Uuid::from).into()),
        ("campaign", response.campaign.map(Uuid::from).into()),
        ("run", response.run.as_ref().map(|run| run.run).into()),
        ("state", response.state.as_str().into()),
        ("channel", response.channel.map(|channel| channel.as_str().to_owned()).into()),
        ("fault", response.fault.map(|fault| fault.as_str().to_owned()).into()),
        ("code", response.code.as_str().into()),
        ("external_id", response.external.clone().into()),
        ("anonymous", response.anonymous.into()),
        ("band", response.band.clone().into()),
        ("invited", response.times.sent.is_some().into()),
        ("opened", response.times.opened.is_some().into()),
        ("completed", response.is_completed().into()),
        ("completed_at", response.times.completed.into()),
        ("by_operator", by_operator.into()),
        ("entered_by", entered_by.into()),
        ("reminders", count.into()),
        ("minutes", response.minutes.map(|minutes| i32::try_from(minutes).unwrap_or(i32::MAX)).into()),
        ("reason", response.no_answer.as_ref().map(|no_answer| no_answer.reason.as_str().to_owned()).into()),
        ("body", serde_json::to_string(response)?.into()),
    ])
}

/// Inserts a response.
///
/// # Errors
/// [`StorageError::is_duplicate`] when it is there.
pub async fn insert(tx: &Tx, response: &Response) -> Result<()> {
    let (names, values): (Vec<&str>, Vec<Value>) = columns(response)?.into_iter().unzip();
    let marks: Vec<String> = (2..values.len() + 2).map(|n| format!("${n}")).collect();
    let sql = format!("INSERT INTO response (id, version, {}) VALUES ($1, 1, {})", names.join(", "), marks.join(", "));
    tx.run(&sql, [vec![response.id.0.into()], values].concat()).await?;
    Ok(())
}

/// Saves a response over the version that was read.
///
/// # Errors
/// [`StorageError::Stale`] when somebody saved it since.
pub async fn update(tx: &Tx, seen: i64, response: &Response) -> Result<()> {
    let (names, values): (Vec<&str>, Vec<Value>) = columns(response)?.into_iter().unzip();
    let sets: Vec<String> = names.iter().zip(3..).map(|(name, n): (&&str, usize)| format!("{name} = ${n}")).collect();
    let sql = format!("UPDATE response SET version = version + 1, {} WHERE id = $1 AND version = $2", sets.join(", "));
    let values = [vec![response.id.0.into(), seen.into()], values].concat();
    if tx.run(&sql, values).await? == 1 { Ok(()) } else { Err(StorageError::Stale { table: "response", record: response.id.0 }) }
}

/// The response with an id.
///
/// # Errors
/// When the database or the response cannot be read.
pub async fn get(db: &impl Reads, id: ResponseId) -> Result<Option<StoredResponse>> {
    db.one("SELECT id, version, body FROM response WHERE id = $1", vec![id.0.into()]).await?.as_ref().map(read).transpose()
}

/// Which responses.
#[derive(Debug, Clone, Default)]
pub struct Which {
    pub worker: Option<WorkerId>,
    pub employer: Option<EmployerId>,
    pub campaign: Option<CampaignId>,
    pub run: Option<Uuid>,
    pub code: Option<String>,
    pub external: Option<String>,
    pub pack_version: Option<Uuid>,
    pub questionnaire: Option<String>,
    /// Any of these; all when empty.
    pub states: Vec<ResponseState>,
    pub anonymous: Option<bool>,
    pub channel: Option<ponte_domain::pack::Channel>,
    /// Whether an invitation left.
    pub invited: Option<bool>,
    /// Whether one could not leave.
    pub faulty: Option<bool>,
    /// Of these desks, in the scope of a register of people: only its desks are looked at.
    pub desks: Option<Scope>,
    /// Those behind this one, in the order of ids.
    pub after: Option<Uuid>,
    /// At most so many; all when absent.
    pub limit: Option<u64>,
}

impl Which {
    fn sql(&self) -> (String, Vec<Value>) {
        let mut values: Vec<Value> = Vec::new();
        let mut conditions = vec!["1 = 1".to_owned()];
        let mut bind = |value: Value| {
            values.push(value);
            format!("${}", values.len())
        };
        let uuids = [
            ("worker", self.worker.map(Uuid::from)),
            ("employer", self.employer.map(Uuid::from)),
            ("campaign", self.campaign.map(Uuid::from)),
            ("run", self.run),
            ("pack_version", self.pack_version),
        ];
        for (name, id) in uuids {
            conditions.extend(id.map(|id| format!("{name} = {}", bind(id.into()))));
        }
        let channel = self.channel.map(|channel| channel.as_str().to_owned());
        let texts = [("code", &self.code), ("external_id", &self.external), ("questionnaire", &self.questionnaire), ("channel", &channel)];
        for (name, text) in texts {
            conditions.extend(text.as_ref().map(|text| format!("{name} = {}", bind(text.as_str().into()))));
        }
        for (name, flag) in [("anonymous", self.anonymous), ("invited", self.invited)] {
            conditions.extend(flag.map(|flag| format!("{name} = {}", bind(flag.into()))));
        }
        conditions.extend(self.faulty.map(|faulty| format!("fault IS {}NULL", if faulty { "NOT " } else { "" })));
        if !self.states.is_empty() {
            let marks: Vec<String> = self.states.iter().map(|state| bind(state.as_str().into())).collect();
            conditions.push(format!("state IN ({})", marks.join(", ")));
        }
        if let Some(scope) = &self.desks {
            let desks = Scope { cases: None, records: Vec::new(), ..scope.clone() };
            conditions.push(desks.sql("", &mut bind));
        }
        conditions.extend(self.after.map(|after| format!("id > {}", bind(after.into()))));
        let limit = self.limit.map(|limit| format!(" LIMIT {}", bind(limit.cast_signed().into()))).unwrap_or_default();
        (format!(" WHERE {} ORDER BY id{limit}", conditions.join(" AND ")), values)
    }
}

/// Responses in the order of their ids, which is that of time but for anonymous ones.
///
/// # Errors
/// As [`get`].
pub async fn list(db: &impl Reads, which: &Which) -> Result<Vec<StoredResponse>> {
    let (condition, values) = which.sql();
    db.all(&format!("SELECT id, version, body FROM response{condition}"), values).await?.iter().map(read).collect()
}

/// The ids of responses.
///
/// # Errors
/// When the database cannot be read.
pub async fn ids(db: &impl Reads, which: &Which) -> Result<Vec<ResponseId>> {
    let (condition, values) = which.sql();
    let rows = db.all(&format!("SELECT id FROM response{condition}"), values).await?;
    rows.iter().map(|row| Ok(ResponseId(column(row, "id")?))).collect()
}

/// What figures are told apart by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    Desk,
    Band,
    Channel,
}

/// What is counted of responses; people of whom the band is not known are under an empty name.
///
/// # Errors
/// When the database cannot be read.
pub async fn figure_rows(db: &impl Reads, which: &Which, by: By) -> Result<Vec<FigureRow>> {
    let key = match by {
        By::Desk => "desk",
        By::Band => "band",
        By::Channel => "channel",
    };
    let (condition, values) = which.sql();
    let sql = format!(
        "SELECT COALESCE({key}, '') AS name, invited, opened, completed, by_operator, reminders, minutes, reason FROM response{condition}"
    );
    let rows = db.all(&sql, values).await?;
    let row = |row: &QueryResult| {
        let reminders: i32 = column(row, "reminders")?;
        let minutes: Option<i32> = column(row, "minutes")?;
        let reason: Option<String> = column(row, "reason")?;
        Ok(FigureRow {
            key: column(row, "name")?,
            invited: column(row, "invited")?,
            opened: column(row, "opened")?,
            completed: column(row, "completed")?,
            by_operator: column(row, "by_operator")?,
            reminders: reminders.unsigned_abs(),
            minutes: minutes.map(i32::unsigned_abs),
            reason: reason.as_deref().and_then(NoAnswerReason::from_code),
        })
    };
    rows.iter().map(row).collect()
}

/// People or employers with whom a questionnaire is already, unanswered.
///
/// # Errors
/// When the database cannot be read.
pub async fn waiting_with(db: &impl Reads, questionnaire: &str) -> Result<Vec<Uuid>> {
    let states = [ResponseState::ToSend, ResponseState::Sent, ResponseState::Opened, ResponseState::Started];
    let marks: Vec<String> = (2..states.len() + 2).map(|n| format!("${n}")).collect();
    let mut values: Vec<Value> = vec![questionnaire.into()];
    values.extend(states.iter().map(|state| Value::from(state.as_str())));
    let sql = format!(
        "SELECT COALESCE(worker, employer) AS subject FROM response WHERE questionnaire = $1 AND (worker IS NOT NULL OR employer IS NOT NULL) AND state IN ({})",
        marks.join(", ")
    );
    db.all(&sql, values).await?.iter().map(|row| column(row, "subject")).collect()
}

/// How the responses to a questionnaire are called where they were imported from.
///
/// # Errors
/// When the database cannot be read.
pub async fn externals(db: &impl Reads, questionnaire: &str) -> Result<HashSet<String>> {
    let sql = "SELECT external_id FROM response WHERE questionnaire = $1 AND external_id IS NOT NULL";
    db.all(sql, vec![questionnaire.into()]).await?.iter().map(|row| column(row, "external_id")).collect()
}

/// Whether any response is about a record.
///
/// # Errors
/// When the database cannot be read.
pub async fn points_to(db: &impl Reads, record: Uuid) -> Result<bool> {
    let sql = "SELECT id FROM response WHERE worker = $1 OR employer = $1 LIMIT 1";
    Ok(db.one(sql, vec![record.into()]).await?.is_some())
}

/// Removes the responses of a campaign that never left.
///
/// # Errors
/// When the database refuses.
pub async fn remove_of_campaign(tx: &Tx, campaign: CampaignId) -> Result<u64> {
    tx.run("DELETE FROM response WHERE campaign = $1", vec![campaign.0.into()]).await
}

/// Forgets of whom the responses of a person were, and what she answered; what is counted stays. Their links open nothing any more.
///
/// # Errors
/// When the database refuses.
pub async fn forget(tx: &Tx, worker: WorkerId) -> Result<u64> {
    tx.run("DELETE FROM link WHERE subject IN (SELECT id FROM response WHERE worker = $1)", vec![worker.0.into()]).await?;
    let mut forgotten = 0;
    for stored in list(tx, &Which { worker: Some(worker), ..Which::default() }).await? {
        let mut response = stored.response;
        response.forget();
        update(tx, stored.version, &response).await?;
        forgotten += 1;
    }
    Ok(forgotten)
}
