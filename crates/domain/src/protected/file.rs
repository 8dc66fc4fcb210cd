//! A protected file: a person who must not be found (Spazio Donna, DOMAIN.md §10.15).

use serde::{Deserialize, Serialize};

use crate::codes;

codes! {
    /// A way to reach her that is safe.
    pub enum Contacting { None = "none", Phone = "phone", Message = "message", ThirdPerson = "third_person", Desk = "desk" }
}

/// A file that exists for its team only: no address, no codice fiscale, no employer; the name may be a pseudonym.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProtectedFile {
    /// What she is called here.
    pub pseudonym: String,
    pub contacting: Contacting,
    /// The number or the person through whom she is reached.
    #[serde(default)]
    pub contact: Option<String>,
    /// Days and hours at which it is safe to reach her, and what to say when somebody else answers.
    #[serde(default)]
    pub safe_times: Option<String>,
    #[serde(default)]
    pub notes: Option<String>,
}
