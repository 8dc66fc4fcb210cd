//! A browser that stands in the desk for everybody.

use axum::http::StatusCode;
use chrono::TimeDelta;
use ponte_domain::actor::Role;
use ponte_testkit::{TestDesk, TestVisitor, desk::PASSWORD};

async fn kiosk(desk: &TestDesk) -> TestVisitor {
    let begun = desk.post(&desk.administrator, "/amministrazione/accesso/postazione", &[]).await;
    assert_eq!(begun.location(), "/postazione");
    desk.administrator.after(&begun)
}

#[tokio::test]
async fn it_shows_pages_for_citizens_only_and_its_administrators_session_has_ended() {
    let desk = TestDesk::open().await;
    let refused = desk.post(&desk.operator, "/amministrazione/accesso/postazione", &[]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let kiosk = kiosk(&desk).await;
    assert!(desk.get(&desk.administrator, "/sportello").await.location().starts_with("/accedi"));
    for path in ["/", "/sportello", "/sportello/persone", "/amministrazione/account", "/api/v1/me"] {
        assert_eq!(desk.get(&kiosk, path).await.location(), "/postazione", "{path}");
    }
    let welcome = desk.get(&kiosk, "/postazione").await;
    assert!(welcome.text().contains("Bienvenue") && welcome.text().contains("Welcome") && welcome.text().contains("Benvenuti"));
    assert!(welcome.headers.get("refresh").is_none(), "the beginning leads nowhere by itself");
    let list = desk.get(&kiosk, "/offerte").await;
    assert_eq!(list.headers["refresh"], "120;url=/postazione/fine");
    assert_eq!(list.headers["cache-control"], "no-store");
    assert!(list.text().contains("data-kiosk=\"120\"") && !list.text().contains("href=\"/accedi\""));
    assert!(desk.get(&desk.anybody, "/postazione").await.location() == "/", "elsewhere there is no such page");
}

#[tokio::test]
async fn staff_do_not_sign_in_there_but_make_it_theirs_again() {
    let desk = TestDesk::open().await;
    desk.visitor("impresa", "Ada Rossi", &[Role::EmployerUser]).await;
    let kiosk = kiosk(&desk).await;
    let staff = [("username", "operatrice"), ("password", PASSWORD)];
    let refused = desk.post(&kiosk, "/accedi", &staff).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("non entra") && refused.text().contains("autocomplete=\"off\""));
    for typed in [[("username", "impresa"), ("password", PASSWORD)], [("username", "operatrice"), ("password", "sbagliata del tutto")]] {
        assert_eq!(desk.post(&kiosk, "/postazione/esci", &typed).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let out = desk.post(&kiosk, "/postazione/esci", &staff).await;
    assert_eq!(out.location(), "/accedi");
    assert!(desk.get(&kiosk, "/").await.status == StatusCode::OK, "the cookie is nothing any more, also when it is kept");
}

#[tokio::test]
async fn a_citizens_session_ends_after_two_minutes_and_nothing_remains() {
    let desk = TestDesk::open().await;
    desk.visitor("impresa", "Ada Rossi", &[Role::EmployerUser]).await;
    let kiosk = kiosk(&desk).await;
    let typed = [("username", "impresa"), ("password", PASSWORD)];
    let entered = desk.post(&kiosk, "/accedi", &typed).await;
    assert_eq!(entered.location(), "/postazione");
    let ada = kiosk.after(&entered);
    assert_eq!(desk.get(&ada, "/account").await.status, StatusCode::OK);
    desk.clock.advance(TimeDelta::seconds(119));
    assert_eq!(desk.get(&ada, "/account").await.status, StatusCode::OK, "every page counts");
    desk.clock.advance(TimeDelta::seconds(121));
    assert!(desk.get(&ada, "/account").await.location().starts_with("/accedi"), "the session has ended");
    assert!(!desk.get(&ada, "/accedi").await.text().contains("Ada Rossi"), "not even her name remains");
    let again = kiosk.after(&desk.post(&kiosk, "/accedi", &typed).await);
    let ended = desk.get(&again, "/postazione/fine").await;
    assert_eq!(ended.location(), "/postazione");
    assert_eq!(ended.headers["clear-site-data"], "\"cache\", \"storage\"");
    assert!(desk.get(&again, "/account").await.location().starts_with("/accedi"), "the session itself has ended, not only its cookie");
}
