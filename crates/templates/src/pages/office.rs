//! Administration and the pages every program has: reference data, accounts, credits, privacy, keys, search.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use ponte_domain::{account::Account, actor::Role, codes, id::AccountId};
use serde::Serialize;

use super::{desks::Held, invented, worker::Named};
use crate::{
    form::{Choice, FieldError, Form},
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
    /// What is assigned today, by the id of the account: role and name of the desk.
    pub held: BTreeMap<String, Vec<Held>>,
    /// Ids of the accounts with a second factor.
    pub with_factor: Vec<String>,
}

/// The searched word and what was found in every register.
#[derive(Debug, Clone, Serialize)]
pub struct SearchResults {
    pub layout: Layout,
    pub q: String,
    pub groups: Vec<SearchGroup>,
    /// Files that are closed to the visitor.
    pub closed: Vec<KnownFile>,
}

/// A file that is closed to the visitor: that it is there, and whose it is.
#[derive(Debug, Clone, Serialize)]
pub struct KnownFile {
    pub id: String,
    pub name: String,
    pub desk: String,
    /// Names of those in its team.
    pub team: Vec<String>,
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
        held: [(invented::id(70), vec![held(true)])].into(),
        with_factor: vec![invented::id(70)],
    }]
});

fn held(present: bool) -> Held {
    Held {
        role: Role::Operator,
        desk: "SP".into(),
        desk_name: "Sportello Lavoro La Spezia".into(),
        since: invented::in_days(-200),
        until: (!present).then(|| invented::in_days(-1)),
        present,
        subject: None,
    }
}

/// What an account is at which desk. Posts `role`, `desk`, `since`, `until`, `subject` to `…/incarichi`.
#[derive(Debug, Clone, Serialize)]
pub struct Assignments {
    pub held: Vec<Held>,
    /// The form of a new one as it was typed.
    pub form: Form,
    pub desks: Vec<Choice>,
}

/// The page of a known account: its name and password, and what it is at which desk.
#[derive(Debug, Clone, Serialize)]
pub struct AccountPage {
    pub layout: Layout,
    pub record: Named,
    pub form: Form,
    pub assignments: Assignments,
    /// Whether the account has a second factor.
    pub factor: bool,
}

page!(AccountPage, "pages/office/account.html", {
    let crumbs = vec![Crumb::key("accounts", "/amministrazione/account")];
    let form = Form::new("/amministrazione/account/70/modifica").with("name", "Chiara Donati");
    let assignments = Assignments {
        held: vec![held(true), held(false)],
        form: Form::new("").wrong(FieldError::new("desk", "assignment-desk")),
        desks: vec![Choice::new("SP", "Sportello Lavoro La Spezia")],
    };
    let layout = invented::operator(Place::Administration, "/amministrazione/account/70/modifica", crumbs);
    let record = Named { id: invented::id(70), name: "Chiara Donati".into() };
    let wrong = form.clone().wrong(FieldError::new("password", "too-short"));
    vec![
        Self { layout: layout.clone(), record: record.clone(), form, assignments: assignments.clone(), factor: true },
        Self { layout, record, form: wrong, assignments, factor: false },
    ]
});

form_page!(
    /// The form of a new account: `name`, `username`, `role`, `desk`, `password`.
    AccountForm, "pages/office/account_form.html", |make: fn(Layout, Form) -> AccountForm| {
        let layout = invented::operator(Place::Administration, "/amministrazione/account/nuovo", vec![Crumb::key("accounts", "/amministrazione/account")]);
        let new = make(layout, Form::new("/amministrazione/account/nuovo"));
        let wrong = AccountForm { form: new.form.clone().wrong(FieldError::new("password", "too-short")), ..new.clone() };
        vec![new, wrong]
    }
);

page!(SearchResults, "pages/office/search.html", {
    let found = Found { name: "Giulia Ferrando".into(), note: Some("Lerici, 34".into()), href: "/sportello/persone/11".into() };
    let layout = invented::operator(Place::Today, "/sportello/cerca?q=ferr", Vec::new());
    let closed = KnownFile {
        id: invented::id(12),
        name: "Giulia Ferretti".into(),
        desk: "Centro per l'impiego di Sarzana".into(),
        team: vec!["Andrea Lucchesi".into()],
    };
    let groups = ["workers", "employers", "vacancies", "courses"].map(|register| SearchGroup { register, found: vec![found.clone()] });
    vec![
        Self { layout: layout.clone(), q: "ferr".into(), groups: groups.to_vec(), closed: vec![closed] },
        Self { layout, q: "zz".into(), groups: Vec::new(), closed: Vec::new() },
    ]
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
