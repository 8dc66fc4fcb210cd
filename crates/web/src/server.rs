//! Listens, serves, and stops gracefully.

use std::net::SocketAddr;

use tokio::{net::TcpListener, sync::watch};

use crate::{router::router, site::Site};

/// Serves until told to stop; requests under way are ended first.
///
/// # Errors
/// When the socket fails.
pub async fn serve(site: Site, listener: TcpListener, mut stop: watch::Receiver<bool>) -> std::io::Result<()> {
    let service = router(site).into_make_service_with_connect_info::<SocketAddr>();
    let stopped = async move {
        // An error means that whoever could stop it is gone, which is a stop as well.
        let _ = stop.wait_for(|stop| *stop).await;
    };
    axum::serve(listener, service).with_graceful_shutdown(stopped).await
}
