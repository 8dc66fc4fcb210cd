//! Sessions: begun once somebody has shown who she is, and raised when she has shown more.

use ponte_domain::{
    account::Account,
    actor::Purpose,
    sign_in::{Assurance, Proof, SecondFactor, Stage},
};
use ponte_storage::{
    Kind, Tx, assignment, second_factor,
    session::{self, Session},
    sign_in,
};

use super::{Origin, sign_in::Counted};
use crate::{
    App,
    error::Result,
    rights::Caller,
    secret::{digest, new_secret},
};

/// How somebody has shown who she is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// By her password, or by a link sent to an address that only she reads.
    Password,
    /// By her password and a code of her second factor.
    PasswordAndCode,
    /// By her password and a recovery code.
    RecoveryCode,
    /// A provider of identities vouches for her; at least [`Assurance::Substantial`] counts as two factors.
    Provider(Assurance),
    /// She made the first account of the installation a moment ago, and sets it up. See [`super::end_first_run`].
    FirstRun,
}

impl How {
    const fn proof(self) -> Proof {
        match self {
            Self::Password | Self::FirstRun => Proof::Password,
            Self::PasswordAndCode => Proof::PasswordAndCode,
            Self::RecoveryCode => Proof::RecoveryCode,
            Self::Provider(_) => Proof::Provider,
        }
    }

    /// Whether it needs no second factor beside it.
    fn is_enough(self) -> bool {
        match self {
            Self::Password => false,
            Self::Provider(assurance) => assurance >= Assurance::Substantial,
            Self::PasswordAndCode | Self::RecoveryCode | Self::FirstRun => true,
        }
    }
}

/// A session that was begun or raised. Its secrets are for cookies and nowhere else.
#[derive(Debug, Clone)]
pub struct Begun {
    pub account: Account,
    pub session: Session,
    pub secret: String,
    /// By which the account knows the browser from now on, once the session is open.
    pub device: Option<String>,
}

/// Begins a session for an account: open, or waiting for a code, or for a second factor to be set up where one is
/// compulsory and there is none. Every beginning has a new secret.
///
/// # Errors
/// When the database refuses, or the machine has no randomness to give.
pub async fn begin_session(app: &App, account: &Account, how: How, origin: &Origin) -> Result<Begun> {
    let now = app.now();
    let session = Session {
        id: app.new_id(),
        account: account.id,
        stage: if how.is_enough() { Stage::Open } else { stage_of(app, account).await? },
        proof: how.proof(),
        assurance: if let How::Provider(assurance) = how { Some(assurance) } else { None },
        agent: origin.agent().to_owned(),
        kiosk: origin.kiosk,
        tries: 0,
        begun_at: now,
        seen_at: now,
        proven_at: now,
        locked_at: None,
    };
    let counted = Counted::of(app, &account.username, Some(account), origin).await?;
    let secret = new_secret()?;
    let tx = app.begin().await?;
    session::begin(&tx, &digest(&secret), &session).await?;
    let device =
        if session.stage == Stage::Open { Some(opened(app, &tx, account, origin, &counted, "account.sign_in").await?) } else { None };
    app.commit(tx).await?;
    Ok(Begun { account: account.clone(), session, secret, device })
}

/// What is asked of who has shown her password.
pub(super) async fn stage_of(app: &App, account: &Account) -> Result<Stage> {
    if second_factor::of_account(&app.db, account.id).await?.is_some_and(|factor| factor.confirmed_at.is_some()) {
        return Ok(Stage::Code);
    }
    let compulsory = app.config.second_factor == SecondFactor::Compulsory && !app.config.demo && is_staff(app, account).await?;
    Ok(if compulsory { Stage::SetUp } else { Stage::Open })
}

/// Whether an account is, today, more than a person served or an employer.
///
/// # Errors
/// When the database cannot be read.
pub async fn is_staff(app: &App, account: &Account) -> Result<bool> {
    let today = app.today();
    let held = assignment::of_account(&app.db, account.id).await?;
    Ok(account.role.is_staff() || held.iter().any(|held| held.role.is_staff() && held.holds_on(today)))
}

/// What goes with a session that is open: her failures here are forgotten, the browser is known, the act is recorded.
/// Returns the new secret of the browser.
pub(super) async fn opened(
    app: &App,
    tx: &Tx,
    account: &Account,
    origin: &Origin,
    counted: &Counted,
    verb: &'static str,
) -> Result<String> {
    sign_in::forget_failures(tx, counted.attempt()).await?;
    let device = new_secret()?;
    let old = origin.device.as_deref().map(digest);
    sign_in::remember_device(tx, old.as_deref(), &digest(&device), account.id, app.now()).await?;
    let caller = Caller::new(app.actor_of(account), Purpose::Administration);
    app.audit(tx, &caller, verb, Some((Kind::Account, account.id.0)), &[]).await?;
    Ok(device)
}

/// Asks whoever made the first account for what she would have been asked for after her password, now that the desk is set up.
///
/// # Errors
/// When the database refuses.
pub async fn end_first_run(app: &App, secret: &str) -> Result<()> {
    let Some(present) = super::present(app, secret).await? else { return Ok(()) };
    let stage = stage_of(app, &present.account).await?;
    if present.session.proof == Proof::Password && stage != present.session.stage {
        let tx = app.begin().await?;
        session::set_stage(&tx, present.session.id, stage).await?;
        app.commit(tx).await?;
    }
    Ok(())
}
