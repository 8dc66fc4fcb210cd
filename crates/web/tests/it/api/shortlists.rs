//! Shortlists, look-ups and links over the API.

use ponte_testkit::{ApiDesk, TestDb};
use serde_json::{Value, json};

use super::vacancy;

#[tokio::test]
async fn a_shortlist_explains_every_point() {
    for desk in ApiDesk::each().await {
        desk.post("/api/v1/vacancies", &vacancy("V1")).await;
        for (id, licences) in [("W1", json!(["B"])), ("W2", json!(["A"])), ("W3", Value::Null)] {
            let person = json!({
                "id": id, "given_name": "Anna", "family_name": "Rossi", "licences": licences, "residence": { "istat": "011015" },
                "wishes": { "occupations": ["cuoco"] },
            });
            assert_eq!(desk.post("/api/v1/workers", &person).await.status, 201);
        }
        let list = desk.get("/api/v1/vacancies/V1/shortlist?k=5").await.json();
        let ids: Vec<_> = list.as_array().expect("a list").iter().map(|entry| entry["external_id"].clone()).collect();
        assert_eq!(ids, ["W1", "W3"], "{:?}", desk.engine());
        for entry in list.as_array().expect("a list") {
            let sum: u64 = entry["terms"].as_array().expect("terms").iter().filter_map(|term| term["points"].as_u64()).sum();
            assert_eq!(entry["points"], sum);
            assert_eq!(entry["km"], 0.0);
            for name in ["worker", "external_id", "points", "terms", "ask", "missing", "km"] {
                assert!(!entry[name].is_null(), "{name}");
            }
        }
        let exhaustive = desk.get("/api/v1/vacancies/V1/shortlist?k=5&exhaustive=true").await.json();
        assert_eq!(exhaustive, list);
    }
}

#[tokio::test]
async fn words_lead_to_places_and_concepts() {
    let desk = ApiDesk::over(TestDb::sqlite().await).await;
    let places = desk.get("/api/v1/reference/places?q=la%20spe").await.json();
    assert_eq!((&places[0]["istat"], &places[0]["province"]), (&json!("011015"), &json!("SP")));
    let cook = desk.get("/api/v1/reference/occupations?q=cuoc&lang=en").await.json();
    assert!(cook[0]["uri"].is_string() && cook[0]["label"].as_str().is_some_and(|label| label.contains("cook")), "{cook}");
    let linked = desk.get("/api/v1/reference/link?text=cuoco&kind=occupation&top=1").await.json();
    assert_eq!((linked.as_array().map(Vec::len), &linked[0]["band"]), (Some(1), &json!("high")));
}
