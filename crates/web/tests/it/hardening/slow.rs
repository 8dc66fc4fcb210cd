//! Clients that send drop by drop, over real connections.

use std::{sync::Arc, time::Duration};

use ponte_testkit::TestDesk;
use ponte_web::{Patience, Site, serve_with};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::watch,
    time::{Instant, sleep, timeout},
};

struct Served {
    address: std::net::SocketAddr,
    stop: watch::Sender<bool>,
    running: tokio::task::JoinHandle<std::io::Result<()>>,
}

async fn served(desk: &TestDesk, patience: Patience) -> Served {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("its address");
    let (stop, stopped) = watch::channel(false);
    let site = Site::unlimited(Arc::clone(&desk.app));
    Served { address, stop, running: tokio::spawn(serve_with(site, listener, stopped, patience)) }
}

fn patience() -> Patience {
    Patience { head: Duration::from_secs(2), connections: 64, from_one: 3, stopping: Duration::from_secs(5) }
}

/// Everything until the other side closes; none when it does not within ten seconds.
async fn rest(stream: &mut TcpStream) -> Option<String> {
    let mut bytes = Vec::new();
    // A connection that is torn down has ended as well.
    let _ = timeout(Duration::from_secs(10), stream.read_to_end(&mut bytes)).await.ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_byte_a_second_is_let_go_and_others_are_served_meanwhile() {
    let desk = TestDesk::open().await;
    let served = served(&desk, patience()).await;
    let mut slow = TcpStream::connect(served.address).await.expect("a connection");
    let begun = Instant::now();
    for byte in b"GET /status HTTP/1.1\r\nHost: prova\r\n" {
        if slow.write_all(&[*byte]).await.is_err() || begun.elapsed() > Duration::from_secs(8) {
            break;
        }
        let mut other = TcpStream::connect(served.address).await.expect("another connection");
        other.write_all(b"GET /status HTTP/1.1\r\nHost: prova\r\nConnection: close\r\n\r\n").await.expect("to ask");
        assert!(rest(&mut other).await.is_some_and(|answer| answer.starts_with("HTTP/1.1 200")));
        sleep(Duration::from_secs(1)).await;
    }
    assert!(begun.elapsed() < Duration::from_secs(8), "it could go on for {:?}", begun.elapsed());
    assert!(rest(&mut slow).await.is_some_and(|answer| !answer.contains("200 OK")));
    served.stop.send(true).expect("to stop");
    served.running.await.expect("to end").expect("gracefully");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_open_connection_that_asks_for_nothing_is_closed() {
    let desk = TestDesk::open().await;
    let served = served(&desk, patience()).await;
    let mut idle = TcpStream::connect(served.address).await.expect("a connection");
    idle.write_all(b"GET /status HTTP/1.1\r\nHost: prova\r\n\r\n").await.expect("to ask");
    let begun = Instant::now();
    let answer = rest(&mut idle).await.expect("it is closed");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!((1..9).contains(&begun.elapsed().as_secs()), "{:?}", begun.elapsed());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_head_without_end_is_refused() {
    let desk = TestDesk::open().await;
    let served = served(&desk, patience()).await;
    let mut stream = TcpStream::connect(served.address).await.expect("a connection");
    let long = format!("GET /status HTTP/1.1\r\nHost: prova\r\nX-Prova: {}\r\n", "a".repeat(40_000));
    stream.write_all(long.as_bytes()).await.expect("to ask");
    let answer = rest(&mut stream).await.expect("it is closed");
    assert!(answer.starts_with("HTTP/1.1 431"), "{answer}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_holds_more_connections_than_an_address_may_but_a_proxy_of_ours() {
    let from_this_machine = vec!["127.0.0.1".parse().expect("an address")];
    let strangers = TestDesk::open().await;
    let behind_a_proxy = TestDesk::set_up_as(|config| config.trusted_proxies = from_this_machine).await;
    for (desk, all_are_answered) in [(&strangers, false), (&behind_a_proxy, true)] {
        let served = served(desk, Patience { head: Duration::from_secs(30), ..patience() }).await;
        let mut held = Vec::new();
        for _ in 0..4 {
            let mut stream = TcpStream::connect(served.address).await.expect("a connection");
            stream.write_all(b"GET /status HTTP/1.1\r\nHost: prova\r\n\r\n").await.expect("to ask");
            let mut first = [0; 12];
            let answered = timeout(Duration::from_secs(10), stream.read_exact(&mut first)).await.expect("an answer or an end");
            held.push((answered.is_ok_and(|_| &first == b"HTTP/1.1 200"), stream));
        }
        let answered: Vec<bool> = held.iter().map(|(answered, _)| *answered).collect();
        assert_eq!(answered, [true, true, true, all_are_answered]);
    }
}
