//! Addresses of accounts, and passwords that were forgotten.

use std::net::{IpAddr, Ipv4Addr};

use axum::http::StatusCode;
use chrono::TimeDelta;
use ponte_app::{
    account::{Origin, ask_reset},
    error::{Error, Refusal},
};
use ponte_domain::role::Role;
use ponte_testkit::TestDesk;

use super::{account, enter, verbs, with_address};

const OLD: &str = "una-frase-per-prova";
const NEW: &str = "cinque lanterne sul molo";

#[tokio::test]
async fn an_address_is_set_by_the_administrator_and_confirmed_by_a_link() {
    for desk in TestDesk::all().await {
        let id = desk.account().id;
        let path = format!("/amministrazione/account/{id}/indirizzo");
        let wrong = desk.post(&desk.administrator, &path, &[("email", "chiara@")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(desk.post(&desk.operator, &path, &[("email", "a@b.example")]).await.status, StatusCode::FORBIDDEN);
        let set = desk.post(&desk.administrator, &path, &[("email", "Chiara@Sportello.Example")]).await;
        assert_eq!(set.status, StatusCode::SEE_OTHER, "{}", set.text());
        assert_eq!(account(&desk, "operatrice").await.email, None, "nothing is written there before it is confirmed");
        desk.run_jobs().await;
        let letters = desk.letters();
        let letter = letters.iter().find(|letter| letter.to.contains("chiara@sportello.example")).expect("a letter");
        let link = letter.link("/indirizzo/");
        for _ in 0..2 {
            assert_eq!(desk.get(&desk.anybody, &link).await.status, StatusCode::OK, "opening it changes nothing");
        }
        assert_eq!(account(&desk, "operatrice").await.email, None);
        assert_eq!(desk.post(&desk.anybody, &link, &[]).await.status, StatusCode::OK);
        assert_eq!(account(&desk, "operatrice").await.email.as_deref(), Some("chiara@sportello.example"));
        assert_eq!(desk.post(&desk.anybody, &link, &[]).await.status, StatusCode::GONE, "a link opens once");
        let verbs = verbs(&desk, desk.account()).await;
        assert!(["account.set_email", "account.confirm_email"].iter().all(|verb| verbs.iter().any(|done| done == verb)), "{verbs:?}");
    }
}

#[tokio::test]
async fn ones_own_address_asks_for_the_password_and_the_old_one_is_told() {
    let desk = TestDesk::open().await;
    with_address(&desk, desk.account(), "prima@sportello.example").await;
    let path = "/account/indirizzo";
    let wrong = desk.post(&desk.operator, path, &[("email", "dopo@sportello.example"), ("password", "un-altra-frase")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let set = desk.post(&desk.operator, path, &[("email", "dopo@sportello.example"), ("password", OLD)]).await;
    assert_eq!(set.status, StatusCode::SEE_OTHER, "{}", set.text());
    desk.run_jobs().await;
    let letters = desk.letters();
    assert!(letters.iter().any(|letter| letter.to.contains("prima@") && !letter.text.contains("/indirizzo/")));
    let first = letters.iter().find(|letter| letter.to.contains("dopo@")).expect("a letter").link("/indirizzo/");
    let again = desk.post(&desk.operator, path, &[("email", "terza@sportello.example"), ("password", OLD)]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    assert_eq!(desk.post(&desk.anybody, &first, &[]).await.status, StatusCode::GONE, "the link of an address that was given up");
    assert_eq!(account(&desk, "operatrice").await.email.as_deref(), Some("prima@sportello.example"));
}

#[tokio::test]
async fn a_forgotten_password_is_set_by_a_link_that_opens_once() {
    for desk in TestDesk::all().await {
        with_address(&desk, desk.account(), "chiara@sportello.example").await;
        let asked = desk.post(&desk.anybody, "/password-dimenticata", &[("typed", " Operatrice ")]).await;
        assert_eq!(asked.status, StatusCode::OK);
        desk.run_jobs().await;
        let link = desk.letters().pop().expect("a letter").link("/nuova-password/");
        for _ in 0..2 {
            assert_eq!(desk.get(&desk.anybody, &link).await.status, StatusCode::OK, "scanners of mail open links too");
        }
        let short = desk.post(&desk.anybody, &link, &[("password", "breve")]).await;
        assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
        let set = desk.post(&desk.anybody, &link, &[("password", NEW)]).await;
        assert_eq!(set.status, StatusCode::OK, "{}", set.text());
        assert!(!set.headers.contains_key("set-cookie"), "nobody is signed in by a link");
        assert_ne!(desk.get(&desk.operator, "/sportello").await.status, StatusCode::OK, "sessions have ended");
        assert!(enter(&desk, "operatrice", OLD).await.is_err() && enter(&desk, "operatrice", NEW).await.is_ok());
        assert_eq!(desk.get(&desk.anybody, &link).await.status, StatusCode::GONE, "a link opens once");
        desk.run_jobs().await;
        assert!(desk.letters().iter().any(|letter| letter.to.contains("chiara@") && letter.text.contains("cambiata")), "it is told");
        assert!(verbs(&desk, desk.account()).await.iter().any(|verb| verb == "account.reset_own_password"));
    }
}

#[tokio::test]
async fn the_link_lasts_half_an_hour_and_a_new_one_ends_the_old_one() {
    let desk = TestDesk::open().await;
    with_address(&desk, desk.account(), "chiara@sportello.example").await;
    let ask = async || {
        let before: Vec<String> = desk.letters().into_iter().map(|letter| letter.text).collect();
        desk.post(&desk.anybody, "/password-dimenticata", &[("typed", "chiara@sportello.example")]).await;
        desk.run_jobs().await;
        let new = desk.letters().into_iter().find(|letter| !before.contains(&letter.text));
        new.map(|letter| letter.link("/nuova-password/"))
    };
    let (first, second) = (ask().await.expect("a letter"), ask().await.expect("a letter"));
    assert_eq!(desk.get(&desk.anybody, &first).await.status, StatusCode::GONE);
    assert_eq!(desk.get(&desk.anybody, &second).await.status, StatusCode::OK);
    desk.clock.advance(TimeDelta::minutes(30));
    assert_eq!(desk.get(&desk.anybody, &second).await.status, StatusCode::GONE);
    assert!(ask().await.is_some());
    assert_eq!(ask().await, None, "three letters within an hour, not a fourth");
    desk.clock.advance(TimeDelta::minutes(61));
    assert!(ask().await.is_some());
}

#[tokio::test]
async fn what_is_answered_does_not_tell_whether_there_is_an_account() {
    let desk = TestDesk::open().await;
    with_address(&desk, desk.account(), "chiara@sportello.example").await;
    let ask = async |typed: &str| desk.post(&desk.anybody, "/password-dimenticata", &[("typed", typed)]).await;
    let known = ask("operatrice").await;
    for typed in ["nessuno", "nessuno@sportello.example", "amministratore", "' OR 1=1 --"] {
        let unknown = ask(typed).await;
        assert_eq!((unknown.status, unknown.text()), (known.status, known.text()), "{typed}");
    }
    desk.run_jobs().await;
    assert_eq!(desk.letters().len(), 1, "only who has an address is written to");
}

#[tokio::test]
async fn one_place_asks_for_ten_letters_within_an_hour() {
    let desk = TestDesk::open().await;
    let from = |last: u8| Origin::new(None, Some(IpAddr::V4(Ipv4Addr::new(203, 0, 113, last))), "");
    for _ in 0..10 {
        ask_reset(&desk.app, "nessuno", &from(9)).await.expect("to ask");
    }
    let refused = ask_reset(&desk.app, "nessuno", &from(9)).await;
    assert!(matches!(refused, Err(Error::Refused(Refusal::TooManyAttempts { .. }))), "{refused:?}");
    ask_reset(&desk.app, "nessuno", &from(10)).await.expect("another place asks on");
}

#[tokio::test]
async fn a_letter_that_was_sent_is_kept_nowhere() {
    let desk = TestDesk::open().await;
    with_address(&desk, desk.account(), "chiara@sportello.example").await;
    desk.post(&desk.anybody, "/password-dimenticata", &[("typed", "operatrice")]).await;
    desk.run_jobs().await;
    let secret = desk.letters().pop().expect("a letter").link("/nuova-password/").rsplit('/').next().expect("a secret").to_owned();
    let mut dump = Vec::new();
    ponte_storage::dump::dump(&desk.app.db, &mut dump).await.expect("to read all");
    let text = String::from_utf8(dump).expect("text");
    assert!(!text.contains(&secret), "only the digest of the link is kept");
    assert!(text.contains("reset_password"));
}

#[tokio::test]
async fn an_emergency_is_told_to_the_manager_and_to_who_answers_for_data_protection() {
    let desk = TestDesk::open().await;
    let (manager, _) = desk.visitor("responsabile", "Paola Sanguineti", &[Role::DeskManager]).await;
    let (officer, _) = desk.visitor("dpo", "Livia Bruno", &[Role::Auditor]).await;
    let (colleague, _) = desk.visitor("elisa", "Elisa Moretti", &[Role::Reception]).await;
    for (account, email) in
        [(&manager, "paola@sportello.example"), (&officer, "livia@sportello.example"), (&colleague, "elisa@sportello.example")]
    {
        with_address(&desk, account, email).await;
    }
    let worker = desk.add(&desk.worker("Ada", "Rossi")).await;
    let path = format!("/sportello/persone/{worker}/urgenza");
    let opened = desk.post(&desk.operator, &path, &[("reason", "Chiama il pronto soccorso: chiede dei farmaci")]).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.text());
    desk.run_jobs().await;
    let letters = desk.letters();
    let to = |who: &str| letters.iter().any(|letter| letter.to.contains(who));
    assert!(to("paola@") && to("livia@") && !to("elisa@"), "{letters:?}");
    assert!(letters.iter().all(|letter| !letter.text.contains("Rossi") && !letter.text.contains("farmaci")));
}
