//! Before and after: two answers to the same questionnaire side by side.

use axum::{
    extract::{Query, State},
    response::Response,
};
use ponte_app::{questionnaire, questionnaire::Opened, rights::Right};
use ponte_domain::{actor::Purpose, id::ResponseId};
use ponte_templates::pages::questionnaire::{CompareRow, SheetCompare, SheetItem};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    shown::{of, title},
    typing::surroundings,
};
use crate::{error::PageError, site::Site, visitor::Staff};

/// Which two.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Two {
    prima: Option<Uuid>,
    dopo: Option<Uuid>,
}

/// `GET /sportello/questionari/confronto?prima=&dopo=`
pub async fn page(State(site): State<Site>, staff: Staff, Query(two): Query<Two>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    caller.require(Right::SeePeople)?;
    let (Some(before), Some(after)) = (two.prima, two.dopo) else { return Err(PageError::NotFound) };
    let before = questionnaire::view(&site.app, &caller, ResponseId(before)).await?;
    let after = questionnaire::view(&site.app, &caller, ResponseId(after)).await?;
    let same = |one: &Opened, other: &Opened| {
        let (one, other) = (&one.stored.response, &other.stored.response);
        one.subject == other.subject && one.sheet.questionnaire == other.sheet.questionnaire && !one.anonymous
    };
    let times = before.stored.response.times.completed.zip(after.stored.response.times.completed);
    let Some((first, last)) = times.filter(|_| same(&before, &after)) else { return Err(PageError::NotFound) };
    let page = SheetCompare {
        layout: surroundings(&site, &staff),
        title: title(&after.held, staff.0.lang),
        before: first,
        after: last,
        scores: scores(&site, &before, &after, staff.0.lang),
        items: items(&site, &before, &after, staff.0.lang),
    };
    site.show(staff.0, &page)
}

fn line(label: String, before: String, after: String) -> CompareRow {
    CompareRow { changed: before != after, label, before, after }
}

fn scores(site: &Site, before: &Opened, after: &Opened, lang: ponte_domain::reference::Lang) -> Vec<CompareRow> {
    let old = of(site, before, lang, &[]).scores();
    let said = |value: Option<&String>, band: Option<&String>| {
        [value, band].into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ")
    };
    let lines = of(site, after, lang, &[]).scores().into_iter().map(|score| {
        let was = old.iter().find(|old| old.id == score.id);
        let was = was.map_or_else(String::new, |was| said(was.value.as_ref(), was.band_title.as_ref()));
        line(score.title, was, said(score.value.as_ref(), score.band_title.as_ref()))
    });
    lines.collect()
}

/// Items of both, in the order of the later one; of another version of the pack some may stand on one side only.
fn items(site: &Site, before: &Opened, after: &Opened, lang: ponte_domain::reference::Lang) -> Vec<CompareRow> {
    let all = |opened: &Opened| -> Vec<SheetItem> {
        of(site, opened, lang, &[]).sections().into_iter().flat_map(|section| section.items).collect()
    };
    let (old, new) = (all(before), all(after));
    let lines = new.into_iter().filter_map(|item| {
        let was = old.iter().find(|old| old.id == item.id);
        let asked = item.asked || was.is_some_and(|was| was.asked);
        asked.then(|| line(item.label, was.map(|was| was.answer.clone()).unwrap_or_default(), item.answer))
    });
    lines.collect()
}
