//! The installation as the use cases see it: database, clock, settings, market.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use chrono::{DateTime, NaiveDate, Utc};
use ponte_documents::Renderer as Documents;
use ponte_domain::{
    account::Account,
    actor::Actor,
    clock::{Clock, day_in_rome},
};
use ponte_storage::{Db, Kind, Tx, audit, installation, migrate::migrate};
use ponte_templates::Renderer;
use tokio::sync::OnceCell;
use uuid::Uuid;

use crate::{
    account::{self, BadPasswords},
    config::Config,
    error::{Error, Result},
    keyring::Keyring,
    maintain,
    market::{Market, Place, SNAPSHOT_FILE},
    pack::Held,
    person, protected,
    provider::Providers,
    reference::import as reference,
    rights::{Caller, Table},
};

/// What turns facts into words: pages and mail, and printed documents.
pub struct Presses {
    pub words: Renderer,
    pub documents: Documents,
}

/// An installation that is open.
pub struct App {
    pub db: Db,
    pub presses: Presses,
    pub config: Config,
    pub market: Market,
    /// The table of rights by which it decides.
    pub rights: Arc<Table>,
    /// The keys of protected data.
    pub keys: Keyring,
    /// The practice packs that were read.
    pub(crate) packs: Held,
    /// What is remembered of the providers of identities.
    pub(crate) providers: Providers,
    /// By what new passwords are judged.
    pub(crate) bad_passwords: Arc<BadPasswords>,
    clock: Arc<dyn Clock>,
    decoy: OnceCell<String>,
    /// How many failed sign-ins the audit was told of lately.
    pub(crate) failures_told: account::FailuresTold,
    /// Set once the first run is over, which it stays.
    set_up: AtomicBool,
}

impl App {
    /// Opens an installation: makes the data folder when absent, brings the schema up to date, loads the market.
    ///
    /// # Errors
    /// When the folder or database cannot be used, or was written by a newer version.
    pub async fn open(config: Config, clock: Arc<dyn Clock>, presses: Presses) -> Result<Self> {
        let db = Self::open_database(&config).await?;
        maintain::backup_before_migration(&db, &config, clock.now()).await?;
        let app = Self::over(db, config, clock, presses).await?;
        // A backup that was brought back may hold people who were erased since.
        let again = person::reapply(&app).await?;
        if again > 0 {
            tracing::warn!(people = again, "people who had been erased were brought back, and erased again");
        }
        Ok(app)
    }

    /// Opens the database of an installation; makes the data folder when absent.
    ///
    /// # Errors
    /// When the folder or database cannot be used.
    pub async fn open_database(config: &Config) -> Result<Db> {
        if let Some(url) = &config.database {
            return Ok(Db::open_postgres(url).await?);
        }
        std::fs::create_dir_all(&config.data).map_err(|error| Error::File { path: config.data.display().to_string(), error })?;
        Ok(Db::open_sqlite(&config.data.join("ponte.db")).await?)
    }

    /// The installation over a database that is open already.
    ///
    /// # Errors
    /// As [`App::open`].
    pub async fn over(db: Db, config: Config, clock: Arc<dyn Clock>, presses: Presses) -> Result<Self> {
        let bad_passwords = Arc::new(BadPasswords::read(config.bad_passwords.as_deref())?);
        let db = db.as_node(&config.node);
        migrate(&db, clock.now()).await?;
        let keys = protected::open_keyring(&db, &config, clock.now()).await?;
        reference::load_starter(&db, clock.now()).await.map_err(|error| Error::Internal(error.to_string()))?;
        let place = Place { file: config.data.join(SNAPSHOT_FILE), database: installation::id(&db, clock.new_id(), clock.now()).await? };
        let market = Market::load(&db, place, clock.now()).await?;
        Ok(Self {
            db,
            presses,
            config,
            market,
            rights: Table::house(),
            keys,
            packs: Held::default(),
            providers: Providers::default(),
            bad_passwords,
            clock,
            decoy: OnceCell::new(),
            failures_told: account::FailuresTold::default(),
            set_up: AtomicBool::new(false),
        })
    }

    /// The present instant.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// The present day in Rome.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        day_in_rome(self.now())
    }

    /// A new identifier.
    #[must_use]
    pub fn new_id(&self) -> Uuid {
        self.clock.new_id()
    }

    /// The actor that an account is.
    #[must_use]
    pub fn actor_of(&self, account: &Account) -> Actor {
        Actor::Account { id: account.id, name: account.name.clone(), role: account.role, desk: account.desk.clone(), on_behalf: None }
    }

    /// Whether the first run is known to be over.
    pub(crate) fn is_set_up(&self) -> bool {
        self.set_up.load(Ordering::Relaxed)
    }

    /// Notes that the first run is over.
    pub(crate) fn note_set_up(&self) {
        self.set_up.store(true, Ordering::Relaxed);
    }

    /// Begins a transaction; only use cases do so, and each commits once, at its end.
    pub(crate) async fn begin(&self) -> Result<Tx> {
        Ok(self.db.begin().await?)
    }

    /// Keeps a transaction and lets the market follow it at once.
    pub(crate) async fn commit(&self, tx: Tx) -> Result<()> {
        tx.commit(self.now()).await?;
        self.market.follow(&self.db).await
    }

    /// Records an act in its transaction.
    pub(crate) async fn audit(
        &self,
        tx: &Tx,
        caller: &Caller,
        verb: &'static str,
        record: Option<(Kind, Uuid)>,
        fields: &[&'static str],
    ) -> Result<()> {
        let entry = audit::Entry { actor: &caller.actor, purpose: caller.purpose, verb, record, fields: fields.to_vec() };
        Ok(audit::record(tx, entry, self.now()).await?)
    }

    /// As [`App::audit`], with all that is known of the act.
    pub(crate) async fn audit_with(
        &self,
        tx: &Tx,
        caller: &Caller,
        verb: &'static str,
        record: Option<(Kind, Uuid)>,
        details: audit::Details,
    ) -> Result<()> {
        let entry = audit::Entry { actor: &caller.actor, purpose: caller.purpose, verb, record, fields: Vec::new() };
        Ok(audit::record_with(tx, entry, details, self.now()).await?)
    }

    /// The hash of a password that nobody has, so that unknown names cost what known ones do.
    pub(crate) async fn decoy_hash(&self) -> Result<String> {
        self.decoy.get_or_try_init(|| async { account::hash(crate::secret::new_secret()?).await }).await.cloned()
    }
}
