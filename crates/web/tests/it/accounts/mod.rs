//! Accounts: addresses, forgotten passwords, invitations, keys, who leaves.

mod contact;
mod invitations;
mod keys;
mod leaving;

use ponte_domain::account::Account;
use ponte_testkit::{TestDesk, TestVisitor};

/// Gives an account an address that is confirmed.
pub async fn with_address(desk: &TestDesk, account: &Account, email: &str) {
    let tx = desk.app.db.begin().await.expect("a transaction");
    ponte_storage::account::confirm_email(&tx, account.id, Some(email)).await.expect("an address");
    tx.commit(desk.app.now()).await.expect("to commit");
}

/// The account with a user name as it stands.
pub async fn account(desk: &TestDesk, username: &str) -> Account {
    ponte_storage::account::by_username(&desk.app.db, username).await.expect("to read").expect("an account").account
}

/// The verbs of the acts about an account, the latest first.
pub async fn verbs(desk: &TestDesk, account: &Account) -> Vec<String> {
    let filter = ponte_storage::audit::AuditFilter { record: Some(account.id.0), limit: 50, ..Default::default() };
    let acts = ponte_storage::audit::list(&desk.app.db, &filter).await.expect("the acts");
    acts.into_iter().map(|past| past.act.verb.to_string()).collect()
}

/// Signs somebody in at the page; the visitor afterwards when it went well.
pub async fn enter(desk: &TestDesk, username: &str, password: &str) -> Result<TestVisitor, String> {
    let page = desk.post(&desk.anybody, "/accedi", &[("username", username), ("password", password)]).await;
    if page.status.is_redirection() { Ok(desk.anybody.after(&page)) } else { Err(page.text()) }
}
