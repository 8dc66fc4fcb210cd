//! How soon a change is in the answers: at once where it was made, within a second in every other process.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use ponte_app::{App, config::Config, jobs};
use ponte_domain::id::WorkerId;
use ponte_testkit::TestDesk;
use ponte_web::presses;
use tempfile::TempDir;
use tokio::{sync::watch, time::sleep};
use uuid::Uuid;

const CHANGES: usize = 5;

/// Whether an installation answers about a person.
fn knows(app: &App, desk: &TestDesk, id: Uuid) -> bool {
    let vacancy = desk.vacancy("Magazziniere", Uuid::nil());
    app.market.judge(&vacancy, None, WorkerId(id), app.today()).is_some()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_is_in_the_next_answer_here_and_soon_elsewhere() {
    for desk in TestDesk::all().await {
        let folder = TempDir::new().expect("a folder");
        let (config, clock) = (Config::in_folder(folder.path()), desk.clock.clone());
        let other = App::over(desk.app.db.clone(), config, clock, presses().expect("words")).await.expect("a second process");
        let other = Arc::new(other);
        let (stop, stopped) = watch::channel(false);
        let runner = tokio::spawn(jobs::run(other.clone(), stopped));
        let (mut here, mut elsewhere) = (Vec::new(), Vec::new());
        for n in 0..CHANGES {
            let started = Instant::now();
            let id = desk.add(&desk.worker(&format!("Prova{n}"), "Esempio")).await;
            assert!(knows(&desk.app, &desk, id), "saved and not in the next answer");
            here.push(started.elapsed());
            while !knows(&other, &desk, id) {
                assert!(started.elapsed() < Duration::from_secs(30), "another process never followed");
                sleep(Duration::from_millis(5)).await;
            }
            elsewhere.push(started.elapsed());
        }
        println!("in the next answer after {:?}, in another process after {:?} (medians)", median(here), median(elsewhere.clone()));
        assert!(median(elsewhere) < Duration::from_secs(1));
        stop.send(true).expect("to stop");
        runner.await.expect("to end");
        assert!(folder.path().join("market.snapshot").exists(), "a graceful stop keeps the market");
        let again = App::over(desk.app.db.clone(), Config::in_folder(folder.path()), desk.clock.clone(), presses().expect("words"));
        assert_eq!(again.await.expect("a third process").market.people(), desk.app.market.people());
    }
}
