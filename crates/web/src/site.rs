//! What every handler shares.

use std::sync::Arc;

use axum::response::{Html, IntoResponse, Response};
use ponte_app::{App, Presses};
use ponte_documents::{DocumentError, Renderer as Documents};
use ponte_templates::{Page, RenderError, Renderer};

use crate::{
    assets,
    error::PageError,
    flash,
    limits::{Limiter, Limits},
    visitor::Visitor,
};

/// The installation; cheap to clone.
#[derive(Clone)]
pub struct Site {
    pub app: Arc<App>,
    /// Counts what accounts and addresses ask for; none where nothing is counted.
    pub(crate) limiter: Option<Arc<Limiter>>,
}

/// Why the presses could not be set up.
#[derive(Debug, thiserror::Error)]
pub enum PressError {
    #[error(transparent)]
    Words(#[from] RenderError),
    #[error(transparent)]
    Documents(#[from] DocumentError),
}

/// What turns facts into words, with the assets that this crate carries.
///
/// # Errors
/// When a template or translation does not follow its syntax, or there is no font at all.
pub fn presses() -> Result<Presses, PressError> {
    Ok(Presses { words: Renderer::with_asset_versions(assets::versions())?, documents: Documents::new(assets::document_fonts())? })
}

impl Site {
    /// The pages of an installation, with the usual limits of how often they may be asked for.
    #[must_use]
    pub fn new(app: Arc<App>) -> Self {
        Self::limited(app, Limits::default())
    }

    /// As [`Site::new`], with other limits.
    #[must_use]
    pub fn limited(app: Arc<App>, limits: Limits) -> Self {
        Self { app, limiter: Some(Limiter::new(limits)) }
    }

    /// As [`Site::new`], asked as often as one likes: for tests, where the time stands still, and where something before the program counts.
    #[must_use]
    pub fn unlimited(app: Arc<App>) -> Self {
        Self { app, limiter: None }
    }

    /// Renders a page in the visitor's language; what was told is forgotten.
    pub(crate) fn show<P: Page>(&self, visitor: Visitor, page: &P) -> Result<Response, PageError> {
        let html = self.app.presses.words.render(page, visitor.lang)?;
        Ok((flash::forget(visitor.jar), Html(html)).into_response())
    }
}
