//! Cases that move together: who may, what goes along, what cannot, how it is taken back; many of them in the background.

use axum::http::StatusCode;
use chrono::TimeDelta;
use ponte_app::transfer;
use ponte_domain::{
    case::{Member, Part},
    desk::{Desk, DeskKind},
    id::WorkerId,
    role::Role,
    transfer::FileState,
    worker::Worker,
};
use ponte_storage::{case, desk as desks};
use ponte_testkit::{TestDesk, TestVisitor};
use uuid::Uuid;

const PATH: &str = "/sportello/passaggi";

/// A province above the desk and another desk beside it, and whoever looks after both.
async fn province(desk: &TestDesk) -> TestVisitor {
    let app = &desk.app;
    let mut tx = app.db.begin().await.expect("a transaction");
    let own = (*app.market.desk()).clone();
    for each in [
        Desk { kind: DeskKind::Province, ..Desk::named("P", "Provincia") },
        Desk { parent: Some("P".into()), ..own },
        Desk { parent: Some("P".into()), ..Desk::named("SZ", "Sportello Sarzana") },
    ] {
        desks::save(&mut tx, &each).await.expect("a desk");
    }
    tx.commit(app.now()).await.expect("to commit");
    app.market.follow(&app.db).await.expect("to follow");
    let (account, visitor) = desk.visitor("territorio", "Franca Bianchi", &[Role::TerritorialManager]).await;
    let tx = app.db.begin().await.expect("a transaction");
    let held = ponte_storage::assignment::of_account(&tx, account.id).await.expect("assignments");
    for each in held {
        let above = ponte_domain::assignment::Assignment { desk: "P".into(), ..each };
        ponte_storage::assignment::save(&tx, &above).await.expect("an assignment");
    }
    tx.commit(app.now()).await.expect("to commit");
    visitor
}

async fn desk_of(desk: &TestDesk, worker: Uuid) -> String {
    let found = ponte_storage::register::get::<Worker>(&desk.app.db, worker).await.expect("to read").expect("the person");
    found.value.desk
}

#[tokio::test]
async fn files_move_with_what_hangs_on_them_and_come_back() {
    for desk in TestDesk::all().await {
        let manager = province(&desk).await;
        let own = desk.app.market.desk().code.clone();
        let (ada, bice) = (desk.add(&desk.worker("Ada", "Rossi")).await, desk.add(&desk.worker("Bice", "Verdi")).await);
        let (follows, _) = desk.visitor("segue", "Sara Neri", &[Role::CaseManager]).await;
        let member = Member {
            worker: WorkerId(ada),
            account: follows.id,
            part: Part::CaseManager,
            since: "2026-01-01".parse().expect("a day"),
            until: None,
        };
        let tx = desk.app.db.begin().await.expect("a transaction");
        case::save_member(&tx, &member).await.expect("a member");
        tx.commit(desk.app.now()).await.expect("to commit");
        let looked = desk.get(&manager, &format!("{PATH}?da={own}&verso=SZ")).await.text();
        assert!(looked.contains("Ada Rossi") && looked.contains("2 si possono passare"), "{looked}");
        let (id, second) = (ada.to_string(), bice.to_string());
        let form = [("da", own.as_str()), ("verso", "SZ"), ("worker", id.as_str()), ("worker", second.as_str())];
        let without = desk.post(&manager, PATH, &form).await;
        assert!(without.status == StatusCode::UNPROCESSABLE_ENTITY && without.text().contains("Scrivi il motivo"), "{}", without.text());
        let form = [form[0], form[1], form[2], form[3], ("reason", "Nuovo sportello")];
        assert_eq!(desk.post(&desk.operator, PATH, &form).await.status, StatusCode::FORBIDDEN);
        let (_, local) = desk.visitor("resp", "Paola Sanguineti", &[Role::DeskManager]).await;
        assert_eq!(desk.post(&local, PATH, &form).await.status, StatusCode::FORBIDDEN, "she sees one desk only");
        assert_eq!(desk.post(&manager, PATH, &form).await.status, StatusCode::SEE_OTHER);
        assert_eq!((desk_of(&desk, ada).await.as_str(), desk_of(&desk, bice).await.as_str()), ("SZ", "SZ"));
        let team = case::team(&desk.app.db, WorkerId(ada)).await.expect("the team");
        assert!(team.iter().all(|member| !member.is_in_on(desk.app.today())), "{team:?}");
        let page = desk.get(&manager, PATH).await.text();
        assert!(page.contains("Nuovo sportello") && page.contains("2 passate, 0 lasciate"), "{page}");
        let at = page.split("/sportello/passaggi/").nth(1).and_then(|rest| rest.split('/').next()).expect("a number").to_owned();
        let undo = format!("{PATH}/{at}/annulla");
        assert_eq!(desk.post(&manager, &undo, &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(desk_of(&desk, ada).await, own);
        let team = case::team(&desk.app.db, WorkerId(ada)).await.expect("the team");
        assert!(team.contains(&member), "who followed it follows it again: {team:?}");
        assert_eq!(desk.post(&manager, &undo, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "once");
    }
}

#[tokio::test]
async fn many_files_move_in_the_background_and_can_be_seen_moving() {
    let desk = TestDesk::open().await;
    let manager = province(&desk).await;
    let own = desk.app.market.desk().code.clone();
    let mut people = Vec::new();
    for n in 0..60 {
        people.push(desk.add(&desk.worker("Ada", &format!("Prova{n}"))).await);
    }
    let form = [("da", own.as_str()), ("verso", "SZ"), ("tutte", "yes"), ("reason", "Nuovo sportello")];
    assert_eq!(desk.post(&manager, PATH, &form).await.status, StatusCode::SEE_OTHER);
    assert_eq!(desk_of(&desk, people[0]).await, own, "not yet");
    assert!(desk.get(&manager, PATH).await.text().contains("ne mancano 60"));
    assert!(desk.get(&manager, "/sportello/attivita").await.text().contains("Nuovo sportello"));
    desk.run_jobs().await;
    let console = ponte_app::rights::Caller::console(ponte_domain::actor::Purpose::Casework);
    let past = transfer::past(&desk.app, &console).await.expect("transfers").remove(0);
    assert_eq!(past.counts.get(&FileState::Moved), Some(&60));
    desk.clock.advance(TimeDelta::days(8));
    let late = transfer::undo(&desk.app, &console, past.transfer.id).await;
    assert!(late.is_err(), "after a week another transfer brings them back");
}
