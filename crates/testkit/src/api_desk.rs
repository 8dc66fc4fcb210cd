//! A desk with its whole program: pages and API over a throw-away database, asked without a network.

use std::sync::Arc;

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use ponte_app::{
    App,
    account::{self, NewAccount, NewKey},
    reference::import::load_starter,
    rights::Caller,
};
use ponte_domain::{
    actor::{Purpose, Role},
    clock::Clock,
    desk::Desk,
};
use ponte_storage::{Engine, desk};
use ponte_web::{Site, presses, router};
use serde_json::Value;
use tempfile::TempDir;
use tower::ServiceExt;

use crate::{TestClock, TestDb, databases, desk::config_in};

/// Password of every account of a test desk.
pub const PASSWORD: &str = "una-frase-lunga";

/// A desk whose program can be asked.
pub struct ApiDesk {
    pub app: Arc<App>,
    pub clock: Arc<TestClock>,
    pub router: Router,
    /// Token of an operator.
    pub operator: String,
    /// Token of an administrator.
    pub administrator: String,
    test: TestDb,
    _folder: TempDir,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    /// The body as JSON.
    ///
    /// # Panics
    /// When it is none.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|error| panic!("no JSON ({error}): {}", self.text()))
    }

    /// The body as text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// A header, or nothing.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

impl ApiDesk {
    /// A desk on each engine at hand.
    pub async fn each() -> Vec<Self> {
        let mut desks = Vec::new();
        for test in databases().await {
            desks.push(Self::over(test).await);
        }
        desks
    }

    /// A desk over a database: the starter set of reference data, an operator and an administrator.
    ///
    /// # Panics
    /// When it cannot be set up.
    pub async fn over(test: TestDb) -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let clock = Arc::new(TestClock::default());
        load_starter(&test.db, clock.now()).await.expect("the starter set");
        let mut tx = test.db.begin().await.expect("a transaction");
        desk::save(&mut tx, &the_desk()).await.expect("a desk");
        tx.commit(clock.now()).await.expect("to commit");
        let presses = presses().expect("the presses");
        let app = App::over(test.db.clone(), config_in(folder.path()), Arc::<TestClock>::clone(&clock), presses);
        let app = Arc::new(app.await.expect("an installation"));
        let operator = token(&app, "chiara", "Chiara Donati", &[Role::Operator]).await;
        let administrator = token(&app, "marco", "Marco Ricci", &[Role::Administrator, Role::DeskManager]).await;
        let router = router(Site::unlimited(Arc::clone(&app)));
        Self { app, clock, router, operator, administrator, test, _folder: folder }
    }

    /// Which engine it runs on, for messages.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.test.engine()
    }

    /// The database under the desk.
    #[must_use]
    pub const fn database(&self) -> &TestDb {
        &self.test
    }

    /// Sends a request as it stands.
    ///
    /// # Panics
    /// When the body of the answer cannot be read.
    pub async fn send(&self, request: Request<Body>) -> Answer {
        let Ok(response) = self.router.clone().oneshot(request).await;
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.expect("the body of the answer");
        Answer { status: parts.status, headers: parts.headers, bytes: bytes.to_vec() }
    }

    /// A request of the operator's program.
    pub async fn get(&self, address: &str) -> Answer {
        self.send(self.request(Method::GET, address).body(Body::empty()).expect("a request")).await
    }

    /// A request of the operator's program with a JSON body.
    pub async fn post(&self, address: &str, body: &Value) -> Answer {
        self.send(
            self.request(Method::POST, address)
                .header(header::CONTENT_TYPE, "application/json")
                .body(body.to_string().into())
                .expect("a request"),
        )
        .await
    }

    /// Removes what stands at an address, as the operator.
    ///
    /// # Panics
    /// As [`ApiDesk::send`].
    pub async fn delete(&self, address: &str) -> Answer {
        self.send(self.request(Method::DELETE, address).body(Body::empty()).expect("a request")).await
    }

    /// The beginning of a request of the operator's program.
    pub fn request(&self, method: Method, address: &str) -> axum::http::request::Builder {
        Request::builder().method(method).uri(address).header(header::AUTHORIZATION, format!("Bearer {}", self.operator))
    }
}

fn the_desk() -> Desk {
    Desk {
        istat: Some("011015".to_owned()),
        email: Some("sportello@example.org".to_owned()),
        ..Desk::named("SP1", "Sportello Lavoro La Spezia")
    }
}

async fn token(app: &App, username: &str, name: &str, roles: &[Role]) -> String {
    let console = Caller::console(Purpose::Administration);
    let new =
        NewAccount { username: username.into(), name: name.into(), roles: roles.to_vec(), desk: "SP1".into(), password: PASSWORD.into() };
    let account = account::create(app, &console, new).await.expect("an account");
    let caller = app.caller_of(&account, Purpose::Administration).await.expect("what it may do");
    account::create_key(app, &caller, NewKey { name: "test".to_owned(), days: 30, scope: None }).await.expect("a token")
}
