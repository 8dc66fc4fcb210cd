//! Registers: what is written is read, found, ordered, versioned and undone alike on both engines.

use chrono::{TimeZone, Utc};
use ponte_domain::{actor::Actor, employer::Employer, id::ExternalId, worker::Worker};
use ponte_storage::{
    Filter, New, Scope, StorageError, Stored, change,
    register::{self, Count, count, count_at_once, history, list, suggest},
};
use ponte_testkit::{TestDb, databases};
use uuid::Uuid;

fn employer(id: &str, name: &str) -> Employer {
    Employer {
        external: ExternalId { source: "test".into(), id: id.into() },
        desk: "sp".into(),
        name: name.into(),
        partita_iva: None,
        codice_fiscale: None,
        sector: None,
        size: None,
        legal_form: None,
        sites: vec![],
        contacts: vec![],
        website: None,
    }
}

async fn put(test: &TestDb, records: &[Employer]) -> Vec<Uuid> {
    let now = Utc.timestamp_opt(1_790_000_000, 0).single().expect("an instant");
    let ids: Vec<Uuid> = records.iter().map(|_| Uuid::now_v7()).collect();
    let new: Vec<New<'_, Employer>> = records.iter().zip(&ids).map(|(value, id)| New { id: *id, value }).collect();
    let mut tx = test.db.begin().await.expect("a transaction");
    register::insert(&mut tx, &new, now, None).await.expect("to insert");
    tx.commit(now).await.expect("to commit");
    ids
}

async fn read(test: &TestDb, id: Uuid) -> Stored<Employer> {
    register::get(&test.db, id).await.expect("to read").expect("a record")
}

#[tokio::test]
async fn what_is_written_is_read_and_found_by_its_words() {
    for test in databases().await {
        let ids =
            put(&test, &[employer("1", "Cantiere Àncora d'Oro"), employer("2", "Hotel Il Maestrale"), employer("3", "Ancoraggi Srl")])
                .await;
        assert_eq!(read(&test, ids[0]).await.value, employer("1", "Cantiere Àncora d'Oro"));
        let names = |found: Vec<Stored<Employer>>| found.into_iter().map(|stored| stored.value.name).collect::<Vec<_>>();
        let found = list::<Employer>(&test.db, &Filter { text: "anc".into(), limit: 10, ..Filter::default() }).await.expect("to list");
        assert_eq!(names(found), ["Ancoraggi Srl", "Cantiere Àncora d'Oro"]);
        let found =
            list::<Employer>(&test.db, &Filter { text: "oro ancora".into(), limit: 10, ..Filter::default() }).await.expect("to list");
        assert_eq!(names(found), ["Cantiere Àncora d'Oro"], "{:?}", test.engine());
        assert_eq!(count::<Employer>(&test.db, &Filter { text: "100% _".into(), ..Filter::default() }).await.expect("to count"), 0);
        assert_eq!(names(suggest(&test.db, "ANC", None, 1).await.expect("to suggest")), ["Ancoraggi Srl"]);
        assert_eq!(names(suggest(&test.db, "maestr", None, 5).await.expect("to suggest")), ["Hotel Il Maestrale"]);
    }
}

#[tokio::test]
async fn a_search_of_thousands_of_words_is_answered() {
    for test in databases().await {
        put(&test, &[employer("1", "Cantiere Àncora d'Oro")]).await;
        for (word, found) in [("a ", 1), ("oro ", 1), ("altro ", 0)] {
            let text = word.repeat(5_000);
            let filter = Filter { text: text.clone(), limit: 10, ..Filter::default() };
            assert_eq!(list::<Employer>(&test.db, &filter).await.expect("to list").len(), found, "{:?}", test.engine());
            assert_eq!(count::<Employer>(&test.db, &filter).await.expect("to count"), found as u64);
            assert_eq!(suggest::<Employer>(&test.db, &text, None, 5).await.expect("to suggest").len(), found);
        }
    }
}

#[tokio::test]
async fn a_save_over_what_somebody_else_saved_is_refused_and_the_history_kept() {
    for test in databases().await {
        let id = put(&test, &[employer("1", "Prima")]).await[0];
        let seen = read(&test, id).await;
        let now = seen.created_at;
        for (name, ok) in [("Seconda", true), ("Terza", false)] {
            let mut tx = test.db.begin().await.expect("a transaction");
            let saved = register::update(&mut tx, &seen, &employer("1", name), &Actor::Console, now, None).await;
            assert_eq!(saved.is_ok(), ok);
            assert!(ok || matches!(saved, Err(StorageError::Stale { .. })));
            if ok { tx.commit(now).await.expect("to commit") } else { tx.rollback().await.expect("to roll back") }
        }
        assert_eq!(read(&test, id).await.value.name, "Seconda");
        assert_eq!(read(&test, id).await.version, 2);
        let past = history::<Employer>(&test.db, id).await.expect("the history");
        assert_eq!(past.iter().map(|revision| revision.value.name.as_str()).collect::<Vec<_>>(), ["Prima"]);
        // The words of the old name lead nowhere, those of the new one here.
        assert!(suggest::<Employer>(&test.db, "prima", None, 5).await.expect("to suggest").is_empty());
        assert_eq!(suggest::<Employer>(&test.db, "seconda", None, 5).await.expect("to suggest").len(), 1);
    }
}

