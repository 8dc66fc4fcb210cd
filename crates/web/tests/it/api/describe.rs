//! The description of the API is the committed one, and what it says is there.

use ponte_testkit::{ApiDesk, TestDb};
use serde_json::Value;

#[test]
fn the_committed_description_is_that_of_the_program() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/openapi.json");
    let present = serde_json::to_string_pretty(&ponte_web::openapi()).expect("JSON") + "\n";
    if std::env::var_os("PONTE_WRITE_OPENAPI").is_some() {
        std::fs::write(path, &present).expect("to write the description");
    }
    let committed = std::fs::read_to_string(path).expect("docs/openapi.json");
    assert!(committed == present, "docs/openapi.json is stale: run this test with PONTE_WRITE_OPENAPI=1");
}

#[test]
fn every_operation_has_a_name_of_its_own_and_every_reference_leads_somewhere() {
    let description = ponte_web::openapi();
    let mut names = Vec::new();
    for item in description["paths"].as_object().expect("paths").values() {
        for operation in item.as_object().expect("operations").values() {
            names.push(operation["operationId"].as_str().expect("a name").to_owned());
            assert!(operation["summary"].is_string(), "{operation}");
            assert!(operation.get("parameters").is_none_or(Value::is_array), "{operation}");
        }
    }
    let all = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), all);
    follow(&description, &description);
}

fn follow(root: &Value, value: &Value) {
    match value {
        Value::Object(members) => {
            if let Some(Value::String(reference)) = members.get("$ref") {
                assert!(root.pointer(reference.trim_start_matches('#')).is_some(), "{reference} leads nowhere");
            }
            members.values().for_each(|member| follow(root, member));
        }
        Value::Array(entries) => entries.iter().for_each(|entry| follow(root, entry)),
        _ => {}
    }
}

#[tokio::test]
async fn the_description_is_served_to_everybody() {
    let desk = ApiDesk::over(TestDb::sqlite().await).await;
    let request = axum::http::Request::get("/api/openapi.json").body(axum::body::Body::empty()).expect("a request");
    let answer = desk.send(request).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.json()["openapi"], "3.1.0");
}
