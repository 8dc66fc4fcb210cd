//! The tree of desks: list, make, change, end.

use std::collections::BTreeMap;

use axum::{
    Form as Posted,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use chrono::NaiveDate;
use ponte_app::{
    desk,
    error::{Error, Refusal},
    rights::{Caller, Right},
};
use ponte_domain::{
    actor::Purpose,
    desk::{Desk, DeskKind, TreeError},
};
use ponte_templates::{
    form::{Choice, FieldError, Form},
    layout::{Crumb, Done, Place},
    pages::{
        desks::{DeskForm, DeskRow, Desks},
        worker::Named,
    },
};

use super::desk::{draft, fault, patron};
use crate::{
    error::PageError,
    flash,
    inputs::typed_day,
    layout::layout,
    routes::{Routes, may},
    site::Site,
    visitor::Staff,
};

const PATH: &str = "/amministrazione/sportelli";

type Texts = BTreeMap<String, String>;

pub fn routes() -> Routes {
    let at = |rest: &str| format!("{PATH}{rest}");
    let desk = || may(Right::Desk);
    Routes::new()
        .get(PATH, desk(), list)
        .get(&at("/nuovo"), desk(), new)
        .post(&at("/nuovo"), desk(), create)
        .get(&at("/{code}/modifica"), desk(), change)
        .post(&at("/{code}/modifica"), desk(), save)
        .post(&at("/{code}/chiudi"), desk(), end)
}

/// `GET /amministrazione/sportelli`
async fn list(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let tree = desk::tree(&site.app, &caller)?;
    let (reach, catalogue, today) = (caller.reach(Right::Desk), site.app.market.catalogue(), site.app.today());
    let row = |(depth, desk): (usize, &Desk)| DeskRow {
        code: desk.code.clone(),
        name: desk.name.clone(),
        kind: desk.kind,
        depth,
        place: desk.istat.as_deref().and_then(|istat| catalogue.place(istat)).map(|place| place.name.clone()),
        case_teams: desk.case_teams,
        until: desk.until,
        ended: !desk.is_open_on(today),
        mine: reach.covers(&tree, &desk.code),
    };
    let rows = tree.in_order().into_iter().map(row).collect();
    let page = Desks { layout: layout(&site, &staff.0, Place::Administration, Vec::new()), rows };
    site.show(staff.0, &page)
}

/// `GET /amministrazione/sportelli/nuovo`
async fn new(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    staff.caller(&site, Purpose::Administration).require(Right::Desk)?;
    show(&site, staff, Form::new(format!("{PATH}/nuovo")).with("kind", DeskKind::Desk.as_str()), None)
}

/// `POST /amministrazione/sportelli/nuovo`
async fn create(State(site): State<Site>, staff: Staff, Posted(texts): Posted<Texts>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    caller.require(Right::Desk)?;
    let action = format!("{PATH}/nuovo");
    match read(&site, &texts, &Desk::named("", "")) {
        Ok(made) => match desk::create(&site.app, &caller, made).await {
            Ok(()) => Ok(flash::done(PATH, Done::Created, 1, None)),
            Err(error) => show(&site, staff, typed(action, &texts, vec![wrong(error)?]), None),
        },
        Err(faults) => show(&site, staff, typed(action, &texts, faults), None),
    }
}

/// `GET /amministrazione/sportelli/{code}/modifica`
async fn change(State(site): State<Site>, staff: Staff, Path(code): Path<String>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let known = desk::view(&site.app, &caller, &code)?;
    let form = shown(&site, &known);
    show(&site, staff, form, Some(&known))
}

/// `POST /amministrazione/sportelli/{code}/modifica`
async fn save(
    State(site): State<Site>,
    staff: Staff,
    Path(code): Path<String>,
    Posted(texts): Posted<Texts>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let known = desk::view(&site.app, &caller, &code)?;
    let mut texts = texts;
    texts.insert("code".to_owned(), known.code.clone());
    let action = format!("{PATH}/{code}/modifica");
    match read(&site, &texts, &known) {
        Ok(changed) => match desk::save(&site.app, &caller, changed).await {
            Ok(()) => Ok(flash::done(PATH, Done::Saved, 1, None)),
            Err(error) => show(&site, staff, typed(action, &texts, vec![wrong(error)?]), Some(&known)),
        },
        Err(faults) => show(&site, staff, typed(action, &texts, faults), Some(&known)),
    }
}

/// `POST /amministrazione/sportelli/{code}/chiudi`: the last day, or none to open it again.
async fn end(
    State(site): State<Site>,
    staff: Staff,
    Path(code): Path<String>,
    Posted(texts): Posted<Texts>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let known = desk::view(&site.app, &caller, &code)?;
    let ended = match day(&texts, "until") {
        Ok(until) => desk::end(&site.app, &caller, &code, until).await,
        Err(fault) => return show(&site, staff, shown(&site, &known).wrong(fault), Some(&known)),
    };
    match ended {
        Ok(()) => Ok(flash::done(PATH, Done::Saved, 1, None)),
        Err(error) => show(&site, staff, shown(&site, &known).wrong(wrong(error)?), Some(&known)),
    }
}

/// A day that was typed; none when the field is empty.
pub fn day(texts: &Texts, name: &str) -> Result<Option<NaiveDate>, FieldError> {
    let text = texts.get(name).map(|text| text.trim()).filter(|text| !text.is_empty());
    text.map(|text| typed_day(text).ok_or_else(|| FieldError::new(name, "date"))).transpose()
}

/// The desk that was typed, over the present one.
fn read(site: &Site, texts: &Texts, present: &Desk) -> Result<Desk, Vec<FieldError>> {
    let text = |name: &str| texts.get(name).map(|text| text.trim().to_owned()).unwrap_or_default();
    let desk =
        draft(texts).read(&site.app.market.catalogue(), present).map_err(|faults| faults.into_iter().map(fault).collect::<Vec<_>>())?;
    Ok(Desk {
        parent: Some(text("parent")).filter(|parent| !parent.is_empty()),
        kind: DeskKind::from_code(&text("kind")).unwrap_or(present.kind),
        case_teams: text("case_teams") == "true",
        ..desk
    })
}

/// What a form can mend of a refusal; the rest is passed on.
fn wrong(error: Error) -> Result<FieldError, PageError> {
    Ok(match error {
        Error::Refused(Refusal::Exists(_)) => FieldError::new("code", "desk-taken"),
        Error::Refused(Refusal::Tree(TreeError::NoParent)) => FieldError::new("parent", "desk-parent"),
        Error::Refused(Refusal::Tree(TreeError::Circle)) => FieldError::new("parent", "desk-circle"),
        Error::Refused(Refusal::Tree(TreeError::Order { .. })) => FieldError::new("kind", "desk-order"),
        Error::Refused(Refusal::DeskInUse) => FieldError::new("until", "desk-in-use"),
        other => return Err(other.into()),
    })
}

fn typed(action: String, texts: &Texts, errors: Vec<FieldError>) -> Form {
    let mut form = Form::new(action);
    texts.iter().for_each(|(name, value)| form.add(name, value.clone()));
    form.errors = errors;
    form
}

/// The form of a desk as it is.
fn shown(site: &Site, desk: &Desk) -> Form {
    let place = desk.istat.as_deref().and_then(|istat| site.app.market.catalogue().place(istat).cloned());
    let form = Form::new(format!("{PATH}/{}/modifica", desk.code))
        .with("name", desk.name.clone())
        .with("parent", desk.parent.clone().unwrap_or_default())
        .with("kind", desk.kind.as_str())
        .with("istat", place.map_or_else(String::new, |place| format!("{} ({})", place.name, place.province)))
        .with("address", desk.address.clone().unwrap_or_default())
        .with("phone", desk.phone.clone().unwrap_or_default())
        .with("email", desk.email.clone().unwrap_or_default())
        .with("notices", desk.notices.join(", "))
        .with("patron", patron(desk))
        .with("until", desk.until.map(|day| day.to_string()).unwrap_or_default());
    if desk.case_teams { form.with("case_teams", "true") } else { form }
}

/// The desks below which the caller may put one.
fn above(site: &Site, caller: &Caller, of: Option<&Desk>) -> Vec<Choice> {
    let (tree, reach) = (site.app.desks(), caller.reach(Right::Desk));
    let own = |desk: &Desk| of.is_some_and(|of| of.parent.as_deref() == Some(&desk.code));
    let fits = |desk: &&Desk| desk.kind != DeskKind::Member && (own(desk) || reach.covers(&tree, &desk.code));
    tree.desks().filter(fits).map(|desk| Choice::new(desk.code.clone(), desk.name.clone())).collect()
}

fn show(site: &Site, staff: Staff, form: Form, record: Option<&Desk>) -> Result<Response, PageError> {
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let caller = staff.caller(site, Purpose::Administration);
    let page = DeskForm {
        layout: layout(site, &staff.0, Place::Administration, vec![Crumb::key("desks", PATH)]),
        form,
        record: record.map(|desk| Named { id: desk.code.clone(), name: desk.name.clone() }),
        labels: BTreeMap::new(),
        rows: BTreeMap::new(),
        conflict: None,
        duplicates: Vec::new(),
        choices: [("parent".to_owned(), above(site, &caller, record))].into(),
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}
