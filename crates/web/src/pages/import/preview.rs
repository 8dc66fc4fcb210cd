//! The first lines of a file, and which column is which field.

use std::collections::BTreeMap;

use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use ponte_app::{
    export::text_of,
    import::{
        fields::Field,
        mapping::{Mapping, field_names},
        tree,
    },
    import_batch::{self, CheckImport, Preview, RunImport, Upload},
};
use ponte_domain::actor::Purpose;
use ponte_templates::pages::import::{ColumnMap, ImportPreview};
use uuid::Uuid;

use super::{kind_of, surroundings};
use crate::{error::PageError, site::Site, visitor::Staff};

/// Values shown of a column, and characters of each.
const EXAMPLES: usize = 3;
const EXAMPLE_CHARS: usize = 40;

async fn look(site: &Site, staff: &Staff, id: Uuid) -> Result<(Upload, Preview), PageError> {
    let caller = staff.caller(site, Purpose::Exchange);
    let upload = import_batch::upload(&site.app, &caller, id).await?;
    let preview = import_batch::preview(&site.app, &caller, upload.about.noun, &upload.path).await?;
    Ok((upload, preview.map_err(|_| PageError::BadRequest)?))
}

/// `GET /sportello/importa/{id}`
pub async fn page(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Exchange);
    let (upload, preview) = look(&site, &staff, id).await?;
    let noun = upload.about.noun;
    let remembered = import_batch::remembered_mapping(&site.app, &caller, noun, &preview.header).await?;
    let columns = columns(&preview, remembered.as_ref());
    // Lines of JSON have no columns: their names stand in each line.
    let given: Vec<&str> = columns.iter().map(|column| column.field.as_str()).collect();
    let required = noun.fields().iter().filter(|field| field.required && !given.is_empty());
    let lacking = required.filter(|field| !is_given(field, &given)).map(|field| field.name.to_owned()).collect();
    let page = ImportPreview {
        layout: surroundings(&site, &staff),
        id: id.to_string(),
        file: upload.about.file_name,
        kind: kind_of(noun),
        lines: preview.first.len() as u64,
        columns,
        fields: field_names(noun),
        lacking,
        remembered: remembered.is_some(),
    };
    site.show(staff.0, &page)
}

/// Whether a required field is given, whole or by a part of it (`workplace.istat` for `workplace`).
fn is_given(field: &Field, given: &[&str]) -> bool {
    given.iter().any(|name| name.strip_prefix(field.name).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')))
}

fn columns(preview: &Preview, remembered: Option<&Mapping>) -> Vec<ColumnMap> {
    let rows: Vec<BTreeMap<String, String>> =
        preview.first.iter().map(|row| tree::flatten(row).into_iter().map(|(name, value)| (name, text_of(&value))).collect()).collect();
    let column = |(at, name): (usize, &String)| {
        let suggested = preview.suggestions.get(at).and_then(|suggestion| suggestion.field.clone());
        let field = remembered.map_or(suggested, |mapping| mapping.field(name).map(str::to_owned)).unwrap_or_default();
        let values = rows.iter().filter_map(|row| row.get(name.as_str())).filter(|value| !value.is_empty());
        let examples = values.take(EXAMPLES).map(|value| ponte_domain::text::cut(value, EXAMPLE_CHARS)).collect();
        ColumnMap { name: name.clone(), field, examples }
    };
    preview.header.iter().enumerate().map(column).collect()
}

/// `POST /sportello/importa/{id}`: tries or runs the import in the background.
pub async fn decide(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Form(inputs): Form<BTreeMap<String, String>>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Exchange);
    let (upload, preview) = look(&site, &staff, id).await?;
    let known = field_names(upload.about.noun);
    let mut mapping = Mapping::default();
    for (at, name) in preview.header.iter().enumerate() {
        let field = inputs.get(&format!("column.{at}")).map_or("", String::as_str);
        if !field.is_empty() && !known.iter().any(|known| known == field) {
            return Err(PageError::BadRequest);
        }
        mapping.columns.insert(name.trim().to_owned(), field.to_owned());
    }
    let mapping = match preview.header.is_empty() {
        true => String::new(),
        false => import_batch::remember_mapping(&site.app, &caller, upload.about.noun, &preview.header, &mapping).await?,
    };
    let (lang, actor) = (staff.0.lang, caller.actor.clone());
    let job = if inputs.get("act").is_some_and(|act| act == "check") {
        import_batch::start_check(&site.app, &caller, &CheckImport { upload: id, mapping, lang, actor }).await?
    } else {
        let about = upload.about;
        let import =
            RunImport { noun: about.noun, file: upload.path, file_name: about.file_name, mapping, atomic: about.atomic, lang, actor };
        import_batch::start(&site.app, &caller, &import).await?
    };
    Ok(Redirect::to(&format!("/sportello/attivita/{job}")).into_response())
}
