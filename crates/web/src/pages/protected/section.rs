//! Forms and history of sections.

use axum::{
    Form as Posted,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ponte_app::protected::{self, Subject};
use ponte_domain::{
    actor::Purpose,
    protected::{InputFault, Section, Why, read_inputs, shown},
};
use ponte_templates::{
    form::{FieldError, Form},
    pages::protected::{ProtectedForm, ProtectedHistory, WasCard, field_lines},
};
use uuid::Uuid;

use super::{
    open::{is_stale, show},
    subject::{Typed, of, sections_of, surroundings, values, why},
};
use crate::{error::PageError, site::Site, visitor::Staff};

type Answer = Result<Response, PageError>;

fn section_of(code: &str) -> Result<Section, PageError> {
    Section::from_code(code).ok_or(PageError::NotFound)
}

/// `POST /sportello/persone/{id}/protetta/{section}/modifica`
pub async fn worker_form(
    State(site): State<Site>,
    staff: Staff,
    Path((id, section)): Path<(Uuid, String)>,
    Posted(typed): Posted<Typed>,
) -> Answer {
    form(&site, staff, Subject::Worker(id), section_of(&section)?, &typed).await
}

/// `POST /sportello/riservate/{id}/sezioni/{section}/modifica`
pub async fn file_form(
    State(site): State<Site>,
    staff: Staff,
    Path((id, section)): Path<(Uuid, String)>,
    Posted(typed): Posted<Typed>,
) -> Answer {
    form(&site, staff, Subject::File(id), section_of(&section)?, &typed).await
}

/// `POST /sportello/persone/{id}/protetta/{section}`
pub async fn worker_save(
    State(site): State<Site>,
    staff: Staff,
    Path((id, section)): Path<(Uuid, String)>,
    Posted(typed): Posted<Typed>,
) -> Answer {
    save(&site, staff, Subject::Worker(id), section_of(&section)?, &typed).await
}

/// `POST /sportello/riservate/{id}/sezioni/{section}`
pub async fn file_save(
    State(site): State<Site>,
    staff: Staff,
    Path((id, section)): Path<(Uuid, String)>,
    Posted(typed): Posted<Typed>,
) -> Answer {
    save(&site, staff, Subject::File(id), section_of(&section)?, &typed).await
}

/// `POST /sportello/persone/{id}/protetta/{section}/storia`
pub async fn worker_history(
    State(site): State<Site>,
    staff: Staff,
    Path((id, section)): Path<(Uuid, String)>,
    Posted(typed): Posted<Typed>,
) -> Answer {
    history(&site, staff, Subject::Worker(id), section_of(&section)?, &typed).await
}

/// `POST /sportello/riservate/{id}/sezioni/{section}/storia`
pub async fn file_history(
    State(site): State<Site>,
    staff: Staff,
    Path((id, section)): Path<(Uuid, String)>,
    Posted(typed): Posted<Typed>,
) -> Answer {
    history(&site, staff, Subject::File(id), section_of(&section)?, &typed).await
}

async fn form(site: &Site, staff: Staff, subject: Subject, section: Section, typed: &Typed) -> Answer {
    let caller = staff.caller(site, Purpose::Casework);
    let why = why(typed)?;
    let opened = protected::open_section(&site.app, &caller, subject, section, why).await?;
    let mut form = Form::new(format!("{}/{section}", sections_of(subject)));
    form.version = Some(opened.version);
    for (name, text) in opened.data.as_ref().map(shown).unwrap_or_default() {
        form.add(name, text);
    }
    show_form(site, staff, subject, section, why, form).await
}

async fn show_form(site: &Site, staff: Staff, subject: Subject, section: Section, why: Why, form: Form) -> Answer {
    let caller = staff.caller(site, Purpose::Casework);
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = ProtectedForm {
        layout: surroundings(site, &staff, subject),
        of: of(site, &caller, subject, None).await?,
        why,
        section,
        fields: field_lines(section),
        form,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

async fn save(site: &Site, staff: Staff, subject: Subject, section: Section, typed: &Typed) -> Answer {
    let caller = staff.caller(site, Purpose::Casework);
    let why = why(typed)?;
    let version: i64 = typed.get("version").and_then(|text| text.parse().ok()).ok_or(PageError::BadRequest)?;
    let faults = match read_inputs(section, typed) {
        Ok(data) => match protected::save(&site.app, &caller, subject, version, data).await {
            Ok(()) => return show(site, staff, subject, why, true, Form::default()).await,
            Err(error) if is_stale(&error) => vec![FieldError::new(section.fields()[0].name, "protected-stale")],
            Err(error) => return Err(error.into()),
        },
        Err(faults) => faults.into_iter().map(|(name, fault)| wrong(name, fault, typed)).collect(),
    };
    // Whoever may not see the section is refused before what was typed is said back.
    protected::may_open(&site.app, &caller, subject).await?;
    let mut form = Form::new(format!("{}/{section}", sections_of(subject)));
    form.version = Some(version);
    typed.iter().filter(|(name, _)| *name != "why" && *name != "version").for_each(|(name, text)| form.add(name, text.clone()));
    form.errors = faults;
    show_form(site, staff, subject, section, why, form).await
}

fn wrong(name: &'static str, fault: InputFault, typed: &Typed) -> FieldError {
    let mut error = FieldError::new(
        name,
        match fault {
            InputFault::NotADay => "date",
            InputFault::NotANumber => "number",
            InputFault::OutOfRange { .. } => "range",
            InputFault::NotACode => "unknown-code",
            InputFault::TooLong => "too-long",
        },
    );
    if let InputFault::OutOfRange { least, most } = fault {
        error.args.insert("least".to_owned(), least.to_string());
        error.args.insert("most".to_owned(), most.to_string());
    }
    error.args.extend(typed.get(name).map(|text| ("value".to_owned(), text.clone())));
    error
}

async fn history(site: &Site, staff: Staff, subject: Subject, section: Section, typed: &Typed) -> Answer {
    let caller = staff.caller(site, Purpose::Casework);
    let why = why(typed)?;
    let was = protected::history(&site.app, &caller, subject, section, why).await?;
    let entries = was.into_iter().map(|was| WasCard { until: was.until, by: was.by, values: values(was.data.as_ref()) });
    let page = ProtectedHistory {
        layout: surroundings(site, &staff, subject),
        of: of(site, &caller, subject, None).await?,
        why,
        section,
        entries: entries.collect(),
    };
    site.show(staff.0, &page)
}
