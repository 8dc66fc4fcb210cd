//! Whatever the file is like, the market is that of the database.

use std::{fs, path::Path, sync::Arc};

use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use ponte_domain::{
    actor::Actor,
    vacancy::Weights,
    work_terms::{AvailabilityPart, Cefr, Contract, Hours, Licence, Shift},
    worker::Worker,
};
use ponte_matching::{
    features::{FEATURES_VERSION, VacancyFeatures, WorkerFeatures},
    index::{Query, Record},
    population::{Population, SOURCE, Spread},
};
use ponte_storage::{Db, New, desk, register, source};
use ponte_testkit::{TestDb, databases};
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use uuid::Uuid;

use super::{FILE, Header, Market, Place, file, header_of, people_of, rules};
use crate::reference::import::load_starter;

const DATABASE: Uuid = Uuid::from_u128(11);

fn now() -> DateTime<Utc> {
    Utc.timestamp_opt(1_790_000_000, 0).single().expect("an instant")
}

/// A database with reference data and nobody, and a folder for the snapshot.
struct Bench {
    test: TestDb,
    folder: TempDir,
    population: Population,
}

impl Bench {
    async fn all() -> Vec<Self> {
        let mut benches = Vec::new();
        for test in databases().await {
            benches.push(Self::over(test).await);
        }
        benches
    }

    async fn over(test: TestDb) -> Self {
        load_starter(&test.db, now()).await.expect("the starter set");
        let catalogue = ponte_storage::reference::load_catalogue(&test.db).await.expect("a catalogue");
        let population = Population::over(Arc::new(catalogue), 5, Spread::National, now().date_naive());
        Self { test, folder: TempDir::new().expect("a folder"), population }
    }

    fn db(&self) -> &Db {
        &self.test.db
    }

    fn file(&self) -> std::path::PathBuf {
        self.folder.path().join(FILE)
    }

    async fn add(&self, people: std::ops::Range<u32>, at: DateTime<Utc>) {
        let people: Vec<_> = people.map(|n| self.population.worker(n)).collect();
        let new: Vec<_> = people.iter().map(|(id, worker)| New { id: id.0, value: worker }).collect();
        let mut tx = self.db().begin().await.expect("a transaction");
        register::insert(&mut tx, &new, at, None).await.expect("to insert");
        tx.commit(at).await.expect("to commit");
    }

    /// The person `n` becomes like another, or goes.
    async fn change(&self, n: u32, like: Option<u32>) {
        let (id, _) = self.population.worker(n);
        let stored = register::get::<Worker>(self.db(), id.0).await.expect("to read").expect("a person");
        let mut tx = self.db().begin().await.expect("a transaction");
        match like {
            Some(like) => {
                let worker = Worker { external: stored.value.external.clone(), ..self.population.worker(like).1 };
                register::update(&mut tx, &stored, &worker, &Actor::Console, now(), None).await.expect("to save");
            }
            None => register::delete(&mut tx, &stored).await.expect("to remove"),
        }
        tx.commit(now()).await.expect("to commit");
    }

    async fn load_from(&self, file: &Path, database: Uuid) -> Market {
        Market::load(self.db(), Place { file: file.to_owned(), database }, now()).await.expect("a market")
    }

    async fn load(&self) -> Market {
        self.load_from(&self.file(), DATABASE).await
    }

    async fn keep(&self) {
        let _ = fs::remove_file(self.file());
        self.load().await.keep(self.db(), now()).await.expect("to keep it");
    }

    /// Lists as bytes.
    fn lists(&self, market: &Market) -> String {
        let state = market.read();
        let list = |n: u32| {
            let vacancy = VacancyFeatures::new(&self.population.vacancy(n).1, None, &state.catalogue, Weights::DEFAULT);
            let query = Query { counters: true, ..Query::best(25, now().date_naive()) };
            serde_json::to_string(&state.index.shortlist(&vacancy, &query)).expect("plain data")
        };
        (0..12).map(list).chain([state.index.len().to_string()]).collect::<Vec<_>>().join("\n")
    }

