//! Every pack that can be switched on, in every version there is.

use std::sync::Arc;

use ponte_domain::pack::{Fault, Pack, rank};
use ponte_storage::pack::{self, DeskPack, Version};
use uuid::Uuid;

use super::{Listed, Origin, catalogue, held::digest, of_version, running::in_force};
use crate::{
    App,
    error::{Error, Result},
};

/// Where a version can be had.
#[derive(Debug, Clone)]
pub struct Source {
    pub origin: Origin,
    /// Its id, once the installation holds it.
    pub held: Option<Uuid>,
    pub pack: std::result::Result<Arc<Pack>, Vec<Fault>>,
}

/// A pack that is known to the installation.
#[derive(Debug, Clone)]
pub struct Known {
    pub id: String,
    /// Its versions, the one that would be switched on first.
    pub sources: Vec<Source>,
    /// What holds at the desk for which one asked.
    pub said: Option<DeskPack>,
}

impl Known {
    /// The version that would be switched on: the highest that has no fault.
    #[must_use]
    pub fn newest(&self) -> Option<&Source> {
        self.sources.iter().find(|source| source.pack.is_ok())
    }

    /// The version that is switched on, or was last.
    #[must_use]
    pub fn present(&self) -> Option<&Source> {
        let said = self.said.as_ref()?;
        self.sources.iter().find(|source| source.held == Some(said.pack_version))
    }

    /// The version to show: the one that is on, else the newest, else what cannot be used.
    #[must_use]
    pub fn shown(&self) -> Option<&Source> {
        let on = self.said.as_ref().is_some_and(|said| said.is_on);
        self.present().filter(|_| on).or_else(|| self.newest()).or_else(|| self.sources.first())
    }

    /// Whether it is switched on at the desk.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.said.as_ref().is_some_and(|said| said.is_on)
    }

    /// The newest version, if another is switched on.
    #[must_use]
    pub fn update(&self) -> Option<&Source> {
        self.newest().filter(|newest| self.is_on() && newest.held != self.said.as_ref().map(|said| said.pack_version))
    }
}

/// The packs that the installation knows, by name, as they stand at a desk: those it holds, those of its folder `packs`, those of
/// the program.
///
/// # Errors
/// When the folder or the database cannot be read.
pub async fn known(app: &App, desk: &str) -> Result<Vec<Known>> {
    let mut said = in_force(app, desk).await?;
    let held = pack::versions(&app.db).await?;
    let mut found: Vec<Known> = Vec::new();
    let mut add = |id: &str, source: Source| match found.iter_mut().find(|known| known.id == id) {
        Some(known) => known.sources.push(source),
        None => found.push(Known { id: id.to_owned(), sources: vec![source], said: said.remove(id) }),
    };
    let listed = catalogue(&app.config.data).map_err(|error| Error::Internal(error.to_string()))?;
    for version in &held {
        // One that came with the program or the folder is told as such, once.
        if !listed.iter().any(|listed| is_same(listed, version)) {
            let pack = of_version(app, version.id).await.map_err(|_| Vec::new());
            add(&version.pack, Source { origin: Origin::Held, held: Some(version.id), pack });
        }
    }
    for one in listed {
        let held = held.iter().find(|version| is_same(&one, version)).map(|version| version.id);
        add(&one.id, Source { origin: one.origin, held, pack: one.pack.map(Arc::new) });
    }
    for known in &mut found {
        known.sources.sort_by_key(|source| std::cmp::Reverse(source.pack.as_ref().ok().map(|pack| rank(&pack.manifest.version))));
    }
    found.sort_by(|one, other| one.id.cmp(&other.id));
    Ok(found)
}

fn is_same(listed: &Listed, version: &Version) -> bool {
    listed.pack.as_ref().is_ok_and(|pack| pack.manifest.id == version.pack && digest(pack.files()) == version.digest)
}

/// The pack of a name, as it stands at a desk.
///
/// # Errors
/// As [`known`].
pub async fn one(app: &App, desk: &str, id: &str) -> Result<Option<Known>> {
    Ok(known(app, desk).await?.into_iter().find(|known| known.id == id))
}
