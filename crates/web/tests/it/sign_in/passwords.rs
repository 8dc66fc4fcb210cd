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

#[tokio::test]
async fn a_password_is_verified_as_it_was_typed_whatever_its_length() {
    let desk = TestDesk::open().await;
    let long = "Mareggiata di ottobre, è già buio \u{1F319} ".repeat(3);
    let passwords = [
        "  mareggiata di ottobre  ".to_owned(),
        "Mareggiata Di Ottobre".to_owned(),
        long.chars().take(64).collect(),
        long.chars().take(100).collect(),
        long.chars().cycle().take(128).collect::<String>(),
    ];
    for (number, password) in passwords.iter().enumerate() {
        let username = format!("prova{number}");
        let made = create(&desk, &username, password).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{password}: {}", made.text());
        let enters = async |typed: &str| desk.post(&desk.anybody, "/accedi", &[("username", &username), ("password", typed)]).await.status;
        let mut others =
            vec![password.to_uppercase(), format!("{password} "), password.chars().take(password.chars().count() - 1).collect()];
        if password.trim() != password {
            others.push(password.trim().to_owned());
        }
        for other in others {
            assert_eq!(enters(&other).await, StatusCode::UNPROCESSABLE_ENTITY, "{other:?} for {password:?}");
        }
        assert_eq!(enters(password).await, StatusCode::SEE_OTHER, "{password:?}");
    }
    let longer: String = long.chars().cycle().take(129).collect();
    assert_eq!(create(&desk, "troppo", &longer).await.status, StatusCode::UNPROCESSABLE_ENTITY, "refused, not cut");
}

#[tokio::test]
async fn a_password_is_kept_as_argon2id_with_its_cost_and_a_salt_of_its_own() {
    let desk = TestDesk::open().await;
    let mut salts = Vec::new();
    for username in ["operatrice", "amministratore"] {
        let stored = ponte_storage::account::by_username(&desk.app.db, username).await.expect("to read").expect("an account");
        let parts: Vec<String> = stored.password_hash.split('$').map(str::to_owned).collect();
        assert_eq!(parts[1..4], ["argon2id", "v=19", "m=19456,t=2,p=1"], "19 MiB, two passes");
        assert!(parts[4].len() >= 22, "128 bits of salt");
        salts.push(parts[4].clone());
    }
    assert_ne!(salts[0], salts[1], "the same password, another salt");
}
