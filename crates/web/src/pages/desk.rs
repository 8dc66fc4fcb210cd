//! The operator's desk: `/sportello`.

use axum::Router;

use super::{vacancy, worker};
use crate::site::Site;

pub fn routes() -> Router<Site> {
    Router::new().merge(vacancy::routes()).merge(worker::routes())
}
