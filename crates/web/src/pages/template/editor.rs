//! Writing what a desk has printed.

use std::collections::BTreeMap;

use axum::{
    extract::{Path, Query, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use axum_extra::extract::Form as Posted;
use ponte_app::{
    error::{Error, Refusal},
    template,
};
use ponte_domain::{
    actor::Purpose,
    reference::Lang,
    template::{Template, TemplateError, TemplateUse, names},
};
use ponte_storage::template::StoredTemplate;
use ponte_templates::{
    form::{FieldError, Form},
    layout::{Crumb, Done, Place},
    pages::template::{BadLine, TemplateEditor, TemplatePreview, TemplateVersion},
};
use serde::Deserialize;
use uuid::Uuid;

use super::PATH;
use crate::{
    error::PageError,
    flash,
    layout::layout,
    pages::{pack::desk_of, worker::block_values},
    site::Site,
    visitor::Staff,
};

type Inputs = Vec<(String, String)>;

/// What is begun.
#[derive(Debug, Default, Deserialize)]
pub struct Begun {
    #[serde(default)]
    sportello: Option<String>,
    #[serde(default)]
    uso: String,
}

/// A text on its page.
struct Shown<'a> {
    text: &'a Template,
    /// The versions that are kept, the latest first; none of a new one.
    versions: &'a [StoredTemplate],
    preview: Option<Lang>,
    form: Form,
    bad: Vec<BadLine>,
}

/// `GET /sportello/modelli/nuovo`
pub async fn new(State(site): State<Site>, staff: Staff, Query(begun): Query<Begun>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let desk = desk_of(&site, &staff, begun.sportello.as_deref());
    let desk = template::permitted(&site.app, &caller, &desk.value)?;
    let about = TemplateUse::from_code(&begun.uso).unwrap_or(TemplateUse::Letter);
    let mut text = blank(&site, &staff, desk, about);
    if about != TemplateUse::Letter {
        text.name = site.app.presses.words.say(&format!("template-use-{about}"), &[], staff.0.lang).map_err(PageError::Render)?;
    }
    let form = form_of(&text, 0);
    show(&site, staff, Shown { text: &text, versions: &[], preview: None, form, bad: Vec::new() })
}

fn blank(site: &Site, staff: &Staff, desk: String, about: TemplateUse) -> Template {
    Template {
        id: site.app.new_id(),
        desk,
        about,
        name: String::new(),
        subject: BTreeMap::new(),
        text: BTreeMap::new(),
        after: BTreeMap::new(),
        retired: false,
        by: staff.caller(site, Purpose::Administration).actor,
        at: site.app.now(),
    }
}

/// `GET /sportello/modelli/{uuid}`
pub async fn page(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let versions = template::versions(&site.app, &caller, id).await?;
    let StoredTemplate { version, template } = versions.first().cloned().ok_or(PageError::NotFound)?;
    let form = form_of(&template, version);
    show(&site, staff, Shown { text: &template, versions: &versions, preview: Some(Lang::It), form, bad: Vec::new() })
}

fn form_of(text: &Template, version: i64) -> Form {
    let mut form = Form { version: Some(version), ..Form::default() }.with("name", text.name.clone());
    for (field, texts) in [("subject", &text.subject), ("text", &text.text), ("after", &text.after)] {
        for (lang, said) in texts {
            form.add(&format!("{field}.{lang}"), said.clone());
        }
    }
    form
}

fn show(site: &Site, staff: Staff, shown: Shown<'_>) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Administration);
    let text = shown.text;
    let preview = match shown.preview {
        None => None,
        Some(lang) => {
            let seen = template::preview(&site.app, &caller, text, lang);
            let (blocks, after) = (block_values(&seen.blocks)?, block_values(&seen.after)?);
            Some(TemplatePreview { lang, subject: seen.subject, blocks, after })
        }
    };
    let version = |found: &StoredTemplate| TemplateVersion {
        version: found.version,
        at: found.template.at,
        editor: found.template.by.name().map(str::to_owned),
    };
    let status = if shown.form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = TemplateEditor {
        layout: layout(site, &staff.0, Place::More, vec![Crumb::key("templates", PATH)]),
        desk: desk_of(site, &staff, Some(&text.desk)),
        id: (!shown.versions.is_empty()).then(|| text.id.to_string()),
        about: text.about,
        names: names(text.about).into_keys().collect(),
        bad: shown.bad,
        versions: shown.versions.iter().map(version).collect(),
        preview,
        retired: text.retired,
        form: shown.form,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

fn text<'a>(inputs: &'a Inputs, name: &str) -> &'a str {
    inputs.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str()).unwrap_or_default()
}

