//! The packs that are switched on at a desk.

use std::{collections::BTreeMap, sync::Arc};

use ponte_domain::{expression::Values, pack::Pack, questionnaire::Setting};
use ponte_storage::pack::{self, DeskPack};
use uuid::Uuid;

use super::of_version;
use crate::{App, error::Result};

/// A pack that is switched on at a desk.
#[derive(Debug, Clone)]
pub struct Running {
    /// Code of the desk that switched it on: the desk itself, or one above it.
    pub desk: String,
    /// The version that new cases begin with.
    pub version: Uuid,
    pub pack: Arc<Pack>,
    /// What expressions see: `parameter.<id>`.
    pub parameters: Values,
}

impl Running {
    /// What expressions see on a day.
    #[must_use]
    pub fn setting(&self, app: &App) -> Setting {
        Setting { today: app.today(), parameters: self.parameters.clone() }
    }
}

/// The packs that are switched on at a desk, by name. What the desk says goes before what a desk above it says.
///
/// # Errors
/// When the database or a pack cannot be read.
pub async fn running(app: &App, desk: &str) -> Result<Vec<Running>> {
    let mut found = Vec::new();
    for said in in_force(app, desk).await?.into_values().filter(|said| said.is_on) {
        let pack = of_version(app, said.pack_version).await?;
        let parameters = pack.manifest.parameters(&said.parameters);
        found.push(Running { desk: said.desk, version: said.pack_version, pack, parameters });
    }
    Ok(found)
}

/// What holds at a desk for each pack of which it, or a desk above it, said something.
pub(super) async fn in_force(app: &App, desk: &str) -> Result<BTreeMap<String, DeskPack>> {
    let tree = app.desks();
    let line: Vec<&str> = tree.line(tree.keeper_code(desk)).iter().map(|desk| desk.code.as_str()).collect();
    let mut found: BTreeMap<String, DeskPack> = BTreeMap::new();
    let distance = |desk: &str| line.iter().position(|known| *known == desk);
    for said in pack::of_desks(&app.db).await? {
        let Some(near) = distance(&said.desk) else { continue };
        let nearer = found.get(&said.pack).and_then(|known| distance(&known.desk)).is_none_or(|known| near < known);
        if nearer {
            found.insert(said.pack.clone(), said);
        }
    }
    Ok(found)
}
