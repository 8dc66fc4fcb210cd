//! Takes one record of a person into another, with all that hangs on it; and takes it out again.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use ponte_domain::{
    actor::Actor,
    dispatch::Dispatch,
    id::{DispatchId, ProposalId, WorkerId},
    worker::Worker,
};
use uuid::Uuid;

use super::{Merge, rows};
use crate::{
    db::{Kind, Reads, Tx, column},
    error::{Result, StorageError},
    proposal::{self, StoredProposal, Within},
    register::{self, Stored},
};

/// Why two records are not made one, or not two again.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Both have a protected part; which holds is for a person to say, by emptying one.
    #[error("both have a protected part")]
    BothProtected,
    /// Somebody has worked on the record since.
    #[error("somebody has worked on it since")]
    WorkedOn,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Tables in which a number moves from one person to the other, with its column; `true` where the body names it as well.
const MOVED: [(&str, &str, bool); 26] = [
    ("urgent_access", "worker", false),
    ("mandate", "worker", true),
    ("protected_section", "subject", false),
    ("consent_act", "worker", true),
    ("person_request", "worker", true),
    ("legal_hold", "worker", true),
    ("status_event", "worker", true),
    ("benefit", "worker", true),
    ("service", "worker", true),
    ("adhesion", "worker", true),
    ("pact", "worker", true),
    ("diary_entry", "worker", true),
    ("absence", "worker", true),
    ("visit", "worker", true),
    ("segment_decision", "worker", true),
    ("service_request", "worker", true),
    ("profile", "worker", true),
    ("track_choice", "worker", true),
    ("curriculum", "worker", true),
    ("cover_letter", "worker", true),
    ("balance", "worker", true),
    ("plan", "worker", true),
    ("attachment", "worker", true),
    ("pathway_run", "worker", true),
    ("assignment", "subject", false),
    ("response", "worker", true),
];

/// Takes the record `gone` into `kept`, which becomes `value`.
///
/// # Errors
/// [`Refused::BothProtected`]; [`StorageError::Stale`] when somebody saved one of them meanwhile.
pub async fn apply(
    tx: &mut Tx,
    kept: &Stored<Worker>,
    gone: &Stored<Worker>,
    value: &Worker,
    by: &Actor,
    (id, now): (Uuid, DateTime<Utc>),
) -> std::result::Result<(), Refused> {
    if has_sections(tx, kept.id).await? && has_sections(tx, gone.id).await? {
        return Err(Refused::BothProtected);
    }
    let before = rows::read(tx, kept.id, gone.id).await?;
    let replaced = move_proposals(tx, kept.id, gone.id, now).await?;
    move_dispatches(tx, kept.id, gone.id, &replaced).await?;
    for (table, name, in_body) in MOVED {
        let body = if in_body { ", body = REPLACE(body, $3, $4)" } else { "" };
        let mut values = vec![kept.id.into(), gone.id.into()];
        if in_body {
            values.extend([gone.id.to_string().into(), kept.id.to_string().into()]);
        }
        tx.run(&format!("UPDATE {table} SET {name} = $1{body} WHERE {name} = $2"), values).await?;
    }
    let sql = "INSERT INTO case_member (worker, account, part, since, until) SELECT $1, account, part, since, until FROM case_member WHERE worker = $2 ON CONFLICT (worker, account, part, since) DO NOTHING";
    tx.run(sql, vec![kept.id.into(), gone.id.into()]).await?;
    tx.run("DELETE FROM case_member WHERE worker = $1", vec![gone.id.into()]).await?;
    let sql = "INSERT INTO campaign_left_out (campaign, subject, reason) SELECT campaign, $1, reason FROM campaign_left_out WHERE subject = $2 ON CONFLICT (campaign, subject) DO NOTHING";
    tx.run(sql, vec![kept.id.into(), gone.id.into()]).await?;
    tx.run("DELETE FROM campaign_left_out WHERE subject = $1", vec![gone.id.into()]).await?;
    // Of a file that is no more no transfer can be taken back.
    tx.run("DELETE FROM case_transfer_file WHERE worker = $1", vec![gone.id.into()]).await?;
    move_projects(tx, kept.id, gone.id).await?;
    tx.run("DELETE FROM search_word WHERE record = $1", vec![gone.id.into()]).await?;
    if tx.run("DELETE FROM worker WHERE id = $1 AND version = $2", vec![gone.id.into(), gone.version.into()]).await? != 1 {
        return Err(StorageError::Stale { table: "worker", record: gone.id }.into());
    }
    tx.changed(Kind::Worker, gone.id);
    register::update(tx, kept, value, by, now, None).await?;
    let after = rows::digest(&rows::read(tx, kept.id, gone.id).await?)?;
    let sql = "INSERT INTO merge (id, kept, gone, at, account, before, after) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let before = serde_json::to_string(&before).map_err(StorageError::from)?;
    let account = by.account().map(Uuid::from);
    tx.run(sql, vec![id.into(), kept.id.into(), gone.id.into(), now.into(), account.into(), before.into(), after.into()]).await?;
    Ok(())
}

async fn has_sections(tx: &Tx, subject: Uuid) -> Result<bool> {
    Ok(tx.one("SELECT id FROM protected_section WHERE subject = $1 LIMIT 1", vec![subject.into()]).await?.is_some())
}

