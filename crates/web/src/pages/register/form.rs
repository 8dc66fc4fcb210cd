//! The form of a smaller register: new, and changed over the version that was seen.

use std::collections::BTreeMap;

use axum::{
    Form as Posted,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ponte_app::{
    error::{Error, Refusal},
    export::text_of,
    import::{error::FieldError as Fault, tree},
    register::{self, differences, read_inputs},
    rights::Caller,
};
use ponte_domain::actor::Purpose;
use ponte_storage::Stored;
use ponte_templates::{
    form::{FieldError, Form},
    layout::{Crumb, Done, Layout},
    pages::{
        form_page::{Conflict, ConflictRow},
        worker::Named,
    },
};
use uuid::Uuid;

use super::Smaller;
use crate::{error::PageError, flash, layout::layout, site::Site, visitor::Staff};

/// Empty rows that a list of the form shows at the end.
const SPARE_ROWS: usize = 2;

/// Rows of a list at most, whatever was posted.
const MOST_ROWS: usize = 40;

/// What the form pages of all nouns are made of.
pub struct FormParts {
    pub form: Form,
    pub record: Option<Named>,
    pub rows: BTreeMap<String, usize>,
    pub conflict: Option<Conflict>,
}

/// What was posted: the inputs that are part of the record, and those that are the form's own.
struct Sent {
    inputs: Vec<(String, String)>,
    version: Option<i64>,
    /// A list to which a row is to be added instead of saving.
    add: Option<String>,
}

impl Sent {
    fn new(posted: Vec<(String, String)>) -> Self {
        let mut sent = Self { inputs: Vec::new(), version: None, add: None };
        for (name, value) in posted {
            match name.as_str() {
                "version" => sent.version = value.parse().ok(),
                "add" => sent.add = Some(value),
                "confirm_new" | "id" | "source" | "desk" => {}
                _ => sent.inputs.push((name, value)),
            }
        }
        sent
    }

    fn form(&self, action: String) -> Form {
        let mut form = Form { version: self.version, ..Form::new(action) };
        self.inputs.iter().for_each(|(name, value)| form.add(name, value.clone()));
        form
    }
}

/// `GET /sportello/corsi/nuovo` and the like
pub async fn new<N: Smaller>(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    caller.require(N::EDIT)?;
    show::<N>(&site, staff, Form::new(format!("{}/nuovo", N::NOUN.path())), None, None, None).await
}

/// `POST /sportello/corsi/nuovo` and the like
pub async fn create<N: Smaller>(
    State(site): State<Site>,
    staff: Staff,
    Posted(posted): Posted<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    caller.require(N::EDIT)?;
    let sent = Sent::new(posted);
    let form = sent.form(format!("{}/nuovo", N::NOUN.path()));
    if sent.add.is_some() {
        return show::<N>(&site, staff, form, None, None, sent.add).await;
    }
    let id = site.app.new_id();
    let own = vec![("id".to_owned(), id.simple().to_string())];
    match read::<N>(&site, &staff, &caller, &sent, own).await? {
        Ok(record) => {
            register::create_as(&site.app, &caller, id, &record).await?;
            Ok(flash::done(&format!("{}/{id}", N::NOUN.path()), Done::Created, 1, None))
        }
        Err(errors) => show::<N>(&site, staff, Form { errors, ..form }, None, None, None).await,
    }
}

/// `GET /sportello/corsi/{id}/modifica` and the like
pub async fn change<N: Smaller>(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let stored = register::open::<N>(&site.app, &caller, id).await?;
    let mut form = Form { version: Some(stored.version), ..Form::new(format!("{}/{id}/modifica", N::NOUN.path())) };
    for (name, value) in inputs_of(&stored.value) {
        form.add(&name, value);
    }
    stored.value.show_inputs(&site.app, &caller, &mut form).await?;
    show(&site, staff, form, Some(&stored), None, None).await
}

/// `POST /sportello/corsi/{id}/modifica` and the like
pub async fn save<N: Smaller>(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(posted): Posted<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let stored = register::open::<N>(&site.app, &caller, id).await?;
    let sent = Sent::new(posted);
    let form = sent.form(format!("{}/{id}/modifica", N::NOUN.path()));
    if sent.add.is_some() {
        return show(&site, staff, form, Some(&stored), None, sent.add).await;
    }
    let external = stored.value.external_of();
    let desk = stored.value.desk().to_owned();
    let own = [("id", &external.id), ("source", &external.source), ("desk", &desk)];
    let own = own.map(|(name, value)| (name.to_owned(), value.clone())).to_vec();
    let mut record = match read::<N>(&site, &staff, &caller, &sent, own).await? {
        Ok(record) => record,
        Err(errors) => return show(&site, staff, Form { errors, ..form }, Some(&stored), None, None).await,
    };
    record.keep_from(&stored.value);
    match register::save(&site.app, &caller, id, sent.version.unwrap_or(0), &record).await {
        Ok(()) => Ok(flash::done(&format!("{}/{id}", N::NOUN.path()), Done::Saved, 1, None)),
        Err(Error::Refused(Refusal::Stale { .. })) => {
            let conflict = conflict(&site, &caller, &record, &stored).await?;
            // Saving again is over the version that now stands beside.
            let form = Form { version: Some(stored.version), ..form };
            show(&site, staff, form, Some(&stored), Some(conflict), None).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn read<N: Smaller>(
    site: &Site,
    staff: &Staff,
    caller: &Caller,
    sent: &Sent,
    own: Vec<(String, String)>,
) -> Result<Result<N, Vec<FieldError>>, PageError> {
    let mut typed: Vec<(String, String)> = sent.inputs.iter().filter(|(_, value)| !value.trim().is_empty()).cloned().collect();
    let mut errors = Vec::new();
    N::read_typed(&site.app, caller, &mut typed, &mut errors).await?;
    typed.extend(own);
    let (record, noted) = read_inputs::<N>(&site.app, caller, &typed, staff.0.lang);
    errors.extend(noted.errors.iter().map(form_error));
    Ok(match record {
        Some(record) if errors.is_empty() => Ok(record),
        _ => Err(errors),
    })
}

/// An error of the import's checks, for a form.
pub fn form_error(fault: &Fault) -> FieldError {
    let mut error = FieldError::new(fault.field.clone(), fault.code.as_str());
    let nearest = fault.nearest.clone().unwrap_or_else(|| "absent".to_owned());
    for (name, value) in [("field", &fault.field), ("value", &fault.value), ("detail", &fault.detail), ("nearest", &nearest)] {
        error.args.insert(name.to_owned(), value.clone());
    }
    error
}

/// The inputs of a record's tree.
fn inputs_of<N: Smaller>(record: &N) -> Vec<(String, String)> {
    let mut inputs = Vec::new();
    for (name, value) in tree::flatten(&record.tree()) {
        match value {
            serde_json::Value::Array(entries) => inputs.extend(entries.iter().map(|entry| (name.clone(), text_of(entry)))),
            value => inputs.push((name, text_of(&value))),
        }
    }
    inputs
}

async fn conflict<N: Smaller>(site: &Site, caller: &Caller, yours: &N, theirs: &Stored<N>) -> Result<Conflict, PageError> {
    let latest = register::history::<N>(&site.app, caller, theirs.id).await?.into_iter().next();
    let rows = differences(&theirs.value.tree(), &yours.tree()).into_iter().map(|(field, theirs, yours)| ConflictRow {
        field: words_of(&field).to_owned(),
        yours: text_of(&yours),
        theirs: text_of(&theirs),
    });
    let by = latest.as_ref().and_then(|entry| entry.by.name()).unwrap_or_default().to_owned();
    Ok(Conflict { by, at: theirs.updated_at, rows: rows.collect() })
}

/// The rest of the `field-…` key of a name of the tree.
fn words_of(field: &str) -> &str {
    match field.split('.').next().unwrap_or_default() {
        "title" => "vacancy-title",
        "name" => "employer-name",
        "body" => "course-body",
        "hours" => "course-hours",
        "from" => "course-from",
        "to" => "course-to",
        "skills" => "taught",
        "place" => "municipality",
        "istat" => "municipality",
        "contact_name" => "contact-person",
        "workers" => "project-workers",
        "kind" => "body-kind",
        known @ ("seats" | "cost" | "funding" | "qualification" | "eqf" | "link" | "hiring_commitment" | "apply_until" | "stage"
        | "outlets" | "address" | "phone" | "email" | "website" | "codice_fiscale") => known,
        _ => "note",
    }
}

async fn show<N: Smaller>(
    site: &Site,
    staff: Staff,
    form: Form,
    stored: Option<&Stored<N>>,
    conflict: Option<Conflict>,
    add: Option<String>,
) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    let wrong = !form.errors.is_empty() || conflict.is_some();
    let filled =
        form.values.keys().filter_map(|name| name.strip_prefix("skills.")?.split('.').next()?.parse::<usize>().ok()).max().unwrap_or(0);
    let spare = if add.is_some() { SPARE_ROWS * 2 } else { SPARE_ROWS };
    let mut crumbs = vec![Crumb::key(N::CRUMB, N::NOUN.path())];
    crumbs.extend(stored.map(|stored| Crumb::name(stored.value.name(), format!("{}/{}", N::NOUN.path(), stored.id))));
    let parts = FormParts {
        form,
        record: stored.map(|stored| Named { id: stored.id.to_string(), name: stored.value.name().to_owned() }),
        rows: [("skills".to_owned(), (filled + spare).min(MOST_ROWS))].into(),
        conflict,
    };
    let layout: Layout = layout(site, &staff.0, N::PLACE, crumbs);
    let page = N::form_page(&site.app, &caller, layout, parts).await?;
    let status = if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, site.show(staff.0, &page)?).into_response())
}
