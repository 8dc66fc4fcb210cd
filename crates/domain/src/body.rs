//! A body: a public or private organisation that is no employer here (municipality, school, training body…).

use serde::{Deserialize, Serialize};

use crate::id::ExternalId;

/// A public or private organisation that is no employer here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    pub external: ExternalId,
    pub desk: String,
    pub name: String,
    /// What it is, in the desk's words: municipality, school, training body, association.
    #[serde(default)]
    pub kind: Option<String>,
    #[serde(default)]
    pub codice_fiscale: Option<String>,
    #[serde(default)]
    pub istat: Option<String>,
    #[serde(default)]
    pub address: Option<String>,
    #[serde(default)]
    pub contact_name: Option<String>,
    #[serde(default)]
    pub phone: Option<String>,
    #[serde(default)]
    pub email: Option<String>,
    #[serde(default)]
    pub website: Option<String>,
    #[serde(default)]
    pub note: Option<String>,
}
