//! Bodies.

use std::collections::BTreeMap;

use ponte_app::{App, rights::Caller};
use ponte_domain::{body::Body, reference::Lang};
use ponte_templates::{
    form::{FieldError, Form},
    layout::{Layout, Place},
    pages::register::{BodyForm, FactLine, FactValue, Noun},
};

use super::{Smaller, fact, form::FormParts, form_page, text};
use crate::error::PageError;

impl Smaller for Body {
    const NOUN: Noun = Noun::Body;
    const PLACE: Place = Place::More;
    const CRUMB: &'static str = "bodies";
    type FormPage = BodyForm;

    fn name(&self) -> &str {
        &self.name
    }

    fn note(&self, app: &App) -> Option<String> {
        self.istat.as_deref().and_then(|istat| app.market.catalogue().place(istat).map(|place| place.name.clone()))
    }

    async fn facts(&self, app: &App, _: &Caller, _: Lang) -> Result<Vec<FactLine>, PageError> {
        let facts = [
            fact("body-kind", text(self.kind.as_ref())),
            fact("contact-person", text(self.contact_name.as_ref())),
            fact("phone", text(self.phone.as_ref())),
            fact("email", text(self.email.as_ref())),
            fact("municipality", self.note(app).map(FactValue::Text)),
            fact("address", text(self.address.as_ref())),
            fact("codice_fiscale", text(self.codice_fiscale.as_ref())),
            fact("website", self.website.clone().map(FactValue::Link)),
            fact("note", text(self.note.as_ref())),
        ];
        Ok(facts.into_iter().flatten().collect())
    }

    async fn show_inputs(&self, app: &App, _: &Caller, form: &mut Form) -> Result<(), PageError> {
        if let Some(place) = self.istat.as_deref().and_then(|istat| app.market.catalogue().place(istat).cloned()) {
            form.values.insert("istat".to_owned(), vec![format!("{} ({})", place.name, place.province)]);
        }
        Ok(())
    }

    async fn read_typed(_: &App, _: &Caller, _: &mut Vec<(String, String)>, _: &mut Vec<FieldError>) -> Result<(), PageError> {
        Ok(())
    }

    fn keep_from(&mut self, _: &Self) {}

    async fn form_page(_: &App, _: &Caller, layout: Layout, parts: FormParts) -> Result<BodyForm, PageError> {
        Ok(form_page!(BodyForm, layout, parts, BTreeMap::new()))
    }
}
