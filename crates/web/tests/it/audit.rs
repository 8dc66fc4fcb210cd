//! Who opened a file and what was done, as people read it; and keeping an installation by itself.

use axum::http::StatusCode;
use chrono::TimeDelta;
use ponte_app::{
    audit, maintain, register,
    rights::{Caller, Right},
    schedule,
};
use ponte_domain::{actor::Purpose, worker::Worker};
use ponte_storage::audit::{AuditFilter, list};
use ponte_testkit::TestDesk;

fn console() -> Caller {
    Caller::console(Purpose::Administration)
}

#[tokio::test]
async fn opening_a_file_is_recorded_and_told_to_the_person() {
    for desk in TestDesk::all().await {
        let worker = desk.add(&desk.worker("Ada", "Rossi")).await;
        assert_eq!(desk.get(&desk.operator, &format!("/sportello/persone/{worker}")).await.status, StatusCode::OK);
        desk.get(&desk.operator, "/sportello/persone?q=rossi").await;
        let page = desk.get(&desk.operator, &format!("/sportello/persone/{worker}/accessi")).await.text();
        assert!(page.contains("Chiara Donati") && page.contains("Scheda aperta"), "{page}");
        let opened = audit::accesses(&desk.app, &desk.caller(), worker).await.expect("the accesses");
        let verbs: Vec<&str> = opened.iter().rev().map(|access| access.verb.as_str()).collect();
        assert_eq!(verbs[..2], ["worker.create", "worker.open"], "a search is no opening: {verbs:?}");
        assert!(verbs.contains(&"worker.accesses"), "asking is recorded as well");
    }
}

#[tokio::test]
async fn a_change_leaves_names_of_fields_and_digests_but_no_value() {
    for desk in TestDesk::all().await {
        let worker = desk.add(&desk.worker("Ada", "Rossi")).await;
        let stored = desk.read::<Worker>(worker).await;
        let mut changed = stored.value.clone();
        changed.person.family_name = "Verdissima".to_owned();
        register::save(&desk.app, &desk.caller(), worker, stored.version, &changed).await.expect("to save");
        let filter = AuditFilter { person: Some(worker), verbs: vec!["worker.save".to_owned()], limit: 5, ..AuditFilter::default() };
        let past = list(&desk.app.db, &filter).await.expect("the audit").pop().expect("an act").act;
        assert_eq!(past.fields.as_deref(), Some("person.family_name"));
        let digests = past.digests.expect("digests");
        let (before, after) = digests.strip_prefix("person.family_name=").and_then(|both| both.split_once('>')).expect("two digests");
        assert!(before.len() == 32 && after.len() == 32 && before != after);
        assert!(!format!("{digests}").contains("Verdissima"));
    }
}

#[tokio::test]
async fn the_acts_of_an_account_are_read_filtered_and_exported() {
    let desk = TestDesk::open().await;
    let worker = desk.add(&desk.worker("Ada", "Rossi")).await;
    desk.get(&desk.operator, &format!("/sportello/persone/{worker}")).await;
    let (_, auditor) = desk.somebody_with("aldo", &[Right::SeeAudit]).await;
    let all = desk.get(&auditor, "/amministrazione/registro").await;
    assert_eq!(all.status, StatusCode::OK);
    assert!(all.text().contains("worker.open") && !all.text().contains("Rossi"), "names of people are not told");
    let some = desk.get(&auditor, &format!("/amministrazione/registro?verbo=worker.create&persona={worker}")).await.text();
    assert!(some.contains("worker.create") && !some.contains("worker.open</code>"), "{some}");
    let file = desk.get(&auditor, "/amministrazione/registro.csv?verbo=worker.open").await;
    assert_eq!(file.headers["content-type"], "text/csv; charset=utf-8");
    assert_eq!(file.text().lines().count(), 2, "{}", file.text());
    assert_eq!(desk.get(&desk.operator, "/amministrazione/registro").await.status, StatusCode::FORBIDDEN);
    assert_eq!(desk.get(&auditor, "/amministrazione/registro?dal=ieri").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn acts_of_one_request_carry_its_number() {
    let desk = TestDesk::open().await;
    let worker = desk.add(&desk.worker("Ada", "Rossi")).await;
    let page = desk.get(&desk.operator, &format!("/sportello/persone/{worker}")).await;
    let number = page.headers["x-request-id"].to_str().expect("a number").to_owned();
    let past = list(&desk.app.db, &AuditFilter { person: Some(worker), limit: 1, ..AuditFilter::default() }).await.expect("the audit");
    assert_eq!(past[0].act.correlation, Some(number));
}

#[tokio::test]
async fn the_program_anchors_backs_up_and_tries_its_backups_by_itself() {
    for desk in TestDesk::all().await {
        desk.add(&desk.worker("Ada", "Rossi")).await;
        std::fs::create_dir_all(desk.app.config.data.join("attachments")).expect("a folder");
        std::fs::write(desk.app.config.data.join("attachments/one"), b"attached").expect("to write");
        schedule::ensure(&desk.app).await.expect("to plan");
        schedule::ensure(&desk.app).await.expect("planning twice changes nothing");
        for _ in 0..16 {
            desk.after(TimeDelta::days(1)).await;
        }
        let last = maintain::last_backup(&desk.app).await.expect("settings").expect("a backup");
        assert_eq!(last.files, 1);
        let kept = std::fs::read_dir(desk.app.config.backups.as_ref().expect("a folder")).expect("backups").count();
        assert!((8..=10).contains(&kept), "seven days and what of four weeks is older: {kept}");
        let test = maintain::last_test(&desk.app).await.expect("settings").expect("a trial");
        assert!(test.well() && test.files == 1, "{test:?}");
        let left = std::fs::read_dir(&desk.app.config.data).expect("the data folder");
        assert!(!left.filter_map(|entry| entry.ok()).any(|entry| entry.file_name().to_string_lossy().starts_with("restore-test")));
        let anchors = std::fs::read_to_string(&desk.app.config.anchors).expect("the anchors");
        assert!((15..=17).contains(&anchors.lines().count()), "{anchors}");
        let verified = maintain::verify(&desk.app, &console()).await.expect("a verification");
        assert_eq!((verified.wrong(), verified.audit.anchors), (0, anchors.lines().count() as u64), "{:?}", verified.audit.faults);
    }
}

#[tokio::test]
async fn a_trial_restore_of_a_damaged_backup_fails_loudly() {
    let desk = TestDesk::open().await;
    maintain::run_backup(&desk.app).await.expect("a backup");
    assert!(maintain::run_test(&desk.app).await.expect("a trial").is_some_and(|test| test.well()));
    let folder = desk.app.config.backups.clone().expect("a folder");
    let path = std::fs::read_dir(&folder).expect("backups").next().expect("one").expect("an entry").path();
    let mut bytes = std::fs::read(&path).expect("the backup");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&path, bytes).expect("to write");
    assert!(maintain::run_test(&desk.app).await.is_err());
}
