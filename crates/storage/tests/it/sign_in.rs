//! Sessions, failures, browsers and second factors, on both engines.

use chrono::{DateTime, Utc};
use ponte_domain::{
    account::Account,
    actor::Role,
    id::AccountId,
    sign_in::{Assurance, Proof, Stage},
};
use ponte_storage::{
    account, second_factor,
    session::{self, Session},
    sign_in::{self, Attempt},
};
use ponte_testkit::{TestDb, databases};
use uuid::Uuid;

fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_421_520 + seconds, 0).expect("an instant")
}

const WHO: AccountId = AccountId(Uuid::from_u128(70));

fn begun(number: u128) -> Session {
    Session {
        id: Uuid::from_u128(number),
        account: WHO,
        stage: Stage::Open,
        proof: Proof::Provider,
        assurance: Some(Assurance::High),
        agent: "Firefox/121.0".to_owned(),
        kiosk: false,
        tries: 0,
        begun_at: at(0),
        seen_at: at(i64::try_from(number).expect("small")),
        proven_at: at(0),
        locked_at: None,
    }
}

async fn with_account(test: &TestDb) {
    let who =
        Account { id: WHO, username: "chiara".into(), name: "Chiara".into(), role: Role::Operator, desk: "SP".into(), disabled: false };
    let tx = test.db.begin().await.expect("a transaction");
    account::insert(&tx, &who, "hash", at(0)).await.expect("an account");
    tx.commit(at(0)).await.expect("to commit");
}

#[tokio::test]
async fn a_session_is_kept_renewed_listed_and_ended() {
    for test in databases().await {
        with_account(&test).await;
        let tx = test.db.begin().await.expect("a transaction");
        session::begin(&tx, "one", &begun(1)).await.expect("a session");
        session::begin(&tx, "two", &begun(2)).await.expect("a session");
        session::begin(&tx, "three", &begun(3)).await.expect("a session");
        let (who, held) = session::by_digest(&tx, "one", at(0)).await.expect("to read").expect("a session");
        assert_eq!((who.id, &held), (WHO, &begun(1)), "{}", test.engine());
        assert!(session::by_digest(&tx, "one", at(1)).await.expect("to read").is_none(), "begun too long ago");
        let raised = Session { proof: Proof::PasswordAndCode, proven_at: at(9), locked_at: Some(at(8)), tries: 2, ..begun(1) };
        session::renew(&tx, "fresh", &raised).await.expect("to renew");
        assert!(session::by_digest(&tx, "one", at(0)).await.expect("to read").is_none(), "the secret before opens nothing");
        assert_eq!(session::by_digest(&tx, "fresh", at(0)).await.expect("to read").expect("a session").1, raised);
        let listed: Vec<u128> =
            session::of_account(&tx, WHO, at(0)).await.expect("a list").iter().map(|session| session.id.as_u128()).collect();
        assert_eq!(listed, [3, 2, 1]);
        assert!(!session::end(&tx, AccountId(Uuid::from_u128(71)), Uuid::from_u128(2)).await.expect("nothing"), "another's session");
        assert!(session::end(&tx, WHO, Uuid::from_u128(2)).await.expect("to end"));
        assert_eq!(session::end_others(&tx, WHO, Some(Uuid::from_u128(3))).await.expect("to end"), 1);
        assert_eq!(session::tidy(&tx, at(1)).await.expect("to tidy"), 1);
    }
}

