//! Reads a record from its tree, with the catalogue and the linker of the installation.

use ponte_domain::reference::Lang;
use serde_json::Value;

use super::Recorded;
use crate::{
    App,
    import::{
        concept::Links,
        context::{Context, Options, Written},
        node::Node,
        reader::{Noted, Reader},
    },
    import_batch::MarketLinker,
};

/// Source of records that do not say where they come from.
const SOURCE: &str = "api";

/// Reads a record from a JSON tree with the checks of an import. The record is given only when nothing is wrong.
#[must_use]
pub fn read_record<R: Recorded>(app: &App, tree: &Value, lang: Lang) -> (Option<R>, Noted) {
    let catalogue = app.market.catalogue();
    let linker = MarketLinker(app.market.linker());
    let links = Links::new(&linker, lang);
    let options = Options { source: SOURCE.to_owned(), desk: app.market.desk().code.clone(), today: app.today(), lang };
    let context = Context::new(&catalogue, &links, &options);
    let mut reader = Reader::new(context, Written::Json, 0);
    let root = Node::root(tree, R::fields());
    reader.check_names(&root);
    let record = R::read(&mut reader, &root);
    let noted = reader.finish();
    (noted.errors.is_empty().then_some(record), noted)
}
