//! Teams of case files, emergencies, mandates, acts in the person's own name.

use axum::http::StatusCode;
use chrono::TimeDelta;
use ponte_domain::{
    account::Account,
    actor::{Actor, Channel},
    desk::Desk,
    role::Role,
    worker::Worker,
};
use ponte_storage::{Revision, audit::AuditFilter, desk, register};
use ponte_testkit::{TestDesk, TestVisitor};
use uuid::Uuid;

/// A desk where files open to their team only, with a manager, a case manager, and an operator who follows nobody.
struct Teams {
    desk: TestDesk,
    manager: TestVisitor,
    chief: (Account, TestVisitor),
    worker: Uuid,
}

async fn teams() -> Teams {
    let desk = TestDesk::open().await;
    let mut tx = desk.app.db.begin().await.expect("a transaction");
    let own = (*desk.app.market.desk()).clone();
    let notices = vec!["dpo@example.org".to_owned()];
    desk::save(&mut tx, &Desk { case_teams: true, notices, ..own }).await.expect("the desk");
    tx.commit(desk.app.now()).await.expect("to commit");
    desk.app.market.follow(&desk.app.db).await.expect("to follow");
    let (_, manager) = desk.visitor("responsabile", "Paola Sanguineti", &[Role::DeskManager]).await;
    let chief = desk.visitor("andrea", "Andrea Lucchesi", &[Role::CaseManager]).await;
    let caller = desk.app.caller_of(&chief.0, ponte_domain::actor::Purpose::Casework).await.expect("a caller");
    let worker = ponte_app::register::create(&desk.app, &caller, &desk.worker("Ada", "Rossi")).await.expect("a file");
    Teams { desk, manager, chief, worker }
}

#[tokio::test]
async fn a_file_opens_to_its_team_and_others_are_told_whose_it_is() {
    let Teams { desk, chief, worker, .. } = teams().await;
    let file = format!("/sportello/persone/{worker}");
    assert_eq!(desk.get(&chief.1, &file).await.status, StatusCode::OK, "whoever makes a file is in its team");
    let closed = desk.get(&desk.operator, &file).await;
    assert_eq!(closed.status, StatusCode::FORBIDDEN);
    assert!(closed.text().contains("Ada Rossi") && closed.text().contains("Andrea Lucchesi"), "{}", closed.text());
    assert!(!closed.text().contains("Via Segreta") && !closed.text().contains("473"), "nothing else of her is told");
    assert!(!desk.get(&desk.operator, "/sportello/persone").await.text().contains("Ada Rossi"));
    let found = desk.get(&desk.operator, "/sportello/cerca?q=ada+rossi").await.text();
    assert!(found.contains("Ada Rossi") && found.contains("Andrea Lucchesi"));
    assert!(desk.get(&chief.1, "/sportello/casi").await.text().contains("Ada Rossi"));
    assert!(!desk.get(&desk.operator, "/sportello/casi").await.text().contains("Ada Rossi"));
}

