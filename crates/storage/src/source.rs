//! Removing everything that came from one source, such as the sample data.

use uuid::Uuid;

use crate::{
    db::{Kind, Reads, Tx, column},
    error::Result,
};

/// What the removal of a source came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RemovedSource {
    pub removed: u64,
    /// Employers and bodies that records of other sources belong to: left as they are.
    pub left: u64,
}

/// Registers in the order in which they can be removed: what belongs to another goes first.
const ORDER: [Kind; 6] = [Kind::Project, Kind::Vacancy, Kind::Worker, Kind::Course, Kind::Employer, Kind::Body];

/// Tables of what was done with people, each with a column `worker`.
const OF_PEOPLE: [&str; 17] = [
    "pathway_run",
    "case_member",
    "mandate",
    "status_event",
    "benefit",
    "service",
    "adhesion",
    "pact",
    "diary_entry",
    "absence",
    "profile",
    "track_choice",
    "balance",
    "plan",
    "curriculum",
    "cover_letter",
    "attachment",
];

/// Removes the records of a source with their history, words, proposals, shortlists and links.
///
/// # Errors
/// When the database refuses.
pub async fn remove(tx: &mut Tx, source: &str) -> Result<RemovedSource> {
    remove_proposals(tx, source).await?;
    remove_responses(tx, source).await?;
    let pieces = "DELETE FROM attachment_piece WHERE attachment IN (SELECT id FROM attachment WHERE worker IN (SELECT id FROM worker WHERE source = $1))";
    tx.run(pieces, vec![source.into()]).await?;
    for table in OF_PEOPLE {
        tx.run(&format!("DELETE FROM {table} WHERE worker IN (SELECT id FROM worker WHERE source = $1)"), vec![source.into()]).await?;
    }
    tx.run("DELETE FROM pathway_run WHERE employer IN (SELECT id FROM employer WHERE source = $1)", vec![source.into()]).await?;
    tx.run("DELETE FROM service WHERE employer IN (SELECT id FROM employer WHERE source = $1)", vec![source.into()]).await?;
    let mut outcome = RemovedSource::default();
    for kind in ORDER {
        let kept = match kind {
            Kind::Employer => " AND id NOT IN (SELECT parent FROM vacancy WHERE parent IS NOT NULL)",
            Kind::Body => " AND id NOT IN (SELECT parent FROM project WHERE parent IS NOT NULL)",
            _ => "",
        };
        let which = format!("SELECT id FROM {kind} WHERE source = $1{kept}");
        let rows = tx.all(&which, vec![source.into()]).await?;
        for row in &rows {
            tx.changed(kind, column::<Uuid>(row, "id")?);
        }
        tx.run(&format!("DELETE FROM search_word WHERE kind = '{kind}' AND record IN ({which})"), vec![source.into()]).await?;
        tx.run(&format!("DELETE FROM revision WHERE record IN ({which})"), vec![source.into()]).await?;
        outcome.removed += tx.run(&format!("DELETE FROM {kind} WHERE source = $1{kept}"), vec![source.into()]).await?;
        let row = tx.one(&format!("SELECT COUNT(*) AS n FROM {kind} WHERE source = $1"), vec![source.into()]).await?;
        outcome.left += row.map_or(Ok(0), |row| column::<i64>(&row, "n"))?.unsigned_abs();
    }
    Ok(outcome)
}

/// Removes the proposals that concern a person or a vacancy of a source, and what was sent about them.
async fn remove_proposals(tx: &mut Tx, source: &str) -> Result<()> {
    let proposals = "SELECT id FROM proposal WHERE vacancy IN (SELECT id FROM vacancy WHERE source = $1) OR worker IN (SELECT id FROM worker WHERE source = $1)";
    let dispatches = "SELECT id FROM dispatch WHERE vacancy IN (SELECT id FROM vacancy WHERE source = $1)";
    for row in tx.all(proposals, vec![source.into()]).await? {
        tx.changed(Kind::Proposal, column::<Uuid>(&row, "id")?);
    }
    tx.run(&format!("DELETE FROM link WHERE subject IN ({proposals}) OR subject IN ({dispatches})"), vec![source.into()]).await?;
    tx.run(&format!("DELETE FROM dispatch WHERE id IN ({dispatches})"), vec![source.into()]).await?;
    tx.run(&format!("DELETE FROM proposal WHERE id IN ({proposals})"), vec![source.into()]).await?;
    Ok(())
}

/// Removes the questionnaires that were put to people and employers of a source.
async fn remove_responses(tx: &Tx, source: &str) -> Result<()> {
    let of_source = "SELECT id FROM worker WHERE source = $1 UNION SELECT id FROM employer WHERE source = $1";
    let responses = format!("SELECT id FROM response WHERE worker IN ({of_source}) OR employer IN ({of_source})");
    tx.run(&format!("DELETE FROM link WHERE subject IN ({responses})"), vec![source.into()]).await?;
    tx.run(&format!("DELETE FROM response WHERE id IN ({responses})"), vec![source.into()]).await?;
    tx.run(&format!("DELETE FROM campaign_left_out WHERE subject IN ({of_source})"), vec![source.into()]).await?;
    Ok(())
}

/// Whether any record of a register came from a source.
///
/// # Errors
/// When the database cannot be read.
pub async fn is_present(db: &impl Reads, source: &str) -> Result<bool> {
    let sql = "SELECT id FROM worker WHERE source = $1 UNION ALL SELECT id FROM vacancy WHERE source = $1 UNION ALL SELECT id FROM employer WHERE source = $1 LIMIT 1";
    Ok(db.one(sql, vec![source.into()]).await?.is_some())
}

/// Whether anything was done with a person: a case, a team, a mandate.
///
/// # Errors
/// When the database cannot be read.
pub async fn is_followed(db: &impl Reads, worker: Uuid) -> Result<bool> {
    let any: Vec<String> = OF_PEOPLE.iter().map(|table| format!("SELECT 1 AS one FROM {table} WHERE worker = $1")).collect();
    Ok(db.one(&format!("{} LIMIT 1", any.join(" UNION ALL ")), vec![worker.into()]).await?.is_some())
}
