//! Administration and the pages every program has: reference data, accounts, credits, privacy, keys, search.

use chrono::{DateTime, Utc};
use ponte_domain::{account::Account, actor::Role, codes, id::AccountId};
use serde::Serialize;

use super::{invented, worker::Named};
use crate::{
    form::{FieldError, Form},
    layout::{Crumb, Layout, Place},
};

codes! {
    /// Kinds of official files.
    pub enum ReferenceKind { Esco = "esco", Places = "places", Boundaries = "boundaries", Cp = "cp", Ateco = "ateco", Ccnl = "ccnl" }
}

/// Official files that are loaded. Posts a `file` with its `kind` to `/amministrazione/riferimenti`.
#[derive(Debug, Clone, Serialize)]
pub struct ReferenceStatus {
    pub layout: Layout,
    pub rows: Vec<ReferenceRow>,
    pub form: Form,
}

/// A kind of official file.
#[derive(Debug, Clone, Serialize)]
pub struct ReferenceRow {
    pub kind: ReferenceKind,
    /// Release, as the file says.
    pub release: Option<String>,
    pub count: u64,
    pub loaded: Option<DateTime<Utc>>,
    /// Whether it is only the starter set.
    pub starter: bool,
}

/// The accounts of the desk.
#[derive(Debug, Clone, Serialize)]
pub struct Accounts {
    pub layout: Layout,
    pub accounts: Vec<Account>,
}

/// The searched word and what was found in every register.
#[derive(Debug, Clone, Serialize)]
pub struct SearchResults {
    pub layout: Layout,
    pub q: String,
    pub groups: Vec<SearchGroup>,
}

/// What was found in one register: rest of a `menu-…` key.
#[derive(Debug, Clone, Serialize)]
pub struct SearchGroup {
    pub register: &'static str,
    pub found: Vec<Found>,
}

/// A record found.
#[derive(Debug, Clone, Serialize)]
pub struct Found {
    pub name: String,
    pub note: Option<String>,
    pub href: String,
}

/// Credits and licences.
#[derive(Debug, Clone, Serialize)]
pub struct Attribution {
    pub layout: Layout,
}

/// The privacy notice of the desk.
#[derive(Debug, Clone, Serialize)]
pub struct Privacy {
    pub layout: Layout,
}

/// All keys of the keyboard.
#[derive(Debug, Clone, Serialize)]
pub struct Keys {
    pub layout: Layout,
}

pub(crate) fn rows() -> Vec<ReferenceRow> {
    let row = |(ix, kind): (usize, &ReferenceKind)| ReferenceRow {
        kind: *kind,
        release: (ix < 2).then(|| "1.2.1".into()),
        count: 3039,
        loaded: (ix < 3).then(|| invented::in_minutes(-9000)),
        starter: ix == 1,
    };
    ReferenceKind::ALL.iter().enumerate().map(row).collect()
}

page!(ReferenceStatus, "pages/office/reference.html", {
    vec![Self {
        layout: invented::operator(Place::Administration, "/amministrazione/riferimenti", Vec::new()),
        rows: rows(),
        form: Form::new("/amministrazione/riferimenti").wrong(FieldError::new("file", "file-unreadable")),
    }]
});

page!(Accounts, "pages/office/accounts.html", {
    let id: Option<AccountId> = invented::id(70).parse().ok();
    let one = |disabled| {
        id.map(|id| Account {
            id,
            username: "chiara".into(),
            name: "Chiara Donati".into(),
            role: Role::Operator,
            desk: "SP".into(),
            disabled,
        })
    };
    vec![Self {
        layout: invented::operator(Place::Administration, "/amministrazione/account", Vec::new()),
        accounts: [false, true].into_iter().filter_map(one).collect(),
    }]
});

form_page!(
    /// The form of an account: `name`, `username`, `role`, `password`.
    AccountForm, "pages/office/account_form.html", |make: fn(Layout, Form) -> AccountForm| {
        let layout = invented::operator(Place::Administration, "/amministrazione/account/nuovo", vec![Crumb::key("accounts", "/amministrazione/account")]);
        let new = make(layout, Form::new("/amministrazione/account/nuovo"));
        let mut changed = new.clone();
        changed.record = Some(Named { id: invented::id(70), name: "Chiara Donati".into() });
        changed.form = changed.form.wrong(FieldError::new("password", "too-short"));
        vec![new, changed]
    }
);

page!(SearchResults, "pages/office/search.html", {
    let found = Found { name: "Giulia Ferrando".into(), note: Some("Lerici, 34".into()), href: "/sportello/persone/11".into() };
    let layout = invented::operator(Place::Today, "/sportello/cerca?q=ferr", Vec::new());
    let groups = ["workers", "employers", "vacancies", "courses"].map(|register| SearchGroup { register, found: vec![found.clone()] });
    vec![Self { layout: layout.clone(), q: "ferr".into(), groups: groups.to_vec() }, Self { layout, q: "zz".into(), groups: Vec::new() }]
});

page!(Attribution, "pages/office/attribution.html", vec![Self { layout: invented::anybody("/crediti") }]);
page!(Privacy, "pages/office/privacy.html", vec![Self { layout: invented::anybody("/informativa") }]);
page!(Keys, "pages/office/keys.html", vec![Self { layout: invented::operator(Place::Today, "/scorciatoie", Vec::new()) }]);

/// The desk's name, place, contacts and default weights. Posts `name`, `istat`, `address`, `phone`, `email`, `coherence`,
/// `availability`, `nearness`, `wishes`.
#[derive(Debug, Clone, Serialize)]
pub struct DeskSettings {
    pub layout: Layout,
    pub form: Form,
    /// Whether there is sample data that can be removed.
    pub sample: bool,
}

page!(DeskSettings, "pages/office/desk.html", {
    let layout = invented::operator(Place::Administration, "/amministrazione/sportello", Vec::new());
    let form = Form::new("/amministrazione/sportello").with("name", "Sportello Lavoro La Spezia").with("coherence", "500");
    let wrong = form.clone().wrong(FieldError::new("coherence", "weights"));
    vec![Self { layout: layout.clone(), form, sample: true }, Self { layout, form: wrong, sample: false }]
});
