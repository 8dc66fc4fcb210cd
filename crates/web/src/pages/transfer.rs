//! Cases that move together: chosen, looked at beforehand, moved, taken back.

use std::collections::BTreeMap;

use axum::{
    Form as Posted,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ponte_app::{
    case::Colleague,
    error::{Error, Refusal},
    rights::{Caller, Right},
    transfer::{self, Choice as Found, Chosen, Order, Past},
};
use ponte_domain::{
    actor::Purpose,
    id::{AccountId, WorkerId},
    transfer::{FileState, TransferError},
};
use ponte_templates::{
    form::{Choice, FieldError, Form},
    layout::{Done, Place},
    pages::transfer::{PastRow, TransferPage, TransferRow},
};
use serde::Deserialize;
use uuid::Uuid;

use crate::{error::PageError, flash, layout::layout, site::Site, visitor::Staff};

/// Address of the page.
pub const PATH: &str = "/sportello/passaggi";

/// Files that are shown one by one; the others of the choice are counted.
const SHOWN: usize = 200;

/// What is chosen, as it stands in the address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    da: String,
    segue: String,
    comune: String,
    verso: String,
    a: String,
}

impl Asked {
    fn chosen(&self, site: &Site) -> Chosen {
        let text = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let place = text(&self.comune);
        let catalogue = site.app.market.catalogue();
        let code = |typed: String| ponte_app::desk::place_of(&catalogue, &typed).map_or(typed.clone(), |place| place.code.clone());
        Chosen { desk: text(&self.da), member: self.segue.parse().ok().map(AccountId), place: place.map(code) }
    }

    fn is_empty(&self) -> bool {
        [&self.da, &self.segue, &self.comune].iter().all(|text| text.trim().is_empty())
    }
}

/// `GET /sportello/passaggi`
pub async fn page(State(site): State<Site>, staff: Staff, Query(asked): Query<Asked>) -> Result<Response, PageError> {
    show(&site, staff, asked, Form::default()).await
}

