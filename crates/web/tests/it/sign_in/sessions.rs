//! Sessions listed, ended, locked; operators who take turns; forms that outlive a session.

use axum::http::{Request, StatusCode, header};
use chrono::TimeDelta;
use ponte_storage::audit::AuditFilter;
use ponte_testkit::{TestDesk, TestVisitor, desk::PASSWORD};

const OPERATOR: [(&str, &str); 2] = [("username", "operatrice"), ("password", PASSWORD)];
const OTHER: [(&str, &str); 2] = [("username", "amministratore"), ("password", PASSWORD)];

async fn enter(desk: &TestDesk, typed: &[(&str, &str)], agent: &str) -> TestVisitor {
    let form = axum::body::Body::from(typed.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&"));
    let request =
        Request::post("/accedi").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").header(header::USER_AGENT, agent);
    let entered = desk.send(&desk.anybody, request, form).await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER);
    TestVisitor::default().after(&entered)
}

#[tokio::test]
async fn sessions_are_listed_and_ended_one_by_one_and_all_others_at_once() {
    let desk = TestDesk::open().await;
    let phone = enter(&desk, &OPERATOR, "Mozilla/5.0 (iPhone) Version/17.0 Safari/604.1").await;
    desk.clock.advance(TimeDelta::minutes(3));
    let here = enter(&desk, &OPERATOR, "Mozilla/5.0 (X11; Linux) Gecko/20100101 Firefox/121.0").await;
    let page = desk.get(&here, "/account").await.text();
    assert!(page.contains("Safari su iPhone") && page.contains("Firefox su Linux") && page.contains("Browser sconosciuto"));
    assert_eq!(page.matches("/chiudi\"").count(), 2, "its own session is marked, not offered");
    let sessions = ponte_storage::session::of_account(&desk.app.db, desk.account().id, desk.app.now() - TimeDelta::hours(12)).await;
    let on_phone = sessions.expect("sessions").into_iter().find(|session| session.agent.contains("iPhone")).expect("the telephone");
    let end = format!("/account/sessioni/{}/chiudi", on_phone.id);
    assert_eq!(desk.post(&desk.administrator, &end, &[]).await.status, StatusCode::NOT_FOUND, "another's session is nobody's");
    assert_eq!(desk.post(&here, &end, &[]).await.location(), "/account");
    assert!(desk.get(&phone, "/sportello").await.location().starts_with("/accedi"));
    assert_eq!(desk.get(&desk.operator, "/sportello").await.status, StatusCode::OK);
    assert_eq!(desk.post(&here, "/account/sessioni/altre", &[]).await.location(), "/account");
    assert!(desk.get(&desk.operator, "/sportello").await.location().starts_with("/accedi"));
    assert_eq!(desk.get(&here, "/sportello").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_cookie_that_was_planted_is_never_taken_over() {
    let desk = TestDesk::open().await;
    let planted = TestVisitor::with_session("piantato");
    let entered = desk.post(&planted, "/accedi", &OPERATOR).await;
    assert!(desk.get(&planted, "/sportello").await.location().starts_with("/accedi"));
    assert_eq!(desk.get(&planted.after(&entered), "/sportello").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_locked_session_shows_nothing_until_its_holder_is_back_on_her_page() {
    let desk = TestDesk::open().await;
    let locked = desk.post(&desk.operator, "/blocca", &[("torna", "/sportello/persone?q=ada")]).await;
    assert_eq!(locked.location(), "/accedi?torna=%2Fsportello%2Fpersone%3Fq%3Dada");
    assert!(desk.get(&desk.operator, "/sportello").await.location().starts_with("/accedi"));
    assert_eq!(desk.get(&desk.operator, "/api/v1/me").await.status, StatusCode::UNAUTHORIZED, "the server locks, not the page");
    let page = desk.get(&desk.operator, locked.location()).await.text();
    assert!(page.contains("Chiara Donati") && page.contains("Cambia operatore"));
    let wrong = desk.post(&desk.operator, "/accedi/sblocca", &[("proof", "sbagliata del tutto")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let back = [("proof", PASSWORD), ("torna", "/sportello/persone?q=ada")];
    let opened = desk.post(&desk.operator, "/accedi/sblocca", &back).await;
    assert_eq!(opened.location(), "/sportello/persone?q=ada");
    assert_eq!(desk.get(&desk.operator.after(&opened), "/sportello").await.status, StatusCode::OK);
    assert!(desk.get(&desk.operator, "/sportello").await.location().starts_with("/accedi"), "the secret is another one");
}

#[tokio::test]
async fn another_operator_at_the_same_screen_ends_the_session_that_was_locked() {
    let desk = TestDesk::open().await;
    desk.post(&desk.operator, "/blocca", &[]).await;
    assert!(desk.get(&desk.operator, "/accedi?altra=si").await.text().contains("name=\"username\""));
    let entered = desk.post(&desk.operator, "/accedi", &OTHER).await;
    let other = desk.operator.after(&entered);
    assert!(desk.get(&other, "/account").await.text().contains("Marco Ricci"));
    let unlock = desk.post(&desk.operator, "/accedi/sblocca", &[("proof", PASSWORD)]).await;
    assert!(unlock.location().starts_with("/accedi?"), "there is nothing to unlock any more");
}

#[tokio::test]
async fn a_session_that_is_left_alone_locks_itself_after_the_minutes_that_the_desk_wants() {
    let desk = TestDesk::open().await;
    for (minutes, taken) in [("4", false), ("241", false), ("dieci", false), ("10", true)] {
        let saved = desk.post(&desk.administrator, "/amministrazione/accesso", &[("idle", minutes)]).await;
        assert_eq!(saved.status == StatusCode::SEE_OTHER, taken, "{minutes}");
    }
    desk.clock.advance(TimeDelta::minutes(9));
    assert_eq!(desk.get(&desk.operator, "/sportello").await.status, StatusCode::OK);
    desk.clock.advance(TimeDelta::minutes(9));
    assert_eq!(desk.get(&desk.operator, "/sportello").await.status, StatusCode::OK, "every page counts");
    desk.clock.advance(TimeDelta::minutes(11));
    let led = desk.get(&desk.operator, "/sportello/persone").await;
    assert_eq!(led.location(), "/accedi?torna=%2Fsportello%2Fpersone");
    assert!(desk.get(&desk.operator, led.location()).await.text().contains("Schermo bloccato"));
    desk.clock.advance(TimeDelta::hours(12));
    assert!(!desk.get(&desk.operator, led.location()).await.text().contains("Schermo bloccato"), "it has ended");
}

#[tokio::test]
async fn what_was_typed_outlives_the_session() {
    let desk = TestDesk::open().await;
    // Locked, ended, and never begun.
    desk.post(&desk.operator, "/blocca", &[]).await;
    let named = vec![("conferma.username", "operatrice")];
    for (visitor, who, name) in [
        (desk.operator.clone(), vec![], "Cantiere del Golfo"),
        (TestVisitor::with_session("finita"), named.clone(), "Officina di Ponente"),
        (TestVisitor::default(), named, "Forno Antico"),
    ] {
        let full = format!("{name} & \"figli\" <b>");
        let new = [("name", full.as_str()), ("contacts.1.name", "Lia Bo")];
        let asked = desk.post(&visitor, "/sportello/imprese/nuova", &new).await;
        assert_eq!(asked.status, StatusCode::FORBIDDEN);
        let text = asked.text();
        assert!(text.contains(&format!("value=\"{name} &amp; &quot;figli&quot; &lt;b&gt;\"")), "what was typed is carried, and escaped");
        let answer = |proof: &'static str| new.iter().copied().chain(who.clone()).chain([("conferma.proof", proof)]).collect::<Vec<_>>();
        let wrong = desk.post(&visitor, "/sportello/imprese/nuova", &answer("sbagliata del tutto")).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text().contains(name), "it is carried on");
        assert!(!wrong.text().contains("sbagliata del tutto"), "an answer is not");
        let done = desk.post(&visitor, "/sportello/imprese/nuova", &answer(PASSWORD)).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
        assert!(done.location().starts_with("/sportello/imprese/"), "{}", done.location());
        let page = desk.get(&visitor.after(&done), done.location()).await;
        assert_eq!(page.status, StatusCode::OK, "she is signed in");
        assert!(page.text().contains(name));
    }
}

#[tokio::test]
async fn ending_ones_sessions_asks_again_who_is_there() {
    let desk = TestDesk::open().await;
    let here = enter(&desk, &OPERATOR, "Firefox").await;
    desk.clock.advance(TimeDelta::minutes(11));
    let asked = desk.post(&here, "/account/sessioni/altre", &[]).await;
    assert_eq!(asked.status, StatusCode::FORBIDDEN);
    assert!(asked.text().contains("Conferma che sei tu"));
    assert_eq!(desk.get(&desk.operator, "/sportello").await.status, StatusCode::OK, "nothing has ended");
    let done = desk.post(&here, "/account/sessioni/altre", &[("conferma.proof", PASSWORD)]).await;
    assert_eq!(done.location(), "/account");
    assert!(desk.get(&desk.operator, "/sportello").await.location().starts_with("/accedi"));
    desk.clock.advance(TimeDelta::minutes(11));
    let one = format!("/account/sessioni/{}/chiudi", desk.account().id);
    assert_eq!(desk.post(&here.after(&done), &one, &[]).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn an_administrator_ends_all_sessions_of_an_account_at_once() {
    for desk in TestDesk::all().await {
        let second = enter(&desk, &OPERATOR, "Firefox").await;
        let path = format!("/amministrazione/account/{}/sessioni", desk.account().id);
        let page = format!("/amministrazione/account/{}/modifica", desk.account().id);
        assert_eq!(desk.post(&desk.operator, &path, &[]).await.status, StatusCode::FORBIDDEN, "who keeps no accounts may not");
        assert!(
            desk.get(&desk.administrator, &page).await.text().contains(&path.replace('/', "&#x2f;"))
                || desk.get(&desk.administrator, &page).await.text().contains(&path)
        );
        assert_eq!(desk.post(&desk.administrator, &path, &[]).await.location(), page);
        for ended in [&desk.operator, &second] {
            assert!(desk.get(ended, "/sportello").await.location().starts_with("/accedi"));
        }
        assert_eq!(desk.get(&desk.administrator, "/sportello").await.status, StatusCode::OK, "hers goes on");
        enter(&desk, &OPERATOR, "Firefox").await;
        let filter = AuditFilter { verbs: vec!["account.end_sessions".to_owned()], limit: 5, ..AuditFilter::default() };
        let past = ponte_storage::audit::list(&desk.app.db, &filter).await.expect("the audit");
        assert_eq!(past.len(), 1, "one act");
        assert_eq!(past[0].act.record, Some(desk.account().id.0));
        let nobody = "/amministrazione/account/00000000-0000-7000-8000-000000000000/sessioni";
        assert_eq!(desk.post(&desk.administrator, nobody, &[]).await.status, StatusCode::NOT_FOUND);
    }
}
