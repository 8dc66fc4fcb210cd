//! The second factor, from the first sign-in to the lost telephone.

use axum::http::StatusCode;
use chrono::TimeDelta;
use ponte_app::{account, rights::Caller};
use ponte_domain::{actor::Purpose, id::AccountId, sign_in::SecondFactor};
use ponte_testkit::{TestDesk, TestVisitor, desk::PASSWORD, totp};

const SET_UP: &str = "/accedi/secondo-fattore";

async fn compulsory() -> TestDesk {
    TestDesk::set_up_as(|config| config.second_factor = SecondFactor::Compulsory).await
}

/// What stands between two texts of a page, everywhere.
fn between<'a>(page: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    page.split(start).skip(1).filter_map(|rest| rest.split(end).next()).collect()
}

fn now(desk: &TestDesk, secret: &str) -> String {
    totp::code(secret, desk.app.now())
}

/// Sets the second factor up: the visitor after it, the secret, and her recovery codes.
async fn set_up(desk: &TestDesk, visitor: &TestVisitor) -> (TestVisitor, String, Vec<String>) {
    let page = desk.get(visitor, SET_UP).await;
    assert_eq!(page.status, StatusCode::OK);
    let secret = between(&page.text(), "data-secret>", "<")[0].to_owned();
    let shown = desk.post(visitor, SET_UP, &[("code", &now(desk, &secret)), ("torna", "/sportello")]).await;
    assert_eq!(shown.status, StatusCode::OK);
    let codes = between(&shown.text(), "<li><code>", "<").into_iter().map(str::to_owned).collect();
    (visitor.after(&shown), secret, codes)
}

async fn password(desk: &TestDesk, from: &TestVisitor) -> TestVisitor {
    let typed = [("username", "operatrice"), ("password", PASSWORD), ("torna", "/sportello/persone")];
    let entered = desk.post(from, "/accedi", &typed).await;
    assert_eq!(entered.location(), "/accedi/codice?torna=%2Fsportello%2Fpersone");
    from.after(&entered)
}

