//! Files that the caller may know of and not open: that they are there, at which desk, and who their team is.

use std::collections::HashMap;

use ponte_domain::{
    id::{AccountId, WorkerId},
    worker::Worker,
};
use ponte_storage::{Kind, Stored, account, case, register};
use uuid::Uuid;

use crate::{
    App,
    error::Result,
    rights::{Caller, Right},
};

/// Files looked at for those that are closed to the caller.
const LOOKED_AT: u64 = 50;

/// A file that is closed to the caller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownFile {
    pub id: Uuid,
    /// Name of the person.
    pub name: String,
    /// Name of the desk that keeps it.
    pub desk: String,
    /// Telephone of the desk.
    pub phone: Option<String>,
    /// Names of those in its team.
    pub team: Vec<String>,
}

/// The first files that a text finds, of those that the caller may know of and not open.
///
/// # Errors
/// When the database cannot be read; who may know of no file is told of none.
pub async fn known_files(app: &App, caller: &Caller, text: &str, most: usize) -> Result<Vec<KnownFile>> {
    let Ok(scope) = caller.scope(Right::KnowPeople) else { return Ok(Vec::new()) };
    let mut found = register::suggest::<Worker>(&app.db, text, scope.as_ref(), LOOKED_AT).await?;
    if caller.may(Right::SeePeople) {
        let ids: Vec<Uuid> = found.iter().map(|stored| stored.id).collect();
        let open = app.admitted(&app.db, caller, Right::SeePeople, Kind::Worker, &ids).await?;
        found.retain(|stored| !open.contains(&stored.id));
    }
    found.truncate(most);
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let names = names(app).await?;
    let mut files = Vec::with_capacity(found.len());
    for stored in found {
        files.push(known(app, &stored, &names).await?);
    }
    Ok(files)
}

/// What may be told of one file by whoever may know that it is there.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`], [`crate::error::Refusal::NotFound`].
pub async fn known_file(app: &App, caller: &Caller, worker: WorkerId) -> Result<KnownFile> {
    let right = if caller.may(Right::KnowPeople) { Right::KnowPeople } else { Right::OpenUrgently };
    let stored: Stored<Worker> = app.record(&app.db, caller, right, worker.0).await?;
    known(app, &stored, &names(app).await?).await
}

type Names = HashMap<AccountId, String>;

async fn names(app: &App) -> Result<Names> {
    Ok(account::list(&app.db).await?.into_iter().map(|account| (account.id, account.name)).collect())
}

async fn known(app: &App, stored: &Stored<Worker>, names: &Names) -> Result<KnownFile> {
    let team = case::team(&app.db, WorkerId(stored.id)).await?;
    let present = team.iter().filter(|member| member.is_in_on(app.today()));
    let desk = app.market.desk_of(&stored.value.desk);
    Ok(KnownFile {
        id: stored.id,
        name: stored.value.person.full_name(),
        desk: desk.name.clone(),
        phone: desk.phone.clone(),
        team: present.filter_map(|member| names.get(&member.account).cloned()).collect(),
    })
}