    /// The market is that of the database; whether the snapshot was used.
    async fn agrees(&self) -> bool {
        let (near, plain) = (self.load().await, self.load_from(Path::new("/nowhere"), DATABASE).await);
        assert_eq!(self.lists(&near), self.lists(&plain), "{:?}", self.test.engine());
        assert!(is_read_anew(&plain));
        !is_read_anew(&near)
    }
}

fn is_read_anew(market: &Market) -> bool {
    market.is_new.load(std::sync::atomic::Ordering::Relaxed)
}

#[tokio::test]
async fn a_snapshot_and_what_came_after_make_the_market_of_the_database() {
    for bench in Bench::all().await {
        bench.add(0..220, now()).await;
        assert!(!bench.agrees().await, "there is none yet");
        bench.keep().await;
        assert!(bench.agrees().await, "it is used");
        bench.change(3, Some(300)).await;
        bench.change(4, Some(301)).await;
        bench.change(219, None).await;
        bench.change(0, None).await;
        bench.add(400..420, now()).await;
        assert!(bench.agrees().await, "changed, removed, added since");
        // As an import that is undone: all that came from a source goes.
        let mut tx = bench.db().begin().await.expect("a transaction");
        source::remove(&mut tx, SOURCE).await.expect("to remove them");
        tx.commit(now()).await.expect("to commit");
        assert!(bench.agrees().await, "an import was undone");
        assert_eq!(bench.load().await.people(), 0);
    }
}

#[tokio::test]
async fn a_snapshot_of_anything_else_is_left_aside() {
    for bench in Bench::all().await {
        bench.add(0..40, now()).await;
        bench.keep().await;
        assert!(is_read_anew(&bench.load_from(&bench.file(), Uuid::from_u128(12)).await), "another database");
        let other =
            Bench::over(if bench.test.folder().is_some() { TestDb::sqlite().await } else { TestDb::postgres().await.expect("one") }).await;
        fs::copy(bench.file(), other.file()).expect("a copy");
        assert!(!other.agrees().await, "a database put back to before: its log is shorter");
        other.add(20..60, now() + TimeDelta::seconds(9)).await;
        assert!(!other.agrees().await, "its log went on otherwise and is as long");
        rewrite(&bench.file(), |header| header.rules.push('0'));
        assert!(!bench.agrees().await, "another version");
        bench.keep().await;
        rewrite(&bench.file(), |header| header.catalogue[7] ^= 1);
        assert!(!bench.agrees().await, "other reference data");
        bench.keep().await;
        let mut tx = bench.db().begin().await.expect("a transaction");
        let own = serde_json::json!({"code": "sp", "name": "Sportello", "istat": null, "point": null});
        desk::save(&mut tx, &serde_json::from_value(own).expect("a desk")).await.expect("to save");
        tx.commit(now()).await.expect("to commit");
        assert!(!bench.agrees().await, "the desk was changed since");
        bench.keep().await;
        assert!(bench.agrees().await);
    }
}

/// Writes the file as a program of another kind would have written it: whole, but with another header.
fn rewrite(path: &Path, change: impl Fn(&mut Header)) {
    let bytes = fs::read(path).expect("a snapshot");
    let frames = file::frames(&bytes).expect("frames");
    let mut header = header_of(&bytes).expect("a header");
    change(&mut header);
    let mut writer = file::Writer::begin(path).expect("a file");
    writer.frame(&postcard::to_stdvec(&header).expect("bytes")).expect("to write");
    frames[1..].iter().for_each(|frame| writer.frame(frame.checked().expect("bytes")).expect("to write"));
    writer.end().expect("to end");
}

