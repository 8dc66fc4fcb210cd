//! Curricula and letters on paper.

use axum::{
    extract::{Path, State},
    response::Response,
};
use ponte_app::{
    curriculum::{self as careers, CurriculumFile, Side},
    error::{Error, Refusal},
};
use ponte_documents::{CoverLetter, Curriculum, CurriculumEntry, Document};
use ponte_domain::{
    actor::Purpose,
    curriculum::{self as domain, Shown},
    dates::PartialDate,
    id::WorkerId,
    worker::{Education, Experience, Worker},
};
use ponte_storage::Kind;
use uuid::Uuid;

use crate::{
    error::PageError,
    paper::{desk_header, print},
    record_form::place_name,
    site::Site,
    visitor::Staff,
};

fn not_there() -> PageError {
    Error::Refused(Refusal::NotFound(Kind::Worker)).into()
}

async fn file(site: &Site, staff: &Staff, side: Side, id: Uuid) -> Result<CurriculumFile, PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    Ok(careers::file(&site.app, &caller, side, WorkerId(id)).await?)
}

/// `GET /sportello/persone/{id}/curricula/{uuid}/curriculum.pdf`
pub async fn curriculum(State(site): State<Site>, staff: Staff, Path((id, own)): Path<(Uuid, Uuid)>) -> Result<Response, PageError> {
    print_curriculum(&site, &staff, Side::Desk, (id, own)).await
}

/// `GET /area/{id}/curricula/{uuid}/curriculum.pdf`
pub async fn own_curriculum(State(site): State<Site>, staff: Staff, Path((id, own)): Path<(Uuid, Uuid)>) -> Result<Response, PageError> {
    print_curriculum(&site, &staff, Side::Own, (id, own)).await
}

/// `GET /sportello/persone/{id}/curricula/lettere/{uuid}/lettera.pdf`
pub async fn letter(State(site): State<Site>, staff: Staff, Path((id, own)): Path<(Uuid, Uuid)>) -> Result<Response, PageError> {
    print_letter(&site, &staff, Side::Desk, (id, own)).await
}

/// `GET /area/{id}/curricula/lettere/{uuid}/lettera.pdf`
pub async fn own_letter(State(site): State<Site>, staff: Staff, Path((id, own)): Path<(Uuid, Uuid)>) -> Result<Response, PageError> {
    print_letter(&site, &staff, Side::Own, (id, own)).await
}

async fn print_curriculum(site: &Site, staff: &Staff, side: Side, (id, own): (Uuid, Uuid)) -> Result<Response, PageError> {
    let file = file(site, staff, side, id).await?;
    let found = file.curricula.iter().find(|found| found.value.id == own).ok_or_else(not_there)?;
    let lang = found.value.lang;
    let paper = chosen(site, &found.value, &file.stored.value);
    print(site, Document::Curriculum(Box::new(paper)), lang, "curriculum").await
}

/// What a curriculum shows of the record, as the record is now.
fn chosen(site: &Site, own: &domain::Curriculum, worker: &Worker) -> Curriculum {
    let if_shown = |part: Shown, value: Option<String>| value.filter(|_| own.shows(part));
    Curriculum {
        desk: desk_header(site, None),
        name: worker.person.full_name(),
        headline: own.headline.clone(),
        about: own.about.clone(),
        place: if_shown(Shown::Place, home(site, worker)),
        phone: if_shown(Shown::Phone, worker.contacts.phone.first().cloned()),
        email: if_shown(Shown::Email, worker.contacts.email.clone()),
        experiences: own.work(worker).into_iter().map(worked).collect(),
        education: own.titles(worker).into_iter().map(studied).collect(),
        languages: if own.shows(Shown::Languages) { worker.languages.clone() } else { Vec::new() },
        skills: own.abilities(worker).into_iter().map(|skill| skill.skill.text.clone()).collect(),
        licences: if own.shows(Shown::Licences) { worker.licences.clone() } else { Vec::new() },
        registers: if own.shows(Shown::Registers) { worker.registers.clone() } else { Vec::new() },
    }
}

fn home(site: &Site, worker: &Worker) -> Option<String> {
    let catalogue = site.app.market.catalogue();
    place_name(&catalogue, worker.home()?.istat.as_deref()?)
}

fn worked(own: &Experience) -> CurriculumEntry {
    let month = |date: PartialDate| date.first_day().format("%m/%Y").to_string();
    let when = match (own.from.map(month), own.to.map(month)) {
        (Some(from), Some(to)) => format!("{from} – {to}"),
        (Some(from), None) => format!("{from} –"),
        (None, Some(to)) => format!("– {to}"),
        (None, None) => String::new(),
    };
    CurriculumEntry { when, title: own.title.clone(), place: own.employer.clone(), text: own.duties.clone() }
}

fn studied(own: &Education) -> CurriculumEntry {
    let when = own.year.map(|year| year.to_string()).unwrap_or_default();
    CurriculumEntry { when, title: own.title.clone(), place: own.institution.clone(), text: None }
}

async fn print_letter(site: &Site, staff: &Staff, side: Side, (id, own): (Uuid, Uuid)) -> Result<Response, PageError> {
    let file = file(site, staff, side, id).await?;
    let letter = &file.letters.iter().find(|found| found.value.id == own).ok_or_else(not_there)?.value;
    let worker = &file.stored.value;
    let contacts = [home(site, worker), worker.contacts.phone.first().cloned(), worker.contacts.email.clone()];
    let paper = CoverLetter {
        desk: desk_header(site, None),
        name: worker.person.full_name(),
        contacts: contacts.into_iter().flatten().collect(),
        to: letter.to.clone(),
        subject: letter.subject.clone(),
        paragraphs: letter.paragraphs(),
    };
    print(site, Document::CoverLetter(paper), letter.lang, "lettera").await
}
