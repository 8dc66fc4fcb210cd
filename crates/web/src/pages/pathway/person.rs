//! The pathways of a person or an employer.

use axum::{
    extract::{Path, State},
    response::Response,
};
use ponte_app::{pack::Running, pathway};
use ponte_domain::{actor::Purpose, reference::Lang};
use ponte_templates::pages::pathway::{BeginningLine, PersonPathways};
use uuid::Uuid;

use super::{
    lines::row,
    side::{Side, about},
};
use crate::{error::PageError, site::Site, visitor::Staff};

/// `GET /sportello/persone/{id}/percorsi`
pub async fn page(State(site): State<Site>, staff: Staff, side: Side, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let (today, lang) = (site.app.today(), staff.0.lang);
    let subject = side.subject(id);
    let cases = pathway::of_subject(&site.app, &caller, subject).await?;
    let (layout, person) = about(&site, &staff, &caller, subject).await?;
    // Whoever may see the file may perhaps not change it.
    let found = match pathway::beginnings(&site.app, &caller, subject).await {
        Ok(found) => Some(found),
        Err(ponte_app::error::Error::Refused(_)) => None,
        Err(error) => return Err(error.into()),
    };
    let may_edit = caller.may(side.rights().2) && found.is_some();
    let beginnings = found.unwrap_or_default();
    let page = PersonPathways {
        layout,
        cases: cases.iter().filter_map(|case| row(case, &person, today, lang)).collect(),
        person,
        at: side.path(id),
        employer: side == Side::Employer,
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
