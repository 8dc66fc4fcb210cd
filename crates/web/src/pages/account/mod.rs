//! Signing in and out; what an account does by links that were sent to it; one's own account and keys.

mod address;
mod contact;
mod forgotten;
mod invitation;
pub mod keys;
mod provider;
mod sign_in;

use std::collections::BTreeMap;

use crate::routes::{Gate, Routes};

pub fn routes() -> Routes {
    Routes::new()
        .get("/accedi", Gate::Open, sign_in::form)
        .post("/accedi", Gate::Open, sign_in::post)
        .get("/accedi/con/{provider}", Gate::Open, provider::leave)
        .get("/accedi/ritorno/{provider}", Gate::Open, provider::come_back)
        .post("/esci", Gate::Open, sign_in::sign_out)
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
}

/// What was typed in a field.
fn text(typed: &BTreeMap<String, String>, name: &str) -> String {
    typed.get(name).cloned().unwrap_or_default()
}
