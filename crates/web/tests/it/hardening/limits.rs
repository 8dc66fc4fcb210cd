//! How often an account and an address may ask.

use std::net::SocketAddr;

use axum::{
    body::Body,
    extract::ConnectInfo,
    http::{Request, StatusCode, header},
};
use chrono::TimeDelta;
use ponte_domain::actor::Role;
use ponte_testkit::{TestDesk, TestPage, TestVisitor};
use ponte_web::{Limits, Rate};

use crate::support::upload;

/// Of everything so many at once, and one more every ten seconds.
fn few(burst: u32) -> Limits {
    let rate = Rate::a_minute(burst, 6);
    let much = Rate::a_minute(1_000, 1_000);
    Limits { pages: rate, searches: rate, api: rate, imports: rate, exports: rate, unknown: rate, address: much, uploads_at_once: 1 }
}

async fn from(desk: &TestDesk, visitor: &TestVisitor, address: &str, path: &str) -> TestPage {
    let peer: SocketAddr = address.parse().expect("an address");
    desk.send(visitor, Request::get(path).extension(ConnectInfo(peer)), Body::empty()).await
}

#[tokio::test]
async fn an_account_that_asks_too_often_is_told_when_it_may_again_in_its_language() {
    let mut desk = TestDesk::open().await;
    desk.limit(few(3));
    for _ in 0..3 {
        assert_eq!(desk.get(&desk.operator, "/sportello/persone").await.status, StatusCode::OK);
    }
    for (lang, words) in [("it", "Troppe richieste"), ("fr", "Trop de demandes"), ("en", "Too many requests")] {
        let request = Request::get("/sportello/persone").header(header::ACCEPT_LANGUAGE, lang);
        let page = desk.send(&desk.operator, request, Body::empty()).await;
        assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(page.headers[header::RETRY_AFTER], "10");
        assert!(page.text().contains(words), "{lang}: {}", page.text());
    }
    assert_eq!(desk.get(&desk.administrator, "/sportello/persone").await.status, StatusCode::OK, "another account");
    assert_eq!(desk.get(&desk.operator, "/sportello/cerca?q=a").await.status, StatusCode::OK, "searches are counted by themselves");
    desk.clock.advance(TimeDelta::seconds(10));
    assert_eq!(desk.get(&desk.operator, "/sportello/persone").await.status, StatusCode::OK);
    assert_eq!(desk.get(&desk.operator, "/sportello/persone").await.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn every_kind_of_request_has_its_limit() {
    let mut desk = TestDesk::open().await;
    desk.limit(few(2));
    let paths =
        ["/sportello/persone", "/sportello/cerca?q=a", "/cerca/luoghi?q=la", "/api/v1/workers", "/sportello/esporta/persone?formato=csv"];
    for (number, path) in paths.into_iter().enumerate() {
        let (_, visitor) = desk.visitor(&format!("prova{number}"), "Prova", &[Role::DeskManager]).await;
        let mut answers = Vec::new();
        for _ in 0..3 {
            answers.push(desk.get(&visitor, path).await);
        }
        let statuses: Vec<u16> = answers.iter().map(|page| page.status.as_u16()).collect();
        assert_eq!(statuses, [200, 200, 429], "{path}");
        let kind = answers[2].headers[header::CONTENT_TYPE].to_str().expect("a kind");
        assert!(path.starts_with("/api/") == (kind == "application/problem+json"), "{path}: {kind}");
        assert_eq!(answers[2].headers[header::RETRY_AFTER], "10", "{path}");
    }
}

#[tokio::test]
async fn files_are_taken_in_so_often_and_no_more() {
    let mut desk = TestDesk::open().await;
    desk.limit(few(2));
    let mut statuses = Vec::new();
    for _ in 0..3 {
        let files: &[(&str, &str, &[u8])] = &[("file", "a.csv", b"id,given_name,family_name\n1,Ada,Prova\n")];
        statuses.push(upload(&desk, &desk.administrator, "/sportello/importa", &[("kind", "workers")], files).await.status.as_u16());
    }
    assert_eq!(statuses, [303, 303, 429]);
}

#[tokio::test]
async fn who_is_not_signed_in_is_counted_by_address_and_a_made_up_session_changes_nothing() {
    let mut desk = TestDesk::open().await;
    desk.limit(few(3));
    for number in 0..3 {
        let stranger = Request::get("/offerte").header(header::COOKIE, format!("ponte_session=inventata-{number}"));
        let peer: SocketAddr = "203.0.113.5:4000".parse().expect("an address");
        assert_eq!(desk.send(&desk.anybody, stranger.extension(ConnectInfo(peer)), Body::empty()).await.status, StatusCode::OK);
    }
    assert_eq!(from(&desk, &desk.anybody, "203.0.113.5:4001", "/offerte").await.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(from(&desk, &desk.anybody, "203.0.113.6:4000", "/offerte").await.status, StatusCode::OK);
    assert_eq!(from(&desk, &desk.operator, "203.0.113.5:4002", "/sportello").await.status, StatusCode::OK, "who is signed in goes on");
}

#[tokio::test]
async fn an_address_has_a_limit_whoever_asks() {
    let mut desk = TestDesk::open().await;
    let much = Rate::a_minute(1_000, 1_000);
    desk.limit(Limits { address: Rate::a_minute(4, 6), ..Limits { pages: much, unknown: much, ..Limits::default() } });
    for path in ["/sportello", "/static/nessuno.css", "/api/v1/workers", "/nessuna-pagina"] {
        assert_ne!(from(&desk, &desk.operator, "203.0.113.5:4000", path).await.status, StatusCode::TOO_MANY_REQUESTS, "{path}");
    }
    for path in ["/sportello", "/static/nessuno.css", "/api/v1/workers"] {
        let page = from(&desk, &desk.operator, "203.0.113.5:4000", path).await;
        assert_eq!(
            (page.status, &page.headers[header::RETRY_AFTER]),
            (StatusCode::TOO_MANY_REQUESTS, &"10".parse().expect("ten")),
            "{path}"
        );
    }
    assert_eq!(from(&desk, &desk.operator, "203.0.113.6:4000", "/sportello").await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_address_that_is_longer_than_any_of_ours_is_refused() {
    let desk = TestDesk::open().await;
    let long = |length: usize| format!("/offerte?q={}", "a".repeat(length));
    assert_eq!(desk.get(&desk.anybody, &long(7_000)).await.status, StatusCode::OK);
    assert_eq!(desk.get(&desk.anybody, &long(8_000)).await.status, StatusCode::URI_TOO_LONG);
    let api = desk.get(&desk.operator, &format!("/api/v1/workers?q={}", "a".repeat(8_000))).await;
    assert_eq!(
        (api.status, api.headers[header::CONTENT_TYPE].to_str().expect("a kind")),
        (StatusCode::URI_TOO_LONG, "application/problem+json")
    );
}

#[tokio::test]
async fn a_nul_character_in_an_address_is_refused_before_a_database_refuses_it() {
    for desk in TestDesk::all().await {
        for path in [
            "/sportello/persone?q=a%00b",
            "/sportello/persone?stato=%00",
            "/offerte?q=%00",
            "/amministrazione/registro?persona=%00",
            "/%00",
        ] {
            let page = desk.get(&desk.administrator, path).await;
            assert!(page.status.is_client_error(), "{path}: {}", page.status);
        }
    }
}

#[test]
fn what_is_written_down_is_what_holds() {
    let written = include_str!("../../../../../docs/security.md");
    let limits = Limits::default();
    let figure = |number: u32| if number < 1_000 { number.to_string() } else { format!("{},{:03}", number / 1_000, number % 1_000) };
    for (what, rate, a_minute) in [
        ("pages and acts of an account", limits.pages, 240),
        ("searches as one types, of an account", limits.searches, 300),
        ("API requests of an account", limits.api, 1_200),
        ("files given by an account, two at a time", limits.imports, 4),
        ("lists and sheets taken away by an account", limits.exports, 10),
        ("everything from somebody not signed in, by address", limits.unknown, 300),
        ("everything from an address", limits.address, 6_000),
    ] {
        let row = format!("| {what} | {} | {} |", figure(rate.burst), figure(a_minute));
        assert!(written.contains(&row), "{row}");
        assert_eq!(rate, Rate::a_minute(rate.burst, a_minute), "{what}");
    }
    assert_eq!(limits.uploads_at_once, 2);
    let patience = ponte_web::Patience::default();
    let row = format!("| {}; {} |", figure(u32::try_from(patience.connections).expect("few")), patience.from_one);
    assert!(written.contains(&row), "{row}");
}
