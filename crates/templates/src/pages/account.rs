//! Signing in, step by step.

use ponte_domain::codes;
use serde::Serialize;

use super::invented;
use crate::{
    Page,
    form::{FieldError, Form},
    layout::{Layout, Place},
};

/// The page on which one signs in. Fields: `username`, `password`, and `torna` (where to go on).
#[derive(Debug, Clone, Serialize)]
pub struct SignIn {
    pub layout: Layout,
    pub form: Form,
    /// Where to go after signing in.
    pub back: String,
    /// Accounts of the demonstration desk, shown only there: name and password.
    pub demo_accounts: Vec<DemoAccount>,
}

/// An account of the demonstration desk.
#[derive(Debug, Clone, Serialize)]
pub struct DemoAccount {
    pub username: String,
    pub password: String,
    /// The rest of a `role-…` key.
    pub role: String,
}

impl Page for SignIn {
    const TEMPLATE: &'static str = "pages/sign_in.html";

    fn layout(&self) -> &Layout {
        &self.layout
    }

    fn samples() -> Vec<Self> {
        let layout = invented::anybody("/accedi");
        let plain = Self { layout: layout.clone(), form: Form::new("/accedi"), back: "/sportello".into(), demo_accounts: Vec::new() };
        let form = Form::new("/accedi").with("username", "chiara").wrong(FieldError::new("username", "sign-in"));
        let account = DemoAccount { username: "operatrice".into(), password: "prova-del-golfo".into(), role: "operator".into() };
        vec![
            plain,
            Self {
                layout: Layout { demo: true, ..layout },
                form,
                back: "/sportello/persone?q=ferrando".into(),
                demo_accounts: vec![account],
            },
        ]
    }
}

/// The page of a session that is locked: its holder comes back, or another person signs in. Fields: `proof` and `torna`.
#[derive(Debug, Clone, Serialize)]
pub struct Locked {
    pub layout: Layout,
    pub form: Form,
    pub back: String,
    /// Whose session it is.
    pub name: String,
    /// Whether a code of the second factor opens it too.
    pub code: bool,
}

page!(Locked, "pages/locked.html", {
    let make = |form, code| Locked {
        layout: invented::anybody("/accedi"),
        form,
        back: "/sportello/persone".into(),
        name: "Chiara Donati".into(),
        code,
    };
    let wrong = FieldError::new("proof", "proof");
    vec![make(Form::new("/accedi/sblocca"), true), make(Form::new("/accedi/sblocca").wrong(wrong), false)]
});

/// The page that asks for a code after the password. Fields: `code` and `torna`.
#[derive(Debug, Clone, Serialize)]
pub struct CodeAsked {
    pub layout: Layout,
    pub form: Form,
    pub back: String,
    pub name: String,
}

page!(CodeAsked, "pages/code.html", {
    let make =
        |form| CodeAsked { layout: invented::anybody("/accedi/codice"), form, back: "/sportello".into(), name: "Chiara Donati".into() };
    vec![make(Form::new("/accedi/codice")), make(Form::new("/accedi/codice").wrong(FieldError::new("code", "code")))]
});

codes! {
    /// What a page asks before an act goes on.
    pub enum Asks {
        /// Her user name and password: nobody is signed in any more.
        SignIn = "sign_in",
        /// The password or a code: the session is locked.
        Unlock = "unlock",
        /// A code, after the password.
        Code = "code",
        /// The password or a code: the act is a dangerous one.
        Prove = "prove",
    }
}

/// A page that asks who is there before an act goes on, and carries what was typed for it. Fields: `conferma.username`,
/// `conferma.proof`, and those that are carried.
#[derive(Debug, Clone, Serialize)]
pub struct Confirm {
    pub layout: Layout,
    pub asks: Asks,
    pub form: Form,
    /// Who is to answer, when that is known.
    pub name: Option<String>,
    /// Whether a code of the second factor does as well as the password.
    pub code: bool,
    /// What was typed for the act, in order.
    pub carried: Vec<(String, String)>,
    /// Where to go instead.
    pub back: String,
}

page!(Confirm, "pages/confirm.html", {
    let make = |asks, form: Form, name: Option<&str>| Confirm {
        layout: invented::anybody("/sportello/persone/nuova"),
        asks,
        form,
        name: name.map(Into::into),
        code: asks == Asks::Prove,
        carried: vec![("person.given_name".into(), "Ada".into())],
        back: "/sportello".into(),
    };
    let form = || Form::new("/sportello/persone/nuova");
    let mut nothing = make(Asks::Prove, Form::new("/conferma"), Some("Chiara Donati"));
    nothing.carried.clear();
    vec![
        make(Asks::SignIn, form().with("conferma.username", "chiara").wrong(FieldError::new("conferma.username", "sign-in")), None),
        make(Asks::Unlock, form(), Some("Chiara Donati")),
        make(Asks::Code, form().wrong(FieldError::new("conferma.proof", "code")), Some("Chiara Donati")),
        make(Asks::Prove, form().wrong(FieldError::new("conferma.proof", "proof")), Some("Chiara Donati")),
        nothing,
    ]
});

/// A QR code as the path of an SVG.
#[derive(Debug, Clone, Serialize)]
pub struct QrCode {
    /// Modules of a side.
    pub side: i32,
    pub path: String,
}

/// The page on which a second factor is set up. Fields: `code` and `torna`.
#[derive(Debug, Clone, Serialize)]
pub struct SetUpFactor {
    pub layout: Layout,
    pub form: Form,
    pub back: String,
    pub name: String,
    /// The secret in groups of four letters, and its picture; absent when the key of protected data is missing.
    pub secret: Option<(String, QrCode)>,
    /// Whether nothing else can be done before.
    pub compulsory: bool,
    /// Whether an administrator took away the one before.
    pub taken: bool,
}

page!(SetUpFactor, "pages/set_up_factor.html", {
    let picture = QrCode { side: 29, path: "M4,4h1v1h-1z".into() };
    let make = |form, secret, taken| SetUpFactor {
        layout: invented::anybody("/accedi/secondo-fattore"),
        form,
        back: "/sportello".into(),
        name: "Chiara Donati".into(),
        secret,
        compulsory: taken,
        taken,
    };
    let form = || Form::new("/accedi/secondo-fattore");
    vec![
        make(form(), Some(("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ".into(), picture.clone())), true),
        make(form().wrong(FieldError::new("code", "code")), Some(("GEZD GNBV".into(), picture)), false),
        make(form(), None, false),
    ]
});

/// Recovery codes, shown this once.
#[derive(Debug, Clone, Serialize)]
pub struct RecoveryCodes {
    pub layout: Layout,
    pub codes: Vec<String>,
    pub back: String,
}

page!(RecoveryCodes, "pages/recovery_codes.html", {
    vec![RecoveryCodes {
        layout: invented::operator(Place::Today, "/account/codici", Vec::new()),
        codes: vec!["ABCD-EFGH-IJKL-MNOP".into(); 10],
        back: "/sportello".into(),
    }]
});
