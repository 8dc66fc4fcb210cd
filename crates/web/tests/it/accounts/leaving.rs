//! An account ends on a day, and its files go on with somebody else.

use axum::http::StatusCode;
use chrono::{Days, TimeDelta};
use ponte_domain::{
    case::{Member, Part},
    id::WorkerId,
    role::Role,
};
use ponte_storage::{account, assignment, case};
use ponte_testkit::{TestDesk, TestVisitor};
use uuid::Uuid;

use super::{account as known, enter};

const PASSWORD: &str = "una-frase-per-prova";

/// Puts an account into the teams of files.
async fn follow(desk: &TestDesk, account: ponte_domain::id::AccountId, workers: &[Uuid]) {
    let tx = desk.app.db.begin().await.expect("a transaction");
    for worker in workers {
        let member = Member { worker: WorkerId(*worker), account, part: Part::CaseManager, since: desk.app.today(), until: None };
        case::save_member(&tx, &member).await.expect("a member");
    }
    tx.commit(desk.app.now()).await.expect("to commit");
}

async fn end_on(desk: &TestDesk, id: ponte_domain::id::AccountId, day: &str) -> StatusCode {
    let path = format!("/amministrazione/account/{id}/ultimo-giorno");
    desk.post(&desk.administrator, &path, &[("last_day", day)]).await.status
}

#[tokio::test]
async fn an_account_ends_after_its_last_day_and_is_shut_at_night() {
    for desk in TestDesk::all().await {
        let id = desk.account().id;
        let today = desk.app.today();
        assert_eq!(end_on(&desk, id, &today.to_string()).await, StatusCode::SEE_OTHER);
        let held = assignment::of_account(&desk.app.db, id).await.expect("assignments");
        assert!(held.iter().all(|held| held.until == Some(today)), "assignments end with it");
        assert_eq!(desk.get(&desk.operator, "/sportello/persone").await.status, StatusCode::OK, "the last day counts");
        desk.clock.advance(TimeDelta::days(1));
        assert_ne!(desk.get(&desk.operator, "/sportello").await.status, StatusCode::OK, "her session has ended");
        let refused = enter(&desk, "operatrice", PASSWORD).await.expect_err("to be refused");
        assert!(refused.contains("ultimo giorno"), "{refused}");
        let wrong = enter(&desk, "operatrice", "un-altra-frase-lunga").await.expect_err("to be refused");
        assert!(!wrong.contains("ultimo giorno"), "only who knows the password is told");
        assert_eq!(ponte_app::account::shut_ended(&desk.app).await.expect("to shut"), 1);
        assert_eq!(ponte_app::account::shut_ended(&desk.app).await.expect("to shut"), 0, "once");
        assert!(known(&desk, "operatrice").await.disabled);
    }
}

#[tokio::test]
async fn a_last_day_that_moves_takes_assignments_with_it() {
    let desk = TestDesk::open().await;
    let id = desk.account().id;
    let day = desk.app.today() + Days::new(10);
    end_on(&desk, id, &day.to_string()).await;
    end_on(&desk, id, &(day + Days::new(5)).to_string()).await;
    let held = assignment::of_account(&desk.app.db, id).await.expect("assignments");
    assert!(held.iter().all(|held| held.until == Some(day + Days::new(5))));
    end_on(&desk, id, "").await;
    let held = assignment::of_account(&desk.app.db, id).await.expect("assignments");
    assert!(held.iter().all(|held| held.until.is_none()));
    let own = known(&desk, "amministratore").await.id;
    assert_eq!(end_on(&desk, own, &day.to_string()).await, StatusCode::UNPROCESSABLE_ENTITY, "nobody ends her own account");
    let path = format!("/amministrazione/account/{id}/ultimo-giorno");
    assert_eq!(desk.post(&desk.operator, &path, &[]).await.status, StatusCode::FORBIDDEN);
}

/// A manager, somebody who leaves with three files, and a colleague.
async fn parting(desk: &TestDesk) -> (TestVisitor, ponte_domain::account::Account, ponte_domain::account::Account, Vec<Uuid>) {
    let (_, manager) = desk.visitor("responsabile", "Paola Sanguineti", &[Role::DeskManager]).await;
    let (leaver, _) = desk.visitor("andrea", "Andrea Lucchesi", &[Role::CaseManager]).await;
    let (colleague, _) = desk.visitor("elisa", "Elisa Moretti", &[Role::CaseManager]).await;
    let mut workers = Vec::new();
    for name in ["Ada", "Berta", "Carla"] {
        workers.push(desk.add(&desk.worker(name, "Rossi")).await);
    }
    follow(desk, leaver.id, &workers).await;
    (manager, leaver, colleague, workers)
}

