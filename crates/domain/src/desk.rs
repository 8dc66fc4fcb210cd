//! A desk: an office of any kind that serves people.

use serde::{Deserialize, Serialize};

use crate::{geo::Point, vacancy::Weights};

/// An office of any kind that serves people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Desk {
    /// Short code, unique in the installation.
    pub code: String,
    pub name: String,
    /// Municipality (ISTAT code).
    pub istat: Option<String>,
    pub point: Option<Point>,
    #[serde(default)]
    pub address: Option<String>,
    #[serde(default)]
    pub phone: Option<String>,
    #[serde(default)]
    pub email: Option<String>,
    /// Shares of the terms that vacancies begin with.
    #[serde(default)]
    pub weights: Weights,
}
