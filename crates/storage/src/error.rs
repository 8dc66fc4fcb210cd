//! What can go wrong between the program and its database.

use uuid::Uuid;

/// A failure of storage. None of its texts is shown to people: pages choose their own words by kind.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// The database refused or could not be reached.
    #[error("database: {0}")]
    Database(#[from] sea_orm::DbErr),
    /// A row holds what the program cannot read.
    #[error("unreadable {column} in {table}, record {record}: {reason}")]
    Unreadable { table: &'static str, column: &'static str, record: Uuid, reason: String },
    /// Somebody saved the record since it was read.
    #[error("{table} {record} has been changed by somebody else")]
    Stale { table: &'static str, record: Uuid },
    /// A value could not be written as JSON.
    #[error("cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// The database was written by a newer version of the program.
    #[error("the database is of a newer version (migration {0})")]
    Newer(String),
    /// A file of the data folder could not be used.
    #[error("{path}: {error}")]
    File { path: String, error: std::io::Error },
}

/// The result of an act on storage.
pub type Result<T> = std::result::Result<T, StorageError>;

impl StorageError {
    /// Whether a rule of uniqueness was broken (the same external id twice, a user name taken).
    #[must_use]
    pub fn is_duplicate(&self) -> bool {
        matches!(self, Self::Database(error) if matches!(error.sql_err(), Some(sea_orm::SqlErr::UniqueConstraintViolation(_))))
    }
}
