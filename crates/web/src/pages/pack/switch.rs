//! Switching a service on and off.

use axum::{
    extract::{Path, State},
    response::Response,
};
use axum_extra::extract::Form as Posted;
use ponte_app::{pack, rights::Right};
use ponte_domain::{actor::Purpose, expression::Value};
use ponte_templates::{
    form::{FieldError, Form},
    layout::Done,
};

use super::{
    PATH,
    lines::{desk_of, typed},
    view::show,
};
use crate::{error::PageError, flash, site::Site, visitor::Staff};

/// A form as it was posted.
pub type Inputs = Vec<(String, String)>;

/// What was typed in a field, without the spaces around it.
pub fn text(inputs: &Inputs, name: &str) -> String {
    inputs.iter().find(|(known, _)| known == name).map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
}

fn seen(inputs: &Inputs) -> Result<i64, PageError> {
    text(inputs, "version").parse().map_err(|_| PageError::BadRequest)
}

/// Where one was: the service, at the desk that was looked at.
fn back(pack: &str, inputs: &Inputs) -> String {
    match text(inputs, "sportello").as_str() {
        "" => format!("{PATH}/{pack}"),
        desk => format!("{PATH}/{pack}?sportello={desk}"),
    }
}

/// `POST /sportello/servizi/{pack}/attiva`
pub async fn enable(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<String>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let desk = pack::permitted(&site.app, &caller, &text(&inputs, "sportello"))?;
    let known = pack::one(&site.app, &desk, &id).await?.ok_or(PageError::NotFound)?;
    // One that is on keeps its version unless the newer one is asked for.
    let newest = text(&inputs, "newest") == "yes" || !known.is_on();
    let source = if newest { known.newest() } else { known.shown() };
    let manifest = source.and_then(|source| source.pack.as_ref().ok()).map(|pack| pack.manifest.clone());
    let manifest = manifest.ok_or(PageError::NotFound)?;
    let (mut values, wrong) = typed(&manifest, |name| text(&inputs, name));
    if text(&inputs, "keep") == "yes" {
        // What the newer version does not know any more, or not with this value, has its usual value.
        let before = known.said.as_ref().map(|said| said.parameters.clone()).unwrap_or_default();
        let fits = |name: &String, value: &Value| manifest.parameters.iter().any(|each| each.id == *name && each.allows(value));
        values = before.into_iter().filter(|(name, value)| fits(name, value)).collect();
    }
    if !wrong.is_empty() {
        let mut form = Form { version: Some(seen(&inputs)?), ..Form::default() };
        inputs.iter().filter(|(name, _)| name.starts_with("p-")).for_each(|(name, value)| form.add(name, value.clone()));
        let form = wrong.into_iter().fold(form, |form, field| form.wrong(FieldError::new(field, "parameter")));
        let desk = desk_of(&site, &staff, Some(&desk));
        return show(&site, staff, desk, &known, form).await;
    }
    pack::enable(&site.app, &caller, &desk, &id, seen(&inputs)?, values, newest).await?;
    Ok(flash::done(&back(&id, &inputs), Done::Saved, 1, None))
}

/// `POST /sportello/servizi/{pack}/disattiva`
pub async fn disable(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<String>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    caller.require(Right::Desk)?;
    pack::disable(&site.app, &caller, &text(&inputs, "sportello"), &id, seen(&inputs)?).await?;
    Ok(flash::done(&back(&id, &inputs), Done::Saved, 1, None))
}
