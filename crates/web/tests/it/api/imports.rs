//! Imports over the API: only by who may, from upload to undo.

use std::sync::Arc;

use axum::{
    body::Body,
    http::{Method, Request, header},
};
use ponte_app::jobs;
use ponte_testkit::{ApiDesk, api_desk::Answer};
use serde_json::Value;

async fn ask(desk: &ApiDesk, token: &str, method: Method, address: &str, kind: &str, body: &'static str) -> Answer {
    let request = Request::builder().method(method).uri(address).header(header::AUTHORIZATION, format!("Bearer {token}"));
    desk.send(request.header(header::CONTENT_TYPE, kind).body(Body::from(body)).expect("a request")).await
}

/// Lets the background work run until the import has ended.
async fn ended(desk: &ApiDesk, address: &str) -> Value {
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let running = tokio::spawn(jobs::run(Arc::clone(&desk.app), stopped));
    let mut told = Value::Null;
    for _ in 0..200 {
        told = ask(desk, &desk.administrator, Method::GET, address, "", "").await.json();
        if told["job"] == "done" {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    stop.send(true).expect("to stop");
    running.await.expect("to end");
    told
}

#[tokio::test]
async fn a_file_is_imported_in_the_background_and_undone() {
    const FILE: &str = "id,given_name,family_name\nW1,Anna,Rossi\nW2,,Verdi\n";
    for desk in ApiDesk::each().await {
        let address = "/api/v1/imports?noun=workers&file_name=people.csv";
        assert_eq!(ask(&desk, &desk.operator, Method::POST, address, "text/csv", FILE).await.status, 403);
        assert_eq!(ask(&desk, &desk.administrator, Method::POST, address, "text/html", FILE).await.status, 415);
        let asked = ask(&desk, &desk.administrator, Method::POST, address, "text/csv", FILE).await;
        assert_eq!(asked.status, 202, "{}", asked.text());
        let told = ended(&desk, asked.header("location")).await;
        let report = &told["run"]["report"];
        assert_eq!((&report["read"], &report["new"], &report["refused"]), (&2.into(), &1.into(), &1.into()), "{told}");
        assert_eq!((&report["errors"][0]["line"], &report["errors"][0]["code"]), (&3.into(), &"missing".into()));
        assert_eq!(desk.get("/api/v1/workers/W1").await.status, 200);
        let undo = format!("{}/undo", asked.header("location"));
        assert_eq!(ask(&desk, &desk.administrator, Method::POST, &undo, "", "").await.json()["removed"], 1);
        assert_eq!(desk.get("/api/v1/workers/W1").await.status, 404);
        assert_eq!(ask(&desk, &desk.administrator, Method::POST, &undo, "", "").await.status, 422);
    }
}
