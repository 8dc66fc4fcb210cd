//! The person and her data: her pages, consents, requests, copy, erasure, retention.

mod breach;
mod consents;
mod copy;
mod erasure;
mod merge;
mod page;
mod requests;
mod retention;

use ponte_domain::{account::Account, assignment::Assignment, id::WorkerId, role::Role, worker::Worker};
use ponte_storage::{assignment, audit::AuditFilter, register};
use ponte_testkit::{TestDesk, TestVisitor};
use uuid::Uuid;

/// A person with an account of her own, at a desk.
struct Story {
    desk: TestDesk,
    ada: Uuid,
    citizen: TestVisitor,
}

impl Story {
    async fn over(desk: TestDesk) -> Self {
        let ada = desk.add(&desk.worker("Ada", "Rossi")).await;
        let (_, citizen) = citizen(&desk, "ada", "Ada Rossi", ada).await;
        Self { desk, ada, citizen }
    }

    async fn open() -> Self {
        Self::over(TestDesk::open().await).await
    }

    /// Her record as it stands.
    async fn worker(&self) -> Worker {
        register::get::<Worker>(&self.desk.app.db, self.ada).await.expect("to read").expect("her record").value
    }

    /// Verbs of the acts about her, the latest first.
    async fn verbs(&self) -> Vec<String> {
        let filter = AuditFilter { person: Some(self.ada), limit: 200, ..AuditFilter::default() };
        let acts = ponte_storage::audit::list(&self.desk.app.db, &filter).await.expect("the acts");
        acts.into_iter().map(|past| past.act.verb).collect()
    }

    fn area(&self, rest: &str) -> String {
        format!("/area/{}{rest}", self.ada)
    }
}

/// An account of a person served.
pub async fn citizen(desk: &TestDesk, username: &str, name: &str, worker: Uuid) -> (Account, TestVisitor) {
    about(desk, username, name, Role::Citizen, worker).await
}

/// An account that is about a person.
async fn about(desk: &TestDesk, username: &str, name: &str, role: Role, worker: Uuid) -> (Account, TestVisitor) {
    let (account, visitor) = desk.visitor(username, name, &[Role::Analyst]).await;
    let app = &desk.app;
    let tx = app.db.begin().await.expect("a transaction");
    let since = app.today();
    let gone =
        Assignment { account: account.id, role: Role::Analyst, desk: "SP".to_owned(), subject: None, since, until: since.pred_opt() };
    assignment::save(&tx, &gone).await.expect("to end it");
    assignment::save(&tx, &Assignment { role, subject: Some(WorkerId(worker)), until: None, ..gone }).await.expect("an assignment");
    ponte_storage::account::set_principal(&tx, account.id, role, "SP").await.expect("the role shown");
    tx.commit(app.now()).await.expect("to commit");
    let accounts = ponte_storage::account::list(&app.db).await.expect("the accounts");
    let account = accounts.into_iter().find(|known| known.id == account.id).expect("the account");
    (account, visitor)
}
