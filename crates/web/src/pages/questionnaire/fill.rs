//! The pages on which somebody answers for herself, one section at a time: behind a link and on her own pages alike.

use axum::{
    Json,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use ponte_app::questionnaire::Opened;
use ponte_domain::{questionnaire::Assessment, reference::Lang};
use ponte_templates::{
    layout::Layout,
    pages::questionnaire::{SheetReview, SheetSection, SheetSectionPage, SheetStart, StartState},
};
use serde_json::json;

use super::shown::{of, title, words};
use crate::{error::PageError, site::Site, visitor::Visitor};

/// The texts of a form, each with its name.
pub type Typed = Vec<(String, String)>;

/// Where the pages stand, and what is on them.
pub struct Filling<'f> {
    pub site: &'f Site,
    pub opened: &'f Opened,
    pub layout: Layout,
    /// Beginning of the addresses.
    pub base: String,
    pub lang: Lang,
}

/// What was pressed.
pub fn pressed(typed: &Typed) -> &str {
    typed.iter().find(|(name, _)| name == "go").map_or("next", |(_, value)| value.as_str())
}

/// Whether a script asks, which reads JSON.
pub fn by_script(headers: &HeaderMap) -> bool {
    headers.get(header::ACCEPT).is_some_and(|accept| accept.as_bytes().starts_with(b"application/json"))
}

impl Filling<'_> {
    fn sections(&self, missing: &[String]) -> Vec<SheetSection> {
        of(self.site, self.opened, self.lang, missing).sections()
    }

    fn asked(&self) -> Vec<SheetSection> {
        self.sections(&[]).into_iter().filter(|section| section.asked).collect()
    }

    /// The first page.
    pub fn start(self, visitor: Visitor, state: StartState) -> Result<Response, PageError> {
        let held = &self.opened.held;
        let page = SheetStart {
            title: title(held, self.lang),
            introduction: words(&held.introduction, self.lang),
            minutes: held.minutes,
            sections: self.asked().len(),
            anonymous: self.opened.stored.response.anonymous,
            state,
            base: self.base,
            layout: self.layout,
        };
        self.site.show(visitor, &page)
    }

    /// The address of the section to begin or to go on with: the first that lacks something.
    pub fn first(&self) -> String {
        let sections = self.asked();
        let open = sections.iter().find(|section| section.items.iter().any(|item| item.asked && item.missing));
        match open.or(sections.last()) {
            Some(section) => format!("{}/s/{}", self.base, section.id),
            None => format!("{}/fine", self.base),
        }
    }

    /// One section; `missing` are items told as left out, `more` that questions came up.
    pub fn section(self, visitor: Visitor, id: &str, missing: &[String], more: bool) -> Result<Response, PageError> {
        let sections = self.sections(missing);
        let asked: Vec<&SheetSection> = sections.iter().filter(|section| section.asked).collect();
        // A section that is asked no more, or was never there, leads on.
        let Some(place) = asked.iter().position(|section| section.id == id) else {
            return Ok(Redirect::to(&self.first()).into_response());
        };
        let section = asked[place].clone();
        // What was typed and cannot be read is told at once; what is missing only where one wanted to go on.
        let faults = section.items.iter().filter(|item| item.asked && (item.fault.is_some() || item.message.is_some())).count();
        let page = SheetSectionPage {
            title: title(&self.opened.held, self.lang),
            back: place.checked_sub(1).map(|before| asked[before].id.clone()),
            place: place + 1,
            of: asked.len(),
            section,
            more,
            faults,
            base: self.base,
            layout: self.layout,
        };
        let status = if faults > 0 && !missing.is_empty() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        Ok((status, self.site.show(visitor, &page)?).into_response())
    }

    /// Where one goes from a section.
    pub fn next(&self, id: &str, back: bool) -> String {
        let asked = self.asked();
        let place = asked.iter().position(|section| section.id == id);
        let to = place.and_then(|place| if back { place.checked_sub(1) } else { Some(place + 1) }).and_then(|place| asked.get(place));
        match to {
            Some(section) => format!("{}/s/{}", self.base, section.id),
            None if back => self.base.clone(),
            None => format!("{}/fine", self.base),
        }
    }

    /// All answers.
    pub fn review(self, visitor: Visitor) -> Result<Response, PageError> {
        let assessment = &self.opened.assessment;
        let page = SheetReview {
            title: title(&self.opened.held, self.lang),
            sections: self.sections(&[]),
            missing: assessment.missing.len() + assessment.errors.len(),
            base: self.base,
            layout: self.layout,
        };
        self.site.show(visitor, &page)
    }

    /// What is left out of a section that was asked before and after, and whether questions came up by what was answered.
    pub fn left_out(&self, before: &Assessment, id: &str) -> (Vec<String>, bool) {
        let after = &self.opened.assessment;
        let inside = |item: &&String| self.opened.held.items().any(|(section, known)| section.id == id && known.id == **item);
        let missing: Vec<&String> = after.missing.iter().filter(inside).collect();
        let (old, new): (Vec<&String>, Vec<&String>) = missing.into_iter().partition(|item| before.asked.contains(item));
        let wrong = after.errors.iter().any(|error| inside(&&error.item));
        let told: Vec<String> =
            if old.is_empty() && !wrong { Vec::new() } else { old.into_iter().cloned().chain(wrong.then(String::new)).collect() };
        (told, !new.is_empty())
    }
}

/// What a script is told after a save.
pub fn told(site: &Site, opened: &Opened, lang: Lang, version: i64) -> Response {
    let shown = of(site, opened, lang, &[]);
    let assessment = &opened.assessment;
    let faults: Vec<_> =
        assessment.errors.iter().map(|error| json!({"item": error.item, "words": shown.fault_words(&error.item)})).collect();
    let scores = shown.scores().into_iter().map(|score| json!({"id": score.id, "value": score.value, "band": score.band_title}));
    let body = json!({
        "version": version,
        "asked": assessment.asked,
        "missing": assessment.missing.len(),
        "faults": faults,
        "scores": scores.collect::<Vec<_>>(),
    });
    Json(body).into_response()
}
