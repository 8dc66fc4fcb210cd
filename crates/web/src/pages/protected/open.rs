//! The question what for, and the protected part once it is answered.

use axum::{
    Form as Posted,
    extract::{Path, State},
    response::Response,
};
use ponte_app::{
    error::Error,
    protected::{self, Part, Subject},
};
use ponte_domain::{
    actor::Purpose,
    protected::{ProtectedFile, Why},
};
use ponte_templates::{
    form::Form,
    pages::protected::{FileCard, ProtectedGate, ProtectedPage, SectionCard},
};
use uuid::Uuid;

use super::subject::{Typed, of, surroundings, unreadable, values, why};
use crate::{error::PageError, site::Site, visitor::Staff};

/// `GET /sportello/persone/{id}/protetta`
pub async fn worker_gate(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    gate(&site, staff, Subject::Worker(id)).await
}

/// `GET /sportello/riservate/{id}`
pub async fn file_gate(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    gate(&site, staff, Subject::File(id)).await
}

async fn gate(site: &Site, staff: Staff, subject: Subject) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    protected::may_open(&site.app, &caller, subject).await?;
    let page = ProtectedGate {
        layout: surroundings(site, &staff, subject),
        of: of(site, &caller, subject, None).await?,
        whys: Why::ALL.to_vec(),
        unreadable: site.app.keys.fault().as_ref().map(unreadable),
    };
    site.show(staff.0, &page)
}

/// `POST /sportello/persone/{id}/protetta`
pub async fn worker(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, PageError> {
    let why = why(&typed)?;
    show(&site, staff, Subject::Worker(id), why, false, Form::default()).await
}

/// `POST /sportello/riservate/{id}`
pub async fn file(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, PageError> {
    let why = why(&typed)?;
    show(&site, staff, Subject::File(id), why, false, Form::default()).await
}

/// Opens a protected part and shows it.
pub async fn show(site: &Site, staff: Staff, subject: Subject, why: Why, saved: bool, team: Form) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    let layout = surroundings(site, &staff, subject);
    let (part, file, pseudonym) = match subject {
        Subject::Worker(_) => (protected::open(&site.app, &caller, subject, why).await?, None, None),
        Subject::File(id) => {
            let opened = protected::open_file(&site.app, &caller, id, why).await?;
            let members = opened.team.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
            let pseudonym = opened.file.as_ref().map(|file| file.pseudonym.clone());
            let card = opened.file.map(|file| card_of(file, members, opened.version, team));
            (Part { fault: opened.fault.or(opened.part.fault), ..opened.part }, card, pseudonym)
        }
    };
    let sections = part.sections.iter().map(|opened| SectionCard {
        section: opened.section,
        version: opened.version,
        updated: opened.updated_at,
        values: values(opened.data.as_ref()),
    });
    let page = ProtectedPage {
        layout,
        of: of(site, &caller, subject, pseudonym).await?,
        why,
        sections: sections.collect(),
        unreadable: part.fault.as_ref().map(unreadable),
        file,
        saved,
    };
    site.show(staff.0, &page)
}

fn card_of(file: ProtectedFile, team: Vec<(String, String)>, version: i64, form: Form) -> FileCard {
    FileCard { contacting: file.contacting, contact: file.contact, safe_times: file.safe_times, notes: file.notes, team, version, form }
}

/// The subject is changed under the hands of somebody else: an error that a form can tell.
pub const fn is_stale(error: &Error) -> bool {
    matches!(error, Error::Refused(ponte_app::error::Refusal::Stale { .. }))
}
