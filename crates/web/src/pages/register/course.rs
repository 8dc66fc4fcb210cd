//! Courses.

use std::collections::BTreeMap;

use ponte_app::{App, rights::Caller};
use ponte_domain::{course::Course, reference::Lang};
use ponte_templates::{
    form::{FieldError, Form},
    layout::{Layout, Place},
    pages::register::{CourseForm, FactLine, FactValue, Noun},
};

use super::{Smaller, fact, form::FormParts, form_page, text};
use crate::error::PageError;

impl Smaller for Course {
    const NOUN: Noun = Noun::Course;
    const PLACE: Place = Place::Courses;
    const CRUMB: &'static str = "courses";
    type FormPage = CourseForm;

    fn name(&self) -> &str {
        &self.title
    }

    fn note(&self, app: &App) -> Option<String> {
        self.place.istat.as_deref().and_then(|istat| app.market.catalogue().place(istat).map(|place| place.name.clone()))
    }

    async fn facts(&self, app: &App, _: &Caller, lang: Lang) -> Result<Vec<FactLine>, PageError> {
        let catalogue = app.market.catalogue();
        let label = |uri: &str| catalogue.skill_ix(uri).map(|ix| catalogue.skill(ix).label.get(lang).to_owned());
        let skills: Vec<String> =
            self.skills.iter().map(|skill| skill.uri.as_deref().and_then(label).unwrap_or_else(|| skill.text.clone())).collect();
        let number = |number: Option<u32>| number.map(|number| FactValue::Number(i64::from(number)));
        let facts = [
            fact("course-body", Some(FactValue::Text(self.body.clone()))),
            fact("course-from", self.from.map(FactValue::Date)),
            fact("course-to", self.to.map(FactValue::Date)),
            fact("course-hours", number(self.hours)),
            fact("taught", Some(FactValue::Texts(skills))),
            fact("apply_until", self.apply_until.map(FactValue::Date)),
            fact("municipality", self.note(app).map(FactValue::Text)),
            fact("address", text(self.place.address.as_ref())),
            fact("online", self.place.online.then_some(FactValue::Yes(true))),
            fact("seats", number(self.seats)),
            fact("cost", self.cost_cents.map(FactValue::Cents)),
            fact("funding", text(self.funding.as_ref())),
            fact("qualification", text(self.qualification.as_ref())),
            fact("eqf", self.eqf.map(|eqf| FactValue::Number(i64::from(eqf)))),
            fact("hiring_commitment", self.hiring_commitment.then_some(FactValue::Yes(true))),
            fact("link", self.link.clone().map(FactValue::Link)),
        ];
        Ok(facts.into_iter().flatten().collect())
    }

    async fn show_inputs(&self, app: &App, _: &Caller, form: &mut Form) -> Result<(), PageError> {
        // The form has one input for a skill: its words.
        form.values.retain(|name, _| !name.starts_with("skills."));
        for (at, skill) in self.skills.iter().enumerate() {
            form.add(&format!("skills.{}", at + 1), skill.text.clone());
        }
        if let Some(place) = self.place.istat.as_deref().and_then(|istat| app.market.catalogue().place(istat).cloned()) {
            form.values.insert("place.istat".to_owned(), vec![format!("{} ({})", place.name, place.province)]);
        }
        Ok(())
    }

    async fn read_typed(_: &App, _: &Caller, _: &mut Vec<(String, String)>, _: &mut Vec<FieldError>) -> Result<(), PageError> {
        Ok(())
    }

    fn keep_from(&mut self, old: &Self) {
        self.requirements.clone_from(&old.requirements);
        // Words that nobody touched stay linked as they were, also where a person chose the link.
        for skill in &mut self.skills {
            if let Some(same) = old.skills.iter().find(|known| known.text == skill.text) {
                *skill = same.clone();
            }
        }
    }

    async fn form_page(_: &App, _: &Caller, layout: Layout, parts: FormParts) -> Result<CourseForm, PageError> {
        Ok(form_page!(CourseForm, layout, parts, BTreeMap::new()))
    }
}
