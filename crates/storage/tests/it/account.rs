//! Accounts: addresses, last days, keys, invitations, identities.

use chrono::{Days, NaiveDate, TimeDelta, Utc};
use ponte_domain::{
    account::Account,
    assignment::Assignment,
    id::{AccountId, WorkerId},
    invitation::Invitation,
    role::Role,
};
use ponte_storage::{
    Tx,
    account::{self, ApiKey},
    assignment,
    identity::{self, Identity, Visit},
    invitation,
};
use ponte_testkit::{TestDb, databases};
use uuid::Uuid;

async fn begin(test: &TestDb) -> Tx {
    test.db.begin().await.expect("a transaction")
}

async fn add(test: &TestDb, username: &str) -> Account {
    let account = Account {
        id: AccountId(Uuid::now_v7()),
        username: username.to_owned(),
        name: "Chiara Donati".to_owned(),
        role: Role::Operator,
        desk: "SP".to_owned(),
        disabled: false,
        email: None,
        email_wanted: None,
        last_day: None,
    };
    let tx = begin(test).await;
    account::insert(&tx, &account, "hash", Utc::now()).await.expect("an account");
    tx.commit(Utc::now()).await.expect("to commit");
    account
}

#[tokio::test]
async fn an_address_waits_until_it_is_confirmed_and_finds_open_accounts_only() {
    for test in databases().await {
        let (one, other) = (add(&test, "chiara").await, add(&test, "elisa").await);
        let tx = begin(&test).await;
        account::want_email(&tx, one.id, Some("Chiara@Example.ORG")).await.expect("to want");
        assert!(account::by_email(&tx, "chiara@example.org").await.expect("to read").is_empty());
        account::confirm_email(&tx, one.id, Some("Chiara@Example.ORG")).await.expect("to confirm");
        account::confirm_email(&tx, other.id, Some("chiara@example.org")).await.expect("to confirm");
        account::set_disabled(&tx, other.id, true).await.expect("to shut");
        tx.commit(Utc::now()).await.expect("to commit");
        let found = account::by_email(&test.db, "CHIARA@example.org").await.expect("to read");
        assert_eq!(found.iter().map(|account| account.id).collect::<Vec<_>>(), [one.id]);
        assert_eq!((found[0].email.as_deref(), found[0].email_wanted.as_deref()), (Some("chiara@example.org"), None));
    }
}

#[tokio::test]
async fn accounts_are_found_by_their_last_day() {
    for test in databases().await {
        let day = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
        let (gone, today, open) = (add(&test, "a").await, add(&test, "b").await, add(&test, "c").await);
        let tx = begin(&test).await;
        account::set_last_day(&tx, gone.id, day.pred_opt()).await.expect("a last day");
        account::set_last_day(&tx, today.id, Some(day)).await.expect("a last day");
        tx.commit(Utc::now()).await.expect("to commit");
        let ids = |accounts: Vec<Account>| accounts.into_iter().map(|account| account.id).collect::<Vec<_>>();
        assert_eq!(ids(account::past_their_day(&test.db, day).await.expect("to read")), [gone.id]);
        let ending = account::ending_between(&test.db, day, day + Days::new(14)).await.expect("to read");
        assert_eq!(ids(ending), [today.id]);
        assert!(account::by_id(&test.db, open.id).await.expect("to read").expect("it").account.last_day.is_none());
    }
}

#[tokio::test]
async fn letters_are_counted_and_old_notes_forgotten() {
    for test in databases().await {
        let now = Utc::now();
        let tx = begin(&test).await;
        for minutes in [90, 30, 5] {
            account::note_letter(&tx, "from:x", now - TimeDelta::minutes(minutes), now - TimeDelta::days(1)).await.expect("a note");
        }
        account::note_letter(&tx, "for:y", now, now - TimeDelta::minutes(60)).await.expect("a note");
        tx.commit(now).await.expect("to commit");
        let since = |minutes| now - TimeDelta::minutes(minutes);
        assert_eq!(account::letters_since(&test.db, "from:x", since(60)).await.expect("to count"), 2);
        assert_eq!(account::letters_since(&test.db, "from:x", since(600)).await.expect("to count"), 2, "what is old is forgotten");
        assert_eq!(account::letters_since(&test.db, "for:y", since(60)).await.expect("to count"), 1);
    }
}

#[tokio::test]
async fn a_key_opens_until_it_ends_its_account_is_shut_or_it_is_revoked() {
    for test in databases().await {
        let (owner, other) = (add(&test, "chiara").await, add(&test, "elisa").await);
        // Databases keep microseconds.
        let now = chrono::DateTime::from_timestamp(1_795_421_520, 0).expect("an instant");
        let key = |digest: &str, scope: Option<Vec<String>>| ApiKey {
            digest: digest.to_owned(),
            account: owner.id,
            name: "Sito".to_owned(),
            hint: Some("ponte_abc".to_owned()),
            scope,
            created_at: now,
            expires_at: Some(now + TimeDelta::days(1)),
            used_at: None,
        };
        let scoped = key("d1", Some(vec!["see_vacancies".to_owned(), "match".to_owned()]));
        let tx = begin(&test).await;
        account::insert_key(&tx, &scoped).await.expect("a key");
        account::insert_key(&tx, &key("d2", None)).await.expect("a key");
        tx.commit(now).await.expect("to commit");
        assert_eq!(account::by_key(&test.db, "d1", now).await.expect("to read").expect("it").1, scoped);
        assert!(account::by_key(&test.db, "d1", now + TimeDelta::days(1)).await.expect("to read").is_none());
        assert_eq!(account::keys(&test.db, Some(owner.id)).await.expect("to read").len(), 2);
        assert!(account::keys(&test.db, Some(other.id)).await.expect("to read").is_empty());
        let tx = begin(&test).await;
        account::touch_key(&tx, "d2", now).await.expect("to touch");
        assert!(!account::remove_key(&tx, "d1", Some(other.id)).await.expect("to try"), "it is not hers");
        assert!(account::remove_key(&tx, "d1", Some(owner.id)).await.expect("to revoke"));
        tx.commit(now).await.expect("to commit");
        assert_eq!(account::keys(&test.db, None).await.expect("to read")[0].used_at, Some(now));
        let tx = begin(&test).await;
        account::set_disabled(&tx, owner.id, true).await.expect("to shut");
        tx.commit(now).await.expect("to commit");
        assert!(account::by_key(&test.db, "d2", now).await.expect("to read").is_none());
    }
}

