//! Records as others write and read them: one JSON tree each way, with the same checks as an import.

mod body;
mod project;
mod read;

use ponte_domain::{course::Course, employer::Employer, vacancy::Vacancy, worker::Worker};
use serde_json::Value;

pub use read::{read_inputs, read_record};

use super::Registered;
use crate::{
    export::Exported,
    import::{fields::Field, node::Node, reader::Reader, record::Record},
};

/// A record that is written and read as a JSON tree.
pub trait Recorded: Registered {
    /// What may stand in its tree.
    fn fields() -> &'static [Field];

    /// Reads the fields of a tree; complete only when the reader noted no error.
    fn read(reader: &mut Reader<'_>, root: &Node<'_>) -> Self;

    /// The tree of the record; what is absent has no name in it. What is written here is read back as the same record.
    fn tree(&self) -> Value;
}

macro_rules! as_imported {
    ($($noun:ty),+) => {$(
        impl Recorded for $noun {
            fn fields() -> &'static [Field] {
                <Self as Record>::NOUN.fields()
            }
            fn read(reader: &mut Reader<'_>, root: &Node<'_>) -> Self {
                <Self as Record>::read(reader, root)
            }
            fn tree(&self) -> Value {
                self.to_value()
            }
        }
    )+};
}

as_imported!(Worker, Employer, Vacancy, Course);
