//! A whole desk for tests: its pages, an operator and an administrator signed in, records to begin with, and its mail.

mod mailbox;
mod records;

use std::{path::Path, sync::Arc};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use chrono::TimeDelta;
use ponte_app::{
    App, account,
    account::{NewAccount, Origin},
    config::Config,
    jobs,
    register::{self, Registered},
    rights::{Caller, Cell, Right, Table},
};
use ponte_domain::{
    account::Account,
    actor::{Purpose, Role},
    desk::Desk,
    sign_in::SecondFactor,
};
use ponte_storage::{Stored, desk};
use ponte_web::{Site, presses, router};
use tempfile::TempDir;
use tower::ServiceExt;
use uuid::Uuid;

pub use mailbox::Letter;

use crate::{TestClock, TestDb, databases};

/// Password of every account of a test desk.
pub const PASSWORD: &str = "una-frase-per-prova";

/// Most bytes of a page that a test reads.
const PAGE_BYTES: usize = 8 << 20;

/// Somebody who opens pages.
#[derive(Debug, Clone, Default)]
pub struct TestVisitor {
    cookie: Option<String>,
}

impl TestVisitor {
    /// Whoever holds the session with a secret.
    #[must_use]
    pub fn with_session(secret: &str) -> Self {
        Self { cookie: Some(format!("ponte_session={secret}")) }
    }

    /// The same visitor, with the cookies that a page has set.
    ///
    /// # Panics
    /// When a cookie is no text.
    #[must_use]
    pub fn after(&self, page: &TestPage) -> Self {
        let set = page.headers.get_all(header::SET_COOKIE).iter();
        let pairs = set.map(|cookie| cookie.to_str().expect("a cookie").split(';').next().unwrap_or_default().to_owned());
        let all: Vec<String> = self.cookie.iter().cloned().chain(pairs).collect();
        Self { cookie: Some(all.join("; ")) }
    }
}

/// What a page answered.
#[derive(Debug)]
pub struct TestPage {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl TestPage {
    /// The body as text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// Where it leads to.
    ///
    /// # Panics
    /// When it leads nowhere.
    #[must_use]
    pub fn location(&self) -> &str {
        self.headers[header::LOCATION].to_str().expect("an address")
    }
}

/// A desk with nobody in its registers.
pub struct TestDesk {
    pub app: Arc<App>,
    pub clock: Arc<TestClock>,
    pub operator: TestVisitor,
    pub administrator: TestVisitor,
    pub anybody: TestVisitor,
    account: Account,
    caller: Caller,
    folder: TempDir,
    router: Router,
    db: TestDb,
}

impl TestDesk {
    /// A desk on SQLite.
    ///
    /// # Panics
    /// When it cannot be opened.
    pub async fn open() -> Self {
        Self::over(TestDb::sqlite().await).await
    }

    /// One desk on each database at hand.
    ///
    /// # Panics
    /// As [`TestDesk::open`].
    pub async fn all() -> Vec<Self> {
        let mut desks = Vec::new();
        for db in databases().await {
            desks.push(Self::over(db).await);
        }
        desks
    }

    /// A desk on SQLite that is set up otherwise than most: its operator and administrator are signed in as far as their
    /// passwords lead.
    ///
    /// # Panics
    /// As [`TestDesk::open`].
    pub async fn set_up_as(change: impl FnOnce(&mut Config)) -> Self {
        Self::over_as(TestDb::sqlite().await, change).await
    }

    async fn over(db: TestDb) -> Self {
        Self::over_as(db, |_| ()).await
    }

    async fn over_as(db: TestDb, change: impl FnOnce(&mut Config)) -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let mut config = config_in(folder.path());
        change(&mut config);
        let clock = Arc::new(TestClock::default());
        let presses = presses().expect("templates and words");
        let app = App::over(db.db.clone(), config, clock.clone(), presses).await.expect("the desk");
        set_up(&app).await;
        let (account, operator) = sign_in(&app, "operatrice", "Chiara Donati", &[Role::Operator]).await;
        let (_, administrator) = sign_in(&app, "amministratore", "Marco Ricci", &[Role::Administrator, Role::DeskManager]).await;
        let caller = app.caller_of(&account, Purpose::Matching).await.expect("what she may do");
        let app = Arc::new(app);
        let router = router(Site::new(app.clone()));
        Self { app, clock, operator, administrator, anybody: TestVisitor::default(), account, caller, folder, router, db }
    }

    /// The operator as a caller of use cases.
    #[must_use]
    pub fn caller(&self) -> Caller {
        self.caller.clone()
    }

    /// The operator's account.
    #[must_use]
    pub const fn account(&self) -> &Account {
        &self.account
    }

