//! One's own account: where one is written to, and keys of the API; and the keys of everybody.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::invented;
use crate::{
    form::{FieldError, Form},
    layout::{Layout, Place},
};

/// One's own account. Posts `email` and `password`.
#[derive(Debug, Clone, Serialize)]
pub struct OwnContact {
    pub layout: Layout,
    pub form: Form,
    /// Where one is written to.
    pub email: Option<String>,
    /// The address that waits to be confirmed.
    pub wanted: Option<String>,
}

/// One's own keys. Posts `name`, `days` and `scope` for a new one, `key` to revoke one.
#[derive(Debug, Clone, Serialize)]
pub struct OwnKeys {
    pub layout: Layout,
    pub form: Form,
    pub keys: Vec<KeyRow>,
    /// The rights to which a key may be limited.
    pub scopes: Vec<&'static str>,
    /// The key that was made a moment ago, shown this once.
    pub made: Option<String>,
}

/// The keys of all accounts. Posts `key` to revoke one.
#[derive(Debug, Clone, Serialize)]
pub struct AllKeys {
    pub layout: Layout,
    pub keys: Vec<KeyRow>,
}

/// A key.
#[derive(Debug, Clone, Serialize)]
pub struct KeyRow {
    /// By which it is revoked.
    pub id: String,
    pub name: String,
    /// What it begins with.
    pub hint: Option<String>,
    /// Whose it is, where that is not plain.
    pub owner: Option<String>,
    /// Codes of the rights that it is limited to; all of the account when absent.
    pub scope: Option<Vec<String>>,
    pub expires: Option<DateTime<Utc>>,
    pub expired: bool,
    pub used: Option<DateTime<Utc>>,
}

fn row(expired: bool) -> KeyRow {
    KeyRow {
        id: if expired { "b2".into() } else { "a1".into() },
        name: "Sito del Comune".into(),
        hint: (!expired).then(|| "ponte_k3J9_s".into()),
        owner: Some("Chiara Donati".into()),
        scope: (!expired).then(|| vec!["see_vacancies".into(), "match".into()]),
        expires: Some(invented::in_minutes(if expired { -9000 } else { 90_000 })),
        expired,
        used: (!expired).then(|| invented::in_minutes(-300)),
    }
}

page!(OwnContact, "pages/account/contact.html", {
    let layout = invented::operator(Place::More, "/account/indirizzo", Vec::new());
    let form = Form::new("/account/indirizzo").with("email", "chiara@sportello.example");
    let wrong = form.clone().wrong(FieldError::new("email", "email")).wrong(FieldError::new("password", "own-password"));
    let email = Some("chiara@sportello.example".to_owned());
    vec![
        Self { layout: layout.clone(), form, email, wanted: Some("c.donati@sportello.example".into()) },
        Self { layout, form: wrong, email: None, wanted: None },
    ]
});

page!(OwnKeys, "pages/account/keys.html", {
    let layout = invented::operator(Place::More, "/sportello/chiavi", Vec::new());
    let form = Form::new("/sportello/chiavi").with("days", "90").with("scope", "see_vacancies");
    let wrong = form.clone().wrong(FieldError::new("scope", "key-scope")).wrong(FieldError::new("days", "key-days"));
    let scopes = vec!["see_vacancies", "match", "edit_people"];
    let made = Some("ponte_k3J9_an-example-that-opens-nothing-at-all-0a1b2c3d".to_owned());
    let row = |expired| KeyRow { owner: None, ..row(expired) };
    vec![
        Self { layout: layout.clone(), form, keys: vec![row(false), row(true)], scopes: scopes.clone(), made },
        Self { layout, form: wrong, keys: Vec::new(), scopes, made: None },
    ]
});

page!(AllKeys, "pages/office/keys_of_all.html", {
    let layout = invented::operator(Place::Administration, "/amministrazione/chiavi", Vec::new());
    vec![Self { layout: layout.clone(), keys: vec![row(false), row(true)] }, Self { layout, keys: Vec::new() }]
});
