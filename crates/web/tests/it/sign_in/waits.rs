//! How long whoever fails waits, and that she keeps nobody else waiting.

use chrono::TimeDelta;
use ponte_app::{
    account::{self, Origin},
    error::{Error, Refusal},
};
use ponte_storage::audit::AuditFilter;
use ponte_testkit::{TestDesk, desk::PASSWORD};

fn from(address: &str) -> Origin {
    Origin::new(None, address.parse().ok(), "")
}

async fn attempt(desk: &TestDesk, username: &str, password: &str, origin: &Origin) -> Result<Option<String>, i64> {
    match account::sign_in(&desk.app, username, password, origin).await {
        Ok(begun) => Ok(begun.device),
        Err(Error::Refused(Refusal::WrongPassword)) => Ok(None),
        Err(Error::Refused(Refusal::TooManyAttempts { seconds })) => Err(seconds),
        Err(error) => panic!("{error}"),
    }
}

#[tokio::test]
async fn an_unknown_name_waits_as_a_known_one() {
    for desk in TestDesk::all().await {
        for username in ["operatrice", "nessuno", "OPERATRICE2"] {
            let origin = from("203.0.113.7");
            let mut seen = Vec::new();
            for _ in 0..7 {
                seen.push(attempt(&desk, username, "sbagliata del tutto", &origin).await);
            }
            assert_eq!(seen, [Ok(None), Ok(None), Ok(None), Ok(None), Ok(None), Err(30), Err(30)], "{username}");
        }
    }
}

#[tokio::test]
async fn the_right_password_waits_too_and_then_goes_in() {
    let desk = TestDesk::open().await;
    let origin = from("203.0.113.7");
    for _ in 0..5 {
        assert_eq!(attempt(&desk, "operatrice", "sbagliata del tutto", &origin).await, Ok(None));
    }
    assert_eq!(attempt(&desk, "operatrice", PASSWORD, &origin).await, Err(30));
    desk.clock.advance(TimeDelta::seconds(31));
    assert_eq!(attempt(&desk, "operatrice", "sbagliata del tutto", &origin).await, Ok(None));
    assert_eq!(attempt(&desk, "operatrice", PASSWORD, &origin).await, Err(60), "the wait doubles");
    desk.clock.advance(TimeDelta::seconds(61));
    assert!(attempt(&desk, "operatrice", PASSWORD, &origin).await.expect("no wait").is_some());
    assert_eq!(attempt(&desk, "operatrice", "sbagliata del tutto", &origin).await, Ok(None), "her failures here are forgotten");
}

#[tokio::test]
async fn whoever_guesses_elsewhere_keeps_nobody_out() {
    for desk in TestDesk::all().await {
        let home = from("198.51.100.1");
        let device = attempt(&desk, "operatrice", PASSWORD, &home).await.expect("no wait");
        assert!(device.is_some());
        // From everywhere, with her name, until every unknown browser waits.
        for number in 0..60 {
            let _ = attempt(&desk, "operatrice", "sbagliata del tutto", &from(&format!("203.0.113.{number}"))).await;
        }
        assert!(attempt(&desk, "operatrice", PASSWORD, &from("192.0.2.9")).await.is_err(), "an unknown browser waits");
        let known = Origin::new(device, "198.51.100.77".parse().ok(), "");
        let again = attempt(&desk, "operatrice", PASSWORD, &known).await.expect("her own browser does not wait");
        assert!(attempt(&desk, "operatrice", PASSWORD, &known).await.is_err(), "the secret of the browser is another one now");
        let known = Origin::new(again, None, "");
        for _ in 0..5 {
            assert_eq!(attempt(&desk, "operatrice", "sbagliata del tutto", &known).await, Ok(None));
        }
        assert_eq!(attempt(&desk, "operatrice", PASSWORD, &known).await, Err(30), "a known browser waits for its own failures");
    }
}

#[tokio::test]
async fn a_browser_that_another_account_knows_is_unknown_to_this_one() {
    let desk = TestDesk::open().await;
    let device = attempt(&desk, "amministratore", PASSWORD, &from("198.51.100.1")).await.expect("no wait");
    let shared = Origin::new(device, "198.51.100.1".parse().ok(), "");
    for _ in 0..5 {
        assert_eq!(attempt(&desk, "operatrice", "sbagliata del tutto", &shared).await, Ok(None));
    }
    assert!(attempt(&desk, "operatrice", PASSWORD, &from("198.51.100.1")).await.is_err(), "they count for the address");
}

#[tokio::test]
async fn one_address_with_many_names_waits() {
    let desk = TestDesk::open().await;
    let origin = from("2001:db8:1:2::1");
    for number in 0..40 {
        assert_eq!(attempt(&desk, &format!("nome{number}"), "sbagliata del tutto", &origin).await, Ok(None), "{number}");
    }
    assert!(attempt(&desk, "operatrice", PASSWORD, &from("2001:db8:1:2:ffff::9")).await.is_err(), "the whole network waits");
    assert!(attempt(&desk, "operatrice", PASSWORD, &from("2001:db8:1:3::1")).await.is_ok());
    assert!(attempt(&desk, "amministratore", PASSWORD, &Origin::default()).await.is_ok(), "an address that is not known counts for nobody");
}

#[tokio::test]
async fn what_is_over_is_tidied_away_at_night() {
    let desk = TestDesk::open().await;
    for _ in 0..5 {
        let _ = attempt(&desk, "operatrice", "sbagliata del tutto", &from("203.0.113.7")).await;
    }
    assert_eq!(account::tidy_sign_in(&desk.app).await.expect("to tidy"), 0, "nothing is over yet");
    desk.clock.advance(TimeDelta::hours(25));
    assert_eq!(account::tidy_sign_in(&desk.app).await.expect("to tidy"), 7, "five failures, two sessions");
    desk.clock.advance(TimeDelta::days(180));
    assert_eq!(account::tidy_sign_in(&desk.app).await.expect("to tidy"), 2, "two browsers");
}

#[tokio::test]
async fn failures_are_in_the_audit_counted_and_without_a_name() {
    for desk in TestDesk::all().await {
        for username in ["operatrice", "Nessuno Qui"] {
            for place in 0..9 {
                let origin = from(&format!("198.51.100.{place}"));
                assert_eq!(attempt(&desk, username, "sbagliata del tutto", &origin).await, Ok(None), "{username}");
            }
        }
        let filter = AuditFilter { verbs: vec!["account.sign_in_failed".to_owned()], limit: 100, ..AuditFilter::default() };
        let mut past = ponte_storage::audit::list(&desk.app.db, &filter).await.expect("the audit");
        past.sort_by_key(|past| past.seq);
        let told: Vec<_> = past.iter().map(|past| (past.act.record, past.act.context.clone().unwrap_or_default())).collect();
        let known = Some(desk.account().id.0);
        let counts = ["failures=1", "failures=2", "failures=4", "failures=8"];
        let expected: Vec<_> = [known, None].into_iter().flat_map(|record| counts.map(|count| (record, count.to_owned()))).collect();
        assert_eq!(told, expected, "each time twice as many");
        let digests: Vec<_> = past.iter().map(|past| past.act.digests.clone().unwrap_or_default()).collect();
        assert!(digests[0].starts_with("username=>") && digests[0] == digests[3] && digests[0] != digests[4], "{digests:?}");
        let all = format!("{past:?}").to_lowercase();
        assert!(!all.contains("nessuno") && !all.contains("sbagliata"), "{all}");
        assert!(past.iter().all(|past| past.act.who == "anonymous"));
    }
}
