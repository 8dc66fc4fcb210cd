//! Reads the balances and plans of a person.

use ponte_domain::{
    balance::{Balance, Competence},
    id::WorkerId,
    plan::Plan,
    worker::Worker,
};
use ponte_storage::{
    Stored,
    leaf::{self, StoredLeaf},
};

use crate::{
    App,
    error::Result,
    person::{self, Standing},
    rights::{Caller, Right},
};

/// The balances and plans of a person.
#[derive(Debug, Clone)]
pub struct BalanceFile {
    pub stored: Stored<Worker>,
    /// The latest first.
    pub balances: Vec<StoredLeaf<Balance>>,
    pub plans: Vec<StoredLeaf<Plan>>,
}

impl BalanceFile {
    /// The balance that is open, else the one concluded last.
    #[must_use]
    pub fn balance(&self) -> Option<&StoredLeaf<Balance>> {
        self.balances.iter().find(|found| found.value.concluded.is_none()).or_else(|| self.balances.first())
    }

    /// What it holds.
    #[must_use]
    pub fn competences(&self) -> &[Competence] {
        self.balance().map_or(&[], |found| &found.value.competences)
    }

    /// The plan that has not ended.
    #[must_use]
    pub fn plan(&self) -> Option<&StoredLeaf<Plan>> {
        self.plans.iter().find(|found| found.value.ended.is_none())
    }
}

async fn read(app: &App, stored: Stored<Worker>) -> Result<BalanceFile> {
    let worker = WorkerId(stored.id);
    Ok(BalanceFile { balances: leaf::of_worker(&app.db, worker).await?, plans: leaf::of_worker(&app.db, worker).await?, stored })
}

/// The balances and plans of a person, for whoever may open her file.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`], [`crate::error::Refusal::NotFound`].
pub async fn file(app: &App, caller: &Caller, worker: WorkerId) -> Result<BalanceFile> {
    let stored: Stored<Worker> = app.record(&app.db, caller, Right::SeePeople, worker.0).await?;
    read(app, stored).await
}

/// The same for herself and who acts for her.
///
/// # Errors
/// As [`file`].
pub async fn own(app: &App, caller: &Caller, worker: WorkerId) -> Result<(BalanceFile, Standing)> {
    let (stored, standing) = person::standing(app, caller, Right::PersonRights, worker).await?;
    Ok((read(app, stored).await?, standing))
}
