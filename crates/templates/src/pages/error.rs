//! Pages that say that something did not go.

use ponte_domain::codes;
use serde::Serialize;

use super::invented;
use crate::{Page, layout::Layout};

codes! {
    /// What did not go.
    pub enum Failure {
        NotAllowed = "not_allowed", NotFound = "not_found", Conflict = "conflict", Unprocessable = "unprocessable",
        TooLarge = "too_large", TooMany = "too_many", LinkExpired = "link_expired", Internal = "internal", Sign = "sign",
    }
}

/// An error page.
#[derive(Debug, Clone, Serialize)]
pub struct ErrorPage {
    pub layout: Layout,
    pub failure: Failure,
    /// HTTP status.
    pub status: u16,
    /// Number under which the log tells more, for an internal error.
    pub request: Option<String>,
}

impl Page for ErrorPage {
    const TEMPLATE: &'static str = "pages/error.html";

    fn layout(&self) -> &Layout {
        &self.layout
    }

    fn samples() -> Vec<Self> {
        let page = |failure: &Failure| Self {
            layout: invented::anybody("/sportello/persone"),
            failure: *failure,
            status: 404,
            request: Some("7f3a".into()),
        };
        Failure::ALL.iter().map(page).collect()
    }
}
