//! Circulars as the pages show them.

use ponte_app::{circular::Listed, pack};
use ponte_domain::{circular::Edition, reference::Lang};
use ponte_storage::circular::StoredCircular;
use ponte_templates::{form::Choice, pages::circular::CircularRow};

use crate::{error::PageError, site::Site};

/// A circular as lists show it.
pub fn row(site: &Site, listed: &Listed) -> CircularRow {
    CircularRow { unread: listed.is_unread(), asks: listed.asks, ..row_of(site, &listed.stored, &listed.stored.circular.present) }
}

/// A version of a circular, for nobody in particular.
pub fn row_of(site: &Site, stored: &StoredCircular, edition: &Edition) -> CircularRow {
    CircularRow {
        id: stored.circular.id.to_string(),
        kind: edition.kind,
        number: edition.number.clone(),
        date: edition.date,
        title: edition.title.clone(),
        desk: site.app.market.desk_of(&stored.circular.desk).name.clone(),
        unread: false,
        asks: false,
        withdrawn: stored.circular.withdrawn.is_some(),
        replaced: stored.replaced_by.is_some(),
    }
}

/// The packs to which circulars may belong, by title.
pub async fn packs(site: &Site, desk: &str, lang: Lang) -> Result<Vec<Choice>, PageError> {
    let known = pack::known(&site.app, desk).await?;
    let title = |known: &pack::Known| {
        let read = known.shown().and_then(|source| source.pack.as_ref().ok());
        read.map_or_else(|| known.id.clone(), |read| read.manifest.title.get(lang).to_owned())
    };
    let mut choices: Vec<Choice> = known.iter().map(|known| Choice::new(known.id.clone(), title(known))).collect();
    choices.sort_by(|one, other| one.label.cmp(&other.label));
    Ok(choices)
}
