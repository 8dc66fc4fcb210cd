//! Writes what an office has printed.

use ponte_domain::template::{Template, TemplateError, TemplateUse};
use ponte_storage::{
    Kind,
    audit::Details,
    template::{self, StoredTemplate},
};
use uuid::Uuid;

use super::list::permitted;
use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// Keeps a text as the version after the one that was seen; 0 was seen of a new one.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Template`], [`Refusal::Stale`].
pub async fn keep(app: &App, caller: &Caller, seen: i64, text: Template) -> Result<()> {
    let desk = permitted(app, caller, &text.desk)?;
    let text = Template { name: text.name.trim().to_owned(), desk, by: caller.actor.clone(), at: app.now(), ..text };
    text.check().map_err(Refusal::from)?;
    let tx = app.begin().await?;
    let same = |found: &StoredTemplate| found.template.about == text.about && found.template.id != text.id && !found.template.retired;
    if text.about != TemplateUse::Letter && !text.retired && template::of_desk(&tx, &text.desk).await?.iter().any(same) {
        return Err(Refusal::from(TemplateError::Another).into());
    }
    // A text stays at its desk, and is what it was.
    let before = template::versions(&tx, text.id).await?;
    if before.first().is_some_and(|found| found.template.desk != text.desk || found.template.about != text.about) {
        return Err(Refusal::NotFound(Kind::Desk).into());
    }
    template::save(&tx, seen, &text).await?;
    let context = Some(format!("template={} version={} desk={}", text.id, seen + 1, text.desk));
    app.audit_with(&tx, caller, "template.keep", None, Details { context, ..Details::default() }).await?;
    app.commit(tx).await
}

/// Takes a text out of use, or into use again.
///
/// # Errors
/// As [`keep`].
pub async fn retire(app: &App, caller: &Caller, id: Uuid, seen: i64, retired: bool) -> Result<()> {
    caller.require(Right::Desk)?;
    let found = template::versions(&app.db, id).await?.into_iter().next().ok_or(Refusal::NotFound(Kind::Desk))?;
    keep(app, caller, seen, Template { retired, ..found.template }).await
}

/// Makes an earlier version the present one again, as a version of its own.
///
/// # Errors
/// As [`keep`].
pub async fn restore(app: &App, caller: &Caller, id: Uuid, seen: i64, version: i64) -> Result<()> {
    caller.require(Right::Desk)?;
    let all = template::versions(&app.db, id).await?;
    let found = all.into_iter().find(|found| found.version == version).ok_or(Refusal::NotFound(Kind::Desk))?;
    keep(app, caller, seen, found.template).await
}
