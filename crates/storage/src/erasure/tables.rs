//! What each table holds of a person, and its removal.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use ponte_domain::{clock::day_in_rome, id::WorkerId};
use sea_orm::Value;
use uuid::Uuid;

use crate::{
    audit,
    db::{Kind, Reads, Tx, column},
    dump,
    error::Result,
    merge, person_request,
    proposal::{self, StoredProposal},
    protected, response, service, visit,
};

/// Rows by table.
pub type Counts = BTreeMap<String, u64>;

/// Rows that are about a person, by table, and the condition that finds them; `$1` is her number.
const ABOUT: [(&str, &str); 35] = [
    ("worker", "id = $1"),
    ("revision", "record = $1"),
    ("search_word", "record = $1"),
    ("audit_key", "record = $1"),
    ("proposal", "worker = $1"),
    ("link", "subject IN (SELECT id FROM proposal WHERE worker = $1 UNION SELECT id FROM response WHERE worker = $1)"),
    ("case_member", "worker = $1"),
    ("urgent_access", "worker = $1"),
    ("mandate", "worker = $1"),
    ("protected_section", "subject = $1"),
    ("consent_act", "worker = $1"),
    ("legal_hold", "worker = $1"),
    ("pathway_run", "worker = $1"),
    ("assignment", "subject = $1"),
    ("response", "worker = $1"),
    ("campaign_left_out", "subject = $1"),
    ("status_event", "worker = $1"),
    ("benefit", "worker = $1"),
    ("service", "worker = $1"),
    ("adhesion", "worker = $1"),
    ("pact", "worker = $1"),
    ("diary_entry", "worker = $1"),
    ("absence", "worker = $1"),
    ("visit", "worker = $1"),
    ("segment_decision", "worker = $1"),
    ("service_request", "worker = $1"),
    ("case_transfer_file", "worker = $1"),
    ("profile", "worker = $1"),
    ("track_choice", "worker = $1"),
    ("curriculum", "worker = $1"),
    ("cover_letter", "worker = $1"),
    ("balance", "worker = $1"),
    ("plan", "worker = $1"),
    ("attachment", "worker = $1"),
    ("attachment_piece", "attachment IN (SELECT id FROM attachment WHERE worker = $1)"),
];

/// Tables of the record itself.
const RECORD: [&str; 4] = ["worker", "search_word", "assignment", "status_event"];

/// Tables of what somebody did to others: an account that is erased leaves its number in them.
const DONE_BY: [&str; 7] = ["assignment", "case_member", "urgent_access", "mandate", "protected_team", "erasure", "service"];

/// How many rows each table has about a person; tables with none are left out.
///
/// # Errors
/// When the database cannot be read.
pub async fn counts(db: &impl Reads, worker: Uuid) -> Result<Counts> {
    let mut found = Counts::new();
    for (table, condition) in ABOUT {
        let row = db.one(&format!("SELECT COUNT(*) AS n FROM {table} WHERE {condition}"), vec![worker.into()]).await?;
        let n: i64 = row.map_or(Ok(0), |row| column(&row, "n"))?;
        if n > 0 {
            found.insert(table.to_owned(), n.unsigned_abs());
        }
    }
    Ok(found)
}

