//! The smaller registers: courses, bodies, projects. One list, one view and one form serve the three.

mod body;
mod course;
mod form;
mod list;
mod project;
mod view;

use ponte_app::{App, register::Recorded, rights::Caller};
use ponte_domain::{body::Body, course::Course, project::Project, reference::Lang};
use ponte_templates::{
    Page,
    form::{FieldError, Form},
    layout::{Layout, Place},
    pages::register::{FactLine, FactValue, Noun},
};

use crate::{
    error::PageError,
    routes::{Routes, may, on},
};

/// What the pages of a smaller register need of its noun.
trait Smaller: Recorded + 'static {
    const NOUN: Noun;
    const PLACE: Place;
    /// The rest of the `crumb-…` key of the list.
    const CRUMB: &'static str;
    type FormPage: Page + Send;

    fn name(&self) -> &str;
    /// What stands beside the name in the list.
    fn note(&self, app: &App) -> Option<String>;
    fn facts(&self, app: &App, caller: &Caller, lang: Lang) -> impl Future<Output = Result<Vec<FactLine>, PageError>> + Send;
    /// The inputs that show the record, from those of its tree.
    fn show_inputs(&self, app: &App, caller: &Caller, form: &mut Form) -> impl Future<Output = Result<(), PageError>> + Send;
    /// Turns what was typed into the inputs of a tree; what it cannot turn is an error.
    fn read_typed(
        app: &App,
        caller: &Caller,
        typed: &mut Vec<(String, String)>,
        errors: &mut Vec<FieldError>,
    ) -> impl Future<Output = Result<(), PageError>> + Send;
    /// Keeps of the old record what the form does not show.
    fn keep_from(&mut self, old: &Self);
    fn form_page(
        app: &App,
        caller: &Caller,
        layout: Layout,
        parts: form::FormParts,
    ) -> impl Future<Output = Result<Self::FormPage, PageError>> + Send;
}

/// Makes the form page of a noun from its parts.
macro_rules! form_page {
    ($page:ident, $layout:expr, $parts:expr, $choices:expr) => {{
        let parts = $parts;
        ponte_templates::pages::register::$page {
            layout: $layout,
            form: parts.form,
            record: parts.record,
            labels: std::collections::BTreeMap::new(),
            rows: parts.rows,
            conflict: parts.conflict,
            duplicates: Vec::new(),
            choices: $choices,
        }
    }};
}
pub use form::form_error;
use form_page;

fn fact(field: &'static str, value: Option<FactValue>) -> Option<FactLine> {
    value.map(|value| FactLine { field, value })
}

fn text(value: Option<&String>) -> Option<FactValue> {
    value.map(|text| FactValue::Text(text.clone()))
}

fn routes_of<N: Smaller>() -> Routes {
    let path = N::NOUN.path();
    let at = |rest: &str| format!("{path}/{{id}}{rest}");
    Routes::new()
        .get(path, may(N::SEE), list::page::<N>)
        .get(&format!("{path}/nuovo"), may(N::EDIT), form::new::<N>)
        .post(&format!("{path}/nuovo"), may(N::EDIT), form::create::<N>)
        .get(&at(""), on(N::SEE, N::KIND), view::page::<N>)
        .get(&at("/storia"), on(N::SEE, N::KIND), view::history::<N>)
        .get(&at("/modifica"), on(N::EDIT, N::KIND), form::change::<N>)
        .post(&at("/modifica"), on(N::EDIT, N::KIND), form::save::<N>)
}

pub fn routes() -> Routes {
    Routes::new().merge(routes_of::<Course>()).merge(routes_of::<Body>()).merge(routes_of::<Project>())
}
