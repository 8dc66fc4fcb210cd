//! Finds what offices wrote.

use ponte_documents::{OfficeText, compose};
use ponte_domain::{
    expression::Values,
    fill::{CodeWords, fill},
    reference::Lang,
    template::{Template, TemplateUse},
};
use ponte_storage::{
    Kind,
    template::{self, StoredTemplate},
};
use uuid::Uuid;

use super::values::desk_values;
use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// A text that a desk may use, and whose it is.
#[derive(Debug, Clone)]
pub struct Offered {
    pub found: StoredTemplate,
    /// Name of the desk that wrote it, when it is one above.
    pub by: Option<String>,
}

/// Code of a desk whose texts the caller may write.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub fn permitted(app: &App, caller: &Caller, desk: &str) -> Result<String> {
    caller.require(Right::Desk)?;
    let tree = app.desks();
    let found = tree.get(desk).filter(|desk| caller.reach(Right::Desk).covers(&tree, &desk.code));
    Ok(found.ok_or(Refusal::NotFound(Kind::Desk))?.code.clone())
}

/// The texts that hold at a desk: its own and those of the desks above, its own first.
async fn holding(app: &App, desk: &str) -> Result<Vec<Offered>> {
    let tree = app.desks();
    let desk = tree.keeper_code(desk);
    let line: Vec<(String, String)> = tree.line(desk).iter().map(|desk| (desk.code.clone(), desk.name.clone())).collect();
    let mut all = Vec::new();
    for (code, name) in line {
        let by = (code != desk).then_some(name);
        all.extend(template::of_desk(&app.db, &code).await?.into_iter().map(|found| Offered { found, by: by.clone() }));
    }
    Ok(all)
}

/// All texts that hold at a desk, for whoever may write them.
///
/// # Errors
/// As [`permitted`].
pub async fn sorted(app: &App, caller: &Caller, desk: &str) -> Result<Vec<Offered>> {
    let desk = permitted(app, caller, desk)?;
    holding(app, &desk).await
}

/// The letters that a desk offers.
///
/// # Errors
/// [`Refusal::Forbidden`] for who may not change people's files.
pub async fn letters(app: &App, caller: &Caller, desk: &str) -> Result<Vec<Offered>> {
    caller.require(Right::EditPeople)?;
    let all = holding(app, desk).await?.into_iter();
    Ok(all.filter(|offered| offered.found.template.about == TemplateUse::Letter && !offered.found.template.retired).collect())
}

/// The versions of a text, the latest first, for whoever may write it.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn versions(app: &App, caller: &Caller, id: Uuid) -> Result<Vec<StoredTemplate>> {
    caller.require(Right::Desk)?;
    let all = template::versions(&app.db, id).await?;
    let first = all.first().ok_or(Refusal::NotFound(Kind::Desk))?;
    permitted(app, caller, &first.template.desk)?;
    Ok(all)
}

/// What a desk has printed in documents of a kind, filled in: its own, or what the nearest desk above wrote.
///
/// # Errors
/// When the database cannot be read.
pub async fn office_text(app: &App, desk: &str, about: TemplateUse, operator: Option<&str>, lang: Lang) -> Result<OfficeText> {
    let all = holding(app, desk).await?;
    let found = all.into_iter().find(|offered| offered.found.template.about == about && !offered.found.template.retired);
    let Some(Offered { found, .. }) = found else { return Ok(OfficeText::default()) };
    let values: Values = desk_values(app, desk, operator);
    let filled = |texts| compose(&fill(Template::said(texts, lang), &values, &CodeWords::new(), lang).text);
    Ok(OfficeText { before: filled(&found.template.text), after: filled(&found.template.after) })
}
