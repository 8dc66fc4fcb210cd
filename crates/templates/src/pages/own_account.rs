//! One's own account, and how people sign in to the installation.

use chrono::{DateTime, Utc};
use ponte_domain::sign_in::Proof;
use serde::Serialize;

use super::invented;
use crate::{
    form::{FieldError, Form},
    layout::{Crumb, Layout, Place},
};

/// One's own account: sessions, second factor, recovery codes, password. The form is that of the password: `old`, `new`.
#[derive(Debug, Clone, Serialize)]
pub struct OwnAccount {
    pub layout: Layout,
    pub username: String,
    pub form: Form,
    pub sessions: Vec<SessionRow>,
    /// Since when the second factor is in force.
    pub factor_since: Option<DateTime<Utc>>,
    /// Recovery codes that are left.
    pub codes_left: i64,
    /// Whether she must have a second factor.
    pub compulsory: bool,
    /// Whether an administrator took the second factor away, and she has not said that she read so.
    pub taken: bool,
}

/// A session of hers.
#[derive(Debug, Clone, Serialize)]
pub struct SessionRow {
    pub id: String,
    pub begun: DateTime<Utc>,
    pub seen: DateTime<Utc>,
    pub browser: Browser,
    pub proof: Proof,
    pub locked: bool,
    /// Whether it is the one that the page is shown in.
    pub this: bool,
}

/// A browser in words: names of programs, which no language translates.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Browser {
    pub program: Option<&'static str>,
    pub system: Option<&'static str>,
}

impl Browser {
    /// Tells a browser from what it says of itself. The order matters: most say that they are others too.
    #[must_use]
    pub fn of(agent: &str) -> Self {
        let first = |names: &[(&str, &'static str)]| names.iter().find(|(sign, _)| agent.contains(sign)).map(|(_, name)| *name);
        Self {
            program: first(&[
                ("Edg", "Edge"),
                ("OPR/", "Opera"),
                ("Firefox/", "Firefox"),
                ("FxiOS/", "Firefox"),
                ("Chrome/", "Chrome"),
                ("CriOS/", "Chrome"),
                ("Safari/", "Safari"),
            ]),
            system: first(&[
                ("Android", "Android"),
                ("iPhone", "iPhone"),
                ("iPad", "iPad"),
                ("Windows", "Windows"),
                ("Mac OS X", "macOS"),
                ("CrOS", "ChromeOS"),
                ("Linux", "Linux"),
            ]),
        }
    }
}

page!(OwnAccount, "pages/own_account.html", {
    let row = |number: u16, browser, proof, locked| SessionRow {
        id: invented::id(number),
        begun: invented::in_minutes(-300),
        seen: invented::in_minutes(-5),
        browser,
        proof,
        locked,
        this: number == 1,
    };
    let known = Browser { program: Some("Firefox"), system: Some("Linux") };
    let rows = vec![
        row(1, known.clone(), Proof::PasswordAndCode, false),
        row(2, Browser::default(), Proof::Password, true),
        row(3, Browser { system: None, ..known.clone() }, Proof::RecoveryCode, false),
        row(4, known, Proof::Provider, false),
    ];
    let make = |form, sessions, factor: bool| OwnAccount {
        layout: invented::operator(Place::Today, "/account", Vec::new()),
        username: "chiara".into(),
        form,
        sessions,
        factor_since: factor.then(|| invented::in_minutes(-9000)),
        codes_left: if factor { 2 } else { 0 },
        compulsory: factor,
        taken: !factor,
    };
    let one = rows[..1].to_vec();
    let mut voluntary = make(Form::new("/account/password"), one.clone(), true);
    (voluntary.compulsory, voluntary.codes_left) = (false, 9);
    vec![
        make(Form::new("/account/password"), rows, true),
        make(Form::new("/account/password").wrong(FieldError::new("new", "weak-words")), one, false),
        voluntary,
    ]
});

/// How people sign in to the installation, for administrators. Fields: `idle`.
#[derive(Debug, Clone, Serialize)]
pub struct Access {
    pub layout: Layout,
    pub form: Form,
    /// Fewest and most minutes.
    pub bounds: (i64, i64),
    /// Whether staff must have a second factor.
    pub compulsory: bool,
    /// Name of the desk in which this browser would stand for everybody.
    pub desk: String,
}

page!(Access, "pages/office/access.html", {
    let make = |form, compulsory| Access {
        layout: invented::operator(
            Place::Administration,
            "/amministrazione/accesso",
            vec![Crumb::key("accounts", "/amministrazione/account")],
        ),
        form,
        bounds: (5, 240),
        compulsory,
        desk: "Sportello Lavoro La Spezia".into(),
    };
    let form = || Form::new("/amministrazione/accesso").with("idle", "30");
    let mut wrong = FieldError::new("idle", "idle");
    wrong.args = [("least".to_owned(), "5".to_owned()), ("most".to_owned(), "240".to_owned())].into();
    vec![make(form(), true), make(form().wrong(wrong), false)]
});

#[cfg(test)]
mod tests {
    use super::Browser;

    #[test]
    fn a_browser_is_told_by_what_it_alone_says() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36 Edg/120.0";
        let phone =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/604.1";
        let fox = "Mozilla/5.0 (X11; Linux x86_64; rv:121.0) Gecko/20100101 Firefox/121.0";
        for (agent, program, system) in [(edge, "Edge", "Windows"), (phone, "Safari", "iPhone"), (fox, "Firefox", "Linux")] {
            assert_eq!(Browser::of(agent), Browser { program: Some(program), system: Some(system) });
        }
        assert_eq!(Browser::of("curl/8"), Browser::default());
    }
}
