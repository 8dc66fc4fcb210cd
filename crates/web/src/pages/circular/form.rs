//! The form of a circular: a new one, or a newer version of one.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use axum_extra::extract::Form as Posted;
use ponte_app::{
    circular::{self, Asked, Wording},
    error::{Error, Refusal},
    rights::Right,
};
use ponte_domain::{
    actor::Purpose,
    circular::{CircularError, CircularKind, Edition},
};
use ponte_templates::{
    form::{Choice, FieldError, Form},
    layout::{Crumb, Done, Place},
    pages::circular::CircularForm,
};
use uuid::Uuid;

use super::{PATH, shown::packs};
use crate::{error::PageError, flash, layout::layout, site::Site, visitor::Staff};

type Inputs = Vec<(String, String)>;

fn text<'a>(inputs: &'a Inputs, name: &str) -> &'a str {
    inputs.iter().find(|(known, _)| known == name).map(|(_, value)| value.trim()).unwrap_or_default()
}

/// What the form is for.
enum About<'a> {
    New,
    /// The next version of a circular, with its number.
    Next(Uuid, &'a str),
}

/// `GET /sportello/circolari/nuova`
pub async fn new(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    let form = Form::new(format!("{PATH}/nuova")).with("new_id", site.app.new_id().to_string()).with("date", site.app.today().to_string());
    show(&site, staff, &About::New, form).await
}

/// `GET /sportello/circolari/{uuid}/modifica`
pub async fn next(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    caller.require(Right::IssueCirculars)?;
    let stored = circular::view(&site.app, &caller, id).await?.stored;
    let form = Form { version: Some(stored.version), ..filled(&stored.circular.present, format!("{PATH}/{id}/modifica")) };
    show(&site, staff, &About::Next(id, &stored.circular.present.number), form).await
}

fn filled(present: &Edition, action: String) -> Form {
    let optional = |value: Option<String>| value.unwrap_or_default();
    Form::new(action)
        .with("kind", present.kind.as_str())
        .with("number", present.number.clone())
        .with("date", present.date.to_string())
        .with("title", present.title.clone())
        .with("body", present.body.clone())
        .with("pack", optional(present.pack.clone()))
        .with("replaces", optional(present.replaces.map(|id| id.to_string())))
}

async fn show(site: &Site, staff: Staff, about: &About<'_>, form: Form) -> Result<Response, PageError> {
    let (caller, lang, tree) = (staff.caller(site, Purpose::Administration), staff.0.lang, site.app.desks());
    let desks = circular::issuing(&site.app, &caller)?;
    let own = staff.0.account.as_ref().map_or("", |account| account.desk.as_str());
    let others = circular::list(&site.app, &caller, &Asked::default()).await?;
    let itself = if let About::Next(id, _) = about { Some(*id) } else { None };
    let other = |listed: &circular::Listed| {
        let present = &listed.stored.circular.present;
        Choice::new(listed.stored.circular.id.to_string(), format!("{} · {}", present.number, present.title))
    };
    let holds = |listed: &&circular::Listed| listed.stored.circular.withdrawn.is_none() && Some(listed.stored.circular.id) != itself;
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = CircularForm {
        layout: layout(site, &staff.0, Place::More, vec![Crumb::key("circulars", PATH)]),
        of: if let About::Next(_, number) = about { Some((*number).to_owned()) } else { None },
        desks: desks
            .iter()
            .map(|code| Choice::new(code.clone(), tree.get(code).map_or(code.as_str(), |desk| desk.name.as_str())))
            .collect(),
        packs: packs(site, own, lang).await?,
        replaceable: others.iter().filter(holds).map(other).collect(),
        form,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

fn read(inputs: &Inputs) -> Result<Wording, FieldError> {
    let given = |name: &str| Some(text(inputs, name).to_owned()).filter(|text| !text.is_empty());
    let replaces = given("replaces").map(|id| id.parse().map_err(|_| FieldError::new("replaces", "circular-replaces"))).transpose()?;
    Ok(Wording {
        kind: CircularKind::from_code(text(inputs, "kind")).ok_or_else(|| FieldError::new("kind", "required"))?,
        number: text(inputs, "number").to_owned(),
        date: text(inputs, "date").parse().map_err(|_| FieldError::new("date", "date"))?,
        title: text(inputs, "title").to_owned(),
        body: text(inputs, "body").to_owned(),
        pack: given("pack"),
        replaces,
    })
}

fn fault_of(error: CircularError, typed: &Form) -> FieldError {
    let missing = |field: &str| {
        let empty = typed.values.get(field).is_none_or(|values| values.iter().all(|value| value.trim().is_empty()));
        FieldError::new(field, if empty { "required" } else { "too-long" })
    };
    match error {
        CircularError::Number => missing("number"),
        CircularError::Title => missing("title"),
        CircularError::Body => missing("body"),
        CircularError::Future => FieldError::new("date", "circular-future"),
        CircularError::Taken => FieldError::new("number", "circular-taken"),
        CircularError::Replaces => FieldError::new("replaces", "circular-replaces"),
        CircularError::Pack => FieldError::new("pack", "circular-pack"),
        CircularError::Withdrawn => FieldError::new("title", "circular-withdrawn"),
        CircularError::Unchanged | CircularError::Reason | CircularError::Newer => FieldError::new("title", "circular-unchanged"),
    }
}

fn typed(action: String, inputs: &Inputs) -> Form {
    let mut form = Form { version: text(inputs, "version").parse().ok(), ..Form::new(action) };
    inputs.iter().filter(|(name, _)| name != "version").for_each(|(name, value)| form.add(name, value.clone()));
    form
}

/// `POST /sportello/circolari/nuova`
pub async fn issue(State(site): State<Site>, staff: Staff, Posted(inputs): Posted<Inputs>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    caller.require(Right::IssueCirculars)?;
    let form = typed(format!("{PATH}/nuova"), &inputs);
    let wording = match read(&inputs) {
        Ok(wording) => wording,
        Err(fault) => return show(&site, staff, &About::New, form.wrong(fault)).await,
    };
    let id = text(&inputs, "new_id").parse().unwrap_or_else(|_| site.app.new_id());
    match circular::issue(&site.app, &caller, id, text(&inputs, "desk"), wording).await {
        Ok(id) => Ok(flash::done(&format!("{PATH}/{id}"), Done::Published, 1, None)),
        Err(Error::Refused(Refusal::Circular(error))) => {
            let fault = fault_of(error, &form);
            show(&site, staff, &About::New, form.wrong(fault)).await
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /sportello/circolari/{uuid}/modifica`
pub async fn revise(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    caller.require(Right::IssueCirculars)?;
    let number = circular::view(&site.app, &caller, id).await?.stored.circular.present.number;
    let (form, about) = (typed(format!("{PATH}/{id}/modifica"), &inputs), About::Next(id, &number));
    let wording = match read(&inputs) {
        Ok(wording) => wording,
        Err(fault) => return show(&site, staff, &about, form.wrong(fault)).await,
    };
    let seen = text(&inputs, "version").parse().map_err(|_| PageError::BadRequest)?;
    match circular::revise(&site.app, &caller, id, seen, wording).await {
        Ok(()) => Ok(flash::done(&format!("{PATH}/{id}"), Done::Published, 1, None)),
        Err(Error::Refused(Refusal::Circular(error))) => {
            let fault = fault_of(error, &form);
            show(&site, staff, &about, form.wrong(fault)).await
        }
        Err(error) => Err(error.into()),
    }
}
