//! The second factor: one-time codes of a device of hers, and recovery codes for when it is lost.

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use ponte_domain::{account::Account, actor::Purpose, id::AccountId, sign_in::SecondFactor};
use ponte_storage::{Kind, Tx, account, second_factor, session, sign_in};
use rand::{TryRng, rngs::SysRng};

use super::session::is_staff;
use crate::{
    App,
    error::{Error, Refusal, Result},
    keyring::PlaceOf,
    rights::{Caller, Right},
    secret::digest,
    totp::{self, Picture},
};

/// Recovery codes of a set.
const RECOVERY_CODES: usize = 10;

/// Letters of a recovery code: 120 bits, beyond guessing even with the digests at hand.
const RECOVERY_CHARS: usize = 24;

/// Letters of the recovery codes that were given before; they work until they are used or replaced.
const EARLIER_RECOVERY_CHARS: usize = 16;

/// Minutes for which a secret that is being set up is shown again as it was.
const SET_UP_MINUTES: i64 = 60;

/// Preference that says that an administrator took the second factor away, until it is told.
const TAKEN: &str = "second_factor_taken";

/// How an account stands to its second factor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactorState {
    /// Since when it is in force.
    pub since: Option<DateTime<Utc>>,
    /// Recovery codes not yet used.
    pub codes_left: i64,
    /// Whether she must have one.
    pub compulsory: bool,
}

/// A second factor to be set up: what the device needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetUp {
    /// The secret, to be typed where no picture can be taken.
    pub secret: String,
    pub picture: Picture,
}

fn place(row: &str) -> PlaceOf<'_> {
    PlaceOf { table: "second_factor", row, column: "content" }
}

fn open(app: &App, account: AccountId, sealed: &str) -> Result<Vec<u8>> {
    let text = app.keys.open_sealed(place(&account.to_string()), sealed).map_err(Refusal::Key)?;
    STANDARD_NO_PAD.decode(text).map_err(|error| Error::Internal(error.to_string()))
}

fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    SysRng.try_fill_bytes(&mut bytes).map_err(|error| Error::Internal(format!("no randomness: {error}")))?;
    Ok(bytes)
}

/// How an account stands to its second factor.
///
/// # Errors
/// When the database cannot be read.
pub async fn factor_state(app: &App, account: &Account) -> Result<FactorState> {
    let factor = second_factor::of_account(&app.db, account.id).await?;
    Ok(FactorState {
        since: factor.and_then(|factor| factor.confirmed_at),
        codes_left: second_factor::recovery_codes_left(&app.db, account.id).await?,
        compulsory: app.config.second_factor == SecondFactor::Compulsory && !app.config.demo && is_staff(app, account).await?,
    })
}

/// Prepares a second factor; asked again within the hour it is the same one.
///
/// # Errors
/// [`Refusal::Key`] when the key of protected data is missing, [`Refusal::FactorInForce`] when there is one.
pub async fn prepare_factor(app: &App, account: &Account) -> Result<SetUp> {
    let known = second_factor::of_account(&app.db, account.id).await?;
    let fresh = |made: DateTime<Utc>| app.now() - made <= TimeDelta::minutes(SET_UP_MINUTES);
    let secret = match known {
        Some(known) if known.confirmed_at.is_some() => return Err(Refusal::FactorInForce.into()),
        Some(known) if fresh(known.made_at) => open(app, account.id, &known.secret)?,
        _ => {
            let secret = random::<{ totp::SECRET_BYTES }>()?;
            let sealed = app.keys.seal(place(&account.id.to_string()), &STANDARD_NO_PAD.encode(secret))?;
            let tx = app.begin().await?;
            if !second_factor::prepare(&tx, account.id, &sealed, app.now()).await? {
                return Err(Refusal::FactorInForce.into());
            }
            app.commit(tx).await?;
            secret.to_vec()
        }
    };
    let address = totp::address(&app.market.desk().name, &account.username, &secret);
    Ok(SetUp { secret: totp::base32(&secret), picture: totp::picture(&address)? })
}

