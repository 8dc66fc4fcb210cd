//! The protected part of a case file and protected files, through the pages and the use cases, on both engines.

use axum::http::StatusCode;
use ponte_app::{
    App,
    error::{Error, Refusal},
    keyring::KeyError,
    protected::{self, Subject},
    register,
    rights::{Caller, Right},
};
use ponte_domain::{
    actor::Purpose,
    protected::{Contacting, Household, ProtectedFile, SectionData, Why},
    worker::Worker,
};
use ponte_storage::{
    Engine,
    audit::{AuditFilter, list},
};
use ponte_testkit::{TestDesk, database};
use ponte_web::presses;
use sea_orm::{ConnectionTrait, Database};
use std::sync::Arc;
use uuid::Uuid;

fn household(notes: &str) -> SectionData {
    SectionData::Household(Household { children: Some(2), notes: Some(notes.to_owned()), ..Household::default() })
}

async fn team(desk: &TestDesk) -> (Caller, ponte_testkit::TestVisitor) {
    desk.somebody_with("dora", &[Right::SeeHousehold, Right::SeePeople, Right::EditPeople]).await
}

fn console() -> Caller {
    Caller::console(Purpose::Administration)
}

async fn sql(desk: &TestDesk, statement: &str) {
    let raw = Database::connect(database::url_of(desk.database())).await.expect("a connection");
    raw.execute_unprepared(statement).await.unwrap_or_else(|error| panic!("{statement}: {error}"));
    raw.close().await.expect("to leave");
}

#[tokio::test]
async fn it_is_opened_for_a_purpose_that_is_recorded_before_anything_is_shown() {
    for desk in TestDesk::all().await {
        let worker = desk.add(&desk.worker("Ada", "Rossi")).await;
        let (caller, visitor) = team(&desk).await;
        protected::save(&desk.app, &caller, Subject::Worker(worker), 0, household("due figli")).await.expect("to save");
        let address = format!("/sportello/persone/{worker}/protetta");
        let gate = desk.get(&visitor, &address).await;
        assert_eq!(gate.status, StatusCode::OK);
        assert!(!gate.text().contains("due figli"), "the question alone shows nothing");
        assert!(!desk.post(&visitor, &address, &[]).await.text().contains("due figli"), "no purpose, no content");
        let page = desk.post(&visitor, &address, &[("why", "pact")]).await;
        assert!(page.text().contains("due figli"), "{}", page.text());
        let past = list(&desk.app.db, &AuditFilter { person: Some(worker), limit: 50, ..AuditFilter::default() }).await.expect("the audit");
        let opened: Vec<_> = past.iter().filter(|past| past.act.verb == "protected.open").collect();
        assert_eq!(opened.len(), 1);
        assert_eq!(opened[0].act.context.as_deref(), Some("why=pact"));
        assert!(opened[0].act.fields.is_none(), "which section is not said");
        // When the audit cannot be written, nothing is shown.
        sql(&desk, "ALTER TABLE audit_head RENAME TO audit_head_gone").await;
        assert_eq!(desk.post(&visitor, &address, &[("why", "pact")]).await.status, StatusCode::INTERNAL_SERVER_ERROR);
        let closed = desk.get(&visitor, &format!("/sportello/persone/{worker}")).await;
        assert_eq!(closed.status, StatusCode::INTERNAL_SERVER_ERROR, "the file neither");
        assert!(!closed.text().contains("Rossi"));
    }
}

#[tokio::test]
async fn a_section_is_seen_by_those_with_its_right_only() {
    let desk = TestDesk::open().await;
    let worker = desk.add(&desk.worker("Ada", "Rossi")).await;
    let (caller, _) = team(&desk).await;
    let subject = Subject::Worker(worker);
    protected::save(&desk.app, &caller, subject, 0, household("x")).await.expect("to save");
    let part = protected::open(&desk.app, &caller, subject, Why::Pact).await.expect("the part");
    let seen: Vec<_> = part.sections.iter().map(|opened| opened.section).collect();
    assert_eq!(seen, protected::sections_of(&caller));
    for section in ponte_domain::protected::Section::ALL.iter().filter(|section| !seen.contains(section)) {
        let refused = protected::open_section(&desk.app, &caller, subject, *section, Why::Pact).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::Forbidden(_)))), "{section}");
        let refused = protected::history(&desk.app, &caller, subject, *section, Why::Pact).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::Forbidden(_)))), "{section}");
    }
}