#[tokio::test]
async fn a_file_is_handed_over_and_somebody_remains_in_its_team() {
    let Teams { desk, manager, chief, worker } = teams().await;
    let team = format!("/sportello/persone/{worker}/gruppo");
    let operator = desk.account().id.to_string();
    let andrea = chief.0.id.to_string();
    let alone = desk.post(&manager, &format!("{team}/togli"), &[("account", &andrea)]).await;
    assert_eq!(alone.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody would be left");
    let stranger = desk.post(&desk.operator, &team, &[("account", &operator), ("part", "operator")]).await;
    assert_eq!(stranger.status, StatusCode::FORBIDDEN, "nobody lets herself in");
    let given = desk.post(&chief.1, &format!("{team}/passa"), &[("from", &andrea), ("to", &operator)]).await;
    assert_eq!((given.status, given.location()), (StatusCode::SEE_OTHER, "/sportello/casi"));
    assert_eq!(desk.get(&desk.operator, &format!("/sportello/persone/{worker}")).await.status, StatusCode::OK);
    assert_eq!(desk.get(&chief.1, &format!("/sportello/persone/{worker}")).await.status, StatusCode::FORBIDDEN);
    let joined = desk.post(&manager, &team, &[("account", &andrea), ("part", "specialist")]).await;
    assert_eq!(joined.status, StatusCode::SEE_OTHER, "{}", joined.text());
    assert_eq!(desk.get(&chief.1, &format!("/sportello/persone/{worker}")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_emergency_opens_a_file_for_an_hour_with_a_reason_and_is_told() {
    let Teams { desk, manager, worker, .. } = teams().await;
    let file = format!("/sportello/persone/{worker}");
    let hasty = desk.post(&desk.operator, &format!("{file}/urgenza"), &[("reason", "urgente")]).await;
    assert_eq!(hasty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(desk.get(&desk.operator, &file).await.status, StatusCode::FORBIDDEN);
    let opened =
        desk.post(&desk.operator, &format!("{file}/urgenza"), &[("reason", "Chiama il pronto soccorso: chiede dei farmaci")]).await;
    assert_eq!((opened.status, opened.location()), (StatusCode::SEE_OTHER, file.as_str()));
    assert_eq!(desk.get(&desk.operator, &file).await.status, StatusCode::OK);
    assert_eq!(desk.get(&desk.operator, &format!("{file}/modifica")).await.status, StatusCode::FORBIDDEN, "it opens, to read");
    let list = desk.get(&manager, "/sportello/urgenze").await.text();
    assert!(list.contains("Chiara Donati") && list.contains("chiede dei farmaci"), "{list}");
    assert_eq!(desk.get(&desk.operator, "/sportello/urgenze").await.status, StatusCode::FORBIDDEN);
    desk.run_jobs().await;
    let letters = desk.letters();
    let letter = letters.iter().find(|letter| letter.to.contains("dpo@example.org")).expect("a notice");
    assert!(!letter.text.contains("Rossi") && !letter.text.contains("farmaci"), "the mail says nothing of the person");
    // She works on: a session that is left alone for long locks itself.
    for minutes in [25, 25, 9] {
        desk.clock.advance(TimeDelta::minutes(minutes));
        assert_eq!(desk.get(&desk.operator, &file).await.status, StatusCode::OK);
    }
    desk.clock.advance(TimeDelta::minutes(1));
    assert_eq!(desk.get(&desk.operator, &file).await.status, StatusCode::FORBIDDEN, "the hour is over");
    let acts = ponte_storage::audit::list(&desk.app.db, &AuditFilter { record: Some(worker), limit: 50, ..AuditFilter::default() })
        .await
        .expect("the acts");
    assert!(acts.iter().any(|past| past.act.verb == "case.open_urgently"));
}

#[tokio::test]
async fn a_delegate_acts_within_a_mandate() {
    let Teams { desk, chief, worker, .. } = teams().await;
    let path = format!("/sportello/persone/{worker}/deleghe");
    let nothing = desk.post(&chief.1, &path, &[("name", "Luca Rossi"), ("kind", "caregiver")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY, "it must say what it is for");
    let given =
        desk.post(&chief.1, &path, &[("name", "Luca Rossi"), ("kind", "caregiver"), ("scope", "documents"), ("until", "2026-12-31")]);
    assert_eq!(given.await.status, StatusCode::SEE_OTHER);
    let team = desk.get(&chief.1, &format!("/sportello/persone/{worker}/gruppo")).await.text();
    assert!(team.contains("Luca Rossi"));
    let id = ponte_storage::case::mandates(&desk.app.db, worker.into()).await.expect("mandates")[0].id;
    assert_eq!(desk.post(&desk.operator, &format!("{path}/{id}/chiudi"), &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(desk.post(&chief.1, &format!("{path}/{id}/chiudi"), &[]).await.status, StatusCode::SEE_OTHER);
    let ended = &ponte_storage::case::mandates(&desk.app.db, worker.into()).await.expect("mandates")[0];
    assert!(!ended.holds_on(desk.app.today()));
}

#[tokio::test]
async fn what_a_person_asks_for_by_telephone_is_recorded_as_hers() {
    let desk = TestDesk::open().await;
    let worker = desk.add(&desk.worker("Ada", "Rossi")).await;
    let path = format!("/sportello/persone/{worker}/disponibilita");
    let told = [("availability.from", "2026-12-07"), ("on_behalf", "telephone")];
    assert_eq!(desk.post(&desk.operator, &path, &told).await.status, StatusCode::SEE_OTHER);
    let revisions: Vec<Revision<Worker>> = register::history(&desk.app.db, worker).await.expect("the history");
    assert!(
        matches!(&revisions[0].replaced_by, Actor::Account { on_behalf: Some(Channel::Telephone), .. }),
        "{:?}",
        revisions[0].replaced_by
    );
    let acts = ponte_storage::audit::list(&desk.app.db, &AuditFilter { record: Some(worker), limit: 5, ..AuditFilter::default() })
        .await
        .expect("the acts");
    assert_eq!(acts[0].act.context.as_deref(), Some("behalf=telephone"));
    let story = desk.get(&desk.operator, &format!("/sportello/persone/{worker}/storia")).await.text();
    assert!(story.contains("per telefono"), "{story}");
}

#[tokio::test]
async fn at_a_desk_without_teams_every_operator_follows_everybody() {
    let desk = TestDesk::open().await;
    let worker = desk.add(&desk.worker("Ada", "Rossi")).await;
    let (_, other) = desk.visitor("altra", "Rita Altra", &[Role::CaseManager]).await;
    assert_eq!(desk.get(&other, &format!("/sportello/persone/{worker}")).await.status, StatusCode::OK);
}