/// What was typed, over a text.
fn typed(inputs: &Inputs, over: Template) -> Template {
    let texts = |field: &str| -> BTreeMap<Lang, String> {
        let said = Lang::ALL.iter().map(|lang| (*lang, text(inputs, &format!("{field}.{lang}")).replace("\r\n", "\n")));
        said.filter(|(_, text)| !text.trim().is_empty()).collect()
    };
    Template { name: text(inputs, "name").to_owned(), subject: texts("subject"), text: texts("text"), after: texts("after"), ..over }
}

/// `POST /sportello/modelli/nuovo`
pub async fn create(State(site): State<Site>, staff: Staff, Posted(inputs): Posted<Inputs>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let desk = template::permitted(&site.app, &caller, text(&inputs, "sportello"))?;
    let about = TemplateUse::from_code(text(&inputs, "uso")).unwrap_or(TemplateUse::Letter);
    let written = typed(&inputs, blank(&site, &staff, desk, about));
    act(&site, staff, &inputs, written, &[]).await
}

/// `POST /sportello/modelli/{uuid}`
pub async fn save(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let versions = template::versions(&site.app, &caller, id).await?;
    let last = versions.first().cloned().ok_or(PageError::NotFound)?;
    act(&site, staff, &inputs, typed(&inputs, last.template), &versions).await
}

async fn act(site: &Site, staff: Staff, inputs: &Inputs, written: Template, versions: &[StoredTemplate]) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Administration);
    let seen = seen(inputs);
    let form = form_of(&written, seen);
    let lang = Lang::from_code(text(inputs, "lang")).unwrap_or(Lang::It);
    if text(inputs, "act") != "save" {
        let bad = written.check().err().map(bad_lines).unwrap_or_default();
        return show(site, staff, Shown { text: &written, versions, preview: Some(lang), form, bad });
    }
    match template::keep(&site.app, &caller, seen, written.clone()).await {
        Ok(()) => Ok(flash::done(&format!("{PATH}/{}", written.id), Done::Saved, 1, None)),
        Err(Error::Refused(Refusal::Template(error))) => {
            let form = form.wrong(fault(&error));
            show(site, staff, Shown { text: &written, versions, preview: Some(lang), form, bad: bad_lines(error) })
        }
        Err(error) => Err(error.into()),
    }
}

fn seen(inputs: &Inputs) -> i64 {
    text(inputs, "version").parse().unwrap_or_default()
}

fn fault(error: &TemplateError) -> FieldError {
    match error {
        TemplateError::Name => FieldError::new("name", "template-name"),
        TemplateError::Text => FieldError::new("text.it", "template-text"),
        TemplateError::TooLong => FieldError::new("text.it", "too-long"),
        TemplateError::Another => FieldError::new("name", "template-another"),
        TemplateError::Placeholders(bad) => {
            let field = bad.first().map_or_else(|| "text.it".to_owned(), |(field, lang, _)| format!("{field}.{lang}"));
            FieldError::new(field, "template-placeholders")
        }
    }
}

fn bad_lines(error: TemplateError) -> Vec<BadLine> {
    let TemplateError::Placeholders(bad) = error else { return Vec::new() };
    bad.into_iter().map(|(field, lang, bad)| BadLine { field, lang, line: bad.line, written: bad.written }).collect()
}

/// `GET /sportello/modelli/{uuid}/anteprima.pdf`
pub async fn pdf(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let versions = template::versions(&site.app, &caller, id).await?;
    let last = versions.first().ok_or(PageError::NotFound)?;
    let bytes = template::preview_pdf(&site.app, &caller, &last.template, Lang::It)?;
    let headers = [(header::CONTENT_TYPE, "application/pdf"), (header::CONTENT_DISPOSITION, "inline; filename=\"anteprima.pdf\"")];
    Ok((headers, bytes).into_response())
}

/// `POST /sportello/modelli/{uuid}/ritira`
pub async fn retire(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    template::retire(&site.app, &caller, id, seen(&inputs), text(&inputs, "retired") != "no").await?;
    Ok(flash::done(&format!("{PATH}/{id}"), Done::Saved, 1, None))
}

/// `POST /sportello/modelli/{uuid}/riprendi`
pub async fn restore(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let version = text(&inputs, "from").parse().unwrap_or_default();
    template::restore(&site.app, &caller, id, seen(&inputs), version).await?;
    Ok(flash::done(&format!("{PATH}/{id}"), Done::Saved, 1, None))
}
