//! How the thousand points of a vacancy are shared: `/sportello/offerte/{id}/pesi`.

use std::collections::HashMap;

use axum::{
    Form,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ponte_app::{
    rights::Caller,
    vacancy::{self, Candidates, ListQuestion},
};
use ponte_domain::{actor::Purpose, id::VacancyId, vacancy::Weights};
use ponte_templates::{
    layout::{Done, Place},
    pages::weights::{Ranked, Typed, VacancyWeights},
};
use serde::Deserialize;
use uuid::Uuid;

use crate::{error::PageError, flash, layout::layout, pages::vacancy::head, site::Site, visitor::Staff};

/// People shown.
const FIRST: usize = 10;

/// People looked at for where each stood before.
const BEFORE: usize = 500;

/// Shares as they are typed, to be tried or saved.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Shares {
    coherence: String,
    availability: String,
    nearness: String,
    wishes: String,
    /// Given to go back to the desk's own.
    desk: String,
}

impl Shares {
    fn of(weights: Weights) -> Self {
        let text = |share: u16| share.to_string();
        Self {
            coherence: text(weights.coherence),
            availability: text(weights.availability),
            nearness: text(weights.nearness),
            wishes: text(weights.wishes),
            desk: String::new(),
        }
    }

    fn is_empty(&self) -> bool {
        [&self.coherence, &self.availability, &self.nearness, &self.wishes].iter().all(|share| share.is_empty())
    }

    /// The weights, when they stand within their bounds; else what they sum to.
    fn read(&self) -> Result<Weights, u32> {
        let share = |typed: &str| typed.trim().parse::<u16>().unwrap_or(0);
        let weights = Weights {
            coherence: share(&self.coherence),
            availability: share(&self.availability),
            nearness: share(&self.nearness),
            wishes: share(&self.wishes),
        };
        let sum = [weights.coherence, weights.availability, weights.nearness, weights.wishes].map(u32::from).iter().sum();
        if weights.are_within_bounds() { Ok(weights) } else { Err(sum) }
    }
}

/// `GET /sportello/offerte/{id}/pesi`: the shares, and with those in the address who would come first.
pub async fn page(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Query(shares): Query<Shares>,
) -> Result<Response, PageError> {
    let page = build(&site, &staff, id, shares).await?;
    site.show(staff.0, &page)
}

/// `POST /sportello/offerte/{id}/pesi`
pub async fn save(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>, Form(shares): Form<Shares>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Matching);
    let weights = match shares.read() {
        _ if !shares.desk.is_empty() => None,
        Ok(weights) => Some(weights),
        Err(_) => {
            let page = build(&site, &staff, id, shares).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, site.show(staff.0, &page)?).into_response());
        }
    };
    vacancy::set_weights(&site.app, &caller, VacancyId(id), weights).await?;
    Ok(flash::done(&head::address(id, "rosa"), Done::Relaxed, 1, None))
}

async fn list(site: &Site, caller: &Caller, id: Uuid, most: usize, weights: Option<Weights>) -> Result<Candidates, PageError> {
    let question = ListQuestion { most, weights, ..ListQuestion::default() };
    Ok(vacancy::candidates(&site.app, caller, VacancyId(id), question).await?)
}

async fn build(site: &Site, staff: &Staff, id: Uuid, shares: Shares) -> Result<VacancyWeights, PageError> {
    let caller = staff.caller(site, Purpose::Matching);
    let tried = if shares.is_empty() { None } else { Some(shares.read()) };
    let before = list(site, &caller, id, if tried.is_some() { BEFORE } else { FIRST }, None).await?;
    let places: HashMap<Uuid, u32> = before.people.iter().map(|person| (person.worker.id, person.place)).collect();
    let after = match tried {
        Some(Ok(weights)) => Some(list(site, &caller, id, FIRST, Some(weights)).await?),
        _ => None,
    };
    let desk = site.app.market.desk().weights;
    let own = before.vacancy.value.weights;
    let present = own.unwrap_or(desk);
    let typed = if shares.is_empty() { Shares::of(present) } else { shares };
    let people = after.as_ref().map_or(&before.people, |after| &after.people);
    Ok(VacancyWeights {
        layout: layout(site, &staff.0, Place::Vacancies, head::crumbs(&before.vacancy)),
        vacancy: head::head(site, &before.vacancy, before.employer.as_ref()),
        typed: Typed { coherence: typed.coherence, availability: typed.availability, nearness: typed.nearness, wishes: typed.wishes },
        present,
        desk,
        own: own.is_some(),
        wrong: tried.and_then(Result::err),
        first: people
            .iter()
            .take(FIRST)
            .map(|person| Ranked {
                id: person.worker.id.to_string(),
                name: person.worker.value.person.full_name(),
                points: person.found.points,
                before: places.get(&person.worker.id).copied(),
            })
            .collect(),
        tried: after.is_some(),
    })
}
