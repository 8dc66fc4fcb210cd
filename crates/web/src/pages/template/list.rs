//! The texts of a desk.

use axum::{
    extract::{Query, State},
    response::Response,
};
use ponte_app::template::{self, Offered};
use ponte_domain::{
    actor::Purpose,
    reference::Lang,
    template::{Template, TemplateUse},
};
use ponte_templates::{
    layout::Place,
    pages::template::{TemplateList, TemplateRow},
};
use serde::Deserialize;

use crate::{
    error::PageError,
    layout::layout,
    pages::pack::{desk_of, desks_of},
    site::Site,
    visitor::Staff,
};

/// Which desk is looked at.
#[derive(Debug, Default, Deserialize)]
pub struct Looked {
    #[serde(default)]
    pub sportello: Option<String>,
}

/// `GET /sportello/modelli`
pub async fn page(State(site): State<Site>, staff: Staff, Query(looked): Query<Looked>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let desk = desk_of(&site, &staff, looked.sportello.as_deref());
    let offered = template::sorted(&site.app, &caller, &desk.value).await?;
    let has = |about: TemplateUse| {
        offered.iter().any(|each| each.by.is_none() && each.found.template.about == about && !each.found.template.retired)
    };
    let page = TemplateList {
        layout: layout(&site, &staff.0, Place::More, Vec::new()),
        desks: desks_of(&site.app.desks(), &caller),
        desk,
        missing: TemplateUse::ALL.iter().copied().filter(|about| !has(*about)).collect(),
        rows: offered.iter().map(row).collect(),
    };
    site.show(staff.0, &page)
}

fn row(offered: &Offered) -> TemplateRow {
    let text: &Template = &offered.found.template;
    let written = |lang: &Lang| [&text.text, &text.after].iter().any(|texts| texts.get(lang).is_some_and(|text| !text.trim().is_empty()));
    TemplateRow {
        id: text.id.to_string(),
        about: text.about,
        name: text.name.clone(),
        version: offered.found.version,
        at: text.at,
        editor: text.by.name().map(str::to_owned),
        by: offered.by.clone(),
        retired: text.retired,
        langs: Lang::ALL.iter().copied().filter(written).collect(),
    }
}
