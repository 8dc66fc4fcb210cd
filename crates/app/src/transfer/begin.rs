//! A transfer begins: few files move at once, many in the background.

use ponte_domain::{
    case::Member,
    id::{AccountId, JobId, WorkerId},
    transfer::{Carried, FileState, Transfer, TransferError},
    worker::Worker,
};
use ponte_storage::{case, job, register, transfer};
use uuid::Uuid;

use super::{
    carry::{CarryOver, FEW, carry},
    preview::{colleagues, may_bring, own},
};
use crate::{
    App,
    error::{Error, Refusal, Result},
    rights::{Caller, Right},
};

/// What is to be moved, where to, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    pub workers: Vec<WorkerId>,
    /// Code of the desk.
    pub to_desk: String,
    /// Who follows them from now on.
    pub to: Option<AccountId>,
    pub reason: String,
}

/// Moves files to a desk, and to a colleague there when one is named. What hangs on them (pact, pathways, services, requests, proposals)
/// goes along; who was in their team leaves it. Files of which the caller may not say who follows them are refused whole. Few move at
/// once; many as a job that tells how far it is.
///
/// # Errors
/// [`Refusal::Forbidden`]; [`Refusal::DeskEnded`]; [`Refusal::Transfer`].
pub async fn begin(app: &App, caller: &Caller, order: &Order) -> Result<Uuid> {
    caller.require(Right::AssignCases)?;
    may_bring(app, caller, &order.to_desk)?;
    if let Some(to) = order.to {
        let could = colleagues(app, caller, &order.to_desk).await?;
        if !could.iter().any(|colleague| colleague.account == to) {
            return Err(Refusal::from(TransferError::Colleague).into());
        }
    }
    if own(app, caller, &order.workers).await?.len() != order.workers.len() {
        return Err(Refusal::Forbidden(Right::AssignCases).into());
    }
    let transfer = Transfer {
        id: app.new_id(),
        by: caller.actor.clone(),
        at: app.now(),
        to_desk: order.to_desk.clone(),
        to: order.to,
        reason: order.reason.trim().to_owned(),
        undone: None,
    };
    transfer.check(order.workers.len()).map_err(Refusal::from)?;
    let tx = app.begin().await?;
    let mut files = Vec::with_capacity(order.workers.len());
    for worker in &order.workers {
        let Some(stored) = register::get::<Worker>(&tx, worker.0).await? else { continue };
        let team: Vec<Member> = case::team(&tx, *worker).await?.into_iter().filter(|member| member.is_in_on(app.today())).collect();
        let (from_desk, worker) = (stored.value.desk, *worker);
        files.push(Carried { transfer: transfer.id, worker, state: FileState::Waiting, why: None, from_desk, team });
    }
    transfer::insert(&tx, &transfer, &files).await?;
    let many = files.len() > FEW;
    if many {
        let asked = CarryOver { transfer: transfer.id, actor: caller.actor.clone() };
        let payload = serde_json::to_string(&asked).map_err(|error| Error::Internal(error.to_string()))?;
        job::enqueue(&tx, JobId(transfer.id), CarryOver::KIND, &payload, None, app.now(), app.now()).await?;
    }
    app.audit(&tx, caller, "case.transfer", None, &[]).await?;
    app.commit(tx).await?;
    if !many {
        carry(app, caller, &transfer, FEW as u64).await?;
    }
    Ok(transfer.id)
}
