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
    provider,
    rights::Right,
};
use ponte_domain::{
    account::{Account, PasswordError, Weakness},
    actor::Purpose,
    assignment::{Assignment, AssignmentError},
    id::AccountId,
    role::Role,
};
use ponte_templates::{
    form::{Choice, FieldError, Form},
    layout::{Crumb, Done, Place},
    pages::{
        desks::Held,
        office::{AccountForm, AccountPage, Accounts, Assignments, Contact, IdentityRow},
        worker::Named,
    },
};
use uuid::Uuid;

use super::desks::day;
use crate::{error::PageError, flash, layout::layout, site::Site, visitor::Staff};

pub const PATH: &str = "/amministrazione/account";

/// `GET /amministrazione/account`
pub async fn list(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let accounts = account::list(&site.app, &caller).await?;
    let mut held: BTreeMap<String, Vec<Held>> = BTreeMap::new();
    for assignment in account::assignments_today(&site.app, &caller).await? {
        held.entry(assignment.account.to_string()).or_default().push(held_row(&site, assignment, None));
    }
    let named = |id: &str| accounts.iter().find(|account| account.id.to_string() == id).map(|account| account.name.clone());
    let layout = layout(&site, &staff.0, Place::Administration, Vec::new()).naming_one(named);
    let with_factor = account::accounts_with_factor(&site.app, &caller).await?.iter().map(ToString::to_string).collect();
    let page = Accounts { layout, accounts, held, with_factor };
    site.show(staff.0, &page)
}

/// `GET /amministrazione/account/nuovo`
pub async fn new(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    staff.caller(&site, Purpose::Administration).require(Right::Accounts)?;
    let form = Form::new(format!("{PATH}/nuovo")).with("role", Role::Operator.as_str()).with("desk", site.app.market.desk().code.clone());
    show(&site, staff, form)
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
        Err(error) => show(&site, staff, typed_form(format!("{PATH}/nuovo"), &typed).wrong(wrong(error, &typed)?)),
    }
}

/// The account that the inputs of a form make; at a desk when none is typed.
pub fn new_account(typed: &BTreeMap<String, String>, desk: &str) -> NewAccount {
    let text = |name: &str| typed.get(name).cloned().unwrap_or_default();
    let role = Role::from_code(&text("role")).unwrap_or(Role::Operator);
    let desk = Some(text("desk")).filter(|desk| !desk.is_empty()).unwrap_or_else(|| desk.to_owned());
    NewAccount { username: text("username"), name: text("name"), roles: vec![role], desk, password: text("password") }
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
        Error::Refused(Refusal::Missing("email")) => ("email", "email"),
        Error::Refused(Refusal::Missing("role")) => ("role", "required"),
        Error::Refused(Refusal::Exists(_)) => ("username", "taken"),
        Error::Refused(Refusal::Assignment(AssignmentError::Desk)) => ("desk", "assignment-desk"),
        Error::Refused(Refusal::Assignment(AssignmentError::Reversed)) => ("until", "assignment-order"),
        Error::Refused(Refusal::Assignment(AssignmentError::Subject)) => ("subject", "assignment-subject"),
        Error::Refused(Refusal::LastOne) => ("role", "last-one"),
        Error::Refused(Refusal::Password(fault)) => ("password", password_fault(*fault)),
        _ => return Err(error.into()),
    };
    let mut wrong = FieldError::new(field, code);
    wrong.args.extend(typed.get(field).filter(|_| field != "password").map(|value| ("value".to_owned(), value.clone())));
    Ok(wrong)
}

