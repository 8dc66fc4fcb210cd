//! The first run: from a one-time token to a desk that works.
//!
//! An installation without any account is set up by whoever holds the machine: the token is printed
//! where the program runs. It is void as soon as the first run is finished.

use chrono::TimeDelta;
use ponte_domain::{
    account::Account,
    actor::{Purpose, Role},
    codes,
    desk::Desk,
};
use ponte_storage::{
    account as stored,
    desk::{self, set_setting, setting},
    proposal::{self, Link, LinkPurpose},
};
use uuid::Uuid;

use crate::{
    App,
    account::{self, NewAccount},
    error::{Refusal, Result},
    link,
    market::HOME,
    rights::Caller,
    secret::{digest, new_secret},
};

/// Setting that holds the step the first run has come to.
const SETTING: &str = "first_run";

/// Days for which a token works; each start of the program makes another and voids those before.
const TOKEN_DAYS: i64 = 7;

codes! {
    /// What the first run still asks for.
    pub enum Step { Desk = "desk", Account = "account", Reference = "reference", Sample = "sample", Done = "done" }
}

/// The step that the first run has come to. An installation whose accounts were made on the command line is done.
///
/// # Errors
/// When the database cannot be read.
pub async fn step(app: &App) -> Result<Step> {
    if app.is_set_up() {
        return Ok(Step::Done);
    }
    let accounts = !stored::list(&app.db).await?.is_empty();
    let step = match setting(&app.db, SETTING).await?.as_deref().and_then(Step::from_code) {
        Some(Step::Done) => Step::Done,
        Some(_) if !accounts => {
            if desk::list(&app.db).await?.is_empty() {
                Step::Desk
            } else {
                Step::Account
            }
        }
        Some(step @ (Step::Reference | Step::Sample)) => step,
        Some(_) | None if accounts => Step::Done,
        _ => {
            if desk::list(&app.db).await?.is_empty() {
                Step::Desk
            } else {
                Step::Account
            }
        }
    };
    if step == Step::Done {
        app.note_set_up();
    }
    Ok(step)
}

/// The token to be shown to whoever holds the machine; none when the desk is set up. Earlier ones are void.
///
/// # Errors
/// When the database refuses.
pub async fn token(app: &App) -> Result<Option<String>> {
    if step(app).await? == Step::Done {
        return Ok(None);
    }
    let secret = new_secret()?;
    let tx = app.begin().await?;
    proposal::void_links(&tx, LinkPurpose::FirstRun).await?;
    let link =
        Link { purpose: LinkPurpose::FirstRun, subject: Uuid::nil(), expires_at: app.now() + TimeDelta::days(TOKEN_DAYS), used_at: None };
    proposal::insert_link(&tx, &digest(&secret), &link, app.now()).await?;
    app.commit(tx).await?;
    Ok(Some(secret))
}

/// Refuses whoever does not hold the token, and everybody once the desk is set up.
///
/// # Errors
/// [`Refusal::AlreadySetUp`], [`Refusal::LinkExpired`].
pub async fn check(app: &App, token: &str) -> Result<Step> {
    let step = step(app).await?;
    if step == Step::Done {
        return Err(Refusal::AlreadySetUp.into());
    }
    link::open(app, token, &[LinkPurpose::FirstRun]).await?;
    Ok(step)
}

/// Sets the desk's name, place and contacts; again until there is an account.
///
/// # Errors
/// As [`check`].
pub async fn set_desk(app: &App, token: &str, desk: &Desk) -> Result<()> {
    if !matches!(check(app, token).await?, Step::Desk | Step::Account) {
        return Err(Refusal::AlreadySetUp.into());
    }
    let mut tx = app.begin().await?;
    for other in desk::list(&tx).await?.iter().filter(|other| other.code != desk.code) {
        desk::remove(&mut tx, &other.code).await?;
    }
    desk::save(&mut tx, desk).await?;
    set_setting(&tx, HOME, Some(&desk.code)).await?;
    set_setting(&tx, SETTING, Some(Step::Account.as_str())).await?;
    app.audit(&tx, &Caller::console(Purpose::Administration), "first_run.desk", None, &[]).await?;
    app.commit(tx).await
}

/// Makes the first account: she administers the installation and manages its desk.
///
/// # Errors
/// As [`check`] and [`account::create`]; [`Refusal::AlreadySetUp`] when there is an account.
pub async fn first_account(app: &App, token: &str, new: NewAccount) -> Result<Account> {
    if check(app, token).await? != Step::Account {
        return Err(Refusal::AlreadySetUp.into());
    }
    // Before the account: whoever is cut short here finds the step of the account again.
    advance(app, Step::Reference).await?;
    let desk = app.market.desk().code.clone();
    account::create(
        app,
        &Caller::console(Purpose::Administration),
        NewAccount { roles: vec![Role::Administrator, Role::DeskManager], desk, ..new },
    )
    .await
}

/// Goes on to a later step.
///
/// # Errors
/// As [`check`].
pub async fn go_on(app: &App, token: &str, to: Step) -> Result<()> {
    let present = check(app, token).await?;
    if to <= present || present < Step::Reference || to == Step::Done {
        return Ok(());
    }
    advance(app, to).await
}

/// Ends the first run: the token is void from now on.
///
/// # Errors
/// As [`check`]; [`Refusal::Missing`] when there is no account yet.
pub async fn finish(app: &App, token: &str) -> Result<()> {
    if check(app, token).await? < Step::Reference {
        return Err(Refusal::Missing("account").into());
    }
    let tx = app.begin().await?;
    set_setting(&tx, SETTING, Some(Step::Done.as_str())).await?;
    proposal::void_links(&tx, LinkPurpose::FirstRun).await?;
    app.audit(&tx, &Caller::console(Purpose::Administration), "first_run.finish", None, &[]).await?;
    app.commit(tx).await?;
    app.note_set_up();
    Ok(())
}

async fn advance(app: &App, to: Step) -> Result<()> {
    let tx = app.begin().await?;
    set_setting(&tx, SETTING, Some(to.as_str())).await?;
    app.commit(tx).await
}
