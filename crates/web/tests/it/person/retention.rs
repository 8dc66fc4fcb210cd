//! Retention: looked for by the program, erased by a person.

use axum::http::StatusCode;
use chrono::TimeDelta;
use ponte_domain::{id::WorkerId, role::Role, worker::Worker};
use ponte_storage::{register, retention};
use ponte_testkit::TestDesk;

#[tokio::test]
async fn what_is_past_its_time_is_found_and_erased_only_when_confirmed() {
    for desk in TestDesk::all().await {
        let old = desk.add(&desk.worker("Ada", "Rossi")).await;
        let held = desk.add(&desk.worker("Clara", "Neri")).await;
        let console = ponte_app::rights::Caller::console(ponte_domain::actor::Purpose::Administration);
        ponte_app::person::place(&desk.app, &console, WorkerId(held), "Ricorso in tribunale", None).await.expect("a hold");
        desk.clock.advance(TimeDelta::days(61 * 31));
        let fresh = desk.add(&desk.worker("Bice", "Verdi")).await;
        let (_, manager) = desk.visitor("resp", "Paola Sanguineti", &[Role::DeskManager]).await;
        ponte_app::person::look(&desk.app).await.expect("to look");
        let runs = retention::runs(&desk.app.db).await.expect("the runs");
        assert_eq!((runs.len(), runs[0].dry, runs[0].people), (1, true, 2));
        let page = desk.get(&manager, "/sportello/conservazione").await.text();
        assert!(page.contains("Ada Rossi") && page.contains("Clara Neri") && !page.contains("Bice Verdi"), "{page}");
        assert!(page.contains("GDPR art. 5.1.e") && page.contains("60 mesi"), "{page}");
        let (old_id, held_id, fresh_id) = (old.to_string(), held.to_string(), fresh.to_string());
        let chosen = [("person", old_id.as_str()), ("person", &held_id), ("person", &fresh_id)];
        let unsure = desk.post(&manager, "/sportello/conservazione", &chosen).await;
        assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
        let there = async |id| register::get::<Worker>(&desk.app.db, id).await.expect("to read").is_some();
        assert!(there(old).await);
        let sure = [&chosen[..], &[("confirm", "yes"), ("rest", "yes")]].concat();
        let done = desk.post(&manager, "/sportello/conservazione", &sure).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
        assert!(!there(old).await && there(held).await && there(fresh).await, "what is held or not due stays");
        let runs = retention::runs(&desk.app.db).await.expect("the runs");
        assert_eq!((runs[0].dry, runs[0].people), (false, 1));
        assert_eq!(desk.get(&manager, "/sportello/conservazione").await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn the_desk_writes_its_own_figures() {
    let desk = TestDesk::open().await;
    desk.add(&desk.worker("Ada", "Rossi")).await;
    desk.clock.advance(TimeDelta::days(40));
    let console = ponte_app::rights::Caller::console(ponte_domain::actor::Purpose::Administration);
    assert!(ponte_app::person::due(&desk.app, &console).await.expect("to look").people.is_empty());
    let own = "[[rule]]\ncategory = \"case_file\"\nmonths = 1\nfrom = \"last_activity\"\nbasis = \"delibera\"\nsince = 2026-01-01\n";
    std::fs::write(desk.app.config.data.join("retention.toml"), own).expect("to write");
    assert_eq!(ponte_app::person::due(&desk.app, &console).await.expect("to look").people.len(), 1);
    std::fs::write(desk.app.config.data.join("retention.toml"), "[[rule]]\nmonths = 1\n").expect("to write");
    assert!(ponte_app::person::due(&desk.app, &console).await.is_err(), "a broken file is said, not passed over");
}
