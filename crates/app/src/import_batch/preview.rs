//! Looks into a file before it is imported: its columns, the mapping that suggests itself, the first lines.

use std::{fs::File, path::Path};

use serde_json::Value;

use crate::{
    App,
    error::{Error, Result},
    import::{
        error::FieldError,
        fields::Noun,
        mapping::{Mapping, Suggestion, suggest_mapping},
        source::{Format, open},
    },
    rights::{Caller, Right},
};

/// Lines shown.
const LINES: usize = 5;

/// What a file looks like.
#[derive(Debug)]
pub struct Preview {
    pub format: Format,
    /// Columns as the file has them; empty for lines of JSON.
    pub header: Vec<String>,
    /// Field proposed for each column.
    pub suggestions: Vec<Suggestion>,
    /// The first records, as trees.
    pub first: Vec<Value>,
}

/// Looks into a file; `Err` of the inner result says why it cannot be read.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`]; when the file is gone.
pub async fn preview(app: &App, caller: &Caller, noun: Noun, path: &Path) -> Result<std::result::Result<Preview, FieldError>> {
    let _ = app;
    caller.require(Right::Import)?;
    let owned = path.to_owned();
    let look = tokio::task::spawn_blocking(move || {
        let file = File::open(&owned)?;
        Ok::<_, std::io::Error>(open(file, Mapping::default()).map(|opened| {
            let first = opened.records.take(LINES).filter_map(|record| record.ok()?.parse().ok()).map(|parsed| parsed.value).collect();
            let suggestions = suggest_mapping(noun, &opened.header);
            Preview { format: opened.format, header: opened.header, suggestions, first }
        }))
    });
    look.await.map_err(|error| Error::Internal(error.to_string()))?.map_err(|error| Error::File { path: path.display().to_string(), error })
}
