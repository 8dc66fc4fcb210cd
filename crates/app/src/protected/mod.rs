//! The protected part of case files and the protected files: opened deliberately, for a purpose that is recorded
//! before anything is shown, by those who have the right to the section.

mod access;
mod file;
mod history;
mod keys;
mod open;
mod save;
mod seal;

use chrono::{DateTime, Utc};
use ponte_domain::protected::{Section, SectionData};

use crate::keyring::KeyError;

pub use access::{Subject, right_of, sections_of};
pub use file::{OpenFile, add_member, create_file, edit_file, files, open_file, remove_member};
pub use history::{Was, history};
pub(crate) use keys::open_keyring;
pub use keys::{KeyReport, Rotated, key_report, retire, rotate};
pub(crate) use open::of_herself;
pub use open::{may_open, open, open_section};
pub use save::save;

/// A section as it is shown.
#[derive(Debug, Clone)]
pub struct Opened {
    pub section: Section,
    /// Version to be saved over; 0 when nothing was ever saved.
    pub version: i64,
    pub updated_at: Option<DateTime<Utc>>,
    pub data: Option<SectionData>,
}

/// The protected part as far as the caller may see it.
#[derive(Debug, Clone, Default)]
pub struct Part {
    pub sections: Vec<Opened>,
    /// What is wrong with the key when something cannot be read; nothing is lost by it.
    pub fault: Option<KeyError>,
}
