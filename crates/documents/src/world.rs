//! What a template can reach: its own sources and the data of this document, nothing else.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use typst::{
    Library, LibraryExt, World, WorldExt,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration},
    syntax::{DiagSpan, FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};

use crate::error::DocumentError;

/// The templates: name and text.
const TEMPLATES: [(&str, &str); 16] = [
    ("words.typ", include_str!("../../../templates/documents/words.typ")),
    ("base.typ", include_str!("../../../templates/documents/base.typ")),
    ("blocks.typ", include_str!("../../../templates/documents/blocks.typ")),
    ("composed.typ", include_str!("../../../templates/documents/composed.typ")),
    ("shortlist.typ", include_str!("../../../templates/documents/shortlist.typ")),
    ("call_list.typ", include_str!("../../../templates/documents/call_list.typ")),
    ("shortlist_working.typ", include_str!("../../../templates/documents/shortlist_working.typ")),
    ("vacancy_sheet.typ", include_str!("../../../templates/documents/vacancy_sheet.typ")),
    ("worker_sheet.typ", include_str!("../../../templates/documents/worker_sheet.typ")),
    ("status_certificate.typ", include_str!("../../../templates/documents/status_certificate.typ")),
    ("booklet.typ", include_str!("../../../templates/documents/booklet.typ")),
    ("curriculum.typ", include_str!("../../../templates/documents/curriculum.typ")),
    ("cover_letter.typ", include_str!("../../../templates/documents/cover_letter.typ")),
    ("service_pact.typ", include_str!("../../../templates/documents/service_pact.typ")),
    ("letter.typ", include_str!("../../../templates/documents/letter.typ")),
    ("table.typ", include_str!("../../../templates/documents/table.typ")),
];

/// Name of the virtual file that holds the data.
const DATA: &str = "data.json";

/// What all documents share: library, fonts, templates.
pub struct Shared {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    sources: HashMap<FileId, Source>,
    data: FileId,
}

impl Shared {
    /// Reads fonts and templates once. Bytes that are no font are passed over.
    pub fn new(fonts: Vec<Vec<u8>>) -> Result<Self, DocumentError> {
        let given = fonts.into_iter().map(Bytes::new);
        let built_in = typst_assets::fonts().map(Bytes::new);
        let fonts: Vec<Font> = given.chain(built_in).flat_map(Font::iter).collect();
        if fonts.is_empty() {
            return Err(DocumentError::NoFont);
        }
        let sources = TEMPLATES
            .iter()
            .map(|(name, text)| file_id(name).map(|id| (id, Source::new(id, (*text).to_owned()))))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            sources,
            data: file_id(DATA)?,
        })
    }

    /// Adds a template to check the others with.
    #[cfg(test)]
    pub fn add_template(&mut self, name: &str, text: &str) -> Result<(), DocumentError> {
        let id = file_id(name)?;
        self.sources.insert(id, Source::new(id, text.to_owned()));
        Ok(())
    }
}

/// The identity of a virtual file. Names are few and fixed: identities are never freed.
fn file_id(name: &str) -> Result<FileId, DocumentError> {
    let path = VirtualPath::new(name).map_err(|_| DocumentError::Typesetting(vec![format!("bad file name {name}")]))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// One document in the making.
pub struct Desktop<'a> {
    shared: &'a Shared,
    main: FileId,
    data: Bytes,
    today: NaiveDate,
}

impl<'a> Desktop<'a> {
    /// The world of `template`, with `data` as JSON.
    pub fn new(shared: &'a Shared, template: &str, data: Vec<u8>, today: NaiveDate) -> Result<Self, DocumentError> {
        Ok(Self { shared, main: file_id(template)?, data: Bytes::new(data), today })
    }

    /// Where in the templates a span is, as `file:line: `.
    pub fn place_of(&self, span: DiagSpan) -> Option<String> {
        let source = self.shared.sources.get(&span.id()?)?;
        let line = source.lines().byte_to_line(self.range(span)?.start)?;
        Some(format!("{}:{}: ", source.id().get().vpath().get_without_slash(), line + 1))
    }
}

impl World for Desktop<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.shared.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shared.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.shared.sources.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.shared.data { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shared.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        let (month, day) = (u8::try_from(self.today.month()).ok()?, u8::try_from(self.today.day()).ok()?);
        Datetime::from_ymd(self.today.year(), month, day)
    }
}
