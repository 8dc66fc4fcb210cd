//! What is typed into a search, on a database with a few people in it.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use ponte_domain::{text::sort_key, worker::Worker};
use ponte_fuzz::RUNTIME;
use ponte_storage::{Filter, register};
use ponte_testkit::TestDesk;

static DESK: LazyLock<TestDesk> = LazyLock::new(|| {
    RUNTIME.block_on(async {
        let desk = TestDesk::open().await;
        for (given, family) in [("Ada", "Prova"), ("Niccolò", "D'Esempio"), ("Zoë", "Straße"), ("Ġorġ", "İnanç"), ("100%", "sotto_linea")] {
            desk.add(&desk.worker(given, family)).await;
        }
        desk
    })
});

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    assert_eq!(sort_key(&sort_key(text)), sort_key(text), "folding twice is folding once");
    let filter = Filter { text: text.to_owned(), limit: 10, ..Filter::default() };
    let db = &DESK.app.db;
    let (listed, count, suggested) = RUNTIME.block_on(async {
        let listed = register::list::<Worker>(db, &filter).await.expect("a list");
        let count = register::count::<Worker>(db, &filter).await.expect("a count");
        (listed, count, register::suggest::<Worker>(db, text, None, 10).await.expect("suggestions"))
    });
    assert_eq!(listed.len() as u64, count, "what is listed is what is counted");
    assert!(suggested.iter().all(|one| listed.iter().any(|other| other.id == one.id)), "what is suggested is found");
});