async fn show(site: &Site, staff: Staff, asked: Asked, mut form: Form) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    caller.require(Right::AssignCases)?;
    let to = Some(asked.verso.as_str()).filter(|code| !code.is_empty());
    let looked = if asked.is_empty() {
        None
    } else {
        Some(transfer::preview(&site.app, &caller, &asked.chosen(site), to.map(|desk| (desk, !asked.a.is_empty()))).await?)
    };
    let (tree, reach) = (site.app.desks(), caller.reach(Right::AssignCases));
    let own = || tree.desks().filter(|desk| reach.covers(&tree, &desk.code) && desk.is_open_on(site.app.today()));
    let desks: Vec<Choice> = own().map(|desk| Choice::new(desk.code.clone(), desk.name.clone())).collect();
    let mut members: BTreeMap<String, String> = BTreeMap::new();
    for desk in own() {
        for one in transfer::colleagues(&site.app, &caller, &desk.code).await? {
            members.insert(one.account.to_string(), one.name);
        }
    }
    let colleagues = match to {
        Some(desk) => transfer::colleagues(&site.app, &caller, desk).await?,
        None => Vec::new(),
    };
    for (name, value) in [("da", &asked.da), ("segue", &asked.segue), ("comune", &asked.comune), ("verso", &asked.verso), ("a", &asked.a)] {
        form.add(name, value.clone());
    }
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let movable = |looked: &transfer::Preview| looked.files.iter().filter(|file| file.cannot.is_none()).count() as u64;
    let page = TransferPage {
        layout: layout(site, &staff.0, Place::More, Vec::new()),
        desks,
        members: members.into_iter().map(|(id, name)| Choice::new(id, name)).collect(),
        colleagues: colleagues.into_iter().map(|one: Colleague| Choice::new(one.account.to_string(), one.name)).collect(),
        ready: looked.is_some() && to.is_some(),
        looked: looked.is_some(),
        found: looked.as_ref().map_or(0, |looked| looked.files.len() as u64),
        movable: looked.as_ref().map_or(0, movable),
        along: looked.as_ref().map_or((0, 0, 0), |looked| (looked.along.pacts, looked.along.pathways, looked.along.requests)),
        more: looked.as_ref().is_some_and(|looked| looked.more),
        rows: looked.map(|looked| looked.files.into_iter().take(SHOWN).map(|file| row(site, file)).collect()).unwrap_or_default(),
        past: past(site, &caller).await?,
        form,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

fn row(site: &Site, file: Found) -> TransferRow {
    let worker = &file.stored.value;
    TransferRow {
        id: file.stored.id.to_string(),
        name: worker.person.full_name(),
        desk: site.app.market.desk_of(&worker.desk).name.clone(),
        cannot: file.cannot,
    }
}

async fn past(site: &Site, caller: &Caller) -> Result<Vec<PastRow>, PageError> {
    let now = site.app.now();
    let row = |past: Past| {
        let count = |state| past.counts.get(&state).copied().unwrap_or(0);
        PastRow {
            id: past.transfer.id.to_string(),
            at: past.transfer.at,
            by: past.transfer.by.name().map(str::to_owned),
            desk: site.app.market.desk_of(&past.transfer.to_desk).name.clone(),
            to: past.to.clone(),
            reason: past.transfer.reason.clone(),
            waiting: count(FileState::Waiting),
            moved: count(FileState::Moved),
            left: count(FileState::Left),
            back: count(FileState::Back),
            whys: past.left.iter().filter_map(|file| file.why).fold(BTreeMap::new(), |mut whys, why| {
                *whys.entry(why).or_default() += 1;
                whys
            }),
            undone: past.transfer.undone.as_ref().map(|(_, at)| *at),
            may_undo: past.transfer.can_be_undone(now),
        }
    };
    Ok(transfer::past(&site.app, caller).await?.into_iter().map(row).collect())
}

/// What is moved.
fn order(typed: &[(String, String)], all: Vec<WorkerId>) -> Order {
    let of = |wanted: &str| typed.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.trim()).unwrap_or_default();
    let ticked = typed.iter().filter(|(name, _)| name == "worker").filter_map(|(_, id)| id.parse().ok()).map(WorkerId);
    Order {
        workers: if of("tutte") == "yes" { all } else { ticked.collect() },
        to_desk: of("verso").to_owned(),
        to: of("a").parse().ok().map(AccountId),
        reason: of("reason").to_owned(),
    }
}

/// `POST /sportello/passaggi`
pub async fn begin(State(site): State<Site>, staff: Staff, Posted(typed): Posted<Vec<(String, String)>>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    caller.require(Right::AssignCases)?;
    let text = |wanted: &str| typed.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.clone()).unwrap_or_default();
    let asked = Asked { da: text("da"), segue: text("segue"), comune: text("comune"), verso: text("verso"), a: text("a") };
    let to = (asked.verso.as_str(), !asked.a.is_empty());
    let all = if text("tutte") == "yes" && !asked.is_empty() {
        let looked = transfer::preview(&site.app, &caller, &asked.chosen(&site), Some(to)).await?;
        looked.files.into_iter().filter(|file| file.cannot.is_none()).map(|file| WorkerId(file.stored.id)).collect()
    } else {
        Vec::new()
    };
    match transfer::begin(&site.app, &caller, &order(&typed, all)).await {
        Ok(_) => Ok(flash::done(PATH, Done::HandedOver, 1, None)),
        Err(Error::Refused(Refusal::Transfer(error))) => {
            let wrong = match error {
                TransferError::Reason => FieldError::new("reason", "transfer-reason"),
                TransferError::Colleague => FieldError::new("a", "colleague"),
                TransferError::Files | TransferError::Over => FieldError::new("worker", "transfer-files"),
            };
            let form = Form::default().with("reason", text("reason")).wrong(wrong);
            show(&site, staff, asked, form).await
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /sportello/passaggi/{uuid}/annulla`
pub async fn undo(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let count = transfer::undo(&site.app, &caller, id).await?;
    Ok(flash::done(PATH, Done::Undone, u32::try_from(count).unwrap_or(u32::MAX), None))
}
