//! Reads a record from its tree, with the catalogue and the linker of the installation.

use ponte_domain::reference::Lang;
use serde_json::Value;

use super::Recorded;
use crate::{
    App,
    import::{
        concept::Links,
        context::{Context, Options, Written},
        form::tree_of,
        node::Node,
        reader::{Noted, Reader},
    },
    import_batch::MarketLinker,
    rights::Caller,
};

/// Source of records that do not say where they come from.
const SOURCE: &str = "api";

/// Source of records that were made in a form.
const FORM_SOURCE: &str = "sportello";

/// Reads a record from a JSON tree with the checks of an import. The record is given only when nothing is wrong.
#[must_use]
pub fn read_record<R: Recorded>(app: &App, caller: &Caller, tree: &Value, lang: Lang) -> (Option<R>, Noted) {
    read_written(app, caller, tree, SOURCE, Written::Json, lang)
}

/// Reads a record from the inputs of a form: the same checks, but everything is text.
#[must_use]
pub fn read_inputs<R: Recorded>(app: &App, caller: &Caller, inputs: &[(String, String)], lang: Lang) -> (Option<R>, Noted) {
    read_written(app, caller, &tree_of(inputs), FORM_SOURCE, Written::Text, lang)
}

fn read_written<R: Recorded>(app: &App, caller: &Caller, tree: &Value, source: &str, written: Written, lang: Lang) -> (Option<R>, Noted) {
    let catalogue = app.market.catalogue();
    let linker = MarketLinker(app.market.linker());
    let links = Links::new(&linker, lang);
    // What names no desk belongs to that of whoever makes it.
    let tree_of_desks = app.desks();
    let desk = caller.desk_for(R::EDIT, &tree_of_desks).map_or_else(|| app.market.desk().code.clone(), |desk| desk.code.clone());
    let options = Options { source: source.to_owned(), desk, today: app.today(), lang };
    let context = Context::new(&catalogue, &links, &options);
    let mut reader = Reader::new(context, written, 0);
    let root = Node::root(tree, R::fields());
    reader.check_names(&root);
    let record = R::read(&mut reader, &root);
    let noted = reader.finish();
    (noted.errors.is_empty().then_some(record), noted)
}