/// Puts the second factor in force for who shows a code of it, and returns her recovery codes, shown this once. Whoever
/// takes it in force has shown it: see [`super::prove`] for the session that goes on.
pub(super) async fn confirm_factor(app: &App, tx: &Tx, account: &Account) -> Result<Vec<String>> {
    second_factor::confirm(tx, account.id, app.now()).await?;
    account::set_preference(tx, account.id, TAKEN, "").await?;
    let caller = Caller::new(app.actor_of(account), Purpose::Administration);
    app.audit(tx, &caller, "account.second_factor", Some((Kind::Account, account.id.0)), &[]).await?;
    give_codes(tx, account.id).await
}

async fn give_codes(tx: &Tx, account: AccountId) -> Result<Vec<String>> {
    let mut codes = Vec::new();
    for _ in 0..RECOVERY_CODES {
        codes.push(totp::base32(&random::<{ RECOVERY_CHARS * 5 / 8 }>()?));
    }
    let digests: Vec<String> = codes.iter().map(|code| digest(code)).collect();
    second_factor::set_recovery_codes(tx, account, &digests).await?;
    Ok(codes.iter().map(|code| spaced(code)).collect())
}

fn spaced(code: &str) -> String {
    let groups: Vec<String> = code.chars().collect::<Vec<_>>().chunks(4).map(|group| group.iter().collect()).collect();
    groups.join("-")
}

/// New recovery codes in the place of the earlier ones, shown this once.
///
/// # Errors
/// [`Refusal::NotSignedIn`]; [`Refusal::NoFactor`] when there is no second factor.
pub async fn new_recovery_codes(app: &App, caller: &Caller) -> Result<Vec<String>> {
    let id = caller.actor.account().ok_or(Refusal::NotSignedIn)?;
    let factor = second_factor::of_account(&app.db, id).await?;
    factor.filter(|factor| factor.confirmed_at.is_some()).ok_or(Refusal::NoFactor)?;
    let tx = app.begin().await?;
    let codes = give_codes(&tx, id).await?;
    app.audit(&tx, caller, "account.recovery_codes", Some((Kind::Account, id.0)), &[]).await?;
    app.commit(tx).await?;
    Ok(codes)
}

/// Whether a text is a code of the second factor, a recovery code, or neither; what blanks and hyphens somebody types do
/// not matter.
pub(super) fn as_code(typed: &str) -> Option<Typed> {
    // Hyphens come as dashes from a document that the codes were kept in.
    let kept = |c: &char| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}');
    let text: String = typed.chars().filter(kept).collect::<String>().to_uppercase();
    if text.len() == totp::DIGITS && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Typed::Code(text));
    }
    let long = [RECOVERY_CHARS, EARLIER_RECOVERY_CHARS].contains(&text.len());
    let letters = long && text.bytes().all(|byte| byte.is_ascii_uppercase() || (b'2'..=b'7').contains(&byte));
    letters.then_some(Typed::Recovery(text))
}

/// A code that was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Typed {
    Code(String),
    Recovery(String),
}

/// Takes a code, which cannot be taken again; whether it was right. A factor that is not in force yet takes codes only
/// while it is `set_up`.
pub(super) async fn take_code(app: &App, tx: &Tx, account: AccountId, typed: &Typed, set_up: bool) -> Result<bool> {
    let Some(factor) = second_factor::of_account(tx, account).await? else { return Ok(false) };
    if factor.confirmed_at.is_some() == set_up {
        return Ok(false);
    }
    match typed {
        Typed::Recovery(_) if set_up => Ok(false),
        Typed::Recovery(code) => Ok(second_factor::use_recovery_code(tx, account, &digest(code), app.now()).await?),
        Typed::Code(code) => match totp::step_of(&open(app, account, &factor.secret)?, code, app.now().timestamp())? {
            Some(step) => Ok(second_factor::take_step(tx, account, step).await?),
            None => Ok(false),
        },
    }
}

