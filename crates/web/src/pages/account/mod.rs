//! Signing in and out; what an account does by links that were sent to it; one's own account and keys.

mod address;
mod contact;
mod forgotten;
mod invitation;
pub mod keys;
mod own;
mod provider;
mod second_factor;
mod sign_in;
mod steps;

use std::collections::BTreeMap;

use ponte_app::error::{Error, Refusal};
use ponte_templates::form::FieldError;

use crate::{
    error::PageError,
    routes::{Gate, Routes},
};

/// Where a code is asked for.
pub const CODE_PATH: &str = "/accedi/codice";

/// Where a second factor is set up.
pub const SET_UP_PATH: &str = "/accedi/secondo-fattore";

/// One's own account.
pub const OWN_PATH: &str = "/account";

pub fn routes() -> Routes {
    Routes::new()
        .get("/accedi", Gate::Open, sign_in::form)
        .post("/accedi", Gate::Open, sign_in::post)
        .post("/accedi/con/{provider}", Gate::Open, provider::leave)
        .get("/accedi/ritorno/{provider}", Gate::Open, provider::come_back)
        .get("/password-dimenticata", Gate::Open, forgotten::form)
        .post("/password-dimenticata", Gate::Open, forgotten::ask)
        .get("/nuova-password/{token}", Gate::Secret, forgotten::page)
        .post("/nuova-password/{token}", Gate::Secret, forgotten::save)
        .get("/indirizzo/{token}", Gate::Secret, address::page)
        .post("/indirizzo/{token}", Gate::Secret, address::confirm)
        .get("/invito/{token}", Gate::Secret, invitation::page)
        .post("/invito/{token}", Gate::Secret, invitation::accept)
        .get(contact::PATH, Gate::Account, contact::page)
        .post(contact::PATH, Gate::Account, contact::save)
        .get(keys::PATH, Gate::Account, keys::page)
        .post(keys::PATH, Gate::Account, keys::make)
        .post("/sportello/chiavi/togli", Gate::Account, keys::revoke)
        .post("/accedi/sblocca", Gate::Open, steps::unlock)
        .get(CODE_PATH, Gate::Open, steps::code)
        .post(CODE_PATH, Gate::Open, steps::take_code)
        .get(SET_UP_PATH, Gate::Open, second_factor::page)
        .post(SET_UP_PATH, Gate::Open, second_factor::switch_on)
        .post("/blocca", Gate::Account, steps::lock)
        .get("/conferma", Gate::Account, steps::confirm)
        .post("/conferma", Gate::Account, steps::confirmed)
        .post("/esci", Gate::Open, sign_in::sign_out)
        .get(OWN_PATH, Gate::Account, own::page)
        .post("/account/password", Gate::Account, own::change_password)
        .post("/account/sessioni/altre", Gate::Account, own::end_others)
        .post("/account/sessioni/{id}/chiudi", Gate::Account, own::end_one)
        .post("/account/codici", Gate::Account, second_factor::new_codes)
        .post("/account/secondo-fattore/togli", Gate::Account, second_factor::give_up)
        .post("/account/letto", Gate::Account, own::read)
}

/// What was typed in a field.
fn text(typed: &BTreeMap<String, String>, name: &str) -> String {
    typed.get(name).cloned().unwrap_or_default()
}

/// A wait in whole minutes.
pub const fn wait_minutes(seconds: i64) -> i64 {
    (seconds + 59) / 60
}

/// Why an attempt was refused, for a field of its form: `code` says so of a wrong answer. What a form cannot tell is passed on.
pub fn refused(error: Error, field: &str, code: &str) -> Result<FieldError, PageError> {
    match error {
        Error::Refused(Refusal::WrongPassword) => Ok(FieldError::new(field, code)),
        Error::Refused(Refusal::TooManyAttempts { seconds }) => {
            let mut fault = FieldError::new(field, "too-many-attempts");
            fault.args.insert("value".to_owned(), wait_minutes(seconds).to_string());
            Ok(fault)
        }
        // After too many wrong answers the session has ended.
        Error::Refused(Refusal::NotSignedIn) => Err(PageError::SignIn { back: "/sportello".to_owned() }),
        error => Err(error.into()),
    }
}