/// Moves the proposals. Where both were proposed for one vacancy, the one that went further stays; gives which took the place of which.
async fn move_proposals(tx: &mut Tx, kept: Uuid, gone: Uuid, now: DateTime<Utc>) -> Result<HashMap<ProposalId, ProposalId>> {
    let all = Within::default();
    let own = proposal::of_worker(tx, WorkerId(kept), &all).await?;
    let mut replaced = HashMap::new();
    for theirs in proposal::of_worker(tx, WorkerId(gone), &all).await? {
        if let Some(mine) = own.iter().find(|mine| mine.proposal.vacancy == theirs.proposal.vacancy) {
            let (stays, leaves) = if further(&theirs) > further(mine) { (&theirs, mine) } else { (mine, &theirs) };
            tx.run("DELETE FROM proposal WHERE id = $1", vec![leaves.proposal.id.0.into()]).await?;
            tx.changed(Kind::Proposal, leaves.proposal.id.0);
            replaced.insert(leaves.proposal.id, stays.proposal.id);
            if stays.proposal.id == mine.proposal.id {
                continue;
            }
        }
        let sql = "UPDATE proposal SET worker = $1, body = REPLACE(body, $2, $3), version = version + 1, updated_at = $5 WHERE id = $4";
        let values = vec![kept.into(), gone.to_string().into(), kept.to_string().into(), theirs.proposal.id.0.into(), now.into()];
        tx.run(sql, values).await?;
        tx.changed(Kind::Proposal, theirs.proposal.id.0);
    }
    Ok(replaced)
}

/// How far a proposal is: whether the name went out, how many steps, how recently.
fn further(stored: &StoredProposal) -> (bool, usize, DateTime<Utc>) {
    (stored.proposal.state.was_sent(), stored.proposal.steps.len(), stored.updated_at)
}

async fn move_dispatches(tx: &Tx, kept: Uuid, gone: Uuid, replaced: &HashMap<ProposalId, ProposalId>) -> Result<()> {
    let rows =
        tx.all("SELECT id FROM dispatch WHERE body LIKE $1 OR body LIKE $2", vec![format!("%{gone}%").into(), format!("%{kept}%").into()]);
    let ids: Result<Vec<Uuid>> = rows.await?.iter().map(|row| column(row, "id")).collect();
    for id in ids? {
        let Some(mut dispatch) = proposal::dispatch(tx, DispatchId(id)).await? else { continue };
        let before: Dispatch = dispatch.clone();
        let name = |worker: &mut WorkerId| {
            if worker.0 == gone {
                *worker = WorkerId(kept);
            }
        };
        for sent in &mut dispatch.people {
            name(&mut sent.worker);
            sent.proposal = replaced.get(&sent.proposal).copied().unwrap_or(sent.proposal);
        }
        dispatch.left_out.iter_mut().for_each(name);
        dispatch.plan.iter_mut().for_each(|plan| plan.workers.iter_mut().for_each(name));
        let mut seen = Vec::new();
        dispatch.people.retain(|sent| {
            let new = !seen.contains(&sent.worker);
            seen.push(sent.worker);
            new
        });
        if dispatch != before {
            proposal::save_dispatch(tx, &dispatch).await?;
        }
    }
    Ok(())
}

async fn move_projects(tx: &mut Tx, kept: Uuid, gone: Uuid) -> Result<()> {
    for row in tx.all("SELECT id, body FROM project WHERE body LIKE $1", vec![format!("%{gone}%").into()]).await? {
        let (id, body): (Uuid, String) = (column(&row, "id")?, column(&row, "body")?);
        let mut project: ponte_domain::project::Project = serde_json::from_str(&body)?;
        project.workers.retain(|worker| worker.0 != kept);
        project.workers.iter_mut().filter(|worker| worker.0 == gone).for_each(|worker| *worker = WorkerId(kept));
        tx.run("UPDATE project SET body = $2 WHERE id = $1", vec![id.into(), serde_json::to_string(&project)?.into()]).await?;
        tx.changed(Kind::Project, id);
    }
    Ok(())
}

/// Makes two records of one again, each row as it was before.
///
/// # Errors
/// [`Refused::WorkedOn`] when a row has changed since.
pub async fn undo(tx: &mut Tx, merge: &Merge, now: DateTime<Utc>) -> std::result::Result<(), Refused> {
    let row = tx.one("SELECT before, after FROM merge WHERE id = $1 AND undone_at IS NULL", vec![merge.id.into()]).await?;
    let Some(row) = row else { return Err(Refused::WorkedOn) };
    let (before, after): (String, String) = (column(&row, "before")?, column(&row, "after")?);
    if rows::digest(&rows::read(tx, merge.kept, merge.gone).await?)? != after {
        return Err(Refused::WorkedOn);
    }
    let before: Vec<rows::Rows> = serde_json::from_str(&before).map_err(StorageError::from)?;
    rows::put_back(tx, merge.kept, merge.gone, &before).await?;
    // The copies of the rows are of no use any more, and are hers.
    tx.run("UPDATE merge SET undone_at = $2, before = '', after = '' WHERE id = $1", vec![merge.id.into(), now.into()]).await?;
    for worker in [merge.kept, merge.gone] {
        tx.changed(Kind::Worker, worker);
        for stored in proposal::of_worker(tx, WorkerId(worker), &Within::default()).await? {
            tx.changed(Kind::Proposal, stored.proposal.id.0);
        }
    }
    Ok(())
}
