//! Who opened her file, as a page and on paper.

use axum::{
    extract::{Path, State},
    response::Response,
};
use ponte_app::{
    person::{self, Standing},
    rights::Right,
};
use ponte_domain::{actor::Purpose, id::WorkerId};
use ponte_templates::pages::own::{OwnAccess, OwnAccesses, OwnHead};
use uuid::Uuid;

use super::lines::{access, head, surroundings};
use crate::{
    error::PageError,
    paper::{List, print_list},
    site::Site,
    visitor::Staff,
};

async fn read(site: &Site, staff: &Staff, id: Uuid) -> Result<(OwnHead, Vec<OwnAccess>), PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    let (stored, standing) = person::standing(&site.app, &caller, Right::SeeAccesses, WorkerId(id)).await?;
    let accesses = person::own_accesses(&site.app, &caller, WorkerId(id)).await?;
    // Whoever looks for her is not she.
    let you = caller.actor.account().map(Uuid::from).filter(|_| standing == Standing::Herself);
    Ok((head(&stored, standing), accesses.into_iter().map(|each| access(each, you)).collect()))
}

/// `GET /area/{id}/accessi`
pub async fn page(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let (own, rows) = read(&site, &staff, id).await?;
    site.show(staff.0.clone(), &OwnAccesses { layout: surroundings(&site, &staff), own, rows })
}

/// `GET /area/{id}/accessi.pdf`
pub async fn print(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let (own, rows) = read(&site, &staff, id).await?;
    let lang = staff.0.lang;
    let say = |key: &str| site.app.presses.words.say(key, &[], lang).map_err(PageError::Render);
    let mut cells = Vec::with_capacity(rows.len());
    for row in &rows {
        let who = match (row.you, row.role) {
            (true, _) => say("own-you")?,
            (false, Some(role)) => {
                let parts = [row.name.clone(), Some(say(&format!("role-{role}"))?), row.desk.clone()];
                parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
            }
            (false, None) => say(&format!("who-{}", row.who))?,
        };
        let purpose = row.purpose.map(|purpose| say(&format!("sake-{purpose}"))).transpose()?.unwrap_or_default();
        let at = row.at.with_timezone(&chrono_tz::Europe::Rome).format("%d/%m/%Y %H:%M").to_string();
        cells.push(vec![at, who, say(&format!("access-{}", row.kind))?, purpose]);
    }
    let list = List {
        title: "own-accesses",
        filters: vec![own.name],
        total: cells.len() as u64,
        columns: &["col-when", "own-who", "col-act", "col-purpose"],
        rows: cells,
        personal: true,
    };
    print_list(&site, &staff, list, "accessi").await
}