#[tokio::test]
async fn a_save_over_what_somebody_saved_is_refused_and_the_history_is_kept() {
    for desk in TestDesk::all().await {
        let worker = desk.add(&desk.worker("Ada", "Rossi")).await;
        let (caller, _) = team(&desk).await;
        let subject = Subject::Worker(worker);
        protected::save(&desk.app, &caller, subject, 0, household("prima")).await.expect("to save");
        let section = household("").section();
        let opened = protected::open_section(&desk.app, &caller, subject, section, Why::Pact).await.expect("the section");
        protected::save(&desk.app, &caller, subject, opened.version, household("dopo")).await.expect("to save");
        let stale = protected::save(&desk.app, &caller, subject, opened.version, household("altro")).await;
        assert!(matches!(stale, Err(Error::Refused(Refusal::Stale { .. }))), "{stale:?}");
        let was = protected::history(&desk.app, &caller, subject, section, Why::Pact).await.expect("the history");
        assert_eq!(was.iter().map(|was| was.data.clone()).collect::<Vec<_>>(), [Some(household("prima"))]);
    }
}

#[tokio::test]
async fn a_value_that_was_moved_to_another_persons_row_is_not_read() {
    for desk in TestDesk::all().await {
        let (ada, bea) = (desk.add(&desk.worker("Ada", "Rossi")).await, desk.add(&desk.worker("Bea", "Bianchi")).await);
        let (caller, _) = team(&desk).await;
        for person in [ada, bea] {
            protected::save(&desk.app, &caller, Subject::Worker(person), 0, household(&person.to_string())).await.expect("to save");
        }
        let of = |person: Uuid| match desk.database().engine() {
            Engine::Sqlite => format!("x'{}'", person.simple()),
            Engine::Postgres => format!("'{person}'"),
        };
        let moved = format!(
            "UPDATE protected_section SET content = (SELECT s.content FROM protected_section s WHERE s.subject = {} AND s.slot = protected_section.slot) WHERE subject = {}",
            of(bea),
            of(ada)
        );
        sql(&desk, &moved).await;
        let part = protected::open(&desk.app, &caller, Subject::Worker(ada), Why::Pact).await.expect("the part");
        assert_eq!(part.fault, Some(KeyError::Damaged));
        assert!(part.sections.is_empty());
    }
}

#[tokio::test]
async fn keys_are_rotated_in_batches_and_a_rotation_cut_short_goes_on() {
    for desk in TestDesk::all().await {
        let (caller, _) = team(&desk).await;
        let mut people = Vec::new();
        for n in 0..40 {
            let worker = desk.add(&desk.worker(&format!("Ada{n}"), "Rossi")).await;
            protected::save(&desk.app, &caller, Subject::Worker(worker), 0, household(&format!("n{n}"))).await.expect("to save");
            people.push(worker);
        }
        // Cut short: the key is there, but nothing is sealed with it yet.
        let old = desk.app.keys.current().expect("a key");
        let new = desk.app.keys.add().expect("another key");
        let rotated = protected::rotate(&desk.app, &console(), true).await.expect("to rotate");
        assert_eq!((rotated.key.as_str(), rotated.values, rotated.unreadable), (new.as_str(), 240, 0));
        assert_eq!(protected::rotate(&desk.app, &console(), true).await.expect("nothing left").values, 0);
        assert_eq!(protected::retire(&desk.app, &console()).await.expect("to retire"), [old]);
        let part = protected::open(&desk.app, &caller, Subject::Worker(people[7]), Why::Pact).await.expect("the part");
        assert!(part.sections.iter().any(|opened| opened.data == Some(household("n7"))));
        assert!(protected::key_report(&desk.app, &console()).await.expect("a report").unreadable.is_empty());
    }
}

/// The same installation as it starts with another key file.
async fn again(desk: &TestDesk, keys: &std::path::Path) -> App {
    let mut config = desk.app.config.clone();
    config.keys = keys.to_owned();
    App::over(desk.app.db.clone(), config, Arc::clone(&desk.clock) as Arc<dyn ponte_domain::clock::Clock>, presses().expect("words"))
        .await
        .expect("it starts without its key")
}

