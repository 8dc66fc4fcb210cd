//! What reference data an installation holds.

use chrono::{DateTime, Utc};
use ponte_domain::reference::Scheme;
use ponte_storage::reference;

use super::job::OfficialFile;
use crate::{
    App,
    error::Result,
    rights::{Caller, Right},
};

/// What is held of one kind of official file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    pub kind: OfficialFile,
    /// Edition of the last file; that of the starter set when only that was loaded.
    pub release: Option<String>,
    pub count: usize,
    pub loaded: Option<DateTime<Utc>>,
    pub starter: bool,
}

/// What is held of each kind of official file.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn status(app: &App, caller: &Caller) -> Result<Vec<Held>> {
    caller.require(Right::Reference)?;
    let releases = reference::releases(&app.db).await?;
    let catalogue = app.market.catalogue();
    let classes = |schemes: &[Scheme]| schemes.iter().map(|scheme| catalogue.classes(*scheme).count()).max().unwrap_or(0);
    let mut held = Vec::new();
    for kind in OfficialFile::ALL {
        let (names, count): (&[&str], usize) = match kind {
            OfficialFile::Esco => (&["esco"], catalogue.occupations().len() + catalogue.skills().len()),
            OfficialFile::Places => (&["istat-comuni"], catalogue.places().len()),
            OfficialFile::Boundaries => {
                (&["boundaries"], reference::boundaries(&app.db, ponte_domain::reference_batch::TerritoryKind::Municipality).await?.len())
            }
            OfficialFile::Cp => (&["cp2021", "cp2011"], classes(&[Scheme::Cp2021, Scheme::Cp2011])),
            OfficialFile::Ateco => (&["ateco2025", "ateco2007"], classes(&[Scheme::Ateco2025, Scheme::Ateco2007])),
            OfficialFile::Ccnl => (&["ccnl"], classes(&[Scheme::Ccnl])),
        };
        let official = names.iter().find_map(|name| releases.iter().find(|(release, _)| release.name == *name));
        let starter = releases.iter().find(|(release, _)| release.name == "starter").filter(|_| count > 0 && official.is_none());
        let (release, loaded) = official.or(starter).map_or((None, None), |(release, at)| (Some(release.version.clone()), Some(*at)));
        held.push(Held { kind: *kind, release, count, loaded, starter: starter.is_some() });
    }
    Ok(held)
}
