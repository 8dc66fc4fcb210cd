//! What the targets share: a market to import into, and files unfolded as the program unfolds them.

use std::{
    io::{Cursor, Write},
    sync::LazyLock,
};

use chrono::NaiveDate;
use ponte_app::{
    import::{
        concept::Links,
        context::{Context, Options},
        fields::Noun,
        mapping::Mapping,
        prepare::prepare,
        record::Record,
        rejects::Rejects,
        source,
    },
    import_batch::MarketLinker,
    reference::import::load_starter,
};
use ponte_domain::{
    clock::{Clock, SystemClock},
    course::Course,
    employer::Employer,
    reference::{Catalogue, Lang},
    vacancy::Vacancy,
    worker::Worker,
};
use ponte_matching::link::Linker;
use ponte_storage::{Db, migrate::migrate, reference::load_catalogue};
use tokio::runtime::{Builder, Runtime};
use zip::{ZipWriter, write::SimpleFileOptions};

/// Runs what waits, on the one thread of the target.
pub static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Builder::new_current_thread().enable_all().build().expect("a runtime"));

/// The starter set with its linker.
static REFERENCE: LazyLock<(Catalogue, MarketLinker)> = LazyLock::new(|| {
    let catalogue = RUNTIME.block_on(async {
        let folder = tempfile::tempdir().expect("a folder");
        let db = Db::open_sqlite(&folder.path().join("ponte.db")).await.expect("a database");
        migrate(&db, SystemClock.now()).await.expect("the schema");
        load_starter(&db, SystemClock.now()).await.expect("the starter set");
        load_catalogue(&db).await.expect("the catalogue")
    });
    let linker = MarketLinker(Linker::from_catalogue(&catalogue).into());
    (catalogue, linker)
});

/// The words of text behind a byte that chooses; nothing when there is none.
#[must_use]
pub fn chosen(data: &[u8]) -> Option<(usize, &[u8])> {
    data.split_first().map(|(first, rest)| (usize::from(*first), rest))
}

/// The noun that a byte chooses.
#[must_use]
pub fn noun(choice: usize) -> Noun {
    Noun::ALL[choice % Noun::ALL.len()]
}

/// Imports a file whole: opens, maps, reads, checks, links, and writes what is refused.
pub fn import(noun: Noun, file: Vec<u8>, mapping: Mapping) {
    let (catalogue, linker) = &*REFERENCE;
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
    let options = Options { source: "prova".to_owned(), desk: "SP".to_owned(), today, lang: Lang::It };
    let links = Links::new(linker, Lang::It);
    let context = Context::new(catalogue, &links, &options);
    match noun {
        Noun::Workers => read::<Worker>(file, mapping, context),
        Noun::Vacancies => read::<Vacancy>(file, mapping, context),
        Noun::Employers => read::<Employer>(file, mapping, context),
        Noun::Courses => read::<Course>(file, mapping, context),
    }
}

fn read<T: Record>(file: Vec<u8>, mapping: Mapping, context: Context<'_>) {
    let Ok(opened) = source::open(Cursor::new(file), mapping) else { return };
    let mut rejects = Rejects::new(Vec::new(), &opened.header_line);
    for outcome in prepare::<T, _>(opened.records, context) {
        if let Err(refused) = outcome {
            rejects.write(&refused).expect("memory");
        }
    }
}

/// A zip of some parts.
#[must_use]
pub fn zip_of(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("begun");
        zip.write_all(content).expect("written");
    }
    zip.finish().expect("finished").into_inner()
}
