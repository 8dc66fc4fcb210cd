//! Documents to print, as answers.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use ponte_app::{error::Error, template::office_text};
use ponte_documents::{Align, Column, DeskHeader, Document, OfficeText, Table};
use ponte_domain::{reference::Lang, template::TemplateUse};
use qrcodegen::{QrCode, QrCodeEcc};

use crate::{
    error::PageError,
    site::Site,
    visitor::{Staff, Visitor},
};

/// Rows of a printed list at most, about twenty sheets: more are a file to export. Two thousand took two seconds of a processor.
pub const MOST_ROWS: u64 = 500;

/// The desk of the installation at the head of a document.
pub fn desk_header(site: &Site, visitor: Option<&Visitor>) -> DeskHeader {
    desk_header_at(site, &site.app.market.desk().code, visitor)
}

/// A desk at the head of a document.
pub fn desk_header_at(site: &Site, desk: &str, visitor: Option<&Visitor>) -> DeskHeader {
    let desk = site.app.market.desk_of(desk);
    DeskHeader {
        name: desk.name.clone(),
        address: desk.address.clone(),
        phone: desk.phone.clone(),
        email: desk.email.clone(),
        operator: operator(visitor).map(str::to_owned),
    }
}

fn operator(visitor: Option<&Visitor>) -> Option<&str> {
    visitor.and_then(|visitor| visitor.account.as_ref()).map(|account| account.name.as_str())
}

/// Modules of the border that a square must have (ISO/IEC 18004 §9.1).
const QUIET: i32 = 4;

/// A text as a square that a telephone reads: the modules of one side, and the dark ones as the path of an SVG. None when it is too
/// long for one.
pub fn square(text: &str) -> Option<(i32, String)> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let dark = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y))).filter(|(x, y)| code.get_module(*x, *y));
    let path: Vec<String> = dark.map(|(x, y)| format!("M{} {}h1v1h-1z", x + QUIET, y + QUIET)).collect();
    Some((code.size() + 2 * QUIET, path.concat()))
}

/// Typesets a document of a desk, with what the desk has printed in documents of its kind, as an answer.
pub async fn print_at(
    site: &Site,
    desk: &str,
    visitor: Option<&Visitor>,
    document: Document,
    lang: Lang,
    name: &str,
) -> Result<Response, PageError> {
    Ok(pdf(typeset_at(site, desk, visitor, document, lang).await?, name))
}

/// Typesets a document of a desk, with what the desk has printed in documents of its kind.
pub async fn typeset_at(site: &Site, desk: &str, visitor: Option<&Visitor>, document: Document, lang: Lang) -> Result<Vec<u8>, PageError> {
    let about = match &document {
        Document::StatusCertificate(_) => Some(TemplateUse::StatusCertificate),
        Document::ServicePact(_) => Some(TemplateUse::ServicePact),
        Document::WorkerSheet(_) => Some(TemplateUse::WorkerSheet),
        Document::VacancySheet(_) => Some(TemplateUse::VacancySheet),
        Document::Shortlist(_) => Some(TemplateUse::Shortlist),
        _ => None,
    };
    let office = match about {
        Some(about) => office_text(&site.app, desk, about, operator(visitor), lang).await?,
        None => OfficeText::default(),
    };
    typeset(site, document, office, lang).await
}

/// Typesets a document in which the desk has nothing printed.
pub async fn print(site: &Site, document: Document, lang: Lang, name: &str) -> Result<Response, PageError> {
    Ok(pdf(typeset(site, document, OfficeText::default(), lang).await?, name))
}

/// Typesets beside the threads that serve requests.
async fn typeset(site: &Site, document: Document, office: OfficeText, lang: Lang) -> Result<Vec<u8>, PageError> {
    let (app, today) = (site.app.clone(), site.app.today());
    let typeset = tokio::task::spawn_blocking(move || app.presses.documents.render_with(&document, &office, lang, today)).await;
    let internal = |error: String| PageError::App(Error::Internal(error));
    typeset.map_err(|error| internal(error.to_string()))?.map_err(|error| internal(error.to_string()))
}

/// The bytes of a PDF as an answer.
pub fn pdf(bytes: Vec<u8>, name: &str) -> Response {
    let headers =
        [(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, format!("inline; filename=\"{name}.pdf\""))];
    (headers, bytes).into_response()
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
