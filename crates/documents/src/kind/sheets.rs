//! One record on paper: a vacancy for the window, a person's data for her.

use chrono::{DateTime, NaiveDate, Utc};
use ponte_domain::{clock::day_in_rome, proposal::ProposalState, vacancy::Reserved, worker::Worker};
use serde::Serialize;

use super::{DeskHeader, VacancySummary};

/// A vacancy for the window or the noticeboard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VacancySheet {
    pub desk: DeskHeader,
    pub vacancy: VacancySummary,
    pub description: Option<String>,
    /// What is required, in words.
    pub required: Vec<String>,
    /// What helps, in words.
    pub preferred: Vec<String>,
    pub benefits: Option<String>,
    pub reserved: Option<Reserved>,
    /// Last day on which one can apply.
    pub expires: Option<NaiveDate>,
    /// Day on which somebody checked with the employer that it stands.
    pub verified: Option<NaiveDate>,
    /// Page on which it can be read and answered.
    pub link: Option<String>,
}

/// All that the register holds about a person, for her (GDPR art. 15).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WorkerSheet {
    pub desk: DeskHeader,
    /// The whole record: what is added to it must be added to the template too.
    pub worker: Worker,
    /// Names of the places that the record holds as codes.
    pub residence: Option<String>,
    pub domicile: Option<String>,
    pub birthplace: Option<String>,
    /// For what she was proposed, latest first.
    pub matches: Vec<WorkerMatch>,
}

/// A vacancy for which a person was proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WorkerMatch {
    /// Day of the last step.
    pub on: NaiveDate,
    pub vacancy: String,
    /// Absent while the employer wants to stay unnamed.
    pub employer: Option<String>,
    pub state: ProposalState,
}

impl WorkerMatch {
    /// A line for the sheet, with the day where the desk is.
    #[must_use]
    pub fn new(at: DateTime<Utc>, vacancy: String, employer: Option<String>, state: ProposalState) -> Self {
        Self { on: day_in_rome(at), vacancy, employer, state }
    }
}
