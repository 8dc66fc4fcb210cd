//! Signing in.

use serde::Serialize;

use super::invented;
use crate::{
    Page,
    form::{FieldError, Form},
    layout::Layout,
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
    /// Outer providers of identities by which one may sign in as well.
    pub providers: Vec<ProviderLink>,
}

/// An outer provider of identities.
#[derive(Debug, Clone, Serialize)]
pub struct ProviderLink {
    /// How it is called: SPID, CIE, the name of the body.
    pub label: String,
    /// Where one signs in by it.
    pub href: String,
    /// Whether it is for the people served; else for those who work here.
    pub citizens: bool,
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
        let plain = Self {
            layout: layout.clone(),
            form: Form::new("/accedi"),
            back: "/sportello".into(),
            demo_accounts: Vec::new(),
            providers: Vec::new(),
        };
        let provider = |label: &str, citizens| ProviderLink { label: label.into(), href: "/accedi/con/spid".into(), citizens };
        let form = Form::new("/accedi").with("username", "chiara").wrong(FieldError::new("username", "sign-in"));
        let account = DemoAccount { username: "operatrice".into(), password: "prova-del-golfo".into(), role: "operator".into() };
        vec![
            plain,
            Self {
                layout: Layout { demo: true, ..layout },
                form,
                back: "/sportello/persone?q=ferrando".into(),
                demo_accounts: vec![account],
                providers: vec![provider("SPID", true), provider("Regione", false)],
            },
        ]
    }
}
