//! Which account somebody has whom a provider knows: never a second one, and never a second person.

use chrono::TimeDelta;
use ponte_domain::{
    account::Account,
    assignment::Assignment,
    codice_fiscale::PersonCode,
    id::{AccountId, WorkerId},
    role::Role,
    worker::Worker,
};
use ponte_storage::{
    Kind, Stored, account, assignment,
    identity::{self, Identity},
    register,
};
use ponte_templates::mails::{AccountNews, AccountNotice};

use super::{NotEntered, Provider, exchange::Claims};
use crate::{
    App,
    account::{self as accounts, program},
    error::{Error, Refusal, Result},
    mail,
    rights::{Caller, Right},
    secret::{digest, new_secret},
};

/// What stands before a codice fiscale of Italy (ETSI EN 319 412-1 §5.1.3).
const ITALIAN: &str = "TINIT-";

/// An account, or why there is none.
type Entry<T> = std::result::Result<T, NotEntered>;

/// Hours within which a desk is told once of the same twins.
const TOLD_HOURS: i64 = 24;

/// The codice fiscale that a provider tells, in its usual form.
fn code_of(provider: &Provider, claims: &Claims) -> Option<String> {
    let told = provider.claims.iter().find_map(|name| claims.text(name))?.trim().to_uppercase();
    let code = told.strip_prefix(ITALIAN).unwrap_or(&told);
    PersonCode::parse(code).ok().map(|code| code.as_str().to_owned())
}

/// The account of a person served: bound to the file with her codice fiscale, made when she comes for the first time.
pub(super) async fn citizen(app: &App, provider: &Provider, claims: &Claims) -> Entry<Account> {
    let code = code_of(provider, claims).ok_or(NotEntered::NoCode)?;
    let mut files: Vec<Stored<Worker>> = register::by_code(&app.db, &code).await?;
    if files.len() > 1 {
        tell_twins(app, &code, &files).await?;
        return Err(NotEntered::Twins);
    }
    let file = files.pop().ok_or(NotEntered::Unknown)?;
    let worker = WorkerId(file.id);
    let known = assignment::about(&app.db, worker, Role::Citizen, app.today()).await?;
    let account = match known {
        Some(id) => account::by_id(&app.db, id).await?.ok_or(NotEntered::Shut)?.account,
        None => first_entry(app, &file).await?,
    };
    remember(app, provider, claims, &account).await?;
    Ok(account)
}

/// Makes the account of a person who comes for the first time. Its user name is made from her file, so that two entries at once make
/// one account; its password is one that nobody knows.
async fn first_entry(app: &App, file: &Stored<Worker>) -> Entry<Account> {
    let account = Account {
        id: AccountId(app.new_id()),
        username: format!("persona-{}", file.id.simple()),
        name: file.value.person.full_name(),
        role: Role::Citizen,
        desk: app.market.desk_of(&file.value.desk).code.clone(),
        disabled: false,
        email: None,
        email_wanted: None,
        last_day: None,
    };
    let hash = accounts::hash(new_secret()?).await?;
    let tx = app.begin().await?;
    if let Err(error) = account::insert(&tx, &account, &hash, app.now()).await {
        if !error.is_duplicate() {
            return Err(error.into());
        }
        drop(tx);
        let other = account::by_username(&app.db, &account.username).await?;
        return Ok(other.ok_or(NotEntered::Shut)?.account);
    }
    let (since, desk) = (app.today(), account.desk.clone());
    let held = Assignment { account: account.id, role: Role::Citizen, desk, subject: Some(WorkerId(file.id)), since, until: None };
    assignment::save(&tx, &held).await?;
    app.audit(&tx, &program(), "account.first_entry", Some((Kind::Account, account.id.0)), &[]).await?;
    app.audit(&tx, &program(), "account.first_entry", Some((Kind::Worker, file.id)), &[]).await?;
    app.commit(tx).await?;
    Ok(account)
}

/// Keeps who an account is at a provider, when that is new.
async fn remember(app: &App, provider: &Provider, claims: &Claims, account: &Account) -> Entry<()> {
    match identity::account_of(&app.db, &provider.issuer, &claims.subject).await? {
        Some(known) if known == account.id => return Ok(()),
        // The provider says that one of its people is two of ours: nobody comes in before somebody has looked.
        Some(_) => {
            tracing::warn!(provider = provider.name, "an identity is joined to another account");
            return Err(NotEntered::Unsure);
        }
        None => {}
    }
    let tx = app.begin().await?;
    let identity = Identity { issuer: provider.issuer.clone(), subject: claims.subject.clone(), account: account.id };
    identity::insert(&tx, &identity, app.now()).await?;
    app.audit(&tx, &program(), "account.join_identity", Some((Kind::Account, account.id.0)), &[]).await?;
    app.commit(tx).await?;
    Ok(())
}

