//! Imports of whole files.

mod start;
mod status;
mod undo;

use ponte_app::rights::Right;
use utoipa_axum::routes;

use crate::routes::{ApiRoutes, may};

/// Everything but the upload, which may be larger than other bodies.
pub fn routes() -> ApiRoutes {
    let import = may(Right::Import);
    ApiRoutes::new().add(&import, routes!(status::list)).add(&import, routes!(status::view)).add(&import, routes!(undo::undo))
}

/// The upload of a file, which the router gives a limit of its own.
pub fn uploads() -> ApiRoutes {
    ApiRoutes::new().add(&may(Right::Import), routes!(start::start))
}
