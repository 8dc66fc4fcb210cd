//! A shortlist as a table for other programs.

use ponte_matching::outcome::{Criterion, Match};
use ponte_storage::Kind;

use crate::{
    App,
    error::{Error, Result},
    import::source::guarded,
    rights::{Caller, Right},
    vacancy::{Candidate, Candidates},
};

/// The columns, in names that do not change with the language.
const COLUMNS: [&str; 13] = [
    "place",
    "worker",
    "external_id",
    "name",
    "points",
    "coherence",
    "availability",
    "nearness",
    "wishes",
    "reachable",
    "km",
    "ascertained",
    "state",
];

/// The list as CSV (RFC 4180), best first. Taking it along is recorded.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn shortlist_csv(app: &App, caller: &Caller, list: &Candidates) -> Result<Vec<u8>> {
    app.permit(&app.db, caller, Right::Export, &list.vacancy).await?;
    let failed = |error: csv::Error| Error::Internal(error.to_string());
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS).map_err(failed)?;
    for candidate in &list.people {
        writer.write_record(row(candidate)).map_err(failed)?;
    }
    let tx = app.begin().await?;
    app.audit(&tx, caller, "vacancy.export_shortlist", Some((Kind::Vacancy, list.vacancy.id)), &[]).await?;
    app.commit(tx).await?;
    writer.into_inner().map_err(|error| Error::Internal(error.to_string()))
}

fn row(candidate: &Candidate) -> [String; 13] {
    let found = &candidate.found;
    let criterion = |criterion| points_of(found, criterion).to_string();
    [
        candidate.place.to_string(),
        candidate.worker.id.to_string(),
        guarded(&candidate.worker.value.external.id),
        guarded(&candidate.worker.value.person.full_name()),
        found.points.to_string(),
        criterion(Criterion::Coherence),
        criterion(Criterion::Availability),
        criterion(Criterion::Nearness),
        criterion(Criterion::Wishes),
        found.reachable.to_string(),
        found.metres.map_or_else(String::new, |metres| format!("{:.1}", f64::from(metres) / 1_000.0)),
        found.ascertained.map_or_else(String::new, |day| day.to_string()),
        candidate.proposal.as_ref().map_or_else(String::new, |stored| stored.proposal.state.to_string()),
    ]
}

fn points_of(found: &Match, criterion: Criterion) -> u16 {
    found.terms.iter().filter(|term| term.name.criterion() == criterion).map(|term| term.points).sum()
}
