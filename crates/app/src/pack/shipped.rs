//! The packs that come with the program.

use std::collections::BTreeMap;

use ponte_domain::pack::Files;
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../packs"]
struct Packs;

/// The files of each pack that comes with the program, by its name.
#[must_use]
pub fn shipped() -> BTreeMap<String, Files> {
    let mut packs: BTreeMap<String, Files> = BTreeMap::new();
    for path in Packs::iter() {
        if let (Some((id, inside)), Some(file)) = (path.split_once('/'), Packs::get(&path)) {
            packs.entry(id.to_owned()).or_default().insert(inside.to_owned(), file.data.into_owned());
        }
    }
    packs
}
