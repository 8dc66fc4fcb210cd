//! Files of a person: what was brought or sent, and what was made for her.

use axum::{
    extract::{Multipart, Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use axum_extra::extract::Form as Posted;
use ponte_app::{
    attachment::{self, Given},
    error::{Error, Refusal},
    register,
    rights::Right,
    template,
};
use ponte_domain::{
    actor::Purpose,
    attachment::{Attachment, AttachmentError, AttachmentKind, Belonging},
    id::WorkerId,
    worker::Worker,
};
use ponte_storage::Kind;
use ponte_templates::{
    Lang,
    form::{Choice, FieldError, Form},
    layout::Done,
    pages::attachment::{FileRow, RemovedLine, WorkerFiles},
};
use uuid::Uuid;

use super::{
    head::{head, surroundings},
    letter,
    matches::open_matches,
};
use crate::{
    error::PageError,
    flash, multipart,
    routes::{Routes, on},
    site::Site,
    visitor::Staff,
};

pub fn routes() -> Routes {
    let at = |rest: &str| format!("/sportello/persone/{{id}}/documenti{rest}");
    let see = || on(Right::SeePeople, Kind::Worker);
    let edit = || on(Right::EditPeople, Kind::Worker);
    Routes::new()
        .get(&at(""), see(), page)
        .get(&at("/{uuid}"), see(), download)
        .post(&at("/{uuid}/togli"), edit(), remove)
        .get(&at("/lettera/{uuid}"), edit(), letter::page)
        .post(&at("/lettera/{uuid}"), edit(), letter::write)
        .get("/sportello/persone/{id}/percorsi/{uuid}/scrivi/{step}", edit(), letter::step_page)
        .post("/sportello/persone/{id}/percorsi/{uuid}/scrivi/{step}", edit(), letter::write_step)
}

/// What comes with files.
pub fn uploads() -> Routes {
    Routes::new().post("/sportello/persone/{id}/documenti", on(Right::EditPeople, Kind::Worker), add)
}

/// `GET /sportello/persone/{id}/documenti`
async fn page(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    show(&site, staff, id, Form::default()).await
}

async fn show(site: &Site, staff: Staff, id: Uuid, form: Form) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    let (stored, files) = attachment::list(&site.app, &caller, WorkerId(id)).await?;
    let matches = open_matches(site, &caller, WorkerId(id)).await?.len();
    let letters = match template::letters(&site.app, &caller, &stored.value.desk).await {
        Err(Error::Refused(_)) => Vec::new(),
        found => found?,
    };
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = WorkerFiles {
        layout: surroundings(site, &staff),
        head: head(site, &stored, matches).await?,
        rows: files.iter().map(|found| row(&found.value)).collect(),
        letters: letters.into_iter().map(|each| Choice::new(each.found.template.id.to_string(), each.found.template.name)).collect(),
        may_edit: caller.may(Right::EditPeople),
        form,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

/// A file as the lists show it.
pub fn row(file: &Attachment) -> FileRow {
    let worker = file.worker.0;
    let belongs = file.belongs.map(|(what, number)| match what {
        Belonging::Pact => format!("/sportello/persone/{worker}/patto"),
        Belonging::Consent => format!("/sportello/persone/{worker}/diritti"),
        Belonging::Pathway => format!("/sportello/persone/{worker}/percorsi/{number}"),
        Belonging::Request => format!("/sportello/persone/{worker}/documenti"),
    });
    let removed = |removed: &ponte_domain::attachment::Removed| RemovedLine {
        by: removed.by.name().map(str::to_owned),
        on: removed.on,
        reason: removed.reason.clone(),
    };
    FileRow {
        id: file.id.to_string(),
        kind: file.kind,
        title: file.title.clone(),
        media: file.media,
        kilobytes: (file.bytes / 1_000).max(1),
        made: file.made_from.is_some(),
        belongs,
        by: file.by.name().map(str::to_owned),
        at: file.at,
        removed: file.removed.as_ref().map(removed),
    }
}

/// `POST /sportello/persone/{id}/documenti`
async fn add(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>, form: Multipart) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    register::find_under::<Worker>(&site.app, &caller, Right::EditPeople, &id.to_string()).await?;
    let mut parts = match multipart::read(&site, &caller, Right::EditPeople, form).await {
        Err(PageError::App(error)) => return wrong(&site, staff, id, Form::default(), error).await,
        read => read?,
    };
    let kind = AttachmentKind::from_code(parts.text("kind")).unwrap_or(AttachmentKind::Other);
    let title = match parts.text("title").trim() {
        "" => said(&site, kind, staff.0.lang)?,
        title => title.to_owned(),
    };
    let typed = Form::default().with("kind", kind.as_str()).with("title", parts.text("title"));
    let Some(multipart::Sent { name: file_name, file, .. }) = parts.files.pop() else {
        return show(&site, staff, id, typed.wrong(FieldError::new("file", "attachment-empty"))).await;
    };
    let kept = async {
        let bytes = attachment::bytes_of(file).await?;
        attachment::attach(&site.app, &caller, WorkerId(id), Given { kind, title, file_name, belongs: None }, &bytes).await
    };
    match kept.await {
        Ok(_) => Ok(back(id)),
        Err(error) => wrong(&site, staff, id, typed, error).await,
    }
}

/// What a kind of file is called.
pub fn said(site: &Site, kind: AttachmentKind, lang: Lang) -> Result<String, PageError> {
    site.app.presses.words.say(&format!("attachment-kind-{kind}"), &[], lang).map_err(PageError::Render)
}

fn back(id: Uuid) -> Response {
    flash::done(&format!("/sportello/persone/{id}/documenti"), Done::Recorded, 1, None)
}

async fn wrong(site: &Site, staff: Staff, id: Uuid, form: Form, error: Error) -> Result<Response, PageError> {
    match fault("file", &error) {
        Some(fault) => show(site, staff, id, form.wrong(fault)).await,
        None => Err(error.into()),
    }
}

/// The files of a form that prove something, by the field they came in, with the kind that each field is for.
pub async fn evidence(
    site: &Site,
    lang: Lang,
    files: Vec<multipart::Sent>,
    kinds: &[(&str, AttachmentKind)],
) -> Result<Vec<(Given, Vec<u8>)>, PageError> {
    let mut read = Vec::new();
    for multipart::Sent { field, name, file } in files {
        let Some((_, kind)) = kinds.iter().find(|(known, _)| *known == field) else { continue };
        let given = Given { kind: *kind, title: said(site, *kind, lang)?, file_name: name, belongs: None };
        read.push((given, attachment::bytes_of(file).await?));
    }
    Ok(read)
}

/// What is wrong with a file that was brought in, for its field.
pub fn fault(field: &str, error: &Error) -> Option<FieldError> {
    let code = match error {
        Error::Refused(Refusal::Attachment(error)) => match error {
            AttachmentError::Empty => "attachment-empty",
            AttachmentError::TooLarge => "attachment-too-large",
            AttachmentError::Form => "attachment-form",
            AttachmentError::Title => return Some(FieldError::new("title", "attachment-title")),
            AttachmentError::Reason => "attachment-reason",
            AttachmentError::Removed => "attachment-removed",
        },
        error => multipart::fault_of(error)?,
    };
    Some(FieldError::new(field, code))
}

/// `GET /sportello/persone/{id}/documenti/{uuid}`
async fn download(State(site): State<Site>, staff: Staff, Path((id, file)): Path<(Uuid, Uuid)>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let (file, bytes) = attachment::open(&site.app, &caller, WorkerId(id), file).await?;
    Ok(answer(&file, bytes))
}

/// A file as an answer: shown by the browser when it is of a kind that every browser shows, never run.
pub fn answer(file: &Attachment, bytes: Vec<u8>) -> Response {
    let plain: String = file.title.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let name = format!("{}.{}", plain.trim_matches('-'), file.media.ending());
    let headers = [
        (header::CONTENT_TYPE, file.media.mime().to_owned()),
        (header::CONTENT_DISPOSITION, format!("inline; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, bytes).into_response()
}

/// `POST /sportello/persone/{id}/documenti/{uuid}/togli`
async fn remove(
    State(site): State<Site>,
    staff: Staff,
    Path((id, file)): Path<(Uuid, Uuid)>,
    Posted(inputs): Posted<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let reason = inputs.iter().find(|(name, _)| name == "reason").map(|(_, reason)| reason.as_str()).unwrap_or_default();
    match attachment::remove(&site.app, &caller, WorkerId(id), file, reason).await {
        Ok(()) => Ok(back(id)),
        Err(error) => wrong(&site, staff, id, Form::default(), error).await,
    }
}
