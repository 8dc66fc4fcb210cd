//! The pages of an operator's work.

use super::{employer, lookup, vacancy, worker};
use crate::routes::Routes;

pub fn routes() -> Routes {
    Routes::new().merge(vacancy::routes()).merge(worker::routes()).merge(employer::routes()).merge(lookup::routes())
}