/// Why a password was refused, as the rest of an `error-…` key.
pub const fn password_fault(fault: PasswordError) -> &'static str {
    match fault {
        PasswordError::TooShort => "too-short",
        PasswordError::TooLong => "too-long",
        PasswordError::ContainsName => "contains-name",
        PasswordError::Listed => "listed",
        PasswordError::Weak(weakness) => match weakness {
            Weakness::Common => "weak-common",
            Weakness::Personal => "weak-personal",
            Weakness::Names => "weak-names",
            Weakness::Keyboard => "weak-keyboard",
            Weakness::Repeats => "weak-repeats",
            Weakness::Sequence => "weak-sequence",
            Weakness::Date => "weak-date",
            Weakness::Words => "weak-words",
        },
    }
}

/// `GET /amministrazione/account/{id}/modifica`
pub async fn change(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let account = account::view(&site.app, &caller, AccountId(id)).await?;
    let form = Form::new(format!("{PATH}/{id}/modifica")).with("name", account.name.clone());
    show_known(&site, staff, &account, form, Form::default()).await
}

/// `POST /amministrazione/account/{id}/modifica`: name, and a new password when one is typed.
pub async fn save(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(typed): Posted<BTreeMap<String, String>>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let known = account::view(&site.app, &caller, AccountId(id)).await?;
    let text = |name: &str| typed.get(name).cloned().unwrap_or_default();
    let change = AccountChange { name: text("name"), password: Some(text("password")).filter(|password| !password.is_empty()) };
    match account::change(&site.app, &caller, AccountId(id), change).await {
        Ok(()) => Ok(flash::done_to(PATH, Done::Saved, id, None)),
        Err(error) => {
            let form = typed_form(format!("{PATH}/{id}/modifica"), &typed).wrong(wrong(error, &typed)?);
            show_known(&site, staff, &known, form, Form::default()).await
        }
    }
}

/// `POST /amministrazione/account/{id}/incarichi`: a role at a desk, from a day to a day.
pub async fn assign(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(typed): Posted<BTreeMap<String, String>>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let known = account::view(&site.app, &caller, AccountId(id)).await?;
    let given = match read(&site, known.id, &typed) {
        Ok(assignment) => account::assign(&site.app, &caller, assignment).await.map_err(|error| wrong(error, &typed)),
        Err(fault) => Err(Ok(fault)),
    };
    match given {
        Ok(()) => Ok(flash::done(&format!("{PATH}/{id}/modifica"), Done::Assigned, 1, None)),
        Err(fault) => {
            let form = Form::new(format!("{PATH}/{id}/modifica")).with("name", known.name.clone());
            show_known(&site, staff, &known, form, typed_form(String::new(), &typed).wrong(fault?)).await
        }
    }
}

fn read(site: &Site, account: AccountId, typed: &BTreeMap<String, String>) -> Result<Assignment, FieldError> {
    let text = |name: &str| typed.get(name).map(|text| text.trim().to_owned()).unwrap_or_default();
    let subject = match text("subject").as_str() {
        "" => None,
        id => Some(id.parse().map_err(|_| FieldError::new("subject", "assignment-subject"))?),
    };
    Ok(Assignment {
        account,
        role: Role::from_code(&text("role")).ok_or_else(|| FieldError::new("role", "required"))?,
        desk: text("desk"),
        subject,
        since: day(typed, "since")?.unwrap_or_else(|| site.app.today()),
        until: day(typed, "until")?,
    })
}

