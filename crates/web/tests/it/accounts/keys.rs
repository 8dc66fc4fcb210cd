//! Keys of the API: their scope, their end, who revokes them.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use chrono::TimeDelta;
use ponte_domain::role::Role;
use ponte_testkit::{TestDesk, TestPage};

const PATH: &str = "/sportello/chiavi";

/// Makes a key at the page and reads it there.
async fn key(desk: &TestDesk, scopes: &[&str], days: &str) -> String {
    let mut inputs = vec![("name", "Sito del Comune"), ("days", days)];
    inputs.extend(scopes.iter().map(|scope| ("scope", *scope)));
    let page = desk.post(&desk.operator, PATH, &inputs).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let text = page.text();
    let at = text.find("long-code\">ponte_").expect("the key") + "long-code\">".len();
    text[at..].chars().take_while(|c| *c != '<').collect()
}

async fn ask(desk: &TestDesk, key: &str, path: &str) -> TestPage {
    let request = Request::get(path).header(header::AUTHORIZATION, format!("Bearer {key}"));
    desk.send(&desk.anybody, request, Body::empty()).await
}

#[tokio::test]
async fn a_key_does_what_its_scope_says_and_is_told_what_is_missing() {
    for desk in TestDesk::all().await {
        let key = key(&desk, &["see_vacancies"], "30").await;
        assert!(key.starts_with("ponte_") && key.len() == "ponte_".len() + 51, "{key}");
        assert_eq!(ask(&desk, &key, "/api/v1/vacancies").await.status, StatusCode::OK);
        let refused = ask(&desk, &key, "/api/v1/workers").await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        let problem: serde_json::Value = serde_json::from_slice(&refused.bytes).expect("a problem");
        assert_eq!((problem["type"].as_str(), problem["scope"].as_str()), (Some("urn:ponte:problem:scope"), Some("see_people")));
        assert_eq!(refused.headers[header::WWW_AUTHENTICATE], "Bearer error=\"insufficient_scope\", scope=\"see_people\"");
        let me = ask(&desk, &key, "/api/v1/me").await.text();
        assert!(me.contains("see_vacancies") && !me.contains("see_people"), "{me}");
        let list = desk.get(&desk.operator, PATH).await.text();
        assert!(!list.contains(&key) && list.contains(&key[..12]) && list.contains("Sito del Comune"), "it is shown once: {list}");
        let mut cut = key.clone();
        cut.pop();
        for wrong in [cut.as_str(), "ponte_", "nessuna"] {
            assert_eq!(ask(&desk, wrong, "/api/v1/me").await.status, StatusCode::UNAUTHORIZED, "{wrong}");
        }
    }
}

#[tokio::test]
async fn a_key_is_no_wider_than_who_makes_it_and_makes_no_keys() {
    let desk = TestDesk::open().await;
    for inputs in [
        vec![("name", "x"), ("days", "30"), ("scope", "accounts")],
        vec![("name", "x"), ("days", "30")],
        vec![("name", "x"), ("days", "366"), ("scope", "see_vacancies")],
        vec![("name", "x"), ("days", "0"), ("scope", "see_vacancies")],
        vec![("name", ""), ("days", "30"), ("scope", "see_vacancies")],
    ] {
        assert_eq!(desk.post(&desk.operator, PATH, &inputs).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{inputs:?}");
    }
    let key = key(&desk, &["see_vacancies"], "1").await;
    let request = Request::post("/api/v1/tokens")
        .header(header::AUTHORIZATION, format!("Bearer {key}"))
        .header(header::CONTENT_TYPE, "application/json");
    let refused = desk.send(&desk.anybody, request, Body::from("{\"name\":\"x\",\"days\":365}")).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "{}", refused.text());
}

#[tokio::test]
async fn a_key_ends_with_its_days_its_account_and_the_rights_of_the_account() {
    let desk = TestDesk::open().await;
    let key = key(&desk, &["see_vacancies"], "1").await;
    desk.clock.advance(TimeDelta::hours(23));
    assert_eq!(ask(&desk, &key, "/api/v1/me").await.status, StatusCode::OK);
    desk.clock.advance(TimeDelta::hours(1));
    assert_eq!(ask(&desk, &key, "/api/v1/me").await.status, StatusCode::UNAUTHORIZED);
    let desk = TestDesk::open().await;
    let key = self::key(&desk, &["see_vacancies"], "90").await;
    let path = format!("/amministrazione/account/{}/ultimo-giorno", desk.account().id);
    desk.post(&desk.administrator, &path, &[("last_day", &desk.app.today().to_string())]).await;
    assert_eq!(ask(&desk, &key, "/api/v1/vacancies").await.status, StatusCode::OK);
    desk.clock.advance(TimeDelta::days(1));
    assert_eq!(ask(&desk, &key, "/api/v1/vacancies").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn keys_are_revoked_by_their_owner_and_by_who_keeps_the_accounts() {
    let desk = TestDesk::open().await;
    let digest = |list: &str| {
        let at = list.find("name=\"key\" value=\"").expect("a key") + "name=\"key\" value=\"".len();
        list[at..].chars().take_while(|c| *c != '"').collect::<String>()
    };
    let first = key(&desk, &["see_vacancies"], "30").await;
    let id = digest(&desk.get(&desk.operator, PATH).await.text());
    let (_, colleague) = desk.visitor("elisa", "Elisa Moretti", &[Role::Operator]).await;
    let stranger = desk.post(&colleague, "/sportello/chiavi/togli", &[("key", &id)]).await;
    assert_eq!(stranger.status, StatusCode::NOT_FOUND, "it is not hers");
    assert_eq!(desk.post(&desk.operator, "/sportello/chiavi/togli", &[("key", &id)]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(ask(&desk, &first, "/api/v1/me").await.status, StatusCode::UNAUTHORIZED);
    let second = key(&desk, &["see_vacancies"], "30").await;
    assert_eq!(desk.get(&desk.operator, "/amministrazione/chiavi").await.status, StatusCode::FORBIDDEN);
    let all = desk.get(&desk.administrator, "/amministrazione/chiavi").await.text();
    assert!(all.contains("Chiara Donati") && all.contains(&second[..12]), "{all}");
    assert_eq!(
        desk.post(&desk.administrator, "/amministrazione/chiavi/togli", &[("key", &digest(&all))]).await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(ask(&desk, &second, "/api/v1/me").await.status, StatusCode::UNAUTHORIZED);
}
