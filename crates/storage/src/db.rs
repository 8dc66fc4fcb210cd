//! Connections and transactions, for both engines.

use std::{
    path::Path,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use chrono::{DateTime, Utc};
use futures_util::Stream;
use ponte_domain::codes;
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, IsolationLevel, QueryResult,
    SqliteTransactionMode, Statement, StreamTrait, TransactionOptions, TransactionTrait, Value, sqlx::sqlite,
};
use uuid::Uuid;

use crate::{
    audit::{self, Act},
    error::{Result, StorageError},
    marks,
};

codes! {
    /// A noun of which changes are logged and words searched.
    pub enum Kind {
        Worker = "worker", Employer = "employer", Vacancy = "vacancy", Course = "course", Body = "body",
        Project = "project", Proposal = "proposal", Reference = "reference", Desk = "desk", Account = "account",
    }
}

/// The database engine behind a [`Db`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// A pool of connections to the database of an installation.
#[derive(Debug, Clone)]
pub struct Db {
    pool: DatabaseConnection,
    engine: Engine,
    node: Arc<str>,
}

/// The node of an installation that has only one.
const ONLY_NODE: &str = "main";

/// A transaction: nothing of it is kept unless [`Tx::commit`] is called.
pub struct Tx {
    inner: DatabaseTransaction,
    engine: Engine,
    changes: Vec<(Kind, Uuid)>,
    node: Arc<str>,
    acts: Mutex<Vec<Act>>,
}

/// Where rows can be read: a pool or a transaction.
pub trait Reads: Sync {
    /// The engine, for the few expressions that differ.
    fn engine(&self) -> Engine;
    #[doc(hidden)]
    fn all(&self, sql: &str, values: Vec<Value>) -> impl Future<Output = Result<Vec<QueryResult>>> + Send;
    #[doc(hidden)]
    fn one(&self, sql: &str, values: Vec<Value>) -> impl Future<Output = Result<Option<QueryResult>>> + Send;
}

fn statement(engine: Engine, sql: &str, values: Vec<Value>) -> Statement {
    match engine {
        Engine::Sqlite => {
            let (sql, values) = marks::in_order(sql, &values);
            Statement::from_sql_and_values(DbBackend::Sqlite, sql, values)
        }
        Engine::Postgres => Statement::from_sql_and_values(DbBackend::Postgres, sql, values),
    }
}

impl Reads for Db {
    fn engine(&self) -> Engine {
        self.engine
    }
    async fn all(&self, sql: &str, values: Vec<Value>) -> Result<Vec<QueryResult>> {
        Ok(self.pool.query_all_raw(statement(self.engine, sql, values)).await?)
    }
    async fn one(&self, sql: &str, values: Vec<Value>) -> Result<Option<QueryResult>> {
        Ok(self.pool.query_one_raw(statement(self.engine, sql, values)).await?)
    }
}

impl Reads for Tx {
    fn engine(&self) -> Engine {
        self.engine
    }
    async fn all(&self, sql: &str, values: Vec<Value>) -> Result<Vec<QueryResult>> {
        Ok(self.inner.query_all_raw(statement(self.engine, sql, values)).await?)
    }
    async fn one(&self, sql: &str, values: Vec<Value>) -> Result<Option<QueryResult>> {
        Ok(self.inner.query_one_raw(statement(self.engine, sql, values)).await?)
    }
}

impl Db {
    /// Opens (and makes, when absent) the SQLite database in a file.
    ///
    /// # Errors
    /// When the file cannot be opened as a database.
    pub async fn open_sqlite(file: &Path) -> Result<Self> {
        let mut options = ConnectOptions::new(format!("sqlite://{}?mode=rwc", file.display()));
        options.max_connections(6).acquire_timeout(Duration::from_secs(30)).sqlx_logging(false);
        options.map_sqlx_sqlite_opts(|sqlite| {
            sqlite
                .journal_mode(sqlite::SqliteJournalMode::Wal)
                // Full: an acknowledged write survives a power cut, not only a killed process.
                .synchronous(sqlite::SqliteSynchronous::Full)
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(15))
                .statement_cache_capacity(200)
                // 4 MiB of pages a connection: the system keeps the others at hand.
                .pragma("cache_size", "-4096")
                .pragma("temp_store", "memory")
        });
        Ok(Self::over(Database::connect(options).await?, Engine::Sqlite))
    }

    /// Opens a PostgreSQL database.
    ///
    /// # Errors
    /// When the server cannot be reached within five seconds or refuses.
    pub async fn open_postgres(url: &str) -> Result<Self> {
        let mut options = ConnectOptions::new(url);
        options.max_connections(10).connect_timeout(Duration::from_secs(5)).acquire_timeout(Duration::from_secs(15)).sqlx_logging(false);
        Ok(Self::over(Database::connect(options).await?, Engine::Postgres))
    }

    fn over(pool: DatabaseConnection, engine: Engine) -> Self {
        Self { pool, engine, node: ONLY_NODE.into() }
    }

    fn transaction(&self, inner: DatabaseTransaction) -> Tx {
        Tx { inner, engine: self.engine, changes: Vec::new(), node: self.node.clone(), acts: Mutex::default() }
    }

    /// The same database as another node of the installation sees it: its acts go to a chain of their own.
    #[must_use]
    pub fn as_node(mut self, node: &str) -> Self {
        self.node = node.into();
        self
    }

    /// Begins a transaction that may write.
    ///
    /// On SQLite it takes the write lock at once: a read-then-write transaction that begins without it
    /// fails with "database is locked" whatever the busy timeout.
    ///
    /// # Errors
    /// When no connection is free in time.
    pub async fn begin(&self) -> Result<Tx> {
        let options = TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..Default::default() };
        Ok(self.transaction(self.pool.begin_with_options(options).await?))
    }

    /// Begins a transaction that sees the database as it is at one instant, and only reads.
    ///
    /// # Errors
    /// When no connection is free in time.
    pub(crate) async fn begin_reading(&self) -> Result<Tx> {
        let isolation_level = (self.engine == Engine::Postgres).then_some(IsolationLevel::RepeatableRead);
        let options = TransactionOptions { isolation_level, ..Default::default() };
        Ok(self.transaction(self.pool.begin_with_options(options).await?))
    }

    /// Runs a statement that can stand in no transaction.
    pub(crate) async fn maintain(&self, sql: &str) -> Result<()> {
        self.pool.execute_unprepared(sql).await?;
        Ok(())
    }

    /// Closes all connections after what they are doing.
    ///
    /// # Errors
    /// When the database cannot be closed cleanly.
    pub async fn close(self) -> Result<()> {
        Ok(self.pool.close().await?)
    }
}

