//! Registers: made, read, listed page by page, replaced over the version that was seen.

use axum::{
    body::Body,
    http::{Method, header},
};
use ponte_storage::audit::AuditFilter;
use ponte_testkit::{ApiDesk, api_desk::Answer, database};
use sea_orm::{ConnectionTrait, Database};
use serde_json::{Value, json};

use super::{vacancy, worker};

async fn put(desk: &ApiDesk, address: &str, version: Option<&str>, body: &Value) -> Answer {
    let mut request = desk.request(Method::PUT, address).header(header::CONTENT_TYPE, "application/json");
    if let Some(version) = version {
        request = request.header(header::IF_MATCH, version);
    }
    desk.send(request.body(Body::from(body.to_string())).expect("a request")).await
}

#[tokio::test]
async fn a_record_is_read_as_it_was_made() {
    for desk in ApiDesk::each().await {
        let given =
            json!({ "id": "W1", "given_name": "Anna", "family_name": "D'Àncora", "licences": ["B"], "residence": { "istat": "011015" } });
        let made = desk.post("/api/v1/workers", &given).await;
        assert_eq!(made.status, 201, "{:?} {}", desk.engine(), made.text());
        assert_eq!(made.header("etag"), "\"1\"");
        let (by_uuid, by_id) = (desk.get(made.header("location")).await.json(), desk.get("/api/v1/workers/W1").await.json());
        assert_eq!(by_uuid, by_id);
        for (name, value) in given.as_object().expect("members") {
            assert_eq!(&by_id[name], value, "{name}");
        }
        assert_eq!(by_id["source"], "api");
        assert_eq!(by_id["version"], 1);
        assert_eq!(desk.post("/api/v1/workers", &given).await.status, 409);
    }
}

#[tokio::test]
async fn the_same_version_is_not_sent_twice() {
    for desk in ApiDesk::each().await {
        desk.post("/api/v1/workers", &worker("W1", "Rossi")).await;
        let ask = |tag: &str| desk.request(Method::GET, "/api/v1/workers/W1").header(header::IF_NONE_MATCH, tag).body(Body::empty());
        let known = desk.send(ask("\"1\"").expect("a request")).await;
        assert_eq!((known.status.as_u16(), known.bytes.len()), (304, 0));
        assert_eq!(desk.send(ask("\"2\"").expect("a request")).await.status, 200);
    }
}

#[tokio::test]
async fn a_record_is_replaced_only_over_the_version_that_was_seen() {
    for desk in ApiDesk::each().await {
        desk.post("/api/v1/workers", &worker("W1", "Rossi")).await;
        let changed = worker("W1", "Bianchi");
        assert_eq!(put(&desk, "/api/v1/workers/W1", None, &changed).await.status, 428);
        assert_eq!(put(&desk, "/api/v1/workers/W1", Some("one"), &changed).await.status, 400);
        assert_eq!(put(&desk, "/api/v1/workers/W1", Some("\"2\""), &changed).await.status, 412);
        let replaced = put(&desk, "/api/v1/workers/W1", Some("\"1\""), &changed).await;
        assert_eq!((replaced.status.as_u16(), replaced.header("etag")), (200, "\"2\""), "{}", replaced.text());
        assert_eq!(put(&desk, "/api/v1/workers/W1", Some("\"1\""), &changed).await.status, 412);
        let history = desk.get("/api/v1/workers/W1/history").await.json();
        assert_eq!(history[0]["changes"][0], json!({ "field": "person.family_name", "before": "Rossi", "after": "Bianchi" }));
        assert_eq!(history[0]["by"], json!({ "who": "account", "name": "Chiara Donati" }));
    }
}

#[tokio::test]
async fn an_external_id_of_another_record_cannot_be_taken() {
    for desk in ApiDesk::each().await {
        desk.post("/api/v1/workers", &worker("W1", "Rossi")).await;
        desk.post("/api/v1/workers", &worker("W2", "Verdi")).await;
        assert_eq!(put(&desk, "/api/v1/workers/W2", Some("\"1\""), &worker("W1", "Verdi")).await.status, 409, "{:?}", desk.engine());
    }
}

