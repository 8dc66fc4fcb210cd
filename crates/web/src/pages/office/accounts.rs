//! The accounts of the desk.

use std::collections::BTreeMap;

use axum::{
    Form as Posted,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ponte_app::{
    account::{self, AccountChange, NewAccount},
    error::{Error, Refusal},
    rights::Right,
};
use ponte_domain::{
    account::PasswordError,
    actor::{Purpose, Role},
    id::AccountId,
};
use ponte_templates::{
    form::{FieldError, Form},
    layout::{Crumb, Done, Place},
    pages::{
        office::{AccountForm, Accounts},
        worker::Named,
    },
};
use uuid::Uuid;

use crate::{error::PageError, flash, layout::layout, site::Site, visitor::Staff};

const PATH: &str = "/amministrazione/account";

/// `GET /amministrazione/account`
pub async fn list(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let accounts = account::list(&site.app, &caller).await?;
    let named = |id: &str| accounts.iter().find(|account| account.id.to_string() == id).map(|account| account.name.clone());
    let layout = layout(&site, &staff.0, Place::Administration, Vec::new()).naming_one(named);
    let page = Accounts { layout, accounts };
    site.show(staff.0, &page)
}

/// `GET /amministrazione/account/nuovo`
pub async fn new(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    staff.caller(&site, Purpose::Administration).require(Right::Accounts)?;
    show(&site, staff, Form::new(format!("{PATH}/nuovo")).with("role", Role::Operator.as_str()), None)
}

/// `POST /amministrazione/account/nuovo`
pub async fn create(
    State(site): State<Site>,
    staff: Staff,
    Posted(typed): Posted<BTreeMap<String, String>>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    caller.require(Right::Accounts)?;
    let made = account::create(&site.app, &caller, new_account(&typed, &site.app.market.desk().code)).await;
    match made {
        Ok(account) => Ok(flash::done_to(PATH, Done::Created, account.id.0, None)),
        Err(error) => show(&site, staff, typed_form(format!("{PATH}/nuovo"), &typed).wrong(wrong(error, &typed)?), None),
    }
}

/// The account that the inputs of a form make.
pub fn new_account(typed: &BTreeMap<String, String>, desk: &str) -> NewAccount {
    let text = |name: &str| typed.get(name).cloned().unwrap_or_default();
    let role = Role::from_code(&text("role")).unwrap_or(Role::Operator);
    NewAccount { username: text("username"), name: text("name"), role, desk: desk.to_owned(), password: text("password") }
}

/// What was typed, but for the password.
pub fn typed_form(action: String, typed: &BTreeMap<String, String>) -> Form {
    let mut form = Form::new(action);
    typed.iter().filter(|(name, _)| *name != "password").for_each(|(name, value)| form.add(name, value.clone()));
    form
}

/// What is wrong with an account, for its form; whatever a form cannot mend is passed on.
pub fn wrong(error: Error, typed: &BTreeMap<String, String>) -> Result<FieldError, PageError> {
    let (field, code) = match &error {
        Error::Refused(Refusal::Missing("name")) => ("name", "required"),
        Error::Refused(Refusal::Missing("username")) => ("username", "username"),
        Error::Refused(Refusal::Exists(_)) => ("username", "taken"),
        Error::Refused(Refusal::Forbidden(Right::Accounts)) => ("role", "own-account"),
        Error::Refused(Refusal::Password(PasswordError::TooShort)) => ("password", "too-short"),
        Error::Refused(Refusal::Password(PasswordError::TooLong)) => ("password", "too-long"),
        Error::Refused(Refusal::Password(PasswordError::ContainsName)) => ("password", "contains-name"),
        _ => return Err(error.into()),
    };
    let mut wrong = FieldError::new(field, code);
    wrong.args.extend(typed.get(field).filter(|_| field != "password").map(|value| ("value".to_owned(), value.clone())));
    Ok(wrong)
}

/// `GET /amministrazione/account/{id}/modifica`
pub async fn change(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let account = account::view(&site.app, &caller, AccountId(id)).await?;
    let form = Form::new(format!("{PATH}/{id}/modifica"))
        .with("name", account.name.clone())
        .with("username", account.username)
        .with("role", account.role.as_str());
    show(&site, staff, form, Some(Named { id: id.to_string(), name: account.name }))
}

/// `POST /amministrazione/account/{id}/modifica`: name, role, and a new password when one is typed.
pub async fn save(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(typed): Posted<BTreeMap<String, String>>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let known = account::view(&site.app, &caller, AccountId(id)).await?;
    let new = new_account(&typed, "");
    let change = AccountChange { name: new.name, role: new.role, password: Some(new.password).filter(|password| !password.is_empty()) };
    match account::change(&site.app, &caller, AccountId(id), change).await {
        Ok(()) => Ok(flash::done_to(PATH, Done::Saved, id, None)),
        Err(error) => {
            let form = typed_form(format!("{PATH}/{id}/modifica"), &typed).wrong(wrong(error, &typed)?);
            show(&site, staff, form, Some(Named { id: id.to_string(), name: known.name }))
        }
    }
}

/// `POST /amministrazione/account/{id}/sospendi`
pub async fn disable(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    account::set_disabled(&site.app, &caller, AccountId(id), true).await?;
    Ok(flash::done_to(PATH, Done::Disabled, id, Some(format!("{PATH}/{id}/riattiva"))))
}

/// `POST /amministrazione/account/{id}/riattiva`
pub async fn enable(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    account::set_disabled(&site.app, &caller, AccountId(id), false).await?;
    Ok(flash::done_to(PATH, Done::Saved, id, None))
}

fn show(site: &Site, staff: Staff, form: Form, record: Option<Named>) -> Result<Response, PageError> {
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = AccountForm {
        layout: layout(site, &staff.0, Place::Administration, vec![Crumb::key("accounts", PATH)]),
        form,
        record,
        labels: BTreeMap::new(),
        rows: BTreeMap::new(),
        conflict: None,
        duplicates: Vec::new(),
        choices: BTreeMap::new(),
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}
