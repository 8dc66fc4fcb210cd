//! What can be wrong with a pack, as codes and data; the words are in `translations/*/pack.ftl`.

use serde::{Deserialize, Serialize};

use crate::{codes, expression, text::cut};

/// How many characters of an offending value are repeated.
const VALUE_CUT: usize = 80;

codes! {
    /// What is wrong with a file of a pack. The names are stable: others read them.
    pub enum Code {
        /// The pack has no such file, and needs it.
        NoFile = "no-file",
        /// The layout has no place for a file of this name.
        StrayFile = "stray-file",
        /// More files than the limit in the detail.
        TooManyFiles = "too-many-files",
        /// A file, or the whole pack, is larger than the limit in the detail (bytes).
        TooLarge = "file-too-large",
        /// The text is not UTF-8.
        NotText = "not-text",
        /// The file is no zip archive, or is damaged; the detail says why, in English.
        NotAnArchive = "not-an-archive",
        /// The file is not TOML here; the detail says why, in English.
        NotToml = "not-toml",
        /// No field has this name.
        UnknownField = "unknown-field",
        /// A required field is absent or empty.
        Missing = "missing",
        /// The text is not there in the language of the detail.
        NotTranslated = "not-translated",
        /// The value is of another type than the one in the detail.
        WrongKind = "wrong-kind",
        /// The text is longer than the limit in the detail (characters).
        TextTooLong = "text-too-long",
        /// The list has more entries than the limit in the detail.
        ListTooLong = "list-too-long",
        /// The value is none of the list.
        NotInList = "not-in-list",
        /// The unit is none of the list.
        UnknownUnit = "unknown-unit",
        /// The number is outside the bounds in the detail.
        OutOfBounds = "out-of-bounds",
        /// Not of the form that names have here: small letters, digits and `_` (a pack's own: `-`).
        BadName = "bad-name",
        /// The name is a word of the language.
        ReservedName = "reserved-name",
        /// The name stands twice.
        DoubleName = "double-name",
        /// The name inside is not that of the file.
        OtherName = "other-name",
        /// Not of the form 1.2.3.
        BadVersion = "bad-version",
        /// The text holds a control character.
        ControlCharacter = "control-character",
        /// The pack is written in a newer form than this program reads.
        NewerForm = "newer-form",
        /// There is nothing of this name; the detail says of which kind it must be.
        NoSuch = "no-such",
        /// The field says nothing for this kind; the detail is the kind.
        NotForKind = "not-for-kind",
        /// For this kind the field is required; the detail is the kind.
        NeededForKind = "needed-for-kind",
        /// The least is above the most.
        Reversed = "reversed",
        /// The bounds of bands do not rise.
        BandsNotRising = "bands-not-rising",
        /// The first band has a bound, or another has none.
        BandBound = "band-bound",
        /// The value given when a desk sets none is not among those allowed.
        BadDefault = "bad-default",
        /// The formula gives another type than the one in the detail.
        FormulaType = "formula-type",
        /// Phases lead back to themselves: the detail lists them.
        Cycle = "cycle",
        /// The phase waits for something that waits for it, or that never comes: the detail says for what.
        WaitsForEver = "waits-for-ever",
        /// The law has no such essential service (LEP), and a code of one's own has three characters or more.
        UnknownLep = "unknown-lep",
        /// A questionnaire of which nobody is to know who answered cannot be part of somebody's case.
        AnonymousInCase = "anonymous-in-case",
        /// Nothing in the pack asks for it. A pack may be used even so.
        Unused = "unused",
        /// No way leads to the phase.
        Unreachable = "unreachable",
        /// No way leads out of the phase.
        DeadEnd = "dead-end",
        /// What happens by itself may not depend on what day it is.
        DependsOnToday = "depends-on-today",
        /// An opened `{{` is not closed, or holds nothing.
        BadPlaceholder = "bad-placeholder",
        /// The card has no field of this name.
        UnknownHeading = "unknown-heading",
        /// A heading of the card does not end in `{#field}`.
        NoAnchor = "no-anchor",
    }
}

/// What is wrong: with the pack, or with an expression in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Reason {
    Pack(Code),
    Expression(expression::Code),
}

impl Reason {
    /// Whether it has been asked of packs only since others were accepted: a version that is held already may have it, and goes on.
    #[must_use]
    pub const fn came_later(self) -> bool {
        matches!(self, Self::Pack(Code::WaitsForEver | Code::UnknownLep | Code::AnonymousInCase))
    }
}

/// One thing that is wrong with a pack, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// Path of the file inside the pack.
    pub file: String,
    /// Line of the file, from 1; 0 when the file as a whole is meant.
    pub line: u32,
    /// Character of the line, from 1; 0 when the file as a whole is meant.
    pub column: u32,
    /// Dotted name of the field, entries of lists counted from 1; empty when no field is meant.
    pub field: String,
    pub reason: Reason,
    /// The value or name that is wrong, cut.
    pub value: String,
    /// The nearest that would have been right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nearest: Option<String>,
    /// Data for the message: a limit, an expected type, a language.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
}

impl Fault {
    /// A fault of a file as a whole.
    #[must_use]
    pub fn of_file(file: &str, code: Code, value: &str, detail: impl Into<String>) -> Self {
        let detail = detail.into();
        Self {
            file: file.to_owned(),
            line: 0,
            column: 0,
            field: String::new(),
            reason: Reason::Pack(code),
            value: cut(value, VALUE_CUT),
            nearest: None,
            detail,
        }
    }

    /// Identifier of the message for this fault in `translations/*/pack.ftl`.
    #[must_use]
    pub fn message_id(&self) -> String {
        match self.reason {
            Reason::Pack(code) => format!("pack-{code}"),
            Reason::Expression(code) => format!("expression-{code}"),
        }
    }

    /// Arguments of the message: `field`, `value`, `nearest` (`absent` when there is none) and `detail`.
    #[must_use]
    pub fn message_arguments(&self) -> [(&'static str, &str); 4] {
        let nearest = self.nearest.as_deref().unwrap_or("absent");
        [("field", &self.field), ("value", &self.value), ("nearest", nearest), ("detail", &self.detail)]
    }
}
