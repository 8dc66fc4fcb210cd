//! One letter to the people of a list.

use axum::{
    extract::{Path, Query, State},
    http::header,
    response::{IntoResponse, Redirect, Response},
};
use ponte_app::{
    rights::Right,
    template::{self, Merged},
};
use ponte_documents::compose;
use ponte_domain::{actor::Purpose, id::JobId, reference::Lang};
use ponte_templates::{
    form::Choice,
    layout::{Crumb, Place},
    pages::template::MergePage,
};
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    error::PageError,
    layout::layout,
    pages::worker::{block_values, filter_of},
    site::Site,
    visitor::Staff,
};

/// Which letter, to whom and how.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The filters of the list of people, as its address writes them.
    elenco: String,
    lettera: String,
    modo: String,
    lang: String,
}

impl Asked {
    fn by_mail(&self) -> bool {
        self.modo == "email"
    }

    fn lang(&self) -> Lang {
        Lang::from_code(&self.lang).unwrap_or(Lang::It)
    }
}

/// `GET /sportello/lettere`
pub async fn page(State(site): State<Site>, staff: Staff, Query(asked): Query<Asked>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let own = staff.0.account.as_ref().map_or("", |account| account.desk.as_str());
    let letters = template::letters(&site.app, &caller, own).await?;
    let letters: Vec<Choice> =
        letters.into_iter().map(|each| Choice::new(each.found.template.id.to_string(), each.found.template.name)).collect();
    let chosen = asked.lettera.parse::<Uuid>().ok().filter(|id| letters.iter().any(|each| each.value == id.to_string()));
    let tried: Option<Merged> = match chosen {
        None => None,
        Some(id) => {
            let filter = filter_of(&asked.elenco, site.app.today());
            Some(template::try_merge(&site.app, &caller, id, filter, asked.by_mail(), asked.lang()).await?)
        }
    };
    let example = tried.as_ref().and_then(|tried| tried.example.as_ref());
    let page = MergePage {
        layout: layout(&site, &staff.0, Place::Workers, vec![Crumb::key("workers", "/sportello/persone")]),
        letters,
        chosen: chosen.map(|id| id.to_string()),
        query: asked.elenco.clone(),
        people: tried.as_ref().map_or(0, |tried| tried.people.len()),
        not_yours: tried.as_ref().map_or(0, |tried| tried.not_yours),
        unreachable: tried.as_ref().map_or(0, |tried| tried.unreachable),
        too_many: tried.as_ref().is_some_and(|tried| tried.too_many),
        by_mail: asked.by_mail(),
        letter_lang: asked.lang(),
        first: tried.as_ref().and_then(|tried| tried.first.as_ref()).map(|stored| stored.value.person.full_name()),
        subject: example.map(|(subject, _)| subject.clone()).unwrap_or_default(),
        blocks: example.map(|(_, filled)| block_values(&compose(&filled.text))).transpose()?.unwrap_or_default(),
        gaps: example.map(|(_, filled)| filled.gaps.clone()).unwrap_or_default(),
    };
    site.show(staff.0, &page)
}

/// `POST /sportello/lettere`
pub async fn make(State(site): State<Site>, staff: Staff, axum::Form(asked): axum::Form<Asked>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    caller.require(Right::EditPeople)?;
    let id = asked.lettera.parse::<Uuid>().map_err(|_| PageError::BadRequest)?;
    let filter = filter_of(&asked.elenco, site.app.today());
    let job = template::start_merge(&site.app, &caller, id, filter, asked.by_mail(), asked.lang()).await?;
    Ok(Redirect::to(&format!("/sportello/attivita/{}", job.0)).into_response())
}

/// `GET /sportello/lettere/{uuid}/lettere.pdf`
pub async fn file(State(site): State<Site>, staff: Staff, Path(job): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let bytes = template::file_of_merge(&site.app, &caller, JobId(job)).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/pdf"),
        (header::CONTENT_DISPOSITION, "inline; filename=\"lettere.pdf\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, bytes).into_response())
}