    /// Another account of the desk, signed in.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn visitor(&self, username: &str, name: &str, roles: &[Role]) -> (Account, TestVisitor) {
        sign_in(&self.app, username, name, roles).await
    }

    /// Somebody of the desk whose roles have some rights, signed in, under a user name.
    ///
    /// # Panics
    /// When no role has one of them, or the name is taken.
    pub async fn somebody_with(&self, username: &str, wanted: &[Right]) -> (Caller, TestVisitor) {
        let table = Table::house();
        // Who works at a desk comes first; each right adds a role where those before have it not.
        let order = [Role::CaseManager, Role::Operator, Role::DeskManager].into_iter().chain(Role::ALL.iter().copied());
        let mut roles: Vec<Role> = Vec::new();
        for right in wanted {
            let has = |role: &Role| table.cell(*right, *role) > Cell::Person;
            if !roles.iter().any(has) {
                roles.push(order.clone().find(has).unwrap_or_else(|| panic!("no role has {right}")));
            }
        }
        let (account, visitor) = sign_in(&self.app, username, "Dora Neri", &roles).await;
        (self.app.caller_of(&account, Purpose::Casework).await.expect("what she may do"), visitor)
    }

    /// Everything that the installation holds on disk: its data folder and what stands beside it.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The database under the desk.
    #[must_use]
    pub const fn database(&self) -> &TestDb {
        &self.db
    }

    /// Puts a record into its register.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn add<R: Registered>(&self, record: &R) -> Uuid {
        register::create(&self.app, &self.caller(), record).await.expect("a new record")
    }

    /// A record as it stands.
    ///
    /// # Panics
    /// When there is none.
    pub async fn read<R: Registered>(&self, id: Uuid) -> Stored<R> {
        register::view(&self.app, &self.caller(), id).await.expect("the record")
    }

    /// Opens an address.
    pub async fn get(&self, visitor: &TestVisitor, path: &str) -> TestPage {
        self.send(visitor, Request::get(path), Body::empty()).await
    }

    /// Posts a form.
    ///
    /// # Panics
    /// When the inputs cannot be encoded.
    pub async fn post(&self, visitor: &TestVisitor, path: &str, inputs: &[(&str, &str)]) -> TestPage {
        let form = serde_urlencoded::to_string(inputs).expect("a form");
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(visitor, request, Body::from(form)).await
    }

    /// Sends a request as a visitor.
    ///
    /// # Panics
    /// When the request cannot be built or the body not be read.
    pub async fn send(&self, visitor: &TestVisitor, mut request: axum::http::request::Builder, body: Body) -> TestPage {
        if let Some(cookie) = &visitor.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        let response = self.router.clone().oneshot(request.body(body).expect("a request")).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, PAGE_BYTES).await.expect("a body").to_vec();
        TestPage { status: parts.status, headers: parts.headers, bytes }
    }

    /// Lets time pass, and runs the jobs that are due then.
    ///
    /// # Panics
    /// When the queue cannot be used.
    pub async fn after(&self, time: TimeDelta) -> usize {
        self.clock.advance(time);
        self.run_jobs().await
    }

    /// Runs the jobs that are due; mail is written to its folder.
    ///
    /// # Panics
    /// When the queue cannot be used.
    pub async fn run_jobs(&self) -> usize {
        jobs::run_due(&self.app).await.expect("the job queue")
    }

    /// The letters written so far, in the order of their names.
    #[must_use]
    pub fn letters(&self) -> Vec<Letter> {
        mailbox::letters(&self.folder.path().join("data/mail"))
    }
}

/// The set-up of an installation within a folder: its data in one below, what stands beside the data beside that. A second
/// factor is voluntary: most tests sign in with a password.
///
/// # Panics
/// When the folder cannot be made.
#[must_use]
pub fn config_in(folder: &Path) -> Config {
    let data = folder.join("data");
    std::fs::create_dir_all(&data).expect("a data folder");
    Config { second_factor: SecondFactor::Voluntary, ..Config::in_folder(data) }
}

async fn set_up(app: &App) {
    let own = Desk {
        istat: Some("011015".to_owned()),
        address: Some("Piazza dell'Esempio 1".to_owned()),
        phone: Some("0187 000 121".to_owned()),
        email: Some("sportello@example.org".to_owned()),
        ..Desk::named("SP", "Sportello Lavoro La Spezia")
    };
    let mut tx = app.db.begin().await.expect("a transaction");
    desk::save(&mut tx, &own).await.expect("the desk");
    tx.commit(app.now()).await.expect("to keep it");
    app.market.follow(&app.db).await.expect("to follow it");
}

async fn sign_in(app: &App, username: &str, name: &str, roles: &[Role]) -> (Account, TestVisitor) {
    let new = NewAccount {
        username: username.to_owned(),
        name: name.to_owned(),
        roles: roles.to_vec(),
        desk: "SP".to_owned(),
        password: PASSWORD.to_owned(),
    };
    account::create(app, &Caller::console(Purpose::Administration), new).await.expect("an account");
    let begun = account::sign_in(app, username, PASSWORD, &Origin::default()).await.expect("to sign in");
    (begun.account, TestVisitor::with_session(&begun.secret))
}