#[tokio::test]
async fn a_list_is_read_page_by_page_without_gap_or_repetition() {
    for desk in ApiDesk::each().await {
        let names = ["Zeta", "Àncora", "Rossi", "Rossi", "Bruno", "Łęcki", "Çelik"];
        for (name, number) in names.iter().zip(1..) {
            assert_eq!(desk.post("/api/v1/workers", &worker(&format!("W{number}"), name)).await.status, 201);
        }
        let (mut address, mut seen) = ("/api/v1/workers?limit=2&total=true".to_owned(), Vec::new());
        loop {
            let answer = desk.get(&address).await;
            let page = answer.json();
            assert_eq!(page["total"], 7);
            seen.extend(
                page["items"].as_array().expect("items").iter().map(|item| item["family_name"].as_str().expect("a name").to_owned()),
            );
            let Some(next) = page["next"].as_str() else { break };
            assert_eq!(answer.header("link"), format!("<{next}>; rel=\"next\""));
            next.clone_into(&mut address);
        }
        assert_eq!(seen, ["Àncora", "Bruno", "Çelik", "Łęcki", "Rossi", "Rossi", "Zeta"], "{:?}", desk.engine());
    }
}

#[tokio::test]
async fn a_list_is_filtered() {
    for desk in ApiDesk::each().await {
        assert_eq!(desk.post("/api/v1/employers", &json!({ "id": "E1", "name": "Cantiere" })).await.status, 201);
        assert_eq!(desk.post("/api/v1/vacancies", &vacancy("V1")).await.status, 201);
        let count = async |query: &str| {
            let page = desk.get(&format!("/api/v1/vacancies?{query}")).await;
            page.json()["items"].as_array().map(Vec::len)
        };
        assert_eq!(count("employer=E1").await, Some(1), "{:?}", desk.engine());
        assert_eq!(count("state=published&q=CUO").await, Some(1));
        assert_eq!(count("state=closed").await, Some(0));
        assert_eq!(count("place=011015").await, Some(1));
        assert_eq!(desk.get("/api/v1/vacancies?employer=nobody").await.status, 404);
    }
}

#[tokio::test]
async fn bodies_and_projects_are_kept_with_the_same_checks() {
    for desk in ApiDesk::each().await {
        let body =
            desk.post("/api/v1/bodies", &json!({ "id": "B1", "name": "Comune", "istat": "011015", "email": "posta@example.org" })).await;
        assert_eq!(body.status, 201, "{}", body.text());
        let project = json!({ "id": "P1", "title": "Sentieri", "kind": "lpu", "stage": "running", "body": body.json()["uuid"], "outlets": ["hiring"] });
        let made = desk.post("/api/v1/projects", &project).await;
        assert_eq!(made.status, 201, "{}", made.text());
        assert_eq!(desk.get("/api/v1/projects?body=B1&state=running").await.json()["items"][0]["id"], "P1");
        let refused = desk.post("/api/v1/projects", &json!({ "id": "P2", "title": "x", "kind": "none", "workers": ["W1"] })).await.json();
        let codes: Vec<_> = refused["errors"].as_array().expect("errors").iter().map(|error| (&error["field"], &error["code"])).collect();
        assert_eq!(json!(codes), json!([["stage", "missing"], ["kind", "not-in-list"], ["workers.1", "wrong-type"]]));
    }
}

#[tokio::test]
async fn a_page_of_a_list_of_people_is_recorded_as_opened_file_by_file_before_it_is_sent() {
    for desk in ApiDesk::each().await {
        for number in 0..3 {
            desk.post("/api/v1/workers", &worker(&format!("W{number}"), "Neri")).await;
        }
        let opened = async || {
            let filter = AuditFilter { verbs: vec!["worker.open".to_owned()], limit: 100, ..AuditFilter::default() };
            let past = ponte_storage::audit::list(&desk.app.db, &filter).await.expect("the audit");
            past.into_iter().filter_map(|past| past.act.person).map(|person| person.to_string()).collect::<Vec<_>>()
        };
        let before = opened().await.len();
        let page = desk.get("/api/v1/workers?limit=2").await.json();
        let mut given: Vec<_> =
            page["items"].as_array().expect("a page").iter().map(|item| item["uuid"].as_str().unwrap_or_default().to_owned()).collect();
        let mut noted = opened().await;
        noted.truncate(noted.len() - before);
        given.sort_unstable();
        noted.sort_unstable();
        assert_eq!(noted, given, "{:?}: those on the page, and the one that only says that there is more is not", desk.engine());
        desk.get("/api/v1/vacancies").await;
        assert_eq!(desk.get("/api/v1/workers?q=nobody").await.json()["items"].as_array().map(Vec::len), Some(0));
        assert_eq!(opened().await.len(), before + 2);
        let raw = Database::connect(database::url_of(desk.database())).await.expect("a connection");
        raw.execute_unprepared("DROP TABLE audit_head").await.expect("an audit that takes nothing");
        let refused = desk.get("/api/v1/workers").await;
        assert_eq!(refused.status, 500, "{:?}: no record, no page", desk.engine());
        assert!(!refused.text().contains("Neri"));
    }
}
