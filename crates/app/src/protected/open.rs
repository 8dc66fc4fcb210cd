//! Opens the protected part of a file.

use ponte_domain::protected::{Section, SectionData, Why};
use ponte_storage::{Kind, audit, protected};

use super::{
    Opened, Part,
    access::{allow, allowed},
    seal,
};
use crate::{
    App,
    error::{Error, Refusal, Result},
    protected::Subject,
    rights::Caller,
};

/// The sections that the caller has the right to. That they are opened, and what for, is kept before anything is read;
/// which sections they are is not said, because that alone would tell.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`], [`crate::error::Refusal::NotFound`]; when the audit cannot be written.
pub async fn open(app: &App, caller: &Caller, subject: Subject, why: Why) -> Result<Part> {
    let sections = allowed(app, caller, subject).await?;
    note(app, caller, "protected.open", subject, why).await?;
    read(app, subject, &sections).await
}

/// Refuses those to whom a protected part is shut, before they are asked what for.
///
/// # Errors
/// As [`open`].
pub async fn may_open(app: &App, caller: &Caller, subject: Subject) -> Result<()> {
    allowed(app, caller, subject).await.map(drop)
}

/// One section, to be changed; recorded like [`open`].
///
/// # Errors
/// As [`open`]; [`crate::error::Refusal::Key`] when it cannot be read, because it must not be written over then.
pub async fn open_section(app: &App, caller: &Caller, subject: Subject, section: Section, why: Why) -> Result<Opened> {
    allow(app, caller, subject, section).await?;
    note(app, caller, "protected.open", subject, why).await?;
    let mut part = read(app, subject, &[section]).await?;
    match (part.sections.pop(), part.fault) {
        (Some(opened), None) => Ok(opened),
        (_, Some(fault)) => Err(Refusal::Key(fault).into()),
        (None, None) => Err(Error::Internal("a protected part lacks a section".to_owned())),
    }
}

/// Records an act on a protected part, and commits it.
pub(super) async fn note(app: &App, caller: &Caller, verb: &'static str, subject: Subject, why: Why) -> Result<()> {
    let tx = app.begin().await?;
    let details = audit::Details { person: Some(subject.id()), context: Some(format!("why={why}")), ..audit::Details::default() };
    app.audit_with(&tx, caller, verb, Some((Kind::Worker, subject.id())), details).await?;
    app.commit(tx).await
}

pub(super) async fn read(app: &App, subject: Subject, sections: &[Section]) -> Result<Part> {
    let mut part = Part { fault: app.keys.fault(), ..Part::default() };
    let rows = protected::sections(&app.db, subject.id()).await?;
    for row in &rows {
        match seal::open_section(app, row) {
            Ok(inside) if sections.contains(&inside.section) => part.sections.push(Opened {
                section: inside.section,
                version: row.version,
                updated_at: inside.data.is_some().then_some(row.updated_at),
                data: inside.data,
            }),
            Ok(_) => {}
            Err(fault) => part.fault = Some(fault),
        }
    }
    if rows.is_empty() {
        let empty = |section: &Section| Opened { section: *section, version: 0, updated_at: None, data: None };
        part.sections = sections.iter().map(empty).collect();
    }
    part.sections.sort_by_key(|opened| opened.section);
    Ok(part)
}

/// All sections that hold something, for the copy that the person herself has asked for; whoever calls has made sure of that, and has
/// recorded it.
pub(crate) async fn of_herself(app: &App, worker: uuid::Uuid) -> Result<Vec<(Section, SectionData)>> {
    let part = read(app, Subject::Worker(worker), Section::ALL).await?;
    if let Some(fault) = part.fault {
        return Err(Refusal::Key(fault).into());
    }
    Ok(part.sections.into_iter().filter_map(|opened| Some((opened.section, opened.data?))).collect())
}
