//! A project of socially useful or public-utility work (LSU/LPU): body, workers, stage, outlets (DOMAIN.md §10.18).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    codes,
    id::{BodyId, ExternalId, WorkerId},
};

codes! {
    /// The kind of work.
    pub enum ProjectKind { SociallyUseful = "lsu", PublicUtility = "lpu", Partnership = "partnership" }
}

codes! {
    /// Where a project stands.
    pub enum Stage { Idea = "idea", Approved = "approved", Running = "running", Stabilising = "stabilising", Ended = "ended" }
}

codes! {
    /// A way out of a project into stable work.
    pub enum Outlet {
        MixedCompany = "mixed_company", Cooperative = "cooperative", NewEnterprise = "new_enterprise",
        Hiring = "hiring", SelfEmployment = "self_employment",
    }
}

/// A project in which workers on support are employed by a body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Project {
    pub external: ExternalId,
    pub desk: String,
    pub title: String,
    pub kind: ProjectKind,
    #[serde(default)]
    pub body: Option<BodyId>,
    #[serde(default)]
    pub workers: Vec<WorkerId>,
    pub stage: Stage,
    #[serde(default)]
    pub outlets: Vec<Outlet>,
    #[serde(default)]
    pub from: Option<NaiveDate>,
    #[serde(default)]
    pub to: Option<NaiveDate>,
    #[serde(default)]
    pub note: Option<String>,
}
