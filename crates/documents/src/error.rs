//! Why a document could not be made.

/// Why a document could not be made.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// A table was given no columns.
    #[error("a table needs at least one column")]
    NoColumns,
    /// A row of a table has another number of cells than there are columns.
    #[error("row {row} has {cells} cells for {columns} columns")]
    RaggedRow {
        /// Position of the row, from 0.
        row: usize,
        cells: usize,
        columns: usize,
    },
    /// Not one usable font: none was given and none is built in.
    #[error("no usable font")]
    NoFont,
    /// The data could not be written as JSON.
    #[error("the data cannot be written as JSON")]
    Data(#[from] serde_json::Error),
    /// The template could not be typeset with this data: a fault of the template. The messages are the typesetter's.
    #[error("the document could not be typeset: {}", .0.join("; "))]
    Typesetting(Vec<String>),
    /// The pages could not be written as PDF. The messages are the exporter's.
    #[error("the document could not be written as PDF: {}", .0.join("; "))]
    Export(Vec<String>),
}
