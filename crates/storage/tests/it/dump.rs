//! A backup brings back the same content, on either engine, byte for byte.

use chrono::{TimeZone, Utc};
use ponte_domain::{account::Account, actor::Role, id::AccountId};
use ponte_storage::{
    account::{self, ApiKey},
    dump::{RestoreError, dump, restore},
    installation,
};
use ponte_testkit::{TestDb, databases};
use uuid::Uuid;

async fn fill(test: &TestDb) {
    let now = Utc.timestamp_opt(1_790_000_000, 123_456_000).single().expect("an instant");
    let tx = test.db.begin().await.expect("a transaction");
    let account = Account {
        id: AccountId(Uuid::from_u128(7)),
        username: "àéî".into(),
        name: "Zoë \"quotes\" \n".into(),
        role: Role::Operator,
        desk: "sp".into(),
        disabled: true,
        email: None,
        email_wanted: None,
        last_day: None,
    };
    account::insert(&tx, &account, "hash", now).await.expect("to insert");
    let key = ApiKey {
        digest: "d1".into(),
        account: account.id,
        name: "x".into(),
        hint: None,
        scope: None,
        created_at: now,
        expires_at: None,
        used_at: None,
    };
    account::insert_key(&tx, &key).await.expect("to insert");
    tx.commit(now).await.expect("to commit");
}

async fn bytes(test: &TestDb) -> Vec<u8> {
    let mut out = Vec::new();
    dump(&test.db, &mut out).await.expect("a backup");
    out
}

#[tokio::test]
async fn a_backup_of_either_engine_restores_on_the_other_to_the_same_bytes() {
    for from in databases().await {
        fill(&from).await;
        let backup = bytes(&from).await;
        for to in databases().await {
            let rows = restore(&to.db, &mut backup.as_slice(), Utc::now()).await.expect("to restore");
            assert_eq!(rows, 2);
            assert_eq!(bytes(&to).await, backup, "{:?} to {:?}", from.engine(), to.engine());
            assert!(matches!(restore(&to.db, &mut backup.as_slice(), Utc::now()).await, Err(RestoreError::NotEmpty)));
            // Numbers of new changes go on after those that were brought back.
            fill_more(&to).await;
        }
    }
}

#[tokio::test]
async fn a_database_keeps_its_identity_and_a_backup_does_not_bring_it_along() {
    for from in databases().await {
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        assert_eq!(installation::id(&from.db, one, Utc::now()).await.expect("an identity"), one);
        assert_eq!(installation::id(&from.db, other, Utc::now()).await.expect("an identity"), one);
        fill(&from).await;
        let to = TestDb::sqlite().await;
        restore(&to.db, &mut bytes(&from).await.as_slice(), Utc::now()).await.expect("to restore");
        assert_eq!(installation::id(&to.db, other, Utc::now()).await.expect("an identity"), other);
    }
}

async fn fill_more(test: &TestDb) {
    let mut tx = test.db.begin().await.expect("a transaction");
    ponte_storage::desk::save(
        &mut tx,
        &serde_json::from_value(serde_json::json!({"code": "x", "name": "X", "istat": null, "point": null})).expect("a desk"),
    )
    .await
    .expect("to save");
    tx.commit(Utc::now()).await.expect("to commit");
}

#[tokio::test]
async fn a_backup_that_is_cut_short_or_changed_leaves_the_database_empty() {
    let from = TestDb::sqlite().await;
    fill(&from).await;
    let backup = String::from_utf8(bytes(&from).await).expect("text");
    let to = TestDb::sqlite().await;
    let lines: Vec<&str> = backup.lines().collect();
    let cut = lines[..lines.len() - 1].join("\n");
    let changed = backup.replace("{\"rows\":2}", "{\"rows\":3}");
    for broken in [cut.as_str(), changed.as_str(), "", "PK\u{3}\u{4}", "{}", "{\"ponte\":1,\"migrations\":[\"9999\"]}"] {
        restore(&to.db, &mut broken.as_bytes(), Utc::now()).await.expect_err("a refusal");
    }
    assert_eq!(restore(&to.db, &mut backup.as_bytes(), Utc::now()).await.expect("to restore"), 2);
}
