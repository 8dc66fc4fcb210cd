//! What a case file prints: the status of a person, and the pact with her.

use chrono::NaiveDate;
use ponte_domain::{
    pact::{SignedHow, Terms},
    unemployment::State,
};
use serde::Serialize;

use super::DeskHeader;

/// The status of unemployment of a person on a day, for her (DPR 445/2000 art. 40: never for public bodies, which ask each other).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatusCertificate {
    pub desk: DeskHeader,
    pub name: String,
    pub codice_fiscale: Option<String>,
    pub birth_date: Option<NaiveDate>,
    /// Name of the place.
    pub birthplace: Option<String>,
    /// The day for which it holds.
    pub day: NaiveDate,
    pub state: State,
    /// Day of the last declaration.
    pub declared: Option<NaiveDate>,
    pub from: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
    pub days: i64,
    /// Whole calendar months.
    pub months: i64,
    /// Days of earlier declarations too.
    pub days_in_all: i64,
    pub provisional: bool,
    /// Number of the national system.
    pub protocol: Option<String>,
}

/// A service pact, to sign or as it was signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ServicePact {
    pub desk: DeskHeader,
    pub name: String,
    pub codice_fiscale: Option<String>,
    /// Day of the declaration.
    pub declared: Option<NaiveDate>,
    /// Number of the version, from 1.
    pub version: u32,
    pub terms: Terms,
    pub signed_on: Option<NaiveDate>,
    pub signed_how: Option<SignedHow>,
}
