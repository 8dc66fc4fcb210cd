//! Proposals: from the offer to the outcome, and what is refused on the way.

use ponte_testkit::ApiDesk;
use serde_json::{Value, json};

use super::{vacancy, worker};

async fn desk_with_a_pair(desk: &ApiDesk) {
    assert_eq!(desk.post("/api/v1/employers", &json!({ "id": "E1", "name": "Cantiere" })).await.status, 201);
    assert_eq!(desk.post("/api/v1/vacancies", &vacancy("V1")).await.status, 201);
    assert_eq!(desk.post("/api/v1/workers", &worker("W1", "Rossi")).await.status, 201);
}

async fn act(desk: &ApiDesk, act: &str, body: Value) -> (u16, Value) {
    let answer = desk.post(&format!("/api/v1/vacancies/V1/proposals/W1/{act}"), &body).await;
    (answer.status.as_u16(), answer.json())
}

#[tokio::test]
async fn a_person_goes_from_proposed_to_hired_and_the_vacancy_closes() {
    for desk in ApiDesk::each().await {
        desk_with_a_pair(&desk).await;
        let made = desk.post("/api/v1/vacancies/V1/proposals", &json!({ "workers": ["W1", "W1"] })).await;
        assert_eq!((made.status.as_u16(), made.json()["proposals"].as_array().map(Vec::len)), (201, Some(1)), "{:?}", desk.engine());
        let (status, asked) =
            act(&desk, "attempts", json!({ "channel": "phone", "outcome": "available", "may_be_named": true, "note": "sera" })).await;
        assert_eq!((status, &asked["state"]), (200, &json!("available")), "{asked}");
        assert_eq!(asked["attempts"][0]["note"], "sera");
        let sent = desk.post("/api/v1/vacancies/V1/sent-shortlists", &json!({ "workers": ["W1"], "by_mail": false })).await;
        assert_eq!(sent.status, 201, "{}", sent.text());
        let (status, judged) = act(&desk, "verdict", json!({ "verdict": "interview" })).await;
        assert_eq!((status, &judged["state"]), (200, &json!("interview")));
        let (status, ended) = act(&desk, "outcome", json!({ "outcome": "hired" })).await;
        assert_eq!((status, &ended["state"]), (200, &json!("hired")));
        assert_eq!(desk.get("/api/v1/vacancies/V1").await.json()["state"], "filled");
        let sendings = desk.get("/api/v1/vacancies/V1/sent-shortlists").await.json();
        assert_eq!(sendings[0]["people"][0]["verdict"], "interview");
        assert_eq!(desk.get("/api/v1/workers/W1/proposals").await.json()[0]["state"], "hired");
    }
}

#[tokio::test]
async fn a_step_that_may_not_follow_is_refused() {
    for desk in ApiDesk::each().await {
        desk_with_a_pair(&desk).await;
        assert_eq!(act(&desk, "restore", json!({})).await.0, 404);
        assert_eq!(act(&desk, "discard", json!({ "reason": "skills" })).await.0, 200);
        assert_eq!(act(&desk, "discard", json!({ "reason": "skills" })).await.0, 422);
        assert_eq!(act(&desk, "undo", json!({})).await.1["state"], "proposed");
        assert_eq!(act(&desk, "discard", json!({ "reason": "weather" })).await.0, 422);
        assert_eq!(act(&desk, "discard", json!({ "reason": "skills", "note": "a\u{0}" })).await.0, 422);
        assert_eq!(act(&desk, "verdict", json!({ "verdict": "hired" })).await.0, 404);
        let sent = desk.post("/api/v1/vacancies/V1/sent-shortlists", &json!({ "workers": ["W1"], "by_mail": false })).await;
        assert_eq!(sent.status, 422, "without consent nobody is named");
        assert_eq!(desk.post("/api/v1/vacancies/V1/proposals", &json!({ "workers": ["W9"] })).await.status, 404);
    }
}

#[tokio::test]
async fn a_vacancy_moves_only_to_what_may_follow() {
    for desk in ApiDesk::each().await {
        desk_with_a_pair(&desk).await;
        let bare = desk.post("/api/v1/vacancies/V1/state", &json!({ "state": "suspended" })).await;
        assert_eq!(bare.status, 422, "it wants a reason");
        let why = json!({ "state": "suspended", "reason": "terms_change", "note": "da gennaio" });
        let moved = desk.post("/api/v1/vacancies/V1/state", &why).await;
        assert_eq!((moved.status.as_u16(), moved.header("etag")), (204, "\"2\""));
        assert_eq!(desk.post("/api/v1/vacancies/V1/state", &json!({ "state": "draft" })).await.status, 422);
        let kept = desk.get("/api/v1/vacancies/V1").await.json();
        assert_eq!((&kept["state"], &kept["state_reason"]), (&json!("suspended"), &json!("terms_change")));
    }
}

#[tokio::test]
async fn a_planned_shortlist_is_listed_and_called_back() {
    for desk in ApiDesk::each().await {
        desk_with_a_pair(&desk).await;
        desk.post("/api/v1/vacancies/V1/proposals", &json!({ "workers": ["W1"] })).await;
        act(&desk, "attempts", json!({ "channel": "phone", "outcome": "available", "may_be_named": true })).await;
        let past = json!({ "workers": ["W1"], "by_mail": false, "leaves_at": "2020-01-01T10:00:00Z" });
        assert_eq!(desk.post("/api/v1/vacancies/V1/sent-shortlists", &past).await.status, 422);
        let at = (desk.app.now() + chrono::TimeDelta::hours(3)).to_rfc3339();
        let planned = json!({ "workers": ["W1"], "by_mail": false, "leaves_at": at });
        let uuid = desk.post("/api/v1/vacancies/V1/sent-shortlists", &planned).await.json()["uuid"].as_str().expect("an id").to_owned();
        let listed = desk.get("/api/v1/vacancies/V1/planned-shortlists").await.json();
        assert_eq!((&listed[0]["uuid"], &listed[0]["state"]), (&json!(uuid), &json!("waiting")));
        assert_eq!(desk.get("/api/v1/vacancies/V1/sent-shortlists").await.json(), json!([]));
        let path = format!("/api/v1/vacancies/V1/planned-shortlists/{uuid}");
        assert_eq!(desk.delete(&path).await.status, 204);
        assert_eq!(desk.delete(&path).await.status, 422, "once is enough");
        assert_eq!(desk.get("/api/v1/vacancies/V1/planned-shortlists").await.json()[0]["state"], "cancelled");
    }
}
