//! Forms with files: texts are read, files are streamed into the data folder.

use axum::{
    extract::{Multipart, multipart::MultipartError},
    http::StatusCode,
};
use ponte_app::{
    error::{Error, Refusal},
    import_batch::{Incoming, receive},
    rights::{Caller, Right},
};

use crate::{
    error::PageError,
    limits::{self, Pace},
    site::Site,
};

/// Most characters of a text beside the files.
const TEXT_LIMIT: usize = 10_000;

/// Most parts of a form.
const PARTS_LIMIT: usize = 200;

/// What a form with files brought.
#[derive(Default)]
pub struct Parts {
    pub texts: Vec<(String, String)>,
    pub files: Vec<Sent>,
}

/// A file of a form.
pub struct Sent {
    /// The field that it came in.
    pub field: String,
    /// Name that the visitor's machine gave.
    pub name: String,
    /// The file on this machine.
    pub file: Incoming,
}

impl Parts {
    /// A text of the form; empty when it was not sent.
    pub fn text(&self, name: &str) -> &str {
        self.texts.iter().find(|(known, _)| known == name).map_or("", |(_, text)| text.as_str())
    }
}

fn refused(error: &MultipartError) -> PageError {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { PageError::TooLarge } else { PageError::BadRequest }
}

/// Name of the words for what is wrong with a file, when its chooser is told beside it.
pub fn fault_of(error: &Error) -> Option<&'static str> {
    match error {
        Error::Refused(Refusal::DiskFull) => Some("disk-full"),
        Error::Refused(Refusal::Infected) => Some("file-infected"),
        Error::Refused(Refusal::NotScanned) => Some("file-not-scanned"),
        _ => None,
    }
}

/// Reads a form. Files are taken in only from whoever has the right; without it they are an error.
pub async fn read(site: &Site, caller: &Caller, right: Right, mut form: Multipart) -> Result<Parts, PageError> {
    let _uploading = limits::begin_upload(site, caller.actor.account())?;
    let mut pace = Pace::default();
    let mut parts = Parts::default();
    while let Some(mut field) = form.next_field().await.map_err(|error| refused(&error))? {
        if parts.texts.len() + parts.files.len() >= PARTS_LIMIT {
            return Err(PageError::BadRequest);
        }
        let name = field.name().unwrap_or_default().to_owned();
        let Some(file_name) = field.file_name().map(str::to_owned) else {
            let mut text = Vec::new();
            while let Some(chunk) = field.chunk().await.map_err(|error| refused(&error))? {
                text.extend_from_slice(&chunk);
                if text.len() > TEXT_LIMIT {
                    return Err(PageError::TooLarge);
                }
            }
            if text.contains(&0) {
                return Err(PageError::Sign);
            }
            parts.texts.push((name, String::from_utf8(text).map_err(|_| PageError::BadRequest)?));
            continue;
        };
        if name.contains('\0') || file_name.contains('\0') {
            return Err(PageError::Sign);
        }
        // What browsers send for a file input that was left empty.
        if file_name.is_empty() {
            continue;
        }
        let mut incoming = receive(&site.app, caller, right).await?;
        while let Some(chunk) = field.chunk().await.map_err(|error| refused(&error))? {
            if !pace.holds(chunk.len()) {
                return Err(PageError::TooSlow);
            }
            incoming.write(&chunk).await?;
        }
        parts.files.push(Sent { field: name, name: file_name, file: incoming });
    }
    Ok(parts)
}
