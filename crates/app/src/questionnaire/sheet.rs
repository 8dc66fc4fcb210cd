//! Questionnaires where they stand: in a version of a pack that the installation holds.

use std::sync::Arc;

use ponte_domain::{pack::Pack, questionnaire::Questionnaire, response::Sheet};

use crate::{
    App,
    error::{Error, Result},
    pack,
};

/// A questionnaire with the pack in which it stands.
#[derive(Debug, Clone)]
pub struct Held {
    pub pack: Arc<Pack>,
    place: usize,
}

impl Held {
    /// The questionnaire of a name in a pack.
    #[must_use]
    pub fn find(pack: Arc<Pack>, id: &str) -> Option<Self> {
        let place = pack.questionnaires.iter().position(|questionnaire| questionnaire.id == id)?;
        Some(Self { pack, place })
    }

    /// The questionnaire of a sheet, in the version with which it began.
    ///
    /// # Errors
    /// When the version is not held, or has no such questionnaire.
    pub async fn of(app: &App, sheet: &Sheet) -> Result<Self> {
        let pack = pack::of_version(app, sheet.pack_version).await?;
        let missing = || Error::Internal(format!("no questionnaire {} in version {}", sheet.questionnaire, sheet.pack_version));
        Self::find(pack, &sheet.questionnaire).ok_or_else(missing)
    }
}

impl std::ops::Deref for Held {
    type Target = Questionnaire;

    fn deref(&self) -> &Questionnaire {
        &self.pack.questionnaires[self.place]
    }
}

/// A questionnaire that can be begun at a desk.
#[derive(Debug, Clone)]
pub struct Available {
    pub sheet: Sheet,
    pub held: Held,
}

/// The questionnaires of the packs that are switched on at a desk, in the order of the packs.
pub(super) async fn running(app: &App, desk: &str) -> Result<Vec<Available>> {
    let mut found = Vec::new();
    for running in pack::running(app, desk).await? {
        for (place, questionnaire) in running.pack.questionnaires.iter().enumerate() {
            let sheet =
                Sheet { pack_version: running.version, questionnaire: questionnaire.id.clone(), parameters: running.parameters.clone() };
            found.push(Available { sheet, held: Held { pack: Arc::clone(&running.pack), place } });
        }
    }
    Ok(found)
}
