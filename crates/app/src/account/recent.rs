//! The records that a person opened last.

use ponte_domain::{employer::Employer, vacancy::Vacancy, worker::Worker};
use ponte_storage::{Kind, Stored, account};
use uuid::Uuid;

use crate::{
    App,
    error::Result,
    register::{self, Registered},
    rights::{Caller, Right},
};

/// Name of the preference that holds them.
const KEY: &str = "recent";

/// Records remembered.
const MOST: usize = 12;

/// A record that was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    pub kind: Kind,
    pub id: Uuid,
    /// What it is called now.
    pub name: String,
}

async fn remembered(app: &App, caller: &Caller) -> Result<Vec<(Kind, Uuid)>> {
    let text = super::preference(app, caller, KEY).await?.unwrap_or_default();
    let pairs = text.split(' ').filter_map(|pair| pair.split_once(':'));
    Ok(pairs.filter_map(|(kind, id)| Some((Kind::from_code(kind)?, id.parse().ok()?))).collect())
}

/// Remembers that the caller opened a record; nothing is remembered of others than people with an account.
///
/// # Errors
/// When the database refuses.
pub async fn note_opened(app: &App, caller: &Caller, kind: Kind, id: Uuid) -> Result<()> {
    let Some(account) = caller.actor.account() else { return Ok(()) };
    let mut opened = remembered(app, caller).await?;
    if opened.first() == Some(&(kind, id)) {
        return Ok(());
    }
    opened.retain(|known| *known != (kind, id));
    opened.insert(0, (kind, id));
    opened.truncate(MOST);
    let text: Vec<String> = opened.iter().map(|(kind, id)| format!("{kind}:{id}")).collect();
    let tx = app.begin().await?;
    account::set_preference(&tx, account, KEY, &text.join(" ")).await?;
    app.commit(tx).await
}

/// The records that the caller opened last, the latest first; those that are gone, or that she may not see any more, are left out.
///
/// # Errors
/// When the database cannot be read.
pub async fn recent(app: &App, caller: &Caller) -> Result<Vec<Opened>> {
    let mut found = Vec::new();
    for (kind, id) in remembered(app, caller).await? {
        let name = match kind {
            Kind::Worker if caller.may(Right::SeePeople) => {
                seen::<Worker>(app, caller, id).await?.map(|stored| stored.value.person.full_name())
            }
            Kind::Employer if caller.may(Right::SeeEmployers) => seen::<Employer>(app, caller, id).await?.map(|stored| stored.value.name),
            Kind::Vacancy if caller.may(Right::SeeVacancies) => seen::<Vacancy>(app, caller, id).await?.map(|stored| stored.value.title),
            _ => None,
        };
        found.extend(name.map(|name| Opened { kind, id, name }));
    }
    Ok(found)
}

async fn seen<R: Registered>(app: &App, caller: &Caller, id: Uuid) -> Result<Option<Stored<R>>> {
    Ok(register::view_many::<R>(app, caller, &[id]).await?.remove(&id))
}
