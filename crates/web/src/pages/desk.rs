//! The operator's desk: `/sportello`.

use axum::Router;

use super::worker;
use crate::site::Site;

pub fn routes() -> Router<Site> {
    Router::new().merge(worker::routes())
}
