//! What can be wrong with a record, as codes and data; the words are in `translations/*/import.ftl`.

use ponte_domain::{codes, text::cut};
use serde::{Deserialize, Serialize};

/// How many characters of an offending value are repeated in a report.
pub const VALUE_CUT: usize = 80;

codes! {
    /// What is wrong, or only odd, with a line or a field. The names are stable: others read them.
    pub enum Code {
        /// The line is not JSON; the detail says where.
        NotJson = "not-json",
        /// The line is JSON but no object.
        NotObject = "not-object",
        /// The line is longer than the limit in the detail (bytes).
        LineTooLong = "line-too-long",
        /// The file ends in the middle of a record.
        Truncated = "truncated",
        /// A quoted cell is not closed.
        UnclosedQuote = "unclosed-quote",
        /// The text is neither UTF-8 nor Windows-1252.
        BadEncoding = "bad-encoding",
        /// The text was read as Windows-1252.
        EncodingGuessed = "encoding-guessed",
        /// The row has more cells than the header.
        TooManyCells = "too-many-cells",
        /// The spreadsheet cell shows an error (`#N/A`).
        CellError = "cell-error",
        /// A formula stood in the cell; its stored value was used.
        Formula = "formula",
        /// The file could not be read on; the detail says why.
        ReadFailed = "read-failed",
        /// The file is empty.
        EmptyFile = "empty-file",
        /// The content is of a kind that is not read, named in the detail, whatever the file is called.
        UnsupportedFile = "unsupported-file",
        /// The file holds a JSON list instead of one object a line.
        JsonList = "json-list",
        /// The compressed file would unfold beyond the limit in the detail.
        ZipBomb = "zip-bomb",
        /// The spreadsheet is damaged; the detail says where.
        BadSheet = "bad-sheet",
        /// Two columns have the same name.
        RepeatedColumn = "repeated-column",
        /// No field has this name.
        UnknownField = "unknown-field",
        /// The name belongs to a special category of data, which this import does not take.
        SpecialCategory = "special-category",
        /// A required field is absent or empty.
        Missing = "missing",
        /// The value is of another type than the one in the detail.
        WrongType = "wrong-type",
        /// The text is longer than the limit in the detail (characters).
        TooLong = "too-long",
        /// The list has more entries than the limit in the detail.
        TooMany = "too-many",
        /// The text holds a control character.
        ControlCharacter = "control-character",
        /// The value is none of the list.
        NotInList = "not-in-list",
        /// The number is outside the bounds in the detail.
        OutOfRange = "out-of-range",
        /// The text is no date of the documented form.
        BadDate = "bad-date",
        /// The day does not exist, or cannot be meant.
        ImpossibleDate = "impossible-date",
        /// The date is in the future, where it cannot be.
        FutureDate = "future-date",
        /// The first date is after the second (its field is the detail).
        FromAfterTo = "from-after-to",
        /// The least is above the most.
        MinAboveMax = "min-above-max",
        /// The text has not the shape of an e-mail address.
        BadEmail = "bad-email",
        /// The text has not the shape of a telephone number.
        BadPhone = "bad-phone",
        /// The text has not the shape of a web address.
        BadUrl = "bad-url",
        /// The codice fiscale is wrong.
        BadCodiceFiscale = "bad-codice-fiscale",
        /// The codice fiscale says something else than the record.
        CodiceFiscaleMismatch = "codice-fiscale-mismatch",
        /// The partita IVA is wrong.
        BadPartitaIva = "bad-partita-iva",
        /// The partita IVA names an office that is not known.
        UnknownOffice = "unknown-office",
        /// No municipality has this code or name.
        UnknownPlace = "unknown-place",
        /// Several municipalities have this name; the detail lists their provinces.
        AmbiguousPlace = "ambiguous-place",
        /// The municipality was merged; the one in the detail was used.
        MergedPlace = "merged-place",
        /// The CAP is not five digits.
        BadCap = "bad-cap",
        /// Only one of latitude and longitude is given.
        HalfCoordinates = "half-coordinates",
        /// The coordinates are not on the earth.
        OffEarth = "off-earth",
        /// The coordinates are far from Italy.
        FarFromItaly = "far-from-italy",
        /// The text has not the shape of an ATECO code.
        BadSector = "bad-sector",
        /// The ATECO code is in no loaded release.
        UnknownSector = "unknown-sector",
        /// The CCNL code is not in the loaded list.
        UnknownCcnl = "unknown-ccnl",
        /// The URI or code stands for no known occupation or skill.
        UnknownConcept = "unknown-concept",
        /// The words could not be linked to an occupation or a skill.
        NotLinked = "not-linked",
        /// The text is no ISO 3166-1 alpha-2 code.
        BadCountry = "bad-country",
        /// The text is no ISO 639-1 code.
        BadLanguage = "bad-language",
        /// The field says nothing for this kind of requirement.
        NotForKind = "not-for-kind",
        /// The shares do not sum to 1,000 or are out of their bounds.
        BadWeights = "bad-weights",
        /// The identifier was already read, on the line in the detail.
        DuplicateId = "duplicate-id",
        /// The record belongs to a desk for which whoever imports may not import.
        OtherDesk = "other-desk",
        /// The age is unusual for a worker (under 14 or over 90); the detail is the age.
        UnusualAge = "unusual-age",
        /// The same entry stands twice in a list; it is kept once.
        Repeated = "repeated",
    }
}

/// One thing that is wrong, or only odd, with one field of one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// Line of the file, from 1; a spreadsheet's row; 0 for a form.
    pub line: u64,
    /// Dotted name, entries of lists counted from 1 (`skills.2.level`); empty when the whole line is meant.
    pub field: String,
    pub code: Code,
    /// The value as it came, cut at [`VALUE_CUT`] characters; empty for special categories.
    pub value: String,
    /// The nearest name or value that would have been right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nearest: Option<String>,
    /// Data for the message: a limit, an expected type, another line or field.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
}

/// Something odd that does not keep the record out: same shape as an error.
pub type Warning = FieldError;

impl FieldError {
    /// An error about a field.
    #[must_use]
    pub fn new(line: u64, field: impl Into<String>, code: Code, value: &str, detail: impl Into<String>) -> Self {
        Self { line, field: field.into(), code, value: cut(value, VALUE_CUT), nearest: None, detail: detail.into() }
    }

    /// An error about a whole line.
    #[must_use]
    pub fn of_line(line: u64, code: Code, detail: impl Into<String>) -> Self {
        Self::new(line, "", code, "", detail)
    }

    /// Identifier of the message for this error in `translations/*/import.ftl`.
    #[must_use]
    pub fn message_id(&self) -> String {
        format!("import-{}", self.code)
    }

    /// Arguments of the message: `field`, `value`, `nearest` (`absent` when there is none) and `detail`.
    #[must_use]
    pub fn message_arguments(&self) -> [(&'static str, &str); 4] {
        let nearest = self.nearest.as_deref().unwrap_or("absent");
        [("field", &self.field), ("value", &self.value), ("nearest", nearest), ("detail", &self.detail)]
    }
}