async fn files_of(desk: &TestDesk, account: ponte_domain::id::AccountId) -> Vec<Uuid> {
    let mut files: Vec<Uuid> =
        case::of_account(&desk.app.db, account, desk.app.today()).await.expect("files").iter().map(|member| member.worker.0).collect();
    files.sort_unstable();
    files
}

#[tokio::test]
async fn files_are_handed_over_chosen_ones_or_all_in_one_act() {
    for desk in TestDesk::all().await {
        let (manager, leaver, colleague, mut workers) = parting(&desk).await;
        let path = format!("/sportello/consegne/{}", leaver.id);
        let page = desk.get(&manager, &path).await.text();
        assert!(page.contains("3 schede") && page.contains("Ada Rossi") && page.contains("Elisa Moretti"), "{page}");
        let to = colleague.id.to_string();
        let nothing = desk.post(&manager, &path, &[("to", &to)]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing was chosen");
        let (_, reception) = desk.visitor("sara", "Sara Neri", &[Role::Reception]).await;
        assert_eq!(desk.post(&reception, &path, &[("to", &to), ("all", "true")]).await.status, StatusCode::FORBIDDEN);
        let chosen = workers[0].to_string();
        let one = desk.post(&manager, &path, &[("to", &to), ("worker", &chosen)]).await;
        assert_eq!(one.status, StatusCode::SEE_OTHER, "{}", one.text());
        assert_eq!(files_of(&desk, colleague.id).await, [workers[0]]);
        let all = desk.post(&manager, &path, &[("to", &to), ("all", "true")]).await;
        assert_eq!(all.status, StatusCode::SEE_OTHER, "{}", all.text());
        workers.sort_unstable();
        assert_eq!(files_of(&desk, colleague.id).await, workers);
        assert_eq!(files_of(&desk, leaver.id).await, [] as [Uuid; 0]);
    }
}

#[tokio::test]
async fn files_of_an_account_that_is_shut_are_handed_over_too() {
    let desk = TestDesk::open().await;
    let (manager, leaver, colleague, workers) = parting(&desk).await;
    end_on(&desk, leaver.id, &desk.app.today().to_string()).await;
    desk.clock.advance(TimeDelta::days(2));
    ponte_app::account::shut_ended(&desk.app).await.expect("to shut");
    let manager = {
        let _ = manager;
        enter(&desk, "responsabile", PASSWORD).await.expect("to sign in")
    };
    let path = format!("/sportello/consegne/{}", leaver.id);
    let handed = desk.post(&manager, &path, &[("to", &colleague.id.to_string()), ("all", "true")]).await;
    assert_eq!(handed.status, StatusCode::SEE_OTHER, "{}", handed.text());
    assert_eq!(files_of(&desk, colleague.id).await.len(), workers.len());
    let back =
        desk.post(&manager, &format!("/sportello/consegne/{}", colleague.id), &[("to", &leaver.id.to_string()), ("all", "true")]).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY, "who is gone receives nothing");
}

#[tokio::test]
async fn the_manager_is_told_of_accounts_that_end_with_files_still_open() {
    let desk = TestDesk::open().await;
    let (manager, leaver, colleague, _) = parting(&desk).await;
    assert!(!desk.get(&manager, "/sportello").await.text().contains("Andrea Lucchesi"));
    end_on(&desk, leaver.id, &(desk.app.today() + Days::new(15)).to_string()).await;
    assert!(!desk.get(&manager, "/sportello").await.text().contains("Andrea Lucchesi"), "not before two weeks");
    end_on(&desk, leaver.id, &(desk.app.today() + Days::new(14)).to_string()).await;
    let today = desk.get(&manager, "/sportello").await.text();
    assert!(today.contains("Andrea Lucchesi") && today.contains(&format!("/sportello/consegne/{}", leaver.id)), "{today}");
    let path = format!("/sportello/consegne/{}", leaver.id);
    desk.post(&manager, &path, &[("to", &colleague.id.to_string()), ("all", "true")]).await;
    assert!(!desk.get(&manager, "/sportello").await.text().contains(&path), "nothing is left open");
    let ended = account::ending_between(&desk.app.db, desk.app.today(), desk.app.today() + Days::new(14)).await.expect("to read");
    assert_eq!(ended.len(), 1);
}
