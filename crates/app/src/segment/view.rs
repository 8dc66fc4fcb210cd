//! What is known of a person that counts for her segment, and what was decided.

use ponte_domain::{
    id::WorkerId,
    response::{Filling, NoAnswerReason},
    role::Role,
    segment::{Known, Proposed, SegmentDecision, is_mobile, propose},
    worker::Worker,
};
use ponte_storage::{
    Reads, Stored, assignment,
    leaf::{self, StoredLeaf},
    response,
};

use crate::{
    App,
    error::Result,
    rights::{Caller, Right},
};

/// All that concerns the segment of a person.
#[derive(Debug, Clone)]
pub struct SegmentFile {
    pub stored: Stored<Worker>,
    pub proposed: Proposed,
    /// The latest first.
    pub decisions: Vec<StoredLeaf<SegmentDecision>>,
}

/// All that concerns the segment of a person, for whoever may open her file.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`], [`crate::error::Refusal::NotFound`].
pub async fn file(app: &App, caller: &Caller, worker: WorkerId) -> Result<SegmentFile> {
    let stored: Stored<Worker> = app.record(&app.db, caller, Right::SeePeople, worker.0).await?;
    let proposed = propose(known(app, &app.db, &stored).await?);
    Ok(SegmentFile { proposed, decisions: leaf::of_worker(&app.db, worker).await?, stored })
}

/// What counts, as it is recorded today.
pub(super) async fn known(app: &App, db: &impl Reads, stored: &Stored<Worker>) -> Result<Known> {
    let (worker, contacts) = (WorkerId(stored.id), &stored.value.contacts);
    let mut own_account = false;
    for role in [Role::Citizen, Role::Student] {
        own_account |= assignment::about(db, worker, role, app.today()).await?.is_some();
    }
    let which = response::Which { worker: Some(worker), ..response::Which::default() };
    let responses = response::list(db, &which).await?;
    let responses = || responses.iter().map(|stored| &stored.response);
    let answered = responses().flat_map(|response| &response.completions).max_by_key(|completion| completion.at);
    let missed = responses().filter_map(|response| response.no_answer.as_ref()).max_by_key(|no_answer| no_answer.at);
    // The last word counts: who answered after all does not lack what she lacked before.
    let latest = missed.filter(|missed| answered.is_none_or(|answered| answered.at < missed.at));
    Ok(Known {
        preferred: contacts.preferred,
        no_answer: latest.map(|missed| missed.reason).filter(|reason| *reason != NoAnswerReason::Other),
        answered_alone: answered.filter(|_| latest.is_none()).and_then(|completion| match completion.filled {
            Filling::Telephone | Filling::InPerson => Some(false),
            // On paper one needs no network, and a file says nothing of who held the pen.
            Filling::Paper | Filling::Imported => None,
            _ => Some(true),
        }),
        own_account,
        email: contacts.email.is_some(),
        mobile: contacts.phone.iter().any(|phone| is_mobile(phone)),
    })
}
