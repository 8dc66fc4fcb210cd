//! Documents to print, as answers.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use ponte_app::error::Error;
use ponte_documents::{Align, Column, DeskHeader, Document, Table};
use ponte_domain::reference::Lang;

use crate::{
    error::PageError,
    site::Site,
    visitor::{Staff, Visitor},
};

/// Rows of a printed list at most, about twenty sheets: more are a file to export. Two thousand took two seconds of a processor.
pub const MOST_ROWS: u64 = 500;

/// The desk at the head of a document.
pub fn desk_header(site: &Site, visitor: Option<&Visitor>) -> DeskHeader {
    let desk = site.app.market.desk();
    DeskHeader {
        name: desk.name.clone(),
        address: desk.address.clone(),
        phone: desk.phone.clone(),
        email: desk.email.clone(),
        operator: visitor.and_then(|visitor| visitor.account.as_ref()).map(|account| account.name.clone()),
    }
}

/// Typesets a document beside the threads that serve requests.
pub async fn print(site: &Site, document: Document, lang: Lang, name: &str) -> Result<Response, PageError> {
    let (app, today) = (site.app.clone(), site.app.today());
    let typeset = tokio::task::spawn_blocking(move || app.presses.documents.render(&document, lang, today)).await;
    let internal = |error: String| PageError::App(Error::Internal(error));
    let bytes = typeset.map_err(|error| internal(error.to_string()))?.map_err(|error| internal(error.to_string()))?;
    let headers =
        [(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, format!("inline; filename=\"{name}.pdf\""))];
    Ok((headers, bytes).into_response())
}

/// A list on paper.
pub struct List<'a> {
    /// Key of the words of its title.
    pub title: &'a str,
    pub filters: Vec<String>,
    pub total: u64,
    /// Keys of the words of the columns.
    pub columns: &'a [&'a str],
    pub rows: Vec<Vec<String>>,
    /// Whether people stand on it.
    pub personal: bool,
}

/// Prints a list.
pub async fn print_list(site: &Site, staff: &Staff, list: List<'_>, name: &str) -> Result<Response, PageError> {
    let lang = staff.0.lang;
    let say = |key: &str| site.app.presses.words.say(key, &[], lang);
    let columns: Result<Vec<Column>, _> =
        list.columns.iter().map(|key| Ok(Column { title: say(key)?, align: Align::Start, share: None })).collect();
    let table = Table {
        desk: desk_header(site, Some(&staff.0)),
        title: say(list.title)?,
        filters: list.filters,
        total: Some(list.total),
        columns: columns.map_err(PageError::Render)?,
        rows: list.rows,
        personal: list.personal,
    };
    print(site, Document::Table(table), lang, name).await
}
