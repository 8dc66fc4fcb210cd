//! What every handler shares.

use std::sync::Arc;

use ponte_app::App;
use ponte_documents::Renderer as Documents;
use ponte_templates::{RenderError, Renderer};

use crate::assets;

/// The installation and what renders it; cheap to clone.
#[derive(Clone)]
pub struct Site {
    pub app: Arc<App>,
    pub(crate) renderer: Arc<Renderer>,
    pub(crate) documents: Arc<Documents>,
}

impl Site {
    /// The pages of an installation.
    ///
    /// # Errors
    /// When a template or translation does not follow its syntax.
    pub fn new(app: Arc<App>) -> Result<Self, RenderError> {
        let renderer = Renderer::with_asset_versions(assets::versions())?;
        Ok(Self { app, renderer: Arc::new(renderer), documents: Arc::new(Documents::new(assets::document_fonts())) })
    }
}
