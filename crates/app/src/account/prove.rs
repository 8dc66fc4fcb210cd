//! Shows who one is once more, or more surely: after the password a code, after an absence or before a dangerous act the
//! password or a code.

use chrono::TimeDelta;
use ponte_domain::sign_in::{Proof, Stage};
use ponte_storage::{
    Kind, account,
    session::{self, Session},
};

use super::{
    Begun, Origin, Present, Standing,
    second_factor::{Typed, as_code, confirm_factor, take_code},
    session::opened,
    sign_in::Counted,
};
use crate::{
    App,
    error::{Refusal, Result},
    secret::{digest, new_secret},
};

/// Minutes for which what somebody has shown counts for a dangerous act.
pub const PROOF_MINUTES: i64 = 10;

/// Wrong answers after which a session that waits for one ends.
const TRIES: i64 = 5;

impl Present {
    /// Whether she has shown who she is a short while ago.
    #[must_use]
    pub fn is_proven(&self, app: &App) -> bool {
        self.standing == Standing::Open && app.now() - self.session.proven_at <= TimeDelta::minutes(PROOF_MINUTES)
    }
}

/// Raises a session for who answers what it asks: a code when it waits for one, the password or a code when it is locked or
/// a dangerous act wants it. The session has another secret from then on.
///
/// # Errors
/// [`Refusal::WrongPassword`]; [`Refusal::TooManyAttempts`]; [`Refusal::NotSignedIn`] after five wrong answers, when it has
/// ended; [`Refusal::Key`] when the key of protected data is missing and a code was typed: a recovery code works without.
pub async fn prove(app: &App, present: &Present, typed: &str, origin: &Origin) -> Result<Begun> {
    Ok(answer(app, present, typed, origin, false).await?.0)
}

/// Puts the second factor in force that was prepared, for who shows a code of it: her session is open, with another secret,
/// and her recovery codes are shown this once.
///
/// # Errors
/// As [`prove`].
pub async fn set_up_factor(app: &App, present: &Present, code: &str, origin: &Origin) -> Result<(Begun, Vec<String>)> {
    answer(app, present, code, origin, true).await
}

async fn answer(app: &App, present: &Present, typed: &str, origin: &Origin, set_up: bool) -> Result<(Begun, Vec<String>)> {
    let account = &present.account;
    let counted = Counted::of(app, &account.username, Some(account), origin).await?;
    counted.wait(app).await?;
    counted.note(app).await?;
    let proof = right_answer(app, present, typed, set_up).await?;
    let Some(proof) = proof else {
        counted.tell_failed(app, &account.username, Some(account)).await?;
        return Err(wrong(app, &present.session).await?.into());
    };
    let now = app.now();
    let session = Session {
        stage: Stage::Open,
        proof,
        tries: 0,
        seen_at: now,
        proven_at: now,
        locked_at: None,
        agent: present.session.agent.clone(),
        ..present.session
    };
    let secret = new_secret()?;
    let tx = app.begin().await?;
    session::renew(&tx, &digest(&secret), &session).await?;
    let device = Some(opened(app, &tx, account, origin, &counted, verb(present, set_up)).await?);
    let codes = if set_up { confirm_factor(app, &tx, account).await? } else { Vec::new() };
    app.commit(tx).await?;
    Ok((Begun { account: account.clone(), session, secret, device }, codes))
}

const fn verb(present: &Present, set_up: bool) -> &'static str {
    match present.standing {
        Standing::Code | Standing::SetUp => "account.sign_in",
        Standing::Locked => "account.unlock",
        Standing::Open if set_up => "account.sign_in",
        Standing::Open => "account.prove",
    }
}

/// How a right answer shows who she is; none when it is wrong. A password is nothing new where a code is asked for. Elsewhere a
/// phrase may look like a recovery code and be the password.
async fn right_answer(app: &App, present: &Present, typed: &str, set_up: bool) -> Result<Option<Proof>> {
    let code = as_code(typed);
    let takes_password = !set_up && matches!(present.standing, Standing::Open | Standing::Locked);
    if takes_password && !matches!(code, Some(Typed::Code(_))) {
        let right = right_password(app, present, typed).await?;
        if right.is_some() {
            return Ok(right);
        }
    }
    match code {
        Some(code) => right_code(app, present, &code, set_up).await,
        None => Ok(None),
    }
}

async fn right_code(app: &App, present: &Present, code: &Typed, set_up: bool) -> Result<Option<Proof>> {
    let tx = app.begin().await?;
    let right = take_code(app, &tx, present.account.id, code, set_up).await?;
    if right && matches!(code, Typed::Recovery(_)) {
        let caller = crate::rights::Caller::new(app.actor_of(&present.account), ponte_domain::actor::Purpose::Administration);
        app.audit(&tx, &caller, "account.use_recovery_code", Some((Kind::Account, present.account.id.0)), &[]).await?;
    }
    // Kept whatever comes after: a code is taken once.
    app.commit(tx).await?;
    Ok(right.then_some(if matches!(code, Typed::Recovery(_)) { Proof::RecoveryCode } else { Proof::PasswordAndCode }))
}

async fn right_password(app: &App, present: &Present, typed: &str) -> Result<Option<Proof>> {
    let stored = account::by_username(&app.db, &present.account.username).await?.filter(|stored| !stored.account.disabled);
    let hash = match stored {
        Some(stored) => stored.password_hash,
        None => app.decoy_hash().await?,
    };
    Ok(super::password::verify(typed.to_owned(), hash).await?.then_some(present.session.proof))
}

/// Counts a wrong answer; after too many the session ends.
async fn wrong(app: &App, session: &Session) -> Result<Refusal> {
    let tx = app.begin().await?;
    let over = session.tries + 1 >= TRIES;
    if over {
        session::end(&tx, session.account, session.id).await?;
    } else {
        session::count_try(&tx, session.id).await?;
    }
    app.commit(tx).await?;
    Ok(if over { Refusal::NotSignedIn } else { Refusal::WrongPassword })
}
