//! The number under which all that one request, command or job does is found again.

use std::future::Future;

tokio::task_local! {
    static CORRELATION: String;
}

/// Does work under a number: whatever is recorded meanwhile carries it.
pub async fn scope<F: Future>(number: String, work: F) -> F::Output {
    CORRELATION.scope(number, work).await
}

/// The number of the work under way, when there is one.
#[must_use]
pub fn current() -> Option<String> {
    CORRELATION.try_with(Clone::clone).ok()
}
