//! Reads the pacts of a person with what belongs to them.

use chrono::NaiveDate;
use ponte_domain::{
    id::WorkerId,
    pact::{Absence, DiaryEntry, Pact, Rule, proposed},
    unemployment::Status,
    worker::Worker,
};
use ponte_storage::{
    Reads, Stored,
    leaf::{self, StoredLeaf},
};

use crate::{
    App,
    error::Result,
    rights::{Caller, Right},
    unemployment::status_of,
};

/// Something missed, with what the rules propose for it.
#[derive(Debug, Clone)]
pub struct AbsenceSeen {
    pub found: StoredLeaf<Absence>,
    /// Its place among those of its kind that stand, from 1.
    pub ordinal: u32,
    pub rule: Option<&'static Rule>,
}

/// All that concerns the pact of a person.
#[derive(Debug, Clone)]
pub struct PactFile {
    pub stored: Stored<Worker>,
    pub status: Status,
    /// The latest first.
    pub pacts: Vec<StoredLeaf<Pact>>,
    pub diary: Vec<StoredLeaf<DiaryEntry>>,
    pub absences: Vec<AbsenceSeen>,
}

impl PactFile {
    /// The pact that has not ended; there is one at most.
    #[must_use]
    pub fn open(&self) -> Option<&StoredLeaf<Pact>> {
        self.pacts.iter().find(|found| found.value.ended.is_none())
    }
}

/// All that concerns the pact of a person, for whoever may open her file.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`], [`crate::error::Refusal::NotFound`].
pub async fn file(app: &App, caller: &Caller, worker: WorkerId) -> Result<PactFile> {
    let stored: Stored<Worker> = app.record(&app.db, caller, Right::SeePeople, worker.0).await?;
    let status = status_of(app, &stored).await?;
    let missed = leaf::of_worker::<Absence>(&app.db, worker).await?;
    let all: Vec<Absence> = missed.iter().map(|found| found.value.clone()).collect();
    let seen = |found: StoredLeaf<Absence>| {
        let (ordinal, rule) = proposed(&found.value, &all);
        AbsenceSeen { found, ordinal, rule }
    };
    Ok(PactFile {
        status,
        pacts: leaf::of_worker(&app.db, worker).await?,
        diary: leaf::of_worker(&app.db, worker).await?,
        absences: missed.into_iter().map(seen).collect(),
        stored,
    })
}

/// The days on which pacts of a person were signed first.
pub(crate) async fn signed_days(db: &impl Reads, worker: WorkerId) -> Result<Vec<NaiveDate>> {
    let pacts = leaf::of_worker::<Pact>(db, worker).await?;
    Ok(pacts.iter().filter_map(|found| found.value.first_signed()).collect())
}
