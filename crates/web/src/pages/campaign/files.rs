//! What is taken away of a campaign: messages that the desk sends itself, figures, answers.

use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use ponte_app::{
    campaign::{self, AnswerFormat},
    rights::Right,
};
use ponte_domain::{actor::Purpose, id::CampaignId};
use ponte_templates::pages::campaign::FigureLine;
use serde::Deserialize;
use uuid::Uuid;

use super::view::tables;
use crate::{download::table, error::PageError, site::Site, visitor::Staff};

/// With names or without.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    pseudonimi: String,
}

/// `POST …/messaggi`: each with a link of its own; who stands on the list counts as asked.
pub async fn messages(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    caller.require(Right::EditPeople)?;
    let list = campaign::message_list(&site.app, &caller, CampaignId(id)).await?;
    let columns = ["name", "phone", "text", "link"].map(str::to_owned);
    let rows: Vec<Vec<String>> = list.into_iter().map(|each| vec![each.name, each.phone, each.text, each.link]).collect();
    table(&site, "messaggi", AnswerFormat::Csv, &columns, &rows)
}

/// `GET …/cifre.csv`
pub async fn figures(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    caller.require(Right::Export)?;
    let figures = campaign::figures(&site.app, &caller, CampaignId(id)).await?;
    let tables = tables(&site, &figures, staff.0.lang);
    let columns = ["by", "name", "invited", "opened", "completed", "rate", "by_operator", "reminded", "minutes_median", "minutes_mean"];
    let row = |by: &str, line: &FigureLine| {
        let number = |number: u64| number.to_string();
        vec![
            by.to_owned(),
            line.name.clone(),
            number(line.invited),
            number(line.opened),
            number(line.completed),
            line.rate.map(|rate| rate.to_string()).unwrap_or_default(),
            number(line.by_operator),
            number(line.reminded),
            line.median.clone().unwrap_or_default(),
            line.mean.clone().unwrap_or_default(),
        ]
    };
    let mut rows: Vec<Vec<String>> = tables.by_desk.iter().map(|line| row("desk", line)).collect();
    rows.extend(tables.by_band.iter().map(|line| row("age_band", line)));
    rows.push(row("pooled", &tables.total));
    let mean = FigureLine { rate: tables.mean_rate, ..FigureLine::default() };
    let mut mean = row("mean_of_active", &mean);
    mean.iter_mut().skip(2).filter(|cell| *cell == "0").for_each(String::clear);
    rows.push(mean);
    table(&site, "cifre", AnswerFormat::Csv, &columns.map(str::to_owned), &rows)
}

async fn answers(site: &Site, staff: &Staff, id: Uuid, asked: &Asked, format: AnswerFormat) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Exchange);
    let answers = campaign::answers_table(&site.app, &caller, CampaignId(id), !asked.pseudonimi.is_empty()).await?;
    table(site, "risposte", format, &answers.columns, &answers.rows)
}

/// `GET …/risposte.csv?pseudonimi=`
pub async fn answers_csv(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    answers(&site, &staff, id, &asked, AnswerFormat::Csv).await
}

/// `GET …/risposte.xlsx?pseudonimi=`
pub async fn answers_xlsx(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    answers(&site, &staff, id, &asked, AnswerFormat::Xlsx).await
}
