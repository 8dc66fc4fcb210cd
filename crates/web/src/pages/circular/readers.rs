//! Who has read a circular: by desk, and as a file.

use axum::{
    extract::{Path, State},
    response::Response,
};
use ponte_app::{
    campaign::AnswerFormat,
    circular::{self, DeskReceipts},
};
use ponte_domain::actor::Purpose;
use ponte_templates::{
    layout::{Crumb, Place},
    pages::circular::{CircularReaders, ReaderDesk, ReaderLine},
};
use uuid::Uuid;

use super::{PATH, shown::row};
use crate::{download, error::PageError, layout::layout, site::Site, visitor::Staff};

/// `GET /sportello/circolari/{uuid}/letture`
pub async fn page(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let desks = circular::receipts(&site.app, &caller, id).await?;
    let listed = circular::view(&site.app, &caller, id).await?;
    let known = row(&site, &listed);
    let crumbs = vec![Crumb::key("circulars", PATH), Crumb::name(&known.title, format!("{PATH}/{id}"))];
    let page = CircularReaders {
        layout: layout(&site, &staff.0, Place::More, crumbs),
        row: known,
        read: desks.iter().map(DeskReceipts::read).sum(),
        all: desks.iter().map(|desk| desk.readers.len()).sum(),
        desks: desks.iter().map(|desk| desk_of(&site, desk)).collect(),
    };
    site.show(staff.0, &page)
}

fn desk_of(site: &Site, desk: &DeskReceipts) -> ReaderDesk {
    let line = |reader: &circular::Reader| ReaderLine { name: reader.name.clone(), read: reader.read, earlier: reader.earlier };
    ReaderDesk {
        desk: site.app.market.desk_of(&desk.desk).name.clone(),
        read: desk.read(),
        readers: desk.readers.iter().map(line).collect(),
    }
}

async fn file(site: &Site, staff: &Staff, id: Uuid, format: AnswerFormat) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Administration);
    let desks = circular::receipts(&site.app, &caller, id).await?;
    let present = circular::view(&site.app, &caller, id).await?.stored.circular.edition();
    let columns = ["desk", "desk_name", "name", "version", "read_at", "read_version_before"].map(str::to_owned);
    let mut rows = Vec::new();
    for desk in &desks {
        let name = site.app.market.desk_of(&desk.desk).name.clone();
        rows.extend(desk.readers.iter().map(|reader| {
            let (read, earlier) = (reader.read.map(|at| at.to_rfc3339()), reader.earlier.map(|edition| edition.to_string()));
            vec![
                desk.desk.clone(),
                name.clone(),
                reader.name.clone(),
                present.to_string(),
                read.unwrap_or_default(),
                earlier.unwrap_or_default(),
            ]
        }));
    }
    download::table(site, "letture", format, &columns, &rows)
}

/// `GET /sportello/circolari/{uuid}/letture.csv`
pub async fn csv(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    file(&site, &staff, id, AnswerFormat::Csv).await
}

/// `GET /sportello/circolari/{uuid}/letture.xlsx`
pub async fn xlsx(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    file(&site, &staff, id, AnswerFormat::Xlsx).await
}
