//! New passwords.

use axum::http::StatusCode;
use ponte_testkit::{TestDesk, TestPage, TestVisitor};

async fn create(desk: &TestDesk, username: &str, password: &str) -> TestPage {
    let new = [("name", "Eva Ferrando"), ("username", username), ("role", "operator"), ("password", password)];
    desk.post(&desk.administrator, "/amministrazione/account/nuovo", &new).await
}

#[tokio::test]
async fn a_password_that_is_easily_guessed_is_refused_and_the_page_says_why() {
    let desk = TestDesk::open().await;
    for (password, why) in [
        ("qwertyuiop[]", "fila di tasti"),
        ("Eva-Ferrando", "poco più del tuo nome"),
        ("aaaaaaaaaaaaaaaa", "Ripete sempre"),
        ("passwordpassword", "poco più del tuo nome"),
        ("troppo", "almeno 12"),
    ] {
        let refused = create(&desk, "nuova", password).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{password}");
        assert!(refused.text().contains(why), "{password}: {why}");
        assert!(!refused.text().contains(password), "a password is never shown again");
    }
    assert_eq!(create(&desk, "nuova", "mareggiata di ottobre").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn the_administrators_list_decides_where_there_is_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let list = folder.path().join("bad.txt");
    std::fs::write(&list, "Forza Spezia 1906\n").expect("to write");
    let desk = TestDesk::set_up_as(|config| config.bad_passwords = Some(list)).await;
    let refused = create(&desk, "eva", "forza spezia 1906").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("elenco delle password"));
    assert_eq!(create(&desk, "eva", "aaaaaaaaaaaaaaaa").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn changing_ones_own_password_ends_the_other_sessions_and_keeps_this_one_under_another_secret() {
    let desk = TestDesk::open().await;
    let typed = [("username", "operatrice"), ("password", ponte_testkit::desk::PASSWORD)];
    let here = TestVisitor::default().after(&desk.post(&TestVisitor::default(), "/accedi", &typed).await);
    for (old, new, why) in [
        ("sbagliata del tutto", "mareggiata di ottobre", "non corrisponde"),
        (ponte_testkit::desk::PASSWORD, "qwertyuiop[]", "fila di tasti"),
    ] {
        let refused = desk.post(&here, "/account/password", &[("old", old), ("new", new)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains(why), "{why}");
    }
    let changed = desk.post(&here, "/account/password", &[("old", ponte_testkit::desk::PASSWORD), ("new", "mareggiata di ottobre")]).await;
    assert_eq!(changed.location(), "/account");
    assert!(desk.get(&desk.operator, "/sportello").await.location().starts_with("/accedi"), "the other session has ended");
    assert!(desk.get(&here, "/sportello").await.location().starts_with("/accedi"), "the secret before opens nothing");
    let now = here.after(&changed);
    assert_eq!(desk.get(&now, "/sportello").await.status, StatusCode::OK);
    assert_eq!(desk.post(&now, "/accedi", &typed).await.status, StatusCode::UNPROCESSABLE_ENTITY, "the old password opens nothing");
}
