//! Files to take away, as answers that are sent while they are read.

use axum::{
    body::Body,
    http::header,
    response::{IntoResponse, Response},
};
use ponte_app::{
    campaign::{AnswerFormat, table_file},
    error::Error,
    export::ExportFormat,
    export_register::ExportFile,
};
use tokio_util::io::ReaderStream;

use crate::{error::PageError, site::Site};

/// The format with a name from an address; CSV when none is given.
pub fn format_of(name: &str) -> Result<ExportFormat, PageError> {
    if name.is_empty() { Ok(ExportFormat::Csv) } else { ExportFormat::from_code(name).ok_or(PageError::NotFound) }
}

/// An export as an answer.
pub async fn exported(site: &Site, written: ExportFile, format: ExportFormat, name: &str) -> Result<Response, PageError> {
    let content_type = match format {
        ExportFormat::Csv => "text/csv; charset=utf-8",
        ExportFormat::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ExportFormat::Jsonl => "application/x-ndjson",
    };
    let file = tokio::fs::File::open(&written.path).await.map_err(|error| {
        let path = written.path.display().to_string();
        PageError::App(Error::File { path, error })
    })?;
    // The file loses its name as soon as it is open, and itself when it has been sent.
    drop(written);
    let headers = [
        (header::CONTENT_TYPE, content_type.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}-{}.{format}\"", site.app.today())),
    ];
    Ok((headers, Body::from_stream(ReaderStream::new(file))).into_response())
}

/// A table that is made whole, as a file to take away.
pub fn table(site: &Site, name: &str, format: AnswerFormat, columns: &[String], rows: &[Vec<String>]) -> Result<Response, PageError> {
    let kind = match format {
        AnswerFormat::Csv => "text/csv; charset=utf-8",
        AnswerFormat::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}-{}.{format}\"", site.app.today())),
    ];
    Ok((headers, table_file(format, columns, rows)?).into_response())
}
