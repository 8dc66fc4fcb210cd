//! Who may see which section.

use ponte_domain::{protected::Section, worker::Worker};
use ponte_storage::{Kind, protected};
use uuid::Uuid;

use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// Whose protected part it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    Worker(Uuid),
    /// A file that exists for its team only.
    File(Uuid),
}

impl Subject {
    /// The number under which rows and acts are kept.
    #[must_use]
    pub const fn id(self) -> Uuid {
        match self {
            Self::Worker(id) | Self::File(id) => id,
        }
    }
}

/// The right that a section asks for.
#[must_use]
pub const fn right_of(section: Section) -> Right {
    match section {
        Section::TargetedPlacement => Right::SeeTargetedPlacement,
        Section::ProtectedPath => Right::SeeProtectedPath,
        Section::Migration => Right::SeeMigration,
        Section::Household => Right::SeeHousehold,
        Section::Means => Right::SeeMeans,
        Section::Convictions => Right::SeeConvictions,
    }
}

/// The sections that a caller has the right to.
#[must_use]
pub fn sections_of(caller: &Caller) -> Vec<Section> {
    Section::ALL.iter().copied().filter(|section| caller.require(right_of(*section)).is_ok()).collect()
}

/// Refuses those who may see no section of a subject; says which they may see.
pub(super) async fn allowed(app: &App, caller: &Caller, subject: Subject) -> Result<Vec<Section>> {
    exists(app, caller, subject).await?;
    let mut sections = sections_of(caller);
    if let Subject::Worker(id) = subject {
        let mut own = Vec::new();
        for section in sections {
            if app.admitted(&app.db, caller, right_of(section), Kind::Worker, &[id]).await?.contains(&id) {
                own.push(section);
            }
        }
        sections = own;
    }
    if sections.is_empty() { Err(Refusal::Forbidden(Right::SeeHousehold).into()) } else { Ok(sections) }
}

/// Refuses those who may not see a section of a subject.
pub(super) async fn allow(app: &App, caller: &Caller, subject: Subject, section: Section) -> Result<()> {
    let right = right_of(section);
    caller.require(right)?;
    exists(app, caller, subject).await?;
    match subject {
        Subject::Worker(id) => app.record::<Worker>(&app.db, caller, right, id).await.map(drop),
        Subject::File(_) => Ok(()),
    }
}

/// A worker must be in the register; a protected file exists for an account of its team.
async fn exists(app: &App, caller: &Caller, subject: Subject) -> Result<()> {
    let found = match subject {
        Subject::Worker(id) => {
            app.record::<Worker>(&app.db, caller, Right::SeePeople, id).await?;
            true
        }
        Subject::File(id) => match caller.actor.account() {
            Some(account) => protected::file(&app.db, id, account.0).await?.is_some(),
            None => false,
        },
    };
    if found { Ok(()) } else { Err(Refusal::NotFound(Kind::Worker).into()) }
}
