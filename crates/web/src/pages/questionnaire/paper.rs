//! A questionnaire on paper: blank for a person, or with what she answered.

use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use ponte_app::questionnaire;
use ponte_domain::{actor::Purpose, id::ResponseId};
use ponte_templates::pages::questionnaire::SheetPaper;
use serde::Deserialize;
use uuid::Uuid;

use super::{
    shown::{of, title, words},
    typing::head,
};
use crate::{error::PageError, layout, site::Site, visitor::Staff};

/// With the answers or without.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    compilato: String,
}

/// `GET /sportello/questionari/risposte/{uuid}/carta?compilato=`
pub async fn page(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>, Query(asked): Query<Asked>) -> Result<Response, PageError> {
    let mut opened = questionnaire::view(&site.app, &staff.caller(&site, Purpose::Casework), ResponseId(id)).await?;
    let (filled, lang) = (!asked.compilato.is_empty(), staff.0.lang);
    let head = head(&site, &staff, &opened).await?;
    if !filled {
        opened.stored.response.answers.clear();
        opened.stored.response.completions.clear();
        opened.assessment = opened.held.assess(&opened.stored.response.answers, &opened.stored.response.sheet.setting(site.app.now()));
    }
    let shown = of(&site, &opened, lang, &[]);
    let page = SheetPaper {
        layout: layout::plain(&site, &staff.0),
        title: title(&opened.held, lang),
        introduction: words(&opened.held.introduction, lang),
        thanks: words(&opened.held.thanks, lang),
        code: Some(head.code).filter(|code| !code.is_empty()),
        name: head.who.map(|(name, _)| name),
        filled,
        on: site.app.today(),
        sections: shown.sections(),
        scores: shown.scores(),
    };
    site.show(staff.0, &page)
}
