//! What the log tells, and what it does not. Each test is a process of its own, with a log of its own.

use std::{
    io::{self, Write},
    sync::{Arc, Mutex},
};

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use ponte_testkit::{TestDesk, TestVisitor, database, desk::PASSWORD};
use ponte_web::{Limits, Rate};
use sea_orm::{ConnectionTrait, Database};
use serde_json::Value;

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("the log").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Log {
    /// Keeps everything that is logged from now on by this thread, at every level, as lines of JSON; but for what the program
    /// never logs.
    fn begin() -> (Self, tracing::subscriber::DefaultGuard) {
        let log = Self::default();
        let writer = log.clone();
        let filter = tracing_subscriber::EnvFilter::new(format!("trace,{}", ponte_web::NEVER_LOGGED));
        let subscriber = tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(move || writer.clone()).finish();
        (log, tracing::subscriber::set_default(subscriber))
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().expect("the log")).into_owned()
    }

    /// The lines of a message.
    fn said(&self, message: &str) -> Vec<Value> {
        let lines: Vec<Value> = self.text().lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect();
        lines.into_iter().filter(|line| line["fields"]["message"] == message).collect()
    }
}

const PLAIN: [(&str, &str); 2] = [("username", "operatrice"), ("password", PASSWORD)];

#[tokio::test]
async fn refusals_are_logged_with_what_was_asked_and_why_and_nobodys_data() {
    let mut desk = TestDesk::open().await;
    let usual = Rate::a_minute(1_000, 1_000);
    desk.limit(Limits { searches: Rate::a_minute(1, 1), pages: usual, ..Limits::default() });
    let (log, _guard) = Log::begin();
    desk.get(&desk.operator, "/amministrazione/account?q=Segreta").await;
    let other =
        Request::post("/accedi").header("sec-fetch-site", "cross-site").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    desk.send(&desk.operator, other, Body::from("username=Segreta")).await;
    desk.get(&desk.operator, "/sportello/cerca?q=Segreta").await;
    desk.get(&desk.operator, "/sportello/cerca?q=Segreta").await;
    desk.get(&desk.anybody, "/api/v1/workers?q=Segreta").await;
    let said = log.said("a request was refused");
    let told: Vec<_> = said.iter().map(|line| (line["fields"]["why"].as_str(), line["fields"]["path"].as_str())).collect();
    assert_eq!(
        told,
        [
            (Some("not-allowed"), Some("/amministrazione/account")),
            (Some("cross-site"), Some("/accedi")),
            (Some("too-often"), Some("/sportello/cerca")),
            (Some("not-signed-in"), Some("/api/v1/workers")),
        ]
    );
    for line in &said {
        assert_eq!(line["level"], "WARN");
        assert!(line["timestamp"].as_str().is_some_and(|at| at.ends_with('Z')), "in UTC: {line}");
        assert!(line["span"]["id"].as_str().is_some_and(|number| number.len() == 36), "the number of the request: {line}");
    }
    assert!(!log.text().contains("Segreta"), "{}", log.text());
}

#[tokio::test]
async fn names_passwords_and_secrets_are_not_in_the_log_at_any_level() {
    let desk = TestDesk::open().await;
    let worker = desk.add(&desk.worker("Vannozza", "Quintavalle")).await;
    let (log, _guard) = Log::begin();
    let entered = desk.post(&desk.anybody, "/accedi", &PLAIN).await;
    let visitor = TestVisitor::default().after(&entered);
    desk.post(&desk.anybody, "/accedi", &[("username", "operatrice"), ("password", "sbagliata-e-segreta")]).await;
    desk.post(&desk.anybody, "/accedi", &[("username", "Quintavalle"), ("password", "sbagliata-e-segreta")]).await;
    desk.get(&visitor, &format!("/sportello/persone/{worker}")).await;
    desk.get(&visitor, "/sportello/cerca?q=Quintavalle").await;
    desk.get(&visitor, "/api/v1/workers?q=Quintavalle").await;
    desk.post(&visitor, "/sportello/chiavi", &[("name", "chiave"), ("days", "30")]).await;
    desk.get(&desk.anybody, "/risposta/segreto-di-un-collegamento").await;
    desk.get(&desk.anybody, "/nuova-password/segreto-di-un-collegamento").await;
    desk.run_jobs().await;
    let secret = entered.headers[header::SET_COOKIE].to_str().expect("a cookie").split(['=', ';']).nth(1).unwrap_or_default().to_owned();
    assert!(secret.len() > 20);
    let text = log.text();
    assert!(text.contains("/sportello/persone/"), "requests are in it: {text}");
    for kept in [secret.as_str(), PASSWORD, "sbagliata-e-segreta", "Quintavalle", "Vannozza", "Via Segreta", "segreto-di-un-collegamento"] {
        assert!(!text.contains(kept), "{kept} is in the log: {text}");
    }
}

#[tokio::test]
async fn a_line_break_in_an_address_makes_no_line_of_the_log() {
    let desk = TestDesk::open().await;
    let (log, _guard) = Log::begin();
    desk.get(&desk.operator, "/amministrazione/%0A%7B%22level%22:%22ERROR%22%7D?q=%0d%0aERROR").await;
    desk.get(&desk.operator, "/nessuna%0D%0Apagina").await;
    let text = log.text();
    assert!(!text.is_empty());
    for line in text.lines() {
        let line: Value = serde_json::from_str(line).expect("each line is one of ours");
        assert_ne!(line["level"], "ERROR", "{line}");
    }
}

#[tokio::test]
async fn an_error_of_ours_is_in_the_log_and_its_page_tells_nothing_of_the_inside() {
    for desk in TestDesk::all().await {
        let raw = Database::connect(database::url_of(desk.database())).await.expect("a connection");
        raw.execute_unprepared("ALTER TABLE employer RENAME TO gone").await.expect("to break it");
        let (log, guard) = Log::begin();
        for path in ["/sportello/imprese", "/api/v1/employers"] {
            let page = desk.get(&desk.operator, path).await;
            assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR, "{path}");
            let text = page.text();
            for inside in ["SELECT", "employer WHERE", "no such table", "relation", "sqlx", "panicked", ".rs", "ponte.db", "/tmp"] {
                assert!(!text.contains(inside), "{path}: {inside} in {text}");
            }
        }
        drop(guard);
        let said = [log.said("a page failed"), log.said("a request of the API failed")].concat();
        assert_eq!(said.len(), 2, "{}", log.text());
        assert!(said.iter().all(|line| line["level"] == "ERROR" && line["fields"]["error"].as_str().is_some_and(|why| !why.is_empty())));
    }
}
