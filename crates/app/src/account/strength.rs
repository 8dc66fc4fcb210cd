//! Whether a new password is good enough.

use std::{collections::HashSet, path::Path};

use ponte_domain::account::{PasswordError, Weakness, check_password};
use zxcvbn::{Score, feedback::Warning, zxcvbn};

use crate::{
    App,
    error::{Error, Refusal, Result},
};

/// Characters from which a word of the person's or desk's name is looked for in a password.
const PERSONAL_CHARS: usize = 4;

/// Words that whoever guesses at this program tries first.
const HOUSE_WORDS: [&str; 6] = ["ponte", "sportello", "lavoro", "impiego", "comune", "password"];

/// By what new passwords are judged.
pub(crate) enum BadPasswords {
    /// How many guesses it would take somebody who knows what many choose (a score of 3 of 4 is wanted: 10^8 guesses).
    Weighed,
    /// The administrator's own list, in lower case.
    Listed(HashSet<String>),
}

impl BadPasswords {
    /// Reads the administrator's list, one password a line; without one passwords are weighed.
    pub(crate) fn read(file: Option<&Path>) -> Result<Self> {
        let Some(file) = file else { return Ok(Self::Weighed) };
        let text = std::fs::read_to_string(file).map_err(|error| Error::File { path: file.display().to_string(), error })?;
        Ok(Self::Listed(text.lines().map(|line| line.trim_end_matches('\r').to_lowercase()).filter(|line| !line.is_empty()).collect()))
    }

    fn judge(&self, password: &str, personal: &[&str]) -> std::result::Result<(), PasswordError> {
        match self {
            Self::Listed(bad) if bad.contains(&password.to_lowercase()) => Err(PasswordError::Listed),
            Self::Listed(_) => Ok(()),
            Self::Weighed => weigh(password, personal),
        }
    }
}

fn weigh(password: &str, personal: &[&str]) -> std::result::Result<(), PasswordError> {
    let known: Vec<&str> = personal.iter().copied().chain(HOUSE_WORDS).collect();
    let weighed = zxcvbn(password, &known);
    if weighed.score() >= Score::Three {
        return Ok(());
    }
    let lower = password.to_lowercase();
    let own = |word: &&str| word.chars().count() >= PERSONAL_CHARS && lower.contains(&word.to_lowercase());
    let weakness = match weighed.feedback().and_then(zxcvbn::feedback::Feedback::warning) {
        _ if known.iter().any(own) => Weakness::Personal,
        Some(Warning::StraightRowsOfKeysAreEasyToGuess | Warning::ShortKeyboardPatternsAreEasyToGuess) => Weakness::Keyboard,
        Some(Warning::RepeatsLikeAaaAreEasyToGuess | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess) => Weakness::Repeats,
        Some(Warning::SequencesLikeAbcAreEasyToGuess) => Weakness::Sequence,
        Some(Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess) => Weakness::Date,
        Some(Warning::NamesAndSurnamesByThemselvesAreEasyToGuess | Warning::CommonNamesAndSurnamesAreEasyToGuess) => Weakness::Names,
        Some(
            Warning::ThisIsATop10Password
            | Warning::ThisIsATop100Password
            | Warning::ThisIsACommonPassword
            | Warning::ThisIsSimilarToACommonlyUsedPassword,
        ) => Weakness::Common,
        Some(Warning::AWordByItselfIsEasyToGuess) | None => Weakness::Words,
    };
    Err(PasswordError::Weak(weakness))
}

/// Refuses a new password that is too short, holds the user name, is on the administrator's list or is easily guessed by
/// whoever knows the person's name and the desk's.
///
/// # Errors
/// [`Refusal::Password`] says why.
pub async fn check_new_password(app: &App, username: &str, name: &str, password: &str) -> Result<()> {
    check_password(username, password).map_err(Refusal::from)?;
    let desk = app.market.desk().name.clone();
    let (password, personal) = (password.to_owned(), format!("{username} {name} {desk}"));
    let bad = std::sync::Arc::clone(&app.bad_passwords);
    // Weighing takes some milliseconds of a core.
    let judged = tokio::task::spawn_blocking(move || {
        let words: Vec<&str> = personal.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        bad.judge(&password, &words)
    });
    let judged = judged.await.map_err(|error| Error::Internal(error.to_string()))?;
    Ok(judged.map_err(Refusal::from)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PERSONAL: [&str; 5] = ["chiara", "Chiara", "Donati", "La", "Spezia"];

    #[test]
    fn what_is_easily_guessed_is_refused_and_says_why() {
        let judged = |password: &str| BadPasswords::Weighed.judge(password, &PERSONAL);
        for (password, weakness) in [
            ("qwertyuiop[]", Weakness::Keyboard),
            ("aaaaaaaaaaaaaaaa", Weakness::Repeats),
            ("abcdefghijklmnop", Weakness::Sequence),
            ("passwordpassword", Weakness::Personal),
            ("Donati-Spezia", Weakness::Personal),
            ("123456123456", Weakness::Repeats),
        ] {
            assert_eq!(judged(password), Err(PasswordError::Weak(weakness)), "{password}");
        }
        for good in ["golfo dei poeti d'inverno", "una-frase-per-prova", "tellaro-al-tramonto", "xk4-zor-mmp-9al"] {
            assert_eq!(judged(good), Ok(()), "{good}");
        }
    }

    #[test]
    fn the_administrators_list_is_read_whole_and_compared_in_lower_case() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("bad.txt");
        std::fs::write(&file, "Viva-La-Spezia!\r\n\nun altro brutto\n").expect("to write");
        let bad = BadPasswords::read(Some(&file)).expect("the list");
        for password in ["viva-la-spezia!", "VIVA-LA-SPEZIA!", "un altro brutto"] {
            assert_eq!(bad.judge(password, &PERSONAL), Err(PasswordError::Listed), "{password}");
        }
        assert_eq!(bad.judge("aaaaaaaaaaaaaaaa", &PERSONAL), Ok(()), "the list alone decides");
        assert_eq!(bad.judge("", &PERSONAL), Ok(()), "an empty line is no password");
    }

    #[test]
    fn a_list_that_cannot_be_read_is_an_error_that_names_it() {
        let missing = BadPasswords::read(Some(Path::new("/nowhere/bad.txt"))).err().expect("an error");
        assert!(missing.to_string().contains("/nowhere/bad.txt"), "{missing}");
    }
}
