//! The circulars that a visitor may read.

use axum::{
    extract::{Query, State},
    response::Response,
};
use ponte_app::{
    circular::{self, Asked},
    rights::Right,
};
use ponte_domain::{actor::Purpose, circular::CircularKind};
use ponte_templates::{form::Form, layout::Place, pages::circular::CircularList};
use serde::Deserialize;

use super::shown::{packs, row};
use crate::{error::PageError, layout::layout, site::Site, visitor::Staff};

/// What is looked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Looked {
    q: String,
    tipo: String,
    servizio: String,
    quali: String,
}

/// `GET /sportello/circolari`
pub async fn page(State(site): State<Site>, staff: Staff, Query(looked): Query<Looked>) -> Result<Response, PageError> {
    let (caller, lang) = (staff.caller(&site, Purpose::Casework), staff.0.lang);
    let asked = Asked {
        words: looked.q.clone(),
        kind: CircularKind::from_code(&looked.tipo),
        pack: Some(looked.servizio.clone()).filter(|pack| !pack.is_empty()),
        unread: looked.quali == "da-leggere",
    };
    let listed = circular::list(&site.app, &caller, &asked).await?;
    let unread = circular::unread(&site.app, &caller).await?.len();
    let mut packs = packs(&site, staff.0.account.as_ref().map_or("", |account| account.desk.as_str()), lang).await?;
    let all = circular::list(&site.app, &caller, &Asked::default()).await?;
    packs.retain(|pack| all.iter().any(|each| each.stored.circular.present.pack.as_ref() == Some(&pack.value)));
    let form = Form::default().with("q", looked.q).with("tipo", looked.tipo).with("servizio", looked.servizio).with("quali", looked.quali);
    let page = CircularList {
        layout: layout(&site, &staff.0, Place::More, Vec::new()),
        rows: listed.iter().map(|listed| row(&site, listed)).collect(),
        unread,
        packs,
        form,
        may_issue: caller.may(Right::IssueCirculars),
    };
    site.show(staff.0, &page)
}
