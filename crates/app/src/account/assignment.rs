//! Says what an account is at which desk, from when to when.

use chrono::{Days, NaiveDate};
use ponte_domain::{
    account::Account,
    assignment::{Assignment, AssignmentError},
    id::AccountId,
    role::Role,
};
use ponte_storage::{Kind, Tx, account, assignment};

use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// What can be told of an assignment: its dates, whom it is about, and that its desk is there and open.
pub(super) fn check(app: &App, assignment: &Assignment) -> std::result::Result<(), Refusal> {
    assignment.check()?;
    let tree = app.desks();
    // Before the first desk is set up there is none to name.
    let open = tree.is_empty() || tree.get(&assignment.desk).is_some_and(|desk| desk.is_open_on(assignment.since));
    if open { Ok(()) } else { Err(AssignmentError::Desk.into()) }
}

/// The assignments of an account, past and to come too.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn assignments(app: &App, caller: &Caller, id: AccountId) -> Result<Vec<Assignment>> {
    super::view(app, caller, id).await?;
    Ok(assignment::of_account(&app.db, id).await?)
}

/// The assignments that hold today, of all accounts that are not shut.
///
/// # Errors
/// [`Refusal::Forbidden`].
pub async fn assignments_today(app: &App, caller: &Caller) -> Result<Vec<Assignment>> {
    caller.require(Right::Accounts)?;
    Ok(assignment::on_day(&app.db, app.today()).await?)
}

/// Gives an account a role at a desk.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Assignment`].
pub async fn assign(app: &App, caller: &Caller, assignment: Assignment) -> Result<()> {
    let account = super::view(app, caller, assignment.account).await?;
    check(app, &assignment)?;
    let tx = app.begin().await?;
    assignment::save(&tx, &assignment).await?;
    show_with_present(app, &tx, &account).await?;
    app.audit(&tx, caller, "account.assign", Some((Kind::Account, account.id.0)), &["assignments"]).await?;
    app.commit(tx).await
}

/// Ends a role of an account at a desk: yesterday was its last day.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`]; [`Refusal::LastOne`] when no administrator would remain.
pub async fn end_assignment(app: &App, caller: &Caller, id: AccountId, role: Role, desk: &str, since: NaiveDate) -> Result<()> {
    let account = super::view(app, caller, id).await?;
    let held = assignment::of_account(&app.db, id).await?;
    let found = held.into_iter().find(|held| held.role == role && held.desk == desk && held.since == since);
    let found = found.ok_or(Refusal::NotFound(Kind::Account))?;
    if role == Role::Administrator && found.holds_on(app.today()) {
        let others = assignment::on_day(&app.db, app.today()).await?.into_iter();
        let same = |held: &Assignment| held.account == id && held.desk == desk && held.since == since;
        if others.filter(|held| held.role == Role::Administrator && !same(held)).count() == 0 {
            return Err(Refusal::LastOne.into());
        }
    }
    let tx = app.begin().await?;
    assignment::save(&tx, &Assignment { until: Some(app.today() - Days::new(1)), ..found }).await?;
    show_with_present(app, &tx, &account).await?;
    app.audit(&tx, caller, "account.end_assignment", Some((Kind::Account, id.0)), &["assignments"]).await?;
    app.commit(tx).await
}

/// Shows the account with a role it has: the one it was shown with, else the first that holds today.
async fn show_with_present(app: &App, tx: &Tx, account: &Account) -> Result<()> {
    let mut held = assignment::of_account(tx, account.id).await?;
    held.retain(|held| held.holds_on(app.today()));
    let as_before = held.iter().any(|held| held.role == account.role && held.desk == account.desk);
    if let Some(first) = held.first().filter(|_| !as_before) {
        account::set_principal(tx, account.id, first.role, &first.desk).await?;
    }
    Ok(())
}
