//! Records how it ended with a person, when the employer told the desk.

use ponte_domain::id::ProposalId;

use super::outcome::{self, Outcome};
use crate::{
    App,
    error::Result,
    rights::{Caller, Right},
};

/// Records how it ended with a person, told by telephone or in person; the same answer twice changes nothing.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`], [`crate::error::Refusal::NotFound`], [`crate::error::Refusal::Proposal`].
pub async fn record_outcome(app: &App, caller: &Caller, id: ProposalId, told: Outcome) -> Result<()> {
    caller.require(Right::Propose)?;
    outcome::record_outcome(app, caller, id, told).await
}
