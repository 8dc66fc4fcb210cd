//! The levels that the installation adds to those of the law.

use std::collections::BTreeMap;

use axum::{
    Form as Posted,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ponte_app::{
    error::{Error, Refusal},
    service,
};
use ponte_domain::{
    actor::Purpose,
    service::{Extension, LepError, Side},
};
use ponte_templates::{
    form::{FieldError, Form},
    layout::{Crumb, Done, Place},
    pages::service::{AddedLevel, LevelsPage},
};

use super::lines::lep_choices;
use crate::{error::PageError, flash, layout::layout, site::Site, visitor::Staff};

const PATH: &str = "/sportello/servizi-resi/livelli";

/// `GET /sportello/servizi/livelli`
pub async fn page(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    show(&site, staff, Form::default()).await
}

async fn show(site: &Site, staff: Staff, form: Form) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Administration);
    let added = service::extensions(&site.app.db).await?;
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let level = |each: Extension| AddedLevel { code: each.code, name: each.name, parent: each.parent, side: each.side };
    service::may_keep_extensions(&caller)?;
    let page = LevelsPage {
        layout: layout(site, &staff.0, Place::More, vec![Crumb::key("services", "/sportello/servizi-resi")]),
        leps: lep_choices(&service::levels(&site.app.db).await?, None),
        added: added.into_iter().map(level).collect(),
        form,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

/// `POST /sportello/servizi/livelli`: one more, or one less.
pub async fn change(
    State(site): State<Site>,
    staff: Staff,
    Posted(texts): Posted<BTreeMap<String, String>>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    service::may_keep_extensions(&caller)?;
    let text = |name: &str| texts.get(name).map(|text| text.trim().to_owned()).unwrap_or_default();
    let mut all = service::extensions(&site.app.db).await?;
    if text("remove").is_empty() {
        all.push(Extension {
            code: text("code"),
            parent: Some(text("parent")).filter(|code| !code.is_empty()),
            side: Side::from_code(&text("side")).unwrap_or(Side::People),
            name: text("name"),
        });
    } else {
        all.retain(|each| each.code != text("remove"));
    }
    match service::keep_extensions(&site.app, &caller, &all).await {
        Ok(()) => Ok(flash::done(PATH, Done::Saved, 1, None)),
        Err(Error::Refused(Refusal::Lep { error, .. })) => {
            let wrong = match error {
                LepError::Code => FieldError::new("code", "lep-code"),
                LepError::Taken => FieldError::new("code", "lep-taken"),
                LepError::Name => FieldError::new("name", "required"),
                LepError::Parent => FieldError::new("parent", "lep-parent"),
            };
            let mut form = Form::default();
            texts.iter().for_each(|(name, value)| form.add(name, value.clone()));
            show(&site, staff, form.wrong(wrong)).await
        }
        Err(error) => Err(error.into()),
    }
}