#[tokio::test]
async fn staff_set_a_second_factor_up_before_anything_else() {
    let desk = compulsory().await;
    for path in ["/sportello", "/account", "/sportello/persone", "/amministrazione/diritti"] {
        assert!(desk.get(&desk.operator, path).await.location().starts_with(SET_UP), "{path}");
    }
    assert_eq!(desk.get(&desk.operator, "/api/v1/me").await.status, StatusCode::UNAUTHORIZED);
    let refused = desk.post(&desk.operator, SET_UP, &[("code", "000000")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let (after, _, codes) = set_up(&desk, &desk.operator).await;
    assert_eq!(codes.len(), 10);
    assert_eq!(desk.get(&after, "/sportello").await.status, StatusCode::OK);
    assert!(desk.get(&desk.operator, "/sportello").await.location().starts_with("/accedi"), "the secret before opens nothing");
    let own = desk.get(&after, "/account").await.text();
    assert!(own.contains("Restano 10 codici"), "the codes left are shown");
    assert!(!own.contains("secondo-fattore/togli"), "it is compulsory");
    let refused = desk.post(&after, "/account/secondo-fattore/togli", &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn the_secret_stays_the_same_while_it_is_set_up_and_is_sealed() {
    let desk = compulsory().await;
    let secret = |page: &str| between(page, "data-secret>", "<")[0].to_owned();
    let first = secret(&desk.get(&desk.operator, SET_UP).await.text());
    assert_eq!(secret(&desk.get(&desk.operator, SET_UP).await.text()), first);
    let rows = ponte_storage::second_factor::of_account(&desk.app.db, desk.account().id).await.expect("to read").expect("a row");
    assert!(rows.secret.starts_with("v1."), "{}", rows.secret);
    assert!(desk.get(&desk.operator, SET_UP).await.text().contains("<svg class=\"qr\""));
}

#[tokio::test]
async fn a_code_is_asked_for_taken_once_and_not_before_its_time() {
    let desk = compulsory().await;
    let (_, secret, _) = set_up(&desk, &desk.operator).await;
    let used = now(&desk, &secret);
    let half = password(&desk, &TestVisitor::default()).await;
    assert!(desk.get(&half, "/sportello").await.location().starts_with("/accedi/codice"), "the password alone opens nothing");
    assert_eq!(desk.get(&half, "/api/v1/me").await.status, StatusCode::UNAUTHORIZED);
    let again = desk.post(&half, "/accedi/codice", &[("code", &used)]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "the code was taken at the setting up");
    let early = totp::code(&secret, desk.app.now() + TimeDelta::minutes(2));
    assert_eq!(desk.post(&half, "/accedi/codice", &[("code", &early)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    desk.clock.advance(TimeDelta::seconds(30));
    let fresh = now(&desk, &secret);
    let open =
        desk.post(&half, "/accedi/codice", &[("code", &format!("{} {}", &fresh[..3], &fresh[3..])), ("torna", "/sportello/persone")]).await;
    assert_eq!(open.location(), "/sportello/persone");
    assert_eq!(desk.get(&half.after(&open), "/sportello/persone").await.status, StatusCode::OK);
    assert!(desk.get(&half, "/sportello").await.location().starts_with("/accedi"), "the half session's secret opens nothing");
}

#[tokio::test]
async fn after_five_wrong_codes_one_begins_again() {
    let desk = compulsory().await;
    let (open, secret, _) = set_up(&desk, &desk.operator).await;
    let half = password(&desk, &open).await;
    for _ in 0..4 {
        assert_eq!(desk.post(&half, "/accedi/codice", &[("code", "000000")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    desk.clock.advance(TimeDelta::minutes(2));
    assert!(desk.post(&half, "/accedi/codice", &[("code", "000000")]).await.location().starts_with("/accedi"));
    let over = desk.post(&half, "/accedi/codice", &[("code", &now(&desk, &secret))]).await;
    assert!(over.location().starts_with("/accedi?"), "the half session has ended");
}

#[tokio::test]
async fn a_recovery_code_works_once_and_new_ones_void_the_old() {
    let desk = compulsory().await;
    let (open, _, codes) = set_up(&desk, &desk.operator).await;
    let half = password(&desk, &TestVisitor::default()).await;
    let entered = desk.post(&half, "/accedi/codice", &[("code", &codes[3].to_lowercase())]).await;
    assert_eq!(entered.location(), "/sportello");
    let half = password(&desk, &TestVisitor::default()).await;
    assert_eq!(desk.post(&half, "/accedi/codice", &[("code", &codes[3])]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fresh = desk.post(&open, "/account/codici", &[]).await;
    let fresh: Vec<String> = between(&fresh.text(), "<li><code>", "<").into_iter().map(str::to_owned).collect();
    assert_eq!(fresh.len(), 10);
    assert_eq!(desk.post(&half, "/accedi/codice", &[("code", &codes[4])]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(desk.post(&half, "/accedi/codice", &[("code", &fresh[0])]).await.location(), "/sportello");
}

#[tokio::test]
async fn another_administrator_takes_a_lost_second_factor_away_and_its_owner_is_told() {
    let desk = compulsory().await;
    let (open, ..) = set_up(&desk, &desk.operator).await;
    let (administrator, ..) = set_up(&desk, &desk.administrator).await;
    let id = desk.account().id;
    let path = format!("/amministrazione/account/{id}/secondo-fattore/togli");
    assert_eq!(desk.post(&open, &path, &[]).await.status, StatusCode::FORBIDDEN, "who keeps no accounts may not");
    assert!(desk.get(&administrator, &format!("/amministrazione/account/{id}/modifica")).await.text().contains(&path));
    assert_eq!(desk.post(&administrator, &path, &[]).await.location(), "/amministrazione/account");
    assert!(desk.get(&open, "/sportello").await.location().starts_with("/accedi"), "her sessions have ended");
    let typed = [("username", "operatrice"), ("password", PASSWORD)];
    let entered = desk.post(&desk.anybody, "/accedi", &typed).await;
    assert!(entered.location().starts_with(SET_UP));
    let again = TestVisitor::default().after(&entered);
    assert!(desk.get(&again, SET_UP).await.text().contains("ha tolto il secondo fattore"));
    let (open, ..) = set_up(&desk, &again).await;
    assert!(!desk.get(&open, "/account").await.text().contains("ha tolto il secondo fattore"), "she has another");
}

#[tokio::test]
async fn whoever_holds_the_machine_takes_it_away_and_both_acts_are_recorded() {
    for desk in TestDesk::all().await {
        let (open, ..) = set_up(&desk, &desk.operator).await;
        let console = Caller::console(Purpose::Administration);
        account::take_factor_away(&desk.app, &console, desk.account().id).await.expect("to take away");
        assert!(account::take_factor_away(&desk.app, &console, desk.account().id).await.is_err(), "there is none any more");
        assert!(account::take_factor_away(&desk.app, &console, AccountId(uuid())).await.is_err(), "there is no such account");
        assert!(desk.get(&open, "/sportello").await.location().starts_with("/accedi"));
        let typed = [("username", "operatrice"), ("password", PASSWORD)];
        let entered = desk.post(&desk.anybody, "/accedi", &typed).await;
        assert_eq!(entered.location(), "/account", "she is told where it is voluntary too");
        let back = TestVisitor::default().after(&entered);
        assert!(desk.get(&back, "/account").await.text().contains("ha tolto il secondo fattore"));
        assert_eq!(desk.post(&back, "/account/letto", &[]).await.location(), "/account");
        assert!(!desk.get(&back, "/account").await.text().contains("ha tolto il secondo fattore"));
        let filter = ponte_storage::audit::AuditFilter { limit: 50, ..Default::default() };
        let past = ponte_storage::audit::list(&desk.app.db, &filter).await.expect("the audit");
        let verbs: Vec<String> = past.into_iter().map(|entry| entry.act.verb).collect();
        for verb in ["account.second_factor", "account.take_factor_away", "account.sign_in"] {
            assert!(verbs.iter().any(|known| known == verb), "{verb}: {verbs:?}");
        }
    }
}

fn uuid() -> uuid::Uuid {
    uuid::Uuid::from_u128(7)
}

#[tokio::test]
async fn without_its_key_the_page_says_what_to_do_and_a_recovery_code_still_works() {
    let desk = compulsory().await;
    let (_, secret, codes) = set_up(&desk, &desk.operator).await;
    let keys = desk.app.config.keys.clone();
    std::fs::remove_file(&keys).expect("to lose the key");
    let app = ponte_app::App::over(
        desk.app.db.clone(),
        desk.app.config.clone(),
        desk.clock.clone(),
        ponte_web::presses().expect("templates and words"),
    );
    let app = std::sync::Arc::new(app.await.expect("the installation opens without its key"));
    assert!(!keys.exists(), "no new key is made over what is sealed");
    let (router, site) = (ponte_web::router, ponte_web::Site::new(app.clone()));
    let router = router(site);
    let begun = account::sign_in(&app, "operatrice", PASSWORD, &account::Origin::default()).await.expect("the password");
    let ask = |path: &'static str, code: String, session: String| {
        let form = format!("code={code}");
        let request = axum::http::Request::post(path)
            .header("cookie", format!("ponte_session={session}"))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(axum::body::Body::from(form))
            .expect("a request");
        crate::support::send(&router, request)
    };
    let code = totp::code(&secret, app.now() + TimeDelta::seconds(30));
    let (status, ..) = ask("/accedi/codice", code, begun.secret.clone()).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    let (status, ..) = ask("/accedi/codice", codes[0].clone(), begun.secret).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let other = account::sign_in(&app, "amministratore", PASSWORD, &account::Origin::default()).await.expect("the password");
    let request = axum::http::Request::get(SET_UP)
        .header("cookie", format!("ponte_session={}", other.secret))
        .body(axum::body::Body::empty())
        .expect("a request");
    let (status, _, text) = crate::support::send(&router, request).await;
    assert_eq!(status, StatusCode::OK);
    assert!(text.contains("PONTE_KEY_FILE"), "it says what to do");
}

#[tokio::test]
async fn a_second_factor_is_sealed_anew_with_another_key() {
    let desk = compulsory().await;
    let (_, secret, _) = set_up(&desk, &desk.operator).await;
    let console = Caller::console(Purpose::Administration);
    let rotated = ponte_app::protected::rotate(&desk.app, &console, false).await.expect("to rotate");
    assert_eq!((rotated.values, rotated.unreadable), (1, 0));
    ponte_app::protected::retire(&desk.app, &console).await.expect("to retire");
    desk.clock.advance(TimeDelta::seconds(30));
    let half = password(&desk, &TestVisitor::default()).await;
    assert_eq!(desk.post(&half, "/accedi/codice", &[("code", &now(&desk, &secret))]).await.status, StatusCode::SEE_OTHER);
}
