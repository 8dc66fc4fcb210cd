//! A vacancy's page, its states and its history.

use axum::{
    Form,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ponte_app::{
    account,
    error::{Error, Refusal},
    proposal, register,
    rights::Caller,
    vacancy,
};
use ponte_domain::{
    actor::Purpose,
    employer::Employer,
    id::VacancyId,
    reference::{Lang, Scheme},
    vacancy::{StateError, StateReason, Vacancy, VacancyState},
};
use ponte_matching::link::Kind as ConceptKind;
use ponte_storage::{Kind, Stored};
use ponte_templates::{
    layout::{Crumb, Done, Place},
    pages::{
        shortlist::Phase,
        vacancy::{VacancyView, moves},
    },
};
use serde::Deserialize;
use uuid::Uuid;

use super::super::head::head;
use crate::{
    error::PageError,
    flash,
    layout::layout,
    pages::changes::{self, PageOf, Subject, saves},
    record_form::name_of,
    site::Site,
    visitor::Staff,
};

/// The employer of a vacancy, if it is known.
pub async fn employer_of(site: &Site, caller: &Caller, vacancy: &Vacancy) -> Result<Option<Stored<Employer>>, PageError> {
    let Some(id) = vacancy.employer_id else { return Ok(None) };
    Ok(register::view_many::<Employer>(&site.app, caller, &[id.0]).await?.remove(&id.0))
}

/// `GET /sportello/offerte/{id}`
pub async fn page(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let page = build(&site, &staff, id).await?;
    site.show(staff.0, &page)
}

async fn build(site: &Site, staff: &Staff, id: Uuid) -> Result<VacancyView, PageError> {
    let caller = staff.caller(site, Purpose::Matching);
    let stored = register::view::<Vacancy>(&site.app, &caller, id).await?;
    account::note_opened(&site.app, &caller, Kind::Vacancy, id).await?;
    let employer = employer_of(site, &caller, &stored.value).await?;
    let progress = proposal::progress(&site.app, &caller, &[id]).await?.remove(&id).unwrap_or_default();
    let catalogue = site.app.market.catalogue();
    let title_of = |code: &str| catalogue.class(Scheme::Ccnl, code).map_or_else(|| code.to_owned(), |entry| entry.title.clone());
    let (next_states, ends) = moves(stored.value.state);
    let crumbs = vec![Crumb::key("vacancies", "/sportello/offerte")];
    Ok(VacancyView {
        layout: layout(site, &staff.0, Place::Vacancies, crumbs).naming(&stored.value.title),
        head: head(site, &stored, employer.as_ref()),
        occupation: occupation(site, &stored.value, staff.0.lang),
        ccnl: stored.value.ccnl.as_deref().map(title_of),
        steps: steps(stored.value.state, progress),
        next_states,
        ends,
        refused_note: None,
        reopen_until: vacancy::reopenable_until(&site.app, &caller, &stored).await?,
        vacancy: stored.value,
    })
}

/// The words of the occupation, and what they are linked to.
fn occupation(site: &Site, vacancy: &Vacancy, lang: Lang) -> Option<String> {
    let occupation = vacancy.occupation.as_ref()?;
    let name = occupation.uri.as_deref().and_then(|uri| name_of(uri, ConceptKind::Occupation, &site.app.market.catalogue(), lang));
    Some(match name {
        Some(name) if name != occupation.text => format!("{} ({name})", occupation.text),
        _ => occupation.text.clone(),
    })
}

/// Where the search stands.
fn steps(state: VacancyState, progress: proposal::Progress) -> Vec<Phase> {
    let published = !matches!(state, VacancyState::Draft | VacancyState::Submitted);
    let reached = [
        ("need", true, String::new()),
        ("published", published, String::new()),
        ("list", progress.proposed > 0, count(progress.proposed)),
        ("round", progress.heard > 0, count(progress.heard)),
        ("rosa", progress.sent > 0, count(progress.sent)),
        ("outcomes", progress.hired > 0, count(progress.hired)),
    ];
    let first_open = reached.iter().rposition(|(_, reached, _)| *reached).map_or(0, |last| last + 1);
    let state_of = |ix: usize| match ix.cmp(&first_open) {
        std::cmp::Ordering::Less => "done",
        std::cmp::Ordering::Equal => "now",
        std::cmp::Ordering::Greater => "next",
    };
    reached.into_iter().enumerate().map(|(ix, (name, _, note))| Phase { name, state: state_of(ix), note }).collect()
}

fn count(people: u32) -> String {
    if people == 0 { String::new() } else { people.to_string() }
}

/// The state to which a vacancy is moved, and why.
#[derive(Deserialize)]
pub struct Moved {
    state: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    note: String,
}

/// `POST /sportello/offerte/{id}/stato`
pub async fn move_to(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Form(moved): Form<Moved>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Matching);
    let to = VacancyState::from_code(&moved.state).ok_or(PageError::BadRequest)?;
    let asked = vacancy::Move { to, reason: StateReason::from_code(&moved.reason), note: Some(moved.note.clone()) };
    match vacancy::move_to(&site.app, &caller, VacancyId(id), asked).await {
        Ok(()) => {}
        Err(Error::Refused(Refusal::Vacancy(StateError::ReasonNeeded { .. }))) => {
            let page = VacancyView { refused_note: Some(moved.note), ..build(&site, &staff, id).await? };
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, site.show(staff.0, &page)?).into_response());
        }
        Err(error) => return Err(error.into()),
    }
    let done = match to {
        VacancyState::Published => Done::Published,
        VacancyState::Suspended => Done::Halted,
        VacancyState::Closed | VacancyState::Filled | VacancyState::Annulled | VacancyState::Expired => Done::Closed,
        _ => Done::Saved,
    };
    let undo = to.needs_reason().then(|| format!("/sportello/offerte/{id}/riapri"));
    Ok(flash::done(&format!("/sportello/offerte/{id}"), done, 1, undo))
}

/// `POST /sportello/offerte/{id}/riapri`: takes back that it was suspended, closed or annulled.
pub async fn reopen(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    vacancy::reopen(&site.app, &staff.caller(&site, Purpose::Matching), VacancyId(id)).await?;
    Ok(flash::done(&format!("/sportello/offerte/{id}"), Done::Reopened, 1, None))
}

/// `GET /sportello/offerte/{id}/storia`
pub async fn history(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Query(page): Query<PageOf>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Matching);
    let stored = register::view::<Vacancy>(&site.app, &caller, id).await?;
    let entries = register::history::<Vacancy>(&site.app, &caller, id).await?;
    let (crumbs, path) = (vec![Crumb::key("vacancies", "/sportello/offerte")], format!("/sportello/offerte/{id}"));
    let of = Subject { place: Place::Vacancies, crumbs, name: stored.value.title.clone(), path };
    changes::history(&site, staff, page, of, saves(&stored, &entries), &entries)
}
