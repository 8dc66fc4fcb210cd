//! The operator's desk: `/sportello`.

use axum::Router;

use super::{employer, lookup, vacancy, worker};
use crate::site::Site;

pub fn routes() -> Router<Site> {
    Router::new().merge(vacancy::routes()).merge(worker::routes()).merge(employer::routes()).merge(lookup::routes())
}
