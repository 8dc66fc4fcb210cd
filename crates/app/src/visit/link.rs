//! Who comes is found in the register, or is recorded with what is known at the entrance.

use ponte_domain::{
    codice_fiscale::PersonCode,
    id::{ExternalId, WorkerId},
    worker::{Person, Worker},
};
use ponte_storage::{Kind, Stored, register, visit};
use uuid::Uuid;

use super::{known, own};
use crate::{
    App,
    error::{Refusal, Result},
    register::{Likeness, create_as, duplicates},
    rights::{Caller, Right},
};

/// Files that are offered while one types.
const MOST: u64 = 8;

/// Years of age that a codice fiscale may say.
const AGES: std::ops::RangeInclusive<u16> = 14..=99;

/// A file that may be hers: as much as tells it apart from others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    pub worker: WorkerId,
    pub name: String,
    pub birth_year: Option<i32>,
    /// Name of the desk that keeps it.
    pub desk: String,
}

/// What is typed of somebody who has no file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewPerson {
    /// Number of the record, given out with the form: what is sent twice is made once.
    pub id: Uuid,
    pub given_name: String,
    pub family_name: String,
    pub codice_fiscale: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    /// She is nobody of those who look alike.
    pub confirmed: bool,
}

/// Files that a text finds (name, codice fiscale, telephone), of those that the caller may know of.
///
/// # Errors
/// [`Refusal::Forbidden`].
pub async fn candidates(app: &App, caller: &Caller, text: &str) -> Result<Vec<Candidate>> {
    caller.require(Right::Welcome)?;
    let right = if caller.may(Right::KnowPeople) { Right::KnowPeople } else { Right::SeePeople };
    let scope = caller.scope(right)?;
    let found = register::suggest::<Worker>(&app.db, text, scope.as_ref(), MOST).await?;
    Ok(found.iter().map(|stored| candidate(app, stored)).collect())
}

fn candidate(app: &App, stored: &Stored<Worker>) -> Candidate {
    use chrono::Datelike;
    Candidate {
        worker: WorkerId(stored.id),
        name: stored.value.person.full_name(),
        birth_year: stored.value.person.birth_date.map(|day| day.year()),
        desk: app.market.desk_of(&stored.value.desk).name.clone(),
    }
}

/// Says whose file it is who came.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Visit`], [`Refusal::Stale`].
pub async fn link(app: &App, caller: &Caller, (id, seen): (Uuid, i64), worker: WorkerId) -> Result<()> {
    known(app, &app.db, caller, worker).await?;
    keep_link(app, caller, (id, seen), worker, false).await
}

async fn keep_link(app: &App, caller: &Caller, (id, seen): (Uuid, i64), worker: WorkerId, made: bool) -> Result<()> {
    let tx = app.begin().await?;
    let mut visit = own(app, &tx, caller, id).await?.visit;
    visit.link(worker, made).map_err(Refusal::from)?;
    visit::update(&tx, seen, &visit).await?;
    app.audit(&tx, caller, "visit.link", Some((Kind::Worker, worker.0)), &[]).await?;
    app.commit(tx).await
}

/// Records who came as a person of the desk, unless somebody looks alike: then these are told, and nothing is made. Sex, day and
/// place of birth come from the codice fiscale.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Visit`], [`Refusal::Stale`]; [`Refusal::Missing`] names the field that is
/// missing or unreadable.
pub async fn receive_new(
    app: &App,
    caller: &Caller,
    (id, seen): (Uuid, i64),
    new: &NewPerson,
) -> Result<std::result::Result<WorkerId, Vec<(Candidate, Likeness)>>> {
    caller.require(Right::EditPeople)?;
    let found = own(app, &app.db, caller, id).await?;
    found.visit.clone().link(WorkerId(new.id), true).map_err(Refusal::from)?;
    let worker = record(app, caller, new)?;
    let twins: Vec<_> = duplicates(app, caller, &worker).await?.into_iter().filter(|(other, _)| other.id != new.id).collect();
    if !new.confirmed && !twins.is_empty() {
        return Ok(Err(twins.iter().map(|(other, why)| (candidate(app, other), *why)).collect()));
    }
    let made = WorkerId(create_as(app, caller, new.id, &worker).await?);
    keep_link(app, caller, (id, seen), made, true).await?;
    Ok(Ok(made))
}

/// The record of somebody of whom only this is known.
fn record(app: &App, caller: &Caller, new: &NewPerson) -> Result<Worker> {
    let name = |text: &str, field: &'static str| match text.trim() {
        "" => Err(Refusal::Missing(field)),
        text if text.chars().count() > ponte_domain::visit::NAME_CHARS => Err(Refusal::Missing(field)),
        text => Ok(text.to_owned()),
    };
    let given = |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let desk = caller.desk_for(Right::EditPeople, &app.desks()).map(|desk| desk.code.clone());
    let desk = desk.unwrap_or_else(|| app.market.desk().code.clone());
    let mut person = Person {
        given_name: name(&new.given_name, "given_name")?,
        family_name: name(&new.family_name, "family_name")?,
        codice_fiscale: None,
        birth_date: None,
        sex: None,
        birthplace: None,
        citizenship: Vec::new(),
    };
    if let Some(typed) = given(&new.codice_fiscale) {
        let code = PersonCode::parse(&typed).map_err(|_| Refusal::Missing("codice_fiscale"))?;
        person.codice_fiscale = Some(code.as_str().to_owned());
        if let PersonCode::Final(code) = code {
            person.sex = Some(code.sex());
            person.birthplace = Some(code.birthplace());
            person.birth_date = code.birth_date_within(app.today(), AGES);
        }
    }
    let text = new.id.simple().to_string();
    let end = &text[text.len().saturating_sub(8)..];
    let external = ExternalId { source: desk.clone(), id: format!("{desk}-{}-{end}", app.today().format("%Y")) };
    let mut worker = Worker::named(external, desk, person);
    worker.contacts.phone = match given(&new.phone) {
        Some(typed) if !is_phone(&typed) => return Err(Refusal::Missing("phone").into()),
        phone => phone.into_iter().collect(),
    };
    worker.contacts.email = match given(&new.email) {
        Some(typed) if !ponte_domain::email::is_email(&typed) => return Err(Refusal::Missing("email").into()),
        email => email,
    };
    Ok(worker)
}

/// Whether a text has the shape of a telephone number, as imports ask for it.
fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let sign = |(at, c): (usize, char)| c.is_ascii_digit() || " .-/()".contains(c) || (c == '+' && at == 0);
    (5..=15).contains(&digits) && text.char_indices().all(sign)
}