/// Removes all that the tables hold about a person, in the transaction given, and says how many rows went of each. Of her
/// proposals and questionnaires remains what was counted of them, without her; of her requests, that they were made and answered.
///
/// What stands in other people's rows (shortlists, batches, letters) is the business of the sweeps. Unless it is `whole`, the record
/// itself stays as it is now, with her account; its history goes.
///
/// # Errors
/// When the database refuses.
pub async fn erase(tx: &mut Tx, worker: Uuid, whole: bool, new_id: &(dyn Fn() -> Uuid + Sync)) -> Result<Counts> {
    let mut gone = counts(tx, worker).await?;
    for stored in proposal::of_worker(tx, worker.into(), &proposal::Within::default()).await? {
        keep_outcome(tx, &stored, new_id()).await?;
        tx.changed(Kind::Proposal, stored.proposal.id.0);
    }
    if whole {
        erase_accounts(tx, worker).await?;
    } else {
        gone.retain(|table, _| !RECORD.contains(&table.as_str()));
    }
    for stored in person_request::of_worker(tx, worker.into()).await? {
        let mut request = stored.request;
        request.forget_words();
        person_request::update(tx, stored.version, &request).await?;
    }
    protected::erase(tx, worker).await?;
    response::forget(tx, WorkerId(worker)).await?;
    service::forget(tx, worker.into(), new_id).await?;
    visit::forget(tx, WorkerId(worker)).await?;
    for sql in [
        "DELETE FROM link WHERE subject IN (SELECT id FROM proposal WHERE worker = $1)",
        "DELETE FROM proposal WHERE worker = $1",
        "DELETE FROM case_member WHERE worker = $1",
        "DELETE FROM urgent_access WHERE worker = $1",
        "DELETE FROM mandate WHERE worker = $1",
        "DELETE FROM consent_act WHERE worker = $1",
        "DELETE FROM legal_hold WHERE worker = $1",
        "DELETE FROM campaign_left_out WHERE subject = $1",
        "DELETE FROM benefit WHERE worker = $1",
        "DELETE FROM adhesion WHERE worker = $1",
        "DELETE FROM pact WHERE worker = $1",
        "DELETE FROM diary_entry WHERE worker = $1",
        "DELETE FROM absence WHERE worker = $1",
        "DELETE FROM segment_decision WHERE worker = $1",
        "DELETE FROM service_request WHERE worker = $1",
        "DELETE FROM case_transfer_file WHERE worker = $1",
        "DELETE FROM profile WHERE worker = $1",
        "DELETE FROM track_choice WHERE worker = $1",
        "DELETE FROM curriculum WHERE worker = $1",
        "DELETE FROM cover_letter WHERE worker = $1",
        "DELETE FROM balance WHERE worker = $1",
        "DELETE FROM plan WHERE worker = $1",
        "DELETE FROM attachment_piece WHERE attachment IN (SELECT id FROM attachment WHERE worker = $1)",
        "DELETE FROM attachment WHERE worker = $1",
        "DELETE FROM pathway_run WHERE worker = $1",
        "DELETE FROM revision WHERE record = $1",
    ] {
        tx.run(sql, vec![worker.into()]).await?;
    }
    if whole {
        for sql in [
            "DELETE FROM status_event WHERE worker = $1",
            "DELETE FROM assignment WHERE subject = $1",
            "DELETE FROM search_word WHERE record = $1",
            "DELETE FROM worker WHERE id = $1",
        ] {
            tx.run(sql, vec![worker.into()]).await?;
        }
    }
    audit::forget(tx, worker).await?;
    tx.changed(Kind::Worker, worker);
    Ok(gone)
}

/// Keeps what is counted of a proposal: vacancy, how it ended, whether a name went out, and the month.
pub(crate) async fn keep_outcome(tx: &Tx, stored: &StoredProposal, id: Uuid) -> Result<()> {
    let made = &stored.proposal;
    let at: DateTime<Utc> = made.steps.last().map_or(stored.updated_at, |step| step.at);
    let day = day_in_rome(at);
    let month = NaiveDate::from_ymd_opt(day.year(), day.month(), 1).unwrap_or(day);
    let sent = made.steps.iter().any(|step| step.state.was_sent());
    let values: Vec<Value> = vec![id.into(), made.vacancy.0.into(), made.state.as_str().into(), sent.into(), month.into()];
    tx.run("INSERT INTO erased_outcome (id, vacancy, state, sent, month) VALUES ($1, $2, $3, $4, $5)", values).await?;
    Ok(())
}

/// Her own account loses its name and all that it holds; its number stays in what it did. An account that is more than hers
/// alone (an operator's who is served too) stays.
async fn erase_accounts(tx: &Tx, worker: Uuid) -> Result<()> {
    let sql = "SELECT DISTINCT account FROM assignment a WHERE subject = $1 AND role IN ('citizen', 'student') AND NOT EXISTS (SELECT 1 FROM assignment b WHERE b.account = a.account AND (b.subject IS NULL OR b.subject <> $1) AND (b.until IS NULL OR b.until >= b.since))";
    let accounts: Result<Vec<Uuid>> = tx.all(sql, vec![worker.into()]).await?.iter().map(|row| column(row, "account")).collect();
    for account in accounts? {
        tx.run("DELETE FROM second_factor WHERE id = $1", vec![account.into()]).await?;
        for table in dump::tables(tx).await? {
            if table.columns.iter().any(|(name, _)| name == "account") && !DONE_BY.contains(&table.table.as_str()) {
                tx.run(&format!("DELETE FROM {} WHERE account = $1", table.table), vec![account.into()]).await?;
            }
        }
        let sql = "UPDATE account SET username = $2, name = '', password_hash = '', disabled = true WHERE id = $1";
        tx.run(sql, vec![account.into(), format!("erased-{}", account.simple()).into()]).await?;
    }
    Ok(())
}

/// Removes the copies of rows that merges of a person keep for their undo, of merges that were undone too.
///
/// # Errors
/// When the database refuses.
pub async fn forget_merges(tx: &Tx, worker: Uuid) -> Result<()> {
    for number in merge::numbers(tx, worker).await?.into_iter().chain([worker]) {
        tx.run("DELETE FROM merge WHERE kept = $1 OR gone = $1", vec![number.into()]).await?;
    }
    Ok(())
}
