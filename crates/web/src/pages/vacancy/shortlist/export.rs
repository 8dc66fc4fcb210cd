//! The list to take along: a table for other programs, a sheet for the desk.

use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use chrono_tz::Europe::Rome;
use ponte_app::{
    export,
    vacancy::{self, Candidates, ListQuestion},
};
use ponte_documents::{Document, ShortlistWorking, TermShare, WorkingPerson};
use ponte_domain::{actor::Purpose, id::VacancyId};
use ponte_templates::pages::shortlist::{Candidate, WorkingWords};
use uuid::Uuid;

use super::rows;
use crate::{error::PageError, layout, pages::vacancy::head, site::Site, visitor::Staff};

/// People that are exported at most.
const MOST: usize = 500;

/// People on the sheet.
const ON_PAPER: usize = 50;

async fn list(site: &Site, staff: &Staff, id: Uuid, most: usize) -> Result<Candidates, PageError> {
    let caller = staff.caller(site, Purpose::Matching);
    Ok(vacancy::candidates(&site.app, &caller, VacancyId(id), ListQuestion { most, ..ListQuestion::default() }).await?)
}

/// `GET /sportello/offerte/{id}/rosa.csv`
pub async fn csv(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let list = list(&site, &staff, id, MOST).await?;
    let table = export::shortlist_csv(&site.app, &staff.caller(&site, Purpose::Matching), &list).await?;
    let headers = [(header::CONTENT_TYPE, "text/csv; charset=utf-8"), (header::CONTENT_DISPOSITION, "attachment; filename=\"elenco.csv\"")];
    Ok((headers, table).into_response())
}

/// `GET /sportello/offerte/{id}/rosa.pdf`
pub async fn pdf(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let list = list(&site, &staff, id, ON_PAPER).await?;
    let people = rows::rows(&site, &list, staff.0.lang);
    let words = WorkingWords { layout: layout::plain(&site, &staff.0), people: people.clone() };
    let lang = staff.0.lang;
    let said = words.said(&site.app.presses.words, lang)?;
    let weights = list.vacancy.value.weights.unwrap_or(site.app.market.desk_of(&list.vacancy.value.desk).weights);
    let document = ShortlistWorking {
        desk: head::desk_header(&site, Some(&staff.0)),
        vacancy: head::vacancy_summary(&site, &list.vacancy.value, list.employer.as_ref().map(|employer| &employer.value)),
        computed: site.app.now().with_timezone(&Rome).naive_local(),
        considered: list.considered as u64,
        passed: list.counters.passed as u64,
        people: people.into_iter().zip(said).map(|(row, said)| person(row, said, weights)).collect(),
    };
    head::print(&site, Document::ShortlistWorking(document), lang, "elenco").await
}

fn person(row: Candidate, said: ponte_templates::pages::shortlist::Said, weights: ponte_domain::vacancy::Weights) -> WorkingPerson {
    let four = row.four;
    let shares = [
        (four.coherence, weights.coherence),
        (four.availability, weights.availability),
        (four.nearness, weights.nearness),
        (four.wishes, weights.wishes),
    ];
    let terms = said.criteria.into_iter().zip(shares).map(|(name, (points, of))| TermShare { name, points, of });
    WorkingPerson {
        rank: row.place_in_list,
        name: row.name,
        place: row.place,
        km: row.km.map(|km| km as f32),
        points: row.points,
        terms: terms.collect(),
        reasons: said.reasons,
        missing: said.missing,
        ask: said.ask,
        ascertained: row.ascertained,
        answer: said.answer,
    }
}