/// Gives up one's own second factor.
///
/// # Errors
/// [`Refusal::FactorCompulsory`] when she must have one; [`Refusal::NoFactor`].
pub async fn give_up_factor(app: &App, caller: &Caller, account: &Account) -> Result<()> {
    let state = factor_state(app, account).await?;
    if state.compulsory {
        return Err(Refusal::FactorCompulsory.into());
    }
    let tx = app.begin().await?;
    if !second_factor::remove(&tx, account.id).await? {
        return Err(Refusal::NoFactor.into());
    }
    app.audit(&tx, caller, "account.give_up_factor", Some((Kind::Account, account.id.0)), &[]).await?;
    app.commit(tx).await
}

/// Takes the second factor of an account away that lost it: her sessions end, no browser is known any more, she is told at
/// the next sign-in, and where a second factor is compulsory she sets another one up. Whoever holds the machine may do so
/// for the only administrator.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::NoFactor`].
pub async fn take_factor_away(app: &App, caller: &Caller, id: AccountId) -> Result<()> {
    caller.require(Right::Accounts)?;
    super::view(app, caller, id).await?;
    let tx = app.begin().await?;
    if !second_factor::remove(&tx, id).await? {
        return Err(Refusal::NoFactor.into());
    }
    session::end_others(&tx, id, None).await?;
    sign_in::forget_devices(&tx, id).await?;
    account::set_preference(&tx, id, TAKEN, "yes").await?;
    app.audit(&tx, caller, "account.take_factor_away", Some((Kind::Account, id.0)), &[]).await?;
    app.commit(tx).await
}

/// Whether an account is to be told that its second factor was taken away; it is told until it has another, or said that
/// it has read so.
///
/// # Errors
/// When the database cannot be read.
pub async fn factor_was_taken(app: &App, account: AccountId) -> Result<bool> {
    Ok(account::preference(&app.db, account, TAKEN).await?.is_some_and(|told| !told.is_empty()))
}

/// Notes that she has read that her second factor was taken away.
///
/// # Errors
/// When the database refuses.
pub async fn note_told(app: &App, account: AccountId) -> Result<()> {
    let tx = app.begin().await?;
    account::set_preference(&tx, account, TAKEN, "").await?;
    app.commit(tx).await
}

/// The accounts with a second factor in force.
///
/// # Errors
/// [`Refusal::Forbidden`].
pub async fn accounts_with_factor(app: &App, caller: &Caller) -> Result<Vec<AccountId>> {
    caller.require(Right::Accounts)?;
    Ok(second_factor::accounts(&app.db).await?.into_iter().map(AccountId).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_recovery_code_has_120_bits() {
        let code = totp::base32(&random::<{ RECOVERY_CHARS * 5 / 8 }>().expect("randomness"));
        assert_eq!(spaced(&code).len(), 24 + 5);
        assert_eq!(as_code(&spaced(&code)), Some(Typed::Recovery(code)));
    }

    #[test]
    fn codes_are_known_however_they_are_typed() {
        assert_eq!(as_code(" 123 456 "), Some(Typed::Code("123456".into())));
        assert_eq!(as_code("abcd-efgh-ijkl-mn23"), Some(Typed::Recovery("ABCDEFGHIJKLMN23".into())));
        let long = "abcd-efgh-ijkl-mnop-qrst-uv23";
        for typed in
            [long.to_owned(), long.replace('-', ""), format!(" {} ", long.replace('-', " ").to_uppercase()), long.replace('-', "\u{2013}")]
        {
            assert_eq!(as_code(&typed), Some(Typed::Recovery("ABCDEFGHIJKLMNOPQRSTUV23".into())), "{typed}");
        }
        for neither in ["abcd-efgh-ijkl-mnop-qrst", "", "12345", "1234567", "una frase lunga", "abcd-efgh-ijkl-mn01", "àbcd-efgh-ijkl-mn2"]
        {
            assert_eq!(as_code(neither), None, "{neither}");
        }
    }
}
