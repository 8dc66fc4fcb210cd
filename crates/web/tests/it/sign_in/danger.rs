//! Dangerous acts ask once more who is there.

use axum::http::StatusCode;
use chrono::TimeDelta;
use ponte_testkit::{TestDesk, TestVisitor, desk::PASSWORD};

#[tokio::test]
async fn a_dangerous_act_asks_again_after_ten_minutes_and_goes_on_as_it_was_typed() {
    let desk = TestDesk::open().await;
    let new = [("name", "Eva Ferrando"), ("username", "eva"), ("role", "operator"), ("password", "mareggiata di ottobre")];
    desk.clock.advance(TimeDelta::minutes(11));
    let asked = desk.post(&desk.administrator, "/amministrazione/account/nuovo", &new).await;
    assert_eq!(asked.status, StatusCode::FORBIDDEN);
    assert!(asked.text().contains("Conferma che sei tu") && asked.text().contains("value=\"Eva Ferrando\""));
    let answer: Vec<_> = new.iter().copied().chain([("conferma.proof", PASSWORD)]).collect();
    let wrong: Vec<_> = new.iter().copied().chain([("conferma.proof", "sbagliata del tutto")]).collect();
    assert_eq!(desk.post(&desk.administrator, "/amministrazione/account/nuovo", &wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = desk.post(&desk.administrator, "/amministrazione/account/nuovo", &answer).await;
    assert_eq!(done.location(), "/amministrazione/account");
    let after = desk.administrator.after(&done);
    let list = desk.get(&after, "/amministrazione/account").await.text();
    assert!(list.contains("Eva Ferrando"));
    // What was shown counts for ten minutes more, under the new secret only.
    let next = [("name", "Lia"), ("username", "lia"), ("role", "operator"), ("password", "mareggiata di ottobre")];
    assert_eq!(desk.post(&after, "/amministrazione/account/nuovo", &next).await.status, StatusCode::SEE_OTHER);
    assert!(desk.get(&desk.administrator, "/sportello").await.location().starts_with("/accedi"));
}

#[tokio::test]
async fn an_answer_that_nobody_asked_for_reaches_no_handler() {
    let desk = TestDesk::open().await;
    // Not dangerous, and signed in: nothing is asked, and what looks like an answer is only a field that nobody reads.
    let new = [("name", "Cantiere"), ("conferma.proof", "niente")];
    assert_eq!(desk.post(&desk.operator, "/sportello/imprese/nuova", &new).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn the_right_is_asked_for_all_the_same() {
    let desk = TestDesk::open().await;
    desk.clock.advance(TimeDelta::minutes(11));
    let refused = desk.post(&desk.operator, "/amministrazione/account/nuovo", &[("conferma.proof", PASSWORD)]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(!refused.text().contains("conferma.proof"), "she was known, and may not");
}

#[tokio::test]
async fn everything_carried_away_is_confirmed_on_a_page_first() {
    let desk = TestDesk::open().await;
    let path = "/sportello/esporta/persone?formato=csv";
    assert_eq!(desk.get(&desk.operator, path).await.status, StatusCode::OK, "she signed in a moment ago");
    desk.clock.advance(TimeDelta::minutes(11));
    let led = desk.get(&desk.operator, path).await;
    assert_eq!(led.location(), "/conferma?torna=%2Fsportello%2Fesporta%2Fpersone%3Fformato%3Dcsv");
    assert!(desk.get(&desk.operator, led.location()).await.text().contains("Conferma che sei tu"));
    let wrong = desk.post(&desk.operator, led.location(), &[("conferma.proof", "sbagliata del tutto")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let confirmed = desk.post(&desk.operator, led.location(), &[("conferma.proof", PASSWORD)]).await;
    assert_eq!(confirmed.location(), path);
    assert_eq!(desk.get(&desk.operator.after(&confirmed), path).await.status, StatusCode::OK);
    let out = desk.get(&desk.operator, "/conferma?torna=//evil.example").await;
    assert!(!out.text().contains("evil.example"));
}

#[tokio::test]
async fn a_session_of_the_pages_makes_no_token_unconfirmed() {
    let desk = TestDesk::open().await;
    let ask = |visitor: TestVisitor| {
        let request = axum::http::Request::post("/api/v1/tokens").header("content-type", "application/json");
        let desk = &desk;
        async move { desk.send(&visitor, request, axum::body::Body::from("{\"name\":\"prova\",\"days\":1}")).await.status }
    };
    assert_eq!(ask(desk.operator.clone()).await, StatusCode::CREATED);
    desk.clock.advance(TimeDelta::minutes(11));
    assert_eq!(ask(desk.operator.clone()).await, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn after_five_wrong_answers_the_session_ends_and_the_form_is_still_carried() {
    let desk = TestDesk::open().await;
    desk.clock.advance(TimeDelta::minutes(11));
    let mut last = None;
    for _ in 0..5 {
        let typed = [("name", "Eva Ferrando"), ("conferma.proof", "sbagliata del tutto")];
        last = Some(desk.post(&desk.administrator, "/amministrazione/account/nuovo", &typed).await);
    }
    let last = last.expect("an answer");
    assert!(last.text().contains("conferma.username") && last.text().contains("Eva Ferrando"));
    assert!(desk.get(&desk.administrator, "/sportello").await.location().starts_with("/accedi"));
}
