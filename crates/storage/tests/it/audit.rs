//! The audit is append-only, chained, and tells what was done to it behind the program's back, on both engines.

use chrono::{DateTime, Days, TimeZone, Utc};
use ponte_domain::actor::{Actor, Purpose};
use ponte_storage::{
    Db, Engine, Kind,
    audit::{self, AuditFilter, Details, Entry, Fault},
};
use ponte_testkit::{TestDb, database, databases};
use sea_orm::{ConnectionTrait, Database};
use uuid::Uuid;

fn at(second: i64) -> DateTime<Utc> {
    Utc.timestamp_opt(1_790_000_000 + second, 123_456_000).single().expect("an instant")
}

fn entry(verb: &'static str, person: u128) -> Entry<'static> {
    Entry {
        actor: &Actor::Console,
        purpose: Purpose::Casework,
        verb,
        record: Some((Kind::Worker, Uuid::from_u128(person))),
        fields: vec!["contacts.phone"],
    }
}

async fn write(db: &Db, from: i64, to: i64) {
    for n in from..to {
        let tx = db.begin().await.expect("a transaction");
        let details = Details { digests: vec![format!("contacts.phone={n}")], ..Details::default() };
        audit::record_with(&tx, entry("worker.save", 7), details, at(n)).await.expect("to record");
        tx.commit(at(n)).await.expect("to commit");
    }
}

async fn faults(db: &Db) -> Vec<Fault> {
    audit::verify(db, &[]).await.expect("a verification").faults
}

/// Does to the database what the program never does.
async fn tamper(test: &TestDb, sql: &[&str]) {
    let raw = Database::connect(database::url_of(test)).await.expect("a connection");
    let open = match test.engine() {
        Engine::Sqlite => {
            "DROP TRIGGER IF EXISTS audit_entry_keep; DROP TRIGGER IF EXISTS audit_entry_stay; DROP TRIGGER IF EXISTS audit_anchor_keep; DROP TRIGGER IF EXISTS audit_anchor_stay"
        }
        Engine::Postgres => "ALTER TABLE audit_entry DISABLE TRIGGER ALL; ALTER TABLE audit_anchor DISABLE TRIGGER ALL",
    };
    raw.execute_unprepared(open).await.expect("to open it up");
    for statement in sql {
        raw.execute_unprepared(statement).await.unwrap_or_else(|error| panic!("{statement}: {error}"));
    }
    raw.close().await.expect("to leave");
}

fn main() -> String {
    "main".to_owned()
}

#[tokio::test]
async fn records_are_chained_and_a_whole_chain_has_no_fault() {
    for test in databases().await {
        write(&test.db, 0, 20).await;
        let verified = audit::verify(&test.db, &[]).await.expect("a verification");
        assert_eq!((verified.chains.get("main"), verified.faults), (Some(&20), vec![]), "{:?}", test.engine());
        let past = audit::list(&test.db, &AuditFilter { person: Some(Uuid::from_u128(7)), limit: 3, ..AuditFilter::default() }).await;
        let numbers: Vec<i64> = past.expect("the acts").iter().map(|past| past.number).collect();
        assert_eq!(numbers, [20, 19, 18]);
    }
}

#[tokio::test]
async fn the_database_itself_refuses_to_change_or_delete_a_record() {
    for test in databases().await {
        write(&test.db, 0, 2).await;
        let tx = test.db.begin().await.expect("a transaction");
        audit::anchor(&tx, at(0).date_naive(), at(0)).await.expect("an anchor");
        tx.commit(at(0)).await.expect("to commit");
        let raw = Database::connect(database::url_of(&test)).await.expect("a connection");
        for sql in [
            "UPDATE audit_entry SET verb = 'x'",
            "DELETE FROM audit_entry",
            "UPDATE audit_anchor SET hash = 'x'",
            "DELETE FROM audit_anchor",
            "DELETE FROM audit_head",
        ] {
            let refused = raw.execute_unprepared(sql).await.expect_err("a refusal");
            assert!(refused.to_string().contains("append-only"), "{:?} {sql}: {refused}", test.engine());
        }
        raw.close().await.expect("to leave");
    }
}

#[tokio::test]
async fn what_is_done_behind_the_programs_back_is_found_and_named() {
    let chain = main;
    let shift_up = "UPDATE audit_entry SET number = -(number + 1) WHERE number >= 5";
    let shift_down = "UPDATE audit_entry SET number = -(number - 1) WHERE number > 5";
    let mend = "UPDATE audit_entry SET number = -number WHERE number < 0";
    let slip_in = "INSERT INTO audit_entry (chain, number, at, who, purpose, verb, previous, hash) SELECT chain, 5, at, who, purpose, verb, previous, hash FROM audit_entry WHERE number = 4";
    let cases: Vec<(&str, Vec<&str>, Vec<Fault>)> = vec![
        (
            "changed",
            vec!["UPDATE audit_entry SET verb = 'worker.open' WHERE number = 5"],
            vec![Fault::Changed { chain: chain(), number: 5 }],
        ),
        (
            "changed instant",
            vec!["UPDATE audit_entry SET at = '2026-01-01 00:00:00+00:00' WHERE number = 3"],
            vec![Fault::Changed { chain: chain(), number: 3 }],
        ),
        ("removed", vec!["DELETE FROM audit_entry WHERE number IN (5, 6)"], vec![Fault::Removed { chain: chain(), from: 5, to: 6 }]),
        (
            "removed and closed",
            vec!["DELETE FROM audit_entry WHERE number = 5", shift_down, mend],
            vec![Fault::Removed { chain: chain(), from: 5, to: 5 }, Fault::Removed { chain: chain(), from: 10, to: 10 }],
        ),
        ("removed at the end", vec!["DELETE FROM audit_entry WHERE number > 8"], vec![Fault::Removed { chain: chain(), from: 9, to: 10 }]),
        (
            "swapped",
            vec!["UPDATE audit_entry SET number = -3 WHERE number = 7", "UPDATE audit_entry SET number = 7 WHERE number = 3", mend],
            vec![Fault::Moved { chain: chain(), number: 3, was: 7 }, Fault::Moved { chain: chain(), number: 7, was: 3 }],
        ),
        (
            "swapped neighbours",
            vec!["UPDATE audit_entry SET number = -5 WHERE number = 6", "UPDATE audit_entry SET number = 6 WHERE number = 5", mend],
            vec![Fault::Moved { chain: chain(), number: 5, was: 6 }, Fault::Moved { chain: chain(), number: 6, was: 5 }],
        ),
        (
            "slipped in at the end",
            vec![
                "INSERT INTO audit_entry (chain, number, at, who, purpose, verb, previous, hash) SELECT chain, 11, at, who, purpose, verb, hash, hash FROM audit_entry WHERE number = 10",
            ],
            vec![Fault::Inserted { chain: chain(), from: 11, to: 11 }, Fault::Changed { chain: chain(), number: 11 }],
        ),
        (
            "slipped in between",
            vec![shift_up, mend, slip_in],
            vec![Fault::Inserted { chain: chain(), from: 5, to: 5 }, Fault::Changed { chain: chain(), number: 5 }],
        ),
        ("head moved back", vec!["UPDATE audit_head SET number = 8"], vec![Fault::Inserted { chain: chain(), from: 9, to: 10 }]),
        ("head changed", vec!["UPDATE audit_head SET hash = 'x'"], vec![Fault::Head { chain: chain() }]),
    ];
    for (name, sql, expected) in cases {
        for test in databases().await {
            write(&test.db, 0, 10).await;
            tamper(&test, &sql).await;
            let found = faults(&test.db).await;
            for fault in &expected {
                assert!(found.contains(fault), "{name} on {:?}: {fault:?} is not in {found:?}", test.engine());
            }
        }
    }
}

/// Whoever can write the whole database can rewrite a chain so that it is whole again; the anchors outside tell.
#[tokio::test]
async fn a_chain_that_was_rewritten_as_a_whole_is_found_by_its_anchors() {
    for test in databases().await {
        write(&test.db, 0, 5).await;
        let day = at(0).date_naive();
        let tx = test.db.begin().await.expect("a transaction");
        let outside = audit::anchor(&tx, day, at(5)).await.expect("an anchor");
        assert!(audit::anchor(&tx, day, at(6)).await.expect("no second anchor").is_empty());
        tx.commit(at(5)).await.expect("to commit");
        write(&test.db, 5, 10).await;
        assert_eq!(audit::verify(&test.db, &outside).await.expect("a verification").faults, []);
        // The tail is rewritten by the program's own rules, one act left out.
        tamper(
            &test,
            &[
                "DELETE FROM audit_entry WHERE number > 3",
                "UPDATE audit_head SET number = 3, hash = (SELECT hash FROM audit_entry WHERE number = 3)",
            ],
        )
        .await;
        write(&test.db, 4, 10).await;
        let anchored = Fault::Anchor { chain: main(), day, number: 5 };
        assert_eq!(faults(&test.db).await, [anchored.clone()], "{:?}", test.engine());
        tamper(&test, &["DELETE FROM audit_anchor"]).await;
        assert_eq!(faults(&test.db).await, []);
        let found = audit::verify(&test.db, &outside).await.expect("a verification").faults;
        assert_eq!(found, [Fault::AnchorGone { chain: main(), day }, anchored]);
        let tx = test.db.begin().await.expect("a transaction");
        assert_eq!(audit::anchor(&tx, day + Days::new(1), at(20)).await.expect("the next day's").len(), 1);
    }
}

#[tokio::test]
async fn many_writers_at_once_keep_every_chain_whole() {
    for test in databases().await {
        let nodes = [test.db.clone(), test.db.clone().as_node("second")];
        let mut writers = Vec::new();
        for writer in 0..12 {
            let db = nodes[writer % 2].clone();
            writers.push(tokio::spawn(async move {
                for n in 0..10 {
                    let tx = db.begin().await.expect("a transaction");
                    audit::record(&tx, entry("worker.save", 7), at(n)).await.expect("to record");
                    if n % 4 == 3 {
                        tx.rollback().await.expect("to throw away");
                    } else {
                        tx.commit(at(n)).await.expect("to commit");
                    }
                }
            }));
        }
        for writer in writers {
            writer.await.expect("a writer");
        }
        let verified = audit::verify(&test.db, &[]).await.expect("a verification");
        assert_eq!(verified.faults, [], "{:?}", test.engine());
        assert_eq!(verified.chains.into_iter().collect::<Vec<_>>(), [(main(), 48), ("second".to_owned(), 48)]);
    }
}

#[tokio::test]
async fn a_thousand_acts_in_one_transaction_are_chained_in_their_order() {
    for test in databases().await {
        let tx = test.db.begin().await.expect("a transaction");
        for n in 0..1_234 {
            audit::record(&tx, entry("worker.save", n), at(0)).await.expect("to record");
        }
        tx.commit(at(0)).await.expect("to commit");
        let verified = audit::verify(&test.db, &[]).await.expect("a verification");
        assert_eq!((verified.chains.get("main"), verified.faults), (Some(&1_234), vec![]));
    }
}

#[tokio::test]
async fn a_key_of_digests_is_made_once_and_can_be_destroyed() {
    for test in databases().await {
        let person = Uuid::from_u128(9);
        let tx = test.db.begin().await.expect("a transaction");
        assert_eq!(audit::key_of(&tx, person, "a").await.expect("a key"), "a");
        assert_eq!(audit::key_of(&tx, person, "b").await.expect("a key"), "a");
        audit::forget(&tx, person).await.expect("to forget");
        assert_eq!(audit::key_of(&tx, person, "c").await.expect("a key"), "c");
    }
}
