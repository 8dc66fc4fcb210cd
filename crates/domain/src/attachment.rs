//! Files of a person: papers that were scanned or sent, and documents that were made for her.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{actor::Actor, codes, id::WorkerId};

/// Most bytes of a file: a long scan, or a photograph as telephones take them.
pub const MOST_BYTES: usize = 10 * 1024 * 1024;

/// Most characters of a title, and of the reason for a removal.
pub const TITLE_CHARS: usize = 160;

codes! {
    /// What a file is.
    pub enum AttachmentKind {
        /// The service pact with the person's signature (on paper and scanned, or signed as a file).
        SignedPact = "signed_pact",
        /// A copy of an identity document that goes with a signature sent from afar.
        IdentityDocument = "identity_document",
        /// A consent given on paper.
        Consent = "consent",
        /// What proves something: an illness, a search act, a course.
        Proof = "proof",
        /// A document that a step of a pathway makes.
        Document = "document",
        /// A letter to the person.
        Letter = "letter",
        Other = "other",
    }
}

codes! {
    /// In which form a file is: those that every desk can open, and signed ones.
    pub enum Media {
        Pdf = "pdf",
        Jpeg = "jpeg",
        Png = "png",
        /// What telephones take.
        Heic = "heic",
        /// A file in an envelope with its signature (CAdES).
        P7m = "p7m",
    }
}

impl Media {
    /// The form of some bytes, by their first ones: what the name of a file ends with proves nothing. Only the envelope of a signature,
    /// whose first bytes are those of any ASN.1 sequence, is known by its name too.
    #[must_use]
    pub fn of(bytes: &[u8], name: &str) -> Option<Self> {
        let is_heic = bytes.get(4..8) == Some(b"ftyp") && matches!(bytes.get(8..12), Some(b"heic" | b"heix" | b"mif1" | b"heim"));
        match bytes {
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(Self::Pdf),
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some(Self::Png),
            _ if is_heic => Some(Self::Heic),
            [0x30, 0x80..=0x84, ..] if name.to_ascii_lowercase().ends_with(".p7m") => Some(Self::P7m),
            _ => None,
        }
    }

    /// Name of the form in the headers of an answer (IANA).
    #[must_use]
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Heic => "image/heic",
            Self::P7m => "application/pkcs7-mime",
        }
    }

    /// What the name of such a file ends with.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Heic => "heic",
            Self::P7m => "pdf.p7m",
        }
    }
}

codes! {
    /// What a file belongs to, beside the person.
    pub enum Belonging { Pact = "pact", Consent = "consent", Pathway = "pathway", Request = "request" }
}

/// A file of a person. Its bytes are kept apart, sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    pub id: Uuid,
    pub worker: WorkerId,
    pub kind: AttachmentKind,
    pub title: String,
    pub media: Media,
    pub bytes: u64,
    /// Of its bytes, in hexadecimal digits.
    pub sha256: String,
    /// What it belongs to, by number.
    #[serde(default)]
    pub belongs: Option<(Belonging, Uuid)>,
    /// Name and version of the text that it was made from, when it was made here.
    #[serde(default)]
    pub made_from: Option<String>,
    pub by: Actor,
    pub at: DateTime<Utc>,
    /// Set once its bytes are gone.
    #[serde(default)]
    pub removed: Option<Removed>,
}

/// That a file was removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Removed {
    pub by: Actor,
    pub on: NaiveDate,
    pub reason: String,
}

/// Why a file is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AttachmentError {
    #[error("there is no file, or nothing in it")]
    Empty,
    /// More than [`MOST_BYTES`].
    #[error("the file is too large")]
    TooLarge,
    /// Its form is none of [`Media`].
    #[error("the form of the file is not known")]
    Form,
    #[error("the title is missing or too long")]
    Title,
    #[error("the reason is missing or too long")]
    Reason,
    #[error("the file was removed already")]
    Removed,
}

impl Attachment {
    /// Checks bytes and title of a new file, and says in which form it is.
    ///
    /// # Errors
    /// [`AttachmentError`].
    pub fn check(bytes: &[u8], file_name: &str, title: &str) -> Result<Media, AttachmentError> {
        if bytes.is_empty() {
            return Err(AttachmentError::Empty);
        }
        if bytes.len() > MOST_BYTES {
            return Err(AttachmentError::TooLarge);
        }
        if title.trim().is_empty() || title.chars().count() > TITLE_CHARS {
            return Err(AttachmentError::Title);
        }
        Media::of(bytes, file_name).ok_or(AttachmentError::Form)
    }

    /// Notes that it is removed; what it was stays known.
    ///
    /// # Errors
    /// [`AttachmentError::Reason`], [`AttachmentError::Removed`].
    pub fn remove(&mut self, by: Actor, on: NaiveDate, reason: &str) -> Result<(), AttachmentError> {
        let reason = reason.trim();
        if self.removed.is_some() {
            return Err(AttachmentError::Removed);
        }
        if reason.is_empty() || reason.chars().count() > TITLE_CHARS {
            return Err(AttachmentError::Reason);
        }
        self.removed = Some(Removed { by, on, reason: reason.to_owned() });
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_known_by_its_first_bytes_and_not_by_a_name() {
        assert_eq!(Media::of(b"%PDF-1.7\n", "photo.jpg"), Some(Media::Pdf));
        assert_eq!(Media::of(b"\xff\xd8\xff\xe0", "x"), Some(Media::Jpeg));
        assert_eq!(Media::of(b"\x89PNG\r\n\x1a\n\0", "x"), Some(Media::Png));
        assert_eq!(Media::of(b"\0\0\0\x18ftypheic\0", "x"), Some(Media::Heic));
        assert_eq!(Media::of(b"\x30\x82\x01", "patto.PDF.P7M"), Some(Media::P7m));
        assert_eq!(Media::of(b"\x30\x82\x01", "patto.pdf"), None);
        assert_eq!(Media::of(b"MZ\x90", "patto.pdf"), None);
        assert_eq!(Media::of(b"<html>", "patto.pdf"), None);
        assert_eq!(Media::of(b"", "patto.pdf"), None);
    }

    #[test]
    fn what_cannot_be_kept_is_said() {
        assert_eq!(Attachment::check(b"", "a.pdf", "Patto"), Err(AttachmentError::Empty));
        assert_eq!(Attachment::check(b"%PDF-1.7", "a.pdf", " "), Err(AttachmentError::Title));
        assert_eq!(Attachment::check(b"hello", "a.pdf", "Patto"), Err(AttachmentError::Form));
        assert_eq!(Attachment::check(&vec![b'%'; MOST_BYTES + 1], "a.pdf", "Patto"), Err(AttachmentError::TooLarge));
        assert_eq!(Attachment::check(b"%PDF-1.7", "a.pdf", "Patto"), Ok(Media::Pdf));
    }
}
