//! The first run: from the one-time token to a desk that works.

use ponte_domain::codes;
use serde::Serialize;

use super::invented;
use crate::{
    form::{FieldError, Form},
    layout::Layout,
};

codes! {
    /// The steps of the first run, in order.
    pub enum FirstStep { Token = "token", Desk = "desk", Account = "account", Reference = "reference", Sample = "sample" }
}

/// A step of the first run. Posts to `/primo-avvio/{step}`: `token`; `name`, `code`, `istat`, `address`, `phone`, `email`;
/// `name`, `username`, `password`; files under `file`, or `act` = `starter`; `act` = `sample` or `empty`.
#[derive(Debug, Clone, Serialize)]
pub struct FirstRun {
    pub layout: Layout,
    pub step: FirstStep,
    /// Number of the step, from 1.
    pub number: usize,
    pub steps: Vec<FirstStep>,
    pub form: Form,
    /// Reference data already there, for the step of files.
    pub loaded: Vec<super::office::ReferenceRow>,
}

page!(FirstRun, "pages/first_run.html", {
    FirstStep::ALL
        .iter()
        .enumerate()
        .map(|(ix, step)| Self {
            layout: invented::anybody("/primo-avvio"),
            step: *step,
            number: ix + 1,
            steps: FirstStep::ALL.to_vec(),
            form: Form::new(format!("/primo-avvio/{step}")).wrong(FieldError::new(if ix == 0 { "token" } else { "name" }, "required")),
            loaded: super::office::rows(),
        })
        .collect()
});
