//! Listens, serves, and stops gracefully. Whoever sends her request drop by drop, or keeps a connection that she does not use,
//! is let go; nobody holds all the connections there are.

use std::{
    collections::HashMap,
    convert::Infallible,
    net::{IpAddr, SocketAddr},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use axum::{Router, body::Body, extract::ConnectInfo, http::Request};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::{GracefulShutdown, Watcher},
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore, watch},
};
use tower::ServiceExt;

use crate::{router::router, site::Site};

/// How the server bears with those who are slow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// How long the head of a request may take, from the opening of the connection or the end of the last answer: an open
    /// connection that asks for nothing is closed then.
    pub head: Duration,
    /// Connections at once; further ones wait to be accepted.
    pub connections: usize,
    /// Connections at once from one address that is no proxy of ours; further ones are closed.
    pub from_one: usize,
    /// How long requests under way may take once the program is told to stop.
    pub stopping: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { head: Duration::from_secs(20), connections: 4_096, from_one: 512, stopping: Duration::from_secs(130) }
    }
}

/// Most bytes of the head of a request: the longest address, and the cookies and headers of any browser.
const HEAD_LIMIT: usize = 32 << 10;

/// How long is waited after the machine refuses a connection, as it does when it has no more files.
const AFTER_FAILURE: Duration = Duration::from_millis(200);

/// Serves until told to stop; requests under way are ended first.
///
/// # Errors
/// When the socket fails.
pub async fn serve(site: Site, listener: TcpListener, stop: watch::Receiver<bool>) -> std::io::Result<()> {
    serve_with(site, listener, stop, Patience::default()).await
}

/// As [`serve`], with another patience.
///
/// # Errors
/// As [`serve`].
pub async fn serve_with(site: Site, listener: TcpListener, mut stop: watch::Receiver<bool>, patience: Patience) -> std::io::Result<()> {
    let proxies = site.app.config.trusted_proxies.clone();
    let router = router(site);
    let (places, from_each) = (Arc::new(Semaphore::new(patience.connections)), FromEach::default());
    let graceful = GracefulShutdown::new();
    loop {
        let accepted = tokio::select! {
            // An error means that whoever could stop it is gone, which is a stop as well.
            _ = stop.wait_for(|stop| *stop) => break,
            accepted = accept(&listener, &places) => accepted,
        };
        let Some((place, stream, from)) = accepted else { continue };
        let own = from.ip().to_canonical();
        let most = if proxies.contains(&own) { usize::MAX } else { patience.from_one };
        let Some(counted) = from_each.enter(own, most) else { continue };
        let (router, watcher) = (router.clone(), graceful.watcher());
        tokio::spawn(async move {
            converse(stream, from, router, watcher, patience.head).await;
            drop((place, counted));
        });
    }
    drop(listener);
    if tokio::time::timeout(patience.stopping, graceful.shutdown()).await.is_err() {
        tracing::warn!("requests under way were cut off by the stop");
    }
    Ok(())
}

/// The next connection, once there is a place for it; none when it went away before it was taken.
async fn accept(listener: &TcpListener, places: &Arc<Semaphore>) -> Option<(OwnedSemaphorePermit, TcpStream, SocketAddr)> {
    let place = Arc::clone(places).acquire_owned().await.ok()?;
    match listener.accept().await {
        Ok((stream, from)) => Some((place, stream, from)),
        Err(error) => {
            use std::io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
            if !matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset) {
                tracing::error!(%error, "no connection could be accepted");
                tokio::time::sleep(AFTER_FAILURE).await;
            }
            None
        }
    }
}

/// Answers the requests of one connection.
async fn converse(stream: TcpStream, from: SocketAddr, router: Router, watcher: Watcher, head: Duration) {
    // Small answers are not held back until more comes.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(from));
        let router = router.clone();
        async move { Ok::<_, Infallible>(router.oneshot(request.map(Body::new)).await.unwrap_or_else(|never| match never {})) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(head)
        .max_header_size(HEAD_LIMIT)
        .serve_connection(TokioIo::new(stream), service);
    // That a connection breaks off is the affair of whoever opened it.
    if let Err(error) = watcher.watch(connection).await {
        tracing::debug!(%error, "a connection broke off");
    }
}

/// How many connections each address holds.
#[derive(Debug, Clone, Default)]
struct FromEach(Arc<Mutex<HashMap<IpAddr, usize>>>);

/// A connection that is counted while this is kept.
struct Counted {
    each: FromEach,
    from: IpAddr,
}

impl FromEach {
    fn enter(&self, from: IpAddr, most: usize) -> Option<Counted> {
        let mut each = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = each.entry(from).or_default();
        if *count >= most {
            return None;
        }
        *count += 1;
        Some(Counted { each: self.clone(), from })
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        let mut each = self.each.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = each.get_mut(&self.from) {
            *count -= 1;
            if *count == 0 {
                each.remove(&self.from);
            }
        }
    }
}
