//! Forms of records: from what is posted to the names of the import format, and back to what a form shows.
//!
//! Forms and files share their names and checks ([`ponte_app::import::form`]). What forms have beside: several values in one
//! field, words with the concept they are linked to, and fields of the record that no form shows and that saving must keep.

mod inputs;
mod linking;
mod noun;
mod read;
mod spec;
mod wording;

pub use inputs::{Inputs, Posted};
pub use linking::name_of;
pub use noun::{FormNoun, PageParts, create, edit_form, new_form, save};
pub use read::place_name;
pub use spec::{ListSpec, Spec, Words};
