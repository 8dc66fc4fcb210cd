//! The report of an import, and its undo.

use axum::{
    body::Body,
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use ponte_app::{
    import::{error::FieldError, fields::Noun, report::ImportReport as Counted},
    import_batch,
};
use ponte_domain::{actor::Purpose, id::BatchId};
use ponte_storage::batch::BatchState;
use ponte_templates::{
    layout::Done,
    pages::import::{Fault, ImportReport, LinkBand},
};
use tokio_util::io::ReaderStream;
use uuid::Uuid;

use super::{PATH, kind_of, surroundings};
use crate::{error::PageError, flash, site::Site, visitor::Staff};

/// Faults shown; the rest are in the file of refused lines.
const FAULTS: usize = 200;

/// `GET /sportello/importa/{id}/rapporto`
pub async fn page(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Exchange);
    let batch = import_batch::view(&site.app, &caller, BatchId(id)).await?;
    let noun = Noun::from_code(&batch.kind).ok_or(PageError::NotFound)?;
    let counted = serde_json::from_str(&batch.report).unwrap_or_default();
    let rejects = import_batch::rejects(&site.app, &caller, id).await?.map(|_| format!("{PATH}/{id}/scarti"));
    let undo = (batch.state == BatchState::Done).then(|| format!("{PATH}/{id}/annulla"));
    let kept = matches!(batch.state, BatchState::Done | BatchState::Undone);
    let page = ImportReport { rejects, undo, ..report(&site, &staff, id, batch.file_name, noun, &counted, !kept) };
    site.show(staff.0, &page)
}

/// `GET /sportello/importa/{id}/prova`: the report of a file that was only tried.
pub async fn tried(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Exchange);
    let upload = import_batch::upload(&site.app, &caller, id).await?;
    let checked = import_batch::checked(&site.app, &caller, id).await?;
    let mut page = report(&site, &staff, id, upload.about.file_name, upload.about.noun, &checked.report, true);
    page.layout.crumbs.push(ponte_templates::layout::Crumb::name(&page.file, format!("{PATH}/{id}")));
    site.show(staff.0, &page)
}

fn report(site: &Site, staff: &Staff, id: Uuid, file: String, noun: Noun, counted: &Counted, dry: bool) -> ImportReport {
    let linked = counted.linked;
    let bands = [("sure", linked.given + linked.sure), ("likely", linked.likely), ("doubtful", linked.doubtful), ("none", linked.none)];
    let any = bands.iter().any(|(_, count)| *count > 0);
    let all = counted.errors.len() as u64;
    let refused_unlisted = counted.refused.saturating_sub(all);
    ImportReport {
        layout: surroundings(site, staff),
        id: id.to_string(),
        file,
        kind: kind_of(noun),
        dry,
        read: counted.read,
        new: counted.new,
        changed: counted.changed,
        unchanged: counted.unchanged,
        refused: counted.refused,
        seconds: counted.seconds.max(0.0).ceil() as u64,
        linked: if any { bands.map(|(band, count)| LinkBand { band, count }).to_vec() } else { Vec::new() },
        faults: counted.errors.iter().take(FAULTS).map(fault).collect(),
        more_faults: all.saturating_sub(FAULTS as u64) + refused_unlisted,
        rejects: None,
        undo: None,
    }
}

fn fault(error: &FieldError) -> Fault {
    let some = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    Fault {
        line: error.line,
        field: some(&error.field),
        code: error.code.as_str().to_owned(),
        value: some(&error.value),
        nearest: error.nearest.clone(),
        detail: error.detail.clone(),
    }
}

/// `GET /sportello/importa/{id}/scarti`: the refused lines as they came.
pub async fn rejects(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Exchange);
    let path = import_batch::rejects(&site.app, &caller, id).await?.ok_or(PageError::NotFound)?;
    let file = tokio::fs::File::open(&path).await.map_err(|_| PageError::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"scarti-{id}.txt\"")),
    ];
    Ok((headers, Body::from_stream(ReaderStream::new(file))).into_response())
}

/// `POST /sportello/importa/{id}/annulla`
pub async fn undo(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Exchange);
    let undone = import_batch::undo(&site.app, &caller, BatchId(id)).await?;
    let count = u32::try_from(undone.removed + undone.restored).unwrap_or(u32::MAX);
    Ok(flash::done(PATH, Done::Undone, count, None))
}
