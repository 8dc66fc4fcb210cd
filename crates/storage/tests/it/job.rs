//! Jobs: taken once, taken again when a lease runs out, left as dead at last.

use chrono::{TimeDelta, Utc};
use ponte_domain::id::JobId;
use ponte_storage::job::{self, JobState, MAX_ATTEMPTS};
use ponte_testkit::{TestDb, databases};
use uuid::Uuid;

async fn enqueue(test: &TestDb, key: Option<&str>) -> JobId {
    let id = JobId(Uuid::now_v7());
    let now = Utc::now();
    let tx = test.db.begin().await.expect("a transaction");
    job::enqueue(&tx, id, "mail", "{}", key, now, now).await.expect("to enqueue");
    tx.commit(now).await.expect("to commit");
    id
}

#[tokio::test]
async fn a_job_is_taken_once_while_its_lease_lasts_and_again_after() {
    for test in databases().await {
        let id = enqueue(&test, None).await;
        let now = Utc::now();
        let lease = TimeDelta::minutes(5);
        assert_eq!(job::take(&test.db, now, lease).await.expect("to take").map(|job| job.id), Some(id));
        assert!(job::take(&test.db, now, lease).await.expect("to take").is_none());
        let again = job::take(&test.db, now + TimeDelta::minutes(6), lease).await.expect("to take").expect("the job again");
        assert_eq!((again.id, again.attempts), (id, 2));
    }
}

#[tokio::test]
async fn the_same_work_is_asked_for_once() {
    for test in databases().await {
        enqueue(&test, Some("remind/1")).await;
        enqueue(&test, Some("remind/1")).await;
        assert_eq!(job::list(&test.db, Some(JobState::Waiting), 10).await.expect("the jobs").len(), 1, "{:?}", test.engine());
    }
}

#[tokio::test]
async fn a_job_that_keeps_failing_is_left_as_dead() {
    for test in databases().await {
        enqueue(&test, None).await;
        let mut now = Utc::now();
        for _ in 0..MAX_ATTEMPTS {
            let taken = job::take(&test.db, now, TimeDelta::minutes(5)).await.expect("to take").expect("the job");
            let tx = test.db.begin().await.expect("a transaction");
            job::failed(&tx, &taken, "no server", now).await.expect("to note it");
            tx.commit(now).await.expect("to commit");
            now += TimeDelta::hours(2);
        }
        assert!(job::take(&test.db, now, TimeDelta::minutes(5)).await.expect("to take").is_none());
        assert_eq!(job::list(&test.db, Some(JobState::Dead), 10).await.expect("the jobs").len(), 1);
    }
}

#[tokio::test]
async fn a_job_that_somebody_stopped_learns_it_and_stays_stopped() {
    for test in databases().await {
        let (waiting, now) = (enqueue(&test, Some("a")).await, Utc::now());
        let taken = job::take(&test.db, now, TimeDelta::minutes(5)).await.expect("to take").expect("the job");
        assert_eq!(taken.id, waiting);
        assert!(job::progress(&test.db, taken.id, 1, 2, now, now).await.expect("to tell"));
        let tx = test.db.begin().await.expect("a transaction");
        assert!(job::stop(&tx, taken.id, now).await.expect("to stop"));
        tx.commit(now).await.expect("to commit");
        assert!(!job::progress(&test.db, taken.id, 2, 2, now, now).await.expect("to tell"), "{:?}", test.engine());
        let tx = test.db.begin().await.expect("a transaction");
        job::done(&tx, taken.id, now).await.expect("to note it");
        assert!(!job::stop(&tx, taken.id, now).await.expect("to look"), "it has ended");
        tx.commit(now).await.expect("to commit");
        let left = job::get(&test.db, taken.id).await.expect("to read").expect("the job");
        assert_eq!(left.state, JobState::Cancelled);
        assert!(job::open(&test.db).await.expect("to read").is_empty());
    }
}
