//! Throw-away databases: SQLite in a temporary folder always, PostgreSQL when `TEST_POSTGRES_URL` names a server.
//!
//! `make test` starts such a server. Where it must not be missing, `PONTE_REQUIRE_POSTGRES=1` makes its absence a failure.

use ponte_domain::clock::{Clock, SystemClock};
use ponte_storage::{Db, Engine, migrate::migrate};
use sea_orm::{ConnectionTrait, Database};
use tempfile::TempDir;

/// A migrated, empty database that goes with the test.
pub struct TestDb {
    pub db: Db,
    url: String,
    folder: Option<TempDir>,
}

impl TestDb {
    /// Which engine it runs on, for messages.
    #[must_use]
    pub fn engine(&self) -> Engine {
        use ponte_storage::Reads;
        self.db.engine()
    }

    /// A database on SQLite.
    ///
    /// # Panics
    /// When it cannot be made.
    pub async fn sqlite() -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let file = folder.path().join("ponte.db");
        let db = Db::open_sqlite(&file).await.expect("a SQLite database");
        migrate(&db, SystemClock.now()).await.expect("the schema on SQLite");
        Self { db, url: format!("sqlite://{}", file.display()), folder: Some(folder) }
    }

    /// A database on PostgreSQL, when there is a server for tests.
    ///
    /// # Panics
    /// When there is none and `PONTE_REQUIRE_POSTGRES` is set, or the server refuses.
    pub async fn postgres() -> Option<Self> {
        let Ok(server) = std::env::var("TEST_POSTGRES_URL") else {
            assert!(std::env::var("PONTE_REQUIRE_POSTGRES").is_err(), "TEST_POSTGRES_URL is not set");
            println!("skipped: no PostgreSQL (TEST_POSTGRES_URL is not set)");
            return None;
        };
        let name = format!("t_{}", SystemClock.new_id().simple());
        let admin = Database::connect(format!("{server}/postgres")).await.expect("the PostgreSQL server");
        admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.expect("a new database");
        admin.close().await.expect("to leave the server");
        let db = Db::open_postgres(&format!("{server}/{name}")).await.expect("a PostgreSQL database");
        migrate(&db, SystemClock.now()).await.expect("the schema on PostgreSQL");
        Some(Self { db, url: format!("{server}/{name}"), folder: None })
    }

    /// A database on the same engine as another, without any schema yet.
    ///
    /// # Panics
    /// When it cannot be made.
    pub async fn empty_like(other: &Self) -> Self {
        if other.engine() == Engine::Sqlite {
            let folder = TempDir::new().expect("a temporary folder");
            let file = folder.path().join("ponte.db");
            let db = Db::open_sqlite(&file).await.expect("a SQLite database");
            return Self { db, url: format!("sqlite://{}", file.display()), folder: Some(folder) };
        }
        let name = format!("t_{}", SystemClock.new_id().simple());
        let admin = Database::connect(&other.url).await.expect("the PostgreSQL server");
        admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.expect("a new database");
        admin.close().await.expect("to leave the server");
        let server = other.url.rsplit_once('/').map_or(other.url.as_str(), |(server, _)| server);
        let url = format!("{server}/{name}");
        Self { db: Db::open_postgres(&url).await.expect("a PostgreSQL database"), url, folder: None }
    }

    /// The folder of a SQLite database.
    #[must_use]
    pub fn folder(&self) -> Option<&std::path::Path> {
        self.folder.as_ref().map(TempDir::path)
    }
}

/// Where a test's own connections find a database.
#[must_use]
pub fn url_of(test: &TestDb) -> String {
    test.url.clone()
}

/// One database of each engine at hand.
pub async fn databases() -> Vec<TestDb> {
    let mut databases = vec![TestDb::sqlite().await];
    databases.extend(TestDb::postgres().await);
    databases
}
