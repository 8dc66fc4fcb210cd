//! A desk: an office of any kind that serves people, and its place in the tree of desks.

mod tree;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{codes, geo::Point, holidays::MonthDay, vacancy::Weights};

pub use tree::{DeskTree, TreeError};

codes! {
    /// What an office is in the tree: region → province → CPI → desk, with the members of the network beside them.
    pub enum DeskKind {
        Region = "region", Province = "province",
        /// A public employment centre.
        Cpi = "cpi",
        Desk = "desk",
        /// A member of the network: a school, partner, agency or body.
        Member = "member",
    }
}

/// An office of any kind that serves people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Desk {
    /// Short code, unique in the installation.
    pub code: String,
    pub name: String,
    /// Code of the desk above it.
    #[serde(default)]
    pub parent: Option<String>,
    #[serde(default = "DeskKind::usual")]
    pub kind: DeskKind,
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
    /// Whether a case file opens to its team only. Without, everybody of the desk with the role is in the team.
    #[serde(default)]
    pub case_teams: bool,
    /// Addresses to which it is told that a file was opened in an emergency: the manager's, the data-protection officer's.
    #[serde(default)]
    pub notices: Vec<String>,
    /// The day of the patron saint, on which the desk is closed.
    #[serde(default)]
    pub patron: Option<MonthDay>,
    /// Last day; open when absent. A desk that has ended keeps its records and takes no new ones.
    #[serde(default)]
    pub until: Option<NaiveDate>,
}

impl DeskKind {
    const fn usual() -> Self {
        Self::Desk
    }
}

impl Desk {
    /// A desk of a code and name, of the usual kind, with nothing else said.
    #[must_use]
    pub fn named(code: &str, name: &str) -> Self {
        Self {
            code: code.to_owned(),
            name: name.to_owned(),
            parent: None,
            kind: DeskKind::usual(),
            istat: None,
            point: None,
            address: None,
            phone: None,
            email: None,
            weights: Weights::DEFAULT,
            case_teams: false,
            notices: Vec::new(),
            patron: None,
            until: None,
        }
    }

    /// Whether it works on a day.
    #[must_use]
    pub fn is_open_on(&self, day: NaiveDate) -> bool {
        self.until.is_none_or(|until| until >= day)
    }
}
