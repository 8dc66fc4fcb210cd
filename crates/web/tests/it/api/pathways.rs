//! Pathways by API: begun, recorded over the version that was seen, struck out, ended, listed.

use axum::{
    body::Body,
    http::{Method, header},
};
use ponte_app::{pack, rights::Caller};
use ponte_domain::{actor::Purpose, expression::Values};
use ponte_testkit::{ApiDesk, api_desk::Answer};
use serde_json::{Value, json};

use super::worker;

const PACK: &str = "emilia-romagna-self-employment";

async fn desk_with_a_case(desk: &ApiDesk) -> String {
    pack::enable(&desk.app, &Caller::console(Purpose::Administration), "SP1", PACK, 0, Values::new(), true).await.expect("on");
    assert_eq!(desk.post("/api/v1/workers", &worker("W1", "Rossi")).await.status, 201);
    let new = json!({ "pack": PACK, "pathway": "self_employment", "facts": [{ "fact": "in_pact", "value": "true" }] });
    let begun = desk.post("/api/v1/workers/W1/pathways", &new).await;
    assert_eq!(begun.status, 201, "{}", begun.text());
    format!("/api/v1/workers/W1/pathways/{}", begun.json()["uuid"].as_str().expect("a number"))
}

async fn record(desk: &ApiDesk, case: &str, version: &str, body: &Value) -> Answer {
    let request = desk.request(Method::POST, &format!("{case}/entries")).header(header::CONTENT_TYPE, "application/json");
    let request = if version.is_empty() { request } else { request.header(header::IF_MATCH, version) };
    desk.send(request.body(Body::from(body.to_string())).expect("a request")).await
}

#[tokio::test]
async fn a_case_is_begun_recorded_struck_out_and_ended() {
    for desk in ApiDesk::each().await {
        let case = desk_with_a_case(&desk).await;
        let read = desk.get(&case).await;
        assert_eq!((read.status.as_u16(), read.header("etag")), (200, "\"1\""), "{}", read.text());
        assert_eq!((&read.json()["phases"][0], &read.json()["worker"].is_string()), (&json!("access"), &true));
        let known = desk.request(Method::GET, &case).header(header::IF_NONE_MATCH, "\"1\"").body(Body::empty()).expect("a request");
        assert_eq!(desk.send(known).await.status, 304);
        let bare = record(&desk, &case, "", &json!({ "step": "invitation" })).await;
        assert_eq!(bare.status, 428, "{}", bare.text());
        let done = record(&desk, &case, "\"1\"", &json!({ "step": "invitation", "note": "per telefono" })).await;
        assert_eq!((done.status.as_u16(), done.header("etag")), (201, "\"2\""), "{}", done.text());
        let stale = record(&desk, &case, "\"1\"", &json!({ "step": "invitation" })).await;
        assert_eq!(stale.status, 412);
        let again = record(&desk, &case, "\"2\"", &json!({ "step": "invitation" })).await;
        assert_eq!(again.status, 422, "it is done");
        for wrong in [json!({}), json!({ "step": "a", "exit": "b" }), json!({ "fact": { "fact": "in_pact", "value": "forse" } })] {
            assert_eq!(record(&desk, &case, "\"2\"", &wrong).await.status, 422, "{wrong}");
        }
        let entry = done.json()["recorded"].as_array().and_then(|all| all.last().cloned()).expect("an entry");
        assert_eq!((&entry["kind"], &entry["what"], &entry["note"]), (&json!("step"), &json!("invitation"), &json!("per telefono")));
        let strike = format!("{case}/entries/{}/strike", entry["uuid"].as_str().expect("a number"));
        let struck = desk.post(&strike, &json!({ "reason": "un’altra persona" })).await;
        assert_eq!((struck.status.as_u16(), &struck.json()["version"]), (200, &json!(3)), "{}", struck.text());
        let exit = record(&desk, &case, "\"3\"", &json!({ "exit": "stopped", "reason": "moved" })).await;
        assert_eq!((exit.status.as_u16(), &exit.json()["ended"]["exit"]), (201, &json!("stopped")), "{}", exit.text());
        let list = desk.get(&format!("/api/v1/pathways?pack={PACK}&ended=true")).await.json();
        assert_eq!((list.as_array().map(Vec::len), &list[0]["exit"]), (Some(1), &json!("stopped")));
        assert_eq!(desk.get(&format!("/api/v1/pathways?pack={PACK}&ended=false")).await.json(), json!([]));
        assert_eq!(desk.get("/api/v1/workers/W1/pathways").await.json().as_array().map(Vec::len), Some(1));
    }
}

#[tokio::test]
async fn a_case_is_reached_by_its_own_worker_only() {
    let desk = ApiDesk::each().await.remove(0);
    let case = desk_with_a_case(&desk).await;
    assert_eq!(desk.post("/api/v1/workers", &worker("W2", "Neri")).await.status, 201);
    let crooked = case.replace("W1", "W2");
    assert_eq!(desk.get(&crooked).await.status, 404);
    assert_eq!(record(&desk, &crooked, "\"1\"", &json!({ "step": "invitation" })).await.status, 404);
    let twice = json!({ "pack": PACK, "pathway": "self_employment" });
    assert_eq!(desk.post("/api/v1/workers/W1/pathways", &twice).await.status, 422, "she is on it");
    assert_eq!(desk.post("/api/v1/workers/W2/pathways", &json!({ "pack": "nessuno", "pathway": "x" })).await.status, 422);
    assert_eq!(desk.get("/api/v1/pathways?limit=zero").await.status, 400);
}