#[tokio::test]
async fn failures_count_by_browser_address_and_name() {
    for test in databases().await {
        let tx = test.db.begin().await.expect("a transaction");
        let here = Attempt { username: "a", device: None, address: Some("here") };
        let there = Attempt { address: Some("there"), ..here };
        let nowhere = Attempt { address: None, ..here };
        let known = Attempt { device: Some("mine"), ..here };
        for (number, attempt) in [here, here, there, nowhere, known, Attempt { username: "b", ..here }].into_iter().enumerate() {
            let seconds = i64::try_from(number).expect("small");
            sign_in::note_failure(&tx, Uuid::from_u128(1 + number as u128), attempt, at(seconds)).await.expect("to note");
        }
        for (attempt, count, last) in [(here, 2, 1), (there, 1, 2), (nowhere, 1, 3), (known, 1, 4)] {
            let found = sign_in::failures_like(&tx, attempt, at(0)).await.expect("to count");
            assert_eq!((found.count, found.last), (count, Some(at(last))), "{attempt:?} on {}", test.engine());
        }
        assert_eq!(sign_in::failures_with_name(&tx, "a", at(0)).await.expect("to count").count, 4);
        assert_eq!(sign_in::failures_from(&tx, "here", at(0)).await.expect("to count").count, 3);
        sign_in::forget_failures(&tx, known).await.expect("to forget");
        assert_eq!(sign_in::failures_with_name(&tx, "a", at(0)).await.expect("to count").count, 2, "those from elsewhere stay");
        assert_eq!(sign_in::failures_like(&tx, known, at(0)).await.expect("to count").count, 0);
        assert_eq!(sign_in::tidy(&tx, at(3), at(0)).await.expect("to tidy"), 1);
    }
}

#[tokio::test]
async fn a_browser_is_known_to_those_who_signed_in_there_under_its_last_secret_only() {
    for test in databases().await {
        let tx = test.db.begin().await.expect("a transaction");
        let other = AccountId(Uuid::from_u128(71));
        sign_in::remember_device(&tx, None, "first", WHO, at(0)).await.expect("to remember");
        sign_in::remember_device(&tx, Some("first"), "second", other, at(5)).await.expect("to remember");
        for (digest, account, since, known) in
            [("first", WHO, 0, false), ("second", WHO, 0, true), ("second", other, 0, true), ("second", WHO, 1, false)]
        {
            assert_eq!(sign_in::knows_device(&tx, digest, account, at(since)).await.expect("to read"), known, "{digest} {since}");
        }
        sign_in::forget_devices(&tx, WHO).await.expect("to forget");
        assert!(!sign_in::knows_device(&tx, "second", WHO, at(0)).await.expect("to read"));
        assert!(sign_in::knows_device(&tx, "second", other, at(0)).await.expect("to read"));
    }
}

#[tokio::test]
async fn a_code_of_a_second_factor_and_a_recovery_code_are_taken_once() {
    for test in databases().await {
        let tx = test.db.begin().await.expect("a transaction");
        assert!(second_factor::prepare(&tx, WHO, "v1.k.one", at(0)).await.expect("to prepare"));
        assert!(second_factor::prepare(&tx, WHO, "v1.k.two", at(1)).await.expect("to prepare again"));
        assert!(second_factor::accounts(&tx).await.expect("to read").is_empty(), "it is not in force yet");
        for (step, taken) in [(10, true), (10, false), (9, false), (11, true)] {
            assert_eq!(second_factor::take_step(&tx, WHO, step).await.expect("to take"), taken, "{step}");
        }
        second_factor::confirm(&tx, WHO, at(2)).await.expect("to confirm");
        assert!(!second_factor::prepare(&tx, WHO, "v1.k.three", at(3)).await.expect("to try"), "one in force stays");
        let held = second_factor::of_account(&tx, WHO).await.expect("to read").expect("a second factor");
        assert_eq!((held.secret.as_str(), held.confirmed_at, held.step), ("v1.k.two", Some(at(2)), 11));
        second_factor::set_recovery_codes(&tx, WHO, &["x".to_owned(), "y".to_owned()]).await.expect("to set");
        assert!(second_factor::use_recovery_code(&tx, WHO, "x", at(4)).await.expect("to use"));
        assert!(!second_factor::use_recovery_code(&tx, WHO, "x", at(4)).await.expect("to use"));
        assert_eq!(second_factor::recovery_codes_left(&tx, WHO).await.expect("to count"), 1);
        assert!(second_factor::remove(&tx, WHO).await.expect("to remove"));
        assert!(!second_factor::remove(&tx, WHO).await.expect("to remove"));
        assert_eq!(second_factor::recovery_codes_left(&tx, WHO).await.expect("to count"), 0);
    }
}