#[tokio::test]
async fn an_invitation_is_taken_up_once_and_then_says_nothing_of_the_invited() {
    for test in databases().await {
        let now = chrono::DateTime::from_timestamp(1_795_421_520, 0).expect("an instant");
        let invited = Invitation {
            id: Uuid::now_v7(),
            name: "Elisa Moretti".to_owned(),
            username: "elisa".to_owned(),
            email: Some("elisa@example.org".to_owned()),
            roles: vec![Role::Operator],
            desk: "SP".to_owned(),
            last_day: None,
            invited_by: None,
            created_at: now,
            expires_at: Invitation::expiry(now),
        };
        let tx = begin(&test).await;
        invitation::insert(&tx, "d1", &invited).await.expect("an invitation");
        invitation::insert(&tx, "d2", &Invitation { id: Uuid::now_v7(), ..invited.clone() }).await.expect("another");
        tx.commit(now).await.expect("to commit");
        assert_eq!(invitation::by_digest(&test.db, "d1", now).await.expect("to read"), Some(invited.clone()));
        assert_eq!(invitation::by_digest(&test.db, "d1", invited.expires_at).await.expect("to read"), None);
        assert_eq!(invitation::pending(&test.db).await.expect("to read").len(), 2);
        let tx = begin(&test).await;
        assert!(invitation::close(&tx, invited.id, None, now).await.expect("to close"));
        assert!(!invitation::close(&tx, invited.id, None, now).await.expect("to try"), "once");
        tx.commit(now).await.expect("to commit");
        let mut dump = Vec::new();
        ponte_storage::dump::dump(&test.db, &mut dump).await.expect("to read all");
        assert_eq!(String::from_utf8(dump).expect("text").matches("elisa@example.org").count(), 1, "only of the open one");
        let tx = begin(&test).await;
        assert_eq!(invitation::forget_expired(&tx, invited.expires_at + TimeDelta::days(1)).await.expect("to forget"), 1);
        tx.commit(now).await.expect("to commit");
        assert!(invitation::pending(&test.db).await.expect("to read").is_empty());
    }
}

#[tokio::test]
async fn an_identity_is_one_account_and_a_visit_ends_once() {
    for test in databases().await {
        let (one, other) = (add(&test, "chiara").await, add(&test, "elisa").await);
        let now = Utc::now();
        let identity = |account| Identity { issuer: "https://a.example".to_owned(), subject: "s".to_owned(), account };
        let tx = begin(&test).await;
        identity::insert(&tx, &identity(one.id), now).await.expect("an identity");
        tx.commit(now).await.expect("to commit");
        let tx = begin(&test).await;
        assert!(identity::insert(&tx, &identity(other.id), now).await.expect_err("a second account").is_duplicate());
        drop(tx);
        assert_eq!(identity::account_of(&test.db, "https://a.example", "s").await.expect("to read"), Some(one.id));
        assert_eq!(identity::account_of(&test.db, "https://b.example", "s").await.expect("to read"), None);
        let visit = Visit { provider: "spid".to_owned(), nonce: "n".to_owned(), verifier: "v".to_owned(), back: "/".to_owned() };
        let tx = begin(&test).await;
        assert!(!identity::remove(&tx, &identity(other.id)).await.expect("to try"));
        assert!(identity::remove(&tx, &identity(one.id)).await.expect("to part"));
        identity::begin_visit(&tx, "d", &visit, now, now).await.expect("a visit");
        tx.commit(now).await.expect("to commit");
        let early = now - TimeDelta::minutes(1);
        assert_eq!(identity::visit(&test.db, "d", early).await.expect("to read"), Some(visit));
        assert_eq!(identity::visit(&test.db, "d", now + TimeDelta::minutes(1)).await.expect("to read"), None, "it took too long");
        let tx = begin(&test).await;
        assert!(identity::end_visit(&tx, "d").await.expect("to end") && !identity::end_visit(&tx, "d").await.expect("to try"));
        tx.commit(now).await.expect("to commit");
    }
}

#[tokio::test]
async fn the_account_about_a_person_is_found_by_role_and_day() {
    for test in databases().await {
        let account = add(&test, "ada").await;
        let (worker, day) = (WorkerId(Uuid::now_v7()), NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day"));
        let held = Assignment {
            account: account.id,
            role: Role::Citizen,
            desk: "SP".to_owned(),
            subject: Some(worker),
            since: day,
            until: Some(day),
        };
        let tx = begin(&test).await;
        assignment::save(&tx, &held).await.expect("an assignment");
        tx.commit(Utc::now()).await.expect("to commit");
        let about = async |role, day| assignment::about(&test.db, worker, role, day).await.expect("to read");
        assert_eq!(about(Role::Citizen, day).await, Some(account.id));
        assert_eq!(about(Role::Student, day).await, None);
        assert_eq!(about(Role::Citizen, day.succ_opt().expect("a day")).await, None);
    }
}
