//! Choosing a file to import.

use axum::{
    extract::{Multipart, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use ponte_app::{
    error::Error,
    import::{fields::Noun, report::ImportReport},
    import_batch::{self, About},
    rights::{Caller, Right},
};
use ponte_domain::actor::{Actor, Purpose};
use ponte_storage::batch::{Batch, BatchState};
use ponte_templates::{
    form::{FieldError, Form},
    layout::Place,
    pages::import::{ImportStart, PastImport},
};

use super::{PATH, kind_of};
use crate::{error::PageError, layout::layout, multipart, site::Site, visitor::Staff};

/// Imports listed.
const PAST: u64 = 20;

/// `GET /sportello/importa`
pub async fn page(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    show(&site, staff, Form::new(PATH)).await
}

async fn show(site: &Site, staff: Staff, form: Form) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Exchange);
    let past = import_batch::list(&site.app, &caller, PAST).await?;
    let wrong = !form.errors.is_empty();
    let layout = layout(site, &staff.0, Place::More, Vec::new());
    let page = ImportStart { layout, form, past: past.iter().filter_map(past_import).collect() };
    let status = if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

fn past_import(batch: &Batch) -> Option<PastImport> {
    let report: ImportReport = serde_json::from_str(&batch.report).unwrap_or_default();
    let by: Option<Actor> = serde_json::from_str(&batch.actor).ok();
    Some(PastImport {
        id: batch.id.to_string(),
        file: batch.file_name.clone(),
        kind: kind_of(Noun::from_code(&batch.kind)?),
        at: batch.at,
        by: by.as_ref().and_then(Actor::name).unwrap_or("ponte import").to_owned(),
        new: report.new,
        changed: report.changed,
        refused: report.refused,
        undone: batch.state == BatchState::Undone,
    })
}

/// `POST /sportello/importa`: streams the file into the data folder, then shows what it holds.
pub async fn upload(State(site): State<Site>, staff: Staff, form: Multipart) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Exchange);
    caller.require(Right::Import)?;
    let mut parts = match multipart::read(&site, &caller, Right::Import, form).await {
        Err(PageError::App(error)) => return refused(&site, staff, error).await,
        read => read?,
    };
    let Some(noun) = Noun::from_code(parts.text("kind")) else { return wrong(&site, staff, "required").await };
    let atomic = parts.text("atomic") == "true";
    let Some(multipart::Sent { name: file_name, file, .. }) = parts.files.pop() else { return wrong(&site, staff, "file-empty").await };
    let id = match file.keep(About { noun, file_name, atomic, by: Some(caller.actor.clone()) }).await {
        Err(error) => return refused(&site, staff, error).await,
        Ok(id) => id,
    };
    look(&site, staff, &caller, noun, id).await
}

/// A file that cannot be read at all is said to be so on the page where it was chosen.
async fn look(site: &Site, staff: Staff, caller: &Caller, noun: Noun, id: uuid::Uuid) -> Result<Response, PageError> {
    let upload = import_batch::upload(&site.app, caller, id).await?;
    match import_batch::preview(&site.app, caller, noun, &upload.path).await? {
        Ok(_) => Ok(Redirect::to(&format!("{PATH}/{id}")).into_response()),
        Err(fault) => {
            let mut error = crate::pages::register::form_error(&fault);
            error.field = "file".to_owned();
            show(site, staff, Form::new(PATH).wrong(error)).await
        }
    }
}

/// Says beside the chooser what is wrong with a file; other errors have their own page.
async fn refused(site: &Site, staff: Staff, error: Error) -> Result<Response, PageError> {
    match multipart::fault_of(&error) {
        Some(code) => wrong(site, staff, code).await,
        None => Err(error.into()),
    }
}

async fn wrong(site: &Site, staff: Staff, code: &str) -> Result<Response, PageError> {
    show(site, staff, Form::new(PATH).wrong(FieldError::new("file", code))).await
}
