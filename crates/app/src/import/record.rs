//! What the readers of all nouns share.

use ponte_domain::id::ExternalId;
use serde_json::Value;

use super::{
    context::{Context, Written},
    fields::Noun,
    node::Node,
    reader::{Noted, Reader},
};

/// A noun that is imported.
pub trait Record: Sized + Send {
    /// Which file it comes in.
    const NOUN: Noun;

    /// Reads its fields; complete only when the reader noted no error.
    fn read(reader: &mut Reader<'_>, root: &Node<'_>) -> Self;

    /// How it is called where it comes from.
    fn external(&self) -> &ExternalId;
}

/// Reads one record from its tree, with everything that was noted. The record is given only when nothing is wrong.
#[must_use]
pub fn read_value<T: Record>(context: Context<'_>, written: Written, line: u64, value: &Value) -> (Option<T>, Noted) {
    let mut reader = Reader::new(context, written, line);
    let root = Node::root(value, T::NOUN.fields());
    reader.check_names(&root);
    let record = T::read(&mut reader, &root);
    let noted = reader.finish();
    (noted.errors.is_empty().then_some(record), noted)
}

/// The external id, in the source that the record or else the import names.
pub(crate) fn external(reader: &mut Reader<'_>, root: &Node<'_>) -> ExternalId {
    let source = reader.text(&root.child("source")).unwrap_or_else(|| reader.context.options.source.clone());
    ExternalId { source, id: reader.id(&root.child("id")).unwrap_or_default() }
}

/// The desk that the record or else the import names.
pub(crate) fn desk(reader: &mut Reader<'_>, root: &Node<'_>) -> String {
    reader.text(&root.child("desk")).unwrap_or_else(|| reader.context.options.desk.clone())
}
