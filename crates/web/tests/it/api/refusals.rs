//! Every refusal is a problem with its status.

use axum::{
    body::Body,
    http::{Method, Request, header},
};
use ponte_testkit::{ApiDesk, TestDb, api_desk::Answer};
use serde_json::json;

use super::worker;

fn assert_problem(answer: &Answer, status: u16, what: &str) {
    assert_eq!(answer.status.as_u16(), status, "{what}: {}", answer.text());
    assert_eq!(answer.header("content-type"), "application/problem+json", "{what}");
    assert_eq!(answer.json()["status"], status, "{what}");
}

#[tokio::test]
async fn addresses_that_are_not_what_the_operation_takes_are_malformed() {
    let desk = ApiDesk::over(TestDb::sqlite().await).await;
    for wrong in [
        "/api/v1/workers?limit=0",
        "/api/v1/workers?limit=201",
        "/api/v1/workers?limit=-1",
        "/api/v1/workers?limit=99999999999999999999999",
        "/api/v1/workers?limit=",
        "/api/v1/workers?limit=1&limit=2",
        "/api/v1/workers?total=maybe",
        "/api/v1/workers?cursor=x",
        "/api/v1/workers?colour=red",
        "/api/v1/workers?state=published",
        "/api/v1/vacancies?state=none",
        "/api/v1/workers?q=%ff",
        "/api/v1/workers?q=%00",
        "/api/v1/workers/%00",
        "/api/v1/workers/%ff",
        "/api/v1/vacancies/x/shortlist?k=0",
        "/api/v1/reference/link?text=cuoco",
        "/api/v1/reference/link?text=cuoco&kind=animal",
        "/api/v1/reference/places",
    ] {
        assert_problem(&desk.get(wrong).await, 400, wrong);
    }
}

#[tokio::test]
async fn who_is_not_known_is_asked_to_sign_in() {
    let desk = ApiDesk::over(TestDb::sqlite().await).await;
    let ask = |token: &str| Request::get("/api/v1/workers").header(header::AUTHORIZATION, token).body(Body::empty()).expect("a request");
    for wrong in ["Bearer nothing", "Basic x", "Bearer"] {
        let answer = desk.send(ask(wrong)).await;
        assert_problem(&answer, 401, wrong);
        assert_eq!(answer.header("www-authenticate"), "Bearer");
    }
    assert_eq!(desk.get("/api/v1/me").await.json()["username"], "chiara");
}

#[tokio::test]
async fn what_is_not_there_is_told_as_a_problem() {
    let desk = ApiDesk::over(TestDb::sqlite().await).await;
    for wrong in ["/api/v1/workers/nobody", "/api/v1/nothing", "/api/nothing", "/api/v1/vacancies/x/shortlist"] {
        assert_problem(&desk.get(wrong).await, 404, wrong);
    }
    let answer = desk.send(desk.request(Method::DELETE, "/api/v1/workers").body(Body::empty()).expect("a request")).await;
    assert_problem(&answer, 405, "DELETE");
    assert_eq!(answer.header("allow"), "GET,HEAD,POST");
}

#[tokio::test]
async fn bodies_that_cannot_be_read_are_refused() {
    let desk = ApiDesk::over(TestDb::sqlite().await).await;
    let post = async |kind: &str, body: Vec<u8>| {
        let request = desk.request(Method::POST, "/api/v1/workers").header(header::CONTENT_TYPE, kind);
        desk.send(request.body(Body::from(body)).expect("a request")).await
    };
    let good = worker("W1", "Rossi").to_string().into_bytes();
    assert_problem(&post("text/plain", good.clone()).await, 415, "text");
    assert_problem(&post("application/json", b"{".to_vec()).await, 400, "half");
    assert_problem(&post("application/json", b"{\"id\": \"\xff\"}".to_vec()).await, 400, "not UTF-8");
    assert_problem(&post("application/json", b"{\"id\": 1e999}".to_vec()).await, 400, "a huge number");
    assert_problem(&post("application/json", "[".repeat(100_000).into_bytes()).await, 400, "deep");
    assert_problem(&post("application/json", vec![b' '; 3 << 20]).await, 413, "large");
    assert_problem(&post("application/json", b"[]".to_vec()).await, 422, "a list");
    assert_eq!(post("Application/JSON; charset=utf-8", good).await.status, 201);
}

#[tokio::test]
async fn a_record_that_breaks_rules_is_refused_field_by_field() {
    for desk in ApiDesk::each().await {
        let refused = desk
            .post("/api/v1/workers", &json!({ "id": "W\0", "given_name": "Anna", "family_name": "Ros\0si", "licences": ["B", "\0"] }))
            .await;
        assert_problem(&refused, 422, "NUL");
        let fields: Vec<_> = refused.json()["errors"].as_array().expect("errors").iter().map(|error| error["field"].clone()).collect();
        assert_eq!(fields, ["family_name", "id", "licences.2"], "{:?}", desk.engine());
        let refused = desk.post("/api/v1/workers", &json!({ "id": "W1", "given_nam": "Anna", "family_name": 7, "sex": "X" })).await.json();
        let codes: Vec<_> = refused["errors"].as_array().expect("errors").iter().map(|error| (&error["field"], &error["code"])).collect();
        assert_eq!(
            json!(codes),
            json!([["given_nam", "unknown-field"], ["given_name", "missing"], ["family_name", "wrong-type"], ["sex", "not-in-list"]])
        );
    }
}

#[tokio::test]
async fn fields_of_special_categories_are_refused_without_their_value() {
    let desk = ApiDesk::over(TestDb::sqlite().await).await;
    let mut given = worker("W1", "Rossi");
    given["disability"] = json!("secret");
    let refused = desk.post("/api/v1/workers", &given).await;
    assert_problem(&refused, 422, "disability");
    assert_eq!(refused.json()["errors"][0]["code"], "special-category");
    assert!(!refused.text().contains("secret"));
}
