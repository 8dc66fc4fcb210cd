//! What was typed of a curriculum or a letter.

use ponte_app::rights::Caller;
use ponte_domain::{
    curriculum::{CoverLetter, Curriculum, Shown},
    id::{VacancyId, WorkerId},
    reference::Lang,
};
use uuid::Uuid;

use crate::{
    inputs::{Inputs, text},
    site::Site,
};

fn lang(inputs: &Inputs) -> Lang {
    Lang::from_code(text(inputs, "lang")).unwrap_or(Lang::It)
}

fn vacancy(inputs: &Inputs) -> Option<VacancyId> {
    text(inputs, "vacancy").parse().ok().map(VacancyId)
}

/// The keys with a place, in the order of their places; those with the same place in the order of the form.
fn picked(inputs: &Inputs, kind: &str) -> Vec<String> {
    let all = |name: &str| {
        let name = format!("{name}.{kind}");
        inputs.iter().filter(move |(known, _)| *known == name).map(|(_, value)| value.trim().to_owned()).collect::<Vec<String>>()
    };
    let mut chosen: Vec<(u32, String)> =
        all("order").into_iter().zip(all("key")).filter_map(|(place, key)| Some((place.parse().ok()?, key))).collect();
    chosen.sort_by_key(|(place, _)| *place);
    chosen.into_iter().map(|(_, key)| key).collect()
}

pub fn curriculum(site: &Site, caller: &Caller, worker: Uuid, id: Option<Uuid>, inputs: &Inputs) -> Curriculum {
    let own = |name: &str| text(inputs, name).to_owned();
    Curriculum {
        id: id.unwrap_or_else(|| site.app.new_id()),
        worker: WorkerId(worker),
        day: site.app.today(),
        name: own("name"),
        headline: own("headline"),
        about: own("about"),
        lang: lang(inputs),
        vacancy: vacancy(inputs),
        experiences: picked(inputs, "experiences"),
        education: picked(inputs, "education"),
        skills: picked(inputs, "skills"),
        shown: inputs.iter().filter(|(name, _)| name == "shown").filter_map(|(_, code)| Shown::from_code(code)).collect(),
        by: caller.actor.clone(),
        at: site.app.now(),
    }
}

pub fn letter(site: &Site, caller: &Caller, worker: Uuid, id: Option<Uuid>, inputs: &Inputs) -> CoverLetter {
    let own = |name: &str| text(inputs, name).to_owned();
    CoverLetter {
        id: id.unwrap_or_else(|| site.app.new_id()),
        worker: WorkerId(worker),
        day: site.app.today(),
        vacancy: vacancy(inputs),
        to: own("to"),
        subject: own("subject"),
        why: own("letter_why"),
        brings: own("brings"),
        lacks: own("lacks"),
        closing: own("closing"),
        lang: lang(inputs),
        by: caller.actor.clone(),
        at: site.app.now(),
    }
}
