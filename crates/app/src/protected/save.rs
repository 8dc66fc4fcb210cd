//! Saves a section of a protected part.

use ponte_domain::protected::{Section, SectionData};
use ponte_storage::{
    Kind, Tx,
    audit::Details,
    protected::{self, RevisionRow, SectionRow},
};
use rand::{TryRng, rngs::SysRng};
use serde_json::Value;

use super::{
    Subject,
    access::allow,
    seal::{Inside, open_section, seal_revision, seal_section},
};
use crate::{
    App,
    audit::digests_of,
    error::{Error, Refusal, Result},
    rights::Caller,
};

/// Saves a section over the version that the caller saw; saving what is already there changes nothing.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Key`]; [`Refusal::Stale`] when somebody saved it since.
pub async fn save(app: &App, caller: &Caller, subject: Subject, seen: i64, data: SectionData) -> Result<()> {
    let section = data.section();
    allow(app, caller, subject, section).await?;
    let tx = app.begin().await?;
    let stale = || Error::from(Refusal::Stale { kind: Kind::Worker, id: subject.id() });
    let mut rows = protected::sections(&tx, subject.id()).await?;
    let first = rows.is_empty();
    if first {
        if seen != 0 {
            return Err(stale());
        }
        rows = empty_rows(app, subject)?;
        protected::insert_sections(&tx, &rows).await.map_err(|error| if error.is_duplicate() { stale() } else { error.into() })?;
    }
    let (row, was) = find(app, &rows, section)?;
    // Saving another section first made the row of this one, still empty.
    if seen != row.version && !(seen == 0 && was.data.is_none()) {
        return Err(stale());
    }
    if was.data.as_ref() == Some(&data) {
        return Ok(());
    }
    if was.data.is_some() {
        keep(app, &tx, caller, row, &was).await?;
    }
    let content = seal_section(app, row.id, &Inside { section, data: Some(data.clone()) })?;
    protected::update_section(&tx, row, &content, app.now()).await?;
    let json = |data: Option<&SectionData>| data.map_or(Ok(Value::Null), serde_json::to_value);
    let internal = |error: serde_json::Error| Error::Internal(error.to_string());
    // Names that are the same for every section.
    let changes = [("part".to_owned(), json(was.data.as_ref()).map_err(internal)?, json(Some(&data)).map_err(internal)?)];
    let digests = digests_of(&tx, subject.id(), &changes).await?;
    let details = Details { person: Some(subject.id()), digests, ..Details::default() };
    app.audit_with(&tx, caller, "protected.save", Some((Kind::Worker, subject.id())), details).await?;
    app.commit(tx).await
}

/// The row of a section, and what is in it.
fn find<'a>(app: &App, rows: &'a [SectionRow], section: Section) -> Result<(&'a SectionRow, Inside)> {
    let mut fault = None;
    for row in rows {
        match open_section(app, row) {
            Ok(inside) if inside.section == section => return Ok((row, inside)),
            Ok(_) => {}
            Err(error) => fault = Some(error),
        }
    }
    Err(fault.map_or_else(|| Error::Internal("a protected part lacks a section".to_owned()), |fault| Refusal::Key(fault).into()))
}

/// A row for each section, in an order that chance chooses.
fn empty_rows(app: &App, subject: Subject) -> Result<Vec<SectionRow>> {
    let mut order: Vec<(u64, Section)> = Vec::new();
    for section in Section::ALL {
        order.push((SysRng.try_next_u64().map_err(|error| Error::Internal(format!("no randomness: {error}")))?, *section));
    }
    order.sort_unstable();
    let row = |(slot, (_, section)): (usize, &(u64, Section))| {
        let id = app.new_id();
        let content = seal_section(app, id, &Inside { section: *section, data: None })?;
        let slot = i64::try_from(slot).unwrap_or(i64::MAX);
        Ok(SectionRow { id, subject: subject.id(), slot, version: 1, updated_at: app.now(), content })
    };
    order.iter().enumerate().map(row).collect()
}

async fn keep(app: &App, tx: &Tx, caller: &Caller, row: &SectionRow, was: &Inside) -> Result<()> {
    let id = app.new_id();
    let revision = RevisionRow {
        id,
        record: row.id,
        version: row.version,
        replaced_at: app.now(),
        replaced_by: caller.actor.account().map(|account| account.0),
        content: seal_revision(app, id, was)?,
    };
    Ok(protected::insert_revision(tx, &revision).await?)
}
