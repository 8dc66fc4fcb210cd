//! The team of a case file: who is in it, who joins, who hands over.

use std::collections::HashMap;

use chrono::Days;
use ponte_domain::{
    account::Account,
    case::{Member, Part},
    id::{AccountId, WorkerId},
    role::Role,
    worker::Worker,
};
use ponte_storage::{Kind, Stored, account, assignment, case};

use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Cell, Right},
};

/// Somebody who is or was in a team.
#[derive(Debug, Clone)]
pub struct TeamMember {
    pub member: Member,
    /// How she is called.
    pub name: String,
    /// Whether she is in it today.
    pub present: bool,
}

/// The team of a file.
#[derive(Debug, Clone)]
pub struct Team {
    pub members: Vec<TeamMember>,
    /// Whether the desk opens files to their team only.
    pub closed: bool,
    /// Whether the caller may say who is in it.
    pub may_assign: bool,
}

/// Somebody who could be in the team of a file.
#[derive(Debug, Clone)]
pub struct Colleague {
    pub account: AccountId,
    pub name: String,
    pub role: Role,
    /// Code of her desk.
    pub desk: String,
}

/// The team of a person's file, for whoever may know that the file is there.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn team(app: &App, caller: &Caller, worker: WorkerId) -> Result<Team> {
    let right = if caller.may(Right::KnowPeople) { Right::KnowPeople } else { Right::SeePeople };
    let stored: Stored<Worker> = match app.record(&app.db, caller, right, worker.0).await {
        // Whoever is in a team of a far desk sees its file without the right to know of others.
        Err(_) if right == Right::KnowPeople => app.record(&app.db, caller, Right::SeePeople, worker.0).await?,
        known => known?,
    };
    let names: HashMap<AccountId, String> = account::list(&app.db).await?.into_iter().map(|account| (account.id, account.name)).collect();
    let today = app.today();
    let members = case::team(&app.db, worker).await?.into_iter().map(|member| {
        let name = names.get(&member.account).cloned().unwrap_or_default();
        TeamMember { present: member.is_in_on(today), name, member }
    });
    let may_assign = caller.may(Right::AssignCases) && app.permit(&app.db, caller, Right::AssignCases, &stored).await.is_ok();
    Ok(Team { members: members.collect(), closed: app.market.desk_of(&stored.value.desk).case_teams, may_assign })
}

/// The accounts that could be in the team of a person's file: those of the network whose role opens files.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn colleagues(app: &App, caller: &Caller, worker: WorkerId) -> Result<Vec<Colleague>> {
    let stored: Stored<Worker> = app.record(&app.db, caller, Right::AssignCases, worker.0).await?;
    colleagues_at(app, &stored.value.desk).await
}

/// The accounts that could be in the team of a file of a desk.
pub(crate) async fn colleagues_at(app: &App, desk: &str) -> Result<Vec<Colleague>> {
    let tree = app.desks();
    let network = tree.network(tree.keeper_code(desk));
    let accounts: HashMap<AccountId, Account> = account::list(&app.db).await?.into_iter().map(|account| (account.id, account)).collect();
    let opens = |role: Role| !matches!(app.rights.cell(Right::SeePeople, role), Cell::None | Cell::Person);
    let mut found: Vec<Colleague> = Vec::new();
    for held in assignment::on_day(&app.db, app.today()).await? {
        let known = found.iter().any(|colleague| colleague.account == held.account);
        if known || !opens(held.role) || !network.contains(tree.keeper_code(&held.desk)) {
            continue;
        }
        if let Some(account) = accounts.get(&held.account) {
            found.push(Colleague { account: held.account, name: account.name.clone(), role: held.role, desk: held.desk });
        }
    }
    found.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(found)
}

/// Puts somebody into the team of a person's file, from today.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`]; [`Refusal::NobodyChosen`] when she could not open files.
pub async fn join(app: &App, caller: &Caller, worker: WorkerId, account: AccountId, part: Part) -> Result<()> {
    if !colleagues(app, caller, worker).await?.iter().any(|colleague| colleague.account == account) {
        return Err(Refusal::NobodyChosen.into());
    }
    let tx = app.begin().await?;
    case::save_member(&tx, &Member { worker, account, part, since: app.today(), until: None }).await?;
    app.audit(&tx, caller, "case.join", Some((Kind::Worker, worker.0)), &["team"]).await?;
    app.commit(tx).await
}

/// Takes somebody out of the team of a person's file, from today.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`]; [`Refusal::NobodyChosen`] when she is not in it; [`Refusal::LastOne`] when nobody would remain in a team that closes its file.
pub async fn leave(app: &App, caller: &Caller, worker: WorkerId, account: AccountId) -> Result<()> {
    let stored: Stored<Worker> = app.record(&app.db, caller, Right::AssignCases, worker.0).await?;
    let present = present(app, worker).await?;
    if !present.iter().any(|member| member.account == account) {
        return Err(Refusal::NobodyChosen.into());
    }
    let closed = app.market.desk_of(&stored.value.desk).case_teams;
    if closed && present.iter().all(|member| member.account == account) {
        return Err(Refusal::LastOne.into());
    }
    let tx = app.begin().await?;
    for member in present.into_iter().filter(|member| member.account == account) {
        end(app, &tx, member).await?;
    }
    app.audit(&tx, caller, "case.leave", Some((Kind::Worker, worker.0)), &["team"]).await?;
    app.commit(tx).await
}

/// Hands a person's file over: who receives it has the parts of who gives it, from today.
///
/// # Errors
/// As [`join`] and [`leave`].
pub async fn hand_over(app: &App, caller: &Caller, worker: WorkerId, from: AccountId, to: AccountId) -> Result<()> {
    let may_receive = colleagues(app, caller, worker).await?.iter().any(|colleague| colleague.account == to);
    if from == to || !may_receive {
        return Err(Refusal::NobodyChosen.into());
    }
    if !present(app, worker).await?.iter().any(|member| member.account == from) {
        return Err(Refusal::NobodyChosen.into());
    }
    let tx = app.begin().await?;
    give(app, &tx, worker, from, to).await?;
    app.audit(&tx, caller, "case.hand_over", Some((Kind::Worker, worker.0)), &["team"]).await?;
    app.commit(tx).await
}

/// Who receives has the parts of who gives, from today; a part that she has already stays as it is.
pub(super) async fn give(app: &App, tx: &ponte_storage::Tx, worker: WorkerId, from: AccountId, to: AccountId) -> Result<()> {
    let present: Vec<Member> = case::team(tx, worker).await?.into_iter().filter(|member| member.is_in_on(app.today())).collect();
    for member in present.iter().filter(|member| member.account == from) {
        if !present.iter().any(|other| other.account == to && other.part == member.part) {
            case::save_member(tx, &Member { account: to, since: app.today(), until: None, ..member.clone() }).await?;
        }
        end(app, tx, member.clone()).await?;
    }
    Ok(())
}

async fn present(app: &App, worker: WorkerId) -> Result<Vec<Member>> {
    let mut team = case::team(&app.db, worker).await?;
    team.retain(|member| member.is_in_on(app.today()));
    Ok(team)
}

/// Yesterday was the last day; a membership of today only is taken back.
async fn end(app: &App, tx: &ponte_storage::Tx, member: Member) -> Result<()> {
    let yesterday = app.today() - Days::new(1);
    if member.since > yesterday {
        return Ok(case::remove_member(tx, &member).await?);
    }
    Ok(case::save_member(tx, &Member { until: Some(yesterday), ..member }).await?)
}
