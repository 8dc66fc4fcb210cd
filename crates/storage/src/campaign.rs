//! Questionnaires put to many.

use ponte_domain::{
    campaign::{Campaign, CampaignState, LeftOut},
    id::CampaignId,
};
use sea_orm::{QueryResult, Value};
use uuid::Uuid;

use crate::{
    db::{Reads, Tx, column},
    error::{Result, StorageError},
    scope::Scope,
};

/// A campaign as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredCampaign {
    /// Goes up by one at each save, from 1.
    pub version: i64,
    pub campaign: Campaign,
}

fn read(row: &QueryResult) -> Result<StoredCampaign> {
    let id: Uuid = column(row, "id")?;
    let body: String = column(row, "body")?;
    let campaign = serde_json::from_str(&body).map_err(|error| StorageError::Unreadable {
        table: "campaign",
        column: "body",
        record: id,
        reason: error.to_string(),
    })?;
    Ok(StoredCampaign { version: column(row, "version")?, campaign })
}

/// Inserts a campaign.
///
/// # Errors
/// [`StorageError::is_duplicate`] when it is there.
pub async fn insert(tx: &Tx, campaign: &Campaign) -> Result<()> {
    let sql = "INSERT INTO campaign (id, desk, pack_version, questionnaire, state, created_at, version, body) VALUES ($1, $2, $3, $4, $5, $6, 1, $7)";
    let values: Vec<Value> = vec![
        campaign.id.0.into(),
        campaign.desk.as_str().into(),
        campaign.sheet.pack_version.into(),
        campaign.sheet.questionnaire.as_str().into(),
        campaign.state.as_str().into(),
        campaign.created_at.into(),
        serde_json::to_string(campaign)?.into(),
    ];
    tx.run(sql, values).await?;
    Ok(())
}

/// Saves a campaign over the version that was read.
///
/// # Errors
/// [`StorageError::Stale`] when somebody saved it since.
pub async fn update(tx: &Tx, seen: i64, campaign: &Campaign) -> Result<()> {
    let sql = "UPDATE campaign SET state = $3, body = $4, version = version + 1 WHERE id = $1 AND version = $2";
    let values = vec![campaign.id.0.into(), seen.into(), campaign.state.as_str().into(), serde_json::to_string(campaign)?.into()];
    if tx.run(sql, values).await? == 1 { Ok(()) } else { Err(StorageError::Stale { table: "campaign", record: campaign.id.0 }) }
}

/// Removes a campaign, with whom it left out.
///
/// # Errors
/// When the database refuses.
pub async fn remove(tx: &Tx, id: CampaignId) -> Result<()> {
    tx.run("DELETE FROM campaign_left_out WHERE campaign = $1", vec![id.0.into()]).await?;
    tx.run("DELETE FROM campaign WHERE id = $1", vec![id.0.into()]).await?;
    Ok(())
}

/// The campaign with an id.
///
/// # Errors
/// When the database or the campaign cannot be read.
pub async fn get(db: &impl Reads, id: CampaignId) -> Result<Option<StoredCampaign>> {
    db.one("SELECT id, version, body FROM campaign WHERE id = $1", vec![id.0.into()]).await?.as_ref().map(read).transpose()
}

/// The campaigns of the desks of a scope, the latest first; of all when absent. Only those in a state, when one is given.
///
/// # Errors
/// As [`get`].
pub async fn list(db: &impl Reads, state: Option<CampaignState>, desks: Option<&Scope>, limit: u64) -> Result<Vec<StoredCampaign>> {
    let mut values: Vec<Value> = vec![limit.cast_signed().into()];
    let mut conditions = vec!["1 = 1".to_owned()];
    let mut bind = |value: Value| {
        values.push(value);
        format!("${}", values.len())
    };
    conditions.extend(state.map(|state| format!("state = {}", bind(state.as_str().into()))));
    if let Some(scope) = desks {
        let desks = Scope { cases: None, records: Vec::new(), ..scope.clone() };
        conditions.push(desks.sql("", &mut bind));
    }
    let sql = format!("SELECT id, version, body FROM campaign WHERE {} ORDER BY created_at DESC, id LIMIT $1", conditions.join(" AND "));
    db.all(&sql, values).await?.iter().map(read).collect()
}

/// Notes that somebody who was chosen is not asked; the first reason stays.
///
/// # Errors
/// When the database refuses.
pub async fn leave_out(tx: &Tx, id: CampaignId, subject: Uuid, reason: LeftOut) -> Result<()> {
    let sql = "INSERT INTO campaign_left_out (campaign, subject, reason) VALUES ($1, $2, $3) ON CONFLICT (campaign, subject) DO NOTHING";
    tx.run(sql, vec![id.0.into(), subject.into(), reason.as_str().into()]).await?;
    Ok(())
}

/// Who was chosen for a campaign and is not asked.
///
/// # Errors
/// When the database cannot be read.
pub async fn left_out(db: &impl Reads, id: CampaignId) -> Result<Vec<(Uuid, LeftOut)>> {
    let rows =
        db.all("SELECT subject, reason FROM campaign_left_out WHERE campaign = $1 ORDER BY reason, subject", vec![id.0.into()]).await?;
    let read = |row: &QueryResult| {
        let (subject, reason): (Uuid, String) = (column(row, "subject")?, column(row, "reason")?);
        let unreadable =
            || StorageError::Unreadable { table: "campaign_left_out", column: "reason", record: subject, reason: reason.clone() };
        Ok((subject, LeftOut::from_code(&reason).ok_or_else(unreadable)?))
    };
    rows.iter().map(read).collect()
}
