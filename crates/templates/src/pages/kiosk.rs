//! A browser that stands in the desk for everybody.

use serde::Serialize;

use super::invented;
use crate::{
    form::{FieldError, Form},
    layout::Layout,
};

/// Where a visitor of the desk begins.
#[derive(Debug, Clone, Serialize)]
pub struct KioskWelcome {
    pub layout: Layout,
    /// Vacancies that are open.
    pub open: u64,
}

page!(KioskWelcome, "pages/kiosk_welcome.html", {
    vec![KioskWelcome { layout: Layout { kiosk: Some(120), ..invented::anybody("/postazione") }, open: 23 }]
});

/// The page on which somebody of the staff makes the browser one person's again. Fields: `username`, `password`.
#[derive(Debug, Clone, Serialize)]
pub struct KioskExit {
    pub layout: Layout,
    pub form: Form,
}

page!(KioskExit, "pages/kiosk_exit.html", {
    let make = |form| KioskExit { layout: Layout { kiosk: Some(120), ..invented::anybody("/postazione/esci") }, form };
    let form = || Form::new("/postazione/esci");
    vec![make(form()), make(form().wrong(FieldError::new("username", "sign-in")))]
});
