//! What a notification of a breach must contain (GDPR art. 33.3), on paper.

use axum::{
    extract::{Path, State},
    response::Response,
};
use chrono::{DateTime, Utc};
use chrono_tz::Europe::Rome;
use ponte_app::breach;
use ponte_documents::{Document, Letter};
use ponte_domain::actor::Purpose;
use uuid::Uuid;

use crate::{
    error::PageError,
    paper::{desk_header, print as typeset},
    site::Site,
    visitor::Staff,
};

/// `GET /amministrazione/violazioni/{uuid}/notifica.pdf`
pub async fn print(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let known = breach::view(&site.app, &staff.caller(&site, Purpose::Administration), id).await?.breach;
    let lang = staff.0.lang;
    let say = |key: &str| site.app.presses.words.say(key, &[], lang).map_err(PageError::Render);
    let at = |at: DateTime<Utc>| at.with_timezone(&Rome).format("%d/%m/%Y %H:%M").to_string();
    let kinds: Result<Vec<String>, PageError> = known.kinds.iter().map(|kind| say(&format!("breach-kind-{kind}"))).collect();
    let mut paragraphs = Vec::new();
    let mut line = |key: &str, value: String| -> Result<(), PageError> {
        if !value.is_empty() {
            paragraphs.push(format!("{}: {value}", say(key)?));
        }
        Ok(())
    };
    line("field-breach-what", known.what.clone())?;
    line("field-breach-kinds", kinds?.join(", "))?;
    line("breach-known", at(known.known_at))?;
    line("field-breach-happened", known.happened.map(|day| day.format("%d/%m/%Y").to_string()).unwrap_or_default())?;
    line("field-breach-people", known.people.map(|people| people.to_string()).unwrap_or_default())?;
    line("field-breach-categories", known.categories.clone())?;
    line("breach-risk", say(&format!("breach-risk-{}", known.risk))?)?;
    line("field-breach-consequences", known.consequences.clone())?;
    line("field-breach-measures", known.measures.clone())?;
    line("field-breach-delay", known.delay.clone())?;
    line("breach-people-told", known.people_told.map(at).unwrap_or_default())?;
    line("field-breach-not-told", known.not_told.clone())?;
    let letter =
        Letter { desk: desk_header(&site, Some(&staff.0)), to: say("breach-authority")?, subject: say("breach-notice")?, paragraphs };
    typeset(&site, Document::Letter(letter), lang, "violazione").await
}
