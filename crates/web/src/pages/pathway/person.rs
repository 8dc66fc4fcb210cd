//! The pathways of a person.

use axum::{
    extract::{Path, State},
    response::Response,
};
use ponte_app::{
    pack::Running,
    pathway, register,
    rights::{Caller, Right},
};
use ponte_domain::{actor::Purpose, id::WorkerId, reference::Lang, worker::Worker};
use ponte_templates::{
    layout::{Crumb, Layout},
    pages::{
        pathway::{BeginningLine, PersonPathways},
        worker::Named,
    },
};
use uuid::Uuid;

use super::lines::row;
use crate::{error::PageError, pages::worker::surroundings, site::Site, visitor::Staff};

/// The surroundings of a page about a person's pathways, and her name.
pub async fn about(site: &Site, staff: &Staff, caller: &Caller, id: Uuid) -> Result<(Layout, Named), PageError> {
    let stored = register::glance::<Worker>(&site.app, caller, id).await?;
    let name = stored.value.person.full_name();
    let mut layout = surroundings(site, staff);
    layout.crumbs.push(Crumb::name(&name, format!("/sportello/persone/{id}")));
    Ok((layout, Named { id: id.to_string(), name }))
}

/// `GET /sportello/persone/{id}/percorsi`
pub async fn page(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let (today, lang) = (site.app.today(), staff.0.lang);
    let cases = pathway::of_worker(&site.app, &caller, WorkerId(id)).await?;
    let (layout, person) = about(&site, &staff, &caller, id).await?;
    // Whoever may see the file may perhaps not change it.
    let found = match pathway::beginnings(&site.app, &caller, WorkerId(id)).await {
        Ok(found) => Some(found),
        Err(ponte_app::error::Error::Refused(_)) => None,
        Err(error) => return Err(error.into()),
    };
    let may_edit = caller.may(Right::EditPeople) && found.is_some();
    let beginnings = found.unwrap_or_default();
    let page = PersonPathways {
        layout,
        cases: cases.iter().filter_map(|case| row(case, &person, today, lang)).collect(),
        person,
        beginnings: beginnings.iter().flat_map(|(on, free)| free.iter().filter_map(|id| beginning(on, id, lang))).collect(),
        may_edit,
    };
    site.show(staff.0, &page)
}

/// A pathway that can be begun.
pub fn beginning(on: &Running, id: &str, lang: Lang) -> Option<BeginningLine> {
    let known = on.pack.pathway(id)?;
    Some(BeginningLine {
        pack: on.pack.manifest.id.clone(),
        pathway: known.id.clone(),
        title: known.title.get(lang).to_owned(),
        service: on.pack.manifest.title.get(lang).to_owned(),
        summary: known.summary.get(lang).to_owned(),
    })
}
