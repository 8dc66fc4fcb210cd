//! Desks and assignments: what one does with them on their pages.

use axum::http::StatusCode;
use ponte_domain::{desk::DeskKind, role::Role};
use ponte_testkit::TestDesk;

#[tokio::test]
async fn a_desk_is_made_below_another_moved_and_ended() {
    let desk = TestDesk::open().await;
    let by = &desk.administrator;
    let page = desk.get(by, "/amministrazione/sportelli/nuovo").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let wrong = desk.post(by, "/amministrazione/sportelli/nuovo", &[("name", ""), ("code", "SZ"), ("kind", "cpi")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let made = [("name", "Sportello Sarzana"), ("code", "SZ"), ("kind", "desk"), ("parent", "SP"), ("case_teams", "true")];
    let answer = desk.post(by, "/amministrazione/sportelli/nuovo", &made).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    let tree = desk.app.desks();
    let sarzana = tree.get("SZ").expect("the desk");
    assert_eq!((sarzana.kind, sarzana.parent.as_deref(), sarzana.case_teams), (DeskKind::Desk, Some("SP"), true));
    assert_eq!(tree.home().map(|home| home.code.as_str()), Some("SP"), "the installation's own stays");
    let twice = desk.post(by, "/amministrazione/sportelli/nuovo", &made).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    let circle = [("name", "Sportello"), ("kind", "desk"), ("parent", "SZ")];
    assert_eq!(desk.post(by, "/amministrazione/sportelli/SP/modifica", &circle).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let home = desk.post(by, "/amministrazione/sportelli/SP/chiudi", &[("until", "2026-11-30")]).await;
    assert_eq!(home.status, StatusCode::UNPROCESSABLE_ENTITY, "the installation's own desk does not end");
    let ended = desk.post(by, "/amministrazione/sportelli/SZ/chiudi", &[("until", "2020-01-31")]).await;
    assert_eq!(ended.status, StatusCode::SEE_OTHER, "{}", ended.text());
    let mut worker = desk.worker("Ada", "Rossi");
    worker.desk = "SZ".to_owned();
    let console = ponte_app::rights::Caller::console(ponte_domain::actor::Purpose::Casework);
    let refused = ponte_app::register::create(&desk.app, &console, &worker).await;
    assert!(refused.is_err(), "a desk that has ended takes no new files");
    let list = desk.get(by, "/amministrazione/sportelli").await;
    assert!(list.text().contains("Sportello Sarzana"));
}

#[tokio::test]
async fn an_account_is_what_its_assignments_say_and_one_administrator_remains() {
    let desk = TestDesk::open().await;
    let by = &desk.administrator;
    let (account, reception) = desk.visitor("elisa", "Elisa Moretti", &[Role::Reception]).await;
    assert_eq!(desk.get(&reception, "/sportello/persone").await.status, StatusCode::FORBIDDEN);
    let path = format!("/amministrazione/account/{}/incarichi", account.id);
    let wrong = desk.post(by, &path, &[("role", "operator"), ("desk", "ignoto")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let reversed = desk.post(by, &path, &[("role", "operator"), ("desk", "SP"), ("since", "2026-12-01"), ("until", "2026-11-01")]).await;
    assert_eq!(reversed.status, StatusCode::UNPROCESSABLE_ENTITY);
    let given = desk.post(by, &path, &[("role", "operator"), ("desk", "SP")]).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.text());
    assert_eq!(desk.get(&reception, "/sportello/persone").await.status, StatusCode::OK);
    let since = desk.app.today().to_string();
    let ended = desk.post(by, &format!("{path}/chiudi"), &[("role", "operator"), ("desk", "SP"), ("since", &since)]).await;
    assert_eq!(ended.status, StatusCode::SEE_OTHER, "{}", ended.text());
    assert_eq!(desk.get(&reception, "/sportello/persone").await.status, StatusCode::FORBIDDEN);
    let accounts = ponte_storage::account::list(&desk.app.db).await.expect("the accounts");
    let own = accounts.iter().find(|account| account.username == "amministratore").expect("the administrator");
    let path = format!("/amministrazione/account/{}/incarichi/chiudi", own.id);
    let last = desk.post(by, &path, &[("role", "administrator"), ("desk", "SP"), ("since", &since)]).await;
    assert_eq!(last.status, StatusCode::UNPROCESSABLE_ENTITY, "the last administrator remains");
    assert_eq!(desk.get(by, "/amministrazione/account").await.status, StatusCode::OK);
}
