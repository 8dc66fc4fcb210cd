//! Accounts: who may sign in.

use serde::{Deserialize, Serialize};

use crate::{actor::Role, codes, id::AccountId};

/// Fewest characters of a password (length over composition, NIST SP 800-63B §3.1.1).
pub const PASSWORD_MIN_CHARS: usize = 12;

/// Most characters of a password, so that hashing one is bounded work.
pub const PASSWORD_MAX_CHARS: usize = 128;

/// A person who may sign in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    pub id: AccountId,
    /// What is typed at sign-in, lower case.
    pub username: String,
    /// How the person is called on screen.
    pub name: String,
    /// The role that she is shown with; what she may do is what her assignments say.
    pub role: Role,
    /// Code of the desk that she is shown with.
    pub desk: String,
    pub disabled: bool,
}

/// Why a password was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordError {
    #[error("shorter than {PASSWORD_MIN_CHARS} characters")]
    TooShort,
    #[error("longer than {PASSWORD_MAX_CHARS} characters")]
    TooLong,
    /// It contains the user name.
    #[error("contains the user name")]
    ContainsName,
    /// It stands in the administrator's list of bad passwords.
    #[error("is on the list of bad passwords")]
    Listed,
    /// It would be guessed soon.
    #[error("easy to guess: {0}")]
    Weak(Weakness),
}

codes! {
    /// What makes a password easy to guess.
    pub enum Weakness {
        /// It is among the passwords that many use, or much like one.
        Common = "common",
        /// It is little more than the person's own name or the desk's.
        Personal = "personal",
        /// Names that many bear.
        Names = "names",
        /// A row of keys.
        Keyboard = "keyboard",
        /// The same again and again.
        Repeats = "repeats",
        /// Letters or digits in their order.
        Sequence = "sequence",
        /// A date or a year.
        Date = "date",
        /// Words that are in every dictionary, too few of them.
        Words = "words",
    }
}

/// Checks a new password: length, and that it does not contain the user name.
///
/// # Errors
/// [`PasswordError`] says which rule it breaks.
pub fn check_password(username: &str, password: &str) -> Result<(), PasswordError> {
    let length = password.chars().count();
    if length < PASSWORD_MIN_CHARS {
        return Err(PasswordError::TooShort);
    }
    if length > PASSWORD_MAX_CHARS {
        return Err(PasswordError::TooLong);
    }
    if password.to_lowercase().contains(&username.to_lowercase()) {
        return Err(PasswordError::ContainsName);
    }
    Ok(())
}
