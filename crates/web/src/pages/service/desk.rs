//! The counters of services, their list, and the file of it.

use std::collections::HashMap;

use axum::{
    extract::{Query, State},
    response::Response,
};
use chrono::{Datelike, NaiveDate};
use ponte_app::{
    rights::{Caller, Right},
    service::{self, Asked, Counters},
};
use ponte_domain::{actor::Purpose, service::ServiceChannel};
use ponte_storage::service::Count;
use ponte_templates::{
    form::{Choice, Form},
    layout::Place,
    pages::service::{CountRow, DeskCounts, LepChoice, ServicesPage},
};
use serde::Deserialize;
use uuid::Uuid;

use super::lines::{address, lep_choices, lep_of, service_row};
use crate::{
    download::{exported, format_of},
    error::PageError,
    layout::layout,
    site::Site,
    visitor::Staff,
};

/// Services on a page.
const PAGE: u64 = 50;

/// The filters, as they stand in the address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Filters {
    lep: String,
    sportello: String,
    programma: String,
    canale: String,
    dal: String,
    al: String,
    da: String,
    formato: String,
}

impl Filters {
    /// What is asked; the month that runs, unless a day is given.
    fn asked(&self, today: NaiveDate) -> Asked {
        let day = |text: &str| NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok();
        let whole = self.dal.is_empty() && self.al.is_empty();
        Asked {
            lep: Some(self.lep.clone()).filter(|code| !code.is_empty()),
            desk: Some(self.sportello.clone()).filter(|code| !code.is_empty()),
            programme: self.programma.parse().ok(),
            channel: ServiceChannel::from_code(&self.canale),
            from: if whole { NaiveDate::from_ymd_opt(today.year(), today.month(), 1) } else { day(&self.dal) },
            to: day(&self.al),
            limit: PAGE,
            offset: self.da.parse().unwrap_or(0),
        }
    }

    fn pairs(&self, asked: &Asked) -> Vec<(&'static str, String)> {
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let all = [
            ("lep", self.lep.clone()),
            ("sportello", self.sportello.clone()),
            ("programma", self.programma.clone()),
            ("canale", self.canale.clone()),
            ("dal", day(asked.from)),
            ("al", day(asked.to)),
        ];
        all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }
}

/// `GET /sportello/servizi`
pub async fn page(State(site): State<Site>, staff: Staff, Query(filters): Query<Filters>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let asked = filters.asked(site.app.today());
    let counters = service::counters(&site.app, &caller, &asked).await?;
    let listed = service::list(&site.app, &caller, &asked).await?;
    let programmes = programme_names(&site, &caller).await?;
    let names: HashMap<Uuid, String> = programmes.iter().cloned().collect();
    let pairs = filters.pairs(&asked);
    let query = serde_urlencoded::to_string(&pairs).unwrap_or_default();
    let mut form = Form::default();
    pairs.iter().for_each(|(name, value)| form.add(name, value.clone()));
    let rows = listed.rows.iter().map(|row| {
        let mut shown = service_row(&site, &counters.levels, &names, &row.service);
        shown.subject = Some((row.name.clone(), address(row.service.subject)));
        shown
    });
    let after = asked.offset + PAGE;
    let desks = site.app.desks();
    let page = ServicesPage {
        layout: layout(&site, &staff.0, Place::More, Vec::new()),
        rows: rows.collect(),
        total: listed.total,
        next: (after < listed.total).then(|| format!("/sportello/servizi-resi?{query}&da={after}")),
        leps: lep_choices(&counters.levels, None),
        desks: by_desk(&site, counters),
        desk_choices: desks.desks().map(|desk| Choice::new(desk.code.clone(), desk.name.clone())).collect(),
        programmes: programmes.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect(),
        form,
        query,
        may_export: caller.may(Right::Export),
    };
    site.show(staff.0, &page)
}

async fn programme_names(site: &Site, caller: &Caller) -> Result<Vec<(Uuid, String)>, PageError> {
    if !caller.may(Right::SeeRegisters) {
        return Ok(Vec::new());
    }
    let all = service::programmes(&site.app, caller).await?;
    Ok(all.into_iter().map(|seats| (seats.found.value.id, seats.found.value.name)).collect())
}

fn count_row(lep: Option<LepChoice>, count: &Count) -> CountRow {
    CountRow { lep, events: count.events, people: count.people, employers: count.employers, minutes: count.minutes }
}

fn by_desk(site: &Site, counters: Counters) -> Vec<DeskCounts> {
    let Counters { counts, levels } = counters;
    let totals = counts.iter().filter(|((_, lep), _)| lep.is_empty());
    totals
        .map(|((desk, _), total)| {
            // In the order of the levels; a level that is not there any more comes last.
            let mut own: Vec<(&String, &Count)> =
                counts.iter().filter(|((of, lep), _)| of == desk && !lep.is_empty()).map(|((_, lep), count)| (lep, count)).collect();
            own.sort_by_key(|(lep, _)| levels.iter().position(|known| known.code == **lep).unwrap_or(usize::MAX));
            DeskCounts {
                desk: site.app.market.desk_of(desk).name.clone(),
                total: count_row(None, total),
                rows: own.into_iter().map(|(lep, count)| count_row(Some(lep_of(&levels, lep)), count)).collect(),
            }
        })
        .collect()
}

/// `GET /sportello/esporta/servizi`
pub async fn export(State(site): State<Site>, staff: Staff, Query(filters): Query<Filters>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let format = format_of(&filters.formato)?;
    let asked = filters.asked(site.app.today());
    exported(&site, service::export(&site.app, &caller, &asked, format).await?, format, "servizi").await
}
