//! Tells who holds a session or a token.

use chrono::TimeDelta;
use ponte_domain::{account::Account, sign_in::Stage};
use ponte_storage::{
    account,
    session::{self, Session},
};

use crate::{App, error::Result, secret::digest};

/// Hours after which a session ends whatever happens.
pub(super) const SESSION_HOURS: i64 = 12;

/// Minutes without a request after which a session is locked, unless the installation says otherwise.
pub(super) const IDLE_MINUTES: i64 = 30;

/// Setting that says otherwise.
pub(super) const IDLE_SETTING: &str = "idle_minutes";

/// Minutes without a request after which a session at a browser for everybody ends.
pub const KIOSK_IDLE_MINUTES: i64 = 2;

/// Minutes that somebody may take from the password to the code.
const CODE_MINUTES: i64 = 10;

/// Minutes that somebody may take from the password to a second factor that is set up.
const SET_UP_MINUTES: i64 = 60;

/// Minutes between two notes that a session was used: not every page writes, but at a browser for everybody.
const TOUCH_MINUTES: i64 = 1;

/// How a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Open,
    /// Locked by its holder, or idle too long: her password or a code opens it again.
    Locked,
    /// A code is asked for.
    Code,
    /// A second factor is to be set up.
    SetUp,
}

/// Who holds a session, and how it stands.
#[derive(Debug, Clone)]
pub struct Present {
    pub account: Account,
    pub session: Session,
    pub standing: Standing,
}

/// Who holds the session with a secret; none when there is no such session, or it has ended.
///
/// # Errors
/// When the database cannot be used.
pub async fn present(app: &App, secret: &str) -> Result<Option<Present>> {
    let now = app.now();
    let found = session::by_digest(&app.db, &digest(secret), now - TimeDelta::hours(SESSION_HOURS)).await?;
    let Some((account, session)) = found else { return Ok(None) };
    let (age, idle) = (now - session.begun_at, now - session.seen_at);
    let allowed = TimeDelta::minutes(super::idle_minutes(app).await?);
    let standing = match session.stage {
        Stage::Code if age <= TimeDelta::minutes(CODE_MINUTES) => Standing::Code,
        Stage::SetUp if age <= TimeDelta::minutes(SET_UP_MINUTES) => Standing::SetUp,
        Stage::Code | Stage::SetUp => return Ok(None),
        Stage::Open if session.kiosk && idle > TimeDelta::minutes(KIOSK_IDLE_MINUTES) => return Ok(None),
        Stage::Open if session.locked_at.is_some() => Standing::Locked,
        Stage::Open if idle > allowed => Standing::Locked,
        Stage::Open => Standing::Open,
    };
    let noted = if session.kiosk { TimeDelta::zero() } else { TimeDelta::minutes(TOUCH_MINUTES) };
    if standing == Standing::Open && idle > noted {
        let tx = app.begin().await?;
        session::touch(&tx, session.id, now).await?;
        app.commit(tx).await?;
    }
    Ok(Some(Present { account, session, standing }))
}

/// The account of a session that is open.
///
/// # Errors
/// When the database cannot be used.
pub async fn by_session(app: &App, secret: &str) -> Result<Option<Account>> {
    let present = present(app, secret).await?;
    Ok(present.filter(|present| present.standing == Standing::Open).map(|present| present.account))
}

/// The account of a token of the API.
///
/// # Errors
/// When the database cannot be read.
pub async fn by_token(app: &App, secret: &str) -> Result<Option<Account>> {
    Ok(account::by_token(&app.db, &digest(secret), app.now()).await?)
}
