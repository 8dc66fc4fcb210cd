//! Requests that another site makes a browser send.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use ponte_domain::employer::Employer;
use ponte_storage::Filter;
use ponte_testkit::{TestDesk, TestPage};

async fn send(desk: &TestDesk, path: &str, headers: &[(&str, &str)], body: &'static str) -> TestPage {
    let mut request = Request::post(path)
        .header(header::HOST, "lavoro.example")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ACCEPT_LANGUAGE, "fr");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    desk.send(&desk.operator, request, Body::from(body)).await
}

async fn employers(desk: &TestDesk) -> u64 {
    ponte_app::register::count::<Employer>(&desk.app, &desk.caller(), &Filter::default()).await.expect("a count")
}

#[tokio::test]
async fn what_another_site_makes_a_browser_send_is_refused() {
    let desk = TestDesk::open().await;
    let others: [&[(&str, &str)]; 6] = [
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[("sec-fetch-site", "cross-site"), ("origin", "https://lavoro.example")],
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
        &[("origin", "https://lavoro.example.evil.example")],
    ];
    for headers in others {
        for path in ["/sportello/imprese/nuova", "/accedi", "/esci", "/account/password"] {
            let page = send(&desk, path, headers, "name=Cantiere").await;
            assert_eq!(page.status, StatusCode::FORBIDDEN, "{path} {headers:?}");
            assert!(page.text().contains("lang=\"fr\""), "{path} {headers:?}: {}", page.text());
        }
        let api = send(&desk, "/api/v1/employers", headers, "{}").await;
        assert_eq!(api.status, StatusCode::FORBIDDEN, "{headers:?}");
        assert_eq!(api.headers[header::CONTENT_TYPE], "application/problem+json");
    }
    assert_eq!(employers(&desk).await, 0, "nothing was done");
    assert_eq!(desk.get(&desk.operator, "/sportello").await.status, StatusCode::OK, "nobody was signed out");
    let own: [&[(&str, &str)]; 3] = [&[("sec-fetch-site", "same-origin")], &[("origin", "https://lavoro.example")], &[]];
    for (headers, body) in own.into_iter().zip(["name=Uno", "name=Due", "name=Tre"]) {
        assert_eq!(send(&desk, "/sportello/imprese/nuova", headers, body).await.status, StatusCode::SEE_OTHER, "{headers:?}");
    }
    assert_eq!(employers(&desk).await, 3);
}
