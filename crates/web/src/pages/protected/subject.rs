//! What the pages of a worker's protected part and those of a protected file share.

use std::collections::BTreeMap;

use ponte_app::{keyring::KeyError, protected::Subject, register, rights::Caller};
use ponte_domain::{
    id::WorkerId,
    protected::{SectionData, Why, shown},
    worker::Worker,
};
use ponte_templates::{
    layout::{Crumb, Layout, Place},
    pages::protected::{ProtectedOf, ShownValue, Unreadable, input_word},
};

use super::{
    super::worker::{head, open_matches},
    FILES,
};
use crate::{error::PageError, layout::layout, site::Site, visitor::Staff};

/// What was typed into a form.
pub type Typed = BTreeMap<String, String>;

/// What the form says that it is opened for.
pub fn why(typed: &Typed) -> Result<Why, PageError> {
    typed.get("why").and_then(|why| Why::from_code(why)).ok_or(PageError::BadRequest)
}

/// Address below which the pages of a subject are.
pub fn base_of(subject: Subject) -> String {
    match subject {
        Subject::Worker(id) => format!("/sportello/persone/{id}/protetta"),
        Subject::File(id) => format!("{FILES}/{id}"),
    }
}

/// Address below which its sections are.
pub fn sections_of(subject: Subject) -> String {
    match subject {
        Subject::Worker(_) => base_of(subject),
        Subject::File(_) => format!("{}/sezioni", base_of(subject)),
    }
}

/// What stands above a page.
pub async fn of(site: &Site, caller: &Caller, subject: Subject, pseudonym: Option<String>) -> Result<ProtectedOf, PageError> {
    let head = match subject {
        Subject::Worker(id) => {
            let stored = register::view::<Worker>(&site.app, caller, id).await?;
            let matches = open_matches(site, caller, WorkerId(id)).await?.len();
            Some(head(site, &stored, matches).await?)
        }
        Subject::File(_) => None,
    };
    Ok(ProtectedOf { base: base_of(subject), sections: sections_of(subject), head, pseudonym })
}

/// The surroundings of a page. The address of a form is no page: the language is changed on the page before it.
pub fn surroundings(site: &Site, staff: &Staff, subject: Subject) -> Layout {
    let (place, crumb) = match subject {
        Subject::Worker(_) => (Place::Workers, Crumb::key("workers", "/sportello/persone")),
        Subject::File(_) => (Place::More, Crumb::key("protected-files", FILES)),
    };
    Layout { path: base_of(subject), ..layout(site, &staff.0, place, vec![crumb]) }
}

/// What is wrong with a key, for a page.
pub fn unreadable(fault: &KeyError) -> Unreadable {
    match fault {
        KeyError::Missing => Unreadable::Missing,
        KeyError::Unusable(_) => Unreadable::Unusable,
        KeyError::Unknown(_) => Unreadable::Unknown,
        KeyError::Damaged => Unreadable::Damaged,
    }
}

/// The values of a section, in the order of its form.
pub fn values(data: Option<&SectionData>) -> Vec<ShownValue> {
    let Some(data) = data else { return Vec::new() };
    let texts = shown(data);
    let value = |field: &ponte_domain::protected::Field| {
        let text = texts.get(field.name)?.clone();
        let (input, list) = input_word(field);
        let cents = if input == "euro" { text.replace('.', "").parse().unwrap_or_default() } else { 0 };
        Some(ShownValue { name: field.name, input, list, text, cents })
    };
    data.section().fields().iter().filter_map(value).collect()
}
