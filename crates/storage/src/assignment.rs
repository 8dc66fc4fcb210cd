//! Which role an account has at which desk.

use chrono::NaiveDate;
use ponte_domain::{
    assignment::Assignment,
    id::{AccountId, WorkerId},
    role::Role,
};
use sea_orm::QueryResult;
use uuid::Uuid;

use crate::{
    db::{Reads, Tx, column},
    error::{Result, StorageError},
};

const COLUMNS: &str = "account, role, desk, subject, since, until";

fn read(row: &QueryResult) -> Result<Assignment> {
    let account: Uuid = column(row, "account")?;
    let role: String = column(row, "role")?;
    let unreadable = || StorageError::Unreadable { table: "assignment", column: "role", record: account, reason: role.clone() };
    Ok(Assignment {
        account: AccountId(account),
        role: Role::from_code(&role).ok_or_else(unreadable)?,
        desk: column(row, "desk")?,
        subject: column::<Option<Uuid>>(row, "subject")?.map(WorkerId),
        since: column(row, "since")?,
        until: column(row, "until")?,
    })
}

/// Keeps an assignment; the same role at the same desk from the same day is replaced.
///
/// # Errors
/// When the database refuses.
pub async fn save(tx: &Tx, assignment: &Assignment) -> Result<()> {
    let sql = "INSERT INTO assignment (account, role, desk, since, until, subject) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (account, role, desk, since) DO UPDATE SET until = excluded.until, subject = excluded.subject";
    let values = vec![
        assignment.account.0.into(),
        assignment.role.as_str().into(),
        assignment.desk.clone().into(),
        assignment.since.into(),
        assignment.until.into(),
        assignment.subject.map(Uuid::from).into(),
    ];
    tx.run(sql, values).await?;
    Ok(())
}

/// All assignments of an account, past and to come too: the first to begin first.
///
/// # Errors
/// When the database cannot be read.
pub async fn of_account(db: &impl Reads, account: AccountId) -> Result<Vec<Assignment>> {
    let sql = format!("SELECT {COLUMNS} FROM assignment WHERE account = $1 ORDER BY since, role, desk");
    db.all(&sql, vec![account.0.into()]).await?.iter().map(read).collect()
}

/// The assignments that hold on a day, of all accounts that are not shut.
///
/// # Errors
/// When the database cannot be read.
pub async fn on_day(db: &impl Reads, day: NaiveDate) -> Result<Vec<Assignment>> {
    let sql = "SELECT s.account AS account, s.role AS role, s.desk AS desk, s.subject AS subject, s.since AS since, s.until AS until FROM assignment s JOIN account a ON a.id = s.account WHERE a.disabled = $2 AND s.since <= $1 AND (s.until IS NULL OR s.until >= $1) ORDER BY s.account, s.since, s.role, s.desk";
    db.all(sql, vec![day.into(), false.into()]).await?.iter().map(read).collect()
}

/// The account that has a role about a person on a day; the first of them, shut ones too.
///
/// # Errors
/// When the database cannot be read.
pub async fn about(db: &impl Reads, subject: WorkerId, role: Role, day: NaiveDate) -> Result<Option<AccountId>> {
    let sql = "SELECT account FROM assignment WHERE subject = $1 AND role = $2 AND since <= $3 AND (until IS NULL OR until >= $3) ORDER BY since, account LIMIT 1";
    let row = db.one(sql, vec![subject.0.into(), role.as_str().into(), day.into()]).await?;
    row.map(|row| column::<Uuid>(&row, "account").map(AccountId)).transpose()
}