/// `POST /amministrazione/account/{id}/incarichi/chiudi`
pub async fn end_assignment(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(typed): Posted<BTreeMap<String, String>>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let known = account::view(&site.app, &caller, AccountId(id)).await?;
    let text = |name: &str| typed.get(name).cloned().unwrap_or_default();
    let (role, since) = (Role::from_code(&text("role")), day(&typed, "since").ok().flatten());
    let (role, since) = role.zip(since).ok_or(PageError::BadRequest)?;
    match account::end_assignment(&site.app, &caller, known.id, role, &text("desk"), since).await {
        Ok(()) => Ok(flash::done(&format!("{PATH}/{id}/modifica"), Done::Ended, 1, None)),
        Err(error) => {
            let form = Form::new(format!("{PATH}/{id}/modifica")).with("name", known.name.clone());
            show_known(&site, staff, &known, form, Form::default().wrong(wrong(error, &typed)?)).await
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

/// `POST /amministrazione/account/{id}/secondo-fattore/togli`
pub async fn take_factor_away(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    match account::take_factor_away(&site.app, &caller, AccountId(id)).await {
        Ok(()) | Err(Error::Refused(Refusal::NoFactor)) => Ok(flash::done_to(PATH, Done::FactorTaken, id, None)),
        Err(error) => Err(error.into()),
    }
}

/// `POST /amministrazione/account/{id}/sessioni`
pub async fn end_sessions(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let ended = account::end_sessions_of(&site.app, &caller, AccountId(id)).await?;
    let count = u32::try_from(ended).unwrap_or(u32::MAX);
    Ok(flash::done(&format!("{PATH}/{id}/modifica"), Done::EndedSessions, count, None))
}

fn held_row(site: &Site, assignment: Assignment, subject: Option<Named>) -> Held {
    Held {
        role: assignment.role,
        desk_name: site.app.market.desk_of(&assignment.desk).name.clone(),
        present: assignment.holds_on(site.app.today()),
        since: assignment.since,
        until: assignment.until,
        desk: assignment.desk,
        subject,
    }
}

/// The open desks, to choose among.
fn desks(site: &Site) -> Vec<Choice> {
    let (tree, today) = (site.app.desks(), site.app.today());
    tree.in_order()
        .into_iter()
        .filter(|(_, desk)| desk.is_open_on(today))
        .map(|(_, desk)| Choice::new(desk.code.clone(), desk.name.clone()))
        .collect()
}

async fn show_known(site: &Site, staff: Staff, known: &Account, form: Form, new: Form) -> Result<Response, PageError> {
    show_all(site, staff, known, form, new, Form::default()).await
}

pub async fn show_all(site: &Site, staff: Staff, known: &Account, form: Form, new: Form, mut contact: Form) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Administration);
    let held = account::assignments(&site.app, &caller, known.id).await?.into_iter().map(|held| {
        // Who keeps the accounts sees no people: the person is named by her identifier.
        let subject = held.subject.map(|id| Named { id: id.to_string(), name: id.to_string() });
        held_row(site, held, subject)
    });
    let well = form.errors.is_empty() && new.errors.is_empty() && contact.errors.is_empty();
    let status = if well { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let stored = [("email", known.email.clone()), ("last_day", known.last_day.map(|day| day.to_string()))];
    for (field, value) in stored {
        if let Some(value) = value.filter(|_| !contact.values.contains_key(field)) {
            contact.add(field, value);
        }
    }
    let identities = provider::identities(&site.app, &caller, known.id).await?.into_iter();
    let identities = identities.map(|joined| IdentityRow { issuer: joined.issuer, subject: joined.subject }).collect();
    let issuers = site.app.config.providers.iter().map(|one| Choice::new(one.issuer.clone(), one.label.clone())).collect();
    let page = AccountPage {
        layout: layout(site, &staff.0, Place::Administration, vec![Crumb::key("accounts", PATH)]),
        record: Named { id: known.id.to_string(), name: known.name.clone() },
        form,
        assignments: Assignments { held: held.collect(), form: new, desks: desks(site) },
        contact: Contact { form: contact, wanted: known.email_wanted.clone(), identities, issuers },
        factor: account::accounts_with_factor(&site.app, &caller).await?.contains(&known.id),
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

fn show(site: &Site, staff: Staff, form: Form) -> Result<Response, PageError> {
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = AccountForm {
        layout: layout(site, &staff.0, Place::Administration, vec![Crumb::key("accounts", PATH)]),
        form,
        record: None,
        labels: BTreeMap::new(),
        rows: BTreeMap::new(),
        conflict: None,
        duplicates: Vec::new(),
        choices: [("desk".to_owned(), desks(site))].into(),
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}
