//! How sections and files are sealed: which place each is bound to, and what is inside.

use ponte_domain::protected::{ProtectedFile, Section, SectionData};
use ponte_storage::protected::{RevisionRow, SectionRow};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use uuid::Uuid;

use crate::{
    App,
    error::{Error, Result},
    keyring::{KeyError, PlaceOf},
};

/// What is inside a sealed section: which it is, and its data once there are any.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Inside {
    pub section: Section,
    pub data: Option<SectionData>,
}

fn json(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::Internal(error.to_string()))
}

fn seal_in(app: &App, table: &'static str, id: Uuid, value: &impl Serialize) -> Result<String> {
    app.keys.seal(PlaceOf { table, row: &id.to_string(), column: "content" }, &json(value)?)
}

fn open_in<T: DeserializeOwned>(app: &App, table: &'static str, id: Uuid, content: &str) -> std::result::Result<T, KeyError> {
    let text = app.keys.open_sealed(PlaceOf { table, row: &id.to_string(), column: "content" }, content)?;
    // What was sealed here was written by this program: anything else is damage.
    serde_json::from_str(&text).map_err(|_| KeyError::Damaged)
}

pub(super) fn seal_section(app: &App, id: Uuid, inside: &Inside) -> Result<String> {
    seal_in(app, "protected_section", id, inside)
}

pub(super) fn open_section(app: &App, row: &SectionRow) -> std::result::Result<Inside, KeyError> {
    open_in(app, "protected_section", row.id, &row.content)
}

pub(super) fn seal_file(app: &App, id: Uuid, file: &ProtectedFile) -> Result<String> {
    seal_in(app, "protected_file", id, file)
}

pub(super) fn open_file(app: &App, id: Uuid, content: &str) -> std::result::Result<ProtectedFile, KeyError> {
    open_in(app, "protected_file", id, content)
}

pub(super) fn seal_revision(app: &App, id: Uuid, was: &impl Serialize) -> Result<String> {
    seal_in(app, "protected_revision", id, was)
}

pub(super) fn open_revision<T: DeserializeOwned>(app: &App, row: &RevisionRow) -> std::result::Result<T, KeyError> {
    open_in(app, "protected_revision", row.id, &row.content)
}
