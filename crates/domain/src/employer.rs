//! An employer: a firm or household that needs people, its sites and the persons to talk to.

use serde::{Deserialize, Serialize};

use crate::{geo::Point, id::ExternalId};

/// A firm or household that needs people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Employer {
    pub external: ExternalId,
    /// Code of the desk that keeps the contact.
    pub desk: String,
    pub name: String,
    /// Eleven digits.
    #[serde(default)]
    pub partita_iva: Option<String>,
    /// Eleven digits for firms, sixteen characters for persons.
    #[serde(default)]
    pub codice_fiscale: Option<String>,
    /// ATECO code.
    #[serde(default)]
    pub sector: Option<String>,
    #[serde(default)]
    pub size: Option<Size>,
    #[serde(default)]
    pub legal_form: Option<String>,
    #[serde(default)]
    pub sites: Vec<Site>,
    #[serde(default)]
    pub contacts: Vec<Contact>,
    #[serde(default)]
    pub website: Option<String>,
}

/// How many people work there: a class of Recommendation 2003/361/EC, or the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Size {
    /// Fewer than 10.
    Micro,
    /// 10 to 49.
    Small,
    /// 50 to 249.
    Medium,
    /// 250 and more.
    Large,
    /// The number itself.
    People(u32),
}

/// A place where an employer works.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Site {
    #[serde(default)]
    pub id: Option<String>,
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default)]
    pub istat: Option<String>,
    #[serde(default)]
    pub address: Option<String>,
    #[serde(default)]
    pub point: Option<Point>,
}

/// A person to talk to at an employer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    pub name: String,
    #[serde(default)]
    pub role: Option<String>,
    #[serde(default)]
    pub phone: Option<String>,
    #[serde(default)]
    pub email: Option<String>,
    #[serde(default)]
    pub pec: Option<String>,
}
