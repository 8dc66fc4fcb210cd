//! From data to the bytes of a PDF.

use chrono::NaiveDate;
use ponte_domain::reference::Lang;
use serde::Serialize;
use typst::diag::SourceDiagnostic;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::{
    error::DocumentError,
    kind::{Document, OfficeText, Table},
    text::make_printable,
    world::{Desktop, Shared},
};

/// How many further documents a cached piece of typesetting outlives unused. Caches hold what was printed, so they are kept short.
const CACHE_AGE: usize = 4;

/// Typesets documents. Built once (it reads the fonts) and shared.
pub struct Renderer {
    shared: Shared,
}

#[derive(Serialize)]
struct Data<'a> {
    lang: Lang,
    today: NaiveDate,
    doc: &'a Document,
    office: &'a OfficeText,
}

impl Renderer {
    /// A renderer with the caller's fonts (TTF or OTF files, whole) before those built in.
    ///
    /// The templates ask for Titillium Web and take what there is.
    ///
    /// # Errors
    /// [`DocumentError::NoFont`] when no font was given and none is built in.
    pub fn new(fonts: Vec<Vec<u8>>) -> Result<Self, DocumentError> {
        Ok(Self { shared: Shared::new(fonts)? })
    }

    /// Typesets a document, dated `today`, with the product's own words in `lang`.
    ///
    /// The bytes are a tagged PDF 1.7 that declares PDF/UA-1 and PDF/A-2a. A text with characters of which no font has a shape cannot
    /// conform to them: it is then printed all the same, tagged and without the declarations.
    ///
    /// # Errors
    /// [`DocumentError`]: a malformed table, or a fault of the templates or of the exporter.
    pub fn render(&self, document: &Document, lang: Lang, today: NaiveDate) -> Result<Vec<u8>, DocumentError> {
        self.render_with(document, &OfficeText::default(), lang, today)
    }

    /// As [`Renderer::render`], with what the office has printed in documents of this kind.
    ///
    /// # Errors
    /// As [`Renderer::render`].
    pub fn render_with(&self, document: &Document, office: &OfficeText, lang: Lang, today: NaiveDate) -> Result<Vec<u8>, DocumentError> {
        let pages = self.typeset(document, office, lang, today);
        let bytes = pages.and_then(|pages| export(&pages));
        comemo::evict(CACHE_AGE);
        bytes
    }

    fn typeset(&self, document: &Document, office: &OfficeText, lang: Lang, today: NaiveDate) -> Result<PagedDocument, DocumentError> {
        if let Document::Table(table) = document {
            check_table(table)?;
        }
        let mut data = serde_json::to_value(Data { lang, today, doc: document, office })?;
        make_printable(&mut data);
        let desktop = Desktop::new(&self.shared, template_of(document), serde_json::to_vec(&data)?, today)?;
        typst::compile::<PagedDocument>(&desktop).output.map_err(|found| {
            let at = |diagnostic: &SourceDiagnostic| desktop.place_of(diagnostic.span).unwrap_or_default();
            DocumentError::Typesetting(found.iter().map(|diagnostic| format!("{}{}", at(diagnostic), diagnostic.message)).collect())
        })
    }
}

const fn template_of(document: &Document) -> &'static str {
    match document {
        Document::Shortlist(_) => "shortlist.typ",
        Document::CallList(_) => "call_list.typ",
        Document::ShortlistWorking(_) => "shortlist_working.typ",
        Document::VacancySheet(_) => "vacancy_sheet.typ",
        Document::WorkerSheet(_) => "worker_sheet.typ",
        Document::StatusCertificate(_) => "status_certificate.typ",
        Document::ServicePact(_) => "service_pact.typ",
        Document::Booklet(_) => "booklet.typ",
        Document::Curriculum(_) => "curriculum.typ",
        Document::CoverLetter(_) => "cover_letter.typ",
        Document::Letter(_) => "letter.typ",
        Document::Composed(_) => "composed.typ",
        Document::Table(_) => "table.typ",
    }
}

fn check_table(table: &Table) -> Result<(), DocumentError> {
    let columns = table.columns.len();
    if columns == 0 {
        return Err(DocumentError::NoColumns);
    }
    match table.rows.iter().enumerate().find(|(_, row)| row.len() != columns) {
        Some((row, cells)) => Err(DocumentError::RaggedRow { row, cells: cells.len(), columns }),
        None => Ok(()),
    }
}

fn export(pages: &PagedDocument) -> Result<Vec<u8>, DocumentError> {
    write_pdf(pages, &[PdfStandard::Ua_1, PdfStandard::A_2a]).or_else(|_| write_pdf(pages, &[]))
}

fn write_pdf(pages: &PagedDocument, standards: &[PdfStandard]) -> Result<Vec<u8>, DocumentError> {
    let standards = PdfStandards::new(standards).map_err(|refusal| DocumentError::Export(vec![refusal.message().to_string()]))?;
    let options = PdfOptions { standards, ..PdfOptions::default() };
    typst_pdf::pdf(pages, &options).map_err(|found| DocumentError::Export(messages(&found)))
}

fn messages(found: &[SourceDiagnostic]) -> Vec<String> {
    found.iter().map(|diagnostic| diagnostic.message.to_string()).collect()
}

#[cfg(test)]
#[path = "render_tests.rs"]
mod tests;