#[tokio::test]
async fn an_external_id_is_unique_within_its_source() {
    for test in databases().await {
        put(&test, &[employer("1", "Prima")]).await;
        let mut tx = test.db.begin().await.expect("a transaction");
        let again = employer("1", "Altra");
        let result = register::insert(&mut tx, &[New { id: Uuid::now_v7(), value: &again }], Utc::now(), None).await;
        assert!(result.expect_err("a refusal").is_duplicate(), "{:?}", test.engine());
    }
}

#[tokio::test]
async fn the_change_log_follows_the_commits_and_forgets_what_was_rolled_back() {
    for test in databases().await {
        let ids = put(&test, &[employer("1", "Prima"), employer("2", "Seconda")]).await;
        let seq = change::last_seq(&test.db).await.expect("the log");
        let changes = change::after(&test.db, 0, 10).await.expect("the log");
        assert_eq!(changes.iter().map(|change| change.record).collect::<Vec<_>>(), ids);
        let mut tx = test.db.begin().await.expect("a transaction");
        let third = employer("3", "Terza");
        register::insert(&mut tx, &[New { id: Uuid::now_v7(), value: &third }], Utc::now(), None).await.expect("to insert");
        tx.rollback().await.expect("to roll back");
        assert_eq!(change::last_seq(&test.db).await.expect("the log"), seq);
        let since = change::since(&test.db, seq - 1).await.expect("the log");
        assert_eq!((since.later, since.reference), (1, false));
        assert!(since.mark.is_some_and(|mark| mark.contains(&ids[0].to_string())));
        assert_eq!(change::since(&test.db, seq + 1).await.expect("the log").mark, None);
    }
}

/// A word that thousands have is walked to instead of looked up: the page must be the same, wherever in the order they stand.
#[tokio::test]
async fn a_word_that_thousands_have_gives_the_page_that_reading_everything_gives() {
    const MANY: u32 = 4_700;
    // "cantiere" is had by every second one, "molo" by more than two thousand that all stand last, behind the end of the walk.
    let name = |n: u32| format!("{n:05}{}{}", if n.is_multiple_of(2) { " Cantiere" } else { "" }, if n >= 2_600 { " Molo" } else { "" });
    let records: Vec<Employer> = (0..MANY).map(|n| employer(&n.to_string(), &name(n))).collect();
    for test in databases().await {
        for chunk in records.chunks(500) {
            put(&test, chunk).await;
        }
        for (text, has) in [
            ("cantiere", &["Cantiere"][..]),
            ("molo", &["Molo"]),
            ("cant molo", &["Cantiere", "Molo"]),
            ("molo 046", &["046", "Molo"]),
            ("niente cantiere", &["niente"]),
        ] {
            let expected: Vec<String> =
                (0..MANY).map(name).filter(|name| has.iter().all(|word| name.split(' ').any(|own| own.starts_with(word)))).collect();
            for offset in [0, 50, 150, 2_000] {
                let filter = Filter { text: text.into(), limit: 50, offset, ..Filter::default() };
                let found: Vec<String> =
                    list::<Employer>(&test.db, &filter).await.expect("to list").into_iter().map(|stored| stored.value.name).collect();
                let from = expected.len().min(usize::try_from(offset).expect("small"));
                assert_eq!(found, expected[from..expected.len().min(from + 50)], "{text} {offset} {:?}", test.engine());
            }
            let filter = Filter { text: text.into(), ..Filter::default() };
            let all = expected.len() as u64;
            assert_eq!(count::<Employer>(&test.db, &filter).await.expect("to count"), all, "{text}");
            let at_once = count_at_once::<Employer>(&test.db, &filter).await.expect("to count");
            match at_once {
                Count::Exactly(found) => assert_eq!(found, all, "{text}"),
                Count::AtLeast(found) => assert!(found <= all && found > 500, "{text} {found} {all}"),
            }
        }
    }
}

/// People of several desks are listed in each order through an index that names the desks; the hint of it must be one that the engine takes.
#[tokio::test]
async fn people_of_several_desks_come_in_every_order() {
    for test in databases().await {
        let scope = Scope { desks: vec!["sp".into(), "monte".into()], ..Scope::default() };
        for (newest, by_due) in [(false, false), (true, false), (false, true)] {
            for place in [None, Some("011015".to_owned())] {
                let filter = Filter { newest, by_due, place, scopes: vec![scope.clone()], limit: 5, ..Filter::default() };
                assert!(list::<Worker>(&test.db, &filter).await.expect("to list").is_empty());
                let worded = Filter { text: "mario".into(), ..filter };
                assert!(list::<Worker>(&test.db, &worded).await.expect("to list").is_empty());
            }
        }
    }
}
