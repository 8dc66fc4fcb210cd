//! Pages that whoever has no session opens by a link of her account: a forgotten password, an address to confirm, an invitation; and
//! why a provider of identities could not let somebody in.

use chrono::NaiveDate;
use ponte_domain::{codes, role::Role};
use serde::Serialize;

use super::invented;
use crate::{
    form::{FieldError, Form},
    layout::Layout,
};

/// Somebody forgot her password: posts `typed`, a user name or an address.
#[derive(Debug, Clone, Serialize)]
pub struct ForgottenPassword {
    pub layout: Layout,
    pub form: Form,
    /// Whether it was asked for; what is said does not depend on whether there is such an account.
    pub sent: bool,
    /// Minutes for which the link works.
    pub minutes: i64,
}

/// A new password is set by a link: posts `password`.
#[derive(Debug, Clone, Serialize)]
pub struct NewPassword {
    pub layout: Layout,
    pub form: Form,
    pub username: String,
    pub done: bool,
}

/// An address is confirmed by the link that was sent there.
#[derive(Debug, Clone, Serialize)]
pub struct ConfirmEmail {
    pub layout: Layout,
    /// Where it is posted.
    pub action: String,
    pub email: String,
    pub done: bool,
}

/// An invitation is taken up: posts `username` and `password`.
#[derive(Debug, Clone, Serialize)]
pub struct AcceptInvitation {
    pub layout: Layout,
    pub form: Form,
    pub name: String,
    /// Name of the desk.
    pub desk: String,
    pub roles: Vec<Role>,
    pub last_day: Option<NaiveDate>,
    pub done: bool,
}

codes! {
    /// Why somebody whom a provider of identities knows was not let in.
    pub enum ProviderRefusal {
        /// The sign-in was broken off, took too long or came back in another browser.
        Broken = "broken",
        /// The provider could not be asked, or what it says cannot be believed.
        Unsure = "unsure",
        /// The level of assurance is lower than the installation asks for.
        Level = "level",
        /// The provider told no codice fiscale.
        NoCode = "no_code",
        /// Nobody with this codice fiscale is in the register.
        Unknown = "unknown",
        /// Several files carry the same codice fiscale.
        Twins = "twins",
        /// No account of the desk is joined to the identity.
        NotJoined = "not_joined",
        /// The account is shut or has ended.
        Shut = "shut",
    }
}

/// Somebody is led to a provider of identities; the link is for browsers that do not follow by themselves.
#[derive(Debug, Clone, Serialize)]
pub struct ProviderLeft {
    pub layout: Layout,
    /// How the provider is called.
    pub provider: String,
    /// Its address, with what it is asked.
    pub address: String,
}

/// Somebody whom a provider of identities knows was not let in.
#[derive(Debug, Clone, Serialize)]
pub struct ProviderRefused {
    pub layout: Layout,
    /// How the provider is called.
    pub provider: String,
    pub why: ProviderRefusal,
}

page!(ForgottenPassword, "pages/account/forgotten.html", {
    let layout = invented::anybody("/password-dimenticata");
    let form = Form::new("/password-dimenticata");
    let wrong = form.clone().wrong(FieldError::new("typed", "required"));
    let one = |form: Form, sent| Self { layout: layout.clone(), form, sent, minutes: 30 };
    vec![one(form.clone(), false), one(form, true), one(wrong, false)]
});

page!(NewPassword, "pages/account/new_password.html", {
    let form = Form::new("/nuova-password/m3");
    let wrong = form.clone().wrong(FieldError::new("password", "too-short"));
    let one = |form: Form, done| Self { layout: invented::anybody("/nuova-password/m3"), form, username: "chiara".into(), done };
    vec![one(form.clone(), false), one(wrong, false), one(form, true)]
});

page!(ConfirmEmail, "pages/account/confirm_email.html", {
    let one = |done| Self {
        layout: invented::anybody("/indirizzo/m3"),
        action: "/indirizzo/m3".into(),
        email: "chiara@sportello.example".into(),
        done,
    };
    vec![one(false), one(true)]
});

page!(AcceptInvitation, "pages/account/invitation.html", {
    let form = Form::new("/invito/m3").with("username", "chiara.donati");
    let wrong = form.clone().wrong(FieldError::new("username", "taken"));
    let one = |form: Form, done| Self {
        layout: invented::anybody("/invito/m3"),
        form,
        name: "Chiara Donati".into(),
        desk: "Sportello Lavoro La Spezia".into(),
        roles: vec![Role::Operator, Role::JobAccount],
        last_day: Some(invented::in_days(90)),
        done,
    };
    vec![one(form.clone(), false), Self { last_day: None, ..one(wrong, false) }, one(form, true)]
});

page!(ProviderLeft, "pages/account/provider_left.html", {
    let layout = invented::anybody("/accedi/con/spid");
    vec![Self { layout, provider: "SPID".into(), address: "https://accesso.example/auth?client_id=ponte&state=m3".into() }]
});

page!(ProviderRefused, "pages/account/provider_refused.html", {
    let one = |why: &ProviderRefusal| Self { layout: invented::anybody("/accedi/ritorno"), provider: "SPID".into(), why: *why };
    ProviderRefusal::ALL.iter().map(one).collect()
});