/// The account of somebody who works here: the one that is joined to her identity, else the one whose confirmed address the provider
/// has verified and that no provider knows yet; a new one only where the installation says as what.
pub(super) async fn staff(app: &App, provider: &Provider, claims: &Claims) -> Entry<Account> {
    if let Some(id) = identity::account_of(&app.db, &provider.issuer, &claims.subject).await? {
        return Ok(account::by_id(&app.db, id).await?.ok_or(NotEntered::NotJoined)?.account);
    }
    let verified = claims.all.get("email_verified").is_some_and(|said| said == true || said == "true");
    let email = claims.text("email").filter(|_| verified);
    if let Some(email) = email {
        let mut found = account::by_email(&app.db, email).await?;
        found.retain(|account| !account.role.is_about_a_person() && !account.has_ended_on(app.today()));
        if let [account] = found.as_slice() {
            // An address may be given to another: who is known to a provider already is not joined to a second one by it. Whoever
            // keeps accounts may do so on the page of the account.
            if !identity::of_account(&app.db, account.id).await?.is_empty() {
                tracing::warn!(provider = provider.name, "an address belongs to an account that is joined to an identity already");
                return Err(NotEntered::NotJoined);
            }
            remember(app, provider, claims, account).await?;
            return Ok(account.clone());
        }
        if !found.is_empty() {
            return Err(NotEntered::NotJoined);
        }
    }
    match provider.role {
        Some(role) => made(app, provider, claims, role, email).await,
        None => Err(NotEntered::NotJoined),
    }
}

/// Makes the account of somebody whom a provider of staff vouches for, where the installation says as what.
async fn made(app: &App, provider: &Provider, claims: &Claims, role: Role, email: Option<&str>) -> Entry<Account> {
    let id = AccountId(app.new_id());
    let name = claims.text("name").or(email).unwrap_or(&claims.subject).chars().take(120).collect();
    let mark = &digest(&format!("{} {}", provider.issuer, claims.subject))[..12];
    let account = Account {
        id,
        username: format!("{}-{mark}", provider.name),
        name,
        role,
        desk: app.market.desk().code.clone(),
        disabled: false,
        email: email.map(str::to_lowercase),
        email_wanted: None,
        last_day: None,
    };
    let hash = accounts::hash(new_secret()?).await?;
    let tx = app.begin().await?;
    accounts::insert(app, &tx, &account, &hash, &[role]).await?;
    let identity = Identity { issuer: provider.issuer.clone(), subject: claims.subject.clone(), account: id };
    identity::insert(&tx, &identity, app.now()).await?;
    app.audit(&tx, &program(), "account.first_entry", Some((Kind::Account, id.0)), &[]).await?;
    app.commit(tx).await?;
    Ok(account)
}

/// Tells the desks of several files that these carry the same codice fiscale; the letter names nobody. Once a day.
async fn tell_twins(app: &App, code: &str, files: &[Stored<Worker>]) -> Entry<()> {
    let (now, key) = (app.now(), format!("twins:{}", digest(code)));
    let since = now - TimeDelta::hours(TOLD_HOURS);
    if account::letters_since(&app.db, &key, since).await? > 0 {
        return Ok(());
    }
    let mut desks: Vec<&str> = files.iter().map(|file| file.value.desk.as_str()).collect();
    desks.sort_unstable();
    desks.dedup();
    let tx = app.begin().await?;
    account::note_letter(&tx, &key, now, since).await?;
    for desk in desks {
        let desk = app.market.desk_of(desk);
        let managers = app.accounts_reaching(&tx, Right::AssignCases, &desk.code).await?;
        let mut to: Vec<String> = managers.into_iter().filter_map(|account| account.email).chain(desk.email.clone()).collect();
        to.sort_unstable();
        to.dedup();
        let letter = AccountNotice { now, sender: mail::house(app), name: desk.name.clone(), news: AccountNews::TwinFiles };
        for to in to {
            accounts::write(app, &tx, &to, &letter).await?;
        }
    }
    for file in files {
        app.audit(&tx, &program(), "account.refuse_twins", Some((Kind::Worker, file.id)), &[]).await?;
    }
    app.commit(tx).await?;
    Ok(())
}

/// Who an account is at a provider of the installation.
pub type Joined = Identity;

/// Who an account is at providers.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn identities(app: &App, caller: &Caller, id: AccountId) -> Result<Vec<Joined>> {
    accounts::view(app, caller, id).await?;
    Ok(identity::of_account(&app.db, id).await?)
}

/// Says who an account is at a provider of the installation.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`]; [`Refusal::Missing`] when there is no such provider or no subject;
/// [`Refusal::Exists`] when the identity is joined to an account already.
pub async fn join(app: &App, caller: &Caller, joined: Joined) -> Result<()> {
    let account = accounts::view(app, caller, joined.account).await?;
    let subject = joined.subject.trim().to_owned();
    let known = app.config.providers.iter().any(|provider| provider.issuer == joined.issuer);
    if !known || subject.is_empty() || subject.chars().count() > 255 {
        return Err(Refusal::Missing("identity").into());
    }
    let tx = app.begin().await?;
    if let Err(error) = identity::insert(&tx, &Identity { subject, ..joined }, app.now()).await {
        return Err(if error.is_duplicate() { Refusal::Exists(Kind::Account).into() } else { Error::from(error) });
    }
    app.audit(&tx, caller, "account.join_identity", Some((Kind::Account, account.id.0)), &[]).await?;
    app.commit(tx).await
}

/// Parts an account from who it is at a provider.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn part(app: &App, caller: &Caller, joined: &Joined) -> Result<()> {
    let account = accounts::view(app, caller, joined.account).await?;
    let tx = app.begin().await?;
    if !identity::remove(&tx, joined).await? {
        return Err(Refusal::NotFound(Kind::Account).into());
    }
    app.audit(&tx, caller, "account.part_identity", Some((Kind::Account, account.id.0)), &[]).await?;
    app.commit(tx).await
}