impl Tx {
    /// Writes; returns how many rows were touched.
    pub(crate) async fn run(&self, sql: &str, values: Vec<Value>) -> Result<u64> {
        Ok(self.inner.execute_raw(statement(self.engine, sql, values)).await?.rows_affected())
    }

    /// Runs a script of several statements without parameters.
    pub(crate) async fn script(&self, sql: &str) -> Result<()> {
        self.inner.execute_unprepared(sql).await?;
        Ok(())
    }

    /// Rows one by one, for those too many to hold.
    pub(crate) async fn stream(&self, sql: &str) -> Result<impl Stream<Item = std::result::Result<QueryResult, DbErr>> + Send> {
        Ok(self.inner.stream_raw(statement(self.engine, sql, vec![])).await?)
    }

    /// As [`Tx::stream`], with parameters.
    pub(crate) async fn stream_with(
        &self,
        sql: &str,
        values: Vec<Value>,
    ) -> Result<impl Stream<Item = std::result::Result<QueryResult, DbErr>> + Send> {
        Ok(self.inner.stream_raw(statement(self.engine, sql, values)).await?)
    }

    /// The node that the transaction is of.
    pub(crate) fn node(&self) -> &str {
        &self.node
    }

    /// Notes an act, appended to the audit at the commit.
    pub(crate) fn note(&self, act: Act) {
        self.acts.lock().unwrap_or_else(PoisonError::into_inner).push(act);
    }

    /// Notes that a record changed, for those who follow the change log.
    pub(crate) fn changed(&mut self, kind: Kind, record: Uuid) {
        self.changes.push((kind, record));
    }

    /// Keeps all that was written.
    ///
    /// The audit is appended first: its head is locked only from here on. The change log is written last and, on PostgreSQL, under a lock that lasts until the commit: its
    /// numbers then follow the order of commits, and a follower that has read up to a number misses nothing.
    ///
    /// # Errors
    /// When the database refuses; nothing is kept then.
    pub async fn commit(mut self, now: DateTime<Utc>) -> Result<()> {
        let acts = std::mem::take(self.acts.get_mut().unwrap_or_else(PoisonError::into_inner));
        audit::append(&self, &self.node, acts).await?;
        let changes = std::mem::take(&mut self.changes);
        if !changes.is_empty() && self.engine == Engine::Postgres {
            self.script("SELECT pg_advisory_xact_lock(7331)").await?;
        }
        for chunk in changes.chunks(500) {
            let mut values: Vec<Value> = vec![now.into()];
            let rows: Vec<String> = chunk
                .iter()
                .map(|(kind, record)| {
                    values.push(kind.as_str().into());
                    values.push((*record).into());
                    format!("(${}, ${}, $1)", values.len() - 1, values.len())
                })
                .collect();
            self.run(&format!("INSERT INTO change (kind, record, at) VALUES {}", rows.join(", ")), values).await?;
        }
        Ok(self.inner.commit().await?)
    }

    /// Throws away all that was written.
    ///
    /// # Errors
    /// When the database cannot be told.
    pub async fn rollback(self) -> Result<()> {
        Ok(self.inner.rollback().await?)
    }
}

/// Reads a column, naming the table and record when it cannot be read.
pub(crate) fn column<T: sea_orm::TryGetable>(row: &QueryResult, name: &str) -> Result<T> {
    row.try_get("", name).map_err(StorageError::from)
}
