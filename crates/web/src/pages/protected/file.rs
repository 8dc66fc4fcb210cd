//! Protected files: list of one's own, form, team.

use axum::{
    Form as Posted,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use ponte_app::{
    error::{Error, Refusal},
    protected::{self, Subject},
};
use ponte_domain::{
    actor::Purpose,
    protected::{Contacting, ProtectedFile, Why},
};
use ponte_storage::Kind;
use ponte_templates::{
    form::{FieldError, Form},
    layout::{Crumb, Place},
    pages::protected::{FileRow, ProtectedFileForm, ProtectedFiles},
};
use uuid::Uuid;

use super::{
    FILES,
    open::{is_stale, show},
    subject::{Typed, base_of, why},
};
use crate::{error::PageError, layout::layout, site::Site, visitor::Staff};

type Answer = Result<Response, PageError>;

/// `GET /sportello/riservate`
pub async fn list(State(site): State<Site>, staff: Staff) -> Answer {
    let caller = staff.caller(&site, Purpose::Casework);
    let rows = protected::files(&site.app, &caller).await?;
    let rows = rows.into_iter().map(|(id, pseudonym, updated)| FileRow { id: id.to_string(), pseudonym, updated }).collect();
    let page = ProtectedFiles { layout: layout(&site, &staff.0, Place::More, Vec::new()), rows };
    site.show(staff.0, &page)
}

/// `GET /sportello/riservate/nuova`
pub async fn new(State(site): State<Site>, staff: Staff) -> Answer {
    // Who may not make one is told before typing.
    protected::files(&site.app, &staff.caller(&site, Purpose::Casework)).await?;
    show_form(&site, staff, Form::new(FILES), true, None)
}

fn show_form(site: &Site, staff: Staff, form: Form, new: bool, why: Option<Why>) -> Answer {
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let layout = layout(site, &staff.0, Place::More, vec![Crumb::key("protected-files", FILES)]);
    let page = ProtectedFileForm { layout, form, ways: Contacting::ALL.to_vec(), new, why };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

fn typed_file(typed: &Typed) -> ProtectedFile {
    let text = |name: &str| typed.get(name).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    ProtectedFile {
        pseudonym: text("pseudonym").unwrap_or_default(),
        contacting: typed.get("contacting").and_then(|code| Contacting::from_code(code)).unwrap_or(Contacting::None),
        contact: text("contact"),
        safe_times: text("safe_times"),
        notes: text("notes"),
    }
}

fn form_of(action: String, file: &ProtectedFile) -> Form {
    let mut form = Form::new(action).with("pseudonym", file.pseudonym.clone()).with("contacting", file.contacting.as_str());
    for (name, text) in [("contact", &file.contact), ("safe_times", &file.safe_times), ("notes", &file.notes)] {
        form.add(name, text.clone().unwrap_or_default());
    }
    form
}

/// `POST /sportello/riservate`
pub async fn create(State(site): State<Site>, staff: Staff, Posted(typed): Posted<Typed>) -> Answer {
    let caller = staff.caller(&site, Purpose::Casework);
    let file = typed_file(&typed);
    match protected::create_file(&site.app, &caller, &file).await {
        Ok(id) => Ok(Redirect::to(&base_of(Subject::File(id))).into_response()),
        Err(Error::Refused(Refusal::Missing(field))) => {
            show_form(&site, staff, form_of(FILES.to_owned(), &file).wrong(FieldError::new(field, "required")), true, None)
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /sportello/riservate/{id}/modifica`
pub async fn form(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>, Posted(typed): Posted<Typed>) -> Answer {
    let caller = staff.caller(&site, Purpose::Casework);
    let why = why(&typed)?;
    let opened = protected::open_file(&site.app, &caller, id, why).await?;
    let file = opened.file.ok_or_else(|| opened.fault.map_or(PageError::NotFound, |fault| Refusal::Key(fault).into()))?;
    let mut form = form_of(format!("{}/salva", base_of(Subject::File(id))), &file);
    form.version = Some(opened.version);
    show_form(&site, staff, form, false, Some(why))
}

/// `POST /sportello/riservate/{id}/salva`
pub async fn save(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>, Posted(typed): Posted<Typed>) -> Answer {
    let caller = staff.caller(&site, Purpose::Casework);
    let why = why(&typed)?;
    let version: i64 = typed.get("version").and_then(|text| text.parse().ok()).ok_or(PageError::BadRequest)?;
    let file = typed_file(&typed);
    let wrong = match protected::edit_file(&site.app, &caller, id, version, &file).await {
        Ok(()) => return show(&site, staff, Subject::File(id), why, true, Form::default()).await,
        Err(Error::Refused(Refusal::Missing(field))) => FieldError::new(field, "required"),
        Err(error) if is_stale(&error) => FieldError::new("pseudonym", "protected-stale"),
        Err(error) => return Err(error.into()),
    };
    let mut form = form_of(format!("{}/salva", base_of(Subject::File(id))), &file).wrong(wrong);
    form.version = Some(version);
    show_form(&site, staff, form, false, Some(why))
}

/// `POST /sportello/riservate/{id}/squadra`
pub async fn add_member(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>, Posted(typed): Posted<Typed>) -> Answer {
    let caller = staff.caller(&site, Purpose::Casework);
    let why = why(&typed)?;
    let username = typed.get("username").map(String::as_str).unwrap_or_default();
    let form = match protected::add_member(&site.app, &caller, id, username).await {
        Ok(()) => Form::default(),
        Err(Error::Refused(Refusal::NotFound(Kind::Account) | Refusal::Forbidden(_))) => {
            Form::default().with("username", username).wrong(FieldError::new("username", "account-unknown"))
        }
        Err(error) => return Err(error.into()),
    };
    show(&site, staff, Subject::File(id), why, form.errors.is_empty(), form).await
}

/// `POST /sportello/riservate/{id}/squadra/togli`
pub async fn remove_member(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>, Posted(typed): Posted<Typed>) -> Answer {
    let caller = staff.caller(&site, Purpose::Casework);
    let why = why(&typed)?;
    let account = typed.get("account").and_then(|text| text.parse().ok()).ok_or(PageError::BadRequest)?;
    match protected::remove_member(&site.app, &caller, id, account).await {
        // Who takes herself out sees the file no more.
        Ok(()) if caller.actor.account().is_some_and(|own| own.0 == account) => Ok(Redirect::to(FILES).into_response()),
        Ok(()) => show(&site, staff, Subject::File(id), why, true, Form::default()).await,
        Err(Error::Refused(Refusal::NobodyChosen)) => {
            let form = Form::default().wrong(FieldError::new("username", "last-of-team"));
            show(&site, staff, Subject::File(id), why, false, form).await
        }
        Err(error) => Err(error.into()),
    }
}
