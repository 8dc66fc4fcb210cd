//! One service: what it is, what it brings, what the desk sets.

use axum::{
    extract::{Path, Query, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use ponte_app::{
    pack::{self, Known, zipped},
    rights::Right,
};
use ponte_domain::{actor::Purpose, pack::Pack, reference::Lang};
use ponte_templates::{
    form::{Choice, Form},
    layout::{Crumb, Place},
    pages::{
        pack::{ActLine, CardLine, PackView, QuestionnaireLine},
        picture::Picture,
    },
};

use super::{
    PATH,
    lines::{desk_of, fault_line, field_of, parameters, row, written},
    list::Looked,
};
use crate::{error::PageError, layout::layout, site::Site, visitor::Staff};

/// `GET /sportello/servizi/{pack}`
pub async fn page(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<String>,
    Query(looked): Query<Looked>,
) -> Result<Response, PageError> {
    let desk = desk_of(&site, &staff, looked.sportello.as_deref());
    let known = pack::one(&site.app, &desk.value, &id).await?.ok_or(PageError::NotFound)?;
    let form = filled(&known, &desk.value, staff.0.lang);
    show(&site, staff, desk, &known, form).await
}

/// The form with what the desk has set, and the version of what it said itself.
pub fn filled(known: &Known, desk: &str, lang: Lang) -> Form {
    let said = known.said.as_ref();
    let mut form = Form { version: said.filter(|said| said.desk == desk).map(|said| said.version), ..Form::default() };
    let Some(Ok(read)) = known.shown().map(|source| source.pack.as_ref()) else { return form };
    for parameter in &read.manifest.parameters {
        if let Some(value) = said.and_then(|said| said.parameters.get(&parameter.id)) {
            form.add(&field_of(parameter), written(value, lang));
        }
    }
    form
}

pub async fn show(site: &Site, staff: Staff, desk: Choice, known: &Known, form: Form) -> Result<Response, PageError> {
    let lang = staff.0.lang;
    let read = known.shown().map(|source| &source.pack);
    let faults = read.and_then(|read| read.as_ref().err()).map(|faults| faults.iter().map(fault_line).collect()).unwrap_or_default();
    let whole: Option<&Pack> = read.and_then(|read| read.as_deref().ok());
    let caller = staff.caller(site, Purpose::Casework);
    let circulars = crate::pages::circular::of_pack(site, &caller, &known.id).await?;
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = PackView {
        layout: layout(site, &staff.0, Place::More, vec![Crumb::key("packs", PATH)]),
        row: row(site, known, &desk.value, lang),
        may_set: staff.caller(site, Purpose::Administration).may(Right::Desk),
        desk,
        card: whole.map(|pack| card(pack, lang)).unwrap_or_default(),
        circulars,
        acts: whole.map(|pack| acts(pack, lang)).unwrap_or_default(),
        pictures: whole.map(|pack| pack.pathways.iter().map(|way| Picture::of(way, None, lang)).collect()).unwrap_or_default(),
        questionnaires: whole.map(|pack| questionnaires(pack, lang)).unwrap_or_default(),
        messages: whole.map(|pack| messages(pack, lang)).unwrap_or_default(),
        parameters: whole.map(|pack| parameters(pack, lang)).unwrap_or_default(),
        faults,
        form,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

fn card(pack: &Pack, lang: Lang) -> Vec<CardLine> {
    let card = pack.cards.get(&lang).or_else(|| pack.cards.values().next());
    let fields = card.map(|card| card.fields.as_slice()).unwrap_or_default();
    let paragraphs = |text: &str| text.split("\n\n").map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect();
    fields.iter().map(|(field, heading, text)| CardLine { field: *field, heading: heading.clone(), text: paragraphs(text) }).collect()
}

fn acts(pack: &Pack, lang: Lang) -> Vec<ActLine> {
    let acts = pack.manifest.acts.iter();
    acts.map(|act| ActLine { kind: act.kind, number: act.number.clone(), date: act.date, title: act.title.get(lang).to_owned() }).collect()
}

fn messages(pack: &Pack, lang: Lang) -> Vec<String> {
    pack.messages.iter().map(|message| message.title.get(lang).to_owned()).collect()
}

fn questionnaires(pack: &Pack, lang: Lang) -> Vec<QuestionnaireLine> {
    let line = |known: &ponte_domain::questionnaire::Questionnaire| QuestionnaireLine {
        id: known.id.clone(),
        title: known.title.get(lang).to_owned(),
        items: known.items().count(),
        minutes: known.minutes,
        scores: known.scores.len(),
    };
    pack.questionnaires.iter().map(line).collect()
}

/// `GET /sportello/servizi/{pack}/pacchetto.zip`: the version that is on, else the newest, as a zip.
pub async fn export(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<String>,
    Query(looked): Query<Looked>,
) -> Result<Response, PageError> {
    let desk = desk_of(&site, &staff, looked.sportello.as_deref());
    let known = pack::one(&site.app, &desk.value, &id).await?.ok_or(PageError::NotFound)?;
    let read = known.shown().and_then(|source| source.pack.as_ref().ok()).ok_or(PageError::NotFound)?;
    let name = format!("attachment; filename=\"{}-{}.zip\"", read.manifest.id, read.manifest.version);
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/zip")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_str(&name).map_err(|_| PageError::NotFound)?),
    ];
    Ok((headers, zipped(read)?).into_response())
}
