//! What the demonstration desk has written in letters and documents; the words stand in `letters.toml`.

use std::collections::BTreeMap;

use ponte_domain::{
    id::WorkerId,
    reference::Lang,
    template::{Template, TemplateUse},
};
use serde::Deserialize;

use crate::{
    App,
    error::{Error, Result},
    rights::Caller,
    sample::DESK,
    template::{self, Way, What, Written},
};

const TOLD: &str = include_str!("letters.toml");

#[derive(Deserialize)]
struct Letters {
    texts: Vec<Told>,
}

#[derive(Deserialize)]
struct Told {
    about: TemplateUse,
    name: String,
    #[serde(default)]
    subject: BTreeMap<Lang, String>,
    #[serde(default)]
    text: BTreeMap<Lang, String>,
    #[serde(default)]
    after: BTreeMap<Lang, String>,
}

/// Writes the texts of the desk, and the first letter to the first person.
///
/// # Errors
/// When the database refuses, or a text is not what it should be.
pub async fn write(app: &App, caller: &Caller, operator: &Caller, people: &[WorkerId]) -> Result<()> {
    let letters: Letters = toml::from_str(TOLD).map_err(|error| Error::Internal(error.to_string()))?;
    let mut first = None;
    for Told { about, name, subject, text, after } in letters.texts {
        let id = app.new_id();
        let (by, at) = (caller.actor.clone(), app.now());
        template::keep(app, caller, 0, Template { id, desk: DESK.to_owned(), about, name, subject, text, after, retired: false, by, at })
            .await?;
        first.get_or_insert(id);
    }
    if let (Some(letter), Some(worker)) = (first, people.first()) {
        let what = What::Letter(letter);
        let draft = template::draft(app, operator, *worker, &what, Lang::It).await?;
        let written = Written { subject: draft.subject, text: draft.text, way: Way::Paper, lang: Lang::It };
        template::deliver(app, operator, *worker, &what, written).await?;
    }
    Ok(())
}
