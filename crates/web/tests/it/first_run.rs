//! The first run, from the token to a desk that works.

use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode, header},
};
use ponte_app::{App, first_run, jobs};
use ponte_domain::{actor::Purpose, worker::Worker};
use ponte_testkit::{TestClock, TestDb, desk::config_in};
use ponte_web::{Site, presses, router};
use tempfile::TempDir;

use crate::support::{form, send};

struct New {
    app: Arc<App>,
    router: Router,
    cookies: Vec<String>,
    _folder: TempDir,
    _db: TestDb,
}

impl New {
    async fn open() -> Self {
        let (db, folder) = (TestDb::sqlite().await, TempDir::new().expect("a folder"));
        let clock = Arc::new(TestClock::default());
        let app = App::over(db.db.clone(), config_in(folder.path()), clock, presses().expect("words")).await.expect("an installation");
        let app = Arc::new(app);
        Self { router: router(Site::unlimited(app.clone())), app, cookies: Vec::new(), _folder: folder, _db: db }
    }

    async fn get(&self, path: &str) -> (StatusCode, String, String) {
        let request = Request::get(path).header(header::COOKIE, self.cookies.join("; ")).body(Body::empty()).expect("a request");
        let (status, headers, text) = send(&self.router, request).await;
        (status, headers.get(header::LOCATION).and_then(|to| to.to_str().ok()).unwrap_or_default().to_owned(), text)
    }

    /// Posts a step and keeps the cookies that come back.
    async fn step(&mut self, step: &str, texts: &[(&str, &str)]) -> StatusCode {
        let (kind, body) = form(texts, &[]);
        let request = Request::post(format!("/primo-avvio/{step}"))
            .header(header::CONTENT_TYPE, kind)
            .header(header::COOKIE, self.cookies.join("; "))
            .body(Body::from(body))
            .expect("a request");
        let (status, headers, text) = send(&self.router, request).await;
        assert!(!status.is_server_error(), "{step}: {text}");
        for cookie in headers.get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().expect("a cookie").split(';').next().unwrap_or_default().to_owned();
            let name = pair.split('=').next().unwrap_or_default().to_owned();
            self.cookies.retain(|known| !known.starts_with(&format!("{name}=")));
            self.cookies.push(pair);
        }
        status
    }
}

const DESK: &[(&str, &str)] = &[("name", "Sportello di Lerici"), ("code", "LER"), ("istat", "Lerici (SP)"), ("email", "a@lerici.example")];
const ACCOUNT: &[(&str, &str)] = &[("name", "Marco Ricci"), ("username", "marco"), ("password", "una frase per prova")];

#[tokio::test]
async fn the_first_run_leads_from_the_token_to_a_desk_with_sample_data_that_goes_whole() {
    let mut new = New::open().await;
    for path in ["/", "/sportello", "/offerte", "/accedi", "/sportello/persone"] {
        assert_eq!(new.get(path).await.1, "/primo-avvio", "{path}");
    }
    let old = first_run::token(&new.app).await.expect("a token").expect("there is no account");
    let token = first_run::token(&new.app).await.expect("a token").expect("there is no account");
    assert_eq!(new.step("desk", DESK).await, StatusCode::GONE, "nobody sets up without the token");
    assert_eq!(new.step("token", &[("token", &old)]).await, StatusCode::UNPROCESSABLE_ENTITY, "an earlier token is void");
    assert_eq!(new.step("token", &[("token", &format!(" {token} "))]).await, StatusCode::SEE_OTHER);
    assert_eq!(new.step("desk", &[("name", ""), ("code", "a b")]).await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(new.step("desk", DESK).await, StatusCode::SEE_OTHER);
    assert_eq!(new.app.market.desk().istat.as_deref(), Some("011016"));
    assert_eq!(
        new.step("account", &[("name", "Marco"), ("username", "marco"), ("password", "corta")]).await,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(new.step("account", ACCOUNT).await, StatusCode::SEE_OTHER);
    assert_eq!(
        new.step("account", &[("name", "Eva"), ("username", "eva"), ("password", "una frase per prova")]).await,
        StatusCode::CONFLICT,
        "there is one first account"
    );
    assert_eq!(new.get("/sportello").await.1, "/primo-avvio", "not over yet");
    assert_eq!(new.step("reference", &[("act", "starter")]).await, StatusCode::SEE_OTHER);
    assert_eq!(new.step("sample", &[("act", "sample")]).await, StatusCode::SEE_OTHER);
    assert_eq!(new.step("token", &[("token", &token)]).await, StatusCode::CONFLICT, "the token is void");
    jobs::run_due(&new.app).await.expect("the queue");
    let (status, _, today) = new.get("/sportello").await;
    assert_eq!(status, StatusCode::OK, "{today}");
    assert!(today.contains("Marco"));
    assert!(new.app.market.people() > 1_000);
    assert!(first_run::token(&new.app).await.expect("no failure").is_none());

    let caller = ponte_app::rights::Caller::console(Purpose::Administration);
    let removed = ponte_app::demo::remove(&new.app, &caller).await.expect("removed");
    assert!(removed.removed > 2_000 && removed.left == 0, "{removed:?}");
    assert_eq!(new.app.market.people(), 0);
    let left = ponte_app::register::count::<Worker>(&new.app, &caller, &ponte_storage::Filter::default()).await.expect("a count");
    assert_eq!(left, 0);
    assert_eq!(ponte_app::demo::remove(&new.app, &caller).await.expect("nothing").removed, 0);
}

#[tokio::test]
async fn a_guessed_token_opens_nothing() {
    let mut new = New::open().await;
    first_run::token(&new.app).await.expect("a token");
    for guess in ["", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
        assert_eq!(new.step("token", &[("token", guess)]).await, StatusCode::UNPROCESSABLE_ENTITY);
        new.cookies = vec![format!("ponte_first_run={guess}")];
        assert_eq!(new.step("desk", DESK).await, StatusCode::GONE);
        assert_eq!(new.step("reference", &[("act", "starter")]).await, StatusCode::GONE);
    }
}

#[tokio::test]
async fn the_demonstration_desk_has_a_profile_a_track_a_balance_a_plan_and_a_curriculum() {
    let new = New::open().await;
    assert!(ponte_app::demo::load(&new.app).await.expect("the demonstration"));
    let caller = ponte_app::rights::Caller::console(Purpose::Casework);
    let filter = ponte_storage::Filter { limit: 3_000, ..ponte_storage::Filter::default() };
    let people = ponte_app::register::list::<Worker>(&new.app, &caller, &filter).await.expect("people").records;
    let mut told = std::collections::BTreeSet::new();
    for stored in people.iter().filter(|stored| stored.value.person.family_name == "Ferrando") {
        told.extend(ponte_storage::erasure::counts(&new.app.db, stored.id).await.expect("counts").into_keys());
    }
    for table in ["profile", "track_choice", "balance", "plan", "curriculum"] {
        assert!(told.contains(table), "{table}: {told:?}");
    }
}
