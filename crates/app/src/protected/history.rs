//! What a section was.

use chrono::{DateTime, Utc};
use ponte_domain::protected::{Section, SectionData, Why};
use ponte_storage::protected;

use super::{
    Subject,
    access::allow,
    open::note,
    seal::{Inside, open_revision, open_section},
};
use crate::{
    App, account,
    error::{Refusal, Result},
    rights::Caller,
};

/// What a section was until an instant.
#[derive(Debug, Clone)]
pub struct Was {
    pub until: DateTime<Utc>,
    /// Who replaced it.
    pub by: Option<String>,
    pub data: Option<SectionData>,
}

/// What a section was, the latest first; reading it is recorded like reading the section.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Key`].
pub async fn history(app: &App, caller: &Caller, subject: Subject, section: Section, why: Why) -> Result<Vec<Was>> {
    allow(app, caller, subject, section).await?;
    note(app, caller, "protected.history", subject, why).await?;
    let names = account::names(app).await?;
    for row in protected::sections(&app.db, subject.id()).await? {
        let inside = open_section(app, &row).map_err(Refusal::Key)?;
        if inside.section != section {
            continue;
        }
        let mut found = Vec::new();
        for revision in protected::revisions(&app.db, row.id).await? {
            let was: Inside = open_revision(app, &revision).map_err(Refusal::Key)?;
            let by = revision.replaced_by.and_then(|id| names.get(&id).cloned());
            found.push(Was { until: revision.replaced_at, by, data: was.data });
        }
        return Ok(found);
    }
    Ok(Vec::new())
}