#[tokio::test]
async fn a_damaged_file_is_told_from_a_whole_one() {
    let bench = Bench::over(TestDb::sqlite().await).await;
    bench.add(0..25, now()).await;
    bench.keep().await;
    let whole = fs::read(bench.file()).expect("a snapshot");
    let is_good = |bytes: &[u8]| header_of(bytes).is_ok() && people_of(bytes).is_some();
    assert!(is_good(&whole));
    for end in 0..whole.len() {
        assert!(!is_good(&whole[..end]), "cut at {end}");
    }
    let mut bytes = whole.clone();
    for at in 0..whole.len() {
        bytes[at] ^= 1 << (at % 8);
        assert!(!is_good(&bytes), "a bit at {at}");
        bytes[at] = whole[at];
    }
    assert!(!is_good(&[&whole[..], &[0]].concat()), "something after its end");
    for damaged in [&whole[..0], &whole[..9], &whole[..whole.len() / 2], &whole[..whole.len() - 1]] {
        fs::write(bench.file(), damaged).expect("to write");
        assert!(!bench.agrees().await);
    }
    fs::remove_file(bench.file()).expect("to remove");
    fs::create_dir(bench.file()).expect("a folder in its place");
    assert!(!bench.agrees().await, "what is no file");
}

#[tokio::test]
async fn it_is_for_its_owner_alone_and_leaves_nothing_beside_it() {
    let bench = Bench::over(TestDb::sqlite().await).await;
    bench.add(0..5, now()).await;
    bench.keep().await;
    bench.keep().await;
    let names: Vec<_> = fs::read_dir(bench.folder.path()).expect("a folder").map(|entry| entry.expect("an entry").file_name()).collect();
    assert_eq!(names, [FILE]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(bench.file()).expect("a file").permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(header_of(&fs::read(bench.file()).expect("bytes")).expect("a header").rules, rules());
}

#[tokio::test]
async fn it_is_written_when_everybody_was_read_and_when_it_is_behind() {
    let bench = Bench::over(TestDb::sqlite().await).await;
    bench.add(0..5, now()).await;
    let market = bench.load().await;
    assert!(market.is_keeping_due(now()).await, "everybody was read from the database");
    market.keep(bench.db(), now()).await.expect("to keep it");
    assert!(!market.is_keeping_due(now() + TimeDelta::days(1)).await, "nothing changed since");
    bench.change(1, None).await;
    market.follow(bench.db()).await.expect("to follow");
    assert!(!market.is_keeping_due(now() + TimeDelta::minutes(59)).await);
    assert!(market.is_keeping_due(now() + TimeDelta::hours(1)).await, "whoever was removed goes from it within an hour");
    market.keep(bench.db(), now()).await.expect("to keep it");
    assert_eq!(people_of(&fs::read(bench.file()).expect("bytes")).expect("people").len(), 4);
}

/// The digest of some people's features as they are written down, by [`FEATURES_VERSION`]. When it is another, what features are
/// made of has changed: raise the number, so that nobody reads what was kept before, and add it here with its digest.
const WRITTEN: &[(u32, &str)] = &[(1, "4931574c5b299b588207732130b2b9bb64ee9711293a3908515f98d70bc790a7")];

#[test]
fn features_of_another_making_have_another_number() {
    let population = Population::invented(23, Spread::Regional, now().date_naive());
    let record = |n: u32| {
        let (id, worker) = population.worker(n);
        let features = WorkerFeatures::from_worker(&worker, population.catalogue());
        Record { id, external_id: worker.external.id.as_str().into(), desk: worker.desk.as_str().into(), features }
    };
    let people: Vec<Record> = (0..2_000).map(record).collect();
    let bytes = postcard::to_stdvec(&people).expect("bytes");
    assert_eq!(postcard::from_bytes::<Vec<Record>>(&bytes).expect("people"), people, "what is written is read as it was");
    // The codes that are written down as numbers, and as bits, in their order.
    let codes = (Contract::ALL, Cefr::ALL, Licence::ALL, Hours::ALL, Shift::ALL, AvailabilityPart::ALL);
    let digest = Sha256::new().chain_update(&bytes).chain_update(format!("{codes:?}")).finalize();
    assert_eq!(WRITTEN.last().copied(), Some((FEATURES_VERSION, hex::encode(digest).as_str())));
}
