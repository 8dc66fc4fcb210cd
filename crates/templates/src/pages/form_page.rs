//! Parts that forms of several nouns share: a stale save, and records that look the same.

use chrono::{DateTime, Utc};
use ponte_domain::codes;
use serde::Serialize;

use super::invented;

/// Somebody else saved the record in the meantime: both versions, side by side.
#[derive(Debug, Clone, Serialize)]
pub struct Conflict {
    /// Who saved.
    pub by: String,
    pub at: DateTime<Utc>,
    pub rows: Vec<ConflictRow>,
}

/// A field on which the two versions differ.
#[derive(Debug, Clone, Serialize)]
pub struct ConflictRow {
    /// Rest of a `field-…` key.
    pub field: String,
    pub yours: String,
    pub theirs: String,
}

codes! {
    /// Why two records look the same.
    pub enum TwinReason { CodiceFiscale = "codice_fiscale", PartitaIva = "partita_iva", NameAndBirth = "name_and_birth", Phone = "phone", Name = "name" }
}

/// A record that looks the same as the one being made.
#[derive(Debug, Clone, Serialize)]
pub struct Twin {
    pub id: String,
    pub name: String,
    /// A few facts that tell them apart: year of birth, place.
    pub note: String,
    pub why: TwinReason,
}

/// Invented records that look the same.
pub(crate) fn samples_of_twins() -> Vec<Twin> {
    let twin = |why: &TwinReason| Twin { id: invented::id(12), name: "Giulia Ferrari".into(), note: "1992, La Spezia".into(), why: *why };
    TwinReason::ALL.iter().map(twin).collect()
}

impl Conflict {
    pub(crate) fn sample() -> Self {
        let row = ConflictRow { field: "max_km".into(), yours: "25".into(), theirs: "40".into() };
        Self { by: "Marco Ricci".into(), at: invented::in_minutes(-3), rows: vec![row] }
    }
}