#[tokio::test]
async fn without_its_key_the_program_works_and_says_what_it_cannot_read() {
    for desk in TestDesk::all().await {
        let worker = desk.add(&desk.worker("Ada", "Rossi")).await;
        let (caller, _) = team(&desk).await;
        let subject = Subject::Worker(worker);
        protected::save(&desk.app, &caller, subject, 0, household("x")).await.expect("to save");
        let lost = desk.folder().join("lost/key");
        let app = again(&desk, &lost).await;
        assert!(!lost.exists(), "no other key is made in its place");
        assert!(register::view::<Worker>(&app, &caller, worker).await.is_ok(), "the rest works");
        let part = protected::open(&app, &caller, subject, Why::Pact).await.expect("an answer");
        assert_eq!((part.sections.len(), part.fault), (0, Some(KeyError::Missing)));
        let refused = protected::save(&app, &caller, subject, 1, household("y")).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::Key(_)))), "nothing is written over what cannot be read");
        let report = protected::key_report(&app, &console()).await.expect("a report");
        assert_eq!(report.lost_sight_of(), 6);
        // The key comes back: all is there again, without a restart.
        std::fs::create_dir_all(lost.parent().expect("a folder")).expect("a folder");
        std::fs::copy(&desk.app.config.keys, &lost).expect("the key");
        let part = protected::open(&app, &caller, subject, Why::Pact).await.expect("the part");
        assert!(part.fault.is_none() && part.sections.iter().any(|opened| opened.data == Some(household("x"))));
    }
}

#[tokio::test]
async fn a_protected_file_exists_for_its_team_only() {
    for desk in TestDesk::all().await {
        let wanted = [Right::ProtectedFiles];
        let (alba, _) = desk.somebody_with("alba", &wanted).await;
        let (bruna, page_of_bruna) = desk.somebody_with("bruna", &wanted).await;
        let file = ProtectedFile {
            pseudonym: "Luce".to_owned(),
            contacting: Contacting::Phone,
            contact: Some("0187 000 999".to_owned()),
            safe_times: None,
            notes: None,
        };
        let id = protected::create_file(&desk.app, &alba, &file).await.expect("a file");
        let missing = |error| matches!(error, Error::Refused(Refusal::NotFound(_)));
        assert!(protected::files(&desk.app, &bruna).await.expect("a list").is_empty());
        for outsider in [&bruna, &console()] {
            if let Err(error) = protected::open_file(&desk.app, outsider, id, Why::Pact).await {
                assert!(missing(error));
            } else {
                panic!("opened by an outsider");
            }
            assert!(protected::open(&desk.app, outsider, Subject::File(id), Why::Pact).await.is_err_and(missing));
            assert!(protected::edit_file(&desk.app, outsider, id, 1, &file).await.is_err_and(missing));
            assert!(protected::add_member(&desk.app, outsider, id, "bruna").await.is_err_and(missing));
        }
        let same = |page: ponte_testkit::TestPage| {
            (page.status, page.text().replace(&id.to_string(), "ID").replace(&Uuid::nil().to_string(), "ID"))
        };
        let hers = same(desk.get(&page_of_bruna, &format!("/sportello/riservate/{id}")).await);
        let none = same(desk.get(&page_of_bruna, &format!("/sportello/riservate/{}", Uuid::nil())).await);
        assert_eq!(hers, none, "nobody can tell it from one that never was");
        protected::add_member(&desk.app, &alba, id, "bruna").await.expect("to add");
        let opened = protected::open_file(&desk.app, &bruna, id, Why::Services).await.expect("the file");
        assert_eq!(opened.file, Some(file));
        let own = alba.actor.account().expect("an account").0;
        protected::remove_member(&desk.app, &bruna, id, own).await.expect("to take out");
        assert!(protected::open_file(&desk.app, &alba, id, Why::Pact).await.is_err());
        let last = bruna.actor.account().expect("an account").0;
        let refused = protected::remove_member(&desk.app, &bruna, id, last).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::NobodyChosen))));
    }
}
